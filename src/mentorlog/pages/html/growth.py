"""Then and now as a page for the browser: the page one shows a mentor."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from mentorlog.frozen import dataclass
from mentorlog.pages.html.charts import Charts, charts
from mentorlog.pages.html.engine import filled
from mentorlog.pages.html.small import Side, sides, spark
from mentorlog.period import say_day
from mentorlog.reports.growth_line import one_line
from mentorlog.reports.growth_lines import heading, lines, nothing_yet, passages, span

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from mentorlog.reports.growth import Growth
    from mentorlog.reports.growth_line import Line
    from mentorlog.reports.way import Way

FIGURES = {"Mood", "Promises", "Talks", "Feedback"}
"""The labels of what was counted; the others tell of one entry each."""


@dataclass(frozen=True, kw_only=True)
class Told:
    """What a page says of one then and now.

    Attributes:
        person: whom it is about.
        span: the time it looks at.
        nothing: a sentence, where there is nothing to tell of.
        words: one's own words at both ends, each with when and where.
        figures: what was counted.
        skills: the ID of a skill → then and now of it.
        charts: the pictures; None where there is nothing to draw.
        groups: what is told of one by one, with its heading.
    """

    person: str
    span: str
    nothing: str
    words: tuple[tuple[str, str], ...]
    figures: tuple[Line, ...]
    skills: dict[str, tuple[Side, ...]]
    charts: Charts | None
    groups: tuple[tuple[str, tuple[Line, ...]], ...]


def growth_html(
    growths: Sequence[tuple[Growth, Way]],
    nothing: str,
    *,
    made_on: date,
    private: bool = False,
) -> str:
    """Then and now of one or several, as one page, one below the other.

    Args:
        growths: what to tell, each with its way; what is private has been left out
            before, or is wanted.
        nothing: what to say where there is nobody.
        made_on: the day the page is made.
        private: whether what is private is on it.
    """
    return filled(
        "growth.html",
        title="Then and now",
        name=heading(growths[0][0]) if len(growths) == 1 else "Then and now",
        nothing=nothing,
        growths=[_told(growth, way) for growth, way in growths],
        spark=spark,
        made_on=say_day(made_on),
        private=private,
    )


def _told(growth: Growth, way: Way) -> Told:
    told = [] if growth.empty else lines(growth, me="me", whole=True)
    listed = (line for line in told if line.label not in FIGURES)
    return Told(
        person=f"{one_line(growth.person)} ({growth.they_are})",
        span=span(growth),
        nothing=nothing_yet(growth, whose="the")[0] if growth.empty else "",
        words=tuple(passages(growth)),
        figures=tuple(line for line in told if line.label in FIGURES),
        skills={s.id: sides(s, "me", growth.person) for s in growth.skills},
        charts=None if growth.empty else charts(way, "me"),
        groups=tuple(
            (label, tuple(group))
            for label, group in groupby(listed, key=lambda line: line.label)
        ),
    )
