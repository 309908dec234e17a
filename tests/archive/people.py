# SPDX-License-Identifier: MIT
"""Who is who in an archive: profile URLs, names, the member itself, decision-makers."""

import collections
import re
import urllib.parse

from dialect import Refused, Silent

NOBODY_KNOWN = "LinkedIn Member"
WORDS = ("chief", "ceo", "cfo", "cto", "coo", "cmo", "cio", "cro", "ciso", "president", "vp", "svp", "evp",
         "vice president", "owner", "co-owner", "founder", "co-founder", "cofounder", "partner",
         "managing director", "director", "head", "principal", "chairman", "chairwoman", "chair")
EXCEPT = ("assistant", "associate", "intern", "student", "product owner", "business partner", "trainee")
_BESIDE = "[A-Za-z0-9\u00c0-\u024f]"


def one_space(text):
    """With runs of white space as one space."""
    return " ".join(re.split(r"[ \t\r\n\v\f]+", text.strip(" \t\r\n\v\f")))


def lower(text):
    """In small letters, those of ASCII."""
    return "".join(chr(ord(c) + 32) if "A" <= c <= "Z" else c for c in text)


def url_key(url):
    """What is compared of a profile URL; empty where there is none."""
    url = url.strip(" \t\r\n\v\f")
    if "/in/" in url:
        part = re.split("[/?#]", url.split("/in/", 1)[1])[0]
        return lower(urllib.parse.unquote_to_bytes(part).decode("utf-8", "surrogateescape"))
    if url != lower(url) or "%" in url or "#" in url:
        raise Silent("whether a URL without /in/ is folded and decoded")
    whole = re.sub("^https?://", "", url)
    whole = re.sub(r"^www\.", "", whole).split("?")[0]
    return whole[:-1] if whole.endswith("/") else whole


def url_keys(cell):
    """Those of a cell of recipients, each once."""
    keys = [url_key(part) for part in re.split("[,;]", cell)]
    return list(dict.fromkeys(key for key in keys if key))


def has_phrase(position, phrases):
    text = one_space(lower(position))
    return any(re.search(f"(?<!{_BESIDE}){re.escape(lower(phrase))}(?!{_BESIDE})", text)
               for phrase in phrases)


def is_decision_maker(position, words=WORDS, exceptions=EXCEPT):
    return has_phrase(position, words) and not has_phrase(position, exceptions)


def most(conversations, place):
    """The key that is in most conversations; None without keys."""
    counts = {key: len(its) for key, its in conversations.items()}
    best = [key for key, count in counts.items() if count == max(counts.values())]
    if len(best) > 1:
        raise Refused(65, f"who the member is: --profile-url is needed ({place})")
    return best[0] if best else None


def inviter_of_all(invitations):
    """The URL that all invitations have on the member's side."""
    own = {url_key(row["inviterProfileUrl" if row["Direction"] == "OUTGOING" else "inviteeProfileUrl"])
           for row in invitations if row["Direction"] in ("OUTGOING", "INCOMING")}
    if "" in own and len(own) == 2:
        raise Silent("invitations of which some have a URL")
    return own.pop() if len(own) == 1 else ""


def _beside(name, messages):
    """Of the URLs that stand beside the name, the one in most conversations."""
    beside, anywhere = collections.defaultdict(set), collections.defaultdict(set)
    for row in messages:
        sender, recipients = url_key(row["SENDER PROFILE URL"]), url_keys(row["RECIPIENT PROFILE URLS"])
        conversation = row["CONVERSATION ID"]
        if one_space(row["FROM"]) == name and sender:
            beside[sender].add(conversation)
        if one_space(row["TO"]) == name and len(recipients) == 1:
            beside[recipients[0]].add(conversation)
        for key in (sender, *recipients):
            anywhere[key].add(conversation)
    everywhere = {key: anywhere[key] for key in beside}
    if _most_or_tie(beside) != _most_or_tie(everywhere):
        raise Silent("in which conversations a URL that stands beside the name counts")
    return most(beside, "two of that name")


def _most_or_tie(conversations):
    try:
        return most(conversations, "")
    except Refused:
        return "a tie"


def _nameless(messages):
    """URL and name of the member, of whom the archive does not know the name."""
    urls, names = collections.defaultdict(set), collections.defaultdict(set)
    for row in messages:
        conversation = row["CONVERSATION ID"]
        for key in (url_key(row["SENDER PROFILE URL"]), *url_keys(row["RECIPIENT PROFILE URLS"])):
            if key:
                urls[key].add(conversation)
        for name in (one_space(row["FROM"]), one_space(row["TO"])):
            if name:
                names[name].add(conversation)
    if urls:
        return most(urls, "by URL"), ""
    known = {name: its for name, its in names.items() if name != NOBODY_KNOWN}
    if _most_or_tie(names) != _most_or_tie(known):
        raise Silent("whether LinkedIn Member is a name")
    return None, most(known, "by name") or ""


def is_strange(url, invitations, messages):
    """Whether messages and invitations have URLs, and this one is not among them."""
    there = {url_key(row[side]) for row in invitations for side in ("inviterProfileUrl", "inviteeProfileUrl")}
    for row in messages:
        there.update((url_key(row["SENDER PROFILE URL"]), *url_keys(row["RECIPIENT PROFILE URLS"])))
    return bool(there - {""}) and url not in there


class People:
    """The member, and the persons that names and URLs stand for.

    A person is its kind (url, name, or unknown), its key, and for the unknown their conversation.
    """

    def __init__(self, profile_url, name, connections, invitations, messages):
        self.name = name
        self.url = None
        if profile_url:
            self.url = url_key(profile_url)
            if is_strange(self.url, invitations, messages):
                raise Refused(65, f"{profile_url} is in no message and no invitation")
        elif inviter_of_all(invitations):
            self.url = inviter_of_all(invitations)
        elif name:
            self.url = _beside(name, messages)
        else:
            self.url, self.name = _nameless(messages)
        self._bearers = collections.defaultdict(set)
        for row in connections:
            self._bears(f"{row['First Name']} {row['Last Name']}", row["URL"])
        for row in invitations:
            self._bears(row["From"], row["inviterProfileUrl"])
            self._bears(row["To"], row["inviteeProfileUrl"])
        for row in messages:
            self._bears(row["FROM"], row["SENDER PROFILE URL"])
            if len(url_keys(row["RECIPIENT PROFILE URLS"])) == 1:
                self._bears(row["TO"], url_keys(row["RECIPIENT PROFILE URLS"])[0], True)

    def _bears(self, name, url, is_key=False):
        key = url if is_key else url_key(url)
        if key and one_space(name):
            self._bearers[one_space(name)].add(key)

    def person(self, name, url, conversation=None):
        """Whom a name and a URL stand for; None: nobody."""
        if url_key(url):
            return "url", url_key(url), ""
        name = one_space(name)
        if not name:
            return None
        if name == NOBODY_KNOWN:
            if conversation is None:
                raise Silent("LinkedIn Member outside of a conversation")
            return "unknown", name, conversation
        bearers = self._bearers[name]
        if len(bearers) == 1 and name != self.name:
            return "url", next(iter(bearers)), ""
        return "name", name, ""

    def is_member(self, person):
        return person is not None and person[0] == "url" and person[1] == self.url

    def wrote(self, row):
        """Whether the member wrote a message."""
        sender = url_key(row["SENDER PROFILE URL"])
        if sender and self.url:
            return sender == self.url
        return self.name != "" and one_space(row["FROM"]) == self.name
