# SPDX-License-Identifier: MIT
"""Messages: which of them are outreach, to whom, and which were answered."""

from dataclasses import dataclass

from dialect import Silent
from people import one_space, url_keys

DAYS = 30


@dataclass
class Outreach:
    day: int
    recipients: list  # persons
    answer: tuple = None  # day and person


def is_draft(row):
    return any(row[column].lower() in ("yes", "true", "y", "1")
               for column in ("IS MESSAGE DRAFT", "IS CONVERSATION DRAFT"))


def in_order(messages, drafts):
    """The messages of a conversation by time. Drafts are not among them, and do not count."""
    turned = sorted(messages if _oldest_first(messages) else messages[::-1], key=_time)
    with_drafts = sorted([*messages, *drafts], key=lambda row: row.number)
    if _oldest_first(with_drafts) != _oldest_first(messages) and len(set(map(_time, messages))) < len(messages):
        raise Silent("whether a draft says which order a conversation has")
    times = {}
    for row in messages:
        times.setdefault(row.date[0], set()).add(row.date[1])
    if any(None in its and len(its) > 1 for its in times.values()):
        raise Silent("a time and no time on one day")
    return turned


def _time(row):
    return row.date[0], row.date[1] or 0


def _oldest_first(messages):
    return bool(messages) and _time(messages[0]) < _time(messages[-1])


def outreach_of(messages, people):
    """The outreach of a conversation whose messages are in order."""
    found, previous = [], None
    for row in messages:
        if not people.wrote(row):
            last = found[-1] if found else None
            if last and not last.answer and row.date[0] <= last.day + DAYS:
                last.answer = row.date[0], _writer(row, people)
        elif previous is None or row.date[0] - previous >= DAYS:
            recipients = _recipients(row, messages, people)
            if recipients:
                found.append(Outreach(row.date[0], recipients))
        previous = row.date[0]
    return found


def _writer(row, people):
    person = people.person(row["FROM"], row["SENDER PROFILE URL"], row["CONVERSATION ID"])
    if person is None:
        raise Silent("a message that nobody wrote")
    if people.is_member(person):
        raise Silent("a message by the member under another name")
    return person


def _recipients(row, messages, people):
    keys = url_keys(row["RECIPIENT PROFILE URLS"])
    persons = [("url", key, "") for key in keys]
    if not keys and one_space(row["TO"]) != people.name:
        persons = [people.person(row["TO"], "", row["CONVERSATION ID"])]
    persons = [person for person in persons if person and not people.is_member(person)]
    if not persons:
        persons = list(dict.fromkeys(_writer(row, people) for row in messages
                                     if not people.wrote(row)))
        if len(persons) > 1:
            raise Silent("who is first of those who write in a conversation")
    return persons
