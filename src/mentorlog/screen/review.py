"""A review as it is drawn at a terminal: aligned, and wrapped inside its column."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.console import Group
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from mentorlog.reports import review_words
from mentorlog.reports.review_lines import lines
from mentorlog.screen.bars import bar, sparkline
from mentorlog.screen.safe import one_line

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from rich.console import RenderableType

    from mentorlog.reports.review import Review
    from mentorlog.reports.review_line import Line
    from mentorlog.screen.canvas import Canvas

LABEL = 12
GAP = 2
DOT = " · "
SHORT = 12
"""What is no longer stands behind a title even if that takes more than a line."""
NARROW = 70
"""Below this width bars are short."""
SMALL = 60
"""Below this width what is compared stands in brackets instead of in a column."""
LEAST = 24
"""Columns that a bar leaves for what is beside it; with fewer, that stands below it."""
COMPARED = 24
"""The most columns for what is compared."""

TONES = {"": "", "good": "green", "bad": "red", "quiet": "dim"}
"""A tone → its colour, which is never its only sign."""


def draw_review(review: Review, canvas: Canvas, *, unicode: bool) -> str:
    """A review, drawn as wide as a report should be."""
    if review.empty:
        said = (
            review_words.nothing_written(review),
            *review_words.waiting(review),
            review_words.what_to_write(review),
        )
        return canvas.draw(Group(*map(_text, said)), width=canvas.report_width)
    told = lines(review)
    figures = [line for line in told if line.label != "Decide"]
    questions = [line for line in told if line.label == "Decide"]
    drawn = _Drawing(review, told, canvas.report_width, unicode=unicode)
    parts: list[RenderableType] = [drawn.heading(), Text(), drawn.figures(figures)]
    if questions:
        parts += [Text(), drawn.questions(questions)]
    return canvas.draw(Group(*parts), width=canvas.report_width)


class _Drawing:
    """The columns of one review: labels, what is said, and what it is compared with."""

    def __init__(
        self, review: Review, told: Sequence[Line], width: int, *, unicode: bool
    ) -> None:
        self._unicode = unicode
        self._bar = 8 if width < NARROW else 12
        self._title = review_words.heading(review)
        self._words = review_words.compared_with(review)
        widest = max((len(line.compared) for line in told), default=0)
        self._compared = min(max(len(self._words), widest), COMPARED, width * 3 // 10)
        self._aside = bool(self._words) and width >= SMALL
        self._refs = max([4, *(len(line.ref) + 1 for line in told)])
        beside = self._compared + GAP if self._aside else 0
        self._room = width - LABEL - self._refs - beside

    def heading(self) -> Table:
        """The title, and above the last column what it holds."""
        grid = Table.grid(expand=True)
        _add_flexible(grid)
        self._add_compared(grid)
        grid.add_row(_text(self._title, "bold"), *self._compare(self._words))
        if self._words and not self._aside:
            grid.add_row(_text(f"({self._words})", "dim"))
        return grid

    def figures(self, told: Sequence[Line]) -> Table:
        """What was counted and what happened, beside the period before."""
        grid = _labelled()
        self._add_compared(grid)
        for label, line in _labels(told):
            grid.add_row(label, self._body(line), *self._compare(line.compared))
        return grid

    def questions(self, told: Sequence[Line]) -> Table:
        """What is to be decided, each question above the command that answers it."""
        grid = _labelled()
        for label, line in _labels(told):
            both = Group(_text(line.text), _text(line.command, "cyan"))
            grid.add_row(label, self._named(line.ref, both))
        return grid

    def _add_compared(self, grid: Table) -> None:
        if self._aside:
            grid.add_column(width=self._compared + GAP, overflow="fold")

    def _compare(self, words: str) -> tuple[RenderableType, ...]:
        """The cell of the last column; none where there is no such column."""
        if not self._aside:
            return ()
        return (Padding(_text(words, "dim"), (0, 0, 0, GAP)),)

    def _body(self, line: Line) -> RenderableType:
        if not line.ref:
            spark = sparkline(line.moods, unicode=self._unicode)
            text = _text(line.text, TONES[line.tone])
            before = self._in_brackets(line)
            return Text.assemble((spark and f"{spark}  ", "cyan"), text, before)
        return self._named(line.ref, self._entry(line))

    def _in_brackets(self, line: Line) -> Text:
        """What is compared, where it has no column of its own."""
        if self._aside or not line.compared:
            return Text()
        return Text.assemble(" ", _text(f"({line.compared})", "dim"))

    def _entry(self, line: Line) -> RenderableType:
        """An entry and what is added to it: behind it if there is room, or below."""
        text = Text.assemble(_text(line.text), self._in_brackets(line))
        detail = _text(line.detail, TONES[line.tone] or "dim")
        if line.share is not None:
            full, rest = bar(line.share, self._bar)
            drawn = Text.assemble((full, "green"), (rest, "dim"))
            if self._room < self._bar + GAP + LEAST:
                return Group(text, drawn, detail)
            return Group(text, _beside(drawn, self._bar + GAP, detail))
        if not line.detail:
            return text
        length = text.cell_len + len(DOT) + detail.cell_len
        if length <= self._room or detail.cell_len <= SHORT:
            return Text.assemble(text, (DOT, "dim"), detail)
        return Group(text, detail)

    def _named(self, ref: str, told: RenderableType) -> Table:
        """Something behind its ID, and never below it."""
        return _beside(_text(ref, "bold cyan"), self._refs, told)


def _labelled() -> Table:
    grid = Table.grid(expand=True)
    grid.add_column(width=LABEL, no_wrap=True)
    _add_flexible(grid)
    return grid


def _add_flexible(grid: Table) -> None:
    """Add the column that takes all room that is left.

    It is as wide as the ratio says; having a width, it is not measured cell by cell
    before, and again for each table in a table.
    """
    grid.add_column(ratio=1, width=1, overflow="fold")


def _labels(told: Sequence[Line]) -> Iterator[tuple[Text, Line]]:
    """Each line with its label, which stands before the first of its kind alone."""
    before = ""
    for line in told:
        yield _text(line.label if line.label != before else "", "bold"), line
        before = line.label


def _beside(first: Text, width: int, second: RenderableType) -> Table:
    """Two things side by side, the second wrapped in what room is left."""
    grid = Table.grid(expand=True)
    grid.add_column(width=width, no_wrap=True)
    _add_flexible(grid)
    grid.add_row(first, second)
    return grid


def _text(words: str, style: str = "") -> Text:
    return Text(one_line(words), style=style, overflow="fold")
