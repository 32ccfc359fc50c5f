"""Putting a backup in the journal's place; what was there before is kept aside."""

from __future__ import annotations

import os
import shutil
from contextlib import closing
from typing import TYPE_CHECKING

from mentorlog import ending
from mentorlog.errors import JournalError
from mentorlog.store.connecting import PATIENCE, connect
from mentorlog.store.copying import FAILURES, copied, flaws, must_be_whole
from mentorlog.store.patience import BUSY, Waiting
from mentorlog.store.publishing import alone_in, begun, clear_leftovers, publish, sync
from mentorlog.store.shelving import BEFORE_RESTORE, DAMAGED, fresh_name
from mentorlog.store.trouble import told, why_not

if TYPE_CHECKING:
    from datetime import datetime
    from pathlib import Path

    from mentorlog.reports.outlook import Outlook
    from mentorlog.store import dbapi
    from mentorlog.store.shelf import Shelf

SIDECARS = ("-journal", "-wal", "-shm")
"""What SQLite may have left beside a file, and would apply to another of its name."""

AT_ONCE = 8
"""Pages that are copied before it is looked again: less than a journal's empty tables
take, and so few that SQLite keeps them in memory."""

MEGABYTE = 1 << 20

IN_USE = "{} is busy: another program uses it, so nothing was restored. Try again."


def put_back(shelf: Shelf, seen: Outlook, now: datetime) -> Path | None:
    """Put a backup in the journal's place.

    No connection to the journal may be open in this process.

    Args:
        shelf: the journal and its backups.
        seen: the backup, and how the journal is.
        now: the instant (UTC).

    Returns:
        Where what was there before is kept, if anything was.

    Raises:
        JournalError: it could not be done; the journal is as it was.
    """
    journal = shelf.journal.resolve()
    _must_be_ours(journal)
    try:
        with told(seen.backup.path), closing(connect(seen.backup.path, "ro")) as then:
            if seen.state == "sound":
                return _written_into(shelf, journal, then, now)
            return _in_its_place(shelf, journal, then, now)
    except OSError as error:
        where = error.filename or shelf.folder
        message = f"{journal} was not restored: {why_not(error)} ({where})."
        raise JournalError(message) from error


def _must_be_ours(journal: Path) -> None:
    """Refuse what may only be read, also where another file could take its place.

    Raises:
        JournalError: the journal or its folder may not be written to.
    """
    for path in (journal, journal.parent):
        if path.exists() and not os.access(path, os.W_OK):
            message = (
                f"{path} cannot be written: you may only read it, so nothing was"
                " restored. Check its permissions."
            )
            raise JournalError(message)


def _written_into(
    shelf: Shelf, journal: Path, then: dbapi.Connection, now: datetime
) -> Path:
    """Overwrite a sound journal in one transaction; other processes stay connected.

    Returns:
        Where it is kept as it was at the very moment of the restore.
    """
    # Opened before SQLite opens the file, and closed after it has closed it: to close
    # a file lets go of all the locks that this process holds on it.
    watched = os.open(journal, os.O_RDONLY)
    try:
        with told(journal), closing(connect(journal, waits=shelf.waits)) as live:
            return _overwrite(shelf, live, watched, then, now)
    finally:
        os.close(watched)


def _overwrite(
    shelf: Shelf,
    live: dbapi.Connection,
    watched: int,
    then: dbapi.Connection,
    now: datetime,
) -> Path:
    """Copy a backup into a journal; keep that aside as soon as it is locked.

    Args:
        shelf: the journal and its backups.
        live: a connection to the journal.
        watched: a handle on its file.
        then: a connection to the backup.
        now: the instant (UTC).

    Raises:
        JournalError: somebody else uses it for too long, or it could not be kept
            aside; nothing was changed.
    """
    waiting = Waiting(PATIENCE, shelf.waits)
    aside: list[Path] = []

    def look(status: int, _left: int, _all: int) -> None:
        if status == BUSY and waiting.is_over():
            raise JournalError(IN_USE.format(shelf.journal))
        if status != BUSY and not aside:
            # The first pages are copied, and the file is locked: nobody can write, and
            # SQLite has written nothing yet. So nothing can slip in between.
            aside.append(_kept_aside(shelf, watched, now))
            ending.hold()

    (mode,) = live.execute("pragma journal_mode = delete").fetchone()
    if mode != "delete":  # kept in WAL by somebody who uses it now
        raise JournalError(IN_USE.format(shelf.journal))
    then.backup(live, pages=AT_ONCE, progress=look, sleep=0.05)
    if flaws(live):
        message = f"{shelf.journal} is not whole after the restore: mentorlog doctor"
        raise JournalError(message)
    return aside[0]


def _kept_aside(shelf: Shelf, watched: int, now: datetime) -> Path:
    """Keep a journal that is locked for everybody else, as a checked backup."""
    shelf.folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    aside = fresh_name(shelf.folder, shelf.journal, BEFORE_RESTORE, now)
    fresh = begun(aside)
    try:
        with fresh.open("wb") as copy:
            while part := os.pread(watched, MEGABYTE, copy.tell()):
                copy.write(part)
        sync(fresh)
        must_be_whole(fresh)
        publish(fresh, aside)
    finally:
        fresh.unlink(missing_ok=True)
    return aside


def _in_its_place(
    shelf: Shelf, journal: Path, then: dbapi.Connection, now: datetime
) -> Path | None:
    """Let a checked copy take the place of what is damaged, or missing."""
    journal.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    try:
        with alone_in(journal.parent) as alone:
            if alone:
                clear_leftovers(journal)
            with copied(then, journal) as fresh:
                return _exchanged(shelf, journal, fresh, now)
    except FAILURES as error:
        if isinstance(error, JournalError):
            raise
        message = f"{journal} was not restored: {why_not(error)}."
        raise JournalError(message) from error


def _exchanged(shelf: Shelf, journal: Path, fresh: Path, now: datetime) -> Path | None:
    aside = _set_aside(shelf, journal, now)
    ending.hold()
    if journal.exists():
        fresh.replace(journal)
        sync(journal.parent)
    elif not publish(fresh, journal):
        message = f"{journal} has just been made; nothing was restored."
        raise JournalError(message)
    return aside


def _set_aside(shelf: Shelf, journal: Path, now: datetime) -> Path | None:
    """Keep the very bytes of a damaged journal, and of what belongs to it.

    What SQLite left beside it goes: it would be applied to the new file.
    """
    left = [journal.with_name(journal.name + end) for end in SIDECARS]
    there = [path for path in (journal, *left) if path.exists()]
    if not there:
        return None
    shelf.folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    aside = fresh_name(shelf.folder, shelf.journal, DAMAGED, now)
    for path in there:
        _keep(path, aside.with_name(aside.name + path.name[len(journal.name) :]))
    sync(shelf.folder)
    for path in left:
        path.unlink(missing_ok=True)
    sync(journal.parent)
    return aside if aside.exists() else None


def _keep(path: Path, aside: Path) -> None:
    """Keep a file under another name: the same file, or else the same bytes."""
    try:
        os.link(path, aside)
    except OSError:  # another file system, or one without hard links
        fresh = begun(aside)
        try:
            shutil.copyfile(path, fresh)
            sync(fresh)
            publish(fresh, aside)
        finally:
            fresh.unlink(missing_ok=True)
