"""Watches what a command asks of SQLite: each statement, and how much work it was.

The driver is the real one: its own `Connection`, which writes down what it is asked.
"""

from __future__ import annotations

import io
from dataclasses import dataclass, field
from functools import partial
from typing import TYPE_CHECKING, Any

import pytest

from furnished import TODAY
from mentorlog.cli import main
from mentorlog.config import NO_BACKUPS
from mentorlog.desk import Desk
from mentorlog.store import dbapi

if TYPE_CHECKING:
    from pathlib import Path


@dataclass
class Asked:
    """What SQLite was asked, and what came of the command.

    Attributes:
        statements: each statement that was executed, with its values, in order.
        steps: how many steps of its machine SQLite took, those of triggers and of the
            tables behind the search index included. The same journal and command
            always take the same number of them, on any computer.
        out: what the command printed.
    """

    statements: list[tuple[str, Any]] = field(default_factory=list)
    steps: int = 0
    out: str = ""

    def step(self) -> int:
        """Count a step; 0 lets SQLite go on."""
        self.steps += 1
        return 0


class Watched(dbapi.Connection):
    """A connection that writes down what it is asked."""

    def __init__(self, asked: Asked, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self._asked = asked
        self.set_progress_handler(asked.step, 1)

    def execute(self, statement: str, values: Any = (), /) -> dbapi.Cursor:
        self._asked.statements.append((statement, values))
        return super().execute(statement, values)


def watched(words: list[str], journal: Path, monkeypatch: pytest.MonkeyPatch) -> Asked:
    """Run a command line on a journal, and watch it.

    No backup is made: the day's is made by the first write alone.
    """
    asked, out, err = Asked(), io.StringIO(), io.StringIO()
    with monkeypatch.context() as patched:
        _watch(asked, journal, patched)
        code = main(words, Desk(None, out, err, io.StringIO()))
    assert code in {0, 6}, (words, err.getvalue())  # 6: something is late
    asked.out = out.getvalue()
    return asked


def completed(
    line: str,
    journal: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> Asked:
    """Complete a line as bash asks for it, and watch it; the last word is begun."""
    asked = Asked()
    with monkeypatch.context() as patched:
        _watch(asked, journal, patched)
        patched.setenv("_MENTORLOG_COMPLETE", "complete_bash")
        patched.setenv("COMP_WORDS", line)
        patched.setenv("COMP_CWORD", str(line.count(" ")))
        with pytest.raises(SystemExit) as ended:
            main([])
    assert ended.value.code == 0
    asked.out = capsys.readouterr().out
    return asked


def _watch(asked: Asked, journal: Path, patched: pytest.MonkeyPatch) -> None:
    """Make this process work on a journal, watched."""
    patched.setenv("MENTORLOG_JOURNAL", str(journal))
    patched.setenv("MENTORLOG_TODAY", TODAY)
    patched.setenv("MENTORLOG_BACKUPS", NO_BACKUPS)
    connect = partial(dbapi.connect, factory=partial(Watched, asked))
    patched.setattr(dbapi, "connect", connect)
