"""Today's report as text that is neither wrapped, cut nor coloured."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from mentorlog.reports import today_words
from mentorlog.screen.safe import one_line

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from mentorlog.reports.today import Today

COLUMN = 54
"""The most columns for what a line is about, before its state."""


def flat_today(today: Today) -> str:
    """What today asks for as lines, laid out as at a terminal."""
    if today.is_quiet:
        return _lines(today_words.quiet(today))
    lines = today_words.lines(today, room=sys.maxsize)
    refs = max((len(line.ref) for line in lines), default=0)
    texts = max((len(line.text) for line in lines if line.ref), default=0)
    told = _told(lines, refs, min(texts, COLUMN))
    return _lines([today_words.heading(today), "", *told])


def _told(lines: Iterable[today_words.Line], refs: int, width: int) -> Iterator[str]:
    for line in lines:
        words = (
            f"{one_line(line.text):<{width}}",
            *map(one_line, (line.who, line.state)),
        )
        text = "  ".join(part for part in words if part)
        yield f"{line.ref:<{refs}}  {text}".rstrip()
        if line.commands:
            yield f"{'':<{refs}}  {'  or: '.join(map(one_line, line.commands))}"


def plain_today(today: Today) -> str:
    """What today asks for as records: ID, text, state, person; a tab between them."""
    return _lines(
        "\t".join(map(one_line, record)) for record in today_words.records(today)
    )


def _lines(lines: Iterable[str]) -> str:
    return "".join(f"{line}\n" for line in lines)
