"""Showing one entry with all that belongs to it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mentorlog.entries.revision import Revision
from mentorlog.store.selection import Selection

if TYPE_CHECKING:
    from mentorlog.desk import Desk
    from mentorlog.entries.record import Entry
    from mentorlog.reports.standing import Standing


def show_entry(desk: Desk, entry: Entry, standing: Standing | None = None) -> None:
    """Show an entry, its earlier wordings, and what belongs to it."""
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
