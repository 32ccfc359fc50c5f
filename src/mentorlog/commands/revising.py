"""Changing an entry on purpose: what it said before, and why, is kept."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from mentorlog.commands.writing import confirm
from mentorlog.entries.fields import sayable
from mentorlog.entries.revision import Revision
from mentorlog.entries.written import written

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from mentorlog.desk import Desk
    from mentorlog.entries.record import Entry

E = TypeVar("E", bound="Entry")

UNSAID = ("status", "closed_on")
"""What verbs change and options do not; with it a past review reads as it did."""


def revise(
    desk: Desk,
    ref: str,
    cls: type[E],
    into: Callable[[E], E],
    *,
    why: str | None,
    on: date,
) -> E:
    """Change an entry, keep what it said before with the reason, and confirm it."""
    with desk.step() as step:
        before = desk.journal.find(ref, cls)
        after = step.change(before, into)
        revision = _revision(before, after, why=why, on=on)
        step.add(revision)
    confirm(desk, after)
    return after


def _revision(before: Entry, after: Entry, *, why: str | None, on: date) -> Revision:
    told = {word: field.name for word, (field, _) in sayable(type(after)).items()}
    told |= {name: name for name in UNSAID if hasattr(after, name)}
    differ = {
        word: name
        for word, name in told.items()
        if getattr(before, name) != getattr(after, name)
    }
    return Revision(
        entry_kind=after.kind,
        entry_id=after.id,
        day=on,
        why=why,
        before={word: written(getattr(before, name)) for word, name in differ.items()},
        after={word: written(getattr(after, name)) for word, name in differ.items()},
    )
