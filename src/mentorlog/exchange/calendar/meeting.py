"""A meeting: what takes place once, as an event of a calendar tells it."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from mentorlog.exchange.calendar.properties import (
    day_of,
    here,
    minutes_of,
    people_of,
    text_of,
    title_of,
    value_of,
)
from mentorlog.frozen import dataclass

LONGEST_NUMBER = 10


@dataclass(frozen=True, kw_only=True)
class Meeting:
    """Something that takes place once, as a calendar has it.

    Attributes:
        uid: the identity of the event.
        place: where something repeats, the day it was meant for in the first place.
        title: how it is called.
        people: the names and addresses of who takes part.
        kin: the names in all events of the same identity.
        day: the day here.
        at: the hour here, "15:00"; None for the whole day.
        minutes: how long it takes.
        cancelled: whether it does not take place.
        private: whether the calendar says so.
        sequence: how often it was changed.
    """

    uid: str
    place: str = ""
    title: str
    people: tuple[str, ...] = ()
    kin: tuple[str, ...] = ()
    day: date
    at: str | None = None
    minutes: int | None = None
    cancelled: bool = False
    private: bool = False
    sequence: int = 0


def start_of(event: Any) -> date:
    """When it begins, as it is written.

    Raises:
        ValueError: that cannot be told.
    """
    value = value_of(event, "DTSTART")
    start: date = value.dt
    named = str(value.params.get("TZID", ""))
    if isinstance(start, datetime) and start.tzinfo is None and named:
        message = f"the time zone {named} is not known"
        raise ValueError(message)
    return start


def meeting_of(
    uid: str, place: str, event: Any, start: date, *, cancelled: bool
) -> Meeting:
    """What takes place of an event at one time.

    Args:
        uid: its identity.
        place: where it repeats, the day it was meant for.
        event: the event.
        start: when it begins.
        cancelled: whether all of the file is cancelled.
    """
    begins = here(start)
    sequence = text_of(event, "SEQUENCE")
    return Meeting(
        uid=uid,
        place=place,
        title=title_of(event),
        people=people_of(event),
        day=day_of(begins),
        at=f"{begins:%H:%M}" if isinstance(begins, datetime) else None,
        minutes=minutes_of(event),
        cancelled=cancelled or text_of(event, "STATUS").upper() == "CANCELLED",
        private=text_of(event, "CLASS").upper() in {"PRIVATE", "CONFIDENTIAL"},
        sequence=int(sequence)
        if sequence.isdecimal() and len(sequence) < LONGEST_NUMBER
        else 0,
    )
