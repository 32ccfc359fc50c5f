"""What the pictures of a time are drawn from, as the journal hands it over."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import replace
from itertools import takewhile
from typing import TYPE_CHECKING

from mentorlog.errors import UnknownDay
from mentorlog.frozen import dataclass
from mentorlog.period import Period, between, period_of

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from mentorlog.entries.checkin import Checkin
    from mentorlog.entries.goal import Goal
    from mentorlog.period import CalendarKind
    from mentorlog.reports.facts import Noted, Promise, Talk
    from mentorlog.reports.growth_material import Marked

PARTS = 6
"""So many periods are drawn: the one that is looked at, and those before it."""
MOST_PARTS = 13
"""Into so many parts a longer time is divided at the most."""
SPLITS: tuple[tuple[CalendarKind, int], ...] = (
    ("week", 7),
    ("month", 31),
    ("quarter", 92),
    ("year", 366),
)
"""What a time can be divided into, and how many days one of them has at the most."""


@dataclass(frozen=True, kw_only=True)
class WayMaterial:
    """All that the pictures of one mentorship are drawn from.

    What is private is in it or not, as the reader was asked.

    Attributes:
        today: the day the question is asked.
        period: the period that is looked at; None where it is all of the time.
        first: the first day of the time.
        last: its last day that has come.
        parts: the periods it consists of, in order.
        goals: goals of that time.
        checkins: their check-ins in that time, in any order.
        before: the last check-in of each before that time.
        talks: the talks of that time.
        notes: the notes of that time.
        touched: the days of that time with a sign of care or feedback.
        promised: for each part its promises, as they read at its end.
    """

    today: date
    period: Period | None
    first: date
    last: date
    parts: tuple[Period, ...]
    goals: tuple[Goal, ...] = ()
    checkins: tuple[Marked, ...] = ()
    before: tuple[Checkin, ...] = ()
    talks: tuple[Talk, ...] = ()
    notes: tuple[Noted, ...] = ()
    touched: tuple[date, ...] = ()
    promised: tuple[tuple[Promise, ...], ...] = ()


def leading_up_to(period: Period, began: date) -> tuple[Period, ...]:
    """A period and those before it, as far as the mentorship reaches back.

    Args:
        period: the period.
        began: the day the mentorship began.
    """
    parts = list(takewhile(lambda part: part.last >= began, _backwards(period)))
    return tuple(reversed(parts)) or (period,)


def _backwards(period: Period) -> Iterator[Period]:
    with suppress(UnknownDay):
        for _ in range(PARTS):
            yield period
            period = period.before()


def parts_of(time: Period, week_begins: int = 0) -> tuple[Period, ...]:
    """The weeks, months, quarters or years that a time consists of.

    The first and the last of them may be cut short by it; of too many years, the last.

    Args:
        time: the time.
        week_begins: the first day of a week, as `date.weekday` counts it.
    """
    fitting = (kind for kind, days in SPLITS if time.days <= days * (MOST_PARTS - 2))
    kind: CalendarKind = next(fitting, "year")
    parts = [period_of(kind, time.last, week_begins)]
    while parts[0].first > time.first and len(parts) < MOST_PARTS:
        parts.insert(0, parts[0].before())
    parts[0] = replace(parts[0], first=max(parts[0].first, time.first))
    parts[-1] = replace(parts[-1], last=min(parts[-1].last, time.last))
    return tuple(parts)


def whole(parts: tuple[Period, ...], today: date) -> Period:
    """From the first day of all parts to the last, or to today."""
    return between(parts[0].first, min(parts[-1].last, today))
