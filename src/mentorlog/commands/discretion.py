"""What belongs to something private is private as well: the one place to see to it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, TypeVar

from mentorlog.commands.owning import linkable, links
from mentorlog.store.selection import Selection

if TYPE_CHECKING:
    from mentorlog.desk import Desk
    from mentorlog.entries.record import Entry
    from mentorlog.store.step import Step

E = TypeVar("E", bound="Entry")


def discreet(desk: Desk, entry: E) -> E:
    """The entry; private, if anything that it belongs to is: its goal, its session."""
    if entry.private or not any(link.private for _, link in links(desk, entry)):
        return entry
    return replace(entry, private=True)


def draw_in(desk: Desk, step: Step, entry: Entry) -> list[str]:
    """Make private what belongs to a private entry, near or far.

    Returns:
        The IDs of those that were not private before, without those in the trash.
    """
    drawn: list[str] = []
    for other in belonging(desk, entry, private=False):
        step.change(other, lambda e: replace(e, private=True))
        known = [] if other.deleted_at else [other.ref]
        drawn += [*known, *draw_in(desk, step, other)]
    return drawn


def belonging(desk: Desk, entry: Entry, *, private: bool) -> list[Entry]:
    """The private entries, or the others, that name this one in a field of theirs."""
    return [
        other
        for kind, column in linkable(entry.letter)
        for other in desk.journal.select(
            kind,
            Selection(
                which=((column, "=", entry.id), ("private", "=", private)), trash=None
            ),
        )
    ]


def tell(desk: Desk, before: Entry, after: Entry, drawn: list[str]) -> None:
    """Say what has become private with an entry, or has stayed so without it.

    Args:
        desk: what commands work with.
        before: the entry as it was.
        after: the entry as it is.
        drawn: the IDs of what has become private with it.
    """
    if drawn:
        desk.screen.hint(f"Private now, for they belong to it: {', '.join(drawn)}")
    elif before.private and not after.private:
        others = belonging(desk, after, private=True)
        still = [other.ref for other in others if other.deleted_at is None]
        if still:
            told = f"Still private: {', '.join(still)}"
            desk.screen.hint(f"{told} (mentorlog edit {still[0]} --private no)")
