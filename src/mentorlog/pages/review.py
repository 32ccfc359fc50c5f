"""A review as a Markdown document."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from mentorlog.pages.markdown import code, escaped, table
from mentorlog.reports.review_lines import lines
from mentorlog.reports.review_overview import overview
from mentorlog.reports.review_words import (
    heading,
    nothing_written,
    title,
    waiting,
    writer,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from mentorlog.reports.review import Review
    from mentorlog.reports.review_line import Line


def review_page(reviews: Sequence[Review], nothing: str, *, each: bool = False) -> str:
    """Reviews as Markdown, one below the other.

    Args:
        reviews: the reviews; what is private has been left out before.
        nothing: what to say where there is none.
        each: whether a line for each stands above them.
    """
    if not reviews:
        return f"{escaped(nothing)}\n"
    blocks = ["\n".join(_page(review)) + "\n" for review in reviews]
    if each:
        blocks.insert(0, "\n".join(_each(reviews)) + "\n")
    return "\n".join(blocks)


def _each(reviews: Sequence[Review]) -> Iterator[str]:
    yield f"# {escaped(title(reviews[0]))}"
    yield ""
    yield from table(overview(reviews))


def _page(review: Review) -> Iterator[str]:
    yield f"# {escaped(heading(review))}"
    yield ""
    if review.empty:
        yield escaped(nothing_written(review, whose="the"))
        for words in waiting(review):
            yield ""
            yield escaped(words)
        return
    told = lines(review, me=writer(review), whole=True)
    yield from _table(review, [line for line in told if is_figure(line)])
    listed = (line for line in told if not is_figure(line))
    for label, group in groupby(listed, key=lambda line: line.label):
        yield ""
        yield f"## {label}"
        yield ""
        yield from map(_item, group)


def is_figure(line: Line) -> bool:
    """Whether a line counts something; the others tell of one entry or question."""
    return not line.ref and line.tone != "quiet"


def _table(review: Review, told: Iterable[Line]) -> Iterator[str]:
    before = review.compared_with
    rows = [("", review.period.title, before.title if before else "")]
    rows += [(line.label, line.text, line.compared) for line in told]
    width = len(rows[0]) if before else 2
    for place, row in enumerate(rows):
        yield f"| {' | '.join(map(escaped, row[:width]))} |"
        if not place:
            yield f"|{' --- |' * width}"


def _item(line: Line) -> str:
    """A line of a list; a question has its number, and its command below it."""
    if line.command:
        return f"{line.ref}. {escaped(line.text)}\n   {code(line.command)}"
    name = f"**{line.ref}** " if line.ref else ""
    moved = line.compared if line.label == "Goals" else ""
    added = " · ".join(words for words in (line.detail, moved) if words)
    return f"- {name}{escaped(line.text)}" + (f" – {escaped(added)}" if added else "")
