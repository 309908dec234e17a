# SPDX-License-Identifier: MIT
"""Random models and files of actions, as TOML."""

from catalogue import COUNT_LIMIT, standard_signals
from reference import GOLDEN

OWN = ["talks_given", "verified", "webinars_held", "deals_closed", "height", "quizzes"]
COMPETENCIES = ["reach", "habit", "craft", "insights"]
TERMS = ["one", "two", "three", "four", "five", "six"]
ACTIONS = ["call", "write_up", "a1", "visit", "b_2", "zz"]


def random_model(draw):
    """A model as nested dictionaries."""
    own = [_own_signal(draw, name) for name in draw.some(OWN, 0, 4)]
    pool = draw.some(standard_signals(), 3, 8) + [entry["name"] for entry in own]
    _add_sources(draw, own, pool)
    model = {"id": draw.choice(["m-1", "other-1"]), "signal": own,
             "competency": [_competency(draw, name, pool)
                            for name in draw.some(COMPETENCIES, 1, 3)],
             "band": _bands(draw)}
    if draw.chance(0.8):
        model["window_days"] = draw.choice([1, 2, 3, 7, 30, 90, 365, 400])
    if draw.chance(0.6):
        model["missing"] = draw.choice(["zero", "renormalise"])
    return model


def _own_signal(draw, name):
    entry = {"name": name}
    if draw.chance(0.5):
        entry["kind"] = draw.choice(["flag", "count"])
    if draw.chance(0.75):
        entry["scope"] = draw.choice(["window", "window", "state"])
    return entry


def _add_sources(draw, own, pool):
    for entry in own:
        window = entry.get("scope") == "window"
        if draw.chance(0.6):
            entry["aggregate"] = draw.choice(["sum", "days", "people"]) if window else "last"
        if draw.chance(0.6):
            entry["from"] = draw.some(pool, 1, 3)
        if window and draw.chance(0.5):
            entry["observed"] = draw.choice(["log", "member"])


def _competency(draw, name, pool):
    return {"name": name, "maximum": draw.decimal(100, 3000),
            "terms": [_term(draw, term, pool) for term in draw.some(TERMS, 1, 5)]}


def _term(draw, name, pool):
    kind = draw.choice(["count", "count", "count", "ratio", "difference"])
    term = {"name": name, kind: draw.choice(pool) if kind == "count" else draw.sample(pool, 2)}
    if kind == "ratio":
        term["prior"] = draw.choice(["0", "0", "0.3", "1", "5", "2.5"])
    term["curve"] = "linear" if kind == "ratio" else draw.choice(["linear", "log"])
    term["full"] = draw.choice(["0.4", "0.5", "1", "1", "3", "10", "36", "0.7", "200"])
    term["points"] = draw.decimal(-700, -1) if draw.chance(0.25) else draw.decimal(1, 1500)
    return term


def _bands(draw):
    if draw.chance(0.2):
        return []
    low, high = sorted(draw.sample(range(1, 4000), 2))
    bands = [{"name": "low", "below": draw.decimal(low, low)},
             {"name": "high", "above": draw.decimal(high, high)},
             {"name": "between", "above": draw.decimal(low, low), "below": draw.decimal(high, high)}]
    return [*draw.some(bands, 0, 3), {"name": "rest"}]


def nearly(draw, model):
    """The model with something changed; nothing that affects a score if it is its band."""
    changed = {**model, "id": "next-1"}
    which = draw.choice(["band", "maximum", "terms", "competency", "missing", "window_days"])
    if which == "band":
        changed["band"] = [{"name": "all"}]
    elif which == "maximum":
        changed["competency"] = [{**its, "maximum": draw.decimal(100, 3000)}
                                 for its in model["competency"]]
    elif which == "terms":
        pool = [name for its in model["competency"] for term in its["terms"]
                for name in _operands(term)] + ["posts", "shares"]
        changed["competency"] = [_competency(draw, its["name"], sorted(set(pool)))
                                 for its in model["competency"]]
    elif which == "competency":
        changed["competency"] = [*model["competency"][1:], _competency(draw, "new", ["posts", "shares"])]
    elif which == "missing":
        changed["missing"] = draw.choice(["zero", "renormalise"])
    else:
        changed["window_days"] = 60
    return changed


def _operands(term):
    kind = next(kind for kind in ("count", "ratio", "difference") if kind in term)
    return [term[kind]] if kind == "count" else term[kind]


def model_text(model):
    keys = [f"{key} = {_text(model[key])}" for key in ("id", "window_days", "missing")
            if key in model]
    tables = [_table("signal", entry) for entry in model["signal"]]
    tables += [_table("competency", entry) for entry in model["competency"]]
    tables += [_table("band", entry) for entry in model["band"]]
    return "\n".join([*keys, *tables])


_NUMBERS = ("maximum", "prior", "full", "points", "above", "below")


def _table(name, entry):
    lines = [f"[[{name}]]"]
    for key, value in entry.items():
        if key == "terms":
            terms = ["  { " + ", ".join(f"{its} = {_number_or_text(its, term[its])}" for its in term)
                     + " }," for term in value]
            lines.append("\n".join(["terms = [", *terms, "]"]))
        else:
            lines.append(f"{key} = {_number_or_text(key, value)}")
    return "\n".join(lines) + "\n"


def _number_or_text(key, value):
    return value if key in _NUMBERS else _text(value)


def _text(value):
    if isinstance(value, list):
        return "[" + ", ".join(map(_text, value)) + "]"
    return str(value) if isinstance(value, int) else f'"{value}"'


def actions_text(draw, model, most_combinations):
    """A file of actions with signals of the model, at most so many combinations of them."""
    efforts = draw.choice([[1], [1, 2], [1, 2, 3, 5], [7, 60, COUNT_LIMIT]])
    actions = []
    combinations = 1
    for name in draw.some(ACTIONS, 1, 5):
        at_most = draw.choice([1, 1, 2, 3, 4, 6, 9, 30])
        if not actions or combinations * (at_most + 1) <= most_combinations:
            combinations *= at_most + 1
            actions.append(_action(draw, model, actions, efforts) | {"name": name, "at_most": at_most})
    head = f'id = "acts-{draw.randint(1, 9)}"\nunit = "hours"\n'
    return "\n".join([head, *map(_action_text, actions)])


def some_standard_actions(draw):
    """Some of the standard actions, but for most of the largest knot of them."""
    text = (GOLDEN / "actions.toml").read_text(encoding="utf-8")
    head, *actions = text.split("[[actions]]\n")
    knot = [its for its in actions if "people_contacted = 1" in its]
    others = [its for its in actions if its not in knot]
    return "[[actions]]\n".join([head, *draw.some(knot, 0, 2), *draw.some(others, 2, 9)])


def _action(draw, model, others, efforts):
    """Effort and effects of one more action: its own, or twice those of another."""
    other = draw.choice([its for its in others if "expects" not in its
                         and 2 * max(its["effort"], *its["changes"].values()) <= COUNT_LIMIT]
                        or [None])
    if other and draw.chance(0.4):
        return {"effort": 2 * other["effort"],
                "changes": {name: 2 * amount for name, amount in other["changes"].items()}}
    used = model.used_signals
    changes = draw.some(used, 1, 3) + (draw.some(model.signals, 1, 1) if draw.chance(0.1) else [])
    action = {"effort": draw.choice(efforts), "changes": {name: _amount(draw) for name in changes}}
    if draw.chance(0.5):
        action["expects"] = {name: _expected(draw) for name in draw.some(used, 1, 2)}
    return action


def _action_text(action):
    lines = [f'[[actions]]\nname = "{action["name"]}"\ntitle = "Do {action["name"]}"',
             f'effort = {action["effort"]}', f'at_most = {action["at_most"]}']
    lines += [f"{key} = {{ " + ", ".join(f"{name} = {its}" for name, its in action[key].items()) + " }"
              for key in ("changes", "expects") if key in action]
    return "\n".join(lines) + "\n"


def _amount(draw):
    return draw.choice([1, 1, 1, 2, 3, 10, COUNT_LIMIT])


def _expected(draw):
    return draw.choice(["0.01", "0.1", "0.33", "0.5", "0.99", "1.25", "3", "4.50", "4294967295"])

