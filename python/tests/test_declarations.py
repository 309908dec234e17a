# SPDX-License-Identifier: MIT
"""The declarations for ctypes are those of ssi.h: a wrong one would be a crash."""

from __future__ import annotations

import ctypes as c
import re

import pytest
from conftest import SOURCE

from ssi import _c, _plans, _scores, _signals

HEADER = re.sub(r"/\*.*?\*/", "", (SOURCE / "include" / "ssi" / "ssi.h").read_text(), flags=re.S)
NUMBERS = {"int32_t": c.c_int32, "uint32_t": c.c_uint32, "uint64_t": c.c_uint64,
           "size_t": c.c_size_t}


def functions() -> dict[str, tuple[str, list[str]]]:
    """The functions of the header: what each returns, and its parameters as types."""
    found = {}
    for result, name, text in re.findall(
            r"SSI_C_EXPORT\s+([\w\s*]+?)\s*\b(ssi_\w+)\(([^)]*)\)", HEADER):
        parameters = [] if text.strip() == "void" else text.split(",")
        types = [re.sub(r"\s*\b\w+$", "", " ".join(p.split())) if not p.strip().endswith("*")
                 else " ".join(p.split()) for p in parameters]
        found[name] = (result, types)
    return found


def is_fitting(kind: object, c_type: str) -> bool:
    """Whether a ctypes type may stand for a C one. Text may go through a pointer."""
    if c_type.endswith("*"):
        return kind is c.c_void_p or (kind is c.c_char_p and c_type in ("const char*", "const void*"))
    return kind is NUMBERS[c_type]


def test_the_header_is_understood():
    found = functions()
    assert found["ssi_model_standard"] == ("ssi_status", ["ssi_model**", "char**"])
    assert found["ssi_generate"][1] == ["uint64_t", "uint64_t", "uint32_t", "uint64_t", "int32_t",
                                        "struct ArrowArrayStream*", "char**"]
    assert found["ssi_free"][0] == "void"
    assert len(found) == len(re.findall(r"^SSI_C_EXPORT ", HEADER, re.M))


def test_functions_that_can_fail_have_the_arguments_of_the_header():
    can_fail = {name: types for name, (result, types) in functions().items()
                if result == "ssi_status"}
    assert set(_c.FUNCTIONS) == set(can_fail)
    for name, types in can_fail.items():
        assert types[-1] == "char**", name
        declared = _c.FUNCTIONS[name]
        assert len(declared) == len(types) - 1, name
        for kind, c_type in zip(declared, types):
            assert is_fitting(kind, c_type), f"{name}: {c_type} is declared as {kind}"


def test_the_other_functions_have_the_types_of_the_header():
    for name, (result, types) in functions().items():
        if result == "ssi_status":
            continue
        function = getattr(_c._lib, name)
        declared = function.argtypes or []
        assert len(declared) == len(types), name
        assert all(map(is_fitting, declared, types)), name
        expected = {"void": None, "const char*": c.c_char_p}.get(result, NUMBERS.get(result))
        assert function.restype is expected, name


@pytest.mark.parametrize("struct, options", [
    ("ssi_score_options", _c.ScoreOptions), ("ssi_plan_options", _c.PlanOptions),
    ("ssi_change_options", _c.ChangeOptions),
    ("ssi_signal_options", _signals.SignalOptions)])
def test_the_options_have_the_fields_of_the_header_in_order(struct, options):
    body = re.search(rf"typedef struct {struct} \{{(.*?)\}}", HEADER, re.S).group(1)
    fields = [re.fullmatch(r"(.*?)\s*(\w+)", " ".join(line.split())).groups()
              for line in body.split(";") if line.strip()]
    assert [name for _, name in fields] == [name for name, *_ in options._fields_]
    pointers = {"const char* const*": c.POINTER(c.c_char_p),
                "const ssi_cohorts* const*": c.POINTER(c.c_void_p),
                "const ssi_cohorts*": c.c_void_p, "const char*": c.c_char_p}
    for (c_type, name), (_, kind) in zip(fields, options._fields_):
        assert kind is pointers.get(c_type, NUMBERS.get(c_type)), name


def enumerators(name: str) -> dict[str, int]:
    body = re.search(rf"typedef enum {name} \{{(.*?)\}}", HEADER, re.S).group(1)
    return {key: int(value) for key, value in re.findall(r"(\w+)\s*=\s*(\d+)", body)}


def test_numbers_of_the_header_are_those_of_the_modules():
    import ssi
    assert int(re.search(r"#define SSI_ABI (\d+)", HEADER).group(1)) == _c._ABI == _c._lib.ssi_abi()
    points = enumerators("ssi_points")
    assert points == {f"SSI_{name.upper()}": i for i, name in enumerate(_scores.POINTS)}
    goals = {f"SSI_{name.upper()}": number for name, number in _plans.GOALS.items()}
    assert enumerators("ssi_goal") == goals
    errors = {"SSI_INVALID": ValueError, "SSI_DATA": ssi.DataError, "SSI_MODEL": ssi.ModelError,
              "SSI_STREAM": ssi.StreamError}
    statuses = enumerators("ssi_status")
    assert {statuses[name]: error for name, error in errors.items()} == _c._ERRORS
    assert statuses["SSI_OK"] == 0


def test_the_version_is_the_projects():
    import ssi
    text = (SOURCE / "include" / "ssi" / "version.hpp").read_text()
    parts = [re.search(rf"SSI_VERSION_{part} (\d+)", text).group(1)
             for part in ("MAJOR", "MINOR", "PATCH")]
    assert ssi.__version__ == ".".join(parts)
