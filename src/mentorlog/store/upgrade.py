"""Taking an older journal to the present schema, after a backup that was checked."""

from __future__ import annotations

import filecmp
from contextlib import closing
from typing import TYPE_CHECKING

from mentorlog.errors import JournalError
from mentorlog.store.connecting import connect
from mentorlog.store.copying import FAILURES, copy_journal
from mentorlog.store.migrations import migrate, pending
from mentorlog.store.shelving import free_name
from mentorlog.store.trouble import why_not

if TYPE_CHECKING:
    from pathlib import Path

    from mentorlog.store import dbapi


def upgrade(path: Path, backups: Path) -> None:
    """Bring the journal at `path` to the present schema, after a backup of it.

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
            backup = free_name(backups, path, f".before-schema-{version + 1}")
            with closing(connect(path)) as reader:  # a writer cannot copy itself
                _back_up(reader, backup)
            migrate(journal)
        journal.execute("commit")


def _back_up(journal: dbapi.Connection, backup: Path) -> None:
    """Keep a backup, which is never rotated away; once, however often it is tried.

    Raises:
        JournalError: it could not be made.
    """
    try:
        backup.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        copy_journal(journal, backup)
    except FAILURES as error:
        message = f"No backup can be kept in {backup}: {why_not(error)}."
        raise JournalError(message) from error
    if any(filecmp.cmp(same, backup, shallow=False) for same in _earlier(backup)):
        backup.unlink()


def _earlier(backup: Path) -> list[Path]:
    """The other backups that were made before this step of the schema."""
    name = backup.name.rpartition(".before-")[0] + ".before-schema-"
    return [
        path
        for path in backup.parent.iterdir()
        if path.name.startswith(name) and path != backup and path.is_file()
    ]
