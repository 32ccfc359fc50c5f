"""What guidance led to, as a person sees it: chains of advice, deed and result."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.console import Group
from rich.text import Text

from mentorlog.reports import impact_lines
from mentorlog.screen.growth import (
    DOT,
    drawn_heading,
    drawn_lines,
    flat_lines,
    in_records,
    plain_lines,
)
from mentorlog.screen.safe import one_line

if TYPE_CHECKING:
    from mentorlog.reports.impact import Impact
    from mentorlog.screen.canvas import Canvas


def draw_impact(impact: Impact, canvas: Canvas, *, unicode: bool) -> str:
    """Impact, drawn as wide as a report should be."""
    width = canvas.report_width
    if impact.empty:
        words = impact_lines.nothing_yet(impact)
        told = (Text(one_line(line), overflow="fold") for line in words)
        return canvas.draw(Group(*told), width=width)
    return canvas.draw(
        Group(
            drawn_heading(
                impact_lines.heading(impact), impact_lines.span(impact), width
            ),
            Text(),
            drawn_lines(impact_lines.lines(impact), width, unicode=unicode),
        ),
        width=width,
    )


def flat_impact(impact: Impact, *, unicode: bool) -> str:
    """Impact as text that is neither wrapped, cut nor coloured."""
    if impact.empty:
        told = list(impact_lines.nothing_yet(impact))
    else:
        heading = DOT.join((impact_lines.heading(impact), impact_lines.span(impact)))
        lines = flat_lines(impact_lines.lines(impact, whole=True), unicode=unicode)
        told = [one_line(heading), "", *lines]
    return "".join(f"{line}\n" for line in told)


def plain_impact(impact: Impact) -> str:
    """Impact as records: label, ID, text, detail; a tab between the fields."""
    heading, span = impact_lines.heading(impact), impact_lines.span(impact)
    records = [("Impact", "", heading, span)]
    if impact.empty:
        records.append(("Nothing", "", *impact_lines.nothing_yet(impact)))
    return in_records([*records, *plain_lines(impact_lines.lines(impact, whole=True))])
