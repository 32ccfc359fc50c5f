"""What a command was to write and could not: kept as a draft, in this one place."""

from __future__ import annotations

from signal import SIGINT
from typing import TYPE_CHECKING

from mentorlog import config, ending
from mentorlog.drafts.begun import Begun
from mentorlog.drafts.draft import PROGRAM
from mentorlog.drafts.folder import keep_anywhere
from mentorlog.errors import Stopped, UsageError
from mentorlog.reports.saying import command_line

if TYPE_CHECKING:
    from mentorlog.desk import Desk
    from mentorlog.drafts.begun import From
    from mentorlog.errors import JournalError

READING = {
    *("list", "show", "today", "review", "growth", "impact", "timeline", "search"),
    *("prep", "history", "question"),
}
"""Last words of commands that write nothing unless they have begun to."""
BRINGS_NOTHING = {
    *("import", "undo", "redo", "backup", "restore", "demo", "drafts", "trash"),
    *("doctor", "completion"),
}
"""First words of commands whose words are soon typed again, or lie in a file."""


def keep_typed(desk: Desk, error: JournalError | Stopped) -> str:
    """Keep what a command was to write, where that could not be done.

    Returns:
        What to say of the error; if something is kept, with where it is.
    """
    stopped = isinstance(error, Stopped)
    said = str(error)
    if stopped and desk.wrote:
        return f"{said} What was to be written is in the journal."
    if stopped and desk.open_draft is not None:
        return str(desk.open_draft.kept(error))
    if not desk.wrote and (not _writes(desk) or (stopped and not _is_missed(desk))):
        return said
    said = said if said.endswith(".") else f"{said}."
    if desk.wrote:
        return f"{said} What was to be written is in it."
    try:
        text = desk.typed if stopped else desk.piped()
        way: From = "typed" if text is None else "piped"
        command = f"{command_line((PROGRAM, *desk.words))}\n" if text is None else ""
        begun = Begun(words=desk.words, at=desk.now(), way=way, text=command)
        name = desk.command.replace(" ", "-")
        folder = config.drafts_folder(desk.env)
        draft, resume = keep_anywhere(folder, name, begun, text or command)
    except (OSError, UsageError) as failed:
        why = getattr(failed, "strerror", None) or failed
        return f"{said} What you typed could not be kept: {why}."
    where = f"What you typed is kept in {draft.path}; to try again: {resume}"
    return f"{said} {where}"


def _is_missed(desk: Desk) -> bool:
    """Whether what a stopped command has not written would be missed.

    Not what comes out of a pipe that was not read to its end; nor what stands in the
    line that was typed last, where the person chose to answer with Ctrl-C.
    """
    if desk.typed is not None:
        return True
    chosen = ending.number() in {0, SIGINT} and not desk.began_to_write
    return not chosen and not desk.waits_for_pipe


def _writes(desk: Desk) -> bool:
    """Whether the command was to write what a person has typed."""
    words = desk.command.split()
    if not words or words[0] in BRINGS_NOTHING:
        return False
    writes = desk.began_to_write or desk.typed is not None
    return writes or words[-1] not in READING
