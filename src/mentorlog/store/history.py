"""History: the steps that were written, and the taking back of them."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from itertools import groupby
from typing import TYPE_CHECKING, Any

from mentorlog.entries.change import REDO, UNDO, Change, PastStep
from mentorlog.entries.kinds import one, record_named
from mentorlog.errors import MentorlogError
from mentorlog.store.rows import from_row, stored
from mentorlog.store.versions import digest, earlier

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from mentorlog.entries.record import Entry
    from mentorlog.store import dbapi
    from mentorlog.store.journal import Journal
    from mentorlog.store.rows import Row
    from mentorlog.store.step import Step

OF_ENTRY = (
    "select step from changes where uid = ?1 union select step from changes"
    " where kind = 'tag' and uid in"
    " (select uid from tags where entry_kind = ?2 and entry_id = ?3)"
)
NEVER_WRITTEN = (
    "select last.uid from changes as last join changes as first"
    # by uid: a step, such as an import, may be longer than any life of a record
    " on first.uid = last.uid and +first.step = last.undoes and first.before is null"
    " where last.id in (select max(id) from changes"
    " where uid in (select value from json_each(?)) group by uid)"
)
STEP_BEFORE = "select coalesce(max(step), 0) from changes where step < ?"
SAID_BY_STEP = "select distinct command, undoes from changes where step = ?"
OF_STEP = "select * from changes where step = ? order by id desc"

ERASED = (
    "Step {step} ({command}) cannot be taken back, nor what came before it: some of its"
    " words have been erased for good."
)
AFTER = " What came after it can: mentorlog undo --to {step}"


class CannotUndo(MentorlogError):
    """A step cannot be taken back, or not be done again; nothing was changed."""


class History:
    """What a journal remembers of every command that wrote.

    Undo and redo are steps themselves: they write what takes an earlier step back, and
    say which one. So nothing in history is ever rewritten, and what has been undone can
    be told from it: a step is *in effect* unless an undo that is in effect itself took
    it back. Undo takes back the latest step in effect; redo takes back the latest undo,
    as long as nothing else was written since. Both walk along the steps that commands
    have written, as in any editor: what was done again is taken back step by step.
    """

    def __init__(self, journal: Journal) -> None:
        self._journal = journal

    def steps(self, numbers: Iterable[int]) -> list[PastStep]:
        """Steps by their numbers, the earliest first."""
        rows = self._journal.rows(
            "select * from changes where step in (select value from json_each(?))"
            " order by step, id",
            (tuple(numbers),),
        )
        changes = self._changes(rows)
        by_step = groupby(rows, key=lambda row: row["step"])
        return [_past(list(of_step), changes) for _, of_step in by_step]

    def _changes(self, rows: Sequence[dbapi.Row]) -> dict[int, Change]:
        """The changes that rows of history tell of, by the number of the row.

        The versions of each record are told backwards, from the row as it is now.
        """
        if not rows:
            return {}
        wanted = {row["id"] for row in rows}
        stands = self._standing(rows)
        query = (
            "select id, kind, uid, before, digest, undoes from changes"
            " where uid in (select value from json_each(?)) and id >= ?"
            " order by id desc"
        )
        told = {}
        for row in self._journal.rows(query, (tuple(stands), min(wanted))):
            after = stands[row["uid"]]
            before = None if after is None else earlier(after, row["before"])
            stands[row["uid"]] = before
            if row["id"] in wanted:
                told[row["id"]] = _change(row, before, after)
        return told

    def _standing(self, rows: Sequence[dbapi.Row]) -> dict[str, Row | None]:
        """The uid of each record → its row as it is now; None if there is none."""
        found: dict[str, Row | None] = {row["uid"]: None for row in rows}
        for kind in {row["kind"] for row in rows}:
            uids = tuple(row["uid"] for row in rows if row["kind"] == kind)
            query = (
                f"select * from {record_named(kind).table}"
                " where uid in (select value from json_each(?))"
            )
            for row in self._journal.rows(query, (uids,)):
                found[row["uid"]] = dict(row)
        return found

    def whole_steps(self, numbers: Iterable[int]) -> list[PastStep]:
        """Steps by their numbers, of which nothing has been erased.

        Raises:
            CannotUndo: words of one have been erased for good.
        """
        steps = self.steps(numbers)
        for step in reversed(steps):
            if not step.is_whole:
                message = ERASED if step is steps[-1] else ERASED + AFTER
                raise CannotUndo(message.format(step=step.number, command=step.command))
        return steps

    def latest(self, most: int) -> list[int]:
        """The numbers of the latest steps, the latest first."""
        query = "select distinct step from changes order by step desc limit ?"
        return [number for (number,) in self._journal.rows(query, (most,))]

    def between(self, since: datetime | None, until: datetime | None) -> list[int]:
        """The numbers of the steps of a time.

        Args:
            since: not before this instant; None for the beginning.
            until: before this instant; None for the end.
        """
        query = (
            "select distinct step from changes where (?1 is null or at >= ?1)"
            " and (?2 is null or at < ?2)"
        )
        return [number for (number,) in self._journal.rows(query, (since, until))]

    def of_entry(self, entry: Entry) -> list[PastStep]:
        """The steps that changed an entry or its tags, with those changes alone."""
        numbers = self._journal.rows(OF_ENTRY, (entry.uid, entry.kind, entry.id))
        steps = self.steps(number for (number,) in numbers)
        return [
            replace(step, changes=tuple(c for c in step.changes if _is_of(c, entry)))
            for step in steps
        ]

    def taken_back(self, uids: Sequence[str]) -> set[str]:
        """Which of these records count as never written: undo took that back last."""
        return {uid for (uid,) in self._journal.rows(NEVER_WRITTEN, (tuple(uids),))}

    def in_effect(self) -> Iterator[int]:
        """The numbers of the steps that undo takes back, one after the other."""
        number = self._last()
        while number:
            command, undoes = self._said(number)
            if command == REDO:  # stands for the steps that it has done again
                _, undoes = self._said(undoes[0])
                number = max(undoes)
            elif command == UNDO:
                number = self._before(min(undoes))
            else:
                yield number
                number = self._before(number)

    def undone(self) -> Iterator[int]:
        """The numbers of the undo steps that redo takes back, one after the other."""
        number = self._last()
        while number:
            command, undoes = self._said(number)
            if command == UNDO:
                yield number
            elif command == REDO:
                number = min(undoes)
            else:
                return
            number = self._before(number)

    def take_back(self, step: Step, numbers: Sequence[int]) -> list[PastStep]:
        """Take steps back, the latest first, as part of a step.

        Returns:
            What was taken back, the earliest first.

        Raises:
            CannotUndo: something that is no command of this program has changed the
                journal, or words have been erased for good.
        """
        whole = self.whole_steps(numbers)
        for number in numbers:
            step.undoes = number
            for row in self._journal.rows(OF_STEP, (number,)):
                self._take_back(step, row)
        step.undoes = None
        return whole

    def _take_back(self, step: Step, row: dbapi.Row) -> None:
        table = record_named(row["kind"]).table
        query = f"select * from {table} where uid = ?"
        present = [dict(found) for found in self._journal.rows(query, (row["uid"],))]
        if not present or digest(present[0]) != row["digest"]:
            message = (
                f"“{row['command']}” cannot be taken back: {one(row['kind'])} that it"
                " wrote has since been changed by something else than mentorlog."
                " See: mentorlog doctor"
            )
            raise CannotUndo(message)
        before = earlier(present[0], row["before"])
        wanted = before or {**present[0], "deleted_at": stored(step.now)}
        step.put_back(row["kind"], table, present[0], wanted)

    def _last(self) -> int:
        query = "select coalesce(max(step), 0) from changes"
        ((found,),) = self._journal.rows(query)
        return int(found)

    def _before(self, number: int) -> int:
        """The number of the step before; 0 where there is none."""
        ((found,),) = self._journal.rows(STEP_BEFORE, (number,))
        return int(found)

    def _said(self, number: int) -> tuple[str, list[int]]:
        """A step's command, and the steps that it takes back."""
        rows = self._journal.rows(SAID_BY_STEP, (number,))
        return rows[0]["command"], [u for _, u in rows if u is not None]


def _past(rows: Sequence[dbapi.Row], changes: Mapping[int, Change]) -> PastStep:
    return PastStep(
        number=rows[0]["step"],
        at=datetime.fromisoformat(rows[0]["at"]),
        command=rows[0]["command"],
        changes=tuple(changes[row["id"]] for row in rows),
    )


def _change(row: dbapi.Row, before: Row | None, after: Row | None) -> Change:
    cls = record_named(row["kind"])
    return Change(
        uid=row["uid"],
        kind=row["kind"],
        before=None if before is None else from_row(cls, before),
        after=None if after is None else from_row(cls, after),
        undoes=row["undoes"],
        erased=row["digest"] is None,
    )


def _is_of(change: Change, entry: Entry) -> bool:
    if change.kind != "tag":
        return change.uid == entry.uid
    tag: Any = change.after or change.before
    return tag is None or (tag.entry_kind, tag.entry_id) == (entry.kind, entry.id)
