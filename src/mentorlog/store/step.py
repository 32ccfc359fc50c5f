"""The one write path: every change is kept in history, in the same transaction."""

from __future__ import annotations

from dataclasses import replace
from itertools import count, islice
from typing import TYPE_CHECKING, Any, TypeVar
from uuid import uuid4

from mentorlog.store.rows import Row, from_row, stored, to_row
from mentorlog.store.versions import digest, kept

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from datetime import datetime

    from mentorlog.entries.record import Record
    from mentorlog.store import dbapi

R = TypeVar("R", bound="Record")
Told = tuple[Any, ...]
"""A row of history, as `REMEMBER` takes it."""

REMEMBER = (
    "insert into changes (step, at, command, kind, uid, before, digest, undoes)"
    " values (?, ?, ?, ?, ?, ?, ?, ?)"
)
BATCH = 1_000
"""So many records are held at a time where many are written."""


class Step:
    """What one command writes: one transaction, and one step of `undo`.

    It is handed out by `Journal.step`, which begins and ends the transaction.

    Attributes:
        now: the instant at which it is written (UTC).
        undoes: the earlier step that is being taken back, or None.
    """

    def __init__(
        self, connection: dbapi.Connection, command: str, now: datetime
    ) -> None:
        self._connection = connection
        self._command = command
        self.now = now
        self._number: int | None = None
        self.undoes: int | None = None

    def add(self, record: R) -> R:
        """Write a new record.

        Returns:
            The record as it was written, with its number, uid and instants.
        """
        row = self._fresh(record)
        del row["id"]
        cursor = self._connection.execute(_insert(record.table, row), (*row.values(),))
        row["id"] = number = int(cursor.lastrowid or 0)
        self._write(record.kind, row["uid"], before=None, after=row)
        return replace(
            record,
            id=number,
            uid=row["uid"],
            created_at=self.now,
            updated_at=self.now,
        )

    def add_all(self, records: Iterable[Record]) -> int:
        """Write many new records, a batch at a time, and hold no more than that.

        Args:
            records: the records, each after what it refers to; with their number or
                with 0 for the next one, and of one kind all or none with a number.

        Returns:
            How many there were.
        """
        written = 0
        following: dict[str, count[int]] = {}
        for batch in _batches(records):
            rows: dict[str, list[Row]] = {}
            history = []
            for record in batch:
                row = self._fresh(record)
                if not record.id:
                    numbers = following.get(record.table)
                    if numbers is None:
                        numbers = following[record.table] = self._following(record)
                    row["id"] = next(numbers)
                rows.setdefault(record.table, []).append(row)
                history.append(self._told(record.kind, row["uid"], None, row))
            for table in self._parents_first(rows):
                many = rows[table]
                self._connection.executemany(
                    _insert(table, many[0]), [(*row.values(),) for row in many]
                )
            self._connection.executemany(REMEMBER, history)
            written += len(batch)
        return written

    def _fresh(self, record: Record) -> Row:
        """The row of a record that is new now."""
        row = to_row(record)
        row["uid"] = record.uid or str(uuid4())
        row["created_at"] = row["updated_at"] = stored(self.now)
        return row

    def _parents_first(self, tables: Iterable[str]) -> list[str]:
        """Tables, each after those that it refers to."""
        order: list[str] = []

        def put(table: str) -> None:
            query = f"pragma foreign_key_list({table})"
            for key in self._connection.execute(query).fetchall():
                if key["table"] != table and key["table"] in tables:
                    put(key["table"])
            if table not in order:
                order.append(table)

        for table in tables:
            put(table)
        return order

    def _following(self, record: Record) -> count[int]:
        """The numbers that new records of a kind get."""
        query = "select max(seq) from sqlite_sequence where name = ?"
        ((last,),) = self._connection.execute(query, (record.table,)).fetchall()
        return count((last or 0) + 1)

    def change(self, record: R, into: Callable[[R], R]) -> R:
        """Change a record into what `into` makes of its present state.

        The record is read again first, inside the transaction, so that what another
        process has written in the meantime is neither lost nor overwritten. What
        comes out equal is not written.

        Returns:
            The record as it stands now.
        """
        present = self._present(record)
        wanted = into(present)
        if wanted == present:
            return present
        after = replace(wanted, updated_at=self.now)
        old, new = to_row(present), to_row(after)
        different = {
            column: new[column] for column in new if new[column] != old[column]
        }
        self._connection.execute(
            f"update {record.table} set {', '.join(f'{c} = ?' for c in different)}"
            " where id = ?",
            (*different.values(), record.id),
        )
        self._write(record.kind, record.uid, before=old, after=new)
        return after

    def remove(self, record: R) -> R:
        """Put a record into the trash."""
        return self.change(record, lambda r: replace(r, deleted_at=self.now))

    def restore(self, record: R) -> R:
        """Take a record out of the trash."""
        return self.change(record, lambda r: replace(r, deleted_at=None))

    def put_back(self, kind: str, table: str, present: Row, wanted: Row) -> None:
        """Make a row what it was before a step that is taken back.

        Args:
            kind: what the record is called.
            table: its table.
            present: the row as it is.
            wanted: the row as it shall be, with the same `uid`.
        """
        wanted = {**wanted, "updated_at": stored(self.now)}
        columns = [name for name in present if wanted[name] != present[name]]
        self._connection.execute(
            f"update {table} set {', '.join(f'{c} = ?' for c in columns)}"
            " where uid = ?",
            (*(wanted[column] for column in columns), present["uid"]),
        )
        self._write(kind, present["uid"], before=present, after=wanted)

    def erase(self, record: Record) -> None:
        """Delete a record for good, with all that history has kept of its words.

        That there was one is still told: by the rows of history that it has had, now
        empty, and by one more for its end.
        """
        self._connection.execute("pragma secure_delete = on")
        self._connection.execute("pragma defer_foreign_keys = on")
        self._connection.execute(
            f"delete from {record.table} where id = ?", (record.id,)
        )
        self._connection.execute(
            "update changes set before = null, digest = null where uid = ?",
            (record.uid,),
        )
        self._write(record.kind, record.uid, before=None, after=None)

    def _present(self, record: R) -> R:
        row = self._connection.execute(
            f"select * from {record.table} where id = ?", (record.id,)
        ).fetchone()
        return from_row(type(record), row)

    def _write(
        self, kind: str, uid: str, *, before: Row | None, after: Row | None
    ) -> None:
        self._connection.execute(REMEMBER, self._told(kind, uid, before, after))

    def _told(self, kind: str, uid: str, before: Row | None, after: Row | None) -> Told:
        """A row of history."""
        if self._number is None:
            query = "select coalesce(max(step), 0) + 1 from changes"
            (self._number,) = self._connection.execute(query).fetchone()
        return (
            self._number,
            stored(self.now),
            self._command,
            kind,
            uid,
            None if after is None else kept(before, after),
            None if after is None else digest(after),
            self.undoes,
        )


def _insert(table: str, row: Row) -> str:
    return (
        f"insert into {table} ({', '.join(row)}) values ({', '.join('?' * len(row))})"
    )


def _batches(records: Iterable[Record]) -> Iterator[list[Record]]:
    rest = iter(records)
    while batch := list(islice(rest, BATCH)):
        yield batch
