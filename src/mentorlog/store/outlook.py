"""Looking at a backup and the journal before the one takes the other's place."""

from __future__ import annotations

from contextlib import closing, contextmanager
from typing import TYPE_CHECKING

from mentorlog.entries.kinds import every_kind, kind_named
from mentorlog.errors import JournalError, JournalTooNew, NoSuchEntry, UsageError
from mentorlog.reports.backups import BEFORE_RESTORE, BY_HAND, DAMAGED, Backup
from mentorlog.reports.outlook import Holding, Kept, Mention, Outlook, State, outlook
from mentorlog.store import dbapi
from mentorlog.store.connecting import checked_version, connect, in_memory, is_there
from mentorlog.store.copying import flaws
from mentorlog.store.rows import from_row
from mentorlog.store.schema import SCHEMA
from mentorlog.store.shelving import checked, named, newest_first
from mentorlog.store.trouble import is_damage, told

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime
    from pathlib import Path

    from mentorlog.store.shelf import Shelf

LAST_STEP = "select step, at, uid from changes order by id desc limit 1"


def newest(shelf: Shelf, now: datetime) -> Backup:
    """The newest backup that passes its check.

    What was kept aside before a restore does not count: it is what one wanted to get
    away from.

    Raises:
        NoSuchEntry: there is none.
    """
    for backup in newest_first(shelf, now):
        if backup.how not in {BEFORE_RESTORE, DAMAGED}:
            looked = checked(backup)
            if not looked.flaw:
                return looked
    message = f"There is no sound backup in {shelf.folder}: name a file instead."
    raise NoSuchEntry(message)


def file(shelf: Shelf, path: Path, now: datetime) -> Backup:
    """The backup in a file, checked.

    Raises:
        UsageError: it is the journal itself.
        JournalError: it does not pass.
    """
    if path.exists() and shelf.journal.exists() and path.samefile(shelf.journal):
        message = f"{path} is the journal itself; name a backup of it."
        raise UsageError(message)
    unnamed = Backup(path=path, how=BY_HAND, day=now.date(), at=None)
    backup = checked(named(shelf, path) or unnamed)
    if backup.flaw:
        message = f"{path} is no sound backup: it {backup.flaw}; nothing was changed."
        raise JournalError(message)
    return backup


def look(shelf: Shelf, backup: Backup) -> Outlook:
    """What restoring a backup would change.

    Raises:
        JournalError: the present journal is not ours to write to, or cannot be read
            for a reason that may pass.
    """
    state = state_of(shelf.journal)
    with told(backup.path), _readable(backup.path) as then:
        if state == "missing":
            return outlook(backup, state, None, holding(then))
        try:
            with _readable(shelf.journal) as now:
                return outlook(backup, state, holding(now), holding(then))
        except (dbapi.DatabaseError, JournalError):
            if state == "sound":
                raise
            return outlook(backup, state, None, holding(then))


def state_of(journal: Path) -> State:
    """How a journal is.

    Raises:
        JournalError: it is newer than the program, no journal at all, or cannot be
            opened for a reason that may pass.
    """
    if not is_there(journal):
        return "missing"
    if journal.is_dir():
        message = f"{journal} is a folder; it is left as it is."
        raise JournalError(message)
    try:
        with closing(connect(journal)) as connection:
            if journal.stat().st_size == 0:
                return "damaged"
            _must_be_a_journal(connection, journal)
            return "damaged" if flaws(connection) else "sound"
    except dbapi.DatabaseError as error:
        if is_damage(error):
            return "damaged"
        with told(journal):
            raise
    except OSError as error:
        message = f"{journal} cannot be read: {error.strerror or error}."
        raise JournalError(message) from error


def _must_be_a_journal(connection: dbapi.Connection, path: Path) -> None:
    """Refuse to put a backup in the place of what may be something else.

    Raises:
        JournalError: it is newer than the program, or no journal at all.
    """
    try:
        checked_version(connection, path)
    except JournalTooNew:
        raise
    except JournalError as error:
        message = (
            f"{path} is no journal of mentorlog, or its beginning is damaged; it is"
            " left as it is. To have a backup there, move it elsewhere first."
        )
        raise JournalError(message) from error


def holding(connection: dbapi.Connection) -> Holding:
    """What a journal of the present schema holds."""
    entries = {
        uid: Kept(kind.kind, number, at)
        for kind in every_kind()
        for uid, number, at in connection.execute(
            f"select uid, id, updated_at from {kind.table} where deleted_at is null"
        )
    }
    ending = connection.execute(LAST_STEP).fetchone()

    def mention(kept: Kept) -> Mention:
        kind = kind_named(kept.kind)
        query = f"select * from {kind.table} where id = ?"
        row = connection.execute(query, (kept.number,)).fetchone()
        headline = from_row(kind, row).headline
        return Mention(id=f"{kind.letter}{kept.number}", headline=headline)

    return Holding(entries=entries, ending=tuple(ending or ()), named=mention)


@contextmanager
def _readable(path: Path) -> Iterator[dbapi.Connection]:
    """A connection that reads a journal as one of the present schema.

    An older one is copied into memory and brought up to date there.
    """
    with closing(connect(path, "ro")) as connection:
        if checked_version(connection, path) == SCHEMA:
            yield connection
            return
        with closing(in_memory(connection)) as memory:
            yield memory
