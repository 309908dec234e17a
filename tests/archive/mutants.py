#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""The fuzz of archives must be able to fail: mutants.py [--rounds N] [NAME...]

A copy of the reference stands in for the command, with one thing wrong at a time; some round must
find it. Without any fault, no round may find one.
"""

import sys
from pathlib import Path

import monitoring  # noqa: F401
from comparison import Outcome
from fuzz_archives import fault_of_round
from harness import load_mutant, run_mutants

HERE = Path(__file__).resolve().parent
MODULES = ["dialect", "dates", "exports", "people", "conversations", "importing"]
# File, what stands there, and what stands there instead.
MUTANTS = {
    "no fault": None,
    # Files
    "case of a file's name": ("exports", ", re.IGNORECASE | re.ASCII", ", re.ASCII"),
    "underscores in a file's name": ("dialect", 'replace("_", "")', 'replace("_", "_")'),
    "digits behind a file's name": ("exports", r"(?:_\d+)?", ""),
    "any word behind a file's name": ("exports", r"(?:_\d+)?", r"(?:_\w+)?"),
    "sub-folders": ("exports", 'path.split("/")\n', 'path.split("\\0")\n'),
    "__MACOSX is read": ("exports", 'if "__MACOSX" in folders', 'if "MACOSX" in folders'),
    "parts in another order": ("exports", "key=os.fsencode)", "key=os.fsencode, reverse=True)"),
    "parts in order of numbers": ("exports", "key=os.fsencode)", "key=lambda path: (len(path), path))"),
    "rows of parts repeat": ("dialect", "if row.whole not in seen]", "]"),
    "rows of one file repeat": ("dialect", "if row.whole not in seen]",
                                "if row.whole not in seen and not seen.add(row.whole)]"),
    "rows are equal by what is read": ("dialect", "tuple(sorted(zip(names, cells)))", "tuple(used.values())"),
    "rows are equal by place": ("dialect", "tuple(sorted(zip(names, cells)))", "tuple(cells)"),
    # The dialect
    "white space counts": ("dialect", "cells.append(cell.strip(WHITE))", 'cells.append(cell.strip(b"\\r"))'),
    "empty lines are rows": ("dialect", "if ends:  # an empty line", "if False:"),
    "a bare quote closes": ("dialect", "elif _cell_ends(content, at + 1):", "elif True:"),
    "a quote is two": ("dialect", """            cell += b'"'
            at += 2""", """            cell += b'""'
            at += 2"""),
    "backslash in all files": ("dialect", 'path, name == "Comments"', "path, True"),
    "backslash in no file": ("dialect", 'path, name == "Comments"', "path, False"),
    "a mark is the first column's": ("dialect", r'if content.startswith(b"\xef\xbb\xbf")', "if False"),
    "the header is the first record": ("dialect", "        names = [plain(cell.decode",
                                       "        if number:\n            break\n        names = [plain(cell.decode"),
    "case of columns": ("dialect", 'if "A" <= c <= "Z" else c', "if False else c"),
    "surplus cells": ("dialect", "while len(cells) > len(names) and", "while False and"),
    "more cells do no harm": ("dialect", "if len(cells) != len(names):", "if len(cells) < len(names):"),
    "fewer cells do no harm": ("dialect", "if len(cells) != len(names):", "if len(cells) > len(names):"),
    "a column twice": ("dialect", "if len(found) > 1:", "if False:"),
    "NUL": ("dialect", r'if b"\0" in cell:', "if False:"),
    "Latin 1": ("dialect", 'return cell.decode("utf-8")', 'return cell.decode("latin-1")'),
    "UTF-8 in all cells": ("dialect", "    for line, cells in every:\n        at =",
                           "    for line, cells in every:\n        b','.join(cells).decode('utf-8')\n"
                           "        at ="),
    "no header is no rows": ("dialect", "if all(len(cells) < 2 for _, cells in every):", "if True:"),
    "no rows without header are an error": (
        "dialect", "if all(len(cells) < 2 for _, cells in every):", "if not every:"),
    "messages of 2017": ("dialect", 'if name == "messages" and known', 'if name == "?" and known'),
    "cells are skipped always": ("dialect", "if skip_unknown:\n                continue",
                                 "if True:\n                continue"),
    # Dates
    "day first": ("dates", r"(?P<month>\d{{1,2}})/(?P<day>", r"(?P<day>\d{{1,2}})/(?P<month>"),
    "no slashes": ("dates", "([-/])", "([-])"),
    "no T": ("dates", "[ T]", "[ ]"),
    "years of 19": ("dates", "2000 if", "1900 if"),
    "noon is midnight": ("dates", '12 if parts["half"] == "PM"', '11 if parts["half"] == "PM"'),
    "12 AM is noon": ("dates", "hour = hour % 12 +", "hour = hour +"),
    "narrow spaces": ("dates", '.replace("\\u202f", " ")', ""),
    "no-break spaces": ("dates", '.replace("\\u00a0", " ")', ""),
    "Sept": ("dates", ' | {"Sept": 9}', ""),
    "whole months": ("dates", "for name in (month, month[:3])", "for name in (month[:3],)"),
    "the month's last": ("dates", '{"day": "1"}', '{"day": "2"}'),
    "dates are skipped always": ("importing", "and not self.options.skip_unknown:", "and False:"),
    "dates are never skipped": ("importing", "and not self.options.skip_unknown:", "and True:"),
    "no PM": ("dates", "[AP]M", "[A]M"),
    "no comma before the time": ("dates", 'r"(?:,? (', 'r"(?: ('),
    # The as-of date
    "as-of of what counts": ("importing", "latest = max(latest or 0, row.date[0])",
                             "latest = max(latest or 0, row.date[0] * (not is_draft(row)))"),
    "as-of of outgoing invitations": (
        "importing", "latest = max(latest or 0, row.date[0])",
        "latest = max(latest or 0, row.date[0] * (row['Direction'] in ('', 'OUTGOING')))"),
    "as-of is the latest all the same": ("importing", "self.as_of = self.as_of or latest",
                                         "self.as_of = latest or self.as_of"),
    "rows behind as-of": ("importing", "        self.rows = [row for row in self.rows if row[1] not in",
                          "        self.rows = [row for row in self.rows if row[0] <= self.as_of and row[1] not in"),
    # Profile
    "no headline": ("importing", 'int(first["Headline"] != "")', "1"),
    "no summary file": ("importing", "int(summary or", "int("),
    "no summary column": ("importing", 'int(summary or first["Summary"] != "")', "int(summary)"),
    "positions without description": ("importing", 'sum(row["Description"] != ""', 'sum(True'),
    "past employers": ("importing", 'if not row["Finished On"] and', "if"),
    "case of employers": ("importing", 'lower(row["Company"]) in employers', 'row["Company"] in employers'),
    "no company is an employer": ("importing", '\n                         if not row["Finished On"] and row["Company Name"]}',
                                  '\n                         if not row["Finished On"]}'),
    "status does not count": ("importing", 'in ("", counts)]', 'in ("", counts, "pending")]'),
    "no status does not count": ("importing", 'in ("", counts)]', "in (counts,)]"),
    "case of status": ("importing", "if lower(row[status])", "if (row[status])"),
    "states at dates of all rows": ("importing", "for day in sorted({row.date[0] for row in rows}):",
                                    "for day in sorted({row.date[0] for row in rows} | {self.as_of}):"),
    "states of the day before": ("importing", "if row.date[0] <= day))", "if row.date[0] < day))"),
    "no state is missing": ("importing", "        if not rows:\n", "        if False:\n"),
    "hidden connections": ("importing", 'self._so_far(self.rows_of("Connections"), signals)',
                           'self._so_far([row for row in self.rows_of("Connections") if row["First Name"]],'
                           ' signals)'),
    "colleagues without positions": ("importing", 'and "Positions" in self.tables', ""),
    "deciders without a position": ("importing", 'if "Position" in columns:', "if True:"),
    # Decision-makers
    "parts of words": ("people", "(?<!{_BESIDE})", ""),
    "beginnings of words": ("people", "(?!{_BESIDE})", ""),
    "letters of ASCII": ("people", r"\u00c0-\u024f]", "]"),
    "letters beyond": ("people", r"\u00c0-\u024f]", r"\u00c0-\u02ff]"),
    "letters before": ("people", r"\u00c0-\u024f]", r"\u00a1-\u024f]"),
    "no digits": ("people", '"[A-Za-z0-9', '"[A-Za-z'),
    "an underscore is a letter": ("people", '"[A-Za-z0-9', '"[A-Za-z0-9_'),
    "white space in positions": ("people", "text = one_space(lower(position))", "text = lower(position)"),
    "case of positions": ("people", "one_space(lower(position))", "one_space(position)"),
    "no exceptions": ("people", "and not has_phrase(position, exceptions)", ""),
    "words are added": (
        "importing", 'return lists["words"], lists',
        'return (*WORDS, *lists["words"]), lists'),
    "exceptions stay": ("importing", 'lists.get("except", ())', 'lists.get("except", EXCEPT)'),
    # Invitations
    "incoming invitations": ("importing", 'if row["Direction"] != "OUTGOING":\n                continue',
                             'if row["Direction"] == "":\n                continue'),
    "accepted before": ("importing", "if min(days) <= day}", "}"),
    "accepted on the day": ("importing", "if min(days) <= day}", "if min(days) < day}"),
    "accepted by the last": ("importing", "if min(days) <= day}", "if max(days) <= day}"),
    "accepted often": ("importing", 'self.add(min(accepted), "invitations_accepted", 1, person)',
                       '[self.add(min(accepted), "invitations_accepted", 1, person) for _ in days]'),
    # Persons
    "case of URLs": ("people", "return lower(urllib", "return str(urllib"),
    "percents of URLs": (
        "people", "urllib.parse.unquote_to_bytes(part).decode(",
        "str(part).encode().decode("),
    "queries of URLs": ("people", 're.split("[/?#]"', 're.split("[/#]"'),
    "fragments of URLs": ("people", 're.split("[/?#]"', 're.split("[/?]"'),
    "last / of URLs": ("people", 'return whole[:-1] if whole.endswith("/") else whole', "return whole"),
    "www of URLs": ("people", r're.sub(r"^www\.", "", whole)', "whole"),
    "recipients by comma": ("people", '"[,;]", cell', '"[,]", cell'),
    "recipients by semicolon": ("people", '"[,;]", cell', '"[;]", cell'),
    "--profile-url": ("people", "if profile_url:", "if False:"),
    "any profile is the member's": ("people", "return bool(there - {", "return False and bool(there - {"),
    "a profile without any URLs": ("people", 'bool(there - {""}) and ', ""),
    "invitations do not tell": ("people", "elif inviter_of_all(invitations):", "elif False:"),
    "outgoing invitations tell": ("people", 'if row["Direction"] in ("OUTGOING", "INCOMING")}',
                                  'if row["Direction"] in ("OUTGOING",)}'),
    "all invitations tell": ("people", 'if row["Direction"] in ("OUTGOING", "INCOMING")}', "}"),
    "names do not tell": ("people", "elif name:\n", "elif False:\n"),
    "names in TO do not tell": ("people", 'if one_space(row["TO"]) == name and len(', 'if not row and len('),
    "a tie is the first": ("people", "if len(best) > 1:", "if False:"),
    "most messages": ("people", "urls[key].add(conversation)", "urls[key].add(id(row))"),
    "senders only": ("people", 'urls, names = collections.defaultdict(set), collections.defaultdict(set)\n'
                               '    for row in messages:\n        conversation = row["CONVERSATION ID"]\n'
                               '        for key in (url_key(row["SENDER PROFILE URL"]), *url_keys(row["RECIPIENT PROFILE URLS"])):',
                     'urls, names = collections.defaultdict(set), collections.defaultdict(set)\n'
                     '    for row in messages:\n        conversation = row["CONVERSATION ID"]\n'
                     '        for key in (url_key(row["SENDER PROFILE URL"]),):'),
    "own by name first": ("people", "if sender and self.url:", "if False:"),
    "own by URL only": ("people", 'return self.name != "" and', "return False and"),
    "names are no URLs": ("people", "if len(bearers) == 1 and", "if False and"),
    "namesakes are one": ("people", "if len(bearers) == 1 and", "if len(bearers) >= 1 and"),
    "the member's namesake": ("people", "and name != self.name:", "and True:"),
    "names of connections": ("people", 'self._bears(f"{row', 'self._bears(f"?{row'),
    "names of inviters": ("people", 'self._bears(row["From"], row["inviter', 'self._bears("", row["inviter'),
    "names of invitees": ("people", 'self._bears(row["To"], row["invitee', 'self._bears("", row["invitee'),
    "names of senders": ("people", 'self._bears(row["FROM"]', 'self._bears(""'),
    "names of recipients": ("people", 'self._bears(row["TO"]', 'self._bears(""'),
    "names of many recipients": ("people", 'if len(url_keys(row["RECIPIENT PROFILE URLS"])) == 1:\n                self',
                                 'if len(url_keys(row["RECIPIENT PROFILE URLS"])) >= 1:\n                self'),
    "white space of names": ("people", "        name = one_space(name)\n", ""),
    "LinkedIn Member is one": (
        "people", 'return "unknown", name, conversation',
        'return "unknown", name, ""'),
    "LinkedIn Member is a name": (
        "people", "if name == NOBODY_KNOWN:\n            if",
        "if False:\n            if"),
    # Messages
    "drafts of messages": ("conversations", 'in ("IS MESSAGE DRAFT", "IS', 'in ("IS'),
    "drafts of conversations": ("conversations", 'DRAFT", "IS CONVERSATION DRAFT")', 'DRAFT",)'),
    "case of drafts": ("conversations", "row[column].lower() in", "row[column] in"),
    "drafts of y": ("conversations", '("yes", "true", "y", "1")', '("yes", "true", "1")'),
    "drafts of 1": ("conversations", '("yes", "true", "y", "1")', '("yes", "true", "y")'),
    "no conversation is one": ("importing", 'if row["CONVERSATION ID"]:', "if True:"),
    "order of the file": (
        "conversations", "messages if _oldest_first(messages) else messages[::-1]",
        "messages"),
    "order of the file reversed": ("conversations", "messages if _oldest_first(messages) else messages[::-1]",
                                   "messages[::-1]"),
    "order of equals": ("conversations", "_time(messages[0]) < _time(messages[-1])",
                        "_time(messages[0]) <= _time(messages[-1])"),
    "order by date": ("conversations", "return row.date[0], row.date[1] or 0", "return row.date[0], 0"),
    "all own are outreach": (
        "conversations", "elif previous is None or row.date[0] - previous >= DAYS:",
        "else:"),
    "the first is outreach": ("conversations", "elif previous is None or", "elif"
                              " previous is not None and"),
    "outreach after 31 days": ("conversations", "- previous >= DAYS:", "- previous > DAYS:"),
    "outreach after own silence": ("conversations", "        previous = row.date[0]\n",
                                   "        previous = row.date[0] if people.wrote(row) else previous\n"),
    "answered in 29 days": (
        "conversations", "row.date[0] <= last.day + DAYS",
        "row.date[0] < last.day + DAYS"),
    "answered at any time": ("conversations", "and row.date[0] <= last.day + DAYS:", "and True:"),
    "answered often": ("conversations", "if last and not last.answer and", "if last and"),
    "answered by whom it was sent to": ("conversations", "_writer(row, people)\n        elif",
                                        "last.recipients[0]\n        elif"),
    "answered on the day of outreach": (
        "conversations", "last.answer = row.date[0],",
        "last.answer = last.day,"),
    "recipients without the member": (
        "conversations", "if person and not people.is_member(person)]",
        "if person]"),
    "TO is the member": ("conversations", 'and one_space(row["TO"]) != people.name:', ":"),
    "TO where URLs are": ("conversations", "if not keys and", "if"),
    "no recipients but writers": ("conversations", "    if not persons:\n", "    if False:\n"),
    "a group is one": ("importing", "enumerate(outreach.recipients)", "enumerate(outreach.recipients[:1])"),
    "a group is messages": (
        "importing", '"people_contacted" if number else "messages_sent"',
        '"messages_sent"'),
    "first of a group decides": ("importing", '            self._contact(outreach.day, person)\n        if',
                                 '            self._contact(outreach.day, outreach.recipients[0])\n        if'),
    "deciders by message": ("importing", "            self._contact(outreach.day, person)\n", ""),
    "deciders by invitation": ("importing", "            self._contact(row.date[0], person)\n", ""),
    # Posts
    "shares are posts": ("importing", 'own = not filled["SharedUrl"] and', "own ="),
    "media are no posts": (
        "importing", '(filled["ShareCommentary"] or filled["MediaUrl"])',
        '(filled["ShareCommentary"])'),
    "words are no posts": (
        "importing", '(filled["ShareCommentary"] or filled["MediaUrl"])',
        '(filled["MediaUrl"])'),
    "quotes are no words": ("importing", """strip('" \\t\\r\\n\\v\\f')""", "strip()"),
    "reposts are posts": ("importing", '"InstantReposts": "shares"', '"InstantReposts": "posts"'),
    "days are added up": ("importing", "        rows = sorted((day,", "        self.rows = list(dict.fromkeys(self.rows))\n"
                          "        rows = sorted((day,"),
    # Zeros and what the member knows
    "no zeros": ("importing", "for signal in sorted(set(covered) - there):", "for signal in ():"),
    "zeros of nobody": ("importing", "NOBODY if signal in OF_PERSONS else None", "None"),
    "zeros always": ("importing", "sorted(set(covered) - there)", "sorted(set(covered))"),
    "zeros without connections": ("importing", 'covered += ["invitations_accepted"] if "Invitations" in self.tables else []',
                                  ""),
    "zeros of deciders": ("importing", 'covered.append("decision_makers_contacted")', "pass"),
    "zeros of deciders without messages": ("importing", '"messages" in self.tables or "Invitations" in self.tables):',
                                           '"messages" in self.tables):'),
    "zeros of answers": ("importing", '["messages_sent", "messages_answered"]', '["messages_sent"]'),
    "a state that is set is one more": ("importing", "if row[:2] != (self.as_of, signal)]", "]"),
    "a state that is set is all": (
        "importing", "if row[:2] != (self.as_of, signal)]",
        "if row[1] != signal]"),
    "a signal that is set replaces": ("importing", "if SIGNALS[signal].state:", "if True:"),
    "--without is ignored": ("importing", "if row[1] not in self.options.without]", "]"),
    "flags have no limit": ("importing", "int(value) <= SIGNALS[name].limit", "True"),
    "persons cannot be set": ("importing", '_usage(name not in ("people_contacted", "decision_makers_contacted")',
                              '_usage(name not in ("people_contacted",)'),
    # The log
    "persons by another order": ("importing", "key = person[1].encode", "key = person[1][::-1].encode"),
    "persons by name": ("importing", "(day, ORDER[signal], key))", "(day, 0, key))"),
    "p10 before p9": ("importing", "numbers[person], value)", "str(numbers[person]), value)"),
    "names of signals": (
        "importing", "rows = sorted((day, ORDER[signal],",
        "rows = sorted((day, list(SIGNALS).index(signal) ^ 1,"),
    "nobody is p0": ("importing", 'f"p{number}" if number >= 0', 'f"p{number}" if number > 0'),
    "the member is me": ("importing", "[self.options.member, datetime", '["me", datetime'),
}


class StandIn:
    """A reference as if it were the command."""

    def __init__(self, module):
        self.module = module

    def run(self, arguments, folder):
        try:
            return Outcome(0, self.module.run(arguments, folder), "")
        except self.module.Refused as error:
            return Outcome(error.code, "", str(error))


def command_of(mutant):
    """What stands in for the command: the reference with one thing wrong."""
    return StandIn(load_mutant(HERE, MODULES, mutant))


def fault_of(command, number, folder):
    return fault_of_round(command, f"1/{number}", folder)


if __name__ == "__main__":
    sys.exit(run_mutants(MUTANTS, command_of, fault_of, 3000))
