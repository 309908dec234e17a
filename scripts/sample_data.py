#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Makes the derived files of examples/data again from the signals in members.csv.

    scripts/sample_data.py [FOLDER]     FOLDER: where they go, examples/data if not given

members.csv itself gets its columns `name` and `team`; its ids, industries and signals stay.
members_week_2.csv has the same members a week later, exports/excel.csv some of them as a German
Excel saves them, and outcomes.csv what became of them in the quarter after. Nobody is real. Every draw is a hash of what it is for, so the files are
the same on every machine, and a changed rule changes only what it is about.
"""

import collections
import csv
import hashlib
import io
import pathlib
import sys

DATA = pathlib.Path(__file__).resolve().parent.parent / "examples" / "data"
LABELS = ("member_id", "name", "industry", "team")

# Names of things, which nobody has for a name. 31 and 29 have no common factor, so the pairs of
# the first 899 members are all different.
FIRST = ("Acorn Biscuit Button Cactus Candle Comet Cricket Domino Feather Fiddle Gherkin Hammock "
         "Jigsaw Kettle Lantern Marble Mitten Noodle Nutmeg Otter Parsnip Pebble Pickle Quaver "
         "Raisin Saddle Thimble Toffee Turnip Waffle Zither").split()
LAST = ("Ampersand Bathtub Bookend Cloudburst Coathook Doorbell Dustpan Eggtimer Flowerpot "
        "Footstool Gatepost Haystack Inkwell Jamjar Lampshade Moonbeam Nightcap Oilcan Paperclip "
        "Quicksand Rowboat Sandcastle Snowglobe Teaspoon Typewriter Umbrella Windmill Wheelbarrow "
        "Yardstick").split()
TEAMS = ("Anvil Beacon Cobalt Dolphin Ember Falcon Glacier Harbour Indigo Juniper Keystone Lagoon "
         "Meteor Nimbus Orchard Prism Quarry Rapids Saffron Thistle Umbra Velvet Willow Yonder "
         "Zenith Amber Bramble Copper Drizzle Estuary Fjord Granite Heather Isthmus Jetty Kestrel "
         "Lichen Marsh Nectar Onyx Pollen Quartz Reef Sorrel Tundra Upland Vertex Whistle").split()
TEAM_SIZES = (6, 5, 8, 4, 7, 9)
SMALLEST_TEAM, LARGEST_TEAM = min(TEAM_SIZES), max(TEAM_SIZES)

FLAGS = ("has_photo", "has_headline", "has_summary")
STATE = ("has_photo has_headline has_summary positions education skills certifications "
         "volunteering media recommendations_received recommendations_given skill_endorsements "
         "groups_joined connections decision_maker_connections colleague_connections").split()
# A part and its whole, of which it is never more.
PARTS = (("messages_answered", "messages_sent"), ("invitations_accepted", "invitations_sent"),
         ("decision_makers_contacted", "people_contacted"))
# Without the one there is nothing of the others.
EFFECTS = {"posts": ("post_reactions", "post_comments", "followers_gained"),
           "shares": ("share_reactions", "share_comments", "share_reshares")}
# Those who took advice do so much of it in the week.
ADVICE = {"posts": (0, 1), "post_reactions": (2, 12), "post_comments": (0, 3), "shares": (1, 2),
          "share_reactions": (2, 12), "share_comments": (0, 3), "comments_made": (1, 5),
          "reactions_given": (2, 10), "people_searches": (1, 6), "profile_views_made": (4, 15),
          "profile_views_received": (1, 8), "decision_makers_contacted": (0, 2),
          "people_contacted": (1, 4), "messages_sent": (1, 3), "messages_answered": (1, 2),
          "invitations_sent": (1, 4), "invitations_accepted": (0, 2), "days_active": (3, 5)}
# The team of the README: it reaches the right people and wins them, but one of it apart nobody
# shows what it knows. In the week everybody in it took advice; elsewhere some did.
STORY = "Lighthouse"
STORY_MEMBERS = ("m0001", "m0004", "m0123", "m0141", "m0225", "m0232", "m0246", "m0271")
JOINED = 6


def draw(*what):
    """A number from 0 up to 1 that depends on nothing but what it is for."""
    return int.from_bytes(hashlib.sha256(repr(what).encode()).digest()[:6], "big") / 2**48


def between(lowest, highest, *what):
    return lowest + int(draw(*what) * (highest - lowest + 1))


def name_of(number):
    return f"{FIRST[number % len(FIRST)]} {LAST[number % len(LAST)]}"


def with_teams(members):
    """The team of each member: those of the story, else neighbours in an industry.

    Who has no industry joins the team that was full last and has a place. A few are left over.
    """
    teams = dict.fromkeys(STORY_MEMBERS, STORY)
    names = iter(TEAMS)
    waiting, sizes = {}, {}
    with_a_place = None
    for member in members:
        member_id, industry = member["member_id"], member["industry"]
        if member_id in teams:
            continue
        if not industry:
            teams[member_id] = with_a_place
            continue
        queue = waiting.setdefault(industry, [])
        queue.append(member_id)
        size = sizes.setdefault(industry, TEAM_SIZES[len(sizes) % len(TEAM_SIZES)])
        if len(queue) < size:
            continue
        name = next(names)
        teams.update(dict.fromkeys(queue, name))
        queue.clear()
        if size < LARGEST_TEAM - 2:
            with_a_place = name
        sizes[industry] = TEAM_SIZES[(TEAM_SIZES.index(size) + 1) % len(TEAM_SIZES)]
    for rest in waiting.values():
        if len(rest) >= SMALLEST_TEAM:
            teams.update(dict.fromkeys(rest, next(names)))
    return teams


def labelled(members):
    """The members with names and teams, in the columns of LABELS and then those of the signals."""
    teams = with_teams(members)
    for number, member in enumerate(members):
        signals = {name: cell for name, cell in member.items() if name not in LABELS}
        yield {"member_id": member["member_id"], "name": name_of(number),
               "industry": member["industry"], "team": teams.get(member["member_id"], ""),
               **signals}


def conduct_of(member):
    """How the week of a member went."""
    if member["team"] == STORY:
        return "took advice"
    chance = draw("conduct", member["member_id"])
    for conduct, up_to in (("left", 0.015), ("fell off", 0.11), ("took advice", 0.19)):
        if chance < up_to:
            return conduct
    return "as before"


def window_after_a_week(signal, count, conduct, member_id):
    """What the window counts: about a thirteenth of it has left, and the week has come."""
    of = (signal, member_id)
    gone = int(count * 7 / 90 * 2 * draw("gone", *of) + 0.5)
    if conduct == "fell off":  # a busy week of theirs has left the window, and nothing has come
        return count - max(gone, int(count * (0.2 + 0.3 * draw("busy week", *of))))
    if conduct == "took advice" and signal in ADVICE:
        return count - gone + between(*ADVICE[signal], "advice", *of)
    return count - gone + int(count * 7 / 90 * 2 * draw("come", *of) + 0.5)


def state_after_a_week(signal, count, conduct, member_id):
    if signal == "connections":
        return count + between(0, 12 if conduct == "took advice" else 2, signal, member_id)
    if conduct != "took advice":
        return count
    if signal in FLAGS:
        return max(count, between(0, 1, signal, member_id))
    return count + between(0, 3, signal, member_id) if signal == "skills" else count


def consistent(row):
    """The row with no part larger than its whole, and no effect without its cause."""
    row["days_active"] = str(min(int(row["days_active"]), 90))
    for part, whole in PARTS:
        if row[part] and row[whole]:
            row[part] = str(min(int(row[part]), int(row[whole])))
    for cause, effects in EFFECTS.items():
        if row[cause] == "0":
            row.update(dict.fromkeys(effects, "0"))
    return row


def after_a_week(member):
    """The member's row a week later; None if it left."""
    conduct = conduct_of(member)
    if conduct == "left":
        return None
    row = dict(member)
    for signal, cell in member.items():
        if signal in LABELS or not cell:
            continue  # what was not observed still is not
        rule = state_after_a_week if signal in STATE else window_after_a_week
        row[signal] = str(rule(signal, int(cell), conduct, member["member_id"]))
    return consistent(row)


def newcomers(members):
    """Who joined small teams in the week: profiles and networks like others', little activity."""
    sizes = collections.Counter(member["team"] for member in members)
    small = [member for member in members if sizes[member["team"]] in (4, 5, 6)]
    models = sorted(small, key=lambda member: draw("joined like", member["member_id"]))[:JOINED]
    for number, like in enumerate(models, len(members)):
        row = {"member_id": f"m{number + 1:04}", "name": name_of(number),
               "industry": like["industry"], "team": like["team"]}
        for signal, cell in like.items():
            if signal not in LABELS:
                row[signal] = cell if signal in STATE or not cell else str(int(cell) * 7 // 90)
        yield consistent(row)


def week_2(members):
    kept = [row for row in map(after_a_week, members) if row]
    return kept + list(newcomers(members))


def csv_text(rows):
    text = io.StringIO()
    writer = csv.DictWriter(text, rows[0], lineterminator="\n")
    writer.writeheader()
    writer.writerows(rows)
    return text.getvalue()


EXCEL_SIGNALS = ("has_photo has_summary positions skills posts post_reactions people_searches "
                 "profile_views_made days_active shares comments_made connections people_contacted "
                 "messages_sent messages_answered invitations_sent invitations_accepted").split()
EXCEL_ROWS = {"Staffing": 14, "Manufacturing": 12}


def excel(members):
    """Some members as "CSV UTF-8" of an Excel on a German Windows, with two blank rows below."""
    titles = {signal: signal.replace("_", " ").capitalize() for signal in EXCEL_SIGNALS}
    lines = [["Member ID", "Name", "Industry", "Revenue", "Win rate", *titles.values()]]
    left = dict(EXCEL_ROWS)
    for member in members:
        if not left.get(member["industry"]):
            continue
        left[member["industry"]] -= 1
        sales = between(0, 9_000_000, "sales", member["member_id"]) / 100
        rate = between(0, 999, "rate", member["member_id"]) / 10
        decimals = [text.replace(".", ",") for text in (f"{sales:.2f}", f"{rate:.1f} %")]
        cells = [("FALSE", "TRUE")[int(member[signal])] if signal in FLAGS else member[signal]
                 for signal in EXCEL_SIGNALS]
        lines.append([member["member_id"], member["name"], member["industry"], *decimals, *cells])
    text = "".join(";".join(line) + "\r\n" for line in lines) + "\r\n\r\n"
    return "\ufeff" + text


REGIONS = ("Teapot Hills", "Saucer Plains", "Spoon Bay")


def outcome_of(member):
    """What became of a member in an invented quarter: whoever is answered, shares and knows many is a
    bit more likely to win a deal, and the hills buy more than the bay."""
    of = member["member_id"]
    count = {signal: int(member[signal] or 0)
             for signal in ("messages_answered", "shares", "comments_made", "connections")}
    busy = (min(count["messages_answered"], 10) / 10 + min(count["shares"], 10) / 10
            + min(count["comments_made"], 20) / 20 + min(count["connections"], 500) / 500) / 4
    number = between(0, len(REGIONS) - 1, "region", of)
    won = draw("won", of) < 0.25 - 0.08 * number + 0.5 * busy
    revenue = between(5_000, 60_000, "revenue", of) / 1000 if won else 0
    row = {"member_id": of, "won": int(won), "revenue": f"{revenue:.1f}", "region": REGIONS[number]}
    if draw("known", of) < 0.03:  # the quarter's books are not closed
        row.update(won="", revenue="")
    if draw("labelled", of) < 0.03:
        row.update(region="")
    return row


def outcomes(members):
    """Outcomes in the order of a CRM: not that of the members, of whom it lacks some; it has others."""
    rows = [outcome_of(member) for member in members if draw("in CRM", member["member_id"]) >= 0.02]
    rows += [outcome_of({**members[number], "member_id": f"x{number}"}) for number in (1, 2, 3)]
    return sorted(rows, key=lambda row: draw("CRM", row["member_id"]))


def main():
    folder = pathlib.Path(sys.argv[1]) if len(sys.argv) > 1 else DATA
    with open(DATA / "members.csv", newline="", encoding="utf-8") as file:
        members = list(labelled(list(csv.DictReader(file))))
    files = {"members.csv": csv_text(members), "members_week_2.csv": csv_text(week_2(members)),
             "exports/excel.csv": excel(members), "outcomes.csv": csv_text(outcomes(members))}
    for name, text in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text.encode())


if __name__ == "__main__":
    main()
