"""The search index, made anew from the tables: the only thing in it that is derived."""

from __future__ import annotations

from contextlib import closing
from typing import TYPE_CHECKING

from mentorlog.store import dbapi
from mentorlog.store.connecting import in_memory
from mentorlog.store.practice_tables import RANKING

if TYPE_CHECKING:
    from collections.abc import Iterator

TRIGGERS = (
    "select name, sql, tbl_name from sqlite_master"
    " where type = 'trigger' and name like '%\\_search\\_%' escape '\\'"
)
INDEX = "select sql from sqlite_master where name = 'search'"
PARTS = (
    "select name from sqlite_master"
    " where type = 'table' and name like 'search\\_%' escape '\\'"
)
ROWS = "select rowid as number, title, body, source, entry_id from"


def is_consistent(connection: dbapi.Connection) -> bool:
    """Whether the index agrees with itself."""
    try:
        connection.execute("insert into search (search) values ('integrity-check')")
    except dbapi.DatabaseError:
        return False
    return True


def compared(copy: dbapi.Connection) -> tuple[int, int]:
    """How the index compares with the tables; it is made anew for that.

    Returns:
        How many entries are missing or outdated in it, and how many are too many.
    """
    try:
        copy.execute(f"create temp table indexed as {ROWS} search")
    except dbapi.DatabaseError:  # it is not there, or cannot be read
        nothing = "select 0 as number, '' as title, '' as body, '' as source, 0 as id"
        copy.execute(f"create temp table indexed as {nothing} limit 0")
    reindex(copy)
    missing = _number(copy, f"{ROWS} search except select * from indexed")
    spare = _number(
        copy,
        "select number from indexed where number not in (select rowid from search)",
    )
    return missing, spare


def _number(copy: dbapi.Connection, query: str) -> int:
    (number,) = copy.execute(f"select count(*) from ({query})").fetchone()
    return int(number)


def reindex(connection: dbapi.Connection) -> None:
    """Make the index and its triggers anew, within a transaction if one is open."""
    with closing(in_memory()) as fresh:
        (index,) = fresh.execute(INDEX).fetchone()
        wanted = fresh.execute(TRIGGERS).fetchall()
    for name in _names(connection):
        connection.execute(f"drop trigger {name}")
    _drop(connection)
    connection.execute(index)
    connection.execute(RANKING)
    for _, trigger, _ in wanted:
        connection.execute(trigger)
    for table in dict.fromkeys(table for _, _, table in wanted):
        # The trigger puts every row into the index that is touched.
        connection.execute(f"update {table} set uid = uid")


def _drop(connection: dbapi.Connection) -> None:
    """Take the index away, also where tables behind it are gone.

    SQLite opens an index before it drops it, which can then fail: so what is left of
    such a one is taken out of the list of tables first, and its parts one by one.
    """
    try:
        connection.execute("drop table if exists search")
    except dbapi.DatabaseError:
        connection.execute("pragma writable_schema = on")
        connection.execute("delete from sqlite_master where name = 'search'")
        connection.execute("pragma writable_schema = reset")
        for (part,) in connection.execute(PARTS).fetchall():
            connection.execute(f"drop table {part}")


def _names(connection: dbapi.Connection) -> Iterator[str]:
    for name, _, _ in connection.execute(TRIGGERS).fetchall():
        yield name
