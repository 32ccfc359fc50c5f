"""What was found, with the match marked in text and not only in colour."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from rich.console import Group
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from mentorlog.period import say_short
from mentorlog.reports.found_words import Pieces, marked
from mentorlog.screen.as_json import plain
from mentorlog.screen.safe import one_line, safe

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date

    from rich.console import RenderableType

    from mentorlog.reports.found_words import Hit
    from mentorlog.screen.canvas import Canvas

PRIVATE = " (private)"
GAP = 2
NAME = 12
"""The most columns for whom an entry is about."""
LEAST = 24
"""A text keeps so many columns, however narrow the terminal is."""
SMALL = 60
"""Below this width passages stand below their entry instead of beside it."""
INDENT = 4
"""How far they stand to the right of it then."""
MARKED = 4
"""Columns kept for the signs around matches."""


def hit_told(hit: Hit) -> dict[str, Any]:
    """What was found as JSON tells it: the entry, and where the match is."""
    return {
        **plain(hit.found),
        "headline": hit.found.entry.headline,
        "snippet": marked(hit.excerpt() or hit.headline),
    }


def plain_hits(hits: Sequence[Hit]) -> str:
    """What was found as records: ID, day, kind, person, headline, passage."""
    return "".join(
        "\t".join(
            map(
                one_line,
                (
                    hit.found.entry.ref,
                    hit.found.entry.day.isoformat(),
                    hit.found.entry.kind,
                    hit.found.person,
                    _headline(hit),
                    marked(hit.excerpt()),
                ),
            )
        )
        + "\n"
        for hit in hits
    )


def flat_hits(hits: Sequence[Hit], today: date, *, name_person: bool) -> str:
    """What was found, one entry per line, for pipes."""
    refs, days = _widths(hits, today)
    lines = []
    for hit in hits:
        entry = hit.found.entry
        words = [_headline(hit), *_more(hit, name_person=name_person)]
        told = " · ".join(one_line(word) for word in words if word)
        day = say_short(entry.day, today)
        lines.append(f"{entry.ref:<{refs}}  {day:<{days}}  {told}\n")
    return "".join(lines)


def draw_hits(
    hits: Sequence[Hit], today: date, canvas: Canvas, *, name_person: bool
) -> str:
    """What was found, drawn: a line for each entry, and one for the passage."""
    if canvas.report_width < SMALL:
        return _stacked(hits, today, canvas, name_person=name_person)
    refs, days = _widths(hits, today)
    names = max((len(one_line(h.found.person)) for h in hits), default=0)
    names = min(names, NAME) if name_person else 0
    taken = refs + days + 2 * GAP + (names and names + GAP)
    room = max(canvas.report_width - taken, LEAST)
    grid = Table.grid(padding=(0, GAP, 0, 0))
    grid.add_column(width=refs, no_wrap=True, style="bold cyan")
    grid.add_column(width=days, no_wrap=True, style="dim")
    if names:
        grid.add_column(width=names, no_wrap=True, overflow="ellipsis")
    grid.add_column(overflow="fold")
    for hit in hits:
        entry = hit.found.entry
        cells = [Text(entry.ref), Text(say_short(entry.day, today))]
        cells += [Text(one_line(hit.found.person))] if names else []
        grid.add_row(*cells, Group(*_passages(hit, room)))
    return canvas.draw(grid, width=canvas.report_width)


def _passages(hit: Hit, room: int) -> Iterator[Text]:
    """How the entry begins, and the passage with what that does not show."""
    private = PRIVATE if hit.found.entry.private else ""
    # The signs around a match take room too.
    first = hit.short(room - len(private) - MARKED)
    told = _text(first) or Text(hit.found.entry.kind)
    yield told.append(private)
    if excerpt := hit.excerpt(room - MARKED):
        yield _text(excerpt)


def _stacked(
    hits: Sequence[Hit], today: date, canvas: Canvas, *, name_person: bool
) -> str:
    """What was found, each passage below the ID and the day of its entry."""
    parts: list[RenderableType] = []
    for hit in hits:
        entry = hit.found.entry
        person = f" · {one_line(hit.found.person)}" if name_person else ""
        day = f"  {say_short(entry.day, today)}{person}"
        parts.append(Text.assemble((entry.ref, "bold cyan"), (day, "dim")))
        for passage in _passages(hit, canvas.report_width - INDENT):
            passage.overflow = "fold"
            parts.append(Padding(passage, (0, 0, 0, INDENT)))
    return canvas.draw(Group(*parts), width=canvas.report_width)


def _more(hit: Hit, *, name_person: bool) -> Iterator[str]:
    yield marked(hit.excerpt())
    if name_person and hit.found.entry.kind != "mentorship":
        yield hit.found.person


def _headline(hit: Hit) -> str:
    words = marked(hit.headline) or hit.found.entry.kind
    return words + (PRIVATE if hit.found.entry.private else "")


def _widths(hits: Sequence[Hit], today: date) -> tuple[int, int]:
    """The widths of the columns of IDs and of days."""
    return (
        max(len(hit.found.entry.ref) for hit in hits),
        max(len(say_short(hit.found.entry.day, today)) for hit in hits),
    )


def _text(parts: Pieces) -> Text:
    text = Text()
    for part in parts:
        if part.found:
            text.append(safe(f"«{part.text}»"), "bold yellow")
        else:
            text.append(safe(part.text))
    return text
