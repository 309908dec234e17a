# SPDX-License-Identifier: MIT
"""The package as such: needs nothing, imports fast, is typed, and its examples are true."""

from __future__ import annotations

import doctest
import importlib
import inspect
import json
import os
import pathlib
import pickle
import subprocess
import sys

import pytest
from conftest import SOURCE

import ssi

FOLDER = pathlib.Path(ssi.__file__).parent

ALONE = """
import sys
class Nothing:
    def find_spec(self, name, path=None, target=None):
        if name.partition(".")[0] in {"pyarrow", "polars", "pandas", "duckdb", "nanoarrow", "numpy",
                                      "pyspark"}:
            raise ImportError(name)
sys.meta_path.insert(0, Nothing())
import ssi
members = ssi.generate(1000, industries=4)
scores = ssi.ranks(members, "industry", keep=["member_id"], band=True, badges=True)
assert type(scores) is ssi.Table and len(scores) == 1000
assert ssi.score(scores.__class__(members)).__arrow_c_stream__() is not None
by = ssi.cohorts(members, "industry")
assert ssi.Cohorts(bytes(by)).labels == 4 and len(by.table()) == 4
assert ssi.explain({"posts": 12})["total"] == 2.13
assert ssi.check(members) is None
loaded = {name.partition(".")[0] for name in sys.modules}
assert not loaded & {"pyarrow", "polars", "pandas", "duckdb", "nanoarrow", "numpy"}
print("good")
"""


def python(*arguments: str) -> str:
    environment = dict(os.environ, PYTHONPATH=str(FOLDER.parent))
    return subprocess.run([sys.executable, *arguments], check=True, capture_output=True, text=True,
                          env=environment).stdout


def test_all_works_in_an_interpreter_without_any_table_library():
    assert python("-c", ALONE) == "good\n"


def test_streams_outlive_the_interpreter():
    """Capsules that are still there at the end are released without the interpreter's help."""
    assert python("-c", "import ssi, sys; sys.keep = ssi.generate(10).__arrow_c_stream__(); "
                        "sys.also = ssi.Table(ssi.generate(10)); print('end')") == "end\n"


def test_importing_it_loads_little():
    """Beside the interpreter's own: ctypes, json and weakref, which take some 15 ms. Others would
    show here before they show in the time."""
    loaded = json.loads(python("-c", "import sys; a = set(sys.modules); import ssi, json; "
                                     "print(json.dumps(sorted(set(sys.modules) - a)))"))
    heavy = {"asyncio", "inspect", "dataclasses", "subprocess", "urllib", "logging", "email",
             "http", "unittest", "tempfile", "argparse"}
    assert not heavy & {name.partition(".")[0] for name in loaded}
    assert len(loaded) < 60


def test_examples_of_docstrings_are_true():
    attempted = 0
    for path in FOLDER.glob("*.py"):
        module = importlib.import_module("ssi" if path.stem == "__init__" else f"ssi.{path.stem}")
        result = doctest.testmod(module)
        assert result.failed == 0, module
        attempted += result.attempted
    assert attempted > 4


def test_public_names_say_that_they_are_of_the_package():
    assert ssi.Model.__module__ == ssi.score.__module__ == ssi.DataError.__module__ == "ssi"
    assert pickle.loads(pickle.dumps(ssi.score)) is ssi.score


def test_functions_that_share_arguments_have_them_in_their_signatures():
    score, stream = inspect.signature(ssi.score), inspect.signature(ssi.stream)
    assert list(score.parameters) == list(stream.parameters)
    assert list(score.parameters)[:3] == ["members", "model", "keep"]
    with pytest.raises(TypeError, match="minimal"):
        ssi.score(ssi.generate(1), minimal=3)


def test_everything_public_has_a_docstring():
    for name in ssi.__all__:
        thing = getattr(ssi, name)
        assert inspect.getdoc(thing), name
        for key, member in vars(thing).items() if inspect.isclass(thing) else ():
            if not key.startswith("_"):
                assert inspect.getdoc(getattr(thing, key)), f"{name}.{key}"


def test_the_package_is_typed():
    mypy = pytest.importorskip("mypy.api")
    assert (FOLDER / "py.typed").exists()
    out, errors, status = mypy.run([
        "--strict", "--config-file", str(SOURCE / "pyproject.toml"), "--cache-dir", os.devnull,
        str(SOURCE / "python" / "ssi")])
    assert status == 0, out + errors
