# SPDX-License-Identifier: MIT
"""Scores files of tables, whose columns are signals: Parquet, CSV, or Arrow, read by pyarrow or DuckDB.

    python -m ssi score members.parquet -o scores.parquet --by industry
    python -m ssi cohorts members.parquet --by industry -o industries.csv

This is an open index, not LinkedIn's.
"""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Callable, Sequence

import ssi
from ssi import _tables

_USAGE, _DATA, _NO_INPUT, _UNAVAILABLE, _INTERNAL, _CANNOT_CREATE, _IO, _MODEL = (
    2, 65, 66, 69, 70, 73, 74, 78)


class _Failed(Exception):
    """Ends the command with a line and an exit code."""

    def __init__(self, code: int, line: str) -> None:
        super().__init__(line)
        self.code = code


def _percent(text: str) -> float:
    value = float(text)
    if not 0 <= value <= 100:
        raise ValueError
    return value


def _count(text: str) -> int:
    value = int(text)
    if value < 0:
        raise ValueError
    return value


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m ssi", formatter_class=argparse.RawDescriptionHelpFormatter,
        description=(__doc__ or "").splitlines()[0], allow_abbrev=False,
        epilog="The ssi command has more subcommands, for files of CSV.")
    parser.add_argument("--version", action="version",
                        version=f"ssi {ssi.__version__}\nmodel {_named(ssi.Model())}")
    commands = parser.add_subparsers(dest="command", required=True, metavar="score|cohorts")
    shared = argparse.ArgumentParser(add_help=False)
    shared.add_argument("members", nargs="+", metavar="MEMBERS",
                        help="files, or a folder of files, of one format: its extension says which")
    shared.add_argument("--model", metavar="MODEL.toml", help="score with the model in this file")
    shared.add_argument("--min-cohort", type=_count, default=10, metavar="N",
                        help="report no cohort smaller than this (10)")
    shared.add_argument("--threads", type=_count, default=0, metavar="N", help="all by default")
    shared.add_argument("--allow-out-of-range", action="store_true",
                        help="read a value that a signal cannot have, such as -1, as the nearest")

    score = commands.add_parser("score", parents=[shared], allow_abbrev=False,
                                help="a row of scores for each member")
    score.add_argument("-o", "--output", required=True, metavar="OUT",
                       help="scores.parquet or scores.csv; takes its place when all is done")
    score.add_argument("--by", action="append", default=[], metavar="COLUMN",
                       help="add each member's standing among those of the same label; again for "
                       "another column")
    score.add_argument("--against", action="append", default=[], metavar="COHORTS",
                       help="add each member's standing among saved cohorts, which it joins")
    score.add_argument("--keep", action="append", metavar="COLUMN",
                       help="keep this column; again for another. By default member_id, if there")
    score.add_argument("--points", choices=["float64", "decimal", "hundredths", "hundredths32"],
                       help="how points are given: float64 by default, decimal in CSV")
    score.add_argument("--band", action="store_true", help="add the name of each member's band")
    score.add_argument("--badges", action="store_true", help="add the names of each one's badges")
    score.add_argument("--min-coverage", type=_percent, default=50.0, metavar="PERCENT",
                       help="no band of members of whom less than this was observed (50)")

    cohorts = commands.add_parser("cohorts", parents=[shared], allow_abbrev=False,
                                  help="a row for each industry, team, ...")
    cohorts.add_argument("--by", required=True, metavar="COLUMN", help="the column of labels")
    cohorts.add_argument("-o", "--output", metavar="OUT", help="industries.parquet or .csv")
    cohorts.add_argument("--save", metavar="COHORTS", help="save the cohorts, to merge or compare with")
    return parser


def _named(model: ssi.Model) -> str:
    return f"{model.id} (fingerprint {model.fingerprint})"


def _model(path: str | None) -> ssi.Model:
    try:
        return ssi.Model() if path is None else ssi.Model.load(path)
    except FileNotFoundError as error:
        raise _Failed(_NO_INPUT, f"{path}: {error.strerror}") from None


def _against(paths: Sequence[str]) -> list[ssi.Cohorts]:
    result = []
    for path in paths:
        try:
            with open(path, "rb") as file:
                result.append(ssi.Cohorts(file.read()))
        except OSError as error:
            raise _Failed(_NO_INPUT, f"{path}: {error.strerror}") from None
        except ssi.DataError as error:
            raise _Failed(_DATA, f"{path}: {error}") from None
    return result


def _replace(path: str, write: Callable[[str], None]) -> None:
    """Writes a file under a temporary name beside its own, which it takes when it is whole."""
    folder, name = os.path.split(path)
    temporary = os.path.join(folder, f".{name}.{os.getpid()}.tmp")
    try:
        if os.path.isdir(path):
            raise IsADirectoryError(0, "Is a directory")
        with open(temporary, "xb"):
            pass
    except OSError as error:
        raise _Failed(_CANNOT_CREATE, f"{path}: cannot be created: {error.strerror}") from None
    try:
        write(temporary)
        with open(temporary, "rb") as file:
            os.fsync(file.fileno())
        os.replace(temporary, path)
    except BaseException:
        os.unlink(temporary)
        raise


def _table_format(path: str) -> str:
    kind = _tables.format_of(path)
    if kind not in ("parquet", "csv"):
        raise _Failed(_USAGE, f"{path}: ends in neither .parquet nor .csv")
    return kind


def _score(options: argparse.Namespace, files: _tables.Files, model: ssi.Model) -> str:
    output_format = _table_format(options.output)
    if options.by and options.against:
        raise _Failed(_USAGE, "--by and --against do not go together")
    saved = _against(options.against)
    labels = [*options.by, *(one.column for one in saved)]
    keep = options.keep
    if keep is None:
        keep = ["member_id"] if "member_id" in files.columns else []
    needed = [*model.signals, *keep, *labels]
    members = files.read(needed, texts=[*keep, *labels])
    own = [ssi.cohorts(members, by, model=model, threads=options.threads,
                       allow_out_of_range=options.allow_out_of_range) for by in options.by]
    scores = ssi.stream(
        members, model=model, keep=keep, cohorts=[*own, *saved], joining=bool(saved),
        minimum=options.min_cohort,
        points=options.points or ("decimal" if output_format == "csv" else "float64"),
        band=options.band, badges=options.badges, minimum_coverage=options.min_coverage,
        allow_out_of_range=options.allow_out_of_range, threads=options.threads)
    rows = 0

    def write(path: str) -> None:
        nonlocal rows
        rows = files.library.write(scores, path, output_format)

    _replace(options.output, write)
    return f"{rows} members, model {_named(model)}: an open index, not LinkedIn's"


def _cohorts(options: argparse.Namespace, files: _tables.Files, model: ssi.Model) -> str:
    if options.output is None and options.save is None:
        raise _Failed(_USAGE, "cohorts: give -o or --save")
    output_format = "" if options.output is None else _table_format(options.output)
    found = ssi.cohorts(files.read([*model.signals, options.by], texts=[options.by]), options.by,
                        model=model, allow_out_of_range=options.allow_out_of_range,
                        threads=options.threads)

    def save(path: str) -> None:
        with open(path, "wb") as file:
            file.write(bytes(found))

    def write(path: str) -> None:
        files.library.write(found.table(options.min_cohort), path, output_format)

    if options.save is not None:
        _replace(options.save, save)
    if options.output is not None:
        _replace(options.output, write)
    return (f"{found.members} members, {found.labels} cohorts by {options.by}, model "
            f"{_named(model)}: an open index, not LinkedIn's")


def _run(options: argparse.Namespace) -> str:
    model = _model(options.model)
    for path in options.members:
        if not os.path.exists(path):
            raise _Failed(_NO_INPUT, f"{path}: No such file or directory")
    place = options.members[0] if len(options.members) == 1 else "members"
    try:
        files = _tables.Files(options.members)
        return (_score if options.command == "score" else _cohorts)(options, files, model)
    except ssi.ModelError:
        raise
    except _tables.NoLibrary as error:
        raise _Failed(_UNAVAILABLE, str(error)) from None
    except OSError as error:
        raise _Failed(_IO, error.strerror or _first_line(error)) from None
    except Exception as error:
        kind = _tables.kind_of_error(error)
        if kind is None:
            raise
        raise _Failed(_IO if kind == "io" else _DATA, _placed(place, error)) from None


def _first_line(error: Exception) -> str:
    return (str(error).strip().splitlines() or [type(error).__name__])[0]


def _placed(place: str, error: Exception) -> str:
    """An error of members, with the name of their file."""
    text = str(error)
    begin = text.find("members:")
    if begin >= 0 and text[begin + len("members:"):begin + len("members:") + 1].isdigit():
        return place + text[begin + len("members"):].splitlines()[0]
    return f"{place}: {_first_line(error)}"


def main(arguments: Sequence[str] | None = None) -> int:
    """Runs the command. Returns its exit code."""
    options = _parser().parse_args(arguments)
    try:
        print(_run(options), file=sys.stderr)
        return 0
    except _Failed as error:
        print(f"ssi: {error}", file=sys.stderr)
        return error.code
    except ssi.ModelError as error:
        print(f"ssi: {error}", file=sys.stderr)
        return _MODEL
    except KeyboardInterrupt:
        return 130
    except Exception as error:
        print(f"ssi: internal error: {type(error).__name__}: {_first_line(error)}", file=sys.stderr)
        return _INTERNAL


if __name__ == "__main__":
    sys.exit(main())
