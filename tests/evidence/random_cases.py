# SPDX-License-Identifier: MIT
"""Random small cases of the four commands, as hostile as input may be."""

import math
from dataclasses import dataclass, field

from monitoring import GOLDEN, STANDARD
from case_models import actions_text, model_text, random_model
from draw import IDS, LABELS, Draw, csv_bytes, member_rows
from model import read_model
from tables import decimals

KINDS = ["outcomes", "robustness", "outcomes", "audit", "robustness", "outcomes", "degenerate"]


@dataclass
class Case:
    arguments: list
    files: dict = field(default_factory=dict)  # bytes by name
    # What comes out is not defined; it must be figures or a refusal all the same.
    loose: bool = False


def random_case(kind, seed):
    draw = Draw(f"{kind} {seed}")
    return {"robustness": _robustness, "outcomes": _outcomes, "audit": _audit,
            "calibrate": _calibrate, "degenerate": _degenerate}[kind](draw)


def some_ids(draw, number):
    """Ids without a repetition; some of them odd."""
    ids = draw.some(IDS, 0, min(len(IDS), number // 2))
    ids += [f"m{at:03}" for at in range(number - len(ids))]
    draw.shuffle(ids)
    return ids


def model_option(draw):
    """Arguments that name a model, its text, and its file if there is one."""
    which = draw.choice(["", "standard-1", "standard-2", *["own"] * 7])
    if which != "own":
        path = STANDARD[which or "standard"]
        return (["--model", which] if which else []), path.read_text(encoding="utf-8"), {}
    text = model_text(_with_givers(draw, random_model(draw)))
    return ["--model", "model.toml"], text, {"model.toml": text.encode()}


def _with_givers(draw, model):
    """The model with own signals that others give."""
    for entry in model["signal"]:
        if draw.chance(0.4):
            entry["given_by"] = draw.choice(["others", "member"])
    return model


# Robustness: weights at the ends of their range, cohorts around the minimum, labels of all kinds.

# With these seeds and a spread of 100 %, the first draw takes everything from the only term of a
# model, or from its only competency.
ALL_GONE = ["3505", "36672", "1284", "37668"]


def _edge_model(draw, terms, competencies):
    """A model whose terms are worth the same, and its competencies: remainders tie."""
    points = draw.choice(["0.01", "2.50", "500.00", "655.35"])
    maximum = draw.choice(["0.02", "3.00", "150.00"])
    return {"id": "edge-1", "signal": [], "band": [], "competency": [
        {"name": f"c{at}", "maximum": maximum, "terms": [
            {"name": name, "count": name, "curve": "linear", "full": "3", "points": points}
            for name in draw.sample(["posts", "shares", "skills", "connections", "positions"], terms)]}
        for at in range(competencies)]}


def _robustness(draw):
    option, text, files = model_option(draw)
    edge = draw.choice(["", "", "", "", "gone", "ties"])
    if edge:
        text = model_text(_edge_model(draw, 1, 1) if edge == "gone"
                          else _edge_model(draw, draw.randint(2, 5), draw.randint(1, 4)))
        option, files = ["--model", "model.toml"], {"model.toml": text.encode()}
    model = read_model(text)
    ids = some_ids(draw, draw.choice([1, 2, 9, 10, 11, 20, 20, 35, 35, 60]))
    if draw.chance(0.1):
        ids[-1] = ids[0]  # repeated ids are scored like others
    signals = draw.sample(model.used_signals,
                          draw.choice([len(model.used_signals), draw.randint(1, len(model.used_signals))]))
    header, rows = member_rows(draw, ids, model.signals, signals, draw.choice([0, 0.2, 0.6]))
    few = draw.some(LABELS, 1, 3)
    for row in rows:
        row[len(signals) + 1] = draw.choice(few)
    arguments = ["robustness", "members.csv", "--by", "industry", *option, "--strict"]
    arguments += ["--draws", draw.choice(["1", "2", "3", "7", "10", "19", "20", "21", "40"])]
    if edge:
        arguments += ["--spread", "100" if edge == "gone" else draw.choice(["0.01", "0.02"])]
    elif draw.chance(0.8):
        spread = draw.choice(["0", "0.01", "1", "10", "25", "50.5", "99.99", "100", "100", "100.00"])
        arguments += ["--spread", spread]
    if edge == "gone":
        arguments += ["--seed", draw.choice(ALL_GONE)]
    elif draw.chance(0.8):
        arguments += ["--seed", draw.choice(["0", "1", "7", "18446744073709551615",
                                             str(draw.getrandbits(64))])]
    if draw.chance(0.7):
        arguments += ["--competencies", draw.choice(["moved", "kept"])]
    if draw.chance(0.4):
        arguments += ["--missing", draw.choice(["zero", "renormalise"])]
    if draw.chance(0.6):
        arguments += ["--min-cohort", draw.choice(["1", "2", "3", "9", "12"])]
    if draw.chance(0.5):
        arguments += ["--threads", draw.choice(["1", "2", "3"])]
    return Case(arguments, files | {"members.csv": csv_bytes(draw, header, rows)})


# Outcomes: ties, columns that never vary, strata of one, empty cells, separation.

def _outcomes(draw):
    n = draw.choice([19, 20, 21, 30, 40, 60, 60, 99, 100, 101, 140, 200])
    ids = some_ids(draw, n + draw.choice([0, 0, 3]))
    competencies = draw.some(["reach", "habit", "craft", "insights"], 0, 3)
    scores = [_scores(draw, len(competencies), palette)
              for palette in [_palette(draw, len(competencies))] for _ in ids]
    if draw.chance(0.1):
        scores[1:] = [scores[0]] * (len(scores) - 1)  # all leverage is one member's
        scores[-1] = [its + 250 for its in scores[0]] if len(scores[0]) == 1 else \
            [*(its + 250 for its in scores[0][:-1]), scores[0][-1] + 250 * len(competencies)]
    outcome_of = _outcome_law(draw)
    labels = draw.some(["a", "b", "b b", "x,y", "ü", "c", "d"], 1, 5)
    labels += draw.choice([[], [""], ["", ""]]) + draw.choice([[], [f"lone {at}" for at in range(9)]])
    empty = draw.choice([0, 0, 0.1])
    rows = []
    for member, its in zip(ids, scores):
        outcome = "" if draw.chance(empty) else outcome_of(its[-1])
        rows.append([member, outcome, draw.choice(labels), draw.choice(LABELS)])
    if draw.chance(0.1):
        _constant_in_strata(draw, rows)
    only_here = draw.sample(range(len(ids)), draw.choice([0, 0, 2]))
    outcome_rows = [row for at, row in enumerate(rows) if at not in only_here]
    outcome_rows += [[f"stranger {at}", draw.choice(["", "1", "0"]), "a", ""]
                     for at in range(draw.choice([0, 0, 2]))]
    draw.shuffle(outcome_rows)
    column = draw.choice(["outcome", "won", "Revenue, net"])
    more = draw.choice([[], ["coverage"], ["coverage", "band", "industry_rank"]])
    score_header = ["member_id", *competencies, "total", *more]
    score_rows = [[member, *map(decimals, its), *("7.00" for _ in more)]
                  for member, its in zip(ids, scores)]
    is_strict = draw.chance(0.5)
    if not is_strict and draw.chance(0.3):
        _in_words(draw, outcome_rows)
    arguments = ["outcomes", "scores.csv", "outcomes.csv", "--json", *(["--strict"] * is_strict)]
    arguments += [] if column == "outcome" else ["--outcome", column]
    arguments += draw.choice([[], ["--strata", "region"], ["--strata", "region"]])
    arguments += _cuts(draw, [its[-1] for its in scores])
    return Case(arguments, {
        "scores.csv": _plain_csv(draw, score_header, score_rows),
        "outcomes.csv": csv_bytes(draw, ["member_id", column, "region", "note"], outcome_rows)})


def _plain_csv(draw, header, rows):
    """As csv_bytes, with the columns in their order: it says which are competencies."""
    order = draw.sample
    try:
        draw.sample = lambda population, k: list(population)
        return csv_bytes(draw, header, rows)
    finally:
        draw.sample = order


def _palette(draw, competencies):
    """For each competency, or for the total, the values that there are, in hundredths."""
    return [draw.sample(range(0, 2501 if competencies else 10001), draw.choice([1, 2, 3, 12, 400, 400]))
            for _ in range(max(1, competencies))]


def _scores(draw, competencies, palette):
    points = [draw.choice(values) for values in palette]
    return [*points, sum(points)] if competencies else points


def _outcome_law(draw):
    """A function of the total that gives an outcome's cell."""
    kind = draw.choice(["binary", "binary", "binary", "decimal", "decimal", "signed", "separated",
                        "line", "rare", "spelt", "same", "jump", "far"])
    slope = draw.choice([-0.001, 0, 0.0002, 0.001])
    if kind in ("binary", "rare", "spelt"):
        ones, zeros = (["1", "1.0", "01", "1.000"], ["0", "-0", "0.0", "00"]) if kind == "spelt" \
            else (["1"], ["0"])
        level = draw.choice([-3.0, -0.5, 0.5, 3.0]) if kind != "rare" else -4.0
        return lambda total: draw.choice(
            ones if draw.chance(1 / (1 + math.exp(-level - slope * total))) else zeros)
    if kind == "separated":
        cut = draw.choice([1500, 2500, 4000])
        return lambda total: "1" if total > cut else "0"
    if kind == "line":
        sign = draw.choice(["", "-"])
        return lambda total: sign + decimals(total)
    if kind == "same":
        return lambda total: draw.choice(["1.5", "1.50"])
    if kind == "jump":
        return lambda total: draw.choice(["3", "3", "3", "3000.25"])
    if kind == "far":  # what varies is small beside what does not
        return lambda total: f"{10 ** 6 + draw.uniform(0, 100) + slope * total:.4f}"
    low = 0 if kind == "decimal" else -50
    return lambda total: f"{round(draw.uniform(low, 100) + slope * total, draw.randint(0, 4)):.4f}"


def _constant_in_strata(draw, rows):
    """Gives all of a stratum the same outcome."""
    label = rows[0][2]
    for row in rows:
        if row[2] == label and row[1]:
            row[1] = rows[0][1] or "1"


def _in_words(draw, rows):
    """Says some outcomes as other programs do."""
    words = {"1": ["TRUE", "Yes", "t"], "0": ["False", "no", "N"], "": ["NULL", "NA", "\\N"]}
    for row in rows:
        if row[1] in words and draw.chance(0.5):
            row[1] = draw.choice(words[row[1]])


def _cuts(draw, totals):
    """Limits of leaders and laggards, at totals that there are, so that both have members."""
    if draw.chance(0.25):
        return []
    ordered = sorted(totals)
    low = ordered[draw.randrange(len(ordered))]
    high = ordered[draw.randrange(len(ordered))]
    low, high = sorted([low, high])
    arguments = ["--leaders-above", decimals(high)]
    return arguments + ["--laggards-below", decimals(draw.choice([low, high]))]


# Audits: models with signals in every role.

def _audit(draw):
    option, text, files = model_option(draw)
    arguments = ["model", "audit", *option[1:], "--json"]
    if draw.chance(0.7):
        if files:
            # Actions name signals of the catalogue that the audit's model has.
            files["actions.toml"] = actions_text(draw, read_model(text), 10 ** 6).encode()
        else:
            files["actions.toml"] = (GOLDEN / "monitoring" / "actions.toml").read_bytes()
        arguments += ["--actions", "actions.toml"]
    return Case(arguments, files)


# Calibrations: few terms and many members, so that a slow reference does.

BADGE = '[[badge]]\nname = "far"\ncompetency = "reach"\nat_least = 3.50\n'
OWN = ["talks", "calls", "letters", "visits", "badge"]


def _calibration_model(draw):
    signals = [{"name": name, "kind": "flag" if name == "badge" else "count", "scope": "window",
                **draw.choice([{}, {"counts": "what was done", "one": "a 'thing'", "many": "things"},
                               {"given_by": "others"}, {"given_by": "member", "observed": "member"},
                               {"aggregate": "days", "from": ["posts", name]}])} for name in OWN]
    competencies, names = [], iter(["one", "two", "three", "four", "five", "six", "seven", "eight"])
    for name in draw.choice([["reach"], ["reach", "habit"], ["reach", "habit"]]):
        terms = [_calibration_term(draw, next(names), positive=True)
                 for _ in range(draw.randint(1, 3))]
        if draw.chance(0.5):
            terms.append(_calibration_term(draw, next(names), positive=False))
        competencies.append({"name": name, **draw.choice([{}, {"title": "Zu Hause: größer # als"}]),
                             "maximum": draw.decimal(500, 3000), "terms": terms})
    return {"id": "old-1", "missing": draw.choice(["zero", "zero", "renormalise"]),
            "signal": signals, "competency": competencies, "window_days": draw.choice([7, 90]),
            "band": [{"name": "high", "above": "7.00"}, {"name": "rest"}]}


def _calibration_term(draw, name, positive):
    kind = draw.choice(["count", "count", "count", "ratio", "difference"])
    term = {"name": name, kind: draw.choice(OWN) if kind == "count" else draw.sample(OWN[:4], 2)}
    if kind == "ratio":
        term["prior"] = draw.choice(["0", "1", "5"])
    term["curve"] = "linear" if kind == "ratio" else draw.choice(["linear", "log"])
    term["full"] = draw.choice(["1", "3", "10"])
    term["points"] = draw.decimal(50, 1500) if positive else draw.decimal(-400, -20)
    return term | draw.choice([{}, {"title": "It's a term", "reason": "why = [not] {that}, \u00fc"}])


def _calibrate(draw):
    text = model_text(_calibration_model(draw)) + draw.choice(["", BADGE])
    n = draw.choice([230, 300, 300, 420])
    ids = some_ids(draw, n)
    limits = [draw.choice([2, 4, 15]) for _ in OWN[:4]] + [1]
    missing = draw.choice([0, 0.1])
    values = [[None if draw.chance(missing) else draw.randint(0, limit) for limit in limits]
              for _ in ids]
    weights = [draw.choice([0, 0, 0.5, 1, -1]) / limit for limit in limits]
    hidden = [sum(weight * (its or 0) for weight, its in zip(weights, row)) + draw.gauss(0, 0.7)
              for row in values]
    if draw.chance(0.6):
        middle = sorted(hidden)[draw.choice([n // 2, n // 2, 101, n - 102, 98])]
        outcomes = [str(int(its > middle)) for its in hidden]
    else:
        outcomes = [f"{its:.3f}" for its in hidden]
    header = ["member_id", *OWN]
    rows = [[member, *("" if its is None else its for its in row)]
            for member, row in zip(ids, values)]
    outcome_rows = [[member, outcome] for member, outcome in zip(ids, outcomes)]
    draw.shuffle(outcome_rows)
    arguments = ["calibrate", "members.csv", "outcomes.csv", "--id", "new-1", "--model",
                 "model.toml", "--json", "-o", "new.toml", "--strict", "--outcome", "won"]
    arguments += draw.choice([[], ["--seed", "0"], ["--seed", "18446744073709551615"]])
    arguments += draw.choice([[], ["--threads", "1"], ["--threads", "3"]])
    arguments += draw.choice([[], [], ["--missing", "zero"], ["--missing", "renormalise"]])
    return Case(arguments, {
        "model.toml": text.encode(),
        "members.csv": csv_bytes(draw, header, [[str(cell) for cell in row] for row in rows]),
        "outcomes.csv": csv_bytes(draw, ["member_id", "won"], outcome_rows)})


# What has no answer: outcomes beyond what squares can hold, separation, features that never vary.

def _degenerate(draw):
    if draw.chance(0.5):
        case = _outcomes(draw)
        cells = draw.choice([["9" * 200, "1"], ["-" + "9" * 200, "9" * 160], ["9" * 400, "0"],
                             ["0." + "0" * 200 + "1", "0." + "0" * 300 + "7", "0"],
                             ["1" + "0" * 20, "1" + "0" * 19 + "1"]])
        rows = [f"m{at:03},{draw.choice(cells)},{draw.choice('ab')}" for at in range(60)]
        scores = [f"m{at:03},{draw.randint(0, 99)}.00" for at in range(60)]
        case.files = {"scores.csv": _lines("member_id,total", scores),
                      "outcomes.csv": _lines("member_id,outcome,region", rows)}
        case.arguments = ["outcomes", "scores.csv", "outcomes.csv", "--json", "--strata", "region"]
    else:
        case = _calibrate(draw)
        text = model_text({"id": "old-1", "signal": [], "band": [], "competency": [
            {"name": "c", "maximum": "25.00", "terms": [
                {"name": name, "count": name, "curve": "linear", "full": "30", "points": "9.00"}
                for name in ("posts", "shares")]}]})
        kind = draw.choice(["separated", "one value", "one term varies", "no signal"])
        posts = [draw.randint(0, 30) if kind in ("separated", "one term varies") else 4
                 for _ in range(240)]
        shares = [draw.randint(0, 30) if kind == "separated" else 2 for _ in posts]
        won = [int(a + b > 30) if kind == "separated" else draw.randint(0, 1)
               for a, b in zip(posts, shares)]
        cells = [("", "") if kind == "no signal" else its for its in zip(posts, shares)]
        case.files = {"model.toml": text.encode(),
                      "members.csv": _lines("member_id,posts,shares",
                                            [f"m{at},{a},{b}" for at, (a, b) in enumerate(cells)]),
                      "outcomes.csv": _lines("member_id,won",
                                             [f"m{at},{its}" for at, its in enumerate(won)])}
    case.loose = True
    return case


def _lines(header, rows):
    return "".join(f"{row}\n" for row in [header, *rows]).encode()
