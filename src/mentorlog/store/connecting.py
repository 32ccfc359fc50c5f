"""Connections to a journal's file, and to a journal in memory; they make no file."""

from __future__ import annotations

import os
import stat
from contextlib import closing, contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from mentorlog.errors import JournalError, JournalTooNew
from mentorlog.store import dbapi
from mentorlog.store.patience import ATTEMPT, Patient
from mentorlog.store.schema import APPLICATION, SCHEMA
from mentorlog.store.trouble import (
    DEAD_LINK,
    MALFORMED,
    NO_FILE,
    NO_JOURNAL,
    UNREADABLE,
    why_not,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

OWNER = "Check who owns it."
PATIENCE = 30.0
"""Seconds to wait for another process that is writing."""


def connect(
    path: Path | str, mode: str = "rw", *, waits: Callable[[float], None] | None = None
) -> dbapi.Connection:
    """A connection that keeps its promises; the file must be there.

    `synchronous=extra` also syncs the folder after a commit, so that what was
    acknowledged survives a power cut. Transactions are begun by hand.

    Args:
        path: a journal's file, or ":memory:".
        mode: "rw", or "ro" for a file that must not be touched.
        waits: says that another process is waited for, and how long at most.
    """
    if path == ":memory:":
        connection = dbapi.connect(":memory:", isolation_level=None)
    else:
        _must_be_readable(path)
        address = f"{Path(path).absolute().as_uri()}?mode={mode}"
        connection = dbapi.connect(
            address,
            uri=True,
            timeout=min(ATTEMPT, PATIENCE),
            isolation_level=None,
            factory=Patient,
        )
        connection.patience, connection.waits = PATIENCE, waits
    with closed_on_error(connection):
        connection.row_factory = dbapi.Row
        connection.execute("pragma foreign_keys = on")
        connection.execute("pragma synchronous = extra")
    return connection


def _must_be_readable(path: Path | str) -> None:
    """Refuse what is no file, or not ours: to open a pipe could take for ever.

    Raises:
        dbapi.OperationalError: it is a folder, a pipe, a link to nothing, or closed.
    """
    try:
        regular = stat.S_ISREG(os.stat(path).st_mode)  # noqa: PTH116 - a name may come
    except OSError as error:  # then it cannot be opened either, and that says why
        if os.path.islink(path):  # noqa: PTH114 - a name may come
            raise dbapi.OperationalError(DEAD_LINK) from error
        return
    if not regular:
        raise dbapi.OperationalError(NO_FILE)
    if not os.access(path, os.R_OK):
        raise dbapi.OperationalError(UNREADABLE)


def is_there(path: Path) -> bool:
    """Whether anything lies at a path, were it a link to nothing.

    Raises:
        JournalError: that cannot be told, or its folder is none.
    """
    try:
        os.lstat(path)
    except (FileNotFoundError, NotADirectoryError):
        _may_come_to_be(path)
        return False
    except PermissionError as error:
        message = f"{path} cannot be looked at: its folder is closed to you. {OWNER}"
        raise JournalError(message) from error
    except OSError as error:
        message = f"{path} cannot be looked at: {why_not(error)}."
        raise JournalError(message) from error
    return True


def _may_come_to_be(path: Path) -> None:
    """Refuse a path on which a file or a dead link stands where a folder should be.

    Such a journal is not new: it was elsewhere, on a disk that is not there today.

    Raises:
        JournalError: that is so.
    """
    for folder in path.parents:
        if os.path.lexists(folder):
            if not folder.is_dir():
                what = "a link that leads to nothing" if folder.is_symlink() else "none"
                message = (
                    f"{path} cannot be reached: the folder {folder} is {what}. Put it"
                    " right, or name another place: MENTORLOG_JOURNAL"
                )
                raise JournalError(message)
            return


@contextmanager
def closed_on_error(connection: dbapi.Connection) -> Iterator[None]:
    """Close a connection if what is done with it goes wrong."""
    try:
        yield
    except UnicodeDecodeError as error:  # the driver, of a message about damage
        connection.close()
        message = "database disk image is malformed"
        damage = dbapi.DatabaseError(message)
        damage.sqlite_errorcode = MALFORMED
        raise damage from error
    except BaseException:
        connection.close()
        raise


def checked_version(connection: dbapi.Connection, path: Path) -> int:
    """The journal's schema version, after making sure that it is a journal.

    Raises:
        JournalError: it is not, or it is newer than this program.
    """
    (application,) = connection.execute("pragma application_id").fetchone()
    (version,) = connection.execute("pragma user_version").fetchone()
    if application != APPLICATION:
        message = f"{path} {NO_JOURNAL}"
        raise JournalError(message)
    if version > SCHEMA:
        message = (
            f"{path} was written by a newer mentorlog (schema {version}, this one"
            f" knows {SCHEMA}); update mentorlog to open it. It is left as it is."
        )
        raise JournalTooNew(message)
    return int(version)


def in_memory(original: dbapi.Connection | None = None) -> dbapi.Connection:
    """A journal of the present schema in memory.

    Args:
        original: what it is a copy of, perhaps of an earlier schema; an empty one if
            None.

    Raises:
        dbapi.DatabaseError: the original cannot be read.
    """
    from mentorlog.store.migrations import migrate  # noqa: PLC0415 - costs sqlite-utils

    connection = connect(":memory:")
    with closed_on_error(connection):
        if original is not None:
            original.backup(connection)
        migrate(connection)
    return connection


def aside() -> dbapi.Connection:
    """A journal of the present schema that is only there while it is open.

    It lies in a file without a name, in the folder for temporary files, which nobody
    else can open; SQLite makes it when it becomes large.

    Raises:
        dbapi.DatabaseError: there is no room for it.
    """
    with closing(in_memory()) as empty:
        connection = dbapi.connect("", isolation_level=None)
        with closed_on_error(connection):
            empty.backup(connection)
            connection.row_factory = dbapi.Row
            connection.execute("pragma journal_mode = off")
            connection.execute("pragma synchronous = off")
    return connection
