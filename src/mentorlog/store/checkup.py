"""A look over what a journal holds, on a copy in memory: the file is never touched."""

from __future__ import annotations

from contextlib import closing
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from mentorlog.entries.kinds import every_kind, every_record
from mentorlog.reports.checkup import Finding
from mentorlog.reports.saying import count, entries, some
from mentorlog.store import dbapi
from mentorlog.store.connecting import in_memory
from mentorlog.store.copying import flaws
from mentorlog.store.reindexing import compared
from mentorlog.store.rows import stored
from mentorlog.store.versions import digest

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

FIX = "mentorlog doctor --fix"
RESTORE = "mentorlog restore latest --dry-run"
UNREADABLE = (dbapi.DatabaseError, ValueError, TypeError, AttributeError)
"""What may go wrong where a damaged file is read."""
SOON = timedelta(minutes=5)
"""Clocks of one computer and another may differ by so much."""
LEAST_JUMP = timedelta(minutes=1)
NEWEST = (
    "select uid, kind, digest from changes"
    " where id in (select max(id) from changes group by uid)"
)
AT = "select step, at, lag(at) over (order by id) as earlier from changes order by id"
SCHEMA_OF = (
    "select type || ' ' || name, sql from sqlite_master"
    " where name not like 'sqlite_%' and name not like 'search_%'"
)


def contents(copy: dbapi.Connection, now: datetime) -> Iterator[Finding]:
    """What there is to find in a journal.

    Args:
        copy: a copy of it in memory, of the present schema.
        now: the instant (UTC).
    """
    damaged = False
    for check, look in CHECKS.items():
        try:
            for finding in look(copy, now):
                damaged = damaged or check == "integrity"
                yield finding
        except UNREADABLE as error:
            if not damaged:
                what = f"This could not be checked: {error}."
                yield Finding(check=check, what=what, next=RESTORE)


def _integrity(copy: dbapi.Connection, _now: datetime) -> Iterator[Finding]:
    found = flaws(copy)
    if found:
        first = " ".join(found[0].split())
        yield Finding(
            check="integrity",
            what=f"The file is damaged: {first}.",
            next=f"Keep a copy of it, then look: {RESTORE}",
        )


def _references(copy: dbapi.Connection, _now: datetime) -> Iterator[Finding]:
    letters = {kind.table: kind.letter for kind in every_kind()}
    lost = [
        f"{letters.get(table, f'{table} ')}{number}"
        for table, number, _, _ in copy.execute("pragma foreign_key_check")
    ]
    if lost:
        refs = sorted(set(lost))
        yield Finding(
            check="references",
            what=f"{some(refs)} refer to something that is not there.",
            next=f"Change what is wrong: mentorlog edit {refs[0]}",
        )


def _schema(copy: dbapi.Connection, _now: datetime) -> Iterator[Finding]:
    with closing(in_memory()) as fresh:
        wanted = dict(fresh.execute(SCHEMA_OF).fetchall())
    there = dict(copy.execute(SCHEMA_OF).fetchall())
    wrong = sorted(name for name in wanted if there.get(name) != wanted[name])
    more = sorted(set(there) - set(wanted))
    if wrong:
        of_search = all(
            name.endswith(" search") or "_search_" in name for name in wrong
        )
        yield Finding(
            check="schema",
            what=f"The tables are not as they were made: {some(wrong)}.",
            next=FIX if of_search else f"Another program was at it; go back: {RESTORE}",
            repair="search" if of_search else None,
        )
    if more:
        yield Finding(
            check="schema",
            what=f"There is something from another program: {some(more)}.",
            next="It is left alone.",
            needs_attention=False,
        )


def _search(copy: dbapi.Connection, _now: datetime) -> Iterator[Finding]:
    found = compared(copy)
    if found.missing or found.spare:
        what = (
            f"The search index is out of step: {entries(found.missing)} missing,"
            f" {found.spare:,} too many."
        )
    elif not found.sound:
        what = "The search index is damaged."
    elif not found.same:
        what = "The search index has other words than the entries."
    else:
        return
    yield Finding(check="search", what=what, next=FIX, repair="search")


def _history(copy: dbapi.Connection, _now: datetime) -> Iterator[Finding]:
    newest = {uid: (kind, left) for uid, kind, left in copy.execute(NEWEST)}
    differing, unknown, known = [], [], set()
    for record in every_record():
        letter = getattr(record, "letter", f"{record.kind} ")
        known.add(record.kind)
        for row in copy.execute(f"select * from {record.table}"):
            _, left = newest.pop(row["uid"], ("", ""))
            if left == "":
                unknown.append(f"{letter}{row['id']}")
            elif left != digest(dict(row)):
                differing.append(f"{letter}{row['id']}")
    lost = [
        kind for kind, left in newest.values() if left is not None and kind in known
    ]
    if differing:
        yield Finding(
            check="history",
            what=f"{some(differing)}: not as history has it.",
            next="Another program may have written; see: mentorlog history",
        )
    if unknown:
        yield Finding(
            check="history",
            what=f"{some(unknown)}: nothing in history.",
            next="Another program may have written; undo cannot take it back.",
        )
    if lost:
        yield Finding(
            check="history",
            what=f"{count(len(lost), 'record')} in history, but nowhere else"
            f" ({some(sorted(set(lost)))}).",
            next=RESTORE,
        )


def _clock(copy: dbapi.Connection, now: datetime) -> Iterator[Finding]:
    jumps, ahead = [], 0
    latest = stored(now + SOON)
    for step, at, earlier in copy.execute(AT):
        ahead += at > latest
        if earlier and at < earlier and _gap(at, earlier) > LEAST_JUMP:
            jumps.append(str(step))
    if ahead:
        yield Finding(
            check="clock",
            what=f"{count(ahead, 'change')} of a time to come.",
            next="See whether this computer's clock is right: date",
        )
    if jumps:
        times = count(len(jumps), "time")
        steps = "step" if len(jumps) == 1 else "steps"
        yield Finding(
            check="clock",
            what=f"The clock went back {times} while you wrote"
            f" ({steps} {some(jumps)}).",
            next="Nothing is lost: steps keep their order.",
            needs_attention=False,
        )


def _gap(at: str, earlier: str) -> timedelta:
    return datetime.fromisoformat(earlier) - datetime.fromisoformat(at)


CHECKS: dict[str, Callable[[dbapi.Connection, datetime], Iterator[Finding]]] = {
    "integrity": _integrity,
    "references": _references,
    "schema": _schema,
    "history": _history,
    "clock": _clock,
    "search": _search,
}
"""The checks by name, in order."""
