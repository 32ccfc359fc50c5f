"""The process that runs command lines with faults: loaded once, it forks for each job.

It is started with the library of `faults.c` preloaded. Each line on its standard input
is a list of jobs as JSON, all run at the same time; each line on its standard output is
the list of what became of them.
"""

from __future__ import annotations

import ctypes
import gc
import io
import json
import mmap
import os
import pkgutil
import resource
import signal
import sys
import tempfile
import time
import traceback
from importlib import import_module
from pathlib import Path
from typing import Any

import mentorlog
from mentorlog.cli import main
from mentorlog.desk import Desk

PATIENCE = 120
"""Seconds after which a job counts as stuck, and is killed by SIGALRM."""

DUMPED = 70
"""The exit code of a job that let an exception out."""

MOST = 8192
NEEDS = {b"r": "room", b"s": "sync", b"n": "name", b"l": "less"}


class Point(ctypes.Structure):
    """One call, as `struct point` has it."""

    _fields_ = (
        ("call", ctypes.c_char * 11),
        ("need", ctypes.c_char),
        ("where", ctypes.c_char * 116),
    )


class Tape(ctypes.Structure):
    """All calls, as `struct tape` has it."""

    _fields_ = (
        ("points", ctypes.c_uint),
        ("struck", ctypes.c_uint),
        ("of", Point * MOST),
    )


class Faults:
    """The preloaded library, and the memory that outlives a killed job."""

    def __init__(self, library: str) -> None:
        self._library = ctypes.CDLL(library)
        self._library.faults_arm.restype = self._library.faults_disarm.restype = None
        self._memory = mmap.mmap(-1, ctypes.sizeof(Tape))
        self.tape = Tape.from_buffer(self._memory)

    def arm(self, folder: str, mode: int, point: int) -> None:
        self._library.faults_arm(
            os.fsencode(folder),
            ctypes.c_int(mode),
            ctypes.c_uint(point),
            ctypes.byref(self.tape),
        )

    def disarm(self) -> None:
        self._library.faults_disarm()

    def noted(self) -> list[tuple[str, str, str]]:
        """Call, need and place of every point."""
        return [
            (
                point.call.decode(),
                NEEDS[point.need],
                point.where.decode(errors="replace"),
            )
            for point in self.tape.of[: min(self.tape.points, MOST)]
        ]


def serve(faults: Faults) -> None:
    """Answer requests until there are no more."""
    for line in sys.stdin.buffer:
        jobs = json.loads(line)
        faults.tape.points = faults.tape.struck = 0
        pids = [_start(job, faults) for job in jobs]
        told = [_ended(job, pid, faults) for job, pid in zip(jobs, pids, strict=True)]
        sys.stdout.write(json.dumps(told) + "\n")
        sys.stdout.flush()


def _start(job: dict[str, Any], faults: Faults) -> int:
    pid = os.fork()
    if pid == 0:
        try:
            _run(job, faults)
        except BaseException:  # noqa: BLE001 - a fork never returns
            traceback.print_exc()
            os._exit(DUMPED)
        os._exit(0)
    return pid


def _ended(job: dict[str, Any], pid: int, faults: Faults) -> dict[str, Any]:
    _, status = os.waitpid(pid, 0)
    into = Path(job["into"])
    count = len(job["lines"])
    return {
        "signal": os.WTERMSIG(status) if os.WIFSIGNALED(status) else 0,
        "code": os.WEXITSTATUS(status) if os.WIFEXITED(status) else None,
        "told": _lines(into / "told"),
        "out": [_read(into / f"{n}.out") for n in range(count)],
        "err": [_read(into / f"{n}.err") for n in range(count)],
        "points": faults.tape.points,
        "struck": faults.tape.struck,
        "tape": faults.noted() if job["tape"] else [],
    }


def _lines(path: Path) -> list[Any]:
    """Code, beginning and end of every line that came to its end."""
    return [json.loads(line) for line in _read(path).splitlines()]


def _read(path: Path) -> str:
    if not path.exists():
        return ""
    text = path.read_bytes().decode("utf-8", "surrogateescape")
    path.unlink()
    return text


def _run(job: dict[str, Any], faults: Faults) -> None:
    """What the fork does: one command line after the other, as one process."""
    signal.alarm(PATIENCE)
    os.environ.clear()
    os.environ.update(job["env"])
    into = Path(job["into"])
    told = os.open(into / "told", os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    streams = [_streams(into, n) for n in range(len(job["lines"]))]
    _limit(job)
    for n, line in enumerate(job["lines"]):
        _sit_down(line["stdin"], *streams[n])
        begun = time.monotonic()
        if n == 0 and job["fault"] is not None:
            faults.arm(job["folder"], *job["fault"])
        try:
            code = main(line["words"])
        except BaseException:  # noqa: BLE001 - the dump is what is looked for
            traceback.print_exc()
            code = DUMPED
        faults.disarm()
        sys.stdout.flush()  # as Python does at the end of a process
        ended = time.monotonic()
        os.write(told, json.dumps([code, begun, ended]).encode() + b"\n")


def _streams(into: Path, n: int) -> tuple[int, int]:
    how = os.O_WRONLY | os.O_CREAT | os.O_TRUNC
    return (
        os.open(into / f"{n}.out", how, 0o600),
        os.open(into / f"{n}.err", how, 0o600),
    )


def _limit(job: dict[str, Any]) -> None:
    if job["uid"] is not None:
        os.setgroups([])
        os.setresgid(job["uid"], job["uid"], job["uid"])
        os.setresuid(job["uid"], job["uid"], job["uid"])
    tempfile.tempdir = None  # what was found before is not this job's
    if job["size"] is not None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (job["size"], job["size"]))


def _sit_down(stdin: str | None, out: int, err: int) -> None:
    """Give the process its three streams: a terminal to type at if `stdin` is None."""
    into = os.openpty()[1] if stdin is None else os.open(stdin, os.O_RDONLY)
    for number, stream in enumerate((into, out, err)):
        os.dup2(stream, number)
        os.close(stream)
    _be("stdin", io.TextIOWrapper(io.BufferedReader(io.FileIO(0, closefd=False))))
    _be("stdout", io.TextIOWrapper(io.BufferedWriter(io.FileIO(1, "w", closefd=False))))
    _be("stderr", io.TextIOWrapper(io.BufferedWriter(io.FileIO(2, "w", closefd=False))))


def _be(name: str, stream: io.TextIOWrapper) -> None:
    """Make a stream the process's own."""
    stream.reconfigure(encoding="utf-8", errors="surrogateescape")
    vars(sys).update({name: stream, f"__{name}__": stream})


WARM = (
    *(["note", "add", "x"], ["goal", "add", "x"], ["edit", "G1", "--by", "today"]),
    *(["backup"], ["backup", "--list"], ["doctor"], ["search", "x"], ["timeline"]),
)
"""What is run once before all jobs, so that they find Typer's work done.

It also loads what of Python is loaded when it is needed: a job that is somebody else
may not be able to read it.
"""


def _load() -> None:
    """Load every module of the program, and use some, so that no job has to."""
    for module in pkgutil.walk_packages(mentorlog.__path__, "mentorlog."):
        if module.name != "mentorlog.__main__":
            import_module(module.name)
    with tempfile.TemporaryDirectory() as folder:
        env = {"MENTORLOG_JOURNAL": f"{folder}/journal.db", "HOME": folder}
        for words in WARM:
            main(words, Desk(env, io.StringIO(), io.StringIO(), io.StringIO()))
    gc.collect()
    gc.freeze()
    gc.disable()  # a job is short, and memory that it leaves alone stays shared


if __name__ == "__main__":
    _load()
    serve(Faults(sys.argv[1]))
