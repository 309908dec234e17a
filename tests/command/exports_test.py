#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Scores and checks every export of exports.py: exports_test.py SSI

An accepted file has the scores of the strict one, byte for byte. A refused one has the words that
say what to do. `ssi check` finds that a file can be scored exactly if it can.
"""

import json
import subprocess
import sys
import tempfile
from pathlib import Path

from exports import STRICT, all_exports


def score(ssi, path, options=()):
    return subprocess.run([ssi, "score", path, *options], capture_output=True, check=False)


def check(ssi, path, options):
    """The exit code of `ssi check`; its JSON must say the same."""
    checked = subprocess.run([ssi, "check", "--json", path, *options], capture_output=True,
                             check=False)
    if checked.stdout:
        findings = json.loads(checked.stdout)
        assert findings["can_be_scored"] == (checked.returncode == 0), findings
        assert findings["can_be_scored"] == (findings["faults"] == 0), findings
    return checked.returncode


def fault_of(ssi, path, export, expected):
    """What is wrong with the outcome of one export; nothing if it is as it should be."""
    scored = score(ssi, path, export.options)
    said = scored.stderr.decode()
    checked = check(ssi, path, export.options)
    if checked != scored.returncode:
        return f"check exits with {checked}, score with {scored.returncode}"
    if export.refusal is None:
        if scored.returncode != 0:
            return f"refused with {scored.returncode}: {said}"
        return None if scored.stdout == expected else "other scores than the strict file's"
    if scored.returncode != 65 or scored.stdout:
        return f"exit code {scored.returncode} instead of a refusal: {said}"
    missing = [words for words in export.refusal if words not in said]
    return f"no {missing} in: {said}" if missing else None


def main(ssi):
    exports = list(all_exports())
    assert len(exports) >= 60 and len({export.name for export in exports}) == len(exports)
    failed = 0
    with tempfile.TemporaryDirectory() as folder:
        strict = Path(folder, "strict.csv")
        strict.write_text(STRICT, encoding="utf-8")
        expected = score(ssi, strict, ["--strict"]).stdout
        assert expected.count(b"\n") == 16, expected
        for export in exports:
            path = Path(folder, export.name + ".csv")
            path.write_bytes(export.content)
            fault = fault_of(ssi, path, export, expected)
            if fault:
                failed += 1
                print(f"{export.name}: {fault}")
    print(f"{len(exports)} exports, {failed} failed")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
