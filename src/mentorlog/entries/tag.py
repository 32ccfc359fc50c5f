"""A tag: a word that people put on an entry to find it again."""

from __future__ import annotations

from typing import ClassVar

from mentorlog.entries.record import Record
from mentorlog.frozen import dataclass


@dataclass(frozen=True, kw_only=True, eq=False, repr=False)
class Tag(Record):
    """One word on one entry.

    Attributes:
        entry_kind: the entry's kind.
        entry_id: its number.
        name: the word.
    """

    kind: ClassVar[str] = "tag"
    table: ClassVar[str] = "tags"

    entry_kind: str
    entry_id: int
    name: str
