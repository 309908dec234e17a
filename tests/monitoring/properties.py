# SPDX-License-Identifier: MIT
"""What must hold between two runs of the command, whatever the reference says.

A property takes the command, a case and its folder, and returns what is wrong, or None. It is asked
about the cases only that it applies to.
"""

import csv
import gzip
import io
import json
from collections import defaultdict
from pathlib import Path

import reference
from comparison import Broken, text_difference
from draw import Draw, csv_bytes
from tables import read_rows, rows_of, table


def _rows(text):
    """The cells of each row by column."""
    header, rows = rows_of(text)
    return [dict(zip(header, row)) for row in rows]


def _hundredths(text):
    return int(text.replace(".", "")) if text else 0


def _logs(case):
    return [name for name in case.arguments if name.startswith("log")]


def _again(command, case, folder, arguments=None):
    """The output of the case's command, or of one like it."""
    return _output(command.run(arguments or case.arguments, folder))


def _output(outcome):
    if outcome.code != 0:
        raise Broken(f"exit code {outcome.code}: {outcome.errors}")
    return outcome.output


def _with_option(arguments, name, value):
    """The arguments with the option, in place of the one that may be there."""
    return [*_without_option(arguments, name), name, value]


def _without_option(arguments, name):
    if name not in arguments:
        return list(arguments)
    at = arguments.index(name)
    return [*arguments[:at], *arguments[at + 2:]]


def threads_do_not_matter(command, case, folder):
    one, two = (_again(command, case, folder, _with_option(case.arguments, "--threads", number))
                for number in "12")
    return text_difference(one, two)


def order_of_rows_does_not_matter(command, case, folder):
    """With a member table: but for the rows of a member that are of one event, or that a state signal
    takes."""
    if not _logs(case) or "--members" not in case.arguments:
        return None
    before = _again(command, case, folder)
    signals = reference.Run(case.arguments, folder).model.signals.values()
    ordered = {source for signal in signals if signal.state for source in signal.sources}
    draw = Draw(str(case.arguments))
    for name in _logs(case):
        header, rows = read_rows(Path(folder, name))
        keys = defaultdict(list)  # of each row the place that it takes; rows of one key stay in order
        for row in rows:
            cells = dict(zip(header, row))
            fixed = cells["signal"] in ordered or cells.get("event")
            keys[cells["member_id"] if fixed else len(keys), bool(fixed)].append(row)
        queues = [key for key, its in keys.items() for _ in its]
        draw.shuffle(queues)
        Path(folder, name).write_bytes(csv_bytes(draw, header, [keys[key].pop(0) for key in queues]))
    return text_difference(before, _again(command, case, folder))


def split_logs_are_one(command, case, folder):
    """A log in several files, each with its own header, is the log in one."""
    if not _logs(case):
        return None
    before = _again(command, case, folder)
    draw = Draw(str(case.arguments))
    arguments = list(case.arguments)
    for name in _logs(case):
        header, rows = read_rows(Path(folder, name))
        cut = draw.randint(0, len(rows))
        Path(folder, name).write_bytes(csv_bytes(draw, header, rows[:cut]))
        Path(folder, "rest_of_" + name).write_bytes(csv_bytes(draw, header, rows[cut:]))
        arguments.insert(arguments.index(name) + 1, "rest_of_" + name)
    return text_difference(before, _again(command, case, folder, arguments))


def causes_add_up(command, case, folder):
    """In the change table, and with the lines of each cause."""
    if case.arguments[0] != "changes" or {"--csv", "--cohort"} & set(case.arguments):
        return None
    rows = _rows(_again(command, case, folder))
    lines = defaultdict(int)
    for row in _rows(_again(command, case, folder, [*case.arguments, "--csv"])):
        lines[row["member_id"], row["cause"]] += _hundredths(row["points"])
    causes = ("observation", "aged_out", "activity", "profile", "model")
    for row in rows:
        if row["before"] and row["after"]:
            added = sum(_hundredths(row[cause]) for cause in causes)
            if added != _hundredths(row["after"]) - _hundredths(row["before"]):
                return f"the causes do not add up: {row}"
            if any(lines[row["member_id"], cause] != _hundredths(row[cause]) for cause in causes):
                return f"the lines do not add up to the table: {row}"
    return None


def there_and_back_cancel(command, case, folder):
    """The change from after to before is the one from before to after, the other way round."""
    if case.arguments[0] != "changes" or _logs(case) or {"--csv", "--cohort"} & set(case.arguments):
        return None
    options = reference.Run(case.arguments, folder).options
    before, after = options.model_before or options.model or "standard", options.model or "standard"
    back = _without_option(_with_option(case.arguments, "--model-before", after), "--model")
    if before != "standard":  # which only --model-before knows by its name
        back += ["--model", before]
    back[1:3] = back[2], back[1]
    there = {row["member_id"]: row for row in _rows(_again(command, case, folder))}
    for row in _rows(_again(command, case, folder, back)):
        other = there.pop(row["member_id"])
        if (row["before"], row["after"]) != (other["after"], other["before"]):
            return f"there {other}, and back {row}"
    return f"no way back for {there}" if there else None


def one_day_of_history_is_a_score(command, case, folder):
    """`ssi history` on one day gives the rows of `ssi signals | ssi score -`."""
    if case.arguments[0] != "signals" or "--all" in case.arguments:
        return None
    at = case.arguments.index("--on")
    day = case.arguments[at + 1]
    others = case.arguments[:at] + case.arguments[at + 2:]
    cohorts = ["--cohort", "industry", "--min-cohort", "2"] if "--members" in others else []
    history = _again(command, case, folder, ["history", *others[1:], "--from", day, "--to", day,
                                             *cohorts])
    signals = _again(command, case, folder)
    kept = [its for name in ("--model", "--missing") if name in others
            for its in others[others.index(name):others.index(name) + 2]]
    scored = command.run(["score", "-", "--strict", *kept, *cohorts], folder, signals.encode())
    header, rows = rows_of(_output(scored))
    return text_difference(table(["date", *header], [[day, *row] for row in rows]), history)


def standard_input_is_a_file(command, case, folder):
    """- in the place of the first input."""
    name = case.arguments[1]
    before = _again(command, case, folder)
    fed = command.run(["-" if its == name else its for its in case.arguments], folder,
                      Path(folder, name).read_bytes())
    return text_difference(before, _output(fed))


def exports_are_read(command, case, folder):
    """Tables as other programs write them: separated by semicolons, or packed by gzip."""
    if "--strict" in case.arguments:
        return None
    before = _again(command, case, folder)
    for path in Path(folder).glob("*.csv"):
        header, rows = read_rows(path)
        text = io.StringIO(newline="")
        csv.writer(text, delimiter=";", quoting=csv.QUOTE_ALL).writerows([header, *rows])
        path.write_bytes(text.getvalue().encode())
    told = text_difference(before, _again(command, case, folder))
    if told:
        return told
    for path in Path(folder).glob("*.csv"):
        path.write_bytes(gzip.compress(path.read_bytes()))
    return text_difference(before, _again(command, case, folder))


def one_member_can_be_read(command, case, folder):
    """What is written about one member is text, or JSON."""
    arguments = [its for its in case.arguments if its != "--csv"]
    if arguments[0] not in ("changes", "what-if", "plan") or "--curve" in arguments:
        return None
    if "--member" not in arguments:
        rows = _rows(_again(command, case, folder, arguments))
        has = "planned_total" if arguments[0] == "plan" else "before"
        members = [row["member_id"] for row in rows if row[has] and row.get("after", "0")]
        if not members:
            return None
        arguments += ["--member", members[0]]
    if not _again(command, case, folder, arguments):
        return "nothing to read"
    try:
        json.loads(_again(command, case, folder, [*arguments, "--json"]))
    except ValueError as error:
        return f"no JSON: {error}"
    return None


# Of tables as the reference reads them, and of all that the command reads and writes.
TABLE_PROPERTIES = [threads_do_not_matter, order_of_rows_does_not_matter, split_logs_are_one,
                    causes_add_up, there_and_back_cancel, one_day_of_history_is_a_score]
PROPERTIES = [*TABLE_PROPERTIES, standard_input_is_a_file, exports_are_read, one_member_can_be_read]
