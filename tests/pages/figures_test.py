#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Every figure on a page is the one that other subcommands give for the same input.

    figures_test.py SSI SOURCE

Pages of members and teams, of tables, logs and a LinkedIn archive, are taken apart, and each of
their figures is compared with what `ssi explain`, `score`, `history`, `changes`, `plan` and `team`
say. What is on the page is found by its sections and tables, not by the code that made it.
"""

import csv
import datetime
import io
import json
import re
import subprocess
import sys
import tempfile
import unittest
from html.parser import HTMLParser
from pathlib import Path

SSI = ""
SOURCE = Path()

VOID = {"meta", "link", "br", "img", "input", "hr"}
CAUSES = {
    "observation": "What is known",
    "aged_out": "What got too old",
    "activity": "What you did, and others for you",
    "profile": "Your profile and network",
    "model": "Another model",
}


class Node:
    """An element of a page."""

    def __init__(self, tag, attributes, parent=None):
        self.tag, self.attributes, self.parent = tag, dict(attributes), parent
        self.children = []

    def classes(self):
        return (self.attributes.get("class") or "").split()

    def walk(self):
        for child in self.children:
            if isinstance(child, Node):
                yield child
                yield from child.walk()

    def all(self, tag=None, name=None, id=None):
        return [node for node in self.walk()
                if (tag is None or node.tag == tag) and (name is None or name in node.classes())
                and (id is None or node.attributes.get("id") == id)]

    def first(self, *arguments, **names):
        found = self.all(*arguments, **names)
        return found[0] if found else None

    def text(self, without=()):
        parts = []
        for child in self.children:
            if isinstance(child, str):
                parts.append(child)
            elif not set(child.classes()) & set(without):
                parts.append(child.text(without))
        return " ".join("".join(parts).split())


class PageParser(HTMLParser):
    def __init__(self):
        super().__init__()
        self.root = self.at = Node("", {})

    def handle_starttag(self, tag, attributes):
        node = Node(tag, attributes, self.at)
        self.at.children.append(node)
        if tag not in VOID:
            self.at = node

    def handle_startendtag(self, tag, attributes):
        self.at.children.append(Node(tag, attributes, self.at))

    def handle_endtag(self, tag):
        node = self.at
        while node.parent is not None and node.tag != tag:
            node = node.parent
        if node.parent is not None:
            self.at = node.parent

    def handle_data(self, data):
        self.at.children.append(data)


def run(*arguments):
    done = subprocess.run([SSI, *map(str, arguments)], capture_output=True, text=True, check=False)
    if done.returncode != 0:
        raise AssertionError(f"{arguments}: {done.stderr}")
    return done.stdout


def page(*arguments):
    parser = PageParser()
    parser.feed(run("report", *arguments))
    return parser.root


def figures(*arguments):
    return json.loads(run(*arguments))


def table(*arguments):
    return list(csv.DictReader(io.StringIO(run(*arguments))))


def number(text):
    """A number as pages write it: with U+2212 for a minus."""
    return float(text.replace("\u2212", "-").replace("\u00a0", " ").split()[0])


def shown(points):
    """Points as they are compared: in hundredths."""
    return round(points * 100)


def points_in(text):
    """All numbers with two decimals in a text, in hundredths."""
    found = re.findall(r"(?<![\w.])[-\u2212+]?\d+\.\d\d(?!\d|\.\d)", text)
    return [shown(number(each)) for each in found]


def rows(node):
    """The rows of a table's body and foot: texts of the cells, without the small print."""
    return [[cell.text(without=("why", "hidden")) for cell in row.children
             if isinstance(cell, Node) and cell.tag in ("td", "th")]
            for row in node.all("tr") if row.parent.tag in ("tbody", "tfoot")]


def words(text):
    """A date as pages write it, of one as tables write it."""
    day = datetime.date.fromisoformat(text)
    return f"{day.day} {day:%B} {day.year}"


class Pages(unittest.TestCase):
    """What all tests below compare."""

    maxDiff = None

    def section(self, root, name):
        found = root.first("section", id=name)
        self.assertIsNotNone(found, f"no section {name}")
        return found

    def same(self, on_page, expected, what=""):
        self.assertEqual(shown(number(on_page)), shown(expected), what)

    def check_score(self, root, why):
        """The total, the competencies, and the terms."""
        self.same(root.first("strong", name="number-text").text(), why["total"])
        bounds = points_in(root.first("p", name="words").text())
        if why["total_low"] != why["total_high"]:
            self.assertEqual(bounds, [shown(why["total_low"]), shown(why["total_high"])])
        parts = self.section(root, "competencies").all("li", name="part")
        self.assertEqual(len(parts), len(why["competencies"]))
        tables = self.section(root, "terms").all("table")
        for part, table_of_terms, competency in zip(parts, tables, why["competencies"]):
            self.assertEqual(part.first("span", name="name").text(), competency["title"])
            if competency["observed"]:
                self.same(part.first("b").text(), competency["points"], competency["title"])
            self.check_left(part, competency)
            self.check_bounds(part, competency)
            self.check_terms(table_of_terms, competency)
        captions = [node.text() for node in self.section(root, "terms").all("h3")]
        self.assertEqual([points_in(caption)[:1] for caption in captions],
                         [[shown(competency["points"])] for competency in why["competencies"]])

    def check_left(self, part, competency):
        left = [shown(number(item.first("b").text()))
                for item in part.first("div", name="left").all("li")]
        expected = [shown(term["left"]) for term in competency["terms"]
                    if term["observed"] and term["left"] > 0]
        self.assertEqual(left, expected[:3])

    def check_bounds(self, part, competency):
        low, high = shown(competency["low"]), shown(competency["high"])
        said = part.first("span", name="why")
        self.assertEqual(points_in(said.text()) if said else [low, low],
                         [low, high] if low != high else [low, low], competency["title"])

    def check_terms(self, found, competency):
        lines = rows(found)
        for line, term in zip(lines, competency["terms"]):
            title = term.get("title") or term["term"].replace("_", " ")
            self.assertEqual(line[0].lower(), title.lower())
            if term["observed"]:
                self.same(line[2], term["points"], term["term"])
            else:
                self.assertEqual(line[2], "not known")
            self.same(line[3], term["full"], term["term"])
        rest = [shown(competency[name]) for name in ("renormalisation", "clamp")
                if competency[name] != 0]
        self.assertEqual([shown(number(line[2])) for line in lines[len(competency["terms"]):]], rest)

    def check_standing(self, root, row, column, label, members):
        text = self.section(root, "standing").text()
        self.assertIn(f"rank {row[column + '_rank']} of {members}", text)
        text = text.replace("\u00a0", " ")
        self.assertIn(f"Top {row[column + '_top_percent']} % of {label}", text)
        best, worst = row[column + "_top_percent_best"], row[column + "_top_percent_worst"]
        if row["total_low"] == row["total_high"]:
            self.assertNotIn("If nothing of yours were missing", text)
        elif best == worst:
            self.assertIn(f"you would be in the top {best} %, the others as scored", text)
        else:
            self.assertIn(f"you would be between the top {best} % and the top {worst} %, the "
                          "others as scored", text)

    def check_quartiles(self, root, totals):
        """Quantiles as Hyndman and Fan's type 1, of the totals of a cohort."""
        totals = sorted(totals)
        quartile = lambda share: totals[-(-len(totals) * share // 100) - 1]
        words_of = self.section(root, "standing").first("figcaption").text()
        found = set(points_in(words_of))
        self.assertEqual(found, {shown(quartile(share)) for share in (25, 50, 75)})

    def check_change(self, root, change):
        section = self.section(root, "changes")
        lines = rows(section.first("table", name="fall"))
        expected = [("Before", change["before"])]
        expected += [(CAUSES[cause["cause"]], cause["points"]) for cause in change["causes"]
                     if cause["points"]]
        expected.append(("After", change["after"]))
        self.assertEqual([(line[0], shown(number(line[2]))) for line in lines],
                         [(name, shown(points)) for name, points in expected])
        moved = [shown(line["points"]) for cause in change["causes"] for line in cause["lines"]]
        sentences = section.first("ul", name="sentences")
        if not moved:
            return
        on_page = [shown(number(node.text())) for node in sentences.all("span", name="number")]
        most = sorted(moved, key=abs, reverse=True)[:8]
        self.assertEqual(sorted(on_page[:len(most)]), sorted(most))
        self.assertEqual(sum(on_page), shown(change["after"] - change["before"]))

    def check_plan(self, root, plan):
        section = self.section(root, "plan")
        found = section.first("table")
        if plan["plan"]:
            lines = rows(found)
            on_page = {line[0]: (int(line[1]), int(line[2]), shown(number(line[3])))
                       for line in lines[:-1]}
            expected = {step["title"]: (step["times"], step["effort"], shown(step["gain"]))
                        for step in plan["plan"]}
            self.assertEqual(on_page, expected)
            self.assertEqual([int(lines[-1][1]), int(lines[-1][2]), shown(number(lines[-1][3]))],
                             [plan["actions"], plan["effort"],
                              shown(plan["planned_total"] - plan["total"])])
        said = section.first("p", name="lead").text()
        goal = set(points_in(re.sub(r"[\d.]+ points more", "", said)))
        self.assertTrue(goal <= {shown(plan[name]) for name in ("total", "goal", "planned_total")},
                        said)

    def check_curve(self, root, steps):
        curve = {int(step["effort"]): shown(float(step["total"])) for step in steps}
        figure = self.section(root, "plan").first("figure")
        if figure is None:
            self.assertLess(len(steps), 2)
            return
        lines = rows(figure.first("table"))
        self.assertLessEqual(len(lines), 100)
        for line in lines:
            self.assertEqual(shown(number(line[1])), curve[int(line[0])], line)

    def check_history(self, root, expected, names):
        section = self.section(root, "history")
        lines = rows(section.first("table"))
        self.assertEqual([line[0] for line in lines], [words(row["date"]) for row in expected])
        for line, row in zip(lines, expected):
            self.same(line[1], float(row["total"]), row["date"])
            for cell, name in zip(line[2:-1], names):
                self.same(cell, float(row[name]), row["date"])

    def next_target(self, members, member, why):
        """Where a plan goes by default, as a target of `ssi plan`."""
        total = why["total"]
        if not why["little_observed"]:
            goals = []
            for band in ("leader", "developing", "laggard"):
                done = subprocess.run(
                    [SSI, "plan", members, "--member", member, "--target-band", band, "--json"],
                    capture_output=True, text=True, check=False)
                if done.returncode == 0 and json.loads(done.stdout)["goal"] > total:
                    goals.append(json.loads(done.stdout)["goal"])
            if goals:
                return f"{min(goals):.2f}"
        return f"{min(total + 10, why['maximum']):.2f}"


class Tables(Pages):
    """Pages of members of a table."""

    def setUp(self):
        self.members = SOURCE / "examples/data/members.csv"
        self.later = SOURCE / "examples/data/members_week_2.csv"

    def check_member(self, members, member, why):
        root = page(members, "--member", member, "--cohort", "industry")
        self.check_score(root, why)
        scores = table("score", members, "--cohort", "industry", "--bounds", "--keep", "team",
                       "--keep", "name")
        with open(members, newline="", encoding="utf-8") as file:
            label = {row["member_id"]: row["industry"] for row in csv.DictReader(file)}
        peers = [row for row in scores if label[row["member_id"]] == label[member]]
        row = next(row for row in scores if row["member_id"] == member)
        if row["industry_rank"]:
            self.check_standing(root, row, "industry", label[member], len(peers))
            self.check_quartiles(root, [float(peer["total"]) for peer in peers])
        target = self.next_target(members, member, why)
        self.check_plan(root, figures("plan", members, "--member", member, "--target", target,
                                      "--json"))
        self.check_curve(root, table("plan", members, "--member", member, "--curve"))

    def test_members_have_their_figures(self):
        for member in ("m0004", "m0001", "m0100", "m0141", "m0200", "m0299"):
            with self.subTest(member):
                why = figures("explain", self.members, "--member", member, "--json")
                self.check_member(self.members, member, why)

    def test_golden_members_have_their_figures(self):
        members = SOURCE / "tests/golden/members.csv"
        for number_of in range(1, 2000, 97):
            member = f"m{number_of:07}"
            with self.subTest(member):
                for missing in ("zero", "renormalise"):
                    why = figures("explain", members, "--member", member, "--json", "--missing",
                                  missing)
                    self.check_score(page(members, "--member", member, "--no-plan", "--missing",
                                          missing), why)

    def test_changes_are_those_of_changes(self):
        for member in ("m0004", "m0007", "m0123", "m0200"):
            with self.subTest(member):
                root = page(self.later, "--member", member, "--before", self.members, "--cohort",
                            "industry", "--no-plan")
                change = figures("changes", self.members, self.later, "--member", member,
                                 "--cohort", "industry", "--json")
                self.check_change(root, change)
                cohort = change["cohorts"][0]
                if cohort.get("before") and cohort.get("after"):
                    before, after = cohort["before"]["rank"], cohort["after"]["rank"]
                    said = f"from rank {before} to rank {after}"
                    self.assertIn(said if before != after else f"rank {after} of ",
                                  self.section(root, "changes").text())

    def test_goals_are_those_of_plan(self):
        for goal in (["--target", "60"], ["--target-band", "leader"],
                     ["--target-top", "10", "--cohort", "industry"],
                     ["--target", "50", "--assume-zero", "--without", "share"]):
            with self.subTest(goal):
                arguments = [self.members, "--member", "m0004", *goal]
                self.check_plan(page(*arguments), figures("plan", *arguments, "--json"))

    def test_a_network_is_that_of_score(self):
        links = SOURCE / "examples/data/connections.csv"
        scores = {row["member_id"]: row for row in table("score", self.members, "--network", links)}
        for member in ("m0006", "m0009"):
            row = scores[member]
            text = page(self.members, "--member", member, "--network", links, "--no-plan").text()
            if row["network_rank"]:
                self.assertIn(f"rank {row['network_rank']} of ", text)
            else:
                self.assertNotIn("rank ", text.split("Everything")[0].split("too small")[0])


class Logs(Pages):
    """Pages of members of an activity log."""

    def setUp(self):
        self.log = SOURCE / "tests/golden/monitoring/activity.csv"
        self.members = SOURCE / "tests/golden/monitoring/members.csv"
        self.folder = tempfile.TemporaryDirectory()
        self.addCleanup(self.folder.cleanup)

    def check_member(self, member, on, since, start, *options):
        root = page(self.log, "--member", member, "--on", on, *options)
        known = [each for each in options if each in ("--members", self.members)]
        today = Path(self.folder.name) / "today.csv"
        run("signals", self.log, "--on", on, *known, "-o", today)
        why = figures("explain", today, "--member", member, "--json")
        self.check_score(root, why)
        target = self.next_target(today, member, why)
        self.check_plan(root, figures("plan", today, "--member", member, "--target", target,
                                      "--json"))
        self.check_change(root, figures("changes", self.log, "--from", since, "--to", on, *known,
                                        "--member", member, "--json"))
        history = [row for row in table("history", self.log, "--from", start, "--to", on, "--every",
                                        "7", *known) if row["member_id"] == member]
        self.check_history(root, history, [each["competency"] for each in why["competencies"]])

    def test_members_have_their_figures(self):
        with open(self.members, newline="", encoding="utf-8") as file:
            members = [row["member_id"] for row in csv.DictReader(file)]
        for member in members[1:200:29]:
            with self.subTest(member):
                self.check_member(member, "2024-05-28", "2024-04-30", "2023-11-28", "--members",
                                  self.members)

    def test_without_a_member_table(self):
        self.check_member("m65", "2024-05-28", "2024-04-30", "2023-11-28")

    def test_days_that_are_asked_for(self):
        # The history ends with the day, so it begins within a week of the day that is asked for.
        self.check_member("m65", "2024-05-28", "2024-05-01", "2024-03-05", "--members",
                          self.members, "--since", "2024-05-01", "--from", "2024-03-01")


class Archives(Pages):
    """Pages of a member's own archive."""

    def test_the_example_has_its_figures(self):
        archive = SOURCE / "examples/data/linkedin_archive"
        with tempfile.TemporaryDirectory() as folder:
            log, today, profile = (Path(folder) / name for name in ("log.csv", "today.csv", "me.csv"))
            run("import", "linkedin", archive, "-o", log)
            run("signals", log, "--on", "2026-06-30", "-o", today)
            self.keep_profile(log, today, profile)
            root = page(archive)
            why = figures("explain", today, "--member", "me", "--json")
            self.check_score(root, why)
            plan = ["plan", today, "--member", "me", "--assume-zero", "--json"]
            for action in ("search_with_premium_tool", "save_lead", "save_account"):
                plan += ["--without", action]
            target = self.next_target(today, "me", why)
            self.check_plan(root, figures(*plan, "--target", target))
            self.check_change(root, figures("changes", log, "--from", "2026-06-02", "--to",
                                            "2026-06-30", "--members", profile, "--member", "me",
                                            "--json"))
            history = table("history", log, "--from", "2025-12-30", "--to", "2026-06-30", "--every",
                            "7", "--members", profile)
            self.check_history(root, history, [each["competency"] for each in why["competencies"]])

    def keep_profile(self, log, today, profile):
        """Writes the states that the archive gives without dates: they hold for all days before."""
        with open(log, newline="", encoding="utf-8") as file:
            days = {}
            for row in csv.DictReader(file):
                days.setdefault(row["signal"], set()).add(row["date"])
        undated = {"has_headline", "has_summary", "positions", "education", "skills",
                   "certifications", "volunteering"}
        with open(today, newline="", encoding="utf-8") as file:
            row = next(csv.DictReader(file))
        kept = {name: value for name, value in row.items()
                if name == "member_id" or (days.get(name) == {"2026-06-30"} and
                                           (name in undated or value == "0"))}
        with open(profile, "w", newline="", encoding="utf-8") as file:
            writer = csv.DictWriter(file, kept)
            writer.writeheader()
            writer.writerow(kept)


class Teams(Pages):
    """Pages of teams."""

    def check_team(self, root, team):
        self.same(root.first("strong", name="number-text").text(), team["total"]["team_mean"])
        lines = rows(self.section(root, "competencies").first("table"))
        for line, competency in zip(lines, team["competencies"]):
            self.same(line[1], competency["team_mean"], competency["title"])
            if competency.get("industry_mean") is not None:
                self.same(line[2], competency["industry_mean"], competency["title"])
                self.same(line[3], competency["difference"], competency["title"])
        board = rows(self.section(root, "leaderboard").first("table"))
        self.assertEqual(len(board), len(team["leaderboard"]))
        for line, member in zip(board, team["leaderboard"]):
            self.assertEqual((int(line[0]), line[1]), (member["rank"], member["member_id"]))
            self.same(line[2], member["total"])
            for cell, points in zip(line[3:], member["competencies"].values()):
                if cell != "not known":
                    self.same(cell, points, member["member_id"])
        weakest = next(competency["title"] for competency in team["competencies"]
                       if competency["competency"] == team["weakest"])
        self.assertIn(weakest, self.section(root, "competencies").first("p", name="lead").text())

    def check_movers(self, root, changes, team):
        moves = {row["member_id"]: row for row in changes}
        board = rows(self.section(root, "leaderboard").first("table"))
        for line, member in zip(board, team["leaderboard"]):
            row = moves[member["member_id"]]
            if row["before"]:
                self.same(line[-1], float(row["after"]) - float(row["before"]),
                          member["member_id"])
        section = root.first("section", id="movers")
        for item in section.all("li") if section else []:
            if item.first("b") is None:
                continue
            row = moves[item.first("b").text()]
            change = float(row["after"]) - float(row["before"])
            self.same(item.first("span", name="number").text(), change)
            causes = [float(row[cause] or 0) for cause in CAUSES]
            found = points_in(item.first("span", name="why").text())
            most = max(causes) if change > 0 else min(causes)
            self.assertEqual(found, [shown(float(row["before"])), shown(float(row["after"])),
                                     shown(most)])

    def test_a_table(self):
        before, after = (SOURCE / "examples/data" / name
                         for name in ("members.csv", "members_week_2.csv"))
        with open(after, newline="", encoding="utf-8") as file:
            teams = sorted({row["team"] for row in csv.DictReader(file)} - {""})
        changes = table("changes", before, after)
        for name in teams[::6]:
            with self.subTest(name):
                arguments = [after, "--team", name, "--by", "team"]
                team = figures("team", *arguments, "--json")
                root = page(*arguments, "--before", before)
                self.check_team(root, team)
                self.check_movers(root, changes, team)

    def test_a_log(self):
        log, members = (SOURCE / "tests/golden/monitoring" / name
                        for name in ("activity.csv", "members.csv"))
        with tempfile.TemporaryDirectory() as folder:
            today = Path(folder) / "today.csv"
            run("signals", log, "--on", "2024-05-28", "--members", members, "-o", today)
            team = figures("team", today, "--team", "north", "--by", "region", "--json")
            root = page(log, "--on", "2024-05-28", "--members", members, "--team", "north", "--by",
                        "region")
            self.check_team(root, team)
            self.check_movers(root, table("changes", log, "--from", "2024-04-30", "--to",
                                          "2024-05-28", "--members", members), team)


class Outcomes(Pages):
    """The section of a team's page on outcomes: every number is one of the JSON, rounded."""

    # In words: 95 % limits, 50 % by chance, from -1 to 1, under 0.05, under 0.001.
    SAID = {"95", "50", "1", "0.05", "0.001"}

    def numbers_of(self, value):
        if isinstance(value, dict):
            value = list(value.values())
        if isinstance(value, list):
            return [number for each in value for number in self.numbers_of(each)]
        if isinstance(value, str):  # a reason
            return [float(found) for found in re.findall(r"\d+", value)]
        return [] if value is None or isinstance(value, bool) else [float(value)]

    def is_of(self, text, numbers):
        decimals = len(text.partition(".")[2])
        # Half of the last digit, and what the JSON itself was rounded by.
        near = lambda number: abs(number - float(text)) <= 0.5000001 * 10 ** -decimals + abs(
            number) * 1e-5
        return any(near(number) for number in numbers)

    def check(self, name):
        file = SOURCE / f"tests/golden/evidence/outcomes_{name}.json"
        outcomes = json.loads(file.read_text(encoding="utf-8"))
        root = page(SOURCE / "examples/data/members.csv", "--team", "Lighthouse", "--by", "team",
                    "--outcomes", file)
        section = self.section(root, "outcomes")
        # Cells stand side by side.
        text = " ".join(child for node in [section, *section.walk()] for child in node.children
                        if isinstance(child, str))
        text = " ".join(text.replace("\u2212", "-").split())
        numbers = self.numbers_of(outcomes)
        if outcomes["kind"] == "binary":
            numbers += [100 * number for number in numbers]
        numbers += [abs(number) for number in numbers] + [len(outcomes["competencies"])]
        for found in re.findall(r"-?\d+(?:\.\d+)?", text):
            is_tenth = found.isdigit() and int(found) <= 10
            if found.lstrip("-") in self.SAID or is_tenth:
                continue
            self.assertTrue(self.is_of(found, numbers), f"nobody gives {found}")
        return outcomes, section, text

    def check_slope(self, outcomes, section):
        """The main figure stands in its row, with its limits."""
        slope = outcomes["slope"]["adjusted"] or outcomes["slope"]["crude"]
        scale = 100 if outcomes["kind"] == "binary" else 1
        row = rows(section.first("table"))[0]
        on_page = [number(row[1])] + [number(part) for part in row[2].split(" to ")]
        for found, name in zip(on_page, ("estimate", "low", "high")):
            self.assertAlmostEqual(found, slope[name] * scale, delta=0.005)
        self.assertEqual(int(row[3]), slope["members"])

    def check_tenths(self, outcomes, section):
        found = rows(section.first("figure").first("table"))
        self.assertEqual(len(found), len(outcomes["tenths"]))
        scale = 100 if outcomes["kind"] == "binary" else 1
        for line, tenth in zip(found, outcomes["tenths"]):
            self.assertEqual([int(line[0]), int(line[2])], [tenth["tenth"], tenth["members"]])
            self.assertEqual(line[1], f"{tenth['total_low']:.2f} to {tenth['total_high']:.2f}")
            self.assertAlmostEqual(number(line[3]), tenth["mean"] * scale, delta=0.05)

    def test_the_golden_outcomes(self):
        verdicts = {"won": "more often", "won_groups": "more often",
                    "revenue_groups": "not shown", "ucb": "not shown"}
        for name, verdict in verdicts.items():
            with self.subTest(name):
                outcomes, section, text = self.check(name)
                self.assertIn(verdict, section.first("p", name="lead").first("b").text())
                self.assertIn("A correlation is no cause", text)
                self.check_slope(outcomes, section)
                self.check_tenths(outcomes, section)


if __name__ == "__main__":
    SSI, SOURCE = sys.argv[1], Path(sys.argv[2])
    unittest.main(argv=sys.argv[:1] + sys.argv[3:])
