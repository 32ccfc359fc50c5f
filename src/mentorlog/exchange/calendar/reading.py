"""Reading a calendar file: what takes place when, and with whom; nothing is trusted."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING, Any

from icalendar import Calendar

from mentorlog.errors import MentorlogError
from mentorlog.exchange.calendar.meeting import Meeting, meeting_of, start_of
from mentorlog.exchange.calendar.properties import (
    day_of,
    each,
    here,
    people_of,
    several,
    text_of,
    there,
    title_of,
    value_of,
    zone_of,
)
from mentorlog.exchange.calendar.recurring import NotUnderstood, days, read_rule
from mentorlog.exchange.calendar.writing import clean
from mentorlog.frozen import dataclass

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

BEGIN, END = "BEGIN:VCALENDAR", "END:VCALENDAR"
LARGEST = 20_000_000
"""Bytes; a calendar of many years has fewer, and a larger one would take minutes."""
LONGEST_LINE = 1_000_000
"""Bytes of one line, as it is in the file: more is no calendar, whatever it is."""
LONGEST_UID = 500
LONGEST_REASON = 80
MOST_SERIES = 500
"""Of what repeats and concerns somebody here; each of them takes its time."""
WRONG = (ValueError, LookupError, TypeError, AttributeError, RecursionError)
"""What a file that makes no sense raises in a library that wants sense."""


class NoCalendar(MentorlogError):
    """What was to be imported is no calendar, or only a part of one."""


@dataclass(frozen=True, kw_only=True)
class Read:
    """What a calendar holds of those whom it is about.

    Attributes:
        meetings: what takes place, in order.
        series: the identities of what repeats.
        others: how many events are about nobody.
        remarks: what was not understood, in sentences.
    """

    meetings: tuple[Meeting, ...]
    series: frozenset[str]
    others: int
    remarks: tuple[str, ...]


def read_calendar(
    text: str, first: date, last: date, about: Callable[[str, Iterable[str]], bool]
) -> Read:
    """What a calendar file holds; of what repeats, only what lies between two days.

    Args:
        text: the file.
        first: the first day.
        last: the last day.
        about: whether an event counts, told by its identity and by all names in it.

    Raises:
        NoCalendar: it is none, or is cut off.
    """
    events, all_cancelled = _components(text)
    by_uid: dict[str, list[Any]] = {}
    for number, event in enumerate(events):
        uid = text_of(event, "UID") or f"{text_of(event, 'SUMMARY')} {number}"
        by_uid.setdefault(uid[:LONGEST_UID], []).append(event)
    meetings: list[Meeting] = []
    remarks: list[str] = []
    series: set[str] = set()
    others = 0
    for uid, same in by_uid.items():
        names = tuple(dict.fromkeys(n for event in same for n in _names(event)))
        if not about(uid, names):
            others += 1
            continue
        repeats = any("RRULE" in event or "RDATE" in event for event in same)
        if len(series) + repeats > MOST_SERIES:
            message = f"More than {MOST_SERIES} events repeat; nothing was imported."
            raise NoCalendar(message)
        try:
            found = _meetings(uid, same, first, last, cancelled=all_cancelled)
            meetings += [replace(meeting, kin=names) for meeting in found]
            series |= {uid} if repeats else set()
        except NotUnderstood as error:
            why = f"repeats in a way that is not understood ({clean(str(error))})"
            remarks.append(f"“{title_of(same[0])}” {why}.")
        except (*WRONG, OverflowError):
            remarks.append(f"“{title_of(same[0])}” has no day that is understood.")
    meetings.sort(key=lambda m: (m.day, m.at or "", m.uid, m.place))
    return Read(
        meetings=tuple(meetings),
        series=frozenset(series),
        others=others,
        remarks=tuple(remarks),
    )


def _names(event: Any) -> Iterator[str]:
    yield title_of(event)
    yield from people_of(event)


def must_be_whole(text: str, name: str) -> None:
    """Refuse what does not begin and end as a calendar.

    Args:
        text: the file.
        name: what to call it.

    Raises:
        NoCalendar: it does not.
    """
    text = text.removeprefix("\ufeff").strip()
    if text[: len(BEGIN)].upper() != BEGIN:
        message = f"{name} is no calendar: it does not begin with BEGIN:VCALENDAR."
        raise NoCalendar(message)
    if text[-len(END) :].upper() != END:
        message = f"{name} is cut off: it does not end with END:VCALENDAR."
        raise NoCalendar(message)
    if any(len(line) > LONGEST_LINE for line in text.splitlines()):
        message = f"A line of {name} has more than {LONGEST_LINE:,} signs."
        raise NoCalendar(message)


def _components(text: str) -> tuple[list[Any], bool]:
    """The events of a file, and whether it says of all that they are cancelled.

    Raises:
        NoCalendar: it is no calendar.
    """
    must_be_whole(text, "The file")
    text = text.removeprefix("\ufeff").strip()
    try:
        calendars = Calendar.from_ical(text, multiple=True)
        events = [event for each in calendars for event in each.walk("VEVENT")]
        methods = {text_of(each, "METHOD").upper() for each in calendars}
    except WRONG as error:
        first = clean(" ".join(str(error).split()))[:LONGEST_REASON]
        message = f"The calendar is damaged ({first}); nothing was imported."
        raise NoCalendar(message) from error
    return events, methods == {"CANCEL"}


def _meetings(
    uid: str, same: list[Any], first: date, last: date, *, cancelled: bool
) -> Iterator[Meeting]:
    """What takes place of one event: once, or as often as it repeats.

    Raises:
        NotUnderstood: it repeats in a way that is not understood.
    """
    apart = {_place(e, same): e for e in same if "RECURRENCE-ID" in e}
    for master in (e for e in same if "RECURRENCE-ID" not in e):
        if "RRULE" not in master and "RDATE" not in master:
            yield meeting_of(uid, "", master, start_of(master), cancelled=cancelled)
            continue
        for start in _starts(master, first, last):
            place = day_of(start).isoformat()
            if place not in apart:
                yield meeting_of(uid, place, master, start, cancelled=cancelled)
    for place, event in apart.items():
        yield meeting_of(uid, place, event, start_of(event), cancelled=cancelled)


def _place(event: Any, same: list[Any]) -> str:
    """The day for which one of a series was meant, where the series is."""
    masters = [e for e in same if "RECURRENCE-ID" not in e]
    zone = zone_of(start_of(masters[0])) if masters else None
    return day_of(there(value_of(event, "RECURRENCE-ID").dt, zone)).isoformat()


def _starts(master: Any, first: date, last: date) -> Iterator[date]:
    """When something that repeats begins, between two days."""
    start = start_of(master)
    zone = zone_of(start)
    around = first - timedelta(days=1), last + timedelta(days=1)  # zones differ
    chosen = {day_of(there(moment, zone)) for moment in several(master, "RDATE")}
    for parts in each(master, "RRULE"):
        rule = read_rule(dict(parts) | _until(parts, start))
        chosen |= set(days(rule, day_of(start), *around))
    chosen.add(day_of(start))
    chosen -= {day_of(there(moment, zone)) for moment in several(master, "EXDATE")}
    for day in sorted(chosen):
        begins = day if not isinstance(start, datetime) else _at(day, start)
        if first <= day_of(here(begins)) <= last:
            yield begins


def _until(parts: Any, start: date) -> dict[str, list[date]]:
    """The last day of a rule, on the clock of its beginning."""
    found: dict[str, list[date]] = {}
    for until in parts.get("UNTIL", ()):
        moment = there(until, zone_of(start))
        day = day_of(moment)
        if isinstance(moment, datetime) and isinstance(start, datetime):
            day -= timedelta(days=moment.time() < start.time())
        found["UNTIL"] = [day]
    return found


def _at(day: date, start: datetime) -> datetime:
    return datetime.combine(day, start.timetz())
