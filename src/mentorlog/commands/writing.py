"""What every command that writes does: one step, one line to confirm it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, TypeVar

from mentorlog.entries.tag import Tag
from mentorlog.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from mentorlog.desk import Desk
    from mentorlog.entries.record import Entry, Kept
    from mentorlog.store.step import Step

E = TypeVar("E", bound="Entry")
K = TypeVar("K", bound="Kept")


def keep(
    desk: Desk, entry: K, *, with_: str | None = None, tags: Iterable[str] | None = None
) -> K:
    """Write a new entry into the mentorship that is meant, and confirm it."""
    with desk.step() as step:
        kept = add(desk, step, entry, with_=with_, tags=tags)
    confirm(desk, kept)
    return kept


def add(
    desk: Desk,
    step: Step,
    entry: K,
    *,
    with_: str | None = None,
    tags: Iterable[str] | None = None,
) -> K:
    """Write a new entry within a step."""
    whose = entry.mentorship_id or desk.mentorship(step, with_).id
    kept = step.add(replace(entry, mentorship_id=whose))
    for name in words(tags):
        step.add(Tag(entry_kind=kept.kind, entry_id=kept.id, name=name))
    return kept


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
        (found,) = desk.journal.found([entry])
        desk.screen.wrote(found, name_person=several)


def line(text: str, what: str) -> str:
    """A text that must be one line with words, such as a title.

    Raises:
        UsageError: it is empty.
    """
    words = " ".join(text.split())
    if not words:
        message = f"The {what} is empty."
        raise UsageError(message)
    return words


def words(tags: Iterable[str] | None) -> list[str]:
    """Tags as they are kept: without a leading #, in lower case, each once.

    Raises:
        UsageError: one is empty or has a blank or a comma in it.
    """
    kept: dict[str, None] = {}
    for tag in tags or ():
        name = tag.strip().removeprefix("#").casefold()
        if not name or any(sign.isspace() or sign == "," for sign in name):
            message = f"“{tag}” is no tag: a tag is one word."
            raise UsageError(message)
        kept[name] = None
    return list(kept)
