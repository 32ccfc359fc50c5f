"""Runs the program as if somebody sat at a terminal of some width and encoding."""

from __future__ import annotations

import io
import os
from typing import TYPE_CHECKING

from mentorlog.cli import main
from mentorlog.desk import Desk

if TYPE_CHECKING:
    from pathlib import Path

    import pytest


class Screenful(io.TextIOWrapper):
    """A terminal that keeps what was written to it."""

    def __init__(self, encoding: str) -> None:
        super().__init__(io.BytesIO(), encoding=encoding, newline="")

    def isatty(self) -> bool:
        return True

    @property
    def text(self) -> str:
        self.flush()
        written = self.buffer
        assert isinstance(written, io.BytesIO)
        return written.getvalue().decode(self.encoding)


def drawn(
    journal: Path,
    monkeypatch: pytest.MonkeyPatch,
    *words: str,
    columns: int = 80,
    encoding: str = "utf-8",
    today: str = "2026-03-31",
    **env: str,
) -> str:
    """What a command draws, without colours unless `TERM` says what it can."""
    monkeypatch.setenv("COLUMNS", str(columns))
    out = Screenful(encoding)
    told = {
        **os.environ,
        "NO_COLOR": "1",
        "MENTORLOG_JOURNAL": str(journal),
        "MENTORLOG_TODAY": today,
        **env,
    }
    assert main(words, Desk(told, out, io.StringIO(), io.StringIO())) == 0
    return out.text
