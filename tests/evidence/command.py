# SPDX-License-Identifier: MIT
"""Runs the command, and compares what it printed and wrote with the references."""

import difflib
import json
import re
import subprocess
import tomllib
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path

import audit
import calibrate
import outcomes
import robustness
from comparing import calibrate_tolerance, difference, exact, outcomes_tolerance
from model import read_model


@dataclass(frozen=True)
class Outcome:
    code: int
    output: str
    errors: str


class Command:
    """The ssi command. Names of files are those in its folder."""

    def __init__(self, path):
        self.path = path

    def run(self, arguments, folder):
        done = subprocess.run([self.path, *arguments], cwd=folder, capture_output=True, check=False,
                              timeout=600)
        return Outcome(done.returncode, done.stdout.decode("utf-8", "backslashreplace"),
                       done.stderr.decode("utf-8", "backslashreplace"))


class Skipped(Exception):
    """What must come out is not defined, or too near to a tie to be compared."""


def fault_of(arguments, folder, outcome):
    """What is wrong with the outcome of a command; None if nothing is."""
    try:
        return _COMPARISONS[arguments[0]](arguments, folder, outcome)
    except outcomes.Refused as refusal:
        return refusal_fault(outcome, refusal)


def refusal_fault(outcome, why):
    if outcome.code != 65:
        return f"exit code {outcome.code} instead of 65 ({why}): {outcome.output}{outcome.errors}"
    if outcome.output:
        return f"written all the same: {outcome.output}"
    return None if outcome.errors else "nothing said"


def _failure(outcome):
    return f"exit code {outcome.code}: {outcome.errors}" if outcome.code else None


def text_difference(expected, found):
    if expected == found:
        return None
    lines = difflib.unified_diff(expected.split("\n"), found.split("\n"), "expected", "found",
                                 lineterm="", n=1)
    return "\n".join(list(lines)[:40]) or f"expected {expected!r}, found {found!r}"


def _robustness(arguments, folder, outcome):
    expected, said = robustness.run(arguments, folder)
    if outcome.code:
        return _failure(outcome)
    return text_difference(expected, outcome.output) or said_fault(said, outcome.errors)


def said_fault(said, errors):
    """Whether the figures of all members are on standard error, each as a number of its own."""
    numbers = re.findall(r"(?<![\d.])\d+(?:\.\d+)?(?![\d])", errors)
    wanted = [str(said[f"top10_{how}"]) for how in ("always", "sometimes", "never")]
    if said["mean_move"] is not None:
        wanted.append(f"{said['mean_move']:.2f}")
    missing = [its for its in wanted if its not in numbers] if said["members_ranked"] else []
    return f"no {missing} of {said} in: {errors}" if missing else None


def parsed(outcome):
    """The JSON that was printed; a constant such as NaN is none."""
    def refuse(constant):
        raise ValueError(f"{constant} is no JSON")
    return json.loads(outcome.output, parse_constant=refuse)


def text_fault(text):
    """What is wrong with a text for people, or None."""
    wide = [line for line in text.split("\n") if len(line) > 80]
    if wide:
        return f"lines of more than 80 columns: {wide}"
    odd = re.findall(r"(?<![\w'-])-?(?:nan|inf)(?![\w'-])", text)
    return f"{odd} in: {text}" if odd else None


def _outcomes(arguments, folder, outcome):
    expected = outcomes.run(arguments, folder)
    return _failure(outcome) or difference(expected, parsed(outcome), outcomes_tolerance) \
        or reasons_fault(parsed(outcome))


def reasons_fault(told, path=""):
    """Whether there is a reason where an estimate or its limits are missing, and nowhere else."""
    if isinstance(told, list):
        return next(filter(None, (reasons_fault(its, path) for its in told)), None)
    if not isinstance(told, dict):
        return None
    if "reason" in told:
        missing = None in (told["estimate"], told["low"], told["high"])
        if missing != isinstance(told["reason"], str):
            return f"{path}: the reason is {told['reason']!r} of {told}"
    return next(filter(None, (reasons_fault(its, f"{path}.{key}") for key, its in told.items())), None)


def _audit(arguments, folder, outcome):
    expected = audit.run(arguments, folder)
    return _failure(outcome) or difference(expected, parsed(outcome), exact)


def _calibrate(arguments, folder, outcome):
    run = calibrate.Run(arguments, folder)
    try:
        expected, model, nearest = run.run()
    except calibrate.NotDefined as error:
        raise Skipped(str(error)) from error
    if nearest < 1e-4:
        raise Skipped("a penalty is chosen by less than a hair")
    if outcome.code:
        return _failure(outcome)
    told = difference(expected, parsed(outcome), calibrate_tolerance)
    if told:
        return told
    written = Path(folder, run.options.output).read_text(encoding="utf-8")
    return model_fault(written, model, run.model_path.read_text(encoding="utf-8"), run.options)


def model_fault(written, model, old, options):
    """What is wrong with a calibrated model: its points, and whatever else is not of the old one."""
    found = tomllib.loads(written, parse_float=Decimal)
    if found["id"] != options.id:
        return f"the id is {found['id']}"
    before = tomllib.loads(old, parse_float=Decimal)
    words = _words(before)
    return difference(_plain(model), _plain(read_model(written)), calibrate_tolerance, ".model") \
        or difference(_rest(before), _rest(found), exact) \
        or difference({name: words[name] for name in _words(found)}, _words(found), exact)


def _plain(model):
    """A model as JSON would have it."""
    return {"window_days": model.window_days, "missing": model.missing,
            "signals": [str(its) for its in model.signals.values()],
            "bands": [list(its) for its in model.bands],
            "competencies": [{"name": its.name, "maximum": its.maximum, "terms": [
                {"term": [term.name, term.kind, list(term.operands), term.prior, term.curve,
                          term.full], "points": term.points / 100} for term in its.terms]}
                             for its in model.competencies]}


def _words(data):
    """What people are told of each term, by its name."""
    return {f"{its['name']}.{term['name']}": [term.get(key) for key in ("title", "reason")]
            for its in data["competency"] for term in its["terms"]}


def _rest(data):
    """Words and badges of a model."""
    return {"titles": [its.get("title", its["name"]) for its in data["competency"]],
            "badges": [{key: str(its[key]) for key in ("name", "competency", "at_least")}
                       for its in data.get("badge", [])],
            "signals": [[its["name"], its.get("counts", ""), its.get("one"), its.get("many"),
                         its.get("given_by", "member")] for its in data.get("signal", [])]}


_COMPARISONS = {"robustness": _robustness, "outcomes": _outcomes, "model": _audit,
                "calibrate": _calibrate}
