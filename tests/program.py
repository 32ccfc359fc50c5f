"""Runs the program as people do: in a process of its own."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from pathlib import Path

MENTORLOG = (sys.executable, "-m", "mentorlog")
LONG = 60
"""Seconds after which a process counts as stuck."""


@dataclass(frozen=True)
class Ended:
    """What a process left behind."""

    code: int
    out: bytes
    err: bytes

    @property
    def text(self) -> str:
        return self.out.decode()

    @property
    def said(self) -> str:
        return self.err.decode()

    @property
    def json(self) -> Any:
        return json.loads(self.out)


@dataclass(frozen=True)
class Program:
    """The program on one journal; calling it runs a command line."""

    journal: Path
    today: str = "2026-03-31"

    def env(self, **more: str) -> dict[str, str]:
        return {
            **os.environ,
            "MENTORLOG_JOURNAL": str(self.journal),
            "MENTORLOG_TODAY": self.today,
            **more,
        }

    def __call__(self, *words: str | bytes, stdin: bytes = b"", **env: str) -> Ended:
        done = subprocess.run(
            [*MENTORLOG, *words],
            input=stdin,
            env=self.env(**env),
            capture_output=True,
            timeout=LONG,
            check=False,
        )
        return Ended(done.returncode, done.stdout, done.stderr)

    def shell(self, script: str, **env: str) -> Ended:
        """Run a line of shell in which `mentorlog` is the program."""
        named = f'mentorlog() {{ "{sys.executable}" -m mentorlog "$@"; }}\n'
        done = subprocess.run(
            ["bash", "-c", named + script],
            stdin=subprocess.DEVNULL,
            env=self.env(**env),
            capture_output=True,
            timeout=LONG,
            check=False,
        )
        return Ended(done.returncode, done.stdout, done.stderr)

    def shell_begun(self, script: str, **env: str) -> subprocess.Popen[bytes]:
        """Start a line of shell."""
        return subprocess.Popen(
            ["bash", "-c", script],
            env=self.env(**env),
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
        )

    def python(self, script: str, *words: str, **env: str) -> subprocess.Popen[bytes]:
        """Start a Python process that works with the program's own modules."""
        return subprocess.Popen(
            [sys.executable, "-c", script, *words],
            env=self.env(**env),
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
        )


WRITES_UNTIL_KILLED = """
import os, sqlite3, sys
c = sqlite3.connect(sys.argv[1], isolation_level=None)
c.execute("pragma cache_size = 1")
c.execute("begin immediate")
c.execute("update notes set text = hex(randomblob(200000))")
os.kill(os.getpid(), 9)
"""


def interrupt_a_write(program: Program) -> Path:
    """Kill a write in its midst; what SQLite leaves beside the journal to undo it."""
    ended(program.python(WRITES_UNTIL_KILLED, str(program.journal)))
    hot = program.journal.with_name(f"{program.journal.name}-journal")
    assert hot.stat().st_size > 0
    return hot


def ended(process: subprocess.Popen[bytes], within: float = LONG) -> Ended:
    """Wait for a process, for so many seconds at most."""
    out, err = process.communicate(timeout=within)
    return Ended(process.returncode, out, err)
