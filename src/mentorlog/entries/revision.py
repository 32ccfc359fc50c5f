"""A revision: what an entry said before it was changed on purpose, and why."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from mentorlog.entries.record import Record
from mentorlog.frozen import dataclass

if TYPE_CHECKING:
    from datetime import date


@dataclass(frozen=True, kw_only=True, eq=False, repr=False)
class Revision(Record):
    """One change that people want to remember, such as a goal put in other words.

    History (`changes`) has every change; a revision is kept for the few that are
    part of the story, and travels with the journal.

    Attributes:
        entry_kind: the entry's kind.
        entry_id: its number.
        day: the day of the change.
        why: the reason, in the words of whoever changed it.
        before: what the changed fields said before: the field's word → its value.
        after: what they say since.
    """

    kind: ClassVar[str] = "revision"
    table: ClassVar[str] = "revisions"

    entry_kind: str
    entry_id: int
    day: date
    why: str | None = None
    before: dict[str, str | None]
    after: dict[str, str | None]
