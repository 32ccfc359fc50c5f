"""What a command was to write and could not: kept as a draft, in this one place."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mentorlog import config
from mentorlog.drafts import Begun, keep_anywhere
from mentorlog.errors import UsageError

if TYPE_CHECKING:
    from mentorlog.desk import Desk
    from mentorlog.drafts import From
    from mentorlog.errors import JournalError

READING = {
    *("list", "show", "today", "review", "growth", "impact", "timeline", "search"),
    *("prep", "history", "question"),
}
"""Last words of commands that write nothing unless they have begun to."""
BRINGS_NOTHING = {
    *("import", "undo", "redo", "backup", "restore", "demo", "drafts", "trash"),
    "doctor",
}
"""First words of commands whose words are soon typed again, or lie in a file."""


def keep_typed(desk: Desk, error: JournalError) -> str:
    """Keep what a command was to write, where the journal could not be written.

    Returns:
        What to say of the error; if something is kept, with where it is.
    """
    said = str(error)
    if not desk.wrote and not _writes(desk):
        return said
    said = said if said.endswith(".") else f"{said}."
    if desk.wrote:
        return f"{said} What was to be written is in it."
    try:
        text = desk.piped()
        way: From = "typed" if text is None else "piped"
        begun = Begun(words=desk.words, at=desk.now(), way=way)
        name = desk.command.replace(" ", "-")
        folder = config.drafts_folder(desk.env)
        draft, resume = keep_anywhere(folder, name, begun, text or "")
    except (OSError, UsageError) as failed:
        why = getattr(failed, "strerror", None) or failed
        return f"{said} What you typed could not be kept: {why}."
    where = f"What you typed is kept in {draft.path}; to try again: {resume}"
    return f"{said} {where}"


def _writes(desk: Desk) -> bool:
    """Whether the command was to write what a person has typed."""
    words = desk.command.split()
    if not words or words[0] in BRINGS_NOTHING:
        return False
    return desk.began_to_write or words[-1] not in READING
