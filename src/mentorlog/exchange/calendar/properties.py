"""What the properties of an event say, whatever stands in them."""

from __future__ import annotations

import re
from datetime import date, datetime
from typing import TYPE_CHECKING, Any

from mentorlog.exchange.calendar.writing import clean

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

MINUTES_OF_DAY = 24 * 60
LONGEST_TITLE = 60


def value_of(component: Any, name: str) -> Any:
    """A property, the first of several; None if there is none."""
    value = component.get(name)
    return value[0] if isinstance(value, list) and value else value


def text_of(component: Any, name: str) -> str:
    """A property as one line of text; empty if there is none."""
    value = value_of(component, name)
    return "" if value is None else " ".join(clean(str(value)).split())


def title_of(component: Any) -> str:
    """How an event is called, or how that begins."""
    return text_of(component, "SUMMARY")[:LONGEST_TITLE] or "An event"


def zone_of(start: date) -> Any:
    """The zone of a moment; None for a day, and for an hour of no zone."""
    return start.tzinfo if isinstance(start, datetime) else None


def there(moment: date, zone: Any) -> date:
    """An instant on the clock of a zone; a day, or an hour of no zone, as it is."""
    if isinstance(moment, datetime) and moment.tzinfo is not None and zone is not None:
        return moment.astimezone(zone)
    return moment


def day_of(moment: date) -> date:
    """The day of a moment, where that is told."""
    return moment.date() if isinstance(moment, datetime) else moment


def each(component: Any, name: str) -> list[Any]:
    """All values of a property that may be there many times."""
    value = component.get(name)
    if value is None:
        return []
    return value if isinstance(value, list) else [value]


def several(component: Any, name: str) -> Iterable[date]:
    """The moments of a property that may hold many, and be there many times."""
    for value in each(component, name):
        for one in value.dts:
            moment = one.dt
            yield moment[0] if isinstance(moment, tuple) else moment


def here(moment: date) -> date:
    """A moment on the clock here."""
    if isinstance(moment, datetime) and moment.tzinfo is not None:
        return moment.astimezone()
    return moment


def people_of(event: Any) -> tuple[str, ...]:
    """The names of who takes part, and the part of their addresses before the @."""
    return tuple(name for name in _people(event) if name)


def _people(event: Any) -> Iterator[str]:
    for name in ("ORGANIZER", "ATTENDEE"):
        for person in each(event, name):
            said = str(getattr(person, "params", {}).get("CN", ""))
            yield " ".join(clean(said).split())
            address = str(person).rpartition(":")[2].partition("@")[0]
            yield re.sub(r"[\W_]+", " ", clean(address)).strip()


def minutes_of(event: Any) -> int | None:
    """How long it takes; None where that is not said, or longer than a day."""
    start, end, lasts = (
        value_of(event, name) for name in ("DTSTART", "DTEND", "DURATION")
    )
    try:
        length = lasts.dt if end is None else end.dt - start.dt
        minutes = int(length.total_seconds()) // 60
    except (AttributeError, TypeError, OverflowError):
        return None
    return minutes if 0 < minutes <= MINUTES_OF_DAY else None
