# SPDX-License-Identifier: MIT
"""Random cases: small files, hostile ones, and the arguments of a command that reads them."""

import datetime
from dataclasses import dataclass

import case_models
import plans
import reference
from activity import date_of
from catalogue import COUNT_LIMIT
from draw import IDS, Draw, csv_bytes, member_rows
from model import read_model
from tables import decimals

LAST_DAY = datetime.date.max.toordinal()
ANCHORS = [datetime.date(*date).toordinal() for date in (
    (1, 1, 1), (1, 3, 1), (9999, 12, 31), (9999, 10, 1), (2024, 2, 29), (2024, 5, 28), (2023, 3, 1),
    (2000, 2, 29), (1900, 2, 28), (2100, 3, 1), (2024, 12, 31), (1970, 1, 1))]
TIMES = ["", "", "", "T00:00", " 23:59", "T12:30:60", " 07:02:09.5", "T01:02:03.000000001Z",
         "T23:59Z", " 10:00+23:59", "T10:00:00-00:00", " 00:00:00.1+14:00"]
PERSONS = ["", "", "p1", "p1", "p2", "P1", " p1", "Ed, Jr", "\u00e9", "e\u0301"]
EVENTS = ["", "", "", "e1", "e2", "E1", "e,3"]


@dataclass(frozen=True)
class Case:
    files: dict  # name: bytes
    arguments: list


class Maker:
    """Makes one case from one seed."""

    def __init__(self, seed):
        self.draw = Draw(seed)
        self.files = {}
        self.options = []
        self.model = None

    def case(self, kind):
        """A case of a command; "plan widely" has more combinations than anybody tries."""
        command = kind.split()[0]
        arguments = getattr(self, kind.replace("-", "_").replace(" ", "_"))()
        if self.draw.chance(0.3):
            self.options += ["--threads", self.draw.choice(["1", "2", "3"])]
        if self.draw.chance(0.2):
            self.options += ["--strict"]
        if self.draw.chance(0.2):
            self.options += ["-o", "out.csv"]
        return Case(self.files, [command, *arguments, *self.options])

    # Models

    def use_model(self, kinds=("standard", "standard", "golden", "own", "own", "own"),
                  policies=(None, None, None, "zero", "renormalise")):
        """Writes a model and says --model, or leaves it at the standard one; --missing at times."""
        which = self.draw.choice(kinds)
        text = None
        if which == "golden":
            name = self.draw.choice(["other_model.toml", "rules_model.toml"])
            text = (reference.GOLDEN / name).read_text(encoding="utf-8")
        elif which == "own":
            text = case_models.model_text(case_models.random_model(self.draw))
        if text is not None:
            self.files["model.toml"] = text.encode()
            self.options += ["--model", "model.toml"]
        missing = self.draw.choice(policies)
        if missing:
            self.options += ["--missing", missing]
        standard = (reference.GOLDEN / "standard.toml").read_text(encoding="utf-8")
        self.model = read_model(text or standard, missing)

    def cohorts(self, most=2):
        columns = self.draw.some(["industry", "team"], 0, most)
        for column in columns:
            self.options += ["--cohort", column]
        if columns and self.draw.chance(0.8):
            self.options += ["--min-cohort", str(self.draw.randint(1, 5))]

    # Logs

    def date_near(self, anchor):
        window = self.model.window_days
        offset = self.draw.choice([0, 0, 1, -1, window, -window, 1 - window, window - 1, -window - 1,
                                   self.draw.randint(-window - 2, window + 2),
                                   self.draw.randint(-window - 2, window + 2), -800])
        return min(max(anchor + offset, 1), LAST_DAY)

    def signals_of_log(self):
        """Signals to name: those that the used ones take rows of, and a few others."""
        catalogue = self.model.signals
        sources = [source for name in self.draw.some(self.model.used_signals, 1, 6)
                   for source in catalogue[name].sources]
        return self.draw.some(dict.fromkeys(sources), 1, 8) + self.draw.some(catalogue, 0, 2)

    def log_rows(self, ids, anchor, unknown):
        columns = ["member_id", "date", "signal", *(name for name in ("value", "person", "event")
                                                    if self.draw.chance(0.8))]
        names = self.signals_of_log()
        rows = []
        for _ in range(self.draw.choice([0, 1, 5, 20, 40, 60, 60, 90])):
            row = self._row(ids, anchor, self.draw.choice(names), columns)
            if row and unknown and self.draw.chance(0.2):
                row[self.draw.choice(["signal", "member_id"])] = "stranger_thing"
            if row:
                rows.append(row)
        return columns, rows

    def _row(self, ids, anchor, name, columns):
        signal = self.model.signals[name]
        value = self.draw.digits(signal.limit)
        if self.draw.chance(0.3) and (signal.flag or not signal.state):
            value = ""
        if "value" not in columns and signal.state and not signal.flag:
            return {}
        return {"member_id": self.draw.choice(ids), "signal": name, "value": value,
                "date": date_of(self.date_near(anchor)) + self.draw.choice(TIMES),
                "person": self.draw.choice(PERSONS), "event": self.draw.choice(EVENTS)}

    def use_log(self):
        """Writes logs, and a member table at times; returns the logs' names and the day of interest."""
        self.use_model()
        anchor = self.draw.choice(ANCHORS)
        ids = self.draw.some(IDS, 1, 9)
        with_members = self.draw.chance(0.6)
        # Without a member table nobody is unknown, and a stranger is one more member.
        unknown = self.draw.chance(0.25)
        columns, rows = self.log_rows(ids, anchor, unknown)
        if unknown:
            self.options += ["--skip-unknown"]
        names = [f"log{at}.csv" for at in range(self.draw.choice([1, 1, 1, 2, 3]))]
        cuts = sorted(self.draw.randint(0, len(rows)) for _ in names[1:])
        for name, first, last in zip(names, [0, *cuts], [*cuts, len(rows)]):
            self._write_log(name, columns, rows[first:last])
        if with_members:
            self._write_members(self.draw.sample(ids, len(ids)))
        for name, signal in self.model.signals.items():
            if not signal.state and signal.observed == "log" and self.draw.chance(0.04):
                self.options += ["--tracks", name]
        return names, anchor

    def _write_log(self, name, columns, rows):
        columns = columns + self.draw.some(["source", "campaign"], 0, 1)
        cells = [[row.get(column, "crm") for column in columns] for row in rows]
        self.files[name] = csv_bytes(self.draw, columns, cells)

    def _write_members(self, ids):
        ids = ids + [f"quiet{at}" for at in range(self.draw.choice([0, 0, 2, 9]))]
        states = [name for name, signal in self.model.signals.items() if signal.state]
        windows = [name for name, signal in self.model.signals.items() if not signal.state]
        signals = self.draw.some(states, 1, 8) + self.draw.some(windows, 0, 2)
        header, rows = member_rows(self.draw, ids, self.model.signals, signals)
        self.files["members.csv"] = csv_bytes(self.draw, header, rows)
        self.options += ["--members", "members.csv"]

    # Commands

    def signals(self):
        names, anchor = self.use_log()
        if self.draw.chance(0.3):
            self.options += ["--all"]
        return [*names, "--on", date_of(self.date_near(anchor))]

    def history(self):
        names, anchor = self.use_log()
        if "--members" in self.options:
            self.cohorts()
        every = self.draw.choice([1, 1, 2, 7, 30, 100000])
        first = self.date_near(anchor)
        last = min(first + self.draw.randint(0, 4 * min(every, 30)), LAST_DAY)
        if every > 1 or self.draw.chance(0.5):
            self.options += ["--every", str(every)]
        return [*names, "--from", date_of(first), "--to", date_of(last)]

    def changes(self):
        if self.draw.chance(0.6):
            return self._changes_of_log()
        return self._changes_of_tables()

    def _cohorts_or_lines(self, cohorts):
        if self.draw.chance(0.5):
            self.options += ["--csv"]
        elif cohorts:
            self.cohorts()

    def _changes_of_log(self):
        names, anchor = self.use_log()
        first, last = sorted([self.date_near(anchor), self.date_near(anchor)])
        if self.draw.chance(0.6):
            last = min(first + self.draw.randint(1, self.model.window_days + 1), LAST_DAY)
        if first == last:
            first, last = (first - 1, last) if first > 1 else (first, last + 1)
        self._cohorts_or_lines("--members" in self.options)
        return [*names, "--from", date_of(first), "--to", date_of(last)]

    def _changes_of_tables(self):
        """Tables by one model, by another that is nearly it, or by one that has little to do with it."""
        draw = self.draw
        base = case_models.random_model(draw)
        texts = {"before.toml": case_models.model_text(base)}
        other = draw.choice(["same", "nearly", "nearly", "nearly", "random", "standard", "default"])
        if other in ("nearly", "random"):
            model = case_models.nearly(draw, base) if other == "nearly" \
                else case_models.random_model(draw)
            texts["after.toml"] = case_models.model_text(model)
        before = after = read_model(texts["before.toml"])
        standard = (reference.GOLDEN / "standard.toml").read_text(encoding="utf-8")
        if other == "same":
            self.options += ["--model", "before.toml"]
        elif other in ("nearly", "random"):
            after = read_model(texts["after.toml"])
            self.options += ["--model-before", "before.toml", "--model", "after.toml"]
        elif other == "standard":
            before = read_model(standard)
            self.options += ["--model-before", "standard", "--model", "before.toml"]
        else:
            after = read_model(standard)
            self.options += ["--model-before", "before.toml"]
        if draw.chance(0.2):
            self.options += ["--missing", draw.choice(["zero", "renormalise"])]
        self.files |= {name: text.encode() for name, text in texts.items()}
        self._write_sides(before, after)
        self._cohorts_or_lines(True)
        return ["before.csv", "after.csv"]

    def _write_sides(self, before, after):
        draw = self.draw
        everybody = draw.some(IDS, 1, 10)
        for name, model, other in (("before.csv", before, after), ("after.csv", after, before)):
            catalogue = other.signals | model.signals
            ids = draw.some(everybody, max(0, len(everybody) - 2), len(everybody))
            needed = [draw.choice(before.used_signals), draw.choice(after.used_signals)]
            both = dict.fromkeys(before.used_signals + after.used_signals)
            signals = list(dict.fromkeys(needed + draw.some(both, 3, 12)
                                         + draw.some(catalogue, 0, 1)))
            header, rows = member_rows(draw, ids, catalogue, signals)
            self.files[name] = csv_bytes(draw, header, rows)

    def _use_members(self, most, **models):
        """Writes a member table to score; returns its ids and their cells."""
        self.use_model(**models)
        used = self.model.used_signals
        least = max(1, len(used) - self.draw.choice([0, 2, 8]))
        signals = self.draw.some(used, least, len(used))
        ids = self.draw.some(IDS, 1, most)
        header, rows = member_rows(self.draw, ids, self.model.signals, signals, missing=0.1)
        self.files["members.csv"] = csv_bytes(self.draw, header, rows)
        return ids, {row[0]: dict(zip(header, row)) for row in rows}

    def what_if(self):
        ids, cells = self._use_members(4)
        member = self.draw.choice(ids)
        used = self.model.used_signals
        for name in self.draw.some(used, 1, 6):
            signal = self.model.signals[name]
            observed = cells[member].get(name, "") != ""
            how = self.draw.choice(["--set", "--add"]) if observed else "--set"
            self.options += [how, f"{name}={self.draw.count(signal.limit)}"]
        return ["members.csv", "--member", member, "--csv"]

    def plan(self):
        ids, cells = self._use_members(6)
        return self._plan(ids, cells, case_models.actions_text(self.draw, self.model, 500))

    def plan_widely(self):
        # Renormalised, the reference would take minutes.
        ids, cells = self._use_members(2, kinds=["standard"], policies=[None, "zero"])
        return self._plan(ids, cells, case_models.some_standard_actions(self.draw))

    def _plan(self, ids, cells, text):
        self.files["actions.toml"] = text.encode()
        self.options += ["--actions", "actions.toml"]
        if self.draw.chance(0.3):
            self.options += ["--assume-zero"]
        if self.draw.chance(0.3):
            names = [line.split('"')[1] for line in text.split("\n") if line.startswith("name")]
            self.options += ["--without", self.draw.choice(names)]
        if self.draw.chance(0.2):
            return ["members.csv", "--curve", "--member", self.draw.choice(ids)]
        return ["members.csv", *self._goal(cells[self.draw.choice(ids)], plans.read_actions(text))]

    def _reachable(self, cells, actions):
        """The total of a member once it has done some of the actions."""
        start = {name: int(cells[name]) if cells.get(name) else None for name in self.model.signals}
        available = plans.available(actions, self.model, start)
        times = [(action, self.draw.randint(0, action.at_most)) for action in available]
        return self.model.score(plans.after(self.model, start, times)).total

    def _goal(self, cells, actions):
        kind = self.draw.choice(["--budget", "--target", "--target", "--target-band",
                                 "--target-top"])
        if kind == "--target-band" and self.model.bands:
            return [kind, self.draw.choice(self.model.bands)[0]]
        if kind == "--target-top":
            self.options += ["--cohort", self.draw.choice(["industry", "team"])]
            self.options += ["--min-cohort", str(self.draw.randint(1, 4))]
            return [kind, str(self.draw.choice([1, 10, 34, 50, 67, 99, 100]))]
        if kind == "--target":
            total = self._reachable(cells, actions) + self.draw.choice([0, 0, 1, -40])
            return [kind, decimals(min(max(total, 1), self.model.maximum))]
        return ["--budget", str(self.draw.choice([1, 2, 5, 9, 30, 200, COUNT_LIMIT]))]
