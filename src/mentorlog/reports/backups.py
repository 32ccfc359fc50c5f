"""Backups as people know them: of when, how it came to be, and how much is in it."""

from __future__ import annotations

from datetime import UTC, datetime, time
from typing import TYPE_CHECKING

from mentorlog.frozen import dataclass
from mentorlog.period import say_day
from mentorlog.reports.saying import entries, say_when

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date
    from pathlib import Path

DAILY = "daily"
BY_HAND = "by hand"
BEFORE_SCHEMA = "before schema {}"
BEFORE_REPAIR = "before repair"
BEFORE_RESTORE = "before restore"
DAMAGED = "damaged"
"""How a backup came to be."""

MUCH_SMALLER = 0.5
"""A backup with less than this share of another's history or pages is much smaller."""

UNITS = ("bytes", "KB", "MB", "GB", "TB")
ROUNDED_UP = 999.5
"""What would be said as a thousand of one unit is said as one of the next."""
SMALL = 9.95
"""Below this a size is said with a digit after the point."""


@dataclass(frozen=True, kw_only=True)
class Backup:
    """One backup.

    Attributes:
        path: its file.
        how: how it came to be, in words such as "daily" or "before restore".
        day: the day (UTC) it is of.
        at: the instant it was made, or None where its name says only the day: before
            the first write of that day.
        entries: how many entries are in it, without the trash; None if unreadable.
        size: in bytes.
        flaw: what is wrong with it; "" if nothing is known to be.
    """

    path: Path
    how: str
    day: date
    at: datetime | None
    entries: int | None = None
    size: int = 0
    flaw: str = ""

    @property
    def order(self) -> datetime:
        """What to sort by: the instant, or the beginning of the day."""
        return self.at or datetime.combine(self.day, time(), tzinfo=UTC)

    @property
    def when(self) -> str:
        """When it was made, where the person is: "Tue 31 Mar 2026, 10:12"."""
        if self.at is None:
            return say_day(self.day)
        return say_when(self.at)

    @property
    def needs_attention(self) -> bool:
        """Whether something is wrong with it that nobody has known."""
        return bool(self.flaw) and self.how != DAMAGED

    @property
    def contents(self) -> str:
        """How much is in it: "120 entries, 412 KB"."""
        inside = "unreadable" if self.entries is None else entries(self.entries)
        return f"{inside}, {say_size(self.size)}"


@dataclass(frozen=True)
class Measure:
    """What tells at a glance how much a journal holds, and whose it is.

    Attributes:
        beginning: the identity of the first thing ever written.
        changes: how many rows of history there have been.
        pages: how many pages of the file are in use.
    """

    beginning: str | None
    changes: int
    pages: int

    def is_much_smaller_than(self, other: Measure) -> bool:
        """Whether this may be what is left of the other after an accident."""
        return (
            self.changes < other.changes * MUCH_SMALLER
            or self.pages < other.pages * MUCH_SMALLER
        )


def kept_days(
    backed_up: Iterable[date], days: int, weeks: int, months: int
) -> set[date]:
    """Which days' backups are kept: the newest of each day, week and month.

    Only days, weeks (from Monday on) and months that have a backup count; so a long
    pause lets nothing go.

    Args:
        backed_up: the days that have a backup.
        days: how many of the latest days are kept.
        weeks: how many of the latest weeks.
        months: how many of the latest months.
    """
    latest = sorted(set(backed_up), reverse=True)
    kept = set(latest[:days])
    for how_many, key in ((weeks, _week), (months, _month)):
        newest: dict[tuple[int, int], date] = {}
        for day in latest:
            newest.setdefault(key(day), day)
        kept.update(list(newest.values())[:how_many])
    return kept


def say_size(size: int) -> str:
    """A number of bytes for people: "412 KB"."""
    amount, units = float(size), list(UNITS)
    while amount >= ROUNDED_UP and len(units) > 1:
        amount /= 1000
        units.pop(0)
    digits = 1 if units[0] != UNITS[0] and amount < SMALL else 0
    return f"{amount:.{digits}f} {units[0]}"


def _week(day: date) -> tuple[int, int]:
    year, week, _ = day.isocalendar()
    return year, week


def _month(day: date) -> tuple[int, int]:
    return day.year, day.month
