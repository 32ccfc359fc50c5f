"""An agenda as it is drawn at a terminal: aligned, and wrapped inside its columns."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.console import Group
from rich.table import Table
from rich.text import Text

from mentorlog.reports import prep_words
from mentorlog.screen.safe import one_line

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from rich.console import RenderableType

    from mentorlog.reports.prep import Prep
    from mentorlog.screen.canvas import Canvas

LABEL = 12
GAP = 2
NARROW = 70
"""Below this width the reason stands behind the text instead of beside it."""
STATES = 32
"""The most columns for why something is on the agenda."""

TONES = {"": "", "bad": "red", "quiet": "dim"}
"""A tone → its colour, which is never its only sign."""


def draw_prep(prep: Prep, canvas: Canvas) -> str:
    """An agenda, drawn as wide as a report should be."""
    told = prep_words.lines(prep)
    drawn = _Drawing(told, canvas.report_width)
    parts = [_text(prep_words.heading(prep), "bold"), Text(), *drawn.parts()]
    if prep.is_quiet:
        parts += [Text()] if told else []
        parts += map(_text, prep_words.quiet(prep))
    elif prep.plan_command:
        parts += [Text(), _text(f"To plan the talk: {prep.plan_command}", "dim")]
    return canvas.draw(Group(*parts), width=canvas.report_width)


class _Drawing:
    """The columns: labels, IDs, texts, and reasons where there is room beside."""

    def __init__(self, told: Sequence[prep_words.Line], width: int) -> None:
        self._told = told
        self._refs = max((len(line.ref) for line in told), default=0) + GAP
        self._room = max(width - LABEL - self._refs, 1)
        states = max((_text(line.state).cell_len for line in told), default=0)
        self._states = min(states, STATES) if width >= NARROW else 0
        texts = (_text(line.text).cell_len for line in told if line.state)
        beside = self._room - self._states - GAP
        self._texts = min(max(texts, default=0), beside)

    def parts(self) -> Iterator[RenderableType]:
        """The lines from above to below; a label stands before its first line only."""
        label = ""
        for line in self._told:
            yield self._line(line, line.label if line.label != label else "")
            label = line.label

    def _line(self, line: prep_words.Line, label: str) -> Table:
        text = _text(line.text, TONES["quiet"] if line.tone == "quiet" else "")
        state = _text(line.state, TONES[line.tone])
        cells = [
            (_text(label, "dim"), LABEL),
            (_text(line.ref, "bold cyan"), self._refs),
        ]
        if line.state and self._states:
            cells += [(text, self._texts + GAP), (state, self._states)]
        else:
            dot = " · " if line.state else ""
            cells.append((Text.assemble(text, dot, state, overflow="fold"), self._room))
        return _row(cells)


def _row(cells: Sequence[tuple[Text, int]]) -> Table:
    """Cells side by side, each as wide as is said; the gap after a cell is part of it.

    Only the last one reaches to its very edge.
    """
    grid = Table.grid()
    for place, (_, width) in enumerate(cells):
        last = place == len(cells) - 1
        grid.add_column(width=width if last else width - GAP, overflow="fold")
        if not last:
            grid.add_column(width=GAP)
    row = [part for cell, _ in cells for part in (cell, "")]
    grid.add_row(*row[:-1])
    return grid


def _text(words: str, style: str = "") -> Text:
    return Text(one_line(words), style=style, overflow="fold")
