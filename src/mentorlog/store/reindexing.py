"""The search index, made anew from the tables: the only thing in it that is derived."""

from __future__ import annotations

from contextlib import closing
from typing import NamedTuple

from mentorlog.store import dbapi
from mentorlog.store.connecting import in_memory
from mentorlog.store.practice_tables import RANKING

TRIGGERS = (
    "select name, sql from sqlite_master"
    " where type = 'trigger' and name like '%\\_search\\_%' escape '\\'"
)
MADE = "select sql from sqlite_master where name in ('texts', 'search')"
PARTS = (
    "select name from sqlite_master"
    " where type = 'table' and name like 'search\\_%' escape '\\'"
)
MISSING = (
    "select count(*) from texts where number not in (select id from search_docsize)"
)
SPARE = "select count(*) from search_docsize where id not in (select number from texts)"


class Comparison(NamedTuple):
    """How the index compares with the tables.

    Attributes:
        sound: whether it agrees with itself.
        same: whether it holds the words of the tables, and no others.
        missing: how many entries are missing in it, as far as that can be told.
        spare: how many are too many.
    """

    sound: bool
    same: bool
    missing: int
    spare: int


def compared(connection: dbapi.Connection) -> Comparison:
    """How the index compares with the tables."""
    try:
        ((missing,),) = connection.execute(MISSING).fetchall()
        ((spare,),) = connection.execute(SPARE).fetchall()
    except dbapi.DatabaseError:  # it is not there, or cannot be read
        missing = spare = 0
    return Comparison(
        sound=_passes(connection, 0),
        same=_passes(connection, 1),
        missing=missing,
        spare=spare,
    )


def _passes(connection: dbapi.Connection, depth: int) -> bool:
    """Whether FTS5 finds nothing wrong; at depth 1 it looks into the tables, too."""
    check = "insert into search (search, rank) values ('integrity-check', ?)"
    try:
        connection.execute(check, (depth,))
    except dbapi.DatabaseError:
        return False
    return True


def reindex(connection: dbapi.Connection) -> None:
    """Make the index and its triggers anew, within a transaction if one is open."""
    with closing(in_memory()) as fresh:
        made = fresh.execute(MADE).fetchall()
        triggers = fresh.execute(TRIGGERS).fetchall()
    for name, _ in connection.execute(TRIGGERS).fetchall():
        connection.execute(f"drop trigger {name}")
    _drop(connection)
    connection.execute("drop view if exists texts")
    for (sql,) in made:
        connection.execute(sql)
    connection.execute(RANKING)
    for _, sql in triggers:
        connection.execute(sql)
    connection.execute("insert into search (search) values ('rebuild')")


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
