#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Changes the library in small ways and sees whether a test notices.

Each mutant is one change in one place of src: < for <=, + for -, a constant one larger, a statement
left out. The library is built in a copy of the tree under build/mutants and linked with the tests
of build/release, which run until the first one fails, the slow ones last. A mutant that survives is
a test that is missing, or a change that changes nothing: docs/testing.md says which.

    tests/mutate.py --sample 100 --seed 1 src/term.cpp src/kernels.cpp ...
"""

import argparse
import json
import os
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
CHOSEN = ["population_laws.hpp"]  # its numbers were chosen; others are as good
SLOW = 0.05  # seconds: tests that take longer run last

# The patterns looked for, and what each may become. Spaces around an operator tell it from a template's.
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
# Without room reserved ahead all is the same.
STATEMENT = re.compile(r"^\s+(?!.*\breserve\()(?!return\b|const\b|using\b|std::\w+<|auto\b|break;|case\b|struct\b)"
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


def run(command, log, **options):
    """True if it succeeds; what it prints is in the log."""
    with open(TREE / log, "w") as out:
        return subprocess.run(command, stdout=out, stderr=out, **options).returncode == 0


def must(succeeded, log):
    if not succeeded:
        sys.exit(f"{(TREE / log).read_text()[-2000:]}\nnothing is changed yet, but: see {TREE / log}")


def prepare():
    """Copies the tree, builds it and times its tests; returns how to test a mutant."""
    must(run(["cmake", "--build", RELEASE, "--target", "ssi_tests"], "release.log"), "release.log")
    listed = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, check=True, capture_output=True)
    for name in filter(None, listed.stdout.decode().split("\0")):
        target = TREE / "tree" / name
        target.parent.mkdir(parents=True, exist_ok=True)
        if not target.exists() or target.read_bytes() != (ROOT / name).read_bytes():
            shutil.copy(ROOT / name, target)
    options = ["-DCMAKE_BUILD_TYPE=", "-DCMAKE_CXX_FLAGS=-O1"]
    options += [f"-DSSI_{part}=OFF" for part in
                ("BUILD_COMMAND", "BUILD_TESTS", "BUILD_BENCHMARKS", "BUILD_EXAMPLES", "INSTALL")]
    must(run(["cmake", "-G", "Ninja", "-S", TREE / "tree", "-B", TREE / "build", *options],
             "configure.log"), "configure.log")
    must(build(), "build.log")
    return Tests()


def link_command():
    """How build/release links the tests, but with the mutant's library."""
    commands = subprocess.run(["ninja", "-t", "commands", "tests/ssi_tests"], cwd=RELEASE,
                              check=True, capture_output=True).stdout.decode()
    link = next(part for part in commands.strip().split("\n")[-1].split(" && ")
                if " -o tests/ssi_tests " in part)
    return link.replace(" -o tests/ssi_tests ", f" -o {TREE}/ssi_tests ").replace(
        " libssi.a ", f" {TREE}/build/libssi.a ")


def build():
    return run(["cmake", "--build", TREE / "build", "--target", "ssi"], "build.log")


class Tests:
    """The tests of the library, timed before anything was changed."""

    def __init__(self):
        self.link = link_command()
        must(self.pass_with(f"--gtest_output=json:{TREE}/times.json", 3600), "test.log")
        suites = json.loads((TREE / "times.json").read_text())["testsuites"]
        times = {f"{suite['name']}.{test['name']}": float(test["time"][:-1])
                 for suite in suites for test in suite["testsuite"]}
        slow = [name for name in times if times[name] > SLOW]
        # Loops may not end, but a sound mutant may be slow where other programs run.
        slow_seconds = sum(times[name] for name in slow)
        self.fast = (f"--gtest_filter=-{':'.join(slow)}",
                     20 + 5 * (sum(times.values()) - slow_seconds))
        self.slow = (f"--gtest_filter={':'.join(slow)}", 20 + 5 * slow_seconds)

    def pass_with(self, option, timeout):
        if not run(["bash", "-c", f"cd '{RELEASE}' && {self.link}"], "link.log"):
            sys.exit(f"cannot link: see {TREE}/link.log")
        # Mutants may fill the memory or the disk.
        command = f"ulimit -v 8000000 -f 2000000; cd '{TREE}' && exec timeout {timeout:.0f} " \
                  f"./ssi_tests --gtest_fail_fast --gtest_brief=1 '{option}'"
        return run(["bash", "-c", command], "test.log", env=os.environ | {"TMPDIR": TREE / "tmp"})

    def notice(self):
        return not (self.pass_with(*self.fast) and self.pass_with(*self.slow))


def fate_of(path, mutant, tests):
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
        return "killed" if tests.notice() else "SURVIVED"
    finally:
        file.write_text(original)


def spread(files, seed):
    """All mutants of the files in random order, but every part of it has its share of each file."""
    random_order = random.Random(seed)
    placed = []
    for path in files:
        mutants = mutants_of(path)
        random_order.shuffle(mutants)
        placed += [((place + random_order.random()) / len(mutants), path, mutant)
                   for place, mutant in enumerate(mutants)]
    return [(path, mutant) for _, path, mutant in sorted(placed)]


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--sample", type=int, default=100, help="how many mutants; 0: all")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--minutes", type=float, default=1e9, help="stop after so long")
    parser.add_argument("files", nargs="*", help="those of src if none is named")
    arguments = parser.parse_args()
    files = arguments.files or sorted(str(path.relative_to(ROOT)) for path in ROOT.glob("src/**/*.?pp")
                                      if path.name not in CHOSEN)
    mutants = spread(files, arguments.seed)
    print(f"{len(mutants)} mutants in {len(files)} files", flush=True)
    (TREE / "tmp").mkdir(parents=True, exist_ok=True)
    tests = prepare()
    fates = {"killed": 0, "SURVIVED": 0, "invalid": 0}
    end = time.monotonic() + 60 * arguments.minutes
    wanted = arguments.sample or len(mutants)
    for path, mutant in mutants:
        if fates["killed"] + fates["SURVIVED"] == wanted or time.monotonic() > end:
            break
        fate = fate_of(path, mutant, tests)
        fates[fate] += 1
        print(f"{fate:9}{path}:{mutant[0] + 1}: {mutant[1].strip()}  =>  {mutant[2].strip()}",
              flush=True)
    print(", ".join(f"{count} {fate}" for fate, count in fates.items()))


if __name__ == "__main__":
    main()
