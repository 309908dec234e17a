#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Compares `ssi import linkedin` with the reference on random archives.

    fuzz_archives.py SSI [--rounds N] [--seed TEXT] [--first N]

Each round makes an archive, as a folder or a ZIP, and options. The log must be the reference's, byte
for byte, or the exit code of its refusal; a fault that was planted must be told with file and line.
Nothing of other persons may be written. The files of a round that fails are kept.
"""

import itertools
import shlex
import shutil
import sys
from pathlib import Path

import importing
from comparison import Broken, Command, text_difference
from dialect import Refused, Silent
from harness import round_options, run_rounds
from random_archives import MEMBER, PERSONS, Maker

# What would tell who somebody is.
TELLING = {word for person in PERSONS for word in (person.name, person.key)
           if len(word) > 3 and word not in (MEMBER, "LinkedIn Member")}

# What the archive never tells: standard error says so.
NEVER_TOLD = ("has_photo", "media", "post_reactions", "post_comments", "followers_gained", "profile_views_made",
              "profile_views_received", "share_reactions", "share_comments", "share_reshares",
              "advanced_searches", "leads_saved", "accounts_saved", "groups_joined", "group_contributions")


def case_of(seed, folder):
    """Writes a case of which the specification says what comes; its arguments, and that."""
    for attempt in itertools.count():
        case = Maker(f"{seed}/{attempt}").case()
        arguments = case.write(folder)
        try:
            return case, arguments, (0, importing.run(arguments, folder), "")
        except Refused as error:
            return case, arguments, (error.code, "", error.at if case.planted else "")
        except Silent:
            for path in Path(folder).iterdir():
                shutil.rmtree(path) if path.is_dir() else path.unlink()


def fault_of_round(command, seed, folder):
    """Makes the case of a round in the folder; what is wrong with it, or None."""
    _, arguments, (code, log, at) = case_of(seed, folder)
    Path(folder, "arguments").write_text(shlex.join(["ssi", *arguments]) + "\n")
    try:
        outcome = command.run(arguments, folder)
    except Broken as error:
        return str(error)
    if outcome.code != code:
        return f"exit code {outcome.code} instead of {code} {at}: {outcome.errors}"
    if code:
        if outcome.output or Path(folder, "out.csv").exists():
            return "written all the same"
        return None if at in outcome.errors else f"no {at} in: {outcome.errors}"
    told = [word for word in TELLING if word in outcome.errors]
    if told:
        return f"standard error tells {told}"
    untold = [name for name in NEVER_TOLD if name not in outcome.errors and name not in " ".join(arguments)]
    if untold and isinstance(command, Command):
        return f"standard error does not tell that these are missing: {untold}: {outcome.errors}"
    return text_difference(log, outcome.output)


def main():
    options = round_options(100).parse_args()
    command = Command(str(Path(options.ssi).resolve()))
    failed, done = run_rounds(
        options, lambda number, folder: fault_of_round(command, f"{options.seed}/{number}", folder))
    return 0 if done and not failed else 1


if __name__ == "__main__":
    sys.exit(main())
