"""Reading the days people type: the only door to python-dateutil's parser."""

from __future__ import annotations

import re
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING, Literal, TypeAlias

from mentorlog.errors import UnknownDay
from mentorlog.frozen import dataclass
from mentorlog.period import (
    USUAL,
    WEEKDAYS,
    CalendarKind,
    Customs,
    Period,
    add_months,
    day_or_none,
    month_number,
    period_of,
    quoted,
    say_day,
)
from mentorlog.period_names import read_period

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

Lean: TypeAlias = Literal["past", "coming"]

# Nobody needs more to name a day, and no parser should be fed a novel.
_LONGEST = 60
_CENTURY = 36_525  # days

_WORDS = {
    "today": 0,
    "yesterday": -1,
    "tomorrow": 1,
    "day before yesterday": -2,
    "day after tomorrow": 2,
}
_WEEKDAY_NUMBER = {
    **{name.lower(): number for number, name in enumerate(WEEKDAYS)},
    **{name[:3].lower(): number for number, name in enumerate(WEEKDAYS)},
}
_COUNTS = {"a": 1, "an": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5}
_COUNTS |= {"six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10, "eleven": 11}
_COUNTS["twelve"] = 12
_LETTERS = {"d": "day", "w": "week", "m": "month", "y": "year"}
_DAYS_IN = {"day": 1, "week": 7, "month": 30, "year": 365}
_MONTHS_IN = {"month": 1, "quarter": 3, "year": 12}
_KINDS: dict[str, CalendarKind] = {
    "month": "month",
    "quarter": "quarter",
    "year": "year",
    "week": "week",
}

# Left as text: `re` compiles and keeps the ones that are used, and the rest would
# cost every command 2 ms.
_ISO = r"([0-9]{4})-([0-9]{2})-([0-9]{2})"
_WEEKDAY = r"(?:(last|this|next) )?([a-z]+)"
_COUNTED = r"(?:(?P<digits>[0-9]{1,9}) ?|(?P<word>[a-z]+) )(?P<unit>[a-z]+)"
_DISTANCE = rf"(?P<sign>in |\+|-)?{_COUNTED}(?P<side> ago| from now| from today)?"
_BESIDE = r"(last|next) (week|month|quarter|year)"
_EDGE = (
    r"(?:the )?(?P<edge>start|beginning|first day|end|last day) of (?:the )?"
    r"(?:(?:(?P<side>this|last|next) )?(?P<unit>week|month|quarter|year)|(?P<name>.+))"
)
_DAY = r"(?P<number>[0-9]{1,2})(?:st|nd|rd|th)?"
_MONTH = r"(?P<month>[a-z]+)\.?"
_OF_YEAR = r"(?:(?:, ?| )(?P<year>[0-9]{4}))?"
_NAMED = tuple(
    rf"(?:(?P<weekday>[a-z]+)\.?,? )?{pair}{_OF_YEAR}"
    for pair in (rf"{_DAY}(?: of)? {_MONTH}", rf"{_MONTH} {_DAY}")
)
_DAY_MONTH = r"(?P<a>[0-9]{1,2})([/.-])(?P<b>[0-9]{1,2})(?:\2(?P<year>[0-9]{4})|\.)?"
_LAST_RUNG = r"[a-z0-9 ,./-]+"
_PIECE = r"[a-z]+|[0-9]+"
_SILENT = {"st", "nd", "rd", "th", "of"}
_FILLERS = (
    datetime(2000, 1, 1),  # noqa: DTZ001 - a day has no time zone
    datetime(2005, 12, 28),  # noqa: DTZ001 - a day has no time zone
)
_COMPLETE = (["day", "month", "year"], ["day", "month", "weekday", "year"])


@dataclass(frozen=True, kw_only=True)
class _Asked:
    typed: str
    words: str
    today: date
    lean: Lean
    customs: Customs

    def choose(self, days: Iterable[date]) -> date | None:
        if self.lean == "past":
            return max((day for day in days if day <= self.today), default=None)
        return min((day for day in days if day >= self.today), default=None)

    def impossible(self, year: int, month: int) -> UnknownDay:
        begins = day_or_none(year, month, 1)
        example = period_of("month", begins).last if begins else self.today
        return UnknownDay(f"{quoted(self.typed)} is not in the calendar: try {example}")


def read_day(
    text: str, today: date, *, lean: Lean = "past", customs: Customs = USUAL
) -> date:
    """The day somebody means, read without guessing.

    Understood, in any case and with any blanks: today, yesterday, tomorrow, the day
    before yesterday; "friday", "last friday", "next fri"; "3 days ago", "in 2 weeks",
    "+3d", "-2w"; "last month", "next week" (the same day of it as today);
    "end of month", "start of next quarter", "end of june"; "2026-11-03", "Nov 3",
    "3rd of November 2026", and what `period.say_day` prints.

    A weekday alone is never today, which nobody calls by its weekday: leaning to the
    past it is the latest one before today, otherwise the first one after. "last" and
    "next" are these two whatever the lean, and "this friday" is the one of today's
    week, Monday to Sunday unless custom has it otherwise. A length alone ("3d",
    "2 weeks") goes where the lean goes. A day or a month without a year is the latest
    one not after today, or the first one not before it, in a year that has it. "end of
    month" is this month's. "03/04/2026" and "3.4." are read only where custom says what
    comes first.

    Args:
        text: what was typed.
        today: the day it was typed on.
        lean: "past" for what has happened, "coming" for what is due.
        customs: when a week begins, and what comes first in "03/04/2026".

    Raises:
        UnknownDay: the text names no day, not all of one, more than one, or one the
            calendar does not have; the sentence says what to type instead.
    """
    asked = _Asked(
        typed=text, words=_plain(text), today=today, lean=lean, customs=customs
    )
    rungs = _RUNGS if len(asked.words) <= _LONGEST else ()
    try:
        for rung in rungs:
            if day := rung(asked):
                return day
        raise UnknownDay(_refusal(asked))
    except OverflowError:
        message = f"{quoted(text)} is beyond the calendar: try a day nearer to now"
        raise UnknownDay(message) from None


def read_span(text: str) -> int:
    """A length of time in days, from one day to a century.

    Args:
        text: "30d", "30 days", "2w", "a week", "3 months", "1 year"; a month counts
            30 days and a year 365.

    Raises:
        UnknownDay: it is none of these, or too long or too short.
    """
    found = re.fullmatch(_COUNTED, _plain(text))
    counted = _counted(found) if found else None
    days = counted[0] * _DAYS_IN[counted[1]] if counted else 0
    if not 1 <= days <= _CENTURY:
        message = f"{quoted(text)} is no length of time: try 30d, 2 weeks or 3 months"
        raise UnknownDay(message)
    return days


def _plain(text: str) -> str:
    """Lower case and single blanks; what is not ASCII stays as it is, unreadable."""
    words = " ".join(text.split())
    return words.lower() if words.isascii() else words


def _counted(found: re.Match[str]) -> tuple[int, str] | None:
    unit = _LETTERS.get(found["unit"], found["unit"].removesuffix("s"))
    if unit not in _DAYS_IN:
        return None
    if digits := found["digits"]:
        return int(digits), unit
    if found["word"] not in _COUNTS or found["unit"] in _LETTERS:
        return None
    return _COUNTS[found["word"]], unit


def _moved(day: date, count: int, unit: str) -> date:
    if unit in _MONTHS_IN:
        return add_months(day, count * _MONTHS_IN[unit])
    return day + timedelta(days=count * _DAYS_IN[unit])


def _word(asked: _Asked) -> date | None:
    days = _WORDS.get(asked.words.removeprefix("the "))
    return None if days is None else asked.today + timedelta(days=days)


def _iso(asked: _Asked) -> date | None:
    found = re.fullmatch(_ISO, asked.words)
    if not found:
        return None
    year, month, number = map(int, found.groups())
    day = day_or_none(year, month, number)
    if day is None:
        raise asked.impossible(year, month)
    return day


def _weekday(asked: _Asked) -> date | None:
    found = re.fullmatch(_WEEKDAY, asked.words)
    if not found or found[2] not in _WEEKDAY_NUMBER:
        return None
    today = asked.today
    ahead = _WEEKDAY_NUMBER[found[2]] - today.weekday()
    if found[1] == "this":
        begun = (today.weekday() - asked.customs.week_begins) % 7
        return today + timedelta(days=(ahead + begun) % 7 - begun)
    if found[1] == "next" or (not found[1] and asked.lean == "coming"):
        return today + timedelta(days=ahead % 7 or 7)
    return today - timedelta(days=-ahead % 7 or 7)


def _distance(asked: _Asked) -> date | None:
    found = re.fullmatch(_DISTANCE, asked.words)
    counted = _counted(found) if found else None
    if not found or not counted or (found["sign"] and found["side"]):
        return None
    way = found["sign"] or found["side"] or asked.lean
    count, unit = counted
    back = way in {"-", " ago", "past"}
    return _moved(asked.today, -count if back else count, unit)


def _beside(asked: _Asked) -> date | None:
    found = re.fullmatch(_BESIDE, asked.words)
    if not found:
        return None
    return _moved(asked.today, 1 if found[1] == "next" else -1, found[2])


def _edge(asked: _Asked) -> date | None:
    found = re.fullmatch(_EDGE, asked.words)
    if not found:
        return None
    end = found["edge"] in {"end", "last day"}
    if unit := found["unit"]:
        count = {"last": -1, "next": 1}.get(found["side"], 0)
        moved = _moved(asked.today, count, unit)
        period = period_of(_KINDS[unit], moved, asked.customs.week_begins)
        return period.last if end else period.first
    return _edge_of_named(found["name"], asked, end=end)


def _edge_of_named(name: str, asked: _Asked, *, end: bool) -> date | None:
    """The first or last day of "june", "q1 2026" or "2026", by lean if no year is."""
    has_year = re.search("[0-9]{4}", name)
    days = []
    for months in (0,) if has_year else (-12, 0, 12):
        near = add_months(asked.today, months)
        period = _named_period(name, near, asked.customs.week_begins)
        if period:
            days.append(period.last if end else period.first)
    return days[0] if has_year and days else asked.choose(days)


def _named_period(words: str, today: date, week_begins: int) -> Period | None:
    if words in {"", "this", "last", "previous"} or re.fullmatch(_ISO, words):
        return None
    for kind in _KINDS.values():
        try:
            return read_period(kind, words, today, week_begins)
        except UnknownDay:
            continue
    return None


def _named(asked: _Asked) -> date | None:
    words = asked.words.replace("the ", "")
    for form in _NAMED:
        found = re.fullmatch(form, words)
        month = month_number(found["month"]) if found else None
        if not found or not month:
            continue
        weekday = found["weekday"]
        if weekday and weekday not in _WEEKDAY_NUMBER:
            continue
        day = _in_a_year(asked, found["year"], month, int(found["number"]))
        return day and _agreeing(asked, day, weekday)
    return None


def _in_a_year(asked: _Asked, year: str | None, month: int, number: int) -> date | None:
    """The day of a month in the year that is named, or in the one that is meant."""
    near = asked.today.year
    years = [int(year)] if year else range(near - 8, near + 9)
    days = [day for y in years if (day := day_or_none(y, month, number))]
    if not days:
        raise asked.impossible(int(year or near), month)
    return days[0] if year else asked.choose(days)


def _by_custom(asked: _Asked) -> date | None:
    """A day in numbers alone, where custom says what comes first."""
    order = asked.customs.date_order
    found = re.fullmatch(_DAY_MONTH, asked.words) if order else None
    if not found:
        return None
    number, month = int(found["a"]), int(found["b"])
    if order == "month-day":
        number, month = month, number
    return _in_a_year(asked, found["year"], month, number)


def _agreeing(asked: _Asked, day: date, weekday: str | None) -> date:
    if weekday and _WEEKDAY_NUMBER[weekday] != day.weekday():
        message = f"{quoted(asked.typed)} contradicts itself: try {say_day(day)}"
        raise UnknownDay(message)
    return day


def _by_dateutil(asked: _Asked) -> date | None:
    """A day, a month's name and a year of four digits, in an order not ours."""
    tokens = [word for word in re.findall(_PIECE, asked.words) if word not in _SILENT]
    complete = sorted(map(_part, tokens)) in _COMPLETE
    if not complete or not re.fullmatch(_LAST_RUNG, asked.words):
        return None
    # It costs 17 to 25 ms, which no day the grammar understands should pay for.
    from dateutil.parser import parse  # noqa: TID251 - the door itself

    try:
        days = {parse(asked.words, default=filler).date() for filler in _FILLERS}
    except (ValueError, OverflowError):
        return None
    # What was missing came from the filler, and then the two disagree.
    if len(days) > 1:
        return None
    weekday = next((token for token in tokens if token in _WEEKDAY_NUMBER), None)
    return _agreeing(asked, days.pop(), weekday)


def _part(token: str) -> str:
    if token.isdigit():
        return {1: "day", 2: "day", 4: "year"}.get(len(token), "unknown")
    if token in _WEEKDAY_NUMBER:
        return "weekday"
    return "month" if month_number(token) else "unknown"


def _refusal(asked: _Asked) -> str:
    text, today = quoted(asked.typed), asked.today
    if not asked.words:
        return f"no day was given: try {today}, “last friday” or “in 2 weeks”"
    if found := re.fullmatch(_DAY_MONTH, asked.words):
        a, b, year = int(found["a"]), int(found["b"]), int(found["year"] or today.year)
        first, second = day_or_none(year, b, a), day_or_none(year, a, b)
        if day := first or second:
            doubt = "could be two days" if first and second else "is no form I read"
            return f"{text} {doubt}: write {day} or {say_day(day)[4:]}"
    if day := _edge_of_named(asked.words, asked, end=True):
        return f"{text} names no day: try “end of {asked.words}” or {day}"
    return f"{text} is no day I know: try {today}, “last friday” or “in 2 weeks”"


_RUNGS: tuple[Callable[[_Asked], date | None], ...] = (
    _word,
    _iso,
    _weekday,
    _distance,
    _beside,
    _edge,
    _named,
    _by_custom,
    _by_dateutil,
)
