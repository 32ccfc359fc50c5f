"""How often two people mean to talk: the one place that counts a rhythm's days."""

from __future__ import annotations

from abc import ABC, abstractmethod
from datetime import date, timedelta
from typing import TYPE_CHECKING

from mentorlog.errors import UnknownDay
from mentorlog.frozen import dataclass
from mentorlog.period import WEEKDAYS, add_months

if TYPE_CHECKING:
    from collections.abc import Iterator

_DAY = timedelta(days=1)
WEEKDAY_WORDS = tuple(name.lower() for name in WEEKDAYS)
LAST = -1
PLACES = {1: "first", 2: "second", 3: "third", 4: "fourth", LAST: "last"}
LAST_DAY = 31
_ORDINALS = {1: "st", 2: "nd", 3: "rd", 21: "st", 22: "nd", 23: "rd", 31: "st"}


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
        return WEEKDAY_WORDS[self.weekday]

    def _nth(self, place: int, anchor: date) -> date:
        ahead = (self.weekday - anchor.weekday()) % 7
        return anchor + timedelta(days=ahead + 7 * place)

    def _count(self, day: date, anchor: date) -> int:
        ahead = (self.weekday - anchor.weekday()) % 7
        return max(((day - anchor).days - ahead) // 7 + 1, 0)


class _Monthly(_CalendarDay):
    def _nth(self, place: int, anchor: date) -> date:
        return self._in_month(self._first_month(anchor) + place)

    def _count(self, day: date, anchor: date) -> int:
        month = _month_index(day)
        count = month - self._first_month(anchor) + 1
        return max(count - 1 if self._in_month(month) > day else count, 0)

    def _first_month(self, anchor: date) -> int:
        month = _month_index(anchor)
        return month + 1 if self._in_month(month) < anchor else month

    @abstractmethod
    def _in_month(self, index: int) -> date:
        """The day in a month; 0 is the January before the first year."""


@dataclass(frozen=True)
class OnDayOfMonth(_Monthly):
    """A talk on the first to fourth, or last (-1), such weekday of each month."""

    place: int
    weekday: int

    @property
    def text(self) -> str:  # noqa: D102 - the base class says it
        return f"{PLACES[self.place]} {WEEKDAY_WORDS[self.weekday]}"

    def __str__(self) -> str:
        # "Every second tuesday" alone would sound like every other week.
        clear = self.place in {1, LAST}
        return f"every {self.text}" if clear else f"every {self.text} of the month"

    def _in_month(self, index: int) -> date:
        first = date(index // 12, index % 12 + 1, 1)
        number = 1 + (self.weekday - first.weekday()) % 7
        if self.place != LAST:
            return first.replace(day=number + 7 * (self.place - 1))
        try:
            return first.replace(day=number + 28)
        except ValueError:
            return first.replace(day=number + 21)


@dataclass(frozen=True)
class OnDate(_Monthly):
    """A talk on a date of each month; on its last day where it has no such date."""

    number: int

    @property
    def text(self) -> str:  # noqa: D102 - the base class says it
        last = self.number == LAST_DAY
        return "last day of the month" if last else self.ordinal

    @property
    def ordinal(self) -> str:
        """The date as one says it, "22nd"."""
        return f"{self.number}{_ORDINALS.get(self.number, 'th')}"

    def _in_month(self, index: int) -> date:
        # From a month that has all dates each time: from February on, every 31st
        # would be a 28th.
        return add_months(date(1, 1, self.number), index - _month_index(date.min))


def _month_index(day: date) -> int:
    return day.year * 12 + day.month - 1


def _several(count: int, unit: str) -> str:
    return unit if count == 1 else f"{count} {unit}s"
