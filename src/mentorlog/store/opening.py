"""Opening a journal, and making a new one: the only code that creates its file."""

from __future__ import annotations

import os
from contextlib import closing
from typing import TYPE_CHECKING

from mentorlog.errors import JournalError
from mentorlog.store.connecting import (
    checked_version,
    closed_on_error,
    connect,
    in_memory,
    is_there,
)
from mentorlog.store.publishing import alone_in, begun, clear_leftovers, publish
from mentorlog.store.schema import SCHEMA
from mentorlog.store.trouble import told, why_not

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from mentorlog.store import dbapi


def open_journal(
    path: Path,
    *,
    may_write: bool,
    backups: Path | None = None,
    waits: Callable[[float], None] | None = None,
) -> dbapi.Connection:
    """A connection to the journal at `path`, of the present schema.

    A journal that is not there is made if `may_write`, and stands in memory, empty,
    if not: to look never leaves anything behind.

    Args:
        path: the journal's file.
        may_write: whether it is made if it is missing.
        backups: where a backup is kept before it is brought to the present schema;
            in the folder `backups` beside it if None.
        waits: says that another process is waited for, and how long at most.

    Raises:
        JournalError: it cannot be opened, is no journal, or is newer than this
            program; the file is then untouched.
    """
    missing = not is_there(path)
    if missing and not may_write:
        return in_memory()
    if missing:
        _create(path)
    with told(path):
        connection = connect(path, waits=waits)
        with closed_on_error(connection):
            version = checked_version(connection, path)
    if version < SCHEMA:
        connection.close()
        _upgrade(path, backups or path.parent / "backups")
        with told(path):
            connection = connect(path, waits=waits)
    return connection


def _create(path: Path) -> None:
    """Make an empty journal that appears at `path` whole or not at all.

    Whatever an earlier attempt left behind, such as one that was killed, goes away.
    """
    from mentorlog.store.migrations import migrate  # noqa: PLC0415 - costs sqlite-utils

    try:
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        with alone_in(path.parent) as alone:
            if os.path.lexists(path):  # another process was first
                return
            if alone:
                clear_leftovers(path)
            fresh = begun(path)
            try:
                with told(path), closing(connect(fresh)) as connection:
                    migrate(connection)
                publish(fresh, path, alone=alone)
            finally:
                fresh.unlink(missing_ok=True)
    except OSError as error:
        message = f"{path} cannot be made: {why_not(error)}."
        raise JournalError(message) from error


def _upgrade(path: Path, backups: Path) -> None:
    from mentorlog.store.upgrade import upgrade  # noqa: PLC0415 - costs sqlite-utils

    with told(path):
        upgrade(path, backups)
