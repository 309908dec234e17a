#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Breaks a copy of the tree in one place at a time; layers.py has to name that place.

    layers_test.py ROOT
"""

import pathlib
import shutil
import subprocess
import sys
import tempfile

ROOT = pathlib.Path(sys.argv[1]).resolve()
LAYERS = pathlib.Path(__file__).resolve().parent / "layers.py"
FOLDERS = ["src", "include", "tools", "examples", "bench", "tests"]
# A file, what is put before its first include, and what the check has to say.
FAULTS = [
    ("src/base/error.cpp", None, '#include "ssi/member/signal.hpp"', "base may not include member"),
    ("src/score/batch.hpp", None, '#include "cohort/ranking.hpp"', "score may not include cohort"),
    ("src/cohort/cohort.cpp", None, '#include "ssi/explain.hpp"', "cohort may not include explain"),
    ("src/files/score_file.cpp", None, '#include "ssi/report.hpp"', "files may not include report"),
    ("src/network/network.cpp", None, '#include "ssi/files.hpp"', "network may not include files"),
    ("include/ssi/member/member.hpp", None, '#include "ssi/model.hpp"',
     "member may not include model"),
    ("include/ssi/model/term.hpp", None, '#include "model/curve.hpp"',
     "a public header includes model/curve.hpp"),
    ("src/cohort/cohort.cpp", None, '#include "ssi/score.hpp"', "does not include"),
    ("tools/main.cpp", None, '#include "base/execution.hpp"', "may not include"),
    ("src/attic/old.cpp", "// nothing", None, "'attic' is no room"),
    ("include/ssi/member/new.hpp", "// nothing", None, "is not in ssi/member.hpp"),
    ("src/score/new.cpp", "// nothing", None, "is not in src/score/CMakeLists.txt"),
    ("tests/score/new_test.cpp", "// nothing", None, "is not in tests/score/CMakeLists.txt"),
]


def messages(root):
    run = subprocess.run([sys.executable, LAYERS, root], capture_output=True, text=True, check=False)
    return run.returncode, run.stdout


def main():
    failures = 0
    with tempfile.TemporaryDirectory() as folder:
        copy = pathlib.Path(folder)
        for name in FOLDERS:
            shutil.copytree(ROOT / name, copy / name, ignore=shutil.ignore_patterns("corpus"))
        for path, whole, line, wanted in FAULTS:
            file = copy / path
            before = file.read_text() if file.exists() else None
            file.parent.mkdir(exist_ok=True)
            if whole is not None:
                file.write_text(whole)
            else:
                file.write_text(before.replace('#include "', f'{line}\n#include "', 1))
            status, said = messages(copy)
            if before is None:
                file.unlink()
            else:
                file.write_text(before)
            if status == 0 or not any(path in text and wanted in text
                                      for text in said.splitlines()):
                failures += 1
                print(f"{path}: expected '{wanted}', got {status}: {said}")
    print(f"{len(FAULTS)} faults, {failures} not found")
    sys.exit(1 if failures else 0)


if __name__ == "__main__":
    main()
