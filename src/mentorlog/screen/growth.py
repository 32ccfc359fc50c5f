"""Then and now as a person sees it: aligned, wrapped in columns, words side by side."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.console import Group
from rich.table import Table
from rich.text import Text

from mentorlog.reports import growth_lines
from mentorlog.screen.bars import sparkline
from mentorlog.screen.safe import one_line

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from rich.console import RenderableType

    from mentorlog.reports.growth import Growth
    from mentorlog.reports.growth_line import Line
    from mentorlog.screen.canvas import Canvas

LABEL = 12
REF = 4
GAP = 4
FOLLOWS = "→"
ARROW = 2
BESIDE = 80
"""From this width on, words from then and from now stand side by side."""
DOT = " · "
SHORT = 14
"""What is no longer stands behind a title even if that takes more than a line."""
OWN_WORDS = "In your own words"

TONES = {"": "", "good": "green", "quiet": "dim"}
"""A tone → its colour, which is never its only sign."""


def draw_growth(growth: Growth, canvas: Canvas, *, unicode: bool) -> str:
    """Then and now, drawn as wide as a report should be."""
    width = canvas.report_width
    if growth.empty:
        told = map(_text, growth_lines.nothing_yet(growth))
        return canvas.draw(Group(*told), width=width)
    heading, span = growth_lines.heading(growth), growth_lines.span(growth)
    parts: list[RenderableType] = [
        drawn_heading(heading, span, width),
        Text(),
        drawn_lines(growth_lines.lines(growth), width, unicode=unicode),
    ]
    if words := growth_lines.passages(growth):
        parts += [Text(), _text(OWN_WORDS, "bold"), _drawn_words(words, width)]
    return canvas.draw(Group(*parts), width=width)


def drawn_heading(title: str, span: str, width: int) -> RenderableType:
    """A report's title, with its time at the right, or below where that is narrow."""
    first, second = _text(title, "bold"), _text(span, "dim")
    if first.cell_len + GAP + second.cell_len > width:
        return Group(first, second)
    grid = Table.grid(expand=True)
    grid.add_column(ratio=1)
    grid.add_column(justify="right", no_wrap=True)
    grid.add_row(first, second)
    return grid


def drawn_lines(lines: Sequence[Line], width: int, *, unicode: bool) -> Table:
    """The lines of a report in columns: labels, IDs, what is said."""
    grid = Table.grid(expand=True)
    grid.add_column(width=LABEL, no_wrap=True)
    grid.add_column(ratio=1, overflow="fold")
    refs = max([REF, *(len(line.ref) + 1 for line in lines)])
    room = width - LABEL - refs
    for label, line in labels(lines):
        if not line.ref:
            told = drawn_line(line, room + refs, unicode=unicode)
        else:
            told = Table.grid(expand=True)
            told.add_column(width=refs, no_wrap=True)
            told.add_column(ratio=1, overflow="fold")
            body = drawn_line(line, room, unicode=unicode)
            told.add_row(_text(line.ref, "bold cyan"), body)
        grid.add_row(_text(label, "bold"), told)
    return grid


def drawn_line(line: Line, room: int, *, unicode: bool) -> RenderableType:
    """What a line says: its detail behind it if there is room, or below."""
    spark = sparkline(line.scores, unicode=unicode)
    text = Text.assemble((spark and f"{spark}  ", "cyan"), _text(line.text))
    detail = _text(line.detail, TONES[line.tone] or "dim")
    below = [*map(_chain, line.steps), *map(_text, line.below)]
    if not line.detail:
        text.stylize(TONES[line.tone])
        return Group(text, *below)
    if text.cell_len + len(DOT) + detail.cell_len <= room or detail.cell_len <= SHORT:
        return Group(Text.assemble(text, (DOT, "dim"), detail), *below)
    return Group(text, detail, *below)


def _chain(step: Sequence[str]) -> RenderableType:
    """What followed, and what came of it, each one step further in."""
    grid = Table.grid(expand=True)
    grid.add_column(width=ARROW, no_wrap=True)
    grid.add_column(ratio=1, overflow="fold")
    told: RenderableType = _text(step[0])
    if step[1:]:
        told = Group(told, _chain(step[1:]))
    grid.add_row(_text(FOLLOWS, "dim"), told)
    return grid


def _drawn_words(words: Sequence[tuple[str, str]], width: int) -> RenderableType:
    """Passages side by side where there is room, or one below the other."""
    told = [Group(_text(when, "dim"), _text(text)) for when, text in words]
    if width < BESIDE or len(told) == 1:
        apart = [part for group in told for part in (Text(), group)]
        return Group(*apart[1:])
    grid = Table.grid(expand=True)
    grid.add_column(ratio=1, overflow="fold")
    grid.add_column(width=GAP)
    grid.add_column(ratio=1, overflow="fold")
    grid.add_row(told[0], "", told[1])
    return grid


def labels(lines: Iterable[Line]) -> Iterator[tuple[str, Line]]:
    """Each line with its label, which stands before the first of its kind alone."""
    before = ""
    for line in lines:
        yield line.label if line.label != before else "", line
        before = line.label


def _text(words: str, style: str = "") -> Text:
    return Text(one_line(words), style=style, overflow="fold")


def flat_growth(growth: Growth, *, unicode: bool) -> str:
    """Then and now as text that is neither wrapped, cut nor coloured."""
    if growth.empty:
        return _joined(map(one_line, growth_lines.nothing_yet(growth)))
    heading, span = growth_lines.heading(growth), growth_lines.span(growth)
    told = flat_lines(growth_lines.lines(growth, whole=True), unicode=unicode)
    words = growth_lines.passages(growth)
    return _joined(
        [
            one_line(DOT.join((heading, span))),
            "",
            *told,
            *(("", OWN_WORDS) if words else ()),
            *(f"{one_line(when)}: {one_line(text)}" for when, text in words),
        ]
    )


def flat_lines(lines: Iterable[Line], *, unicode: bool) -> Iterator[str]:
    """The lines of a report for a pipe: each one line, however long."""
    for label, line in labels(lines):
        ref = f"{line.ref:<{REF - 1}} " if line.ref else ""
        spark = sparkline(line.scores, unicode=unicode)
        text = "  ".join(words for words in (spark, one_line(line.text)) if words)
        said = DOT.join(word for word in (text, one_line(line.detail)) if word)
        steps = (f" {FOLLOWS} {one_line(word)}" for step in line.steps for word in step)
        below = (f"{DOT}{one_line(words)}" for words in line.below)
        yield f"{label:<{LABEL}}{ref}{''.join((said, *steps, *below))}"


def plain_growth(growth: Growth) -> str:
    """Then and now as records: label, ID, text, detail; a tab between the fields."""
    heading, span = growth_lines.heading(growth), growth_lines.span(growth)
    records = [("Growth", "", heading, span)]
    if growth.empty:
        records.append(("Nothing", "", *growth_lines.nothing_yet(growth)))
    records += plain_lines(growth_lines.lines(growth, whole=True))
    records += [("Words", "", text, when) for when, text in _words(growth)]
    return in_records(records)


def _words(growth: Growth) -> list[tuple[str, str]]:
    return growth_lines.passages(growth)


def plain_lines(lines: Iterable[Line]) -> Iterator[tuple[str, str, str, str]]:
    """The lines of a report as records: label, ID, text, detail."""
    for line in lines:
        scores = " ".join(map(str, line.scores))
        steps = (f" {FOLLOWS} ".join(step) for step in line.steps)
        told = (scores, line.detail, *steps, *line.below)
        detail = DOT.join(word for word in told if word)
        yield line.label, line.ref, line.text, detail


def in_records(records: Iterable[Sequence[str]]) -> str:
    """Records as text: one per line, a tab between the fields."""
    return _joined("\t".join(map(one_line, record)) for record in records)


def _joined(lines: Iterable[str]) -> str:
    return "".join(f"{line}\n" for line in lines)
