"""Days, weeks, months and years: the one place that names and says them."""

from __future__ import annotations

from datetime import MAXYEAR, MINYEAR, date, timedelta
from typing import Literal, NamedTuple, TypeAlias

from mentorlog.errors import UnknownDay
from mentorlog.frozen import dataclass

CalendarKind: TypeAlias = Literal["week", "month", "quarter", "year"]
Kind: TypeAlias = Literal["week", "month", "quarter", "year", "days"]

WEEKDAYS = (
    "Monday",
    "Tuesday",
    "Wednesday",
    "Thursday",
    "Friday",
    "Saturday",
    "Sunday",
)
MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)


class Customs(NamedTuple):
    """How somebody is used to write days and to count weeks.

    Attributes:
        week_begins: the first day of a week, as `date.weekday` counts it.
        date_order: what 03/04/2026 is; None where that is anybody's guess.
    """

    week_begins: int = 0
    date_order: Literal["day-month", "month-day"] | None = None


USUAL = Customs()
"""Weeks from Monday to Sunday, and no guesses."""

_NUMBER_OF_MONTH = {
    **{name.lower(): number for number, name in enumerate(MONTHS, 1)},
    **{name[:3].lower(): number for number, name in enumerate(MONTHS, 1)},
    "sept": 9,
}

_NEAR_DAYS = {-1: "yesterday", 0: "today", 1: "tomorrow"}

_DASH = "\N{EN DASH}"
_SHOWN = 40


def month_number(name: str) -> int | None:
    """The month (1 to 12) of a lower-case English name or abbreviation, or None."""
    return _NUMBER_OF_MONTH.get(name)


def day_or_none(year: int, month: int, number: int) -> date | None:
    """The day with these numbers, or None when the calendar has none."""
    try:
        return date(year, month, number)
    except ValueError:
        return None


def quoted(text: str) -> str:
    """What somebody typed, safe to repeat inside a one-line sentence.

    Blanks are collapsed, characters that cannot be printed (controls, lone
    surrogates) become U+FFFD, and more than 40 characters are cut.

    Returns:
        The text between typographic quotation marks.
    """
    line = " ".join(text.split())
    if len(line) > _SHOWN:
        line = line[: _SHOWN - 1] + "…"
    safe = "".join(c if c.isprintable() else "\N{REPLACEMENT CHARACTER}" for c in line)
    return f"“{safe}”"


def say_day(day: date) -> str:
    """A day as it is always printed, "Fri 30 Jan 2026", whatever the locale."""
    return f"{_weekday_and_day(day)} {day.year:04d}"


def say_short(day: date, today: date) -> str:
    """A day as `say_day` says it, without the year when that is today's."""
    return _weekday_and_day(day) if day.year == today.year else say_day(day)


def say_minutes(minutes: int) -> str:
    """A length of time, zero minutes or more: "1 h 35 min", "45 min", "2 h"."""
    hours, rest = divmod(minutes, 60)
    if not hours:
        return f"{rest} min"
    return f"{hours} h {rest} min" if rest else f"{hours} h"


def say_ago(day: date, today: date) -> str:
    """How far a day is from today, in the largest unit that still tells.

    Days up to 13, then weeks up to 59 days, then months until they would be 24,
    then years; each rounded to the nearest whole one.

    Returns:
        "today", "yesterday", "12 days ago", "3 weeks ago", "2 months ago", and
        for days to come "tomorrow", "in 5 days", "in 3 weeks".
    """
    distance = (day - today).days
    if distance in _NEAR_DAYS:
        return _NEAR_DAYS[distance]
    far = _say_distance(abs(distance))
    return f"in {far}" if distance > 0 else f"{far} ago"


def _say_distance(days: int) -> str:
    if days < 14:  # noqa: PLR2004 - the thresholds are the ones say_ago documents
        return f"{days} days"
    if days < 60:  # noqa: PLR2004 - see above
        return f"{(days + 3) // 7} weeks"
    months = (days * 12 + 182) // 365
    if months < 24:  # noqa: PLR2004 - see above
        return f"{months} months"
    return f"{(days + 182) // 365} years"


def _weekday_and_day(day: date) -> str:
    return f"{WEEKDAYS[day.weekday()][:3]} {_day_and_month(day)}"


def _day_and_month(day: date) -> str:
    return f"{day.day} {MONTHS[day.month - 1][:3]}"


@dataclass(frozen=True, kw_only=True)
class Period:
    """The days from first to last, both included.

    Attributes:
        first: the first day.
        last: the last day, not before the first.
        kind: "week" (from Monday or another day on), "month", "quarter" and "year"
            are whole ones of the calendar, as `period_of` makes them; "days" is any
            other.
    """

    first: date
    last: date
    kind: Kind

    def __contains__(self, day: date) -> bool:
        return self.first <= day <= self.last

    @property
    def days(self) -> int:
        """How many days there are, one at least."""
        return (self.last - self.first).days + 1

    def before(self) -> Period:
        """The period of the same kind that ends the day before this one begins.

        For "days" it is as many days as this one has.

        Raises:
            UnknownDay: the calendar does not reach back that far.
        """
        try:
            eve = self.first - timedelta(days=1)
            if self.kind != "days":
                return period_of(self.kind, eve, self.first.weekday())
            first = self.first - timedelta(days=self.days)
        except OverflowError:
            message = f"nothing comes before {self.title}: choose a later period"
            raise UnknownDay(message) from None
        return Period(first=first, last=eve, kind="days")

    @property
    def title(self) -> str:
        """The period's name: "March 2026", "Q1 2026", "Week 12, 2026 (16 to 22 Mar)".

        The days of a week stand in brackets, joined by a dash; "days" are both ends.
        Only weeks from Monday on have a number (ISO 8601); others are just their days.
        """
        year = f"{self.first.year:04d}"
        match self.kind:
            case "week" if self.first.weekday() == 0:
                iso = self.first.isocalendar()
                return f"Week {iso.week}, {iso.year:04d} ({self._ends})"
            case "month":
                return f"{MONTHS[self.first.month - 1]} {year}"
            case "quarter":
                return f"Q{(self.first.month + 2) // 3} {year}"
            case "year":
                return year
        if self.first.year == self.last.year:
            return f"{self._ends} {year}"
        last = f"{_day_and_month(self.last)} {self.last.year:04d}"
        return f"{_day_and_month(self.first)} {year} {_DASH} {last}"

    @property
    def previous_title(self) -> str:
        """The title of the period before."""
        return self.before().title

    @property
    def _ends(self) -> str:
        if self.first == self.last:
            return _day_and_month(self.first)
        if self.first.month == self.last.month:
            return f"{self.first.day}{_DASH}{_day_and_month(self.last)}"
        return f"{_day_and_month(self.first)} {_DASH} {_day_and_month(self.last)}"


def add_months(day: date, months: int) -> date:
    """The same day of the month, months later (or earlier when negative).

    A day the month does not have becomes its last one: 31 Jan and one month is 28 Feb.

    Raises:
        OverflowError: the result lies outside the years 1 to 9999, just as when
            days are added to a date.
    """
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    if not MINYEAR <= year <= MAXYEAR:
        message = f"year {year} is out of range"
        raise OverflowError(message)
    last = _last_of_month(year, month + 1)
    return last.replace(day=min(day.day, last.day))


def _last_of_month(year: int, month: int) -> date:
    december = 12
    if month == december:
        return date(year, month, 31)
    return date(year, month + 1, 1) - timedelta(days=1)


def period_of(kind: CalendarKind, day: date, week_begins: int = 0) -> Period:
    """The week, month, quarter or year a day is in.

    Args:
        kind: which of them.
        day: the day.
        week_begins: the first day of a week, as `date.weekday` counts it.

    Raises:
        UnknownDay: the week would end after the year 9999.
    """
    match kind:
        case "week":
            try:
                first = day - timedelta(days=(day.weekday() - week_begins) % 7)
                last = first + timedelta(days=6)
            except OverflowError:
                nearer = "an earlier" if day.year > MINYEAR else "a later"
                message = f"{say_day(day)} is in no whole week: choose {nearer} day"
                raise UnknownDay(message) from None
        case "month":
            first, last = day.replace(day=1), _last_of_month(day.year, day.month)
        case "quarter":
            month = day.month - (day.month - 1) % 3
            first = date(day.year, month, 1)
            last = _last_of_month(day.year, month + 2)
        case "year":
            first, last = date(day.year, 1, 1), date(day.year, 12, 31)
    return Period(first=first, last=last, kind=kind)


def between(first: date, last: date) -> Period:
    """The days from first to last, both included.

    Raises:
        UnknownDay: last is before first.
    """
    if last < first:
        message = (
            f"{say_day(last)} is before {say_day(first)}: give the earlier day first"
        )
        raise UnknownDay(message)
    return Period(first=first, last=last, kind="days")


_WHOLE: tuple[tuple[CalendarKind, range], ...] = (
    ("week", range(7, 8)),
    ("month", range(28, 32)),
    ("quarter", range(90, 93)),
    ("year", range(365, 367)),
)
"""The kinds of the calendar, and how many days one of them has."""


def spanning(first: date, last: date) -> Period:
    """The week, month, quarter or year from first to last, or else just these days.

    Raises:
        UnknownDay: last is before first.
    """
    found = between(first, last)
    for kind, days in _WHOLE:
        if found.days in days and period_of(kind, last).first == first:
            whole = period_of(kind, last)
            return whole if whole.last == last else found
    return found
