# SPDX-License-Identifier: MIT
"""Compares what the command printed with what it must print."""

import math
from fractions import Fraction

from figures import Either


def printable(value):
    """The value as plain JSON, decimals with six significant digits."""
    if isinstance(value, Either):
        return printable(value.values[0])
    if isinstance(value, dict):
        return {key: printable(its) for key, its in value.items()}
    if isinstance(value, list):
        return [printable(its) for its in value]
    if isinstance(value, (float, Fraction)):
        return float(f"{float(value):.6g}")
    return value


def outcomes_tolerance(path):
    """Relative and absolute: both are rounded to six digits; a p may be as small as it likes."""
    small = path.rpartition(".")[2] in ("p", "p_holm")
    return 1.01e-5, 0.0 if small else 1e-9


def exact(_):
    return 0.0, 1e-9


def calibrate_tolerance(path):
    """Relative and absolute: what golden/evidence/README.md says of calibrations."""
    name = path.rpartition(".")[2]
    if name in ("points", "points_before"):
        return 0.0, 0.0101
    if name in ("weight", "loss", "intercept"):
        return 1e-4, 1e-6
    if name == "after" or path.startswith(".difference."):
        return 0.0, 2e-4
    return 1.01e-5, 0.0


def difference(expected, found, tolerance, path=""):
    """What is wrong with what was found, as a text; None if nothing is."""
    if isinstance(expected, Either):
        told = [difference(its, found, tolerance, path) for its in expected.values]
        return None if None in told else told[0]
    if isinstance(expected, dict):
        return _difference_of_objects(expected, found, tolerance, path)
    if isinstance(expected, list):
        return _difference_of_lists(expected, found, tolerance, path)
    told = f"{path}: expected {_shown(expected)}, found {found!r}"
    if expected is None or isinstance(expected, (bool, str)):
        return None if type(expected) is type(found) and expected == found else told
    if isinstance(found, bool) or not isinstance(found, (int, float)):
        return told
    if isinstance(expected, int):
        return None if expected == found else told
    return None if _near(float(expected), float(found), *tolerance(path)) else told


def _shown(value):
    return f"{float(value):.9g}" if isinstance(value, (float, Fraction)) else repr(value)


def _near(expected, found, relative, absolute):
    if not math.isfinite(found):
        return False
    if abs(expected - found) <= relative * abs(expected) + absolute:
        return True
    # Both are rounded; what is nothing may be a hair of it.
    return abs(expected) < 1e-300 and abs(found) < 1e-300


def _difference_of_objects(expected, found, tolerance, path):
    if not isinstance(found, dict):
        return f"{path}: expected an object, found {found!r}"
    for key, value in expected.items():
        if key not in found:
            return f"{path}.{key} is missing"
        told = difference(value, found[key], tolerance, f"{path}.{key}")
        if told:
            return told
    return None


def _difference_of_lists(expected, found, tolerance, path):
    if not isinstance(found, list):
        return f"{path}: expected a list, found {found!r}"
    if len(expected) != len(found):
        return f"{path}: expected {len(expected)} entries, found {len(found)}: {found!r}"[:1000]
    told = (difference(its, other, tolerance, f"{path}[{at}]")
            for at, (its, other) in enumerate(zip(expected, found)))
    return next(filter(None, told), None)
