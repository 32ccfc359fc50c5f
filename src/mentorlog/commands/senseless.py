"""What to say where a command could make no sense of what a journal holds."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mentorlog import config
from mentorlog.errors import JournalError
from mentorlog.store import dbapi
from mentorlog.store.around import Around
from mentorlog.store.doctoring import look_over
from mentorlog.store.trouble import INDEX_DAMAGED, is_damage

if TYPE_CHECKING:
    from mentorlog.desk import Desk

DAMAGE = {"file", "integrity", "schema", "references", "history"}
"""The findings after which any command may come upon what no command has written."""


def damage_behind(desk: Desk, error: Exception) -> JournalError | None:
    """The damage that brought a command down; None where it is a mistake of ours.

    SQLite sees when its pages do not fit together, but not when other words, days or
    numbers stand in them than were written. History knows.
    """
    checks = _found(desk)
    if checks & DAMAGE:
        what = (
            f"holds what makes no sense ({type(error).__name__}). What there is to do:"
            " mentorlog doctor"
        )
    elif "search" in checks:
        what = INDEX_DAMAGED
    else:
        return None
    return JournalError(f"{desk.shelf.journal} {what}")


def more_of(desk: Desk, error: JournalError) -> JournalError:
    """The same error, or that only the search index is damaged, which can be mended.

    SQLite has one word for both.
    """
    cause = error.__cause__
    if not (isinstance(cause, dbapi.DatabaseError) and is_damage(cause)):
        return error
    checks = _found(desk)
    if "search" in checks and not checks & DAMAGE:
        return JournalError(f"{desk.shelf.journal} {INDEX_DAMAGED}")
    return error


def _found(desk: Desk) -> set[str]:
    """The checks that have found something, after a look over the journal."""
    if desk.command.startswith(("doctor", "backup")):
        return set()
    desk.journal.close()
    around = Around(desk.shelf, config.drafts_folder(desk.env), desk.now())
    try:
        findings = look_over(around).findings
    except Exception:  # noqa: BLE001 - then the mistake is in what looks, too
        return set()
    return {finding.check for finding in findings if finding.needs_attention}
