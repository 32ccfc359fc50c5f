"""Taking an older journal to the present schema, after a backup that was checked."""

from __future__ import annotations

import os
from contextlib import closing
from typing import TYPE_CHECKING

from mentorlog.errors import JournalError
from mentorlog.store import dbapi
from mentorlog.store.migrations import migrate, pending

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path


def upgrade(path: Path, connect: Callable[[Path], dbapi.Connection]) -> None:
    """Bring the journal at `path` to the present schema, after a backup beside it.

    It all happens in one transaction: other processes wait for it, and where one of
    them was first there is nothing left to do.

    Raises:
        JournalError: the backup could not be made or did not pass the check; the
            journal is then as it was.
    """
    with closing(connect(path)) as journal:
        journal.execute("begin immediate")
        if pending(journal):
            (version,) = journal.execute("pragma user_version").fetchone()
            name = f"{path.stem}.before-schema-{version + 1}{path.suffix}"
            with closing(connect(path)) as reader:  # a writer cannot copy itself
                _back_up(reader, path.with_name(name))
            migrate(journal)
        journal.execute("commit")


def _back_up(journal: dbapi.Connection, backup: Path) -> None:
    try:
        copy_journal(journal, backup)
    except OSError as error:
        message = f"No backup can be kept in {backup}: {error.strerror or error}."
        raise JournalError(message) from error


def copy_journal(journal: dbapi.Connection, backup: Path) -> None:
    """Copy a journal through SQLite's own backup, and check the copy.

    Raises:
        JournalError: the copy could not be written, or is not whole.
    """
    fresh = backup.with_name(f".{backup.name}.new")
    fresh.unlink(missing_ok=True)
    os.close(os.open(fresh, os.O_CREAT | os.O_EXCL | os.O_RDWR, 0o600))
    try:
        with closing(dbapi.connect(fresh)) as copy:
            journal.backup(copy)
            (verdict,) = copy.execute("pragma integrity_check").fetchone()
        if verdict != "ok":
            message = f"{backup} is not whole ({verdict}); nothing was changed."
            raise JournalError(message)
        fresh.replace(backup)
    finally:
        fresh.unlink(missing_ok=True)
