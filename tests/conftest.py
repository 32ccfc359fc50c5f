"""One door for all tests: `mentorlog(…)` runs a command line on its own journal."""

from __future__ import annotations

import io
import json
import os
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Protocol

import pytest
from hypothesis import settings

from mentorlog.cli import main
from mentorlog.desk import Desk

if TYPE_CHECKING:
    from pathlib import Path

settings.register_profile("here", deadline=None)
settings.load_profile("here")

TODAY = "2026-03-31"


@dataclass(frozen=True)
class Answer:
    """What a command line came to."""

    code: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        return json.loads(self.out)


class Mentorlog(Protocol):
    """Runs a command line in this process; `stdin` is what is piped in."""

    def __call__(
        self, *words: str, today: str = TODAY, stdin: str | None = None, **env: str
    ) -> Answer: ...


class Terminal(io.StringIO):
    """A stream that says it is a terminal."""

    def isatty(self) -> bool:
        return True


@pytest.fixture(autouse=True)
def _home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """No test sees or touches the journal of whoever runs it."""
    for name in [n for n in os.environ if n.startswith(("MENTORLOG_", "XDG_"))]:
        monkeypatch.delenv(name)
    for name in ("VISUAL", "EDITOR", "NO_COLOR", "COLUMNS"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("MENTORLOG_DEBUG", "1")  # a mistake of ours shows itself
    home = tmp_path / "home"
    home.mkdir()
    monkeypatch.setenv("HOME", str(home))


@pytest.fixture
def journal_path(tmp_path: Path) -> Path:
    return tmp_path / "journal" / "journal.db"


@pytest.fixture
def mentorlog(journal_path: Path) -> Mentorlog:
    def run(
        *words: str, today: str = TODAY, stdin: str | None = None, **env: str
    ) -> Answer:
        out, err = io.StringIO(), io.StringIO()
        desk = Desk(
            env={
                **os.environ,
                "MENTORLOG_JOURNAL": str(journal_path),
                "MENTORLOG_TODAY": today,
                **env,
            },
            out=out,
            err=err,
            stdin=Terminal() if stdin is None else io.StringIO(stdin),
        )
        code = main(words, desk)
        return Answer(code, out.getvalue(), err.getvalue())

    return run
