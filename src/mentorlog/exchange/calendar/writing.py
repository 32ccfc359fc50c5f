"""Writing events as a calendar file, so that importing it again updates them."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, time, timedelta
from hashlib import sha256
from typing import TYPE_CHECKING, Any

from icalendar import Alarm, Calendar
from icalendar import Event as Component

if TYPE_CHECKING:
    from collections.abc import Iterable

    from mentorlog.reports.agenda import Event

PRODUCT = "-//mentorlog//mentorlog//EN"
"""By whom the file is, in the words of iCalendar."""
OURS = "@mentorlog"
"""How the UID of each of our own events ends."""
PLAIN = re.compile(r"[0-9A-Za-z-]{1,64}")
"""A uid that can be the name of a file: each of ours, unless somebody wrote it."""
NINE = timedelta(hours=9)
"""When one is reminded of what is due on a day, counted from its beginning."""
CONTROLS = dict.fromkeys((*range(9), *range(11, 32), *range(127, 160)), " ")
"""What may not stand in a calendar, and means nothing there."""


def calendar_text(events: Iterable[Event], reminder: int | None) -> str:
    """A calendar file.

    Args:
        events: the events.
        reminder: how many minutes before a talk one is reminded of it; None for no
            reminders, neither of talks nor of what is due.
    """
    return _text(events, reminder, {"method": "PUBLISH", "x-wr-calname": "Mentoring"})


def files(events: Iterable[Event], reminder: int | None) -> dict[str, str]:
    """A file for each event that stands, as a folder of a calendar program has them.

    Args:
        events: the events.
        reminder: as for one file.

    Returns:
        The name of each file → its text.
    """
    return {
        name_of(event.uid): _text([event], reminder, {})
        for event in events
        if not event.cancelled
    }


def name_of(uid: str) -> str:
    """What the file of an entry's event is called, whatever its uid is made of."""
    plain = uid if PLAIN.fullmatch(uid) else sha256(uid.encode()).hexdigest()
    return f"{plain}{OURS}.ics"


def _text(events: Iterable[Event], reminder: int | None, more: dict[str, str]) -> str:
    calendar = Calendar()
    for name, value in {"prodid": PRODUCT, "version": "2.0", **more}.items():
        calendar.add(name, value)
    for event in events:
        calendar.add_component(component(event, reminder))
    return str(calendar.to_ical(), encoding="utf-8")


def component(event: Event, reminder: int | None) -> Any:
    """One event, as iCalendar has it."""
    made = Component()
    stamp = event.changed_at or datetime.min.replace(tzinfo=UTC)
    title = clean(event.title)
    made.add("uid", f"{event.uid}{OURS}")
    made.add("sequence", event.sequence)
    made.add("dtstamp", stamp)
    made.add("last-modified", stamp)
    made.add("summary", title)
    if event.id:
        made.add("description", clean(f"{event.id} · {event.person}"))
    first, last = span(event)
    made.add("dtstart", first)
    made.add("dtend", last)
    made.add("status", "CANCELLED" if event.cancelled else "CONFIRMED")
    busy = event.at is not None and not event.cancelled
    made.add("transp", "OPAQUE" if busy else "TRANSPARENT")
    if event.private:
        made.add("class", "PRIVATE")
    if reminder is not None and not (event.cancelled or event.past):
        alarm = Alarm()
        alarm.add("action", "DISPLAY")
        alarm.add("description", title)
        alarm.add("trigger", NINE if event.at is None else -timedelta(minutes=reminder))
        made.add_component(alarm)
    return made


def span(event: Event) -> tuple[date, date]:
    """When an event begins and when it is over.

    With an hour it is two instants (UTC): each calendar shows them on its own clock,
    and knows no zone of ours. Without, it is a day and the day after it.
    """
    if event.at is not None:
        try:
            here = datetime.combine(event.day, time.fromisoformat(event.at))
            first = here.astimezone(UTC)
            return first, first + timedelta(minutes=event.minutes or 0)
        except (OverflowError, ValueError, OSError):  # at an end of the calendar
            pass
    try:
        return event.day, event.day + timedelta(days=1)
    except OverflowError:
        return event.day, event.day


def clean(text: str) -> str:
    """A text without signs that mean nothing in a calendar."""
    return text.translate(CONTROLS)
