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
    from mentorlog.reports.review_lines import Line
    from mentorlog.screen.canvas import Canvas

LABEL = 12
REF = 4
GAP = 2
NARROW = 70
"""Below this width bars are short."""
COMPARED = 24
"""The most columns for what is compared."""

TONES = {"": "", "good": "green", "bad": "red", "quiet": "dim"}
"""A tone → its colour, which is never its only sign."""


def draw_review(review: Review, canvas: Canvas, *, unicode: bool) -> str:
    """A review, drawn as wide as a report should be."""
    if review.empty:
        said = (
            review_words.nothing_written(review),
            review_words.what_to_write(review),
        )
        return canvas.draw(Group(*map(_text, said)), width=canvas.report_width)
    told = lines(review)
    figures = [line for line in told if line.label != "Decide"]
    questions = [line for line in told if line.label == "Decide"]
    drawn = _Drawing(review, canvas, unicode=unicode)
    parts: list[RenderableType] = [drawn.heading(), Text(), drawn.figures(figures)]
    if questions:
        parts += [Text(), drawn.questions(questions)]
    return canvas.draw(Group(*parts), width=canvas.report_width)


class _Drawing:
    """The columns of one review: labels, what is said, and what it is compared with."""

    def __init__(self, review: Review, canvas: Canvas, *, unicode: bool) -> None:
        self._review = review
        self._unicode = unicode
        self._bar = 8 if canvas.report_width < NARROW else 12
        self._words = review_words.compared_with(review)
        self._compared = min(COMPARED, len(self._words), canvas.report_width // 4)

    def heading(self) -> Table:
        """The title, and above the last column what it holds."""
        grid = Table.grid(expand=True)
        grid.add_column(ratio=1, overflow="fold")
        self._add_compared(grid)
        title = _text(review_words.heading(self._review), "bold")
        grid.add_row(title, *self._compare(self._words))
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
            grid.add_row(label, _named(line.ref, both))
        return grid

    def _add_compared(self, grid: Table) -> None:
        if self._words:
            grid.add_column(width=self._compared + GAP, overflow="fold")

    def _compare(self, words: str) -> tuple[RenderableType, ...]:
        """The cell of the last column; none where there is no such column."""
        if not self._words:
            return ()
        return (Padding(_text(words, "dim"), (0, 0, 0, GAP)),)

    def _body(self, line: Line) -> RenderableType:
        style = TONES[line.tone]
        detail = _text(line.detail, style)
        if line.share is not None:
            told: RenderableType = Group(
                _text(line.text), _beside(self._drawn_bar(line.share), detail)
            )
        else:
            spark = sparkline(line.moods, unicode=self._unicode)
            text = _text(line.text, "" if line.detail else style)
            dot = Text(" · ", "dim") if line.detail else Text()
            told = Text.assemble((spark and f"{spark}  ", "cyan"), text, dot, detail)
        return _named(line.ref, told) if line.ref else told

    def _drawn_bar(self, share: float) -> Text:
        full, rest = bar(share, self._bar)
        return Text.assemble((full, "green"), (rest, "dim"), " " * GAP)


def _labelled() -> Table:
    grid = Table.grid(expand=True)
    grid.add_column(width=LABEL, no_wrap=True)
    grid.add_column(ratio=1, overflow="fold")
    return grid


def _labels(told: Sequence[Line]) -> Iterator[tuple[Text, Line]]:
    """Each line with its label, which stands before the first of its kind alone."""
    before = ""
    for line in told:
        yield _text(line.label if line.label != before else "", "bold"), line
        before = line.label


def _named(ref: str, told: RenderableType) -> Table:
    """Something behind its ID, and never below it."""
    return _beside(_text(f"{ref:<{REF - 1}} ", "bold cyan"), told)


def _beside(first: Text, second: RenderableType) -> Table:
    """Two things side by side, the second wrapped in what room is left."""
    grid = Table.grid(expand=True)
    grid.add_column(width=first.cell_len, no_wrap=True)
    grid.add_column(ratio=1, overflow="fold")
    grid.add_row(first, second)
    return grid


def _text(words: str, style: str = "") -> Text:
    return Text(one_line(words), style=style, overflow="fold")
