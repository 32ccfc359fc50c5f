"""What every command that writes does: one step, one line to confirm it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, TypeVar

from mentorlog.commands.discretion import discreet
from mentorlog.commands.owning import owner
from mentorlog.commands.values import tag_words
from mentorlog.entries.tag import Tag
from mentorlog.period import say_day
from mentorlog.screen.safe import one_line

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from mentorlog.desk import Desk
    from mentorlog.entries.record import Entry, Kept
    from mentorlog.store.step import Step

E = TypeVar("E", bound="Entry")
K = TypeVar("K", bound="Kept")


def keep(
    desk: Desk, entry: K, *, with_: str | None = None, tags: Iterable[str] | None = None
) -> K:
    """Write a new entry into the mentorship that is meant, and confirm it."""
    right = tag_words(tags)  # before anything is begun
    with desk.step() as step:
        kept = add(desk, step, entry, with_=with_, tags=right)
    confirm(desk, kept)
    _say_if_over(desk, kept)
    return kept


def _say_if_over(desk: Desk, entry: Kept) -> None:
    """Say that what was written belongs to a mentorship that has ended."""
    for mentorship in desk.mentorships():
        if mentorship.id == entry.mentorship_id and mentorship.ended_on is not None:
            desk.screen.hint(
                f"This was written to {one_line(mentorship.person)}, with whom it ended"
                f" on {say_day(mentorship.ended_on)}; to move it:"
                f" mentorlog edit {entry.ref} --with NAME"
            )


def add(
    desk: Desk,
    step: Step,
    entry: K,
    *,
    with_: str | None = None,
    tags: Iterable[str] | None = None,
) -> K:
    """Write a new entry within a step; of something private, it is private too."""
    whose = entry.mentorship_id or owner(desk, step, entry, with_)
    kept = step.add(discreet(desk, replace(entry, mentorship_id=whose)))
    tag_entry(step, kept, tags)
    return kept


def tag_entry(step: Step, entry: Entry, tags: Iterable[str] | None) -> None:
    """Put tags on a new entry, within the step that writes it."""
    for name in tag_words(tags):
        step.add(Tag(entry_kind=entry.kind, entry_id=entry.id, name=name))


def alter(desk: Desk, ref: str, cls: type[E], into: Callable[[E], E]) -> E:
    """Change an entry as a verb says, and confirm it."""
    with desk.step() as step:
        changed = step.change(desk.journal.find(ref, cls), into)
    confirm(desk, changed)
    return changed


def confirm(desk: Desk, entry: Entry) -> None:
    """Say in one line what was written."""
    if not desk.manner.quiet or desk.manner.json:
        several = len([m for m in desk.mentorships() if m.ended_on is None]) > 1
        (found,) = desk.journal.found([entry], whole=desk.manner.json)
        desk.screen.wrote(found, name_person=several)


def each_once(entries: Iterable[Entry]) -> list[Entry]:
    """The entries, without those that were named before."""
    return list({entry.ref: entry for entry in entries}.values())


def several(desk: Desk, entries: Sequence[Entry], what: str) -> None:
    """Say of each of several entries what has become of it.

    Args:
        desk: what commands work with.
        entries: the entries.
        what: how the line goes on after the headline; "{ref}" stands for the ID.
    """
    if desk.manner.json:
        desk.screen.json([desk.journal.found([entry])[0] for entry in entries])
    elif not desk.manner.quiet:
        for entry in entries:
            headline = one_line(entry.headline)
            desk.screen.line(f"{entry.ref}  {headline} · {what.format(ref=entry.ref)}")
