"""An agenda as text that is neither wrapped, cut nor coloured: for pipes and files."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mentorlog.reports import prep_words
from mentorlog.screen.safe import one_line

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from mentorlog.reports.prep import Prep

LABEL = 12
COLUMN = 40
"""The most columns for what a line is about, before why it is there."""


def flat_prep(prep: Prep) -> str:
    """An agenda as lines, laid out as at a terminal."""
    return _joined([one_line(prep_words.heading(prep)), "", *_body(prep)])


def _body(prep: Prep) -> Iterator[str]:
    told = prep_words.lines(prep, whole=True)
    yield from _told(told)
    if prep.is_quiet:
        yield from ("",) if told else ()
        yield from map(one_line, prep_words.quiet(prep))
    elif prep.plan_command:
        yield from ("", one_line(f"To plan the talk: {prep.plan_command}"))


def _told(lines: Sequence[prep_words.Line]) -> Iterator[str]:
    refs = max((len(line.ref) for line in lines), default=0)
    texts = [len(one_line(line.text)) for line in lines if line.state]
    width = min(max(texts, default=0), COLUMN)
    label = ""
    for line in lines:
        first = line.label if line.label != label else ""
        label = line.label
        text = one_line(line.text)
        if line.state:
            text = f"{text:<{width}}  {one_line(line.state)}"
        yield f"{first:<{LABEL}}{line.ref:<{refs}}  {text}"


def plain_prep(prep: Prep) -> str:
    """An agenda as records: label, ID, text, why; a tab between the fields."""
    lines = prep_words.lines(prep, whole=True)
    return _joined(
        "\t".join(map(one_line, (line.label, line.ref, line.text, line.state)))
        for line in lines
    )


def _joined(lines: Iterable[str]) -> str:
    return "".join(f"{line.rstrip(' ')}\n" for line in lines)
