# SPDX-License-Identifier: MIT
"""The arguments of the commands that the reference knows."""

import argparse


def parser():
    result = argparse.ArgumentParser(allow_abbrev=False)
    commands = result.add_subparsers(dest="command", required=True)
    each = {name: commands.add_parser(name, allow_abbrev=False)
            for name in ("signals", "history", "changes", "what-if", "plan")}
    for command in each.values():
        command.add_argument("inputs", nargs="+")
        command.add_argument("--model")
        command.add_argument("--missing")
        command.add_argument("--threads")
        command.add_argument("--strict", action="store_true")
        command.add_argument("-o", "--output")
        command.add_argument("--min-cohort", type=int, default=10)
        command.add_argument("--cohort", action="append", default=[])
    for name in ("signals", "history", "changes"):
        each[name].add_argument("--members")
        each[name].add_argument("--tracks", action="append", default=[])
        each[name].add_argument("--skip-unknown", action="store_true")
    each["signals"].add_argument("--on", required=True)
    each["signals"].add_argument("--all", action="store_true")
    for name in ("history", "changes"):
        each[name].add_argument("--from", dest="first")
        each[name].add_argument("--to", dest="last")
    each["history"].add_argument("--every", type=int, default=1)
    each["changes"].add_argument("--model-before")
    for name in ("changes", "what-if"):
        each[name].add_argument("--csv", action="store_true")
    for name in ("what-if", "plan"):
        each[name].add_argument("--member")
    each["what-if"].add_argument("--set", action="append", default=[])
    each["what-if"].add_argument("--add", action="append", default=[])
    plan = each["plan"]
    plan.add_argument("--actions")
    plan.add_argument("--without", action="append", default=[])
    plan.add_argument("--assume-zero", action="store_true")
    plan.add_argument("--curve", action="store_true")
    plan.add_argument("--target")
    plan.add_argument("--target-band")
    plan.add_argument("--target-top", type=int)
    plan.add_argument("--budget", type=int)
    return result
