"""Then and now as a Markdown document: the page one shows a mentor."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from mentorlog.pages.markdown import begun, escaped
from mentorlog.reports.growth_lines import heading, lines, nothing_yet, passages, span

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from mentorlog.reports.growth import Growth
    from mentorlog.reports.growth_line import Line

ENDS = 2
"""So many figures are the first and the last, which are told anyway."""


def growth_page(growths: Sequence[Growth], nothing: str) -> str:
    """Then and now of one or several, as Markdown, one below the other.

    Args:
        growths: what to tell; what is private has been left out before.
        nothing: what to say where there is nobody.
    """
    if not growths:
        return f"{escaped(nothing)}\n"
    return "\n".join("\n".join(_page(growth)) + "\n" for growth in growths)


def _page(growth: Growth) -> Iterator[str]:
    yield f"# {escaped(heading(growth))}"
    yield ""
    if growth.empty:
        yield escaped(nothing_yet(growth, whose="the")[0])
        return
    yield escaped(span(growth))
    yield from sections(lines(growth, me="me", whole=True))
    if words := passages(growth):
        yield ""
        yield "## In my own words"
        for when, text in words:
            yield ""
            yield f"**{escaped(when)}**"
            yield ""
            yield f"> {escaped(text)}"


def sections(told: Iterable[Line]) -> Iterator[str]:
    """The lines of a report, each label a heading above a list."""
    for label, group in groupby(told, key=lambda line: line.label):
        yield ""
        yield f"## {escaped(label)}"
        yield ""
        for line in group:
            yield from _item(line)


def _item(line: Line) -> Iterator[str]:
    name = f"**{line.ref}** " if line.ref else ""
    added = f" – {escaped(line.detail)}" if line.detail else ""
    between = len(line.scores) > ENDS
    way = f" ({', '.join(map(str, line.scores))})" if between else ""
    text = escaped(line.text) if name else begun(line.text)
    yield f"- {name}{text}{way}{added}"
    for step in line.steps:
        for depth, words in enumerate(step, 1):
            yield f"{'  ' * depth}- → {escaped(words)}"
    for words in line.below:
        yield f"  - {begun(words)}"
