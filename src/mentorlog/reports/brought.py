"""What an import of an export did: counts, and what differs from what is here."""

from __future__ import annotations

from dataclasses import field
from typing import TYPE_CHECKING, Any

from mentorlog.frozen import dataclass

if TYPE_CHECKING:
    from collections.abc import Mapping


@dataclass(frozen=True, kw_only=True)
class Conflict:
    """A record that says something else here than in the file.

    Attributes:
        id: its ID here; of a record without one, its kind.
        uid: the uid.
        here: field → what it says here, of those that differ.
        there: field → what it says in the file.
    """

    id: str
    uid: str
    here: Mapping[str, Any]
    there: Mapping[str, Any]


@dataclass(kw_only=True)
class Brought:
    """What an import did, or would do.

    Attributes:
        dry_run: whether nothing was written.
        added: how many records are new.
        identical: how many were here already, just the same.
        conflicts: the records that say something else here.
        theirs: whether these were taken over from the file.
        left_out: how many belong to nothing that is in the file.
        history: whether the history came along, as it is for an empty journal.
    """

    dry_run: bool
    added: int = 0
    identical: int = 0
    conflicts: list[Conflict] = field(default_factory=list)
    theirs: bool = False
    left_out: int = 0
    history: bool = False
