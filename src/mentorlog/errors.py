"""What can go wrong, each with its sentence and its exit code."""

from __future__ import annotations


class MentorlogError(Exception):
    """Anything that ends a command; `str()` is the sentence for the person.

    Attributes:
        exit_code: what the process returns (the table in the README).
    """

    exit_code = 1


class UsageError(MentorlogError):
    """The command line was understood, but not what was meant by it."""

    exit_code = 2


class Stopped(MentorlogError):
    """The person ended the program instead of answering it."""

    exit_code = 130


class NoSuchEntry(MentorlogError):
    """An ID, a number or a name that is not in the journal."""

    exit_code = 3


class UnknownDay(MentorlogError):
    """A day or a period that could not be read without guessing."""

    exit_code = 4


class JournalError(MentorlogError):
    """The journal cannot be opened, is damaged, or is newer than the program."""

    exit_code = 5


class JournalTooNew(JournalError):
    """The journal was written by a newer program; it is left untouched."""


class ChangedMeanwhile(MentorlogError):
    """Something else has changed what the person was looking at; it is left so."""


class NeedsAttention(MentorlogError):
    """Something is late or needs a look; raised only where `--check` asked."""

    exit_code = 6
