"""Everything in order, as a Markdown document."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from mentorlog.pages.markdown import escaped
from mentorlog.period import MONTHS, WEEKDAYS

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from mentorlog.reports.timeline import Moment
    from mentorlog.reports.timeline_course import Course


def timeline_page(course: Course, heading: str, nothing: str) -> Iterator[str]:
    """What happened, month by month, line by line as it is read.

    Args:
        course: what happened; what is private has been left out before.
        heading: whom or what it is about.
        nothing: what to say where nothing happened.
    """
    for line in _lines(course, heading, nothing):
        yield f"{line}\n"


def _lines(course: Course, heading: str, nothing: str) -> Iterator[str]:
    yield f"# {escaped(heading)}"
    yield ""
    if not course.beginning:
        yield escaped(nothing)
    for place, (month, group) in enumerate(groupby(course.moments(), key=_month)):
        if place:
            yield ""
        yield f"## {month}"
        yield ""
        for moment in group:
            yield _item(moment, several=course.several)


def _item(moment: Moment, *, several: bool) -> str:
    private = " (private)" if moment.private else ""
    person = f" · {escaped(moment.person)}" if several else ""
    text = f" – {escaped(moment.text)}" if moment.text else ""
    day = f"{WEEKDAYS[moment.day.weekday()][:3]} {moment.day.day}"
    return f"- {day} · **{moment.ref}** {moment.what}{text}{private}{person}"


def _month(moment: Moment) -> str:
    day: date = moment.day
    return f"{MONTHS[day.month - 1]} {day.year}"
