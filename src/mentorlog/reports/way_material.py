"""What the pictures of a time are drawn from, as the journal hands it over."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import replace
from itertools import takewhile
from typing import TYPE_CHECKING

from mentorlog.errors import UnknownDay
from mentorlog.frozen import dataclass
from mentorlog.period import MONTHS, Period, between, period_of

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
class Part:
    """A part of the time that is drawn.

    Attributes:
        period: its days.
        title: what it is called, such as "March 2026".
        short: the same where there is little room: "Mar", "w12", "Q1", "2026", or the
            day it begins.
    """

    period: Period
    title: str
    short: str


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
    parts: tuple[Part, ...]
    goals: tuple[Goal, ...] = ()
    checkins: tuple[Marked, ...] = ()
    before: tuple[Checkin, ...] = ()
    talks: tuple[Talk, ...] = ()
    notes: tuple[Noted, ...] = ()
    touched: tuple[date, ...] = ()
    promised: tuple[tuple[Promise, ...], ...] = ()


def leading_up_to(period: Period, began: date) -> tuple[Part, ...]:
    """A period and those before it, as far as the mentorship reaches back.

    Args:
        period: the period.
        began: the day the mentorship began.
    """
    reaching = takewhile(lambda part: part.last >= began, _backwards(period))
    return tuple(_part(whole) for whole in reversed([*reaching] or [period]))


def _backwards(period: Period) -> Iterator[Period]:
    with suppress(UnknownDay):
        for _ in range(PARTS):
            yield period
            period = period.before()


def parts_of(time: Period, week_begins: int = 0) -> tuple[Part, ...]:
    """The weeks, months, quarters or years that a time consists of.

    The first and the last of them may be cut short by it; of too many years, the last.

    Args:
        time: the time.
        week_begins: the first day of a week, as `date.weekday` counts it.
    """
    fitting = (kind for kind, days in SPLITS if time.days <= days * (MOST_PARTS - 2))
    kind: CalendarKind = next(fitting, "year")
    wholes = [period_of(kind, time.last, week_begins)]
    while wholes[0].first > time.first and len(wholes) < MOST_PARTS:
        wholes.insert(0, wholes[0].before())
    return tuple(_part(whole, time) for whole in wholes)


def _part(whole: Period, time: Period | None = None) -> Part:
    """A period, or what is left of it within a time, under the name of the whole."""
    left = whole
    if time is not None:
        first, last = max(whole.first, time.first), min(whole.last, time.last)
        left = replace(whole, first=first, last=last)
    title, short = _names(whole, left)
    return Part(period=left, title=title, short=short)


def _names(whole: Period, left: Period) -> tuple[str, str]:
    """What a part is called, in full and in few signs.

    Weeks that do not begin on a Monday have no number and are called by their days:
    those that are left.
    """
    month = MONTHS[left.first.month - 1][:3]
    match whole.kind:
        case "week" if whole.first.weekday() == 0:
            return whole.title, f"w{whole.first.isocalendar().week}"
        case "month":
            return whole.title, month
        case "quarter":
            return whole.title, whole.title.split()[0]
        case "year":
            return whole.title, whole.title
    return between(left.first, left.last).title, f"{left.first.day} {month}"


def whole(parts: tuple[Part, ...], today: date) -> Period:
    """From the first day of all parts to the last, or to today."""
    return between(parts[0].period.first, min(parts[-1].period.last, today))
