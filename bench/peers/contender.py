# SPDX-License-Identifier: MIT
"""The contenders of each comparison, and how each is asked to do its work."""

from __future__ import annotations

import json
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

HERE = Path(__file__).resolve().parent

COMPARISONS = ("score/batch", "rank", "csv")

# The abilities of each engine: the variants in which it takes part in a comparison.
PEERS: dict[str, dict[str, tuple[str, ...]]] = {
    "duckdb": {
        "score/batch": ("plain", "formula", "tables"),
        "rank": ("windows", "counts"),
        "csv": ("windows", "counts"),
    },
    "polars": {
        "score/batch": ("formula", "tables"),
        "rank": ("windows", "counts"),
        "csv": ("windows", "counts"),
    },
    "numpy": {"score/batch": ("formula", "tables"), "rank": ("counts",)},
    "clickhouse": {
        "score/batch": ("formula", "tables"),
        "rank": ("windows", "counts"),
        "csv": ("windows", "counts"),
    },
}


class Refusal(Exception):
    """A contender answered that it cannot do something, and why."""


@dataclass(frozen=True)
class Contender:
    comparison: str
    engine: str
    variant: str
    threads: int

    @property
    def name(self) -> str:
        return f"{self.engine}/{self.variant}"

    @property
    def command(self) -> str:
        """The line that has a server do the work once."""
        verb = self.comparison.split("/")[0]
        if self.engine != "ssi":
            return f"{verb} {self.variant}"
        return f"{verb} {self.threads} {self.variant}"


class Server:
    """A process that obeys lines: the library's driver, or a peer's worker."""

    def __init__(self, command: list[str]) -> None:
        self._process = subprocess.Popen(
            command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
        )

    def ask(self, line: str) -> str:
        """Returns what follows "ok". Raises Refusal."""
        assert self._process.stdin and self._process.stdout
        self._process.stdin.write(line + "\n")
        self._process.stdin.flush()
        answer = self._process.stdout.readline()
        verdict, _, rest = answer.rstrip("\n").partition(" ")
        if verdict != "ok":
            raise Refusal(rest or "it ended")
        return rest

    def close(self) -> None:
        self._process.communicate()


class Arena:
    """Starts the processes of contenders, and keeps those that serve."""

    def __init__(self, build: Path, folder: Path) -> None:
        self._build = build
        self._folder = folder
        self._servers: dict[tuple[str, int], Server] = {}

    def run(self, contender: Contender) -> float:
        """Does the work once and returns the seconds that it took."""
        return float(self._server(contender).ask(contender.command))

    def result(self, contender: Contender) -> bytes:
        """The columns that the last run filled."""
        path = self._folder / "result.columns"
        self._server(contender).ask(f"write {path}")
        result = path.read_bytes()
        path.unlink()
        return result

    def run_csv(self, contender: Contender, target: Path) -> tuple[float, int]:
        """From file to file. Returns seconds, and the peak of memory in bytes."""
        command = self._csv_command(contender, target)
        launcher = [sys.executable, "-S", str(HERE / "launch.py"), *command]
        report = json.loads(subprocess.run(launcher, stdout=subprocess.PIPE, check=True).stdout)
        if report["status"] != 0:
            raise Refusal(report["output"][-300:] or f"exit status {report['status']}")
        if contender.engine == "ssi":
            return report["seconds"], report["peak_bytes"]
        return float(report["output"].split()[-1]), report["peak_bytes"]

    def instruction_sets(self) -> list[str]:
        """Those of this CPU, the best first."""
        return self._serve("ssi", 1).ask("sets").split()

    def close(self) -> None:
        for server in self._servers.values():
            server.close()
        self._servers.clear()

    def _csv_command(self, contender: Contender, target: Path) -> list[str]:
        threads = str(contender.threads)
        if contender.engine != "ssi":
            return [
                *self._worker(contender.engine, threads),
                "csv",
                contender.variant,
                str(target),
            ]
        command = [str(self._build / "ssi"), "score", str(self._folder / "members.csv"),
                   "--model", str(self._folder / "model.toml")]
        return [
            *command,
            "--cohort",
            "industry",
            "--threads",
            threads,
            "-o",
            str(target),
        ]

    def _worker(self, engine: str, threads: str) -> list[str]:
        return [
            sys.executable,
            str(HERE / "worker.py"),
            engine,
            threads,
            str(self._folder),
        ]

    def _server(self, contender: Contender) -> Server:
        return self._serve(contender.engine, contender.threads)

    def _serve(self, engine: str, threads: int) -> Server:
        if engine == "ssi":
            command = [
                str(self._build / "bench" / "ssi_peer_driver"),
                str(self._folder),
            ]
            threads = 0  # one driver for all
        else:
            command = self._worker(engine, str(threads))
        key = (engine, threads)
        if key not in self._servers:
            self._servers[key] = Server(command)
        return self._servers[key]


def line_up(comparison: str, threads: list[int], instruction_sets: list[str]) -> list[Contender]:
    """The contenders of a comparison; the first is what the others are compared with."""
    own = {"score/batch": instruction_sets, "rank": ["counts"], "csv": ["command"]}[comparison]
    variants = [("ssi", variant) for variant in own]
    for engine, abilities in PEERS.items():
        variants += [(engine, variant) for variant in abilities.get(comparison, ())]
    return [
        Contender(comparison, engine, variant, count)
        for engine, variant in variants
        for count in threads
    ]
