"""To which mentorship an entry belongs: what it is linked to belongs there, too."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, TypeVar

from mentorlog.entries.fields import sayable
from mentorlog.entries.kinds import every_kind, kind_of
from mentorlog.entries.mentorship import Mentorship
from mentorlog.errors import UsageError
from mentorlog.store.selection import Selection

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mentorlog.desk import Desk
    from mentorlog.entries.fields import Said
    from mentorlog.entries.record import Entry, Kept
    from mentorlog.store.step import Step

E = TypeVar("E", bound="Entry")


def owner(desk: Desk, step: Step, entry: Kept, name: str | None) -> int:
    """The mentorship of a new entry: that of its links, of the name, or in use.

    Args:
        desk: what commands work with.
        step: the step that writes it.
        entry: the entry.
        name: whom it is about, as typed.

    Raises:
        UsageError: the links, or the name, mean different mentorships.
    """
    named = [link for _, link in links(desk, entry)]
    if not named:
        return desk.mentorship(step, name).id
    first, *others = named
    for other in others:
        if other.mentorship_id != first.mentorship_id:
            message = (
                f"{first.ref} is with {_person(desk, first)}, and {other.ref} with"
                f" {_person(desk, other)}: a {entry.kind} belongs to one of them."
            )
            raise UsageError(message)
    must_be_with(desk, step, first, name)
    return first.mentorship_id


def must_be_with(desk: Desk, step: Step, entry: Entry, name: str | None) -> None:
    """Refuse a name that contradicts an entry which is named as well.

    Raises:
        UsageError: the entry belongs to the mentorship with somebody else.
    """
    if name is not None and desk.mentorship(step, name).id != entry.mentorship_id:
        message = (
            f"{entry.ref} is with {_person(desk, entry)}: leave --with out, or name"
            " another entry."
        )
        raise UsageError(message)


def settle(desk: Desk, step: Step, before: Entry, after: Entry) -> list[Entry]:
    """Let what belongs to an entry that was edited go where it went.

    Returns:
        What moved along with it.

    Raises:
        UsageError: something would be linked to an entry of another mentorship.
    """
    moved: list[Entry] = []
    if after.kind != "mentorship" and after.mentorship_id != before.mentorship_id:
        moved = list(_move_along(desk, step, before, after))
    elif dict(_numbers(before)) == dict(_numbers(after)):
        return []
    for entry in (after, *moved):
        _must_fit(desk, entry)
    return [entry for entry in moved if entry.deleted_at is None]


def _numbers(entry: Entry) -> Iterator[tuple[Said, int]]:
    """The fields of an entry that name another one, with the number over there."""
    for field, said in sayable(type(entry)).values():
        number = getattr(entry, field.name)
        if said.reads == "ref" and number is not None:
            yield said, number


def links(desk: Desk, entry: Entry) -> Iterator[tuple[Said, Entry]]:
    """The entries that an entry names in a field of its own, each with that field."""
    for said, number in _numbers(entry):
        yield said, desk.journal.get(kind_of(said.letter), number)


def _move_along(desk: Desk, step: Step, before: Entry, after: Entry) -> Iterator[Entry]:
    """Move all that is linked to an entry, what is linked to that, and so on."""
    old, new = before.mentorship_id, after.mentorship_id
    waiting = [after]
    while waiting:
        entry = waiting.pop(0)
        if entry.kind == "session":
            _move_askings(desk, step, entry, new)
        for kind, column in linkable(entry.letter):
            wanted = Selection(
                mentorships=(old,), which=((column, "=", entry.id),), trash=None
            )
            for linked in desk.journal.select(kind, wanted):
                moved = step.change(linked, lambda e: replace(e, mentorship_id=new))
                waiting.append(moved)
                yield moved


def _move_askings(desk: Desk, step: Step, session: Entry, new: int) -> None:
    """Move what was noted of the questions that were asked in a session."""
    from mentorlog.entries.asking import Asking  # noqa: PLC0415 - seldom moved

    wanted = Selection(which=(("session_id", "=", session.id),), trash=None)
    for asking in desk.journal.select(Asking, wanted):
        step.change(asking, lambda a: replace(a, mentorship_id=new))


def linkable(letter: str) -> Iterator[tuple[type[Kept], str]]:
    """The kinds that can be linked to a kind, and the columns that say so."""
    for kind in every_kind():
        for field, said in sayable(kind).values():
            if said.reads == "ref" and said.letter == letter:
                yield kind, field.name  # type: ignore[misc]  # only kept entries have links


def _must_fit(desk: Desk, entry: Entry) -> None:
    """Refuse an entry that is linked to one of another mentorship.

    Raises:
        UsageError: it is; the sentence says how to part them, or bring them together.
    """
    for said, link in links(desk, entry):
        if link.mentorship_id != entry.mentorship_id:
            here, there = _person(desk, entry), _person(desk, link)
            clear = f"; or mentorlog edit {entry.ref} --clear {said.word}"
            message = (
                f"{entry.ref} with {here} cannot belong to {link.ref}, which is with"
                f" {there}: mentorlog edit {link.ref} --with “{here}”"
                f"{'' if said.needed else clear}"
            )
            raise UsageError(message)


def _person(desk: Desk, entry: Entry) -> str:
    return desk.journal.get(Mentorship, entry.mentorship_id).person
