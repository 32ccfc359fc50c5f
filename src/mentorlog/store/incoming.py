"""Records that come from elsewhere: proven by the schema, then written as they are."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from mentorlog.entries.change import CHANGES
from mentorlog.entries.kinds import every_record, record_named
from mentorlog.store import dbapi
from mentorlog.store.bulk import add_all, put_off
from mentorlog.store.connecting import in_memory
from mentorlog.store.outgoing import tables
from mentorlog.store.portable import portable, stored_row
from mentorlog.store.step import insertion

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from mentorlog.entries.record import Record
    from mentorlog.store.journal import Journal
    from mentorlog.store.rows import Row
    from mentorlog.store.step import Step

Incoming = tuple["type[Record] | None", "Mapping[str, Any]"]
"""The class of a record (None: a row of history), and its columns for JSON."""


def is_empty(journal: Journal) -> bool:
    """Whether nothing was ever written into a journal."""
    return not any(journal.rows(f"select 1 from {table} limit 1") for table in tables())


def of_uids(
    journal: Journal, cls: type[Record], uids: tuple[str, ...]
) -> list[dict[str, Any]]:
    """The records of a class with these uids, as JSON knows their columns."""
    query = f"select * from {cls.table} where uid in (select value from json_each(?))"
    return [portable(cls, row) for row in journal.rows(query, (uids,))] if uids else []


def tags_there(journal: Journal) -> set[tuple[str, int, str]]:
    """All tags that there are, in the trash or not: kind, number of the entry, word."""
    rows = journal.rows("select entry_kind, entry_id, name from tags")
    return {(kind, number, name) for kind, number, name in rows}


def row_of(incoming: Incoming) -> tuple[str, Row]:
    """The table of what comes in, and its row."""
    cls, values = incoming
    if cls is None:
        return CHANGES, dict(values)
    return cls.table, stored_row(cls, values)


class Proof:
    """A journal in memory that takes what comes in first, to see whether it may."""

    def __init__(self) -> None:
        self._connection = in_memory()
        self._connection.execute("pragma foreign_keys = off")
        query = "select name from sqlite_master where type = 'trigger'"
        for (name,) in self._connection.execute(query).fetchall():
            self._connection.execute(f"drop trigger {name}")
        self._connection.execute("begin")

    def close(self) -> None:
        """Let go of it."""
        self._connection.close()

    def refusal(self, incoming: Incoming) -> str | None:
        """Why the schema does not take a record; None if it does."""
        table, row = row_of(incoming)
        try:
            self._connection.execute(insertion(table, row), (*row.values(),))
        except dbapi.IntegrityError as error:
            return str(error)
        return None if incoming[0] is not None else _of_history(incoming[1])


def _of_history(values: Mapping[str, Any]) -> str | None:
    """Why a row of history is none; None if it is one."""
    kinds = {cls.kind: cls for cls in every_record()}
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


def add_in_any_order(step: Step, records: Iterable[Record]) -> None:
    """Write many new records, of which some may name others that come later.

    Args:
        step: the step.
        records: the records (see `bulk.add_all`).
    """
    step.connection.execute("pragma defer_foreign_keys = on")
    add_all(step, records)


def write_all(
    step: Step, records: Iterable[Incoming], numbers: Mapping[str, int]
) -> None:
    """Write a whole journal into an empty one: every row as it is, history and all.

    Args:
        step: the step; it has no row of history of its own.
        records: what comes in.
        numbers: table → the last number that was ever given in it.
    """
    connection = step.connection
    connection.execute("pragma defer_foreign_keys = on")
    with put_off(connection, {}):
        for incoming in records:
            table, row = row_of(incoming)
            connection.execute(insertion(table, row), (*row.values(),))
    for table, last in numbers.items():
        query = "update sqlite_sequence set seq = max(seq, ?) where name = ?"
        if not connection.execute(query, (last, table)).rowcount and last:
            connection.execute(
                "insert into sqlite_sequence (name, seq) values (?, ?)", (table, last)
            )
