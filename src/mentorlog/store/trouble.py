"""What the database driver reports, put into sentences for people."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

from mentorlog.errors import JournalError
from mentorlog.store import dbapi

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

DAMAGED = "is damaged; it is left as it is. Keep a copy, then try a backup."

NO_ACCESS = (
    "cannot be opened or written. Check that its folder is there and yours, and that"
    " the disk has room."
)
NO_DISK = (
    "could not be read or written: the disk reports an error. Check it, and the room"
    " on it; then try again."
)

SENTENCES = (
    ("locked", "is busy: another program has been writing to it. Try again."),
    ("disk is full", "could not be written: the disk is full. Make room, try again."),
    ("readonly", "cannot be written: you may only read it. Check its permissions."),
    ("disk i/o error", NO_DISK),
    ("unable to open", NO_ACCESS),
    ("not a database", "is no journal of mentorlog; it is left as it is."),
    ("malformed", DAMAGED),
    ("could not decode", DAMAGED),
)
"""A part of the driver's message → how the sentence goes on after the path."""

DAMAGE = {11, 26}
"""SQLite's codes for a malformed file, and for one that is no database."""


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
    return code in DAMAGE


def _sentence(error: dbapi.DatabaseError) -> str:
    reported = str(error).lower()
    for part, sentence in SENTENCES:
        if part in reported:
            return sentence
    return f"could not be used: {error}."
