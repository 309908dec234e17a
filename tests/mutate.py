#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Changes the library in small ways and sees whether a test notices.

Each mutant is one change in one place of src: < for <=, + for -, a constant one larger, a statement
left out. The library is built in a copy of the tree under build/mutants and linked with the tests
of build/release, which run until the first one fails. A mutant that survives is a test that is missing, or a change that changes
nothing: docs/testing.md says which.

    tests/mutate.py --sample 100 --seed 1 src/term.cpp src/kernels.cpp ...
"""

import argparse
import pathlib
import random
import re
import shutil
import subprocess
import sys
import time

ROOT = pathlib.Path(__file__).resolve().parent.parent
RELEASE = ROOT / "build" / "release"
TREE = ROOT / "build" / "mutants"
PREFIX = []  # what each build and test is run by
CORE = """
src/batch.cpp src/cell_ends.hpp src/cohort.cpp src/column_load.hpp src/curve.hpp src/exact.hpp
src/explanation.cpp src/float_ratio.cpp src/formula.hpp src/joint_kernel.hpp src/kernel_avx512.cpp
src/member_index.cpp src/member_parser.cpp src/network_builder.cpp src/octaves.hpp
src/program_builder.cpp src/ranking.cpp src/record.cpp src/record_reader.cpp src/register_table.cpp
src/score.cpp src/statistics.cpp src/strip_kernel.hpp src/strip_loader.hpp src/term.cpp
src/total_counts.cpp src/utf8.cpp
""".split()

# What is looked for, and what it may become. Spaces around an operator tell it from a template's.
OPERATORS = [
    (r" < ", [" <= ", " >= "]), (r" <= ", [" < "]), (r" > ", [" >= ", " <= "]), (r" >= ", [" > "]),
    (r" == ", [" != "]), (r" != ", [" == "]), (r" \+ ", [" - "]), (r" - ", [" + "]),
    (r" \* ", [" / "]), (r" / ", [" * "]), (r" % ", [" / "]), (r" && ", [" || "]),
    (r" \|\| ", [" && "]), (r" \+= ", [" -= ", " = "]), (r" -= ", [" += "]),
    (r" << ", [" >> "]), (r" >> ", [" << "]), (r" & ", [" | "]), (r" \| ", [" & "]),
    (r"\+\+(?=\w)", ["--"]), (r"!(?=[\w(])", [""]), (r"\btrue\b", ["false"]),
    (r"\bfalse\b", ["true"]), (r"std::min\b", ["std::max"]), (r"std::max\b", ["std::min"]),
    (r"(?<![\w.'])\d+(?![\w.'])", ["+1", "-1"]),
]
STATEMENT = re.compile(r"^\s+(?!return\b|const\b|using\b|std::\w+<|auto\b|break;|case\b|struct\b)"
                       r"[\w\[\]().>*:-]+(\(.*\)| [-+|&]?= .*|\+\+|--)?;$")


def code_of(line):
    """The line without its comment and texts, which are not changed."""
    line = re.sub(r'"(\\.|[^"\\])*"|\'(\\.|[^\'\\])*\'', lambda m: "~" * len(m.group()), line)
    return line.split("//")[0]


def mutants_of(path):
    """All changes of a file: (line from 0, old line, new line)."""
    result = []
    for number, line in enumerate((ROOT / path).read_text().split("\n")):
        code = code_of(line)
        if re.match(r"\s*(#|template|static_assert|using|namespace|///)", code):
            continue
        for pattern, replacements in OPERATORS:
            for match in re.finditer(pattern, code):
                for new in replacements:
                    if new in ("+1", "-1") and match.group().isdigit():
                        value = int(match.group()) + int(new)
                        if value < 0:
                            continue
                        new = str(value)
                    result.append((number, line, line[:match.start()] + new + line[match.end():]))
        if STATEMENT.match(code):
            result.append((number, line, ""))
    return result


def run(command, timeout, log):
    with open(log, "w") as out:
        try:
            return subprocess.run([*PREFIX, *command], stdout=out, stderr=out, timeout=timeout).returncode
        except subprocess.TimeoutExpired:
            return "slow"


def prepare():
    """Copies the tree and builds the library; true if the tests pass before anything is changed."""
    listed = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, check=True, capture_output=True)
    for name in filter(None, listed.stdout.decode().split("\0")):
        target = TREE / "tree" / name
        target.parent.mkdir(parents=True, exist_ok=True)
        if not target.exists() or target.read_bytes() != (ROOT / name).read_bytes():
            shutil.copy(ROOT / name, target)
    options = ["-DCMAKE_BUILD_TYPE=", "-DCMAKE_CXX_FLAGS=-O1"]
    options += [f"-DSSI_{part}=OFF" for part in
                ("BUILD_COMMAND", "BUILD_TESTS", "BUILD_BENCHMARKS", "BUILD_EXAMPLES", "INSTALL")]
    configured = run(["cmake", "-G", "Ninja", "-S", TREE / "tree", "-B", TREE / "build", *options],
                     3600, TREE / "configure.log")
    return configured == 0 and build() and test()


def link_command():
    """How build/release links the tests, but with the mutant's library."""
    commands = subprocess.run(["ninja", "-t", "commands", "tests/ssi_tests"], cwd=RELEASE,
                              check=True, capture_output=True).stdout.decode()
    link = next(part for part in commands.strip().split("\n")[-1].split(" && ")
                if " -o tests/ssi_tests " in part)
    return link.replace(" -o tests/ssi_tests ", f" -o {TREE}/ssi_tests ").replace(
        " libssi.a ", f" {TREE}/build/libssi.a ")


def build():
    return run(["cmake", "--build", TREE / "build", "--target", "ssi"], 36000,
               TREE / "build.log") == 0


def test():
    if run(["bash", "-c", f"cd '{RELEASE}' && {link_command()}"], 600, TREE / "link.log") != 0:
        sys.exit(f"cannot link: see {TREE}/link.log")
    # The slow tests last. Mutants in loops may not end, or fill the memory.
    slow = "Ratio.*:*Damage*:Network.*Large*:RandomModel.Scores*:MemberFileChunks.Edges*"
    for tests in (f"-RealData*:Log*:{slow}", slow):
        command = f"ulimit -v 8000000; exec timeout 100 '{TREE}/ssi_tests' --gtest_fail_fast" \
                  f" --gtest_brief=1 --gtest_filter='{tests}'"
        if run(["bash", "-c", command], 3600, TREE / "test.log") != 0:
            return False
    return True


def fate_of(path, mutant):
    number, old, new = mutant
    file = TREE / "tree" / path
    original = file.read_text()
    lines = original.split("\n")
    assert lines[number] == old
    lines[number] = new
    try:
        file.write_text("\n".join(lines))
        if not build():
            return "invalid"
        return "SURVIVED" if test() else "killed"
    finally:
        file.write_text(original)


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--sample", type=int, default=100, help="how many mutants; 0: all")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--minutes", type=float, default=1e9, help="stop after so long")
    parser.add_argument("--prefix", default="", help="put before each command, such as 'nice'")
    parser.add_argument("files", nargs="*", default=CORE)
    arguments = parser.parse_args()
    PREFIX.extend(arguments.prefix.split())
    mutants = [(path, m) for path in arguments.files for m in mutants_of(path)]
    print(f"{len(mutants)} mutants in {len(arguments.files)} files", flush=True)
    random.Random(arguments.seed).shuffle(mutants)
    TREE.mkdir(parents=True, exist_ok=True)
    if not prepare():
        sys.exit(f"the tree itself does not pass: see {TREE}/*.log")
    fates = {"killed": 0, "SURVIVED": 0, "invalid": 0}
    end = time.monotonic() + 60 * arguments.minutes
    wanted = arguments.sample or len(mutants)
    for path, mutant in mutants:
        if fates["killed"] + fates["SURVIVED"] == wanted or time.monotonic() > end:
            break
        fate = fate_of(path, mutant)
        fates[fate] += 1
        print(f"{fate:9}{path}:{mutant[0] + 1}: {mutant[1].strip()}  =>  {mutant[2].strip()}",
              flush=True)
    print(", ".join(f"{count} {fate}" for fate, count in fates.items()))


if __name__ == "__main__":
    main()
