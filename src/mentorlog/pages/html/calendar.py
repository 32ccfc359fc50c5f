"""The days with something between both, as small sheets of a calendar."""

from __future__ import annotations

from calendar import monthrange
from datetime import date
from typing import TYPE_CHECKING, Literal

from mentorlog.frozen import dataclass
from mentorlog.period import MONTHS

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from mentorlog.reports.way import Contact, Way

DAY, WEEK = 14, 7
"""How wide and high a day stands, and how many stand side by side."""
MOST_MONTHS = 24
"""So many sheets there are at the most, the last ones."""

Look = Literal["talk", "care", "none", "off"]


@dataclass(frozen=True, kw_only=True)
class Day:
    """A day of a sheet: where it stands, and what there was; "off" is out of it all."""

    x: int
    y: int
    look: Look


@dataclass(frozen=True, kw_only=True)
class Month:
    """A sheet.

    Attributes:
        name: what stands above it, such as "Mar 2026".
        told: its days in words.
        days: its days.
    """

    name: str
    told: str
    days: tuple[Day, ...]


def months(way: Way) -> tuple[Month, ...]:
    """The sheets of a time; none where there was nothing between both."""
    if not way.contact:
        return ()
    known = {contact.day: contact for contact in way.contact}
    numbers = range(_number(way.first), _number(way.last) + 1)
    return tuple(_month(way, known, *divmod(n, 12)) for n in numbers[-MOST_MONTHS:])


def _number(day: date) -> int:
    return day.year * 12 + day.month - 1


def _month(way: Way, known: Mapping[date, Contact], year: int, month: int) -> Month:
    first_weekday, length = monthrange(year, month + 1)
    days = [date(year, month + 1, number + 1) for number in range(length)]
    return Month(
        name=f"{MONTHS[month][:3]} {year}",
        told=_told(f"{MONTHS[month]} {year}", [known[d] for d in days if d in known]),
        days=tuple(
            Day(
                x=(first_weekday + place) % WEEK * DAY,
                y=(first_weekday + place) // WEEK * DAY,
                look=_look(way, known, day),
            )
            for place, day in enumerate(days)
        ),
    )


def _look(way: Way, known: Mapping[date, Contact], day: date) -> Look:
    if day in known:
        return "talk" if known[day].talked else "care"
    return "none" if way.first <= day <= way.last else "off"


def _told(name: str, contacts: Sequence[Contact]) -> str:
    talks = _numbers(contacts, talked=True)
    care = _numbers(contacts, talked=False)
    told = [
        f"{what} on {numbers}"
        for what, numbers in (("talks", talks), ("care or feedback", care))
        if numbers
    ]
    return f"{name}: {'; '.join(told) or 'nothing'}"


def _numbers(contacts: Sequence[Contact], *, talked: bool) -> str:
    return ", ".join(str(c.day.day) for c in contacts if c.talked == talked)
