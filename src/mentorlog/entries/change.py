"""A change: what one record was before a command, and what it was after."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mentorlog.frozen import dataclass

if TYPE_CHECKING:
    from datetime import datetime

    from mentorlog.entries.record import Record

CHANGES = "changes"
"""The table of history, and what is called so where it is taken elsewhere."""

UNDO = "undo"
REDO = "redo"
"""The commands whose steps take other steps back, and do them again."""


@dataclass(frozen=True, kw_only=True)
class Change:
    """What a step did to one record.

    Attributes:
        uid: the record's.
        kind: its kind, such as "goal" or "tag".
        before: the record before, or None if the step wrote it.
        after: the record after; None if nothing is known of it any more.
        undoes: the step that this takes back, or None.
        erased: whether its words have been erased for good, on purpose.
    """

    uid: str
    kind: str
    before: Record | None
    after: Record | None
    undoes: int | None = None
    erased: bool = False


@dataclass(frozen=True, kw_only=True)
class PastStep:
    """What one command wrote.

    Attributes:
        number: counted up through the life of the journal.
        at: when (UTC).
        command: the command, such as "goal add".
        changes: what it did, in order.
    """

    number: int
    at: datetime
    command: str
    changes: tuple[Change, ...]

    @property
    def is_whole(self) -> bool:
        """Whether nothing of it has been erased for good."""
        return not any(change.erased for change in self.changes)

    @property
    def undoes(self) -> tuple[int, ...]:
        """The steps that it takes back, the latest first."""
        taken = {c.undoes for c in self.changes if c.undoes is not None}
        return tuple(sorted(taken, reverse=True))
