"""What is told of a reminder: what is written for it, and whether it is there."""

from __future__ import annotations

from dataclasses import field

from mentorlog.frozen import dataclass


@dataclass(frozen=True, kw_only=True)
class Written:
    """A file of a reminder.

    Attributes:
        path: where it lies.
        text: what it says.
    """

    path: str
    text: str


@dataclass(kw_only=True)
class Installing:
    """What is written and run for a reminder.

    Attributes:
        way: systemd, launchd or cron.
        when: when it reminds, in words.
        files: the files.
        line: the line of the crontab; null where it is left alone.
        commands: the command lines that are run.
        written: whether it was done.
        there: whether all of it was there before.
    """

    way: str
    when: str
    files: list[Written] = field(default_factory=list)
    line: str | None = None
    commands: list[str] = field(default_factory=list)
    written: bool = False
    there: bool = False


@dataclass(frozen=True, kw_only=True)
class Reminder:
    """A reminder that is there.

    Attributes:
        way: systemd, launchd or cron.
        place: the file that it stands in; for cron, the line.
        when: when it reminds, in words.
        runs: whether the system knows of it; null where it cannot be asked.
    """

    way: str
    place: str
    when: str
    runs: bool | None
