# SPDX-License-Identifier: MIT
"""The references as if they were the command: what mutants are made of."""

import json
import tomllib
from decimal import Decimal
from pathlib import Path

from monitoring import GOLDEN  # noqa: F401  (makes the modules below importable)
import audit
import calibrate
import outcomes
import robustness
from case_models import model_text
from comparing import printable


def run(arguments, folder):
    """Exit code, output, errors."""
    try:
        return 0, *_COMMANDS[arguments[0]](arguments, folder)
    except (outcomes.Refused, calibrate.NotDefined) as refusal:
        return 65, "", str(refusal)


def _robustness(arguments, folder):
    output, said = robustness.run(arguments, folder)
    return output, json.dumps(said | {"mean_move": f"{said['mean_move'] or 0:.2f}"})


def _calibrate(arguments, folder):
    its = calibrate.Run(arguments, folder)
    told, model, _ = its.run()
    text = its.model_path.read_text(encoding="utf-8")
    Path(folder, its.options.output).write_text(_toml(text, model, its.options.id), encoding="utf-8")
    return json.dumps(printable(told)), ""


def _toml(old, model, new_id):
    """The old model with other points and without the terms that are left out."""
    data = tomllib.loads(old, parse_float=Decimal)
    data["id"] = new_id
    data.setdefault("signal", [])
    data.setdefault("band", [])
    for entry, competency in zip(data["competency"], model.competencies):
        points = {term.name: Decimal(term.points) / 100 for term in competency.terms}
        entry["terms"] = [term | {"points": points[term["name"]]} for term in entry["terms"]
                          if term["name"] in points]
        for table in (entry, *entry["terms"]):
            table |= {key: str(its) for key, its in table.items() if key in _NUMBERS}
    data["band"] = [{key: str(its) for key, its in band.items()} for band in data["band"]]
    badges = [f'[[badge]]\nname = "{its["name"]}"\ncompetency = "{its["competency"]}"\n'
              f'at_least = {its["at_least"]}\n' for its in data.get("badge", [])]
    return model_text(data) + "".join(badges)


_NUMBERS = ("maximum", "prior", "full", "points")
_COMMANDS = {
    "robustness": _robustness, "calibrate": _calibrate,
    "outcomes": lambda *its: (json.dumps(printable(outcomes.run(*its))), ""),
    "model": lambda *its: (json.dumps(printable(audit.run(*its))), ""),
}
