"""A review as a page for the browser."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from mentorlog.frozen import dataclass
from mentorlog.pages.html.charts import Charts, charts
from mentorlog.pages.html.engine import filled
from mentorlog.pages.review import is_figure
from mentorlog.period import say_day
from mentorlog.reports.review_lines import lines
from mentorlog.reports.review_overview import overview
from mentorlog.reports.review_words import (
    heading,
    nothing_written,
    title,
    waiting,
    whose,
    writer,
)

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from mentorlog.reports.review import Review
    from mentorlog.reports.review_line import Line
    from mentorlog.reports.way import Way

DECIDE = "Decide"


@dataclass(frozen=True, kw_only=True)
class Told:
    """What a page says of one review.

    Attributes:
        person: whom it is about.
        periods: the period, and the one before if it is compared with that.
        nothing: sentences, where nothing happened in it.
        figures: what was counted.
        charts: the pictures; None where there is nothing to draw.
        groups: what is told of one by one, with its heading.
        decide: the questions.
    """

    person: str
    periods: tuple[str, ...]
    nothing: tuple[str, ...]
    figures: tuple[Line, ...]
    charts: Charts | None
    groups: tuple[tuple[str, tuple[Line, ...]], ...]
    decide: tuple[Line, ...]


def review_html(
    reviews: Sequence[tuple[Review, Way]],
    nothing: str,
    *,
    made_on: date,
    each: bool = False,
    private: bool = False,
) -> str:
    """Reviews as one page, one below the other.

    Args:
        reviews: the reviews, each with its way; what is private has been left out
            before, or is wanted.
        nothing: what to say where there is none.
        made_on: the day the page is made.
        each: whether a line for each stands above them.
        private: whether what is private is on it.
    """
    told_of = [review for review, _ in reviews]
    first = told_of[0] if told_of else None
    called = title(first) if first else "Review"
    return filled(
        "review.html",
        title=called,
        name=heading(first) if first and len(reviews) == 1 else called,
        nothing=nothing,
        overview=_overview(told_of) if each and reviews else [],
        reviews=[_told(review, way) for review, way in reviews],
        made_on=say_day(made_on),
        private=private,
    )


def _overview(reviews: Sequence[Review]) -> list[list[str]]:
    """The rows of the table of all, its head first; empty columns are left out."""
    rows = overview(reviews)
    names = [name for name in rows[0] if any(row[name] for row in rows)]
    return [names, *([row[name] for name in names] for row in rows)]


def _told(review: Review, way: Way) -> Told:
    told = lines(review, me=writer(review), whole=True)
    listed = [ln for ln in told if not is_figure(ln) and ln.label != DECIDE]
    before = review.compared_with
    nothing: tuple[str, ...] = ()
    if review.empty:
        nothing = (nothing_written(review, whose="the"), *waiting(review))
        told, listed = [], []
    return Told(
        person=whose(review),
        periods=(review.period.title, *((before.title,) if before else ())),
        nothing=nothing,
        figures=tuple(line for line in told if is_figure(line)),
        charts=None if review.empty else charts(way, writer(review)),
        groups=tuple(
            (label, tuple(group))
            for label, group in groupby(listed, key=lambda line: line.label)
        ),
        decide=tuple(line for line in told if line.label == DECIDE),
    )
