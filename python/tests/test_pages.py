# SPDX-License-Identifier: MIT
"""What the documentation shows of Python is true. Blocks about Spark are run by test_spark.py."""

from __future__ import annotations

import doctest

import pytest
from conftest import SOURCE
from pages import programs


@pytest.fixture(autouse=True)
def in_the_projects_folder(monkeypatch):
    for name in ("pyarrow", "polars", "duckdb", "pandas"):
        pytest.importorskip(name)
    monkeypatch.chdir(SOURCE)


@pytest.mark.parametrize("page", ["README.md", "docs/python.md"])
def test_programs_run(page, capsys):
    found = [program for program in programs(page) if "spark" not in program]
    assert found
    for program in found:
        exec(compile(program, page, "exec"), {})
        assert "2.13" in capsys.readouterr().out or "2.13" not in program


@pytest.mark.parametrize("page", ["README.md", "docs/python.md"])
def test_sessions_print_what_the_page_says(page):
    result = doctest.testfile(str(SOURCE / page), module_relative=False,
                              optionflags=doctest.ELLIPSIS)
    assert result.failed == 0
    assert page == "README.md" or result.attempted > 20
