"""Taking an older journal to the present schema, after a backup that was checked."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from mentorlog.errors import JournalError
from mentorlog.store import dbapi
from mentorlog.store.migrations import migrate

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path


def upgrade(path: Path, connect: Callable[[Path], dbapi.Connection]) -> Path:
    """Bring the journal at `path` to the present schema.

    Returns:
        The backup that was made before, beside the journal.

    Raises:
        JournalError: the backup could not be made or did not pass the check; the
            journal is then as it was.
    """
    journal = connect(path)
    (version,) = journal.execute("pragma user_version").fetchone()
    backup = path.with_name(f"{path.stem}.before-schema-{version + 1}{path.suffix}")
    copy_journal(journal, backup)
    migrate(journal)
    journal.close()
    return backup


def copy_journal(journal: dbapi.Connection, backup: Path) -> None:
    """Copy a journal through SQLite's own backup, and check the copy.

    Raises:
        JournalError: the copy could not be written, or is not whole.
    """
    fresh = backup.with_name(f".{backup.name}.new")
    fresh.unlink(missing_ok=True)
    os.close(os.open(fresh, os.O_CREAT | os.O_EXCL | os.O_RDWR, 0o600))
    copy = dbapi.connect(fresh)
    with copy:
        journal.backup(copy)
    (verdict,) = copy.execute("pragma integrity_check").fetchone()
    copy.close()
    if verdict != "ok":
        message = f"{backup} is not whole ({verdict}); nothing was changed."
        raise JournalError(message)
    fresh.replace(backup)
