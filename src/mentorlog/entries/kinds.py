"""The list of kinds, each loaded when it is first reached for."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, cast

from mentorlog.errors import UsageError

if TYPE_CHECKING:
    from mentorlog.entries.record import Entry, Record

KINDS = {
    "R": "mentorship",
    "G": "goal",
    "C": "checkin",
    "M": "milestone",
    "S": "session",
    "A": "action",
    "F": "feedback",
    "N": "note",
    "T": "topic",
    "X": "challenge",
    "B": "agreement",
    "P": "gesture",
    "K": "skill",
    "L": "rating",
    "Q": "question",
    "V": "lookback",
}
"""Letter of the ID → name of the kind, of its module and (capitalised) of its class."""

PARTS = ("asking", "pause", "revision", "tag")
"""The records that have no ID: they belong to an entry, or to a mentorship."""


LONGEST_NUMBER = 15
"""Digits of a number in an ID; SQLite could not hold many more."""


def one(kind: str) -> str:
    """One of a kind, in a sentence: "a goal", "an action"."""
    return f"{'an' if kind[:1] in 'aeiou' else 'a'} {kind}"


def read_ref(ref: str, letter: str) -> tuple[str, int]:
    """The letter (upper case) and number of an ID.

    Args:
        ref: the ID as it was typed: `G3`, `g3`, or `3` where a letter is given.
        letter: the letter that is meant where none was typed, or "".

    Raises:
        UsageError: that is no ID.
    """
    text = ref.strip().upper()
    first, rest = (text[:1], text[1:]) if text[:1] in KINDS else (letter, text)
    if not first or not (
        rest.isascii() and rest.isdecimal() and len(rest) <= LONGEST_NUMBER
    ):
        example = f"{letter or 'G'}3"
        message = f"“{ref}” is no ID: write one like {example}."
        raise UsageError(message)
    return first, int(rest)


def kind_of(letter: str) -> type[Entry]:
    """The class of the entries whose IDs begin with `letter` (upper case).

    Raises:
        KeyError: no kind has that letter.
    """
    return kind_named(KINDS[letter])


def kind_named(name: str) -> type[Entry]:
    """The class of the kind that is called `name`, such as "goal"."""
    module = import_module(f"mentorlog.entries.{name}")
    return cast("type[Entry]", getattr(module, name.capitalize()))


def every_kind() -> list[type[Entry]]:
    """All kinds, in the order of `KINDS`."""
    return [kind_of(letter) for letter in KINDS]


def record_named(name: str) -> type[Record]:
    """The class of the records that are called `name`, with an ID or without."""
    return kind_named(name)


def every_record() -> list[type[Record]]:
    """All that has a table of its own: the kinds, and what belongs to them."""
    return [*every_kind(), *map(record_named, PARTS)]
