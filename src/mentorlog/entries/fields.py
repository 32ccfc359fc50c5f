"""How a field of an entry says what people may do with it."""

from __future__ import annotations

from dataclasses import Field, field, fields
from typing import Any, Literal

from mentorlog.frozen import dataclass

Reads = Literal[
    "line",  # one line of text
    "text",  # Markdown, as many lines as wanted: the body of the edit form
    "day",  # a day that has been
    "due",  # a day to come
    "time",  # a time of day
    "number",  # any number
    "minutes",  # a whole number of minutes, 1 or more
    "score",  # 1 to 5
    "names",  # several names, separated by commas
    "yes",  # yes or no
    "choice",  # one of `choices`
    "cadence",  # how often to talk, "2 weeks"
    "ref",  # the ID of another entry, of the kind that has `letter`
    "refs",  # IDs of entries of any kind, separated by commas
]


@dataclass(frozen=True, eq=False, repr=False)
class Said:
    """What people call a field, and how they may write it.

    Attributes:
        word: its name in options (`--by`), in the edit form and in messages.
        reads: how its text is read.
        choices: the words allowed where `reads` is "choice".
        letter: the letter of the IDs where `reads` is "ref".
        needed: whether it must always have a value; all others can be cleared.
    """

    word: str
    reads: Reads
    choices: tuple[str, ...] = ()
    letter: str = ""
    needed: bool = False


def said(
    word: str,
    reads: Reads = "line",
    *,
    choices: tuple[str, ...] = (),
    letter: str = "",
    default: Any = None,
) -> Any:
    """Declare a field that people may set, change and clear."""
    return field(default=default, metadata={"said": Said(word, reads, choices, letter)})


def needed(
    word: str,
    reads: Reads = "line",
    *,
    choices: tuple[str, ...] = (),
    letter: str = "",
) -> Any:
    """Declare a field that people may set and change but never clear."""
    return field(metadata={"said": Said(word, reads, choices, letter, needed=True)})


def sayable(kind: type[Any]) -> dict[str, tuple[Field[Any], Said]]:
    """The fields of a kind that people may write, by their word, in order."""
    found = ((f, f.metadata.get("said")) for f in fields(kind))
    return {said.word: (f, said) for f, said in found if said is not None}
