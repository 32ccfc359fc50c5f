"""Where a day stands in a picture, and which days are named below it."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

from mentorlog.frozen import dataclass
from mentorlog.period import MONTHS

if TYPE_CHECKING:
    from collections.abc import Iterator

WIDTH = 340
"""How wide a picture is; on a page its signs are about as large as they are here."""
LEFT, RIGHT = 30, 334
"""Between these it is drawn; left of them are figures."""
EDGE = 12
"""So near to the right edge a name would not fit in half."""
MOST_TICKS = 6
DAYS_OF_WEEKS = 50
"""Up to so many days weeks are named, and not months."""
DAYS_OF_MONTHS = 800
"""Up to so many days months are named, and not years."""


@dataclass(frozen=True, kw_only=True)
class Tick:
    """A day that is named: where, and how."""

    x: float
    name: str

    @property
    def anchor(self) -> str:
        """Which part of the name stands there: at the right edge, its end."""
        return "end" if self.x > RIGHT - EDGE else "middle"


@dataclass(frozen=True, kw_only=True)
class Axis:
    """The days of a time, from left to right.

    Attributes:
        first: its first day.
        last: its last day.
    """

    first: date
    last: date

    def x(self, day: date) -> float:
        """Where a day stands; days outside of the time stand at its ends."""
        inside = min(max(day, self.first), self.last)
        far = max((self.last - self.first).days, 1)
        return at(LEFT + (RIGHT - LEFT) * (inside - self.first).days / far)

    def ticks(self) -> tuple[Tick, ...]:
        """The days that are named below; only a few, and none at the very end."""
        named = [(day, name) for day, name in self._days() if day <= self.last]
        step = -(-len(named) // MOST_TICKS) or 1
        return tuple(Tick(x=self.x(day), name=name) for day, name in named[::step])

    def _days(self) -> Iterator[tuple[date, str]]:
        days = (self.last - self.first).days
        if days <= DAYS_OF_WEEKS:
            for past in range(0, days + 1, 7):
                day = self.first + timedelta(days=past)
                yield day, f"{day.day} {MONTHS[day.month - 1][:3]}"
            return
        day = self.first.replace(day=1)
        while day <= self.last:
            if day >= self.first:
                if days <= DAYS_OF_MONTHS:
                    yield day, MONTHS[day.month - 1][:3]
                elif day.month == 1:
                    yield day, f"{day.year}"
            if (day.year, day.month) == (date.max.year, 12):
                return
            day = (day + timedelta(days=31)).replace(day=1)


def at(place: float) -> float:
    """A place in a picture, no finer than can be seen."""
    return round(place, 1)
