"""What commands come to, and what was tried over all."""

from __future__ import annotations

import io
from dataclasses import dataclass


@dataclass(frozen=True)
class Answer:
    """What a command came to."""

    code: int
    out: str
    err: str
    terminal: bool = False


@dataclass
class Figures:
    """What was tried, over all sequences of a run."""

    sequences: int = 0
    commands: int = 0
    refused: int = 0
    steps: int = 0
    undone: int = 0
    redone: int = 0
    emptied: int = 0
    restored: int = 0


class Screen(io.StringIO):
    """An output that is a terminal, or says so."""

    encoding = "utf-8"

    def __init__(self, *, terminal: bool) -> None:
        super().__init__()
        self._terminal = terminal

    def isatty(self) -> bool:
        return self._terminal


class Keyboard(io.StringIO):
    """A terminal at which nobody types: text comes from the editor."""

    def isatty(self) -> bool:
        return True
