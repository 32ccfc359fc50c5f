"""Which fields of a record name other records, and the IDs that stand in them."""

from __future__ import annotations

from dataclasses import fields
from functools import cache
from typing import TYPE_CHECKING, Any

from mentorlog.entries.kinds import KINDS, record_named
from mentorlog.frozen import dataclass

if TYPE_CHECKING:
    from collections.abc import Mapping

    from mentorlog.entries.record import Record

UNSAID = {"mentorship_id": "R", "session_id": "S", "question": "Q"}
"""Fields that name another record, though people do not write them → its letter."""
LETTERS = {kind: letter for letter, kind in KINDS.items()}
"""Kind → the letter of its IDs."""


@dataclass(frozen=True, eq=False, repr=False)
class Reference:
    """A field that names other records.

    Attributes:
        column: its name in the journal.
        word: what people call it, such as "goal".
        letter: the letter of what it names; "" where that may be of any kind.
        several: whether it holds IDs of several.
    """

    column: str
    word: str
    letter: str = ""
    several: bool = False

    def named(self, values: Mapping[str, Any]) -> tuple[str, ...]:
        """The IDs that stand in it.

        Args:
            values: column → value, of the record.
        """
        value = values[self.column]
        if self.several:
            return tuple(value)
        if value is None:
            return ()
        letter = self.letter or LETTERS.get(values["entry_kind"], "?")
        return (f"{letter}{value}",)


def references(cls: type[Record]) -> dict[str, Reference]:
    """The fields of a class that name other records, by column."""
    return _references(cls.kind)


@cache
def _references(kind: str) -> dict[str, Reference]:
    found = {}
    for f in fields(record_named(kind)):
        said = f.metadata.get("said")
        if said is not None and said.reads in {"ref", "refs"}:
            several = said.reads == "refs"
            found[f.name] = Reference(f.name, said.word, said.letter, several)
        elif f.name in UNSAID:
            word = f.name.removesuffix("_id")
            found[f.name] = Reference(f.name, word, UNSAID[f.name])
        elif f.name == "entry_id":
            found[f.name] = Reference(f.name, "entry")
    return found
