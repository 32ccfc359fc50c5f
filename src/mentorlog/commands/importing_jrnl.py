"""Importing what jrnl has exported: each of its entries becomes a note."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

from mentorlog.commands.sources import text_of
from mentorlog.commands.taking_in import Newcomer, take_in
from mentorlog.commands.values import tag_words
from mentorlog.entries.note import Note
from mentorlog.errors import UnknownDay
from mentorlog.exchange.jrnl import read_jrnl
from mentorlog.period import say_day
from mentorlog.reports.taken_in import TakenIn

if TYPE_CHECKING:
    from mentorlog.commands.taking_in import Wanted
    from mentorlog.desk import Desk
    from mentorlog.exchange.jrnl import Written

STARRED = "starred"
"""The tag of what was marked with a star."""


def import_jrnl(desk: Desk, source: str, wanted: Wanted) -> TakenIn:
    """Bring in an export of jrnl; all of it is one step of undo, or nothing.

    Raises:
        MentorlogError: it cannot be read, or an entry says something impossible.
    """
    entries = read_jrnl(text_of(desk, source))
    newcomers = [_newcomer(desk, entry) for entry in entries]
    told = TakenIn(kind=Note.kind, dry_run=wanted.dry)
    return take_in(desk, newcomers, wanted, told)


def _newcomer(desk: Desk, entry: Written) -> Newcomer:
    if entry.day > desk.today:
        message = (
            f"Entry {entry.place}: {say_day(entry.day)} is still to come. Leave out"
            " what lies ahead: jrnl -to today --format json. Nothing was imported."
        )
        raise UnknownDay(message)
    words = [*entry.tags, *([STARRED] if entry.starred else [])]
    return Newcomer(
        entry=Note(text=entry.text, day=entry.day),
        said=(f"{entry.day} {entry.at}", entry.title, entry.body),
        tags=tuple(tag_words(words)),
        written=_instant(entry),
    )


def _instant(entry: Written) -> datetime | None:
    """When it was written; jrnl keeps the day and the hour of where it was."""
    try:
        return datetime.combine(entry.day, entry.at).astimezone(UTC)
    except (OverflowError, ValueError, OSError):  # at an end of the calendar
        return None
