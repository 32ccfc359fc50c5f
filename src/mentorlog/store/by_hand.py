"""Backups that are asked for: into the shelf, or wherever a person wants one."""

from __future__ import annotations

import os
from contextlib import closing
from typing import TYPE_CHECKING

from mentorlog.errors import JournalError, UsageError
from mentorlog.reports.backups import Backup
from mentorlog.store.connecting import checked_version, connect, is_there
from mentorlog.store.copying import FAILURES, NotWhole, copy_journal, flaws
from mentorlog.store.shelving import NOW, WHY, fresh_name, looked_into
from mentorlog.store.trouble import told, why_not

if TYPE_CHECKING:
    from datetime import datetime
    from pathlib import Path

    from mentorlog.store.shelf import Shelf


def keep_now(shelf: Shelf, why: str, now: datetime) -> Backup:
    """Put a backup on the shelf, with the time in its name; it is never let go.

    Args:
        shelf: the shelf.
        why: what its name says; a key of `shelving.WHY`.
        now: the instant (UTC).

    Raises:
        JournalError: the journal cannot be read, or the backup not made.
    """
    _must_exist(shelf.journal)
    try:
        shelf.folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    except OSError as error:
        raise _impossible(shelf.folder, error) from error
    return _keep(shelf.journal, shelf.folder, why, now)


def keep_in(journal: Path, place: Path, now: datetime) -> Backup:
    """Make a backup where a person wants one: a file, or a folder that is there.

    Raises:
        UsageError: there is something already, or no such folder.
        JournalError: the journal cannot be read, or the backup not made.
    """
    _must_exist(journal)
    if place.is_dir():
        return _keep(journal, place, NOW, now)
    if not place.parent.is_dir():
        message = f"There is no folder {place.parent}: make it first, or name another."
        raise UsageError(message)
    if os.path.lexists(place) or not _copied(journal, place):
        message = f"{place} is there already and is left as it is: name another file."
        raise UsageError(message)
    return _told(place, NOW, now)


def _keep(journal: Path, folder: Path, why: str, now: datetime) -> Backup:
    backup = fresh_name(folder, journal, why, now)
    while not _copied(journal, backup):  # somebody else has just taken the name
        backup = fresh_name(folder, journal, why, now)
    return _told(backup, why, now)


def _told(path: Path, why: str, now: datetime) -> Backup:
    return looked_into(Backup(path=path, how=WHY[why], day=now.date(), at=now))


def _must_exist(journal: Path) -> None:
    """Refuse to copy what is not there.

    Raises:
        JournalError: there is no journal.
    """
    if not is_there(journal):
        message = f"There is no journal at {journal}, so there is nothing to copy."
        raise JournalError(message)


def _copied(journal: Path, backup: Path) -> bool:
    """Copy the journal; whether the copy lies there now.

    Raises:
        JournalError: the journal cannot be read, or the backup not made.
    """
    with told(journal), closing(connect(journal)) as reader:
        checked_version(reader, journal)
        try:
            return copy_journal(reader, backup)
        except FAILURES as error:
            if isinstance(error, NotWhole) and flaws(reader):
                message = (
                    f"{journal} is damaged, so no backup was made of it."
                    " What it is: mentorlog doctor"
                )
                raise JournalError(message) from error
            raise _impossible(backup, error) from error


def _impossible(where: Path, error: Exception) -> JournalError:
    return JournalError(f"No backup can be kept in {where}: {why_not(error)}.")
