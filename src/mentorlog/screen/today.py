"""What today asks for, drawn at a terminal: one line for each thing, on one screen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.console import Group
from rich.padding import Padding
from rich.text import Text

from mentorlog.reports import today_words
from mentorlog.screen.safe import one_line

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from rich.console import RenderableType

    from mentorlog.reports.today import Today
    from mentorlog.screen.canvas import Canvas

TONES = {"": "", "bad": "red", "quiet": "dim"}
"""A tone → its colour, which is never its only sign."""
GAP = 2
LEAST = 12
"""A title keeps so many columns, however narrow the terminal is."""


def draw_today(today: Today, canvas: Canvas) -> str:
    """What today asks for; a title without room is cut, and `show` tells the rest."""
    heading = Text(today_words.heading(today), style="bold")
    drawn = _Drawing(today_words.lines(today), canvas.report_width)
    parts = [heading, Text(), *drawn.parts()]
    return canvas.draw(Group(*parts), width=canvas.report_width)


class _Drawing:
    """The columns: IDs, titles, people where there are several, and states."""

    def __init__(self, told: Sequence[today_words.Line], width: int) -> None:
        self._told = told
        self._refs = _widest(line.ref for line in told) + GAP
        self._who = _widest(line.who for line in told)
        states = _widest(line.state for line in told)
        room = width - self._refs - states - GAP - (self._who and self._who + GAP)
        if room < LEAST:  # the most that can be told in one line
            self._who, room = 0, max(width - self._refs - states - GAP, LEAST)
        titles = _widest(line.text for line in told if line.ref)
        self._titles = min(titles, room)
        self._states = max(width - self._refs - self._titles - GAP, 1)

    def parts(self) -> Iterator[RenderableType]:
        """The lines from above to below."""
        for line in self._told:
            if line.ref:
                yield self._item(line)
                yield from self._commands(line)
            else:
                yield self._indented(_text(line.text, "dim"))

    def _item(self, line: today_words.Line) -> Text:
        text, state = _text(line.text), _text(line.state, TONES[line.tone])
        if line.short and text.cell_len > self._titles:
            text = _text(line.short)
        cells = [
            _sized(_text(line.ref, "bold cyan"), self._refs),
            _sized(text, self._titles + GAP, keep=GAP),
        ]
        if self._who:
            cells.append(_sized(_text(line.who, "dim"), self._who + GAP))
        state.truncate(self._states, overflow="ellipsis")
        return Text.assemble(*cells, state)

    def _commands(self, line: today_words.Line) -> Iterator[RenderableType]:
        if line.commands:
            told = "  or: ".join(map(one_line, line.commands))
            yield self._indented(Text(told, style="cyan", overflow="fold"))

    def _indented(self, told: Text) -> RenderableType:
        return Padding(told, (0, 0, 0, self._refs))


def _widest(texts: Iterator[str]) -> int:
    return max((Text(one_line(text)).cell_len for text in texts), default=0)


def _sized(text: Text, width: int, *, keep: int = 0) -> Text:
    """The text, cut or filled with blanks to a width whose last columns are blank."""
    text.truncate(width - keep, overflow="ellipsis", pad=True)
    text.pad_right(keep)
    return text


def _text(words: str, style: str = "") -> Text:
    return Text(one_line(words), style=style, overflow="fold")
