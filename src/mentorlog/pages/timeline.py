"""Everything in order, as a Markdown document."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from mentorlog.pages.markdown import escaped
from mentorlog.period import MONTHS, WEEKDAYS

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date

    from mentorlog.reports.timeline import Moment


def timeline_page(moments: Sequence[Moment], heading: str, nothing: str) -> str:
    """What happened, month by month.

    Args:
        moments: what happened, in order; what is private has been left out before.
        heading: whom or what it is about.
        nothing: what to say where nothing happened.
    """
    return "\n".join(_lines(moments, heading, nothing)) + "\n"


def _lines(moments: Sequence[Moment], heading: str, nothing: str) -> Iterator[str]:
    yield f"# {escaped(heading)}"
    yield ""
    if not moments:
        yield escaped(nothing)
    several = len({moment.person for moment in moments}) > 1
    for place, (month, group) in enumerate(groupby(moments, key=_month)):
        if place:
            yield ""
        yield f"## {month}"
        yield ""
        for moment in group:
            yield _item(moment, several=several)


def _item(moment: Moment, *, several: bool) -> str:
    private = " (private)" if moment.private else ""
    person = f" · {escaped(moment.person)}" if several else ""
    text = f" – {escaped(moment.text)}" if moment.text else ""
    day = f"{WEEKDAYS[moment.day.weekday()][:3]} {moment.day.day}"
    return f"- {day} · **{moment.ref}** {moment.what}{text}{private}{person}"


def _month(moment: Moment) -> str:
    day: date = moment.day
    return f"{MONTHS[day.month - 1]} {day.year}"
