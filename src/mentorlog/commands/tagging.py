"""Bringing the tags of an entry to what they shall be."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mentorlog.entries.tag import Tag
from mentorlog.store.selection import Condition, Selection

if TYPE_CHECKING:
    from collections.abc import Collection

    from mentorlog.desk import Desk
    from mentorlog.entries.record import Entry
    from mentorlog.store.step import Step


def put_tags(desk: Desk, step: Step, entry: Entry, wanted: Collection[str]) -> None:
    """Make `wanted` the tags of an entry: some come, some go, some come back."""
    which: tuple[Condition, ...] = (
        ("entry_kind", "=", entry.kind),
        ("entry_id", "=", entry.id),
    )
    present = desk.journal.select(Tag, Selection(which=which))
    gone = desk.journal.select(Tag, Selection(which=which, trash=True))
    known = {tag.name: tag for tag in gone}
    for tag in present:
        if tag.name not in wanted:
            step.remove(tag)
    for name in sorted(set(wanted) - {tag.name for tag in present}):
        if name in known:
            step.restore(known[name])
        else:
            step.add(Tag(entry_kind=entry.kind, entry_id=entry.id, name=name))
