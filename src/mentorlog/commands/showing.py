"""Showing one entry with all that belongs to it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mentorlog.commands.standings import standing_of
from mentorlog.entries.goal import Goal
from mentorlog.entries.revision import Revision
from mentorlog.store.selection import Selection

if TYPE_CHECKING:
    from mentorlog.desk import Desk
    from mentorlog.entries.record import Entry


def show_entry(desk: Desk, entry: Entry) -> None:
    """Show an entry, its earlier wordings, and what belongs to it."""
    standing = standing_of(desk, entry) if isinstance(entry, Goal) else None
    (found,) = desk.journal.found([entry])
    of_entry = Selection(
        which=(("entry_kind", "=", entry.kind), ("entry_id", "=", entry.id)),
        order=("day", "id"),
    )
    belonging = {
        word: [desk.journal.find_any(ref) for ref in refs]
        for word, refs in found.belongs.items()
    }
    desk.screen.entry(
        found, belonging, desk.journal.select(Revision, of_entry), standing
    )
