"""What comes in, laid aside until all of it has been looked at: nothing is held."""

from __future__ import annotations

import json
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from mentorlog.entries.change import CHANGES
from mentorlog.entries.kinds import every_record, record_named
from mentorlog.errors import MentorlogError
from mentorlog.frozen import dataclass
from mentorlog.store import dbapi
from mentorlog.store.connecting import aside
from mentorlog.store.outgoing import tables
from mentorlog.store.portable import portable, stored_row
from mentorlog.store.step import insertion
from mentorlog.store.trouble import why_not

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from mentorlog.entries.record import Record
    from mentorlog.store.rows import Row

NO_ROOM = ("full", "disk i/o", "unable to open", "readonly")
"""What the driver reports of a file that cannot be written."""
BATCH = 1_000
"""So many records are held at a time."""

ARRIVED = (
    "create table arrived (place integer primary key, line integer not null,"
    " kind text not null, ref text not null, uid text not null unique,"
    " named text not null, unnamed text)"
)
"""What has come in, in order; `named` is an object: ID → uid."""
KNOWN = (
    "create table known (uid text primary key, number integer not null,"
    " state text not null) without rowid"
)
"""What has a number in the journal: because it is there, or will be."""
MADE = (ARRIVED, "create index arrived_by_ref on arrived(ref)", KNOWN)
ARRIVES = (
    "insert into arrived (line, kind, ref, uid, named, unnamed)"
    " values (?, ?, ?, ?, ?, ?)"
)
AMONG = "select value from json_each(?)"
WRONGLY_NAMED = (
    "select a.place, a.line, named.key as ref, 0 as bare from arrived as a,"
    " json_each(a.named) as named join arrived as b on b.ref = named.key"
    " where named.value is not b.uid"
    " union all select place, line, unnamed, 1 from arrived where unnamed is not null"
    " order by place, bare limit 1"
)
NOT_INSIDE = (
    "select line, named.key as ref from arrived, json_each(arrived.named) as named"
    " where named.value is not null"
    " and named.value not in (select uid from arrived) order by place limit 1"
)
OUTSIDE = (
    "select distinct substr(named.key, 1, 1) as letter, named.value as uid"
    " from arrived, json_each(arrived.named) as named where named.value is not null"
    " and named.value not in (select uid from arrived)"
)


@dataclass(frozen=True, eq=False, repr=False)
class Laid:
    """A record that was laid aside.

    Attributes:
        line: the line that it stands in.
        cls: its class.
        values: column → value, as JSON knows it; the numbers are those of the file.
        uids: the ID of each record that it names → the uid.
    """

    line: int
    cls: type[Record]
    values: dict[str, Any]
    uids: dict[str, str | None]


class Stage:
    """A journal aside that takes what comes in first, to see whether it may."""

    def __init__(self) -> None:
        with _in_room():
            self._connection = aside()
            self._connection.execute("pragma foreign_keys = off")
            query = "select name from sqlite_master where type = 'trigger'"
            for (name,) in self._connection.execute(query).fetchall():
                self._connection.execute(f"drop trigger {name}")
            for statement in MADE:
                self._connection.execute(statement)
            self._connection.execute("begin")
        self._taken = 0
        self.has_history = False

    def close(self) -> None:
        """Let go of it, and of its file."""
        self._connection.close()

    @property
    def records(self) -> int:
        """How many records there are, history left out."""
        return int(self._one("select count(*) from arrived"))

    @property
    def rows(self) -> int:
        """How many rows there are, with history."""
        return self._taken

    def take(
        self,
        cls: type[Record] | None,
        values: Mapping[str, Any],
        *,
        line: int,
        uids: Mapping[str, str | None],
        unnamed: str | None = None,
    ) -> str | None:
        """Lay a record aside.

        Args:
            cls: its class; None for a row of history.
            values: column → value, as JSON knows it.
            line: the line that it stands in.
            uids: the ID of each record that it names → the uid.
            unnamed: the field of a uid that must not be empty, and is.

        Returns:
            Why the schema does not take it; None if it does.
        """
        self._taken += 1
        table = CHANGES if cls is None else cls.table
        row: Row = dict(values) if cls is None else stored_row(cls, values)
        with _in_room():
            try:
                if cls is not None:
                    ref = f"{getattr(cls, 'letter', '')}{values['id']}"
                    named = json.dumps(dict(uids))
                    told = (line, cls.kind, ref, values["uid"], named, unnamed)
                    self._connection.execute(ARRIVES, told)
                self._connection.execute(insertion(table, row), (*row.values(),))
            except dbapi.IntegrityError as error:
                return str(error).replace("arrived.uid", "the uid of another record")
        self.has_history = self.has_history or cls is None
        return None if cls is not None else _of_history(values)

    def wrongly_named(self) -> tuple[int, str, bool] | None:
        """The first record that names another by an ID and a uid that do not fit.

        Returns:
            Its line, and the ID; or, with True behind it, the field that is empty.
        """
        for _, line, ref, bare in self._rows(WRONGLY_NAMED):
            return line, ref, bool(bare)
        return None

    def not_inside(self) -> tuple[int, str] | None:
        """The line and the ID of the first that is named, and has not come in."""
        for line, ref in self._rows(NOT_INSIDE):
            return line, ref
        return None

    def outside(self) -> Iterator[tuple[str, tuple[str, ...]]]:
        """Letter and uids of what is named, and has not come in; some at a time."""
        for batch in self._batches(OUTSIDE):
            for letter in sorted({row["letter"] for row in batch}):
                yield letter, tuple(r["uid"] for r in batch if r["letter"] == letter)

    def uids(self) -> Iterator[tuple[type[Record], tuple[str, ...]]]:
        """Class and uids of what has come in; some at a time."""
        for cls in every_record():
            query = "select uid from arrived where kind = ?"
            for batch in self._batches(query, (cls.kind,)):
                yield cls, tuple(uid for (uid,) in batch)

    def know(self, numbers: Mapping[str, int], states: Mapping[str, str]) -> None:
        """Note what has a number in the journal: by its uid, with a word on it."""
        rows = [(uid, number, states[uid]) for uid, number in numbers.items()]
        with _in_room():
            query = "insert or replace into known values (?, ?, ?)"
            self._connection.executemany(query, rows)

    def forget(self) -> None:
        """Forget what has a number in the journal."""
        self._rows("delete from known")

    def number(self, cls: type[Record], last: int) -> None:
        """Give numbers to the records of a class that are new.

        They keep those that they have, if all of them are free.

        Args:
            cls: the class.
            last: the last number that was ever given in the journal.
        """
        fresh = (
            f"from arrived join {cls.table} as its using (uid)"
            " where kind = :kind and arrived.uid not in (select uid from known)"
        )
        values = {"kind": cls.kind, "last": last}
        least = self._one(f"select min(its.id) {fresh}", values)
        if least is None:
            return
        place = "row_number() over (order by place)"
        number = "its.id" if least > last else f":last + {place}"
        query = f"insert into known select arrived.uid, {number}, 'new' {fresh}"
        self._rows(query, values)

    def numbers(self, uids: Iterable[str]) -> dict[str, tuple[int, str]]:
        """Uid → number in the journal, and the word on it; of those that have one."""
        query = "select * from known where uid in (select value from json_each(?))"
        found = self._rows(query, (json.dumps(list(uids)),))
        return {uid: (number, state) for uid, number, state in found}

    def in_order(self) -> Iterator[list[Laid]]:
        """The records in the order in which they came in; some at a time."""
        query = "select * from arrived where place > ? order by place limit ?"
        place = 0
        while batch := self._rows(query, (place, BATCH)):
            place = batch[-1]["place"]
            rows: dict[str, dict[str, Any]] = {}
            for kind in sorted({row["kind"] for row in batch}):
                cls = record_named(kind)
                uids = json.dumps([r["uid"] for r in batch if r["kind"] == kind])
                select = f"select * from {cls.table} where uid in ({AMONG})"
                for row in self._rows(select, (uids,)):
                    rows[row["uid"]] = portable(cls, row)
            yield [
                Laid(
                    line=row["line"],
                    cls=record_named(row["kind"]),
                    values=rows[row["uid"]],
                    uids=json.loads(row["named"]),
                )
                for row in batch
            ]

    def all_rows(self) -> Iterator[tuple[str, Row]]:
        """Every row with its table, history and all."""
        for table in tables():
            for batch in self._batches(f"select * from {table} order by id"):
                for row in batch:
                    yield table, dict(row)

    def _batches(
        self, query: str, values: Sequence[Any] = ()
    ) -> Iterator[list[dbapi.Row]]:
        with _in_room():
            cursor = self._connection.execute(query, values)
            while batch := cursor.fetchmany(BATCH):
                yield batch

    def _rows(self, query: str, values: Any = ()) -> list[dbapi.Row]:
        with _in_room():
            return self._connection.execute(query, values).fetchall()

    def _one(self, query: str, values: Any = ()) -> Any:
        ((value,),) = self._rows(query, values)
        return value


def _of_history(values: Mapping[str, Any]) -> str | None:
    """Why a row of history is none; None if it is one."""
    kinds = {cls.kind for cls in every_record()}
    if values["kind"] not in kinds:
        return "the field kind names no kind"
    if values["before"] is None:
        return None
    try:
        before = json.loads(values["before"])
    except (ValueError, RecursionError):
        return "the field before is no JSON"
    known = record_named(values["kind"]).__dataclass_fields__
    if not isinstance(before, dict) or not before.keys() <= known.keys():
        return "the field before names no columns"
    return None


@contextmanager
def _in_room() -> Iterator[None]:
    """Say what to do where the file that is laid aside cannot be written."""
    try:
        yield
    except dbapi.OperationalError as error:
        if not any(word in str(error).lower() for word in NO_ROOM):
            raise
        message = (
            f"In the folder for temporary files {why_not(error)}; or name another one,"
            " with TMPDIR. Nothing was imported."
        )
        raise MentorlogError(message) from error
