"""Reading the names of weeks, months, quarters and years."""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING

from mentorlog.errors import UnknownDay
from mentorlog.period import MONTHS, day_or_none, month_number, period_of, quoted

if TYPE_CHECKING:
    from mentorlog.period import CalendarKind, Period

_ISO_DAY = r"([0-9]{4})-([0-9]{2})-([0-9]{2})"
_NAMED = (
    r"(?:(?P<year>[0-9]{4})[- ]?)?"
    r"(?P<name>[a-z]+)(?: ?(?P<number>[0-9]{1,2}))?"
    r"(?:,? (?P<year_after>[0-9]{4}))?"
)
# What an ISO month or year lacks to be the ISO day it begins with.
_ISO_REST = {"month": "-01", "year": "-01-01"}


def read_period(
    kind: CalendarKind, text: str | None, today: date, week_begins: int = 0
) -> Period:
    """The period somebody means by a word, a name or a day in it.

    Args:
        kind: which kind of period is asked for.
        text: None, "" or "this" is the one today is in, "last" or "previous" the one
            before it, and an ISO day the one that day is in. By name: "2026-W05",
            "w5"; "2026-03", "March 2026", "mar"; "2026-Q1", "q1"; "2026". A name
            without a year is the latest of that name that has begun.
        today: the day it is asked on.
        week_begins: the first day of a week, as `date.weekday` counts it; the week of
            an ISO number is then the one that the Monday of that is in.

    Raises:
        UnknownDay: the text is none of these; the sentence gives examples.
    """
    words = " ".join((text or "").lower().split())
    if words in {"", "this"}:
        return period_of(kind, today, week_begins)
    if words in {"last", "previous"}:
        return period_of(kind, today, week_begins).before()
    day = _named_day(kind, words, today)
    if day is None:
        message = f"{quoted(text or '')} is no {kind}: try {_examples(kind, today)}"
        raise UnknownDay(message)
    return period_of(kind, day, week_begins)


def _named_day(kind: CalendarKind, words: str, today: date) -> date | None:
    """A day inside the period that is named, or None when nothing is."""
    for iso in (words, words + _ISO_REST.get(kind, "")):
        if found := re.fullmatch(_ISO_DAY, iso):
            return day_or_none(*map(int, found.groups()))
    found = re.fullmatch(_NAMED, words)
    if not found or (found["year"] and found["year_after"]):
        return None
    name, number = found["name"], found["number"] or ""
    if year := found["year"] or found["year_after"]:
        return _first_day(kind, name, number, int(year))
    # A week 53 comes every five or six years, seven where a century has no leap day.
    for candidate in range(today.year + 1, today.year - 8, -1):
        day = _first_day(kind, name, number, candidate)
        if day and day <= today:
            return day
    return None


def _first_day(kind: CalendarKind, name: str, number: str, year: int) -> date | None:
    if kind == "month" and not number:
        return day_or_none(year, month_number(name) or 0, 1)
    if kind == "quarter" and name == "q" and number:
        return day_or_none(year, int(number) * 3 - 2, 1)
    if kind == "week" and name in {"w", "week"} and number:
        try:
            return date.fromisocalendar(year, int(number), 1)
        except ValueError:
            return None
    return None


def _examples(kind: CalendarKind, today: date) -> str:
    iso = today.isocalendar()
    year = f"{today.year:04d}"
    quarter = (today.month + 2) // 3
    return {
        "week": f"{iso.year:04d}-W{iso.week:02d}, w{iso.week} or last",
        "month": f"{today.isoformat()[:7]}, {MONTHS[today.month - 1].lower()} or last",
        "quarter": f"{year}-Q{quarter}, q{quarter} or last",
        "year": f"{year}, this or last",
    }[kind]
