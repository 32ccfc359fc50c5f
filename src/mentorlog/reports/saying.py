"""Phrases that several reports share; every report says the same thing the same way."""

from __future__ import annotations

import shlex
from typing import TYPE_CHECKING

from mentorlog.period import quoted, say_short

if TYPE_CHECKING:
    from datetime import date

    from mentorlog.entries.record import Entry


def say_date(day: date, today: date) -> str:
    """A day without its weekday: "18 Mar", with the year when that is not today's."""
    return say_short(day, today).partition(" ")[2]


def count(number: int, one: str, several: str | None = None) -> str:
    """A number of things: "1 talk", "2 talks"."""
    return f"{number:,} {one if number == 1 else several or one + 's'}"


def with_name(command: str, person: str | None) -> str:
    """A command line that names the person, where one is given, safe to paste."""
    if person is None:
        return command
    return f"{command} --with {shlex.quote(' '.join(person.split()))}"


def called(entry: Entry) -> str:
    """An entry in a sentence: its ID, how its headline begins, and if it is private."""
    private = " (private)" if entry.private else ""
    return f"{entry.ref} {quoted(entry.headline)}{private}"
