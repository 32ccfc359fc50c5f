"""Measure start-up and large journals against their budgets, in one run.

Every round runs each command once, in turn, and compares it with the yardstick of the
same round: a machine that slows down for a while slows both.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import tempfile
from dataclasses import dataclass, field
from pathlib import Path
from statistics import median
from time import perf_counter
from typing import TYPE_CHECKING

import pyperf  # type: ignore[import-untyped]  # it has no type hints
from large import LAST_DAY, fill

if TYPE_CHECKING:
    from collections.abc import Sequence

PROGRAM = "import sys; from mentorlog.__main__ import run; sys.exit(run())"
"""What the installed command does."""
WARM_UP = 2
"""Rounds that do not count: bytecode is written, files come into the cache."""

WRITE = ("goal", "add", "Give two talks", "--to", "2", "--unit", "talks")
REVIEW = ("review", "--month", "last")


@dataclass(frozen=True, kw_only=True)
class Job:
    """Something to be measured.

    Attributes:
        name: how it is called.
        words: what is run, after Python.
        journal: on which journal.
        against: the name of the job it is compared with; "" for a yardstick.
        budget: how many times as long as that it may take.
        times: how long each round took, in seconds.
    """

    name: str
    words: Sequence[str]
    journal: Path
    against: str = ""
    budget: float = 0
    times: list[float] = field(default_factory=list)

    def run(self, home: Path) -> float:
        """Run it once, at a terminal of its own; how many seconds it took.

        Raises:
            CalledProcessError: it did not end well.
        """
        env = {
            "HOME": str(home),
            "LANG": "C.UTF-8",
            "COLUMNS": "80",
            "TERM": "xterm-256color",
            "PATH": os.environ["PATH"],
            "PYTHONPATH": os.environ.get("PYTHONPATH", ""),
            "MENTORLOG_JOURNAL": str(self.journal),
            "MENTORLOG_TODAY": LAST_DAY.isoformat(),
        }
        ours, theirs = os.openpty()
        words = [sys.executable, *self.words]
        begun = perf_counter()
        with subprocess.Popen(
            words, env=env, stdin=subprocess.DEVNULL, stdout=theirs, stderr=theirs
        ) as process:
            os.close(theirs)
            _read_all(ours)
        took = perf_counter() - begun
        os.close(ours)
        if process.returncode != 0:
            raise subprocess.CalledProcessError(process.returncode, words)
        return took


def _read_all(terminal: int) -> None:
    """Read what a process prints, until it lets go of its terminal."""
    try:
        while os.read(terminal, 1 << 16):
            pass
    except OSError:  # how a terminal says that nobody writes any more
        return


def mentorlog(*words: str) -> tuple[str, ...]:
    """The words after Python that run the program."""
    return ("-c", PROGRAM, *words)


def start_up(journal: Path) -> list[Job]:
    """Daily commands against the imports that none of them can do without."""
    yardstick = Job(
        name="import typer, sqlite3",
        words=("-c", "import typer, sqlite3"),
        journal=journal,
    )
    wanted = {
        "goal add": (WRITE, 1.4),
        "today": (("today",), 1.9),
        "goal list": (("goal", "list"), 1.9),
        "--help": (("--help",), 1.9),
    }
    return [yardstick] + [
        Job(
            name=name,
            words=mentorlog(*words),
            journal=journal,
            against=yardstick.name,
            budget=budget,
        )
        for name, (words, budget) in wanted.items()
    ]


def size(empty: Path, full: Path) -> list[Job]:
    """The same commands on a large journal and on an empty one."""
    wanted = {
        "goal add": (WRITE, 1.3),
        "today": (("today",), 1.3),
        "review --month": (REVIEW, 1.5),
    }
    jobs = []
    for name, (words, budget) in wanted.items():
        small = Job(name=f"{name}, empty", words=mentorlog(*words), journal=empty)
        jobs += [
            small,
            Job(
                name=f"{name}, large",
                words=mentorlog(*words),
                journal=full,
                against=small.name,
                budget=budget,
            ),
        ]
    return jobs


def measure(jobs: Sequence[Job], rounds: int, home: Path) -> None:
    """Run all jobs in turn, round after round."""
    for number in range(WARM_UP + rounds):
        for job in jobs:
            took = job.run(home)
            if number >= WARM_UP:
                job.times.append(took)


def tell(title: str, jobs: Sequence[Job]) -> None:
    """Print what was measured, and mark what is over its budget."""
    by_name = {job.name: job for job in jobs}
    print(f"\n{title}")
    print(f"  {'':<24}{'median':>9}{'ratio':>8}{'budget':>8}")
    for job in jobs:
        line = f"  {job.name:<24}{median(job.times) * 1000:6.1f} ms"
        if job.against:
            pairs = zip(job.times, by_name[job.against].times, strict=True)
            ratio = median(own / other for own, other in pairs)
            over = "   OVER BUDGET" if ratio > job.budget else ""
            line += f"{ratio:8.2f}{job.budget:8.2f}{over}"
        print(line)


def keep(path: Path, jobs: Sequence[Job]) -> None:
    """Keep every value in a file that `python -m pyperf` reads."""
    runs = [
        pyperf.Run(job.times, metadata={"name": job.name}, collect_metadata=False)
        for job in jobs
    ]
    suite = pyperf.BenchmarkSuite([pyperf.Benchmark([run]) for run in runs])
    suite.dump(str(path), replace=True)


def main() -> None:
    """Measure, and print; what is over budget is marked, never an error."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--entries", type=int, default=100_000, metavar="N")
    parser.add_argument("--rounds", type=int, default=20, metavar="N")
    parser.add_argument("--output", type=Path, metavar="FILE")
    said = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="mentorlog-bench-") as folder:
        home = Path(folder)
        empty, full = home / "empty.db", home / "large.db"
        first = Job(name="", words=mentorlog("mentorship", "start", "A"), journal=empty)
        first.run(home)
        daily = start_up(empty)
        measure(daily, said.rounds, home)
        tell("Start-up", daily)
        print(f"\nFilling a journal with {said.entries:,} entries ...", flush=True)
        count = fill(full, said.entries)
        sizes = size(empty, full)
        measure(sizes, said.rounds, home)
        tell(f"A journal of {count:,} entries ({_megabytes(full)})", sizes)
    if said.output is not None:
        keep(said.output, [*daily, *sizes])


def _megabytes(path: Path) -> str:
    return f"{path.stat().st_size / 1e6:,.0f} MB"


if __name__ == "__main__":
    main()
