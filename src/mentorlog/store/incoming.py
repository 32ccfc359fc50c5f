"""Records that come from elsewhere, beside those that are here; and their writing."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from mentorlog.store.bulk import add_all, put_off
from mentorlog.store.outgoing import tables
from mentorlog.store.portable import portable
from mentorlog.store.step import insertion

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from mentorlog.entries.record import Record
    from mentorlog.store.journal import Journal
    from mentorlog.store.rows import Row
    from mentorlog.store.step import Step


def is_empty(journal: Journal) -> bool:
    """Whether nothing was ever written into a journal."""
    return not any(journal.rows(f"select 1 from {table} limit 1") for table in tables())


def of_uids(
    journal: Journal, cls: type[Record], uids: tuple[str, ...]
) -> list[dict[str, Any]]:
    """The records of a class with these uids, as JSON knows their columns."""
    query = f"select * from {cls.table} where uid in (select value from json_each(?))"
    return [portable(cls, row) for row in journal.rows(query, (uids,))] if uids else []


def numbers_of(
    journal: Journal, cls: type[Record], uids: tuple[str, ...]
) -> dict[str, int]:
    """Uid → number, of those records of a class that there are."""
    among = "select value from json_each(?)"
    query = f"select uid, id from {cls.table} where uid in ({among})"
    return dict(map(tuple, journal.rows(query, (uids,)))) if uids else {}


def in_trash(journal: Journal, cls: type[Record], uids: tuple[str, ...]) -> list[str]:
    """Which of these records lie in the trash, by their uids."""
    query = (
        f"select uid from {cls.table} where deleted_at is not null"
        " and uid in (select value from json_each(?))"
    )
    return [uid for (uid,) in journal.rows(query, (uids,))] if uids else []


def tags_among(
    journal: Journal, tags: Iterable[tuple[str, int, str]]
) -> set[tuple[str, int, str]]:
    """Which of these tags there are, in the trash or not: kind, number, word."""
    wanted = [list(tag) for tag in tags]
    query = (
        "select entry_kind, entry_id, name from json_each(?) as wanted cross join tags"
        " on entry_kind = json_extract(wanted.value, '$[0]')"
        " and entry_id = json_extract(wanted.value, '$[1]')"
        " and name = json_extract(wanted.value, '$[2]')"
    )
    rows = journal.rows(query, (json.dumps(wanted),)) if wanted else []
    return {(kind, number, name) for kind, number, name in rows}


def add_in_any_order(step: Step, records: Iterable[Record]) -> None:
    """Write many new records, of which some may name others that come later.

    Args:
        step: the step.
        records: the records (see `bulk.add_all`).
    """
    step.connection.execute("pragma defer_foreign_keys = on")
    add_all(step, records)


def write_all(
    step: Step, rows: Iterable[tuple[str, Row]], numbers: Mapping[str, int]
) -> None:
    """Write a whole journal into an empty one: every row as it is, history and all.

    Args:
        step: the step; it has no row of history of its own.
        rows: the rows, each with its table.
        numbers: table → the last number that was ever given in it.
    """
    connection = step.connection
    connection.execute("pragma defer_foreign_keys = on")
    with put_off(connection, {}):
        for table, row in rows:
            connection.execute(insertion(table, row), (*row.values(),))
    for table, last in numbers.items():
        query = "update sqlite_sequence set seq = max(seq, ?) where name = ?"
        if not connection.execute(query, (last, table)).rowcount and last:
            connection.execute(
                "insert into sqlite_sequence (name, seq) values (?, ?)", (table, last)
            )
