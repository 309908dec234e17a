# SPDX-License-Identifier: MIT
"""What tests against a reference share: all cases in turn, random rounds, and planted faults."""

import argparse
import importlib
import shutil
import sys
import tempfile
from pathlib import Path

from comparison import Command


def run_cases(ssi, cases, fault_of):
    """Tries cases, each with its name, in folders of their own; the exit code. fault_of(command,
    case, folder, whether an old output is to be there) says what is wrong, or None."""
    command = Command(str(Path(ssi).resolve()))
    failed = done = 0
    for name, case in cases:
        with tempfile.TemporaryDirectory() as folder:
            fault = fault_of(command, case, folder, done % 2 == 0)
        done += 1
        if fault:
            failed += 1
            print(f"{name}: {fault}")
    print(f"{done} run, {failed} failed")
    return 0 if done and not failed else 1


def round_options(rounds):
    """The arguments of random rounds: so many, if nobody says another number."""
    parser = argparse.ArgumentParser()
    parser.add_argument("ssi")
    parser.add_argument("--rounds", type=int, default=rounds)
    parser.add_argument("--seed", default="1")
    parser.add_argument("--first", type=int, default=0)
    return parser


def run_rounds(options, fault_of, again=""):
    """Runs random rounds; how many failed, and how many were run. fault_of(number, folder) makes
    the case of a round and says what is wrong, or None. Files of rounds that fail are kept; `again`
    are further options that repeat one."""
    failed = done = 0
    for number in range(options.first, options.first + options.rounds):
        folder = tempfile.mkdtemp(prefix="ssi-round-")
        try:
            fault = fault_of(number, folder)
        except Exception:
            print(f"round {number} of seed {options.seed}, in {folder}:")
            raise
        done += 1
        if fault is None:
            shutil.rmtree(folder)
            continue
        failed += 1
        print(f"round {number} failed: {Path(folder, 'arguments').read_text()}{fault}\n"
              f"Its files are in {folder}. Again: {sys.argv[0]} {options.ssi} --seed {options.seed} "
              f"--first {number} --rounds 1{again}\n", flush=True)
    print(f"{done} rounds, {failed} failed")
    return failed, done


def load_mutant(here, modules, mutant):
    """A reference with one thing wrong: the last of its modules, as one of its own. A mutant is the
    module, what stands there, and what stands there instead; None: nothing is wrong."""
    with tempfile.TemporaryDirectory() as folder:
        for name in modules:
            text = (here / f"{name}.py").read_text(encoding="utf-8")
            if mutant and mutant[0] == name:
                assert mutant[1] in text, f"{name}.py has no longer: {mutant[1]}"
                text = text.replace(mutant[1], mutant[2])
            Path(folder, f"{name}.py").write_text(text, encoding="utf-8")
        kept = {name: sys.modules.pop(name) for name in modules if name in sys.modules}
        sys.path.insert(0, folder)
        importlib.invalidate_caches()
        try:
            return importlib.import_module(modules[-1])
        finally:
            sys.path.remove(folder)
            for name in modules:
                sys.modules.pop(name, None)
            sys.modules.update(kept)


def _rounds_until_found(mutant, command_of, fault_of, rounds):
    """The number of rounds that a fault stood, or None where no round finds it; and what is said."""
    command = command_of(mutant)
    for number in range(rounds):
        with tempfile.TemporaryDirectory() as folder:
            try:
                fault = fault_of(command, number, folder)
            except Exception as error:  # a fault may be so bad that nothing comes out
                if mutant is None:
                    raise
                fault = repr(error)
        if fault:
            return number, fault
    return None, None


def run_mutants(mutants, command_of, fault_of, rounds):
    """Tries each fault, or those that the arguments name; the exit code. command_of(mutant) is what
    stands in for the command; fault_of(command, number, folder) says what a round finds, or None."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--rounds", type=int, default=rounds)
    parser.add_argument("names", nargs="*")
    options = parser.parse_args()
    failed = 0
    for name in options.names or mutants:
        found, fault = _rounds_until_found(mutants[name], command_of, fault_of, options.rounds)
        wrong = (found is None) == (mutants[name] is not None)
        failed += wrong
        print(f"{'WRONG: ' if wrong else ''}{name}: "
              + (f"found in round {found}" if found is not None else "no round finds it")
              + (f"\n{fault}" if wrong and fault else ""), flush=True)
    return 1 if failed else 0
