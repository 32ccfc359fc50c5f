"""Copying a journal whole, and checking the copy: the only code that makes backups."""

from __future__ import annotations

from contextlib import closing, contextmanager
from typing import TYPE_CHECKING

from mentorlog.errors import JournalError
from mentorlog.store import dbapi
from mentorlog.store.connecting import connect
from mentorlog.store.publishing import begun, publish, sync
from mentorlog.store.trouble import NO_INDEX

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

WORST = 10
"""So many flaws are enough to know that something is damaged."""


TABLES = (
    "select name from sqlite_master where type = 'table' and name <> 'search'"
    " and name not like 'search\\_%' escape '\\'"
)
"""All tables but those of the search index."""


class NotWhole(JournalError):
    """A copy that did not pass its check; it was thrown away."""


class _Restless(Exception):
    """Somebody writes all the time."""


PART = 2_000
"""So many pages are copied at a time; nobody waits longer for that than they notice."""
PAUSE = 0.005
"""Seconds for others in between."""
ANEW = 3
"""So often a copy may begin anew before it is made at one stroke."""

FAILURES = (NotWhole, OSError, dbapi.DatabaseError)
"""What `copy_journal` raises."""


def copy_journal(
    journal: dbapi.Connection, backup: Path, *, gently: bool = False
) -> bool:
    """Copy a journal through SQLite's own backup; the copy appears when it is checked.

    Args:
        journal: a connection that reads it.
        backup: where the copy shall lie; its folder must be there.
        gently: whether others may write in the meantime, as long as that goes well.

    Returns:
        Whether the copy lies there now; not if something else does, which stays.

    Raises:
        NotWhole: the copy did not pass the check.
        OSError: no file could be made there.
        dbapi.DatabaseError: the journal could not be read, or the copy not written.
    """
    with copied(journal, backup, gently=gently) as fresh:
        return publish(fresh, backup)


@contextmanager
def copied(
    journal: dbapi.Connection, place: Path, *, gently: bool = False
) -> Iterator[Path]:
    """A checked copy under a temporary name beside `place`, to be given its own.

    What still has the temporary name at the end is thrown away. Raises as
    `copy_journal` does.
    """
    fresh = begun(place)
    try:
        with closing(dbapi.connect(fresh, isolation_level=None)) as copy:
            # Nobody sees this file before it is whole: it needs no journal of its own.
            copy.execute("pragma journal_mode = off")
            copy.execute("pragma synchronous = off")
            if not (gently and _gently_copied(journal, copy)):
                journal.backup(copy)
            copy.execute("pragma journal_mode = delete")  # also where it was WAL
        sync(fresh)
        must_be_whole(fresh)
        yield fresh
    finally:
        fresh.unlink(missing_ok=True)


def _gently_copied(journal: dbapi.Connection, copy: dbapi.Connection) -> bool:
    """Copy a part at a time and let others write in between.

    SQLite begins anew where somebody has.

    Returns:
        Whether it came to an end; not if it had to begin anew time and again.
    """
    seen = [0, 0]  # what was left when last looked, and how often it grew

    def look(_status: int, left: int, _all: int) -> None:
        seen[1] += left > seen[0] > 0
        seen[0] = left
        if seen[1] > ANEW:
            raise _Restless

    try:
        journal.backup(copy, pages=PART, progress=look, sleep=PAUSE)
    except _Restless:
        return False
    return True


def must_be_whole(path: Path) -> None:
    """Open a copy and check all of it.

    Raises:
        NotWhole: something is wrong with it.
    """
    try:
        with closing(connect(path, "ro")) as copy:
            found = flaws(copy)
    except dbapi.DatabaseError as error:
        found = [str(error)]
    if found:
        message = f"the copy is not whole: {found[0]}"
        raise NotWhole(message)


def flaws(connection: dbapi.Connection) -> list[str]:
    """What SQLite finds wrong with a database, but for its search index.

    The index is derived from the tables and can be made again (`doctor --fix`).

    Raises:
        dbapi.DatabaseError: it cannot be read at all.
    """
    try:
        found = list(_verdicts(connection, str(WORST)))
    except dbapi.OperationalError as error:
        if NO_INDEX not in str(error):
            raise
        found = [
            said
            for (table,) in connection.execute(TABLES).fetchall()
            for said in _verdicts(connection, f"'{table}'")
        ]
    return [said for said in found if said != "ok" and "FTS5 table" not in said]


def _verdicts(connection: dbapi.Connection, what: str) -> Iterator[str]:
    rows = connection.execute(f"pragma integrity_check({what})").fetchall()
    yield from (str(verdict) for (verdict,) in rows)
