"""A report to hand over as a person sees it, and as text that can be pasted."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.console import Group
from rich.table import Table
from rich.text import Text

from mentorlog.reports.share_lines import lines
from mentorlog.reports.share_voice import essentials, heading, span
from mentorlog.screen.growth import (
    DOT,
    FOLLOWS,
    drawn_heading,
    drawn_line,
    in_records,
    labels,
    plain_lines,
)
from mentorlog.screen.safe import one_line

if TYPE_CHECKING:
    from collections.abc import Iterator

    from rich.console import RenderableType

    from mentorlog.reports.growth_line import Line
    from mentorlog.reports.share import Share
    from mentorlog.screen.canvas import Canvas

ITEM = "-"
"""What an item begins with: it can be pasted into any message."""
INDENT = 2


def draw_share(share: Share, canvas: Canvas, *, unicode: bool) -> str:
    """The report, drawn as wide as a report should be."""
    width = canvas.report_width
    parts: list[RenderableType] = [drawn_heading(heading(share), span(share), width)]
    for paragraph in _paragraphs(share):
        parts += [Text(), Text(paragraph, overflow="fold")]
    for label, line in labels(lines(share)):
        if label:
            parts += [Text(), Text(one_line(label), style="bold")]
        item = Table.grid(expand=True)
        item.add_column(width=INDENT, no_wrap=True)
        item.add_column(ratio=1, overflow="fold")
        item.add_row(ITEM, drawn_line(line, width - INDENT, unicode=unicode))
        parts.append(item)
    return canvas.draw(Group(*parts), width=width)


def flat_share(share: Share) -> str:
    """The report as text that is neither wrapped, cut nor coloured."""
    return "".join(f"{line}\n" for line in _flat(share))


def _flat(share: Share) -> Iterator[str]:
    yield one_line(f"{heading(share)}, {span(share)}")
    for paragraph in _paragraphs(share):
        yield ""
        yield paragraph
    for label, line in labels(lines(share)):
        if label:
            yield ""
            yield one_line(label)
        yield from _item(line)


def _item(line: Line) -> Iterator[str]:
    text, detail = one_line(line.text), one_line(line.detail)
    yield f"{ITEM} {DOT.join(words for words in (text, detail) if words)}"
    for step in line.steps:
        for depth, words in enumerate(step, 1):
            yield f"{' ' * INDENT * depth}{FOLLOWS} {one_line(words)}"
    for words in line.below:
        yield f"{' ' * INDENT}{one_line(words)}"


def _paragraphs(share: Share) -> list[str]:
    told = map(one_line, (share.focus or "", essentials(share)))
    return [paragraph for paragraph in told if paragraph]


def plain_share(share: Share) -> str:
    """The report as records: heading, nothing, text, detail; a tab between them."""
    records = [("Share", "", heading(share), span(share))]
    records += [("Essentials", "", paragraph, "") for paragraph in _paragraphs(share)]
    return in_records([*records, *plain_lines(lines(share, whole=True))])
