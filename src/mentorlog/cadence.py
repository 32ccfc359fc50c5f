"""How often two people mean to talk: the one place that counts a rhythm's days."""

from __future__ import annotations

import re
from abc import ABC, abstractmethod
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING

from mentorlog.errors import UnknownDay, UsageError
from mentorlog.period import WEEKDAYS, quoted

if TYPE_CHECKING:
    from collections.abc import Iterator

_DAY = timedelta(days=1)
_WEEKDAYS = tuple(name.lower() for name in WEEKDAYS)
_WEEKDAY_NUMBER = {
    **{name: number for number, name in enumerate(_WEEKDAYS)},
    **{name[:3]: number for number, name in enumerate(_WEEKDAYS)},
}
_LAST = -1
_PLACES = {1: "first", 2: "second", 3: "third", 4: "fourth", _LAST: "last"}
_PLACE_NUMBER = {
    **{name: place for place, name in _PLACES.items()},
    "1st": 1,
    "2nd": 2,
    "3rd": 3,
    "4th": 4,
}

# One word for a rhythm, in words that are read anyway.
_SYNONYMS = {
    "daily": "day",
    "weekly": "week",
    "fortnightly": "2 weeks",
    "fortnight": "2 weeks",
    "monthly": "month",
    "quarterly": "quarter",
    "yearly": "year",
}
_TWO_MEANINGS = {
    "biweekly": "“every 2 weeks” or “every 3 days”",
    "bimonthly": "“every 2 months” or “every 2 weeks”",
}
_COUNTS = {"a": 1, "one": 1, "other": 2, "two": 2, "three": 3, "four": 4, "six": 6}
_LETTERS = {"d": "day", "w": "week", "m": "month", "y": "year"}
_DAYS_IN = {"day": 1, "week": 7}
_MONTHS_IN = {"month": 1, "quarter": 3, "year": 12}

_EVERY = r"(?:every|each|once (?:a|every)) "
_INTERVAL = r"(?:(?P<digits>[0-9]{1,3}) ?|(?P<word>[a-z]+) )?(?P<unit>[a-z]+)"
_ON = (
    r"(?:on )?(?:the )?(?:(?P<place>[a-z0-9]+) )?(?P<weekday>[a-z]+?day|[a-z]{3})s?"
    r"(?P<of> of (?:(?:the|each|every) )?month)?"
)


class Cadence(ABC):
    """A rhythm two people agreed on; `read_cadence` makes one.

    Days are calendar dates, so neither a time zone nor a change of the clocks can
    move them. `str()` is the rhythm in words: "every 2 weeks", "every first friday".
    """

    @property
    @abstractmethod
    def text(self) -> str:
        """The rhythm as it is stored, "2 weeks"; `read_cadence` reads it back."""

    def __str__(self) -> str:
        return f"every {self.text}"

    def next_after(self, last: date | None, anchor: date) -> date:
        """When the next talk is due.

        Args:
            last: the day of the last talk, if there was one. An interval counts from
                it; a day of the week or the month is the first such day after it.
            anchor: the day the rhythm began. Without a last talk an interval is due
                then, and a day of the week or the month is the first from then on.

        Raises:
            UnknownDay: it would be after the year 9999.
        """
        try:
            return self._next(last, anchor)
        except (ValueError, OverflowError):
            message = f"the calendar ends before the next talk {self}: try nearer days"
            raise UnknownDay(message) from None

    def expected(self, period_first: date, period_last: date, anchor: date) -> int:
        """How many talks the rhythm expects from one day to another, both included.

        They are counted on the calendar from the anchor, whenever the talks really
        were, and in the same time however far away the anchor is.
        """
        return len(self._places(period_first, period_last, anchor))

    def occurrences(self, first: date, last: date, anchor: date) -> Iterator[date]:
        """The days `expected` counts, in order.

        Monthly ones keep the anchor's day of the month where the month has it: from
        the 31st they are the 31st, 28th, 31st, 30th.
        """
        for place in self._places(first, last, anchor):
            yield self._nth(place, anchor)

    def _places(self, first: date, last: date, anchor: date) -> range:
        earlier = self._count(first - _DAY, anchor) if first > anchor else 0
        return range(earlier, self._count(last, anchor))

    @abstractmethod
    def _next(self, last: date | None, anchor: date) -> date: ...

    @abstractmethod
    def _nth(self, place: int, anchor: date) -> date:
        """The occurrence at a place; 0 is the first one not before the anchor."""

    @abstractmethod
    def _count(self, day: date, anchor: date) -> int:
        """How many occurrences there are from the anchor to a day, both included."""


class _Interval(Cadence):
    def _next(self, last: date | None, anchor: date) -> date:
        return anchor if last is None else self._nth(1, last)


@dataclass(frozen=True)
class EveryDays(_Interval):
    """A talk so many days after the last one."""

    days: int

    @property
    def text(self) -> str:  # noqa: D102 - the base class says it
        if self.days % 7 == 0:
            return _several(self.days // 7, "week")
        return _several(self.days, "day")

    def _nth(self, place: int, anchor: date) -> date:
        return anchor + timedelta(days=place * self.days)

    def _count(self, day: date, anchor: date) -> int:
        return max((day - anchor).days // self.days + 1, 0)


@dataclass(frozen=True)
class EveryMonths(_Interval):
    """A talk so many months after the last one."""

    months: int

    @property
    def text(self) -> str:  # noqa: D102 - the base class says it
        return _several(self.months, "month")

    def _nth(self, place: int, anchor: date) -> date:
        # One of the two modules that know it, and only here: it adds 14 ms to bare
        # Python (2 ms where Typer is loaded), and a rhythm of weeks needs none of it.
        from dateutil.relativedelta import relativedelta  # noqa: PLC0415, TID251 - above

        # From the anchor each time: month by month, the 31st would become the 28th.
        return anchor + relativedelta(months=place * self.months)

    def _count(self, day: date, anchor: date) -> int:
        months = (day.year - anchor.year) * 12 + day.month - anchor.month
        place = months // self.months
        if place < 0 or self._nth(place, anchor) > day:
            place -= 1
        return max(place + 1, 0)


class _CalendarDay(Cadence):
    def _next(self, last: date | None, anchor: date) -> date:
        return self._nth(0, anchor if last is None else last + _DAY)


@dataclass(frozen=True)
class OnWeekday(_CalendarDay):
    """A talk on a day of the week, Monday being 0."""

    weekday: int

    @property
    def text(self) -> str:  # noqa: D102 - the base class says it
        return _WEEKDAYS[self.weekday]

    def _nth(self, place: int, anchor: date) -> date:
        ahead = (self.weekday - anchor.weekday()) % 7
        return anchor + timedelta(days=ahead + 7 * place)

    def _count(self, day: date, anchor: date) -> int:
        ahead = (self.weekday - anchor.weekday()) % 7
        return max(((day - anchor).days - ahead) // 7 + 1, 0)


@dataclass(frozen=True)
class OnDayOfMonth(_CalendarDay):
    """A talk on the first to fourth, or last (-1), such weekday of each month."""

    place: int
    weekday: int

    @property
    def text(self) -> str:  # noqa: D102 - the base class says it
        return f"{_PLACES[self.place]} {_WEEKDAYS[self.weekday]}"

    def __str__(self) -> str:
        # "Every second tuesday" alone would sound like every other week.
        clear = self.place in {1, _LAST}
        return f"every {self.text}" if clear else f"every {self.text} of the month"

    def _nth(self, place: int, anchor: date) -> date:
        return self._in_month(self._first_month(anchor) + place)

    def _count(self, day: date, anchor: date) -> int:
        month = _month_index(day)
        count = month - self._first_month(anchor) + 1
        return max(count - 1 if self._in_month(month) > day else count, 0)

    def _first_month(self, anchor: date) -> int:
        month = _month_index(anchor)
        return month + 1 if self._in_month(month) < anchor else month

    def _in_month(self, index: int) -> date:
        first = date(index // 12, index % 12 + 1, 1)
        number = 1 + (self.weekday - first.weekday()) % 7
        if self.place != _LAST:
            return first.replace(day=number + 7 * (self.place - 1))
        try:
            return first.replace(day=number + 28)
        except ValueError:
            return first.replace(day=number + 21)


def _month_index(day: date) -> int:
    return day.year * 12 + day.month - 1


def _several(count: int, unit: str) -> str:
    return unit if count == 1 else f"{count} {unit}s"


def read_cadence(text: str) -> Cadence:
    """The rhythm somebody means.

    Args:
        text: "2 weeks", "every 10 days", "weekly", "fortnightly", "month",
            "quarterly"; "friday"; "first friday", "second tuesday of the month",
            "last thursday".

    Raises:
        UsageError: it is none of these, or has two meanings, like "biweekly"; the
            sentence gives examples.
    """
    words = " ".join(text.split())
    words = words.lower() if words.isascii() else words
    every = re.match(_EVERY, words)
    rhythm = words[every.end() :] if every else words
    if either := _TWO_MEANINGS.get(rhythm.replace("-", "")):
        message = f"{quoted(text)} has two meanings: try {either}"
        raise UsageError(message)
    cadence = _interval(_SYNONYMS.get(rhythm, rhythm)) or _on(rhythm, text, every)
    if cadence is None:
        message = f"{quoted(text)} is no rhythm: try “2 weeks”, “monthly” or “friday”"
        raise UsageError(message)
    return cadence


def _interval(rhythm: str) -> Cadence | None:
    found = re.fullmatch(_INTERVAL, rhythm)
    if not found:
        return None
    digits, word, unit = found["digits"], found["word"], found["unit"]
    if digits or word:
        unit = unit.removesuffix("s")
    if digits:
        unit = _LETTERS.get(unit, unit)
    count = int(digits) if digits else _COUNTS.get(word or "one", 0)
    if count and unit in _DAYS_IN:
        return EveryDays(count * _DAYS_IN[unit])
    if count and unit in _MONTHS_IN:
        return EveryMonths(count * _MONTHS_IN[unit])
    return None


def _on(rhythm: str, text: str, every: re.Match[str] | None) -> Cadence | None:
    found = re.fullmatch(_ON, rhythm)
    weekday = _WEEKDAY_NUMBER.get(found["weekday"]) if found else None
    if not found or weekday is None:
        return None
    if not found["place"]:
        return None if found["of"] else OnWeekday(weekday)
    place = _PLACE_NUMBER.get(found["place"])
    if place is None:
        return None
    cadence = OnDayOfMonth(place, weekday)
    if every and not found["of"] and place not in {1, _LAST}:
        either = f"“{cadence.text} of the month” or “{place} weeks”"
        message = f"{quoted(text)} has two meanings: try {either}"
        raise UsageError(message)
    return cadence
