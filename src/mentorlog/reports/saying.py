"""Phrases that several reports share; every report says the same thing the same way."""

from __future__ import annotations

import shlex
from typing import TYPE_CHECKING

from mentorlog.period import quoted, say_day, say_minutes, say_short

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date, datetime

    from mentorlog.entries.record import Entry


def say_date(day: date, today: date) -> str:
    """A day without its weekday: "18 Mar", with the year when that is not today's."""
    return say_short(day, today).partition(" ")[2]


def count(number: int, one: str, several: str | None = None) -> str:
    """A number of things: "1 talk", "2 talks"."""
    return f"{number:,} {one if number == 1 else several or one + 's'}"


def time_taken(talks: int, timed: int, minutes: int | None) -> str:
    """How long talks took, as far as they say so: "1 h 5 min", "at least 30 min".

    Args:
        talks: how many there were.
        timed: how many of them say how long they took.
        minutes: how long those took together.
    """
    if not minutes:
        return ""
    return f"at least {say_minutes(minutes)}" if timed < talks else say_minutes(minutes)


def entries(number: int) -> str:
    """A number of entries: "1 entry", "120 entries"."""
    return count(number, "entry", "entries")


def some(names: Sequence[str], most: int = 3) -> str:
    """Some of many names: "A1, A2, A3 and 5 more"."""
    more = f" and {len(names) - most:,} more" if len(names) > most else ""
    return ", ".join(names[:most]) + more


def here(at: datetime) -> datetime:
    """An instant on the person's own clock; at an end of the calendar as it is."""
    try:
        return at.astimezone()
    except (OverflowError, ValueError, OSError):
        return at


def say_when(at: datetime) -> str:
    """An instant where the person is: "Fri 30 Jan 2026, 14:03"."""
    local = here(at)
    return f"{say_day(local.date())}, {local:%H:%M}"


def say_when_short(at: datetime, today: date) -> str:
    """The same in a list: "30 Jan 14:03", with the year when that is not today's."""
    local = here(at)
    return f"{say_date(local.date(), today)} {local:%H:%M}"


def say_exactly(at: datetime) -> str:
    """An instant for a script: "2026-01-30T14:03:59Z"."""
    return at.isoformat(timespec="seconds").replace("+00:00", "Z")


def with_name(command: str, person: str | None) -> str:
    """A command line that names the person, where one is given, safe to paste."""
    if person is None:
        return command
    return f"{command} --with {shlex.quote(' '.join(person.split()))}"


def command_line(words: Sequence[str]) -> str:
    """A command line as shells and Python's shlex read it, and people well."""
    return " ".join(map(_quoted, words))


def _quoted(word: str) -> str:
    if word == shlex.quote(word) or any(sign in word for sign in "$`!"):
        return shlex.quote(word)
    escaped = word.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'


def called(entry: Entry) -> str:
    """An entry in a sentence: its ID, how its headline begins, and if it is private."""
    private = " (private)" if entry.private else ""
    return f"{entry.ref} {quoted(entry.headline)}{private}"
