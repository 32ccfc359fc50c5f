"""The backup that is made by itself: once a day, at the first write."""

from __future__ import annotations

from contextlib import closing, suppress
from errno import ENOSPC
from functools import partial
from os import strerror
from shutil import disk_usage
from typing import TYPE_CHECKING

from mentorlog.errors import JournalError
from mentorlog.store import dbapi
from mentorlog.store.aside import begin, is_begun, make, note_failure, untold
from mentorlog.store.connecting import connect
from mentorlog.store.copying import FAILURES, copy_journal, flaws
from mentorlog.store.shelf import BEGUN, FAILED
from mentorlog.store.shelving import newest_whole, rotate
from mentorlog.store.trouble import why_not

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime

    from mentorlog.store.shelf import Shelf


IN_FRONT = 2_000_000
"""Bytes of a journal that is copied before anybody notices."""


def keep_daily(shelf: Shelf, now: datetime) -> Callable[[], None] | None:
    """Make the backup of the day, and let go of those that are old enough.

    Where it cannot be made, the person is told, once a day if that can be noted.

    Returns:
        What begins it aside when the write is done, where it is left until then: nobody
        shall wait for the copy of a large journal.

    Raises:
        JournalError: the journal is damaged and must not be written to.
    """
    if shelf.note(now, FAILED).exists():
        _tell_late(shelf, now)
        return None
    begun = shelf.note(now, BEGUN)
    if is_begun(begun):
        return None
    with closing(connect(shelf.journal)) as reader:  # a writer cannot copy itself
        try:
            if not reader.execute("select 1 from changes limit 1").fetchone():
                return None
            shelf.folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            _must_leave_room(shelf)
            is_large = shelf.journal.stat().st_size > IN_FRONT
            if is_large and not begun.exists():  # what was never finished is made here
                return partial(_go_on_aside, shelf, now)
            copy_journal(reader, shelf.of_day(now))
        except FAILURES as error:
            _must_be_sound(shelf, reader, now)
            _tell(shelf, now, why_not(error))
            return None
    with suppress(OSError):
        begun.unlink(missing_ok=True)
        rotate(shelf, now)
    return None


def _go_on_aside(shelf: Shelf, now: datetime) -> None:
    """Begin the backup that was left to be made aside; make it here if need be."""
    if not begin(shelf, now):
        make(shelf, now)
        _tell_late(shelf, now)


def _must_leave_room(shelf: Shelf) -> None:
    """Refuse to fill the disk with a copy: what is to be written comes first.

    Raises:
        OSError: beside the copy there would not be room for as much again.
    """
    free = disk_usage(shelf.folder).free
    if free < 2 * shelf.journal.stat().st_size:
        raise OSError(ENOSPC, strerror(ENOSPC))


def _must_be_sound(shelf: Shelf, reader: dbapi.Connection, now: datetime) -> None:
    """Refuse to write into a damaged journal.

    Raises:
        JournalError: it is damaged.
    """
    try:
        found = flaws(reader)
    except dbapi.DatabaseError as error:
        found = [str(error)]
    if not found:
        return
    last = newest_whole(shelf, now)
    back = f"; back with: mentorlog restore {last}" if last else ""
    message = (
        f"{shelf.journal} is damaged, so nothing was written. What it is:"
        f" mentorlog doctor{back}"
    )
    raise JournalError(message)


def _tell(shelf: Shelf, now: datetime, reason: str) -> None:
    note_failure(shelf, now, reason)
    _warn(shelf, reason)


def _tell_late(shelf: Shelf, now: datetime) -> None:
    """Say why there is no backup where that was found out aside."""
    reason = untold(shelf, now)
    if reason is not None:
        _warn(shelf, reason)


def _warn(shelf: Shelf, reason: str) -> None:
    shelf.warn(
        f"No backup could be made in {shelf.folder} ({reason}); what you write is kept"
        " all the same. Another folder: MENTORLOG_BACKUPS; what is wrong: mentorlog"
        " doctor"
    )
