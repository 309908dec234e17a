# SPDX-License-Identifier: MIT
"""The conditions of a result: the machine and the versions.

environment.py prints, as JSON, the versions that Python knows; it imports all engines, so it runs
in a process of its own.
"""

from __future__ import annotations

import datetime
import json
import os
import platform
import subprocess
import sys
from importlib.metadata import version
from pathlib import Path

PACKAGES = ("duckdb", "polars", "numpy", "chdb", "chdb-core")


def machine() -> dict[str, str]:
    cpu = _fields(Path("/proc/cpuinfo"))
    memory = _fields(Path("/proc/meminfo"))
    gibibytes = int(memory["MemTotal"].split()[0]) / 2**20
    family = "/".join(cpu.get(key, "?") for key in ("cpu family", "model", "stepping"))
    return {
        "date": datetime.datetime.now(datetime.timezone.utc).strftime("%Y-%m-%d %H:%M UTC"),
        "CPU": f"{cpu.get('model name', platform.processor())} (family/model/stepping {family})",
        "cores": str(len(os.sched_getaffinity(0))),
        "memory": f"{gibibytes:.0f} GiB",
        "system": platform.freedesktop_os_release().get("PRETTY_NAME", platform.system()),
        "load before": f"{os.getloadavg()[0]:.2f}",
    }


def versions(ssi: Path, source: Path) -> dict[str, str]:
    own = _output([str(ssi), "--version"]).splitlines()[0]
    commit = _output(["git", "-C", str(source), "describe", "--always", "--dirty"]).strip()
    peers = json.loads(_output([sys.executable, __file__]))
    return {"ssi": f"{own.split()[-1]} ({commit})" if commit else own, **peers}


def _fields(path: Path) -> dict[str, str]:
    """The first value of each `key : value` of a file."""
    result: dict[str, str] = {}
    for line in path.read_text().splitlines():
        key, _, value = line.partition(":")
        result.setdefault(key.strip(), value.strip())
    return result


def _output(command: list[str]) -> str:
    done = subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)
    return done.stdout


def _print_versions() -> None:
    import numpy as np
    from chdb import session

    result = {name: version(name) for name in PACKAGES}
    config = np.show_config(mode="dicts")
    found = config["SIMD Extensions"].get("found", [])
    result["numpy"] += f" (SIMD: {', '.join(found)})"
    answer = session.Session().query("select version()", "TabSeparated")
    result["ClickHouse"] = str(answer).strip()
    result["Python"] = platform.python_version()
    print(json.dumps(result))


if __name__ == "__main__":
    _print_versions()
