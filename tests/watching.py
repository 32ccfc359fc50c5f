"""Watches what a command asks of SQLite: each statement, and how much work it was.

The driver is the real one: a connection as the program wants it, which also writes down
what it is asked.
"""

from __future__ import annotations

import io
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

import pytest

from furnished import TODAY
from mentorlog.cli import main
from mentorlog.config import NO_BACKUPS
from mentorlog.desk import Desk
from mentorlog.store import dbapi

if TYPE_CHECKING:
    from collections.abc import Callable
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


def _watching(asked: Asked) -> Callable[..., dbapi.Connection]:
    """What connects as the driver does, and writes down what is asked of it."""
    connect = dbapi.connect

    def connected(
        address: str, factory: type[dbapi.Connection] = dbapi.Connection, **options: Any
    ) -> dbapi.Connection:
        class Watched(factory):  # type: ignore[valid-type,misc]  # what is asked for
            """The connection that the program wants, with open ears."""

            def execute(self, statement: str, values: Any = (), /) -> dbapi.Cursor:
                asked.statements.append((statement, values))
                found: dbapi.Cursor = super().execute(statement, values)
                return found

        connection = connect(address, factory=Watched, **options)
        connection.set_progress_handler(asked.step, 1)
        return connection

    return connected


def watched(
    words: list[str],
    journal: Path,
    monkeypatch: pytest.MonkeyPatch,
    *,
    out: io.StringIO | None = None,
) -> Asked:
    """Run a command line on a journal, and watch it.

    No backup is made: the day's is made by the first write alone.

    Args:
        words: the command line.
        journal: the journal.
        monkeypatch: lets this process work on it.
        out: who reads what is printed; somebody who takes all of it if None.
    """
    asked, err = Asked(), io.StringIO()
    out = out or io.StringIO()
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
    patched.setattr(dbapi, "connect", _watching(asked))
