"""Memory: the most that a command holds at once, on a small and on a large journal."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from bench.jobs import mentorlog, terminal_env
from bench.size import FIRST_PAGE, IN_SAMPLE
from bench.startup import WRITES
from bench.table import Line
from bench.words import ORDINARY

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bench.jobs import Place
    from bench.places import Places

ROOT = Path(__file__).parents[1]
BOUND = 45.0
"""Millions of bytes."""
TIMES = 3

LAUNCHER = """
import os, sys
ours, theirs = os.openpty()
number = os.fork()
if not number:
    os.dup2(os.open(os.devnull, os.O_RDWR), 0)
    os.dup2(theirs, 1)
    os.dup2(theirs, 2)
    os.execvp(sys.argv[1], sys.argv[1:])
os.close(theirs)
said = b""
try:
    while read := os.read(ours, 1 << 16):
        said = said[-2000:] + read
except OSError:
    pass
_, status, used = os.wait4(number, 0)
print(used.ru_maxrss)
if status:
    sys.exit(said.decode())
"""
"""Runs a command and says how much it held. A process counts as having held what the
one that started it holds: so that has to be a bare Python."""
UNIT = 1 if sys.platform == "darwin" else 1024
"""What `ru_maxrss` counts in, in bytes."""


def peak(words: Sequence[str], place: Place) -> float:
    """The most memory that a command holds, in MB.

    Raises:
        RuntimeError: it did not end well.
    """
    done = subprocess.run(
        [sys.executable, "-I", "-S", "-c", LAUNCHER, *words],
        env=terminal_env() | place.env | FIRST_PAGE,
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode != 0:
        message = f"{' '.join(words)}: {done.stderr}"
        raise RuntimeError(message)
    return int(done.stdout) * UNIT / 1e6


def memory(places: Places) -> list[Line]:
    """Measure what daily commands hold."""
    lines = []
    for name, place, word in (
        ("sample", places.sample, IN_SAMPLE),
        ("large", places.large, ORDINARY),
    ):
        wanted = {
            "goal add": WRITES["goal add"],
            "today": ("today",),
            "goal list": ("goal", "list"),
            "review --month": ("review", "--month", "last"),
            "timeline, first page": ("timeline",),
            "search": ("search", word),
        }
        for what, words in wanted.items():
            values = [peak(mentorlog(*words), place) for _ in range(TIMES)]
            line = Line(
                part="Memory, at most",
                what=f"{what}, {name}",
                figure=max(values),
                unit="MB",
                bound=BOUND,
                values=values,
            )
            lines.append(line)
    return lines
