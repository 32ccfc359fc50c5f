"""Writing many new records at once: the only code that puts the search index off."""

from __future__ import annotations

from contextlib import contextmanager, nullcontext
from itertools import chain, count, islice
from typing import TYPE_CHECKING

from mentorlog.store.practice_tables import SEARCHED
from mentorlog.store.search_tables import numbered, text_of
from mentorlog.store.step import REMEMBER, insertion

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from mentorlog.entries.record import Record
    from mentorlog.store import dbapi
    from mentorlog.store.rows import Row
    from mentorlog.store.step import Step

BATCH = 1_000
"""So many records are held at a time."""
HELD = 8_192
"""Kilobytes of the file that SQLite may hold; uids come in no order."""

ADDING = (
    "select name, sql from sqlite_master"
    " where type = 'trigger' and name like '%\\_search\\_add' escape '\\'"
)


def add_all(step: Step, records: Iterable[Record]) -> int:
    """Write many new records as part of a step, and hold no more than a batch of them.

    More than one batch is put into the search index at the end, in the order of its
    numbers: what comes out of order makes it write each time what it has gathered.

    Args:
        step: the step.
        records: the records, each after what it refers to, with 0 for their number or
            one that is beyond all that there are; of one kind all or none with 0.

    Returns:
        How many there were.

    Raises:
        ValueError: a number is not beyond all that there are.
    """
    batches = _batches(records)
    first = next(batches, [])
    last = _last(step.connection)
    small = len(first) < BATCH
    with nullcontext() if small else put_off(step.connection, last):
        return _write(step, chain([first], batches), last)


def _write(step: Step, batches: Iterable[list[Record]], last: dict[str, int]) -> int:
    written = 0
    following = {table: count(number + 1) for table, number in last.items()}
    for batch in batches:
        rows: dict[str, list[Row]] = {}
        history = []
        for record in batch:
            row = step.fresh(record)
            if not record.id:
                row["id"] = next(following.setdefault(record.table, count(1)))
            elif record.id <= last.get(record.table, 0):
                message = f"{record.kind} {record.id}: that number was given before"
                raise ValueError(message)
            rows.setdefault(record.table, []).append(row)
            history.append(step.remembered(record.kind, row["uid"], None, row))
        for table in _parents_first(step.connection, [*rows]):
            values = [(*row.values(),) for row in rows[table]]
            step.connection.executemany(insertion(table, rows[table][0]), values)
        step.connection.executemany(REMEMBER, history)
        written += len(batch)
    return written


def _batches(records: Iterable[Record]) -> Iterator[list[Record]]:
    rest = iter(records)
    while batch := list(islice(rest, BATCH)):
        yield batch


def _last(connection: dbapi.Connection) -> dict[str, int]:
    """Table → the last number that was given in it."""
    return dict(connection.execute("select name, seq from sqlite_sequence").fetchall())


@contextmanager
def put_off(connection: dbapi.Connection, last: dict[str, int]) -> Iterator[None]:
    """Let go of the triggers that index new rows; in the end index them in order.

    If anything goes wrong on the way, the transaction of the step takes it all back.
    """
    connection.execute(f"pragma cache_size = -{HELD}")
    triggers = connection.execute(ADDING).fetchall()
    for name, _ in triggers:
        connection.execute(f"drop trigger {name}")
    yield
    for table in SEARCHED:
        connection.execute(
            "insert into search (rowid, title, body)"
            f" select {numbered(table)}, {', '.join(text_of(table))} from {table}"
            " where id > ? and deleted_at is null order by id",
            (last.get(table, 0),),
        )
    for _, sql in triggers:
        connection.execute(sql)


def _parents_first(connection: dbapi.Connection, tables: Iterable[str]) -> list[str]:
    """Tables, each after those that it refers to."""
    order: list[str] = []

    # It refers to itself, so that Python lets go of it late: it must hold little.
    def put(table: str) -> None:
        query = f"pragma foreign_key_list({table})"
        for key in connection.execute(query).fetchall():
            if key["table"] != table and key["table"] in tables:
                put(key["table"])
        if table not in order:
            order.append(table)

    for table in tables:
        put(table)
    return order
