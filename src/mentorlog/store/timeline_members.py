"""Which entries a timeline is about, where these can be named one by one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mentorlog.entries.fields import sayable
from mentorlog.entries.kinds import KINDS, every_kind, kind_named
from mentorlog.store.readings import AMONG

if TYPE_CHECKING:
    from mentorlog.entries.record import Entry
    from mentorlog.store.journal import Journal

FEW = 1000
"""So many entries with a tag are named one by one; more are met with on the way."""

Numbers = dict[str, set[int]]
"""Kind → numbers of entries."""


def tagged(journal: Journal, tag: str) -> Numbers | None:
    """The entries that have a tag; None where they are many."""
    rows = journal.rows(
        "select entry_kind, entry_id from tags indexed by tags_by_name"
        " where name = ? and deleted_at is null limit ?",
        (tag, FEW + 1),
    )
    if len(rows) > FEW:
        return None
    found: Numbers = {}
    for kind, number in rows:
        found.setdefault(kind, set()).add(number)
    return found


def belonging(journal: Journal, about: Entry) -> Numbers:
    """An entry, all that belongs to it near or far, and the talks that came of.

    What belongs to an entry names it in a field of its own (a promise its goal), and
    has what belongs to it in its turn. Of the talks only the talk itself is meant.
    """
    members: Numbers = {}
    fresh: Numbers = {about.kind: {about.id}}
    while fresh:
        for kind, numbers in fresh.items():
            members.setdefault(kind, set()).update(numbers)
        fresh = _naming(journal, fresh, members)
    for member in map(kind_named, tuple(members)):
        if "session_id" in {field.name for field, _ in sayable(member).values()}:
            rows = journal.rows(
                f"select distinct session_id from {member.table} where id {AMONG}"
                " and session_id is not null",
                (tuple(members[member.kind]),),
            )
            members.setdefault("session", set()).update(number for (number,) in rows)
    return members


def _naming(journal: Journal, named: Numbers, known: Numbers) -> Numbers:
    """The entries that name one of some entries and are not known yet."""
    found: Numbers = {}
    for kind in every_kind():
        for field, said in sayable(kind).values():
            numbers = named.get(KINDS.get(said.letter, ""))
            if said.reads != "ref" or not numbers:
                continue
            rows = journal.rows(
                f"select id from {kind.table} where {field.name} {AMONG}"
                " and deleted_at is null",
                (tuple(numbers),),
            )
            fresh = {number for (number,) in rows} - known.get(kind.kind, set())
            if fresh:
                found.setdefault(kind.kind, set()).update(fresh)
    return found
