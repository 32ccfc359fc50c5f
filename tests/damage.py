"""Runs command lines in processes to which damage is done: see `tests/faults/`."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import tempfile
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any, Self

import pytest

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

FAULTS = Path(__file__).parent / "faults"
COMPILED = ("-shared", "-fPIC", "-O1", "-Wall", "-Wextra", "-Werror")
TODAY = "2026-03-31"

MODES = (
    "count",
    "kill",
    "kill half",
    "full",
    "full once",
    "full half",
    "broken",
    "broken once",
)
"""What can be done at a point, in the order of `enum mode`."""


@dataclass(frozen=True)
class Point:
    """A call that changes a file, or answers the person.

    Attributes:
        number: the first call is 1.
        call: such as "pwrite", "fsync", "create", "rename".
        need: "room", "sync", "name", or "less" where it needs nothing of the disk.
        where: the path within the folder; "(out)" and "(err)" are what is printed.
    """

    number: int
    call: str
    need: str
    where: str

    @property
    def writes(self) -> bool:
        """Whether it can be done by half."""
        return self.call in {"write", "pwrite", "sendfile", "copy"}

    @property
    def printed(self) -> bool:
        return self.where in {"(out)", "(err)"}

    def __str__(self) -> str:
        return f"{self.number} {self.call} {self.where}"


@dataclass(frozen=True)
class Line:
    """One command line; without `stdin` the person sits at a terminal."""

    words: tuple[str, ...]
    stdin: Path | None = None


@dataclass(frozen=True, kw_only=True)
class Job:
    """Command lines of one process, on one journal.

    Attributes:
        lines: what is run, one after the other; the fault is for the first alone.
        journal: the journal.
        folder: where calls count; the journal's folder if not said.
        fault: what happens (see `MODES`), and at which point.
        env: more of the environment.
        uid: as whom it runs; only root may say.
        size: the most bytes that a file may have.
        tape: whether all points are wanted back.
    """

    lines: tuple[Line, ...]
    journal: Path
    folder: Path | None = None
    fault: tuple[str, int] | None = None
    env: dict[str, str] = field(default_factory=dict)
    uid: int | None = None
    size: int | None = None
    tape: bool = False

    def told(self, into: Path) -> dict[str, Any]:
        """The job as the runner reads it."""
        env = {
            **os.environ,
            "MENTORLOG_JOURNAL": str(self.journal),
            "MENTORLOG_TODAY": TODAY,
            "MENTORLOG_DEBUG": "",
            "SQLITE_TMPDIR": str(self.journal.parent),
            **self.env,
        }
        fault = self.fault and (MODES.index(self.fault[0]), self.fault[1])
        return {
            "lines": [
                {"words": line.words, "stdin": line.stdin and str(line.stdin)}
                for line in self.lines
            ],
            "env": env,
            "folder": str(self.folder or self.journal.parent),
            "fault": fault,
            "uid": self.uid,
            "size": self.size,
            "tape": self.tape,
            "into": str(into),
        }


@dataclass(frozen=True)
class Answered:
    """What one command line came to; `code` is None where it did not come to an end."""

    code: int | None
    out: str
    err: str
    begun: float = 0.0
    ended: float = 0.0


@dataclass(frozen=True)
class Done:
    """What became of a job."""

    signal: int
    answers: tuple[Answered, ...]
    points: int
    struck: int
    tape: tuple[Point, ...]

    @classmethod
    def of(cls, told: dict[str, Any]) -> Self:
        ends = told["told"] + [(None, 0.0, 0.0)] * len(told["out"])
        return cls(
            signal=told["signal"],
            answers=tuple(
                Answered(code, out, err, begun, ended)
                for out, err, (code, begun, ended) in zip(
                    told["out"], told["err"], ends, strict=False
                )
            ),
            points=told["points"],
            struck=told["struck"],
            tape=tuple(
                Point(n, *noted) for n, noted in enumerate(told["tape"], start=1)
            ),
        )


class Runner:
    """The process of `tests/faults/runner.py`; use it in a `with`."""

    def __init__(self, folder: Path, *, under: Sequence[str] = ()) -> None:
        library = compiled(folder)
        self._folder = folder
        self._process = subprocess.Popen(
            [*under, sys.executable, str(FAULTS / "runner.py"), str(library)],
            env={
                **os.environ,
                "LD_PRELOAD": str(library),
                "PYTHONDONTWRITEBYTECODE": "1",
            },
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
        )

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_error: object) -> None:
        self._process.communicate()

    def __call__(self, job: Job) -> Done:
        (done,) = self.together([job])
        return done

    def together(self, jobs: Sequence[Job]) -> list[Done]:
        """Run jobs at the same time, each in a process of its own."""
        told = []
        for n, job in enumerate(jobs):
            into = self._folder / f"job-{n}"
            into.mkdir(exist_ok=True)
            told.append(job.told(into))
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        self._process.stdin.write(json.dumps(told).encode() + b"\n")
        self._process.stdin.flush()
        answer = self._process.stdout.readline()
        assert answer, "the runner has ended"
        return [Done.of(one) for one in json.loads(answer)]


def compiled(folder: Path) -> Path:
    """The library, compiled into a folder."""
    library = folder / "faults.so"
    if not library.exists():
        source = FAULTS / "faults.c"
        subprocess.run(["cc", *COMPILED, "-o", library, source, "-ldl"], check=True)
    return library


def needs_the_library() -> None:
    """Skip where faults cannot be made."""
    if sys.platform != "linux":
        pytest.skip("faults are made by preloading a library, on Linux alone")
    if shutil.which("cc") is None:
        pytest.skip("there is no C compiler to make the library of faults with")


@contextmanager
def fast_folder() -> Iterator[Path]:
    """A folder in memory where there is one: thousands of trials wait for no disk."""
    memory = Path("/dev/shm")
    usable = memory.is_dir() and os.access(memory, os.W_OK)
    with tempfile.TemporaryDirectory(dir=memory if usable else None) as folder:
        yield Path(folder).resolve()
