"""The one write path: every change is kept in history, in the same transaction."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any, TypeVar
from uuid import uuid4

from mentorlog.store.rows import Row, from_row, stored, to_row
from mentorlog.store.versions import digest, kept

if TYPE_CHECKING:
    from collections.abc import Callable
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


class Step:
    """What one command writes: one transaction, and one step of `undo`.

    It is handed out by `Journal.step`, which begins and ends the transaction.

    Attributes:
        connection: the way to the file, within the transaction.
        now: the instant at which it is written (UTC).
        undoes: the earlier step that is being taken back, or None.
    """

    def __init__(
        self, connection: dbapi.Connection, command: str, now: datetime
    ) -> None:
        self.connection = connection
        self._command = command
        self.now = now
        self._at = stored(now)
        self._number: int | None = None
        self.undoes: int | None = None

    def add(self, record: R, *, written: datetime | None = None) -> R:
        """Write a new record.

        Args:
            record: the record.
            written: when it was written elsewhere, if not now (UTC).

        Returns:
            The record as it was written, with its number, uid and instants.
        """
        row = self.fresh(record)
        row["created_at"] = stored(written or self.now)
        del row["id"]
        cursor = self.connection.execute(insertion(record.table, row), (*row.values(),))
        row["id"] = number = int(cursor.lastrowid or 0)
        self._write(record.kind, row["uid"], before=None, after=row)
        return replace(
            record,
            id=number,
            uid=row["uid"],
            created_at=written or self.now,
            updated_at=self.now,
        )

    def fresh(self, record: Record) -> Row:
        """The row of a record that is new now."""
        row = to_row(record)
        row["uid"] = record.uid or str(uuid4())
        row["created_at"] = row["updated_at"] = self._at
        return row

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
        self.connection.execute(
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
        self.connection.execute(
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
        self.connection.execute("pragma secure_delete = on")
        self.connection.execute("pragma defer_foreign_keys = on")
        self.connection.execute(
            f"delete from {record.table} where id = ?", (record.id,)
        )
        self.connection.execute(
            "update changes set before = null, digest = null where uid = ?",
            (record.uid,),
        )
        self._write(record.kind, record.uid, before=None, after=None)

    def _present(self, record: R) -> R:
        row = self.connection.execute(
            f"select * from {record.table} where id = ?", (record.id,)
        ).fetchone()
        return from_row(type(record), row)

    def _write(
        self, kind: str, uid: str, *, before: Row | None, after: Row | None
    ) -> None:
        self.connection.execute(REMEMBER, self.remembered(kind, uid, before, after))

    def remembered(
        self, kind: str, uid: str, before: Row | None, after: Row | None
    ) -> Told:
        """A row of history."""
        if self._number is None:
            query = "select coalesce(max(step), 0) + 1 from changes"
            (self._number,) = self.connection.execute(query).fetchone()
        return (
            self._number,
            self._at,
            self._command,
            kind,
            uid,
            None if after is None else kept(before, after),
            None if after is None else digest(after),
            self.undoes,
        )


def insertion(table: str, row: Row) -> str:
    """What inserts a row with these columns, in SQL."""
    return (
        f"insert into {table} ({', '.join(row)}) values ({', '.join('?' * len(row))})"
    )
