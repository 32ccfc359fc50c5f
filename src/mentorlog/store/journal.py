"""The journal: what is kept, found again, and written step by step."""

from __future__ import annotations

import json
import os
from contextlib import contextmanager
from functools import cached_property
from typing import TYPE_CHECKING, Any, TypeVar

from mentorlog import ending
from mentorlog.entries.found import Found
from mentorlog.entries.kinds import (
    KINDS,
    every_kind,
    kind_named,
    kind_of,
    one,
    read_ref,
)
from mentorlog.entries.tag import Tag
from mentorlog.errors import NoSuchEntry, UsageError
from mentorlog.store.opening import open_journal
from mentorlog.store.rows import from_row, stored
from mentorlog.store.selection import Selection
from mentorlog.store.step import Step
from mentorlog.store.trouble import told

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from datetime import datetime
    from pathlib import Path

    from mentorlog.entries.record import Entry, Record
    from mentorlog.store import dbapi
    from mentorlog.store.shelf import Shelf

R = TypeVar("R", bound="Record")
E = TypeVar("E", bound="Entry")


class Journal:
    """One SQLite file, opened when it is first needed.

    Looking into a journal that does not exist finds it empty and leaves nothing
    behind; the first step makes it.
    """

    def __init__(
        self,
        path: Path,
        clock: Callable[[], datetime],
        shelf: Shelf | None = None,
    ) -> None:
        self.path = path
        self._clock = clock
        self._shelf = shelf
        self._writes = False
        self._step: Step | None = None

    @cached_property
    def _connection(self) -> dbapi.Connection:
        shelf = self._shelf
        return open_journal(
            self.path,
            may_write=self._writes,
            backups=None if shelf is None else shelf.folder,
            waits=None if shelf is None else shelf.waits,
        )

    def close(self) -> None:
        """Let go of the file."""
        connection = self.__dict__.pop("_connection", None)
        if connection is not None:
            connection.close()

    @contextmanager
    def step(self, command: str) -> Iterator[Step]:
        """Write: all that happens within is one transaction and one step of undo.

        A step within a step is the same step.

        Args:
            command: what is remembered as the cause, such as "goal add".

        Raises:
            JournalError: the journal cannot be written, or the day's backup has found
                it damaged; nothing of it is kept.
        """
        if self._step is not None:
            yield self._step
            return
        ending.release()
        self._be_writable()
        with told(self.path):
            self._connection.execute("begin immediate")
            try:
                left = self._back_up()
                self._step = Step(self._connection, command, self._clock())
                yield self._step
                ending.hold()  # what is written is answered for
                self._connection.execute("commit")
                self.keep_due_days()
            finally:
                self._step = None
                if self._connection.in_transaction:
                    self._connection.execute("rollback")
            if left is not None:
                left()

    def _back_up(self) -> Callable[[], None] | None:
        """Make the backup of the day, if there is none yet; within a write's lock.

        Returns:
            What is left to be done for it when the write is done.

        Raises:
            JournalError: the journal is damaged and must not be written to.
        """
        now, shelf = self._clock(), self._shelf
        if shelf is None or not shelf.lacks(now):
            return None
        from mentorlog.store.daily import keep_daily  # noqa: PLC0415 - once a day

        return keep_daily(shelf, now)

    def keep_due_days(self) -> None:
        """Write the days of promises down anew, if a shell has asked for them once."""
        if os.path.exists(f"{self.path}.due"):  # noqa: PTH110 - at each write
            self.tell_due_days()

    def tell_due_days(self) -> None:
        """Write down where shells can read it on which days promises are due.

        From then on every step does so.
        """
        from mentorlog.store.due_days import DUE, write_down  # noqa: PLC0415 - if wanted

        if self.path.exists():
            with told(self.path):
                write_down(self._connection, self.path.with_name(self.path.name + DUE))

    @contextmanager
    def still(self) -> Iterator[None]:
        """Read what stands at one moment, whatever others write in the meantime."""
        with told(self.path):
            self._connection.execute("begin")
            try:
                yield
            finally:
                self._connection.execute("rollback")

    def _be_writable(self) -> None:
        if not self._writes:
            self._writes = True
            self.close()

    def tidy(self) -> None:
        """Write the file anew, so that nothing that was erased is left in its gaps.

        Raises:
            JournalError: that could not be done; the journal is as it was.
        """
        with told(self.path):
            self._connection.execute("insert into search (search) values ('optimize')")
            self._connection.execute("vacuum")

    def rows(self, query: str, values: Sequence[Any] = ()) -> list[dbapi.Row]:
        """The rows that a query finds; every reading goes through here."""
        with told(self.path):
            return self._connection.execute(
                query, tuple(map(stored, values))
            ).fetchall()

    def select(self, cls: type[R], selection: Selection | None = None) -> list[R]:
        """The records that a selection names; all but the trash by default."""
        query, values = (selection or Selection()).query(cls)
        return [from_row(cls, row) for row in self.rows(query, values)]

    def get(self, cls: type[E], number: int) -> E:
        """The entry of a kind with this number, in the trash or not.

        Raises:
            NoSuchEntry: there is none.
        """
        rows = self.rows(f"select * from {cls.table} where id = ?", (number,))
        if not rows:
            raise NoSuchEntry(cls.missing(number))
        return from_row(cls, rows[0])

    def find(self, ref: str, cls: type[E]) -> E:
        """The entry of a kind that an ID names: `G3`, `g3` or `3`; not in the trash.

        Raises:
            UsageError: the ID is of another kind, or none at all.
            NoSuchEntry: there is no such entry, or it is in the trash.
        """
        letter, number = read_ref(ref, cls.letter)
        if letter != cls.letter:
            other = KINDS.get(letter, "")
            message = (
                f"{letter}{number} is {one(other)}; {one(cls.kind)} is wanted here."
            )
            raise UsageError(message)
        return _live(self.get(cls, number))

    def number(self, ref: str | None, cls: type[E]) -> int | None:
        """The number of the entry that an ID names, if one is given (see `find`)."""
        return None if ref is None else self.find(ref, cls).id

    def find_any(self, ref: str, *, in_trash: bool = False) -> Entry:
        """The entry of any kind that an ID with its letter names.

        Raises:
            UsageError: that is no ID.
            NoSuchEntry: there is no such entry, or it is in the trash (and
                `in_trash` does not allow that).
        """
        letter, number = read_ref(ref, "")
        entry = self.get(kind_of(letter), number)
        return entry if in_trash else _live(entry)

    def found(self, entries: Sequence[E], *, whole: bool = True) -> list[Found[E]]:
        """Entries of one kind with their surroundings, in the same order.

        Args:
            entries: the entries.
            whole: whether more is wanted than whom each is with: its tags, and what
                belongs to it.
        """
        if not entries:
            return []
        people = self.people()
        tags = self._tags(entries) if whole else {}
        belongs = self.belongings(entries) if whole else {}
        return [
            Found(
                entry=entry,
                person=people.get(entry.mentorship_id, ""),
                tags=tags.get(entry.id, ()),
                belongs=belongs.get(entry.id, {}),
            )
            for entry in entries
        ]

    def people(self) -> dict[int, str]:
        """The number of each mentorship, in the trash or not → whom it is with."""
        return dict(map(tuple, self.rows("select id, person from mentorships")))

    def _tags(self, entries: Sequence[Entry]) -> dict[int, tuple[str, ...]]:
        """Number → tags, of entries of one kind."""
        wanted = Selection(
            which=(
                ("entry_kind", "=", entries[0].kind),
                ("entry_id", "in", tuple(entry.id for entry in entries)),
            ),
            order=("name",),
        )
        found: dict[int, tuple[str, ...]] = {}
        for tag in self.select(Tag, wanted):
            found[tag.entry_id] = (*found.get(tag.entry_id, ()), tag.name)
        return found

    def has_entries(self, mentorship_id: int) -> bool:
        """Whether anything that is not in the trash belongs to a mentorship."""
        return any(
            self.rows(
                f"select 1 from {kind.table} where mentorship_id = ?"
                " and deleted_at is null limit 1",
                (mentorship_id,),
            )
            for kind in every_kind()
            if kind.kind != "mentorship"
        )

    def belongings(
        self, entries: Sequence[Entry]
    ) -> dict[int, dict[str, tuple[str, ...]]]:
        """What belongs to entries of one kind: number → word → IDs, in order."""
        ids = json.dumps([entry.id for entry in entries])
        found: dict[int, dict[str, tuple[str, ...]]] = {
            entry.id: dict.fromkeys(entry.belongs, ()) for entry in entries
        }
        for word, (kind, column) in entries[0].belongs.items():
            other = kind_named(kind)
            query = (
                f"select id, {column} from {other.table} where {column} in"
                " (select value from json_each(?)) and deleted_at is null order by id"
            )
            for number, owner in self.rows(query, (ids,)):
                of_owner = found[owner]
                of_owner[word] = (*of_owner[word], f"{other.letter}{number}")
        return found


def _live(entry: E) -> E:
    if entry.deleted_at is not None:
        message = (
            f"{entry.ref} is in the trash; take it back first:"
            f" mentorlog restore {entry.ref}"
        )
        raise NoSuchEntry(message)
    return entry
