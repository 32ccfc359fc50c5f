"""What the database driver reports, put into sentences for people."""

from __future__ import annotations

from contextlib import contextmanager
from errno import EACCES, EDQUOT, EFBIG, EIO, ENOSPC, EPERM, EROFS
from typing import TYPE_CHECKING

from mentorlog.errors import JournalError
from mentorlog.store import dbapi

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

DAMAGED = "is damaged. What there is to do: mentorlog doctor"
NO_JOURNAL = (
    "is no journal of mentorlog, or its beginning is damaged; it is left as it is. What"
    " there is to do: mentorlog doctor"
)
NO_INDEX = "vtable constructor failed: search"
"""What the driver reports where tables behind the search index are gone."""
INDEX_DAMAGED = (
    "has a damaged search index, which can be made anew from what you have written:"
    " mentorlog doctor --fix"
)

NO_ACCESS = (
    "cannot be opened or written. Check that its folder is there and yours, and that"
    " the disk has room."
)
NO_DISK = (
    "could not be read or written: the disk reports an error. Check it, and the room"
    " on it; then try again."
)

NO_FILE = "not a regular file"
DEAD_LINK = "a link to nothing"
UNREADABLE = "not ours to read"
"""What `connecting` reports of what the driver would wait for, or call by one name."""

BRING_BACK = "it is left as it is. Bring back what it leads to, or remove the link."

SENTENCES = (
    (NO_FILE, "is no file; it is left as it is. Another place: MENTORLOG_JOURNAL"),
    (DEAD_LINK, f"is a link that leads to nothing; {BRING_BACK}"),
    (UNREADABLE, "cannot be read: it is closed to you. Check who owns it."),
    ("locked", "is busy: another program has been writing to it. Try again."),
    ("disk is full", "could not be written: the disk is full. Make room, try again."),
    ("readonly", "cannot be written: you may only read it. Check its permissions."),
    ("disk i/o error", NO_DISK),
    ("unable to open", NO_ACCESS),
    ("not a database", NO_JOURNAL),
    ("no such table: search", INDEX_DAMAGED),
    ("no such table: main.search", INDEX_DAMAGED),
    (NO_INDEX, INDEX_DAMAGED),
    ("malformed", DAMAGED),
    ("could not decode", DAMAGED),
)
"""A part of the driver's message → how the sentence goes on after the path."""

MALFORMED, NO_DATABASE = 11, 26
"""SQLite's codes for a file that is broken, and for one that is no database."""


DISK_FULL = "the disk is full, so make room and try again"
DISK_FAILS = "the disk reports an error, so check it and the room on it"
NOT_YOURS = "you may not write there, so check its permissions"

REASONS: dict[int | str | None, str] = {
    ENOSPC: DISK_FULL,
    EDQUOT: DISK_FULL,
    EFBIG: DISK_FULL,
    EIO: DISK_FAILS,
    EACCES: NOT_YOURS,
    EPERM: NOT_YOURS,
    EROFS: NOT_YOURS,
    "disk is full": DISK_FULL,
    "disk i/o error": DISK_FAILS,
    "readonly": NOT_YOURS,
    "unable to open": "no file can be made there, so check the folder and the disk",
    "locked": "another program is writing there, so try again",
}
"""What the system or the driver reports → why, and what to do, within a sentence."""


@contextmanager
def told(path: Path | str) -> Iterator[None]:
    """Turn the driver's errors into a `JournalError` that names the file."""
    try:
        yield
    except dbapi.DatabaseError as error:
        message = f"{path} {_sentence(error)}"
        raise JournalError(message) from error


def is_damage(error: dbapi.DatabaseError) -> bool:
    """Whether an error says that the file itself is broken, or no database."""
    code = getattr(error, "sqlite_errorcode", 0) & 0xFF
    return code in {MALFORMED, NO_DATABASE}


def _sentence(error: dbapi.DatabaseError) -> str:
    reported = str(error).lower()
    for part, sentence in SENTENCES:
        if part in reported:
            return sentence
    return f"could not be used: {error}."


def why_not(error: Exception) -> str:
    """Why a file could not be made, and what to do, as the end of a sentence."""
    if isinstance(error, OSError):
        return REASONS.get(error.errno, error.strerror or str(error))
    reported = str(error).lower()
    for part, reason in REASONS.items():
        if isinstance(part, str) and part in reported:
            return reason
    return str(error).rstrip(".")
