"""The days on which something repeats, within bounds and in bounded time."""

from __future__ import annotations

import calendar
from datetime import date, datetime, timedelta
from itertools import islice
from typing import TYPE_CHECKING, Any

from mentorlog.frozen import dataclass

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

DAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
UNDERSTOOD = {
    *("FREQ", "INTERVAL", "COUNT", "UNTIL", "WKST"),
    *("BYDAY", "BYMONTHDAY", "BYMONTH", "BYSETPOS"),
}
EARLIEST = date(1970, 1, 1)
"""What is counted from an earlier day would take long; nothing is, in earnest."""
DAY = timedelta(days=1)
YEAR = 12


class NotUnderstood(Exception):
    """A rule says something that is not understood; `str()` is the part."""


@dataclass(frozen=True, kw_only=True)
class Rule:
    """A rule by which something repeats (RFC 5545), as far as it concerns days.

    Attributes:
        every: days, weeks, months or years: the first letter of DAILY and so on.
        interval: only each so-manieth of them.
        count: how many times at most; None without end.
        until: not after this day; None without end.
        weekdays: which of the week (Monday is 0), or which of the month: (place,
            weekday), with a place of 0 for each.
        monthdays: which of the month; counted from its end below zero.
        months: only in these.
        places: of all in a month or a week, only these, counted from 1 or from -1.
        first_weekday: with which day a week begins.
    """

    every: str
    interval: int = 1
    count: int | None = None
    until: date | None = None
    weekdays: tuple[tuple[int, int], ...] = ()
    monthdays: tuple[int, ...] = ()
    months: tuple[int, ...] = ()
    places: tuple[int, ...] = ()
    first_weekday: int = 0


def read_rule(parts: Mapping[str, Sequence[Any]]) -> Rule:
    """A rule as icalendar has read it.

    Args:
        parts: the name of each part → its values.

    Raises:
        NotUnderstood: there is a part that is not understood.
    """
    for name in parts:
        if name.upper() not in UNDERSTOOD:
            raise NotUnderstood(name)
    every = str(_first(parts, "FREQ", "")).upper()
    if every not in {"DAILY", "WEEKLY", "MONTHLY", "YEARLY"}:
        raise NotUnderstood(every or "FREQ")
    if every == "YEARLY" and parts.get("BYDAY") and not parts.get("BYMONTH"):
        message = "YEARLY with BYDAY alone"
        raise NotUnderstood(message)
    if every == "WEEKLY" and parts.get("BYMONTHDAY"):
        message = "WEEKLY with BYMONTHDAY"
        raise NotUnderstood(message)
    until = _first(parts, "UNTIL", None)
    interval = int(_first(parts, "INTERVAL", 1))
    if interval < 1:
        message = "INTERVAL"
        raise NotUnderstood(message)
    count = _first(parts, "COUNT", None)
    return Rule(
        every=every[0],
        interval=interval,
        count=None if count is None else int(count),
        until=until.date() if isinstance(until, datetime) else until,
        weekdays=tuple(map(_weekday, parts.get("BYDAY", ()))),
        monthdays=_numbers(parts, "BYMONTHDAY"),
        months=_numbers(parts, "BYMONTH"),
        places=_numbers(parts, "BYSETPOS"),
        first_weekday=DAYS.index(str(_first(parts, "WKST", "MO")).upper()),
    )


def _first(parts: Mapping[str, Sequence[Any]], name: str, default: Any) -> Any:
    return next(iter(parts.get(name, ())), default)


def _numbers(parts: Mapping[str, Sequence[Any]], name: str) -> tuple[int, ...]:
    return tuple(int(value) for value in parts.get(name, ()))


def _weekday(said: Any) -> tuple[int, int]:
    """The place and the weekday of "TU", "2TU" or "-1FR".

    Raises:
        NotUnderstood: it is none of these.
    """
    text = str(said).upper()
    place, name = text[:-2] or "0", text[-2:]
    if name not in DAYS or not place.lstrip("+-").isdecimal():
        raise NotUnderstood(text)
    return int(place), DAYS.index(name)


def days(rule: Rule, start: date, first: date, last: date) -> list[date]:
    """The days from one to another, both included, on which something repeats.

    Args:
        rule: how it repeats.
        start: the day from which the rule counts.
        first: the first day of interest.
        last: the last one.

    Raises:
        NotUnderstood: it counts from a day that is too long ago.
    """
    if rule.count is not None and start < EARLIEST:
        message = "COUNT"
        raise NotUnderstood(message)
    end = last if rule.until is None else min(last, rule.until)
    skip = first if rule.count is None else start
    found = (
        day
        for period in _periods(rule, start, max(skip, start), end)
        for day in _chosen(rule, sorted(period))
        if start <= day <= end
    )
    return [day for day in islice(found, rule.count) if day >= first]


def _chosen(rule: Rule, period: list[date]) -> list[date]:
    """Of the days of a period, those at the places that a rule names."""
    if not rule.places:
        return period
    many = len(period)
    places = {p - 1 if p > 0 else many + p for p in rule.places if 0 < abs(p) <= many}
    return [period[place] for place in sorted(places)]


def _periods(rule: Rule, start: date, begin: date, end: date) -> Iterator[set[date]]:
    """The days of each period from `begin` to `end`: of each week or month."""
    if rule.every in {"D", "W"}:
        length = rule.interval * (1 if rule.every == "D" else 7)
        back = (start.weekday() - rule.first_weekday) % 7 if rule.every == "W" else 0
        shift = max((begin - start).days - 7, 0) // length * length
        place = start.toordinal() - back + shift
        while place <= end.toordinal():
            yield _of_week(rule, start, place)
            place += length
        return
    length = rule.interval * (1 if rule.every == "M" else YEAR)
    month = _index(start) if rule.every == "M" else start.year * YEAR
    month += max(_index(begin) - month - YEAR, 0) // length * length
    while month <= _index(end):
        span = 1 if rule.every == "M" else YEAR
        yield set().union(
            *(_of_month(rule, start, index) for index in range(month, month + span))
        )
        month += length


def _index(day: date) -> int:
    return day.year * YEAR + day.month - 1


def _of_week(rule: Rule, start: date, place: int) -> set[date]:
    wanted = {weekday for _, weekday in rule.weekdays}
    if rule.every == "W" and not wanted:
        wanted = {start.weekday()}
    found = set()
    for number in range(place, place + (1 if rule.every == "D" else 7)):
        if not 1 <= number <= date.max.toordinal():
            continue
        day = date.fromordinal(number)
        if (not wanted or day.weekday() in wanted) and _fits(rule, day):
            found.add(day)
    return found


def _fits(rule: Rule, day: date) -> bool:
    """Whether a day is in one of the months, and one of the days of the month."""
    if rule.months and day.month not in rule.months:
        return False
    length = calendar.monthrange(day.year, day.month)[1]
    from_end = day.day - length - 1
    return not rule.monthdays or bool({day.day, from_end} & set(rule.monthdays))


def _of_month(rule: Rule, start: date, index: int) -> set[date]:
    year, month = divmod(index, YEAR)
    month += 1
    if not date.min.year <= year <= date.max.year:
        return set()
    all_months = rule.every == "M" or rule.months or rule.monthdays
    if not all_months and month != start.month:
        return set()
    length = calendar.monthrange(year, month)[1]
    whole = [date(year, month, number) for number in range(1, length + 1)]
    if not rule.weekdays and not rule.monthdays:
        whole = [day for day in whole if day.day == start.day]
    if rule.weekdays:
        whole = [day for day in whole if _is_named(rule, day, length)]
    return {day for day in whole if _fits(rule, day)}


def _is_named(rule: Rule, day: date, length: int) -> bool:
    """Whether a day is such a weekday of its month: each, the second, the last."""
    place = (day.day - 1) // 7 + 1
    from_end = -((length - day.day) // 7 + 1)
    return any(
        day.weekday() == weekday and wanted in {0, place, from_end}
        for wanted, weekday in rule.weekdays
    )
