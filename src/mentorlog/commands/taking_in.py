"""Entries of other programs, written as one step, and none of them twice."""

from __future__ import annotations

import json
from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING
from uuid import NAMESPACE_URL, uuid5

from mentorlog.commands.discretion import discreet
from mentorlog.commands.tagging import put_tags
from mentorlog.commands.writing import tag_entry
from mentorlog.errors import UsageError
from mentorlog.frozen import dataclass
from mentorlog.store.history import History
from mentorlog.store.incoming import of_uids
from mentorlog.store.portable import stored_row
from mentorlog.store.rows import from_row

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import datetime

    from mentorlog.desk import Desk
    from mentorlog.entries.mentorship import Mentorship
    from mentorlog.entries.record import Entry, Kept
    from mentorlog.reports.taken_in import TakenIn
    from mentorlog.store.step import Step

SPACE = uuid5(NAMESPACE_URL, "mentorlog:import")
"""What the uids of such entries are made in; another one, and all come in again."""


@dataclass(frozen=True, kw_only=True)
class Newcomer:
    """An entry that comes from another program.

    Attributes:
        entry: the entry, without a mentorship.
        said: what it said there; if that comes again, it is the same entry.
        tags: its tags.
        written: when it was written there (UTC), if that is known.
    """

    entry: Kept
    said: tuple[str, ...]
    tags: tuple[str, ...] = ()
    written: datetime | None = None


@dataclass(frozen=True, kw_only=True)
class Wanted:
    """How entries are to be taken in.

    Attributes:
        person: whom they are about, as typed.
        tags: tags for each.
        private: whether all of it is private.
        dry: whether to look only.
    """

    person: str | None
    tags: Sequence[str]
    private: bool
    dry: bool


@dataclass(frozen=True, eq=False, repr=False)
class _Sorted:
    """A newcomer under its uid; `here` is what is kept under it, to be brought back."""

    newcomer: Newcomer
    uid: str
    here: Entry | None


def the_one(desk: Desk, name: str | None) -> Mentorship | None:
    """The mentorship that entries come into; None if the first is still to be made.

    Raises:
        MentorlogError: nobody has that name, or several have.
    """
    found = desk.whose(name)
    if len(found) > 1:
        message = "An import belongs to one person: --with NAME."
        raise UsageError(message)
    return found[0] if found else None


def take_in(
    desk: Desk, newcomers: Sequence[Newcomer], wanted: Wanted, told: TakenIn
) -> TakenIn:
    """Write what is not here yet; all of it is one step of undo, or nothing.

    Args:
        desk: what commands work with.
        newcomers: the entries, all of one kind.
        wanted: how they are to be taken in.
        told: the report, which is filled.
    """
    with desk.journal.still():
        found = list(_sorted_out(desk, the_one(desk, wanted.person), newcomers))
    told.identical = len(newcomers) - len(found)
    told.added = [each.newcomer.entry for each in found]
    if wanted.dry or not found:
        return told
    with desk.step() as step:
        mentorship = desk.mentorship(step, wanted.person)
        found = list(_sorted_out(desk, mentorship, newcomers))
        told.identical = len(newcomers) - len(found)
        told.added = [
            _written(desk, step, mentorship, each, wanted)
            for each in desk.screen.progress(found, "Writing")
        ]
    return told


def _sorted_out(
    desk: Desk, mentorship: Mentorship | None, newcomers: Sequence[Newcomer]
) -> Iterator[_Sorted]:
    """The newcomers that are not here, or that undo has taken back."""
    if not newcomers:
        return
    cls = type(newcomers[0].entry)
    uids = list(_uids(mentorship.uid if mentorship else "", newcomers))
    rows = of_uids(desk.journal, cls, tuple(uids))
    here = {row["uid"]: from_row(cls, stored_row(cls, row)) for row in rows}
    removed = [uid for uid, entry in here.items() if entry.deleted_at]
    undone = History(desk.journal).taken_back(removed)
    for newcomer, uid in zip(newcomers, uids, strict=True):
        if uid not in here or uid in undone:
            yield _Sorted(newcomer, uid, here.get(uid))


def _uids(whose: str, newcomers: Sequence[Newcomer]) -> Iterator[str]:
    """The uid of each newcomer: the same whenever it comes again to the same person.

    What stands there twice comes in twice.
    """
    seen: Counter[tuple[str, ...]] = Counter()
    for newcomer in newcomers:
        words = [whose, newcomer.entry.kind, seen[newcomer.said], *newcomer.said]
        seen[newcomer.said] += 1
        yield str(uuid5(SPACE, json.dumps(words)))


def _written(
    desk: Desk, step: Step, mentorship: Mentorship, each: _Sorted, wanted: Wanted
) -> Entry:
    newcomer = each.newcomer
    tags = list(dict.fromkeys([*newcomer.tags, *wanted.tags]))
    if each.here is not None:
        back = step.restore(each.here)
        put_tags(desk, step, back, tags)
        return back
    entry = replace(
        newcomer.entry,
        uid=each.uid,
        mentorship_id=mentorship.id,
        private=newcomer.entry.private or wanted.private,
    )
    kept = step.add(discreet(desk, entry), written=newcomer.written)
    tag_entry(step, kept, tags)
    return kept
