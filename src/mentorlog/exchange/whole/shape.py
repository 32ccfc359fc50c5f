"""What an export looks like: its sections, and the fields of every record in them."""

from __future__ import annotations

from dataclasses import fields
from functools import cache
from typing import TYPE_CHECKING, Any

from mentorlog.entries.change import CHANGES
from mentorlog.entries.kinds import every_record, record_named
from mentorlog.entries.references import references
from mentorlog.frozen import dataclass

if TYPE_CHECKING:
    from collections.abc import Mapping

    from mentorlog.entries.record import Record
    from mentorlog.entries.references import Reference

FORMAT = "mentorlog-journal"
VERSION = 1
"""Counted up when a program that reads the version before would misunderstand."""

HISTORY = (
    ("id", "int"),
    ("step", "int"),
    ("at", "str"),
    ("command", "str"),
    ("kind", "str"),
    ("uid", "str"),
    ("before", "str | None"),
    ("digest", "int | None"),
    ("undoes", "int | None"),
)
"""The fields of a row of history, with their types."""


@dataclass(frozen=True, eq=False, repr=False)
class Cell:
    """A field of a record in an export.

    Attributes:
        name: what it is called there.
        column: what it is called in the journal.
        type: its type, as it is written in the class of the record.
        reference: what it names, if it names records by their IDs.
        letter: the letter before its number, if it is the record's own ID.
    """

    name: str
    column: str
    type: str
    reference: Reference | None = None
    letter: str = ""

    @property
    def uid(self) -> str:
        """The name of the field beside it that has the uid, or the uids."""
        several = self.reference is not None and self.reference.several
        return f"{self.name}_uids" if several else f"{self.name}_uid"


@cache
def sections() -> dict[str, type[Record] | None]:
    """The names of the sections, in order → what is in each; None for history."""
    return {cls.table: cls for cls in every_record()} | {CHANGES: None}


def cells(cls: type[Record] | None) -> tuple[Cell, ...]:
    """The fields of a section's records, in order; of None those of history."""
    return _cells("" if cls is None else cls.kind)


@cache
def _cells(kind: str) -> tuple[Cell, ...]:
    if not kind:
        return tuple(Cell(name, name, type_) for name, type_ in HISTORY)
    cls = record_named(kind)
    found = []
    for f in fields(cls):
        if f.name == "entry_kind":
            continue  # the letter of `entry` says it
        reference = references(cls).get(f.name)
        letter = getattr(cls, "letter", "") if f.name == "id" else ""
        name = f.name if reference is None else reference.word
        found.append(Cell(name, f.name, str(f.type), reference, letter))
    return tuple(found)


def told(
    cls: type[Record] | None, values: Mapping[str, Any], uids: Mapping[str, str | None]
) -> dict[str, Any]:
    """A record as an export has it.

    Args:
        cls: its class; None for a row of history.
        values: column → value, as JSON knows it.
        uids: the ID of each record that it names → the uid.
    """
    record: dict[str, Any] = {}
    for cell in cells(cls):
        value = values[cell.column]
        if cell.reference is None:
            record[cell.name] = f"{cell.letter}{value}" if cell.letter else value
            continue
        refs = cell.reference.named(values)
        if cell.reference.several:
            record[cell.name] = list(refs)
            record[cell.uid] = [uids.get(ref) for ref in refs]
        else:
            record[cell.name] = refs[0] if refs else None
            record[cell.uid] = uids.get(refs[0]) if refs else None
    return record
