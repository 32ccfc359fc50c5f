"""What is timed: whole processes at a terminal of their own, in rounds."""

from __future__ import annotations

import os
import subprocess
import sys
from contextlib import contextmanager
from dataclasses import dataclass, field
from threading import Event, Timer
from time import perf_counter
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence
    from datetime import date
    from pathlib import Path

PROGRAM = "import sys; from mentorlog.__main__ import run; sys.exit(run())"
"""What the installed command does."""
WARM_UP = 2
"""Rounds that do not count: bytecode is written, files come into the cache, and the
first write of the day makes its backup."""


@dataclass(frozen=True)
class Place:
    """A journal, and the day on which it is used.

    Attributes:
        journal: the journal's file; its folder is the home of whoever runs a command.
        today: what `MENTORLOG_TODAY` says.
    """

    journal: Path
    today: date

    @property
    def env(self) -> dict[str, str]:
        """What the environment says of it."""
        return {
            "HOME": str(self.journal.parent),
            "MENTORLOG_JOURNAL": str(self.journal),
            "MENTORLOG_CACHE": str(self.journal.parent),
            "MENTORLOG_TODAY": self.today.isoformat(),
        }


class TooSlow(Exception):
    """A command took longer than there is patience for."""


@dataclass(kw_only=True)
class Job:
    """Something that is run once in every round.

    Attributes:
        name: how it is called.
        command: the program and its arguments in a round, which is counted from 0.
        env: what the environment says beside the terminal and the paths.
        before: what is done before each run, outside its time.
        patience: how many seconds it may take.
        times: how long each round took, in seconds.
    """

    name: str
    command: Callable[[int], Sequence[str]]
    env: Mapping[str, str]
    before: Callable[[], None] | None = None
    patience: float | None = None
    times: list[float] = field(default_factory=list)

    def run(self, number: int = 0) -> float:
        """Run it once; how many seconds it took.

        Raises:
            TooSlow: it was stopped, as it took longer than there is patience for.
            RuntimeError: it did not end well; the message has what it said.
        """
        if self.before is not None:
            self.before()
        words = self.command(number)
        ours, theirs = os.openpty()
        late = Event()
        begun = perf_counter()
        with subprocess.Popen(
            words,
            env={**terminal_env(), **self.env},
            stdin=subprocess.DEVNULL,
            stdout=theirs,
            stderr=theirs,
        ) as process:
            os.close(theirs)
            with _killed_after(self.patience, process, late):
                said = _read_all(ours)
                process.wait()
        took = perf_counter() - begun
        os.close(ours)
        if late.is_set():
            message = f"a command took longer than {self.patience:.0f} seconds"
            raise TooSlow(message)
        if process.returncode != 0:
            message = f"{self.name} ended with {process.returncode}: {said.decode()}"
            raise RuntimeError(message)
        return took


def terminal_env() -> dict[str, str]:
    """The environment of a common terminal, and the paths of this process."""
    return {
        "LANG": "C.UTF-8",
        "COLUMNS": "80",
        "LINES": "24",
        "TERM": "xterm-256color",
        "PATH": os.environ["PATH"],
        "MENTORLOG_PAGER": "",  # nobody is there who would leave it
        "PYTHONPATH": os.environ.get("PYTHONPATH", ""),
    }


@contextmanager
def _killed_after(
    seconds: float | None, process: subprocess.Popen[bytes], late: Event
) -> Iterator[None]:
    """End a process that goes on for too long, and say so."""
    if seconds is None:
        yield
        return

    def kill() -> None:
        late.set()
        process.kill()

    timer = Timer(seconds, kill)
    timer.start()
    try:
        yield
    finally:
        timer.cancel()


def _read_all(terminal: int) -> bytes:
    """The end of what a process prints, until it lets go of its terminal."""
    said = b""
    try:
        while read := os.read(terminal, 1 << 16):
            said = (said + read)[-2000:]
    except OSError:  # how a terminal says that nobody writes any more
        return said
    return said


def always(*words: str) -> Callable[[int], Sequence[str]]:
    """The same command in every round."""
    return lambda _: words


def mentorlog(*words: str) -> tuple[str, ...]:
    """The program with some words."""
    return (sys.executable, "-c", PROGRAM, *words)


def measure(jobs: Sequence[Job], rounds: int) -> None:
    """Run all jobs in turn, round after round."""
    for number in range(WARM_UP + rounds):
        for job in jobs:
            took = job.run(number)
            if number >= WARM_UP:
                job.times.append(took)
