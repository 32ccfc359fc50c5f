"""What is drawn on: Rich's console, as wide and as colourful as the terminal is."""

from __future__ import annotations

import io
import shutil
from typing import TYPE_CHECKING, TextIO

from rich.console import Console

from mentorlog.frozen import dataclass

if TYPE_CHECKING:
    from collections.abc import Mapping

    from rich.console import RenderableType

ENDLESS = 100_000
"""The width of a pipe: nothing is wrapped or cut."""
READABLE = 100
"""The width at which reports stop growing: longer lines are tiring to read."""


@dataclass(frozen=True)
class Canvas:
    """The place where something is drawn.

    Attributes:
        width: how many columns there are.
        terminal: whether a person is looking at it right now.
        colour: whether colours are welcome.
    """

    width: int
    terminal: bool
    colour: bool

    @classmethod
    def fitting(cls, out: TextIO, env: Mapping[str, str], *, plain: bool) -> Canvas:
        """The canvas for a stream: a terminal's size, or endless at a pipe.

        `NO_COLOR` keeps colours away; `FORCE_COLOR` wants them at a pipe, too.
        """
        terminal = out.isatty()
        columns = shutil.get_terminal_size((80, 24)).columns if terminal else ENDLESS
        able = terminal and env.get("TERM") not in {"dumb", "unknown"}
        wanted = (able or bool(env.get("FORCE_COLOR"))) and not env.get("NO_COLOR")
        colour = wanted and not plain
        return cls(width=columns, terminal=terminal, colour=colour)

    @property
    def report_width(self) -> int:
        """How wide a report is: never wider than is pleasant to read."""
        return min(self.width, READABLE)

    def draw(self, what: RenderableType, *, width: int | None = None) -> str:
        """The text, with the codes for colour if they are welcome, of what is drawn."""
        paper = io.StringIO()
        console = Console(
            file=paper,
            width=width or self.width,
            force_terminal=self.colour,
            color_system="standard" if self.colour else None,
            no_color=not self.colour,
            legacy_windows=False,
            highlight=False,
            markup=False,
            emoji=False,
            _environ={},
        )
        console.print(what, soft_wrap=False)
        lines = (line.rstrip() for line in paper.getvalue().splitlines())
        return "".join(f"{line}\n" for line in lines)
