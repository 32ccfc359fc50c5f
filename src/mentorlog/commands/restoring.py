"""Restoring the whole journal: what it would change, a question, and the deed."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from mentorlog import ending
from mentorlog.errors import UsageError
from mentorlog.period import quoted
from mentorlog.store.outlook import file, look, newest
from mentorlog.store.restoring import put_back

if TYPE_CHECKING:
    from collections.abc import Sequence

    from mentorlog.desk import Desk
    from mentorlog.reports.backups import Backup

LATEST = "latest"


def restore_journal(desk: Desk, what: Sequence[str], *, dry: bool, yes: bool) -> None:
    """Put a backup in the journal's place, if that is what the person wants.

    Args:
        desk: what commands work with.
        what: what was typed: "latest", or one file.
        dry: whether to say only what it would change.
        yes: whether not to ask.

    Raises:
        UsageError: it is not one backup, or nobody is there who could be asked.
        NoSuchEntry: there is no sound backup.
        JournalError: the backup does not pass its check, or cannot be put in place.
    """
    if len(what) > 1:
        message = "Name IDs alone, or one backup: restore latest, or restore FILE."
        raise UsageError(message)
    desk.journal.close()
    seen = look(desk.shelf, _meant(desk, what[0]))
    if seen.same:
        desk.screen.outlook(seen)
        return
    if not (dry or yes or desk.at_terminal):
        message = "Nobody can be asked here: add --yes, or look first with --dry-run."
        raise UsageError(message)
    if dry or not yes:
        desk.screen.outlook(seen)
    if dry or not (yes or desk.asks("Restore this backup?", default=False)):
        desk.screen.hint("Nothing was changed.")
        return
    aside = put_back(desk.shelf, seen, desk.now())
    desk.journal.keep_due_days()
    ending.answer()
    desk.screen.restored(seen, aside)


def _meant(desk: Desk, text: str) -> Backup:
    """The backup that is meant, checked.

    Raises:
        UsageError: there is no such file.
    """
    if text.casefold() == LATEST:
        return newest(desk.shelf, desk.now())
    path = Path(text).expanduser()
    listed = desk.shelf.folder / text
    for there in (path, listed):
        if there.is_file():
            return file(desk.shelf, there, desk.now())
    message = (
        f"{quoted(text)} is no ID such as A1, and no file: see mentorlog backup --list"
    )
    raise UsageError(message)
