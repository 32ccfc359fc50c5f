"""The daily backup of a large journal, made by a process of its own: nobody waits."""

from __future__ import annotations

import os
import sys
from contextlib import closing, suppress
from datetime import datetime
from pathlib import Path
from time import time
from typing import TYPE_CHECKING

from mentorlog.store.connecting import connect
from mentorlog.store.copying import FAILURES, copy_journal
from mentorlog.store.shelf import BEGUN, FAILED, Shelf
from mentorlog.store.shelving import rotate
from mentorlog.store.trouble import why_not

if TYPE_CHECKING:
    from collections.abc import Sequence

SLOW = 10 * 60
"""Seconds after which a backup that was begun is finished by nobody any more."""
KIND = 10
"""How far the process stands back behind others, as `nice` has it."""


def is_begun(begun: Path) -> bool:
    """Whether a process makes a backup at this moment, going by its file."""
    try:
        return time() - begun.stat().st_mtime < SLOW
    except OSError:
        return False


def begin(shelf: Shelf, now: datetime) -> bool:
    """Begin the backup of the day in a process of its own, which outlives this one.

    Returns:
        Whether it is being made; not where no process could be begun.
    """
    begun = shelf.note(now, BEGUN)
    keeps = map(str, shelf.keeps)
    what = (str(shelf.journal), str(shelf.folder), now.isoformat(), *keeps)
    # -P: nothing that lies in the present folder is taken for a part of the program.
    words: list[str] = [sys.executable, "-P", "-m", "mentorlog.store.aside", *what]
    nowhere = [
        (os.POSIX_SPAWN_OPEN, number, os.devnull, os.O_RDWR, 0) for number in range(3)
    ]
    try:
        begun.touch(mode=0o600)
        os.posix_spawn(
            sys.executable, words, os.environ, file_actions=nowhere, setsid=True
        )
    except (OSError, NotImplementedError, ValueError):
        with suppress(OSError):
            begun.unlink(missing_ok=True)
        return False
    return True


def make(shelf: Shelf, now: datetime) -> None:
    """Make the backup of the day beside whoever writes; or note why it cannot be made.

    What says that it was begun stays where it failed, until somebody was told.
    """
    try:
        with closing(connect(shelf.journal)) as reader:
            copy_journal(reader, shelf.of_day(now), gently=True)
    except FAILURES as error:
        note_failure(shelf, now, why_not(error))
        return
    with suppress(OSError):
        shelf.note(now, BEGUN).unlink(missing_ok=True)
        rotate(shelf, now)


def note_failure(shelf: Shelf, now: datetime, reason: str) -> None:
    """Note why there is no backup of the day, if that can be noted."""
    failed = shelf.note(now, FAILED)
    with suppress(OSError):
        failed.touch(mode=0o600)
        failed.write_text(reason, encoding="utf-8")


def untold(shelf: Shelf, now: datetime) -> str | None:
    """Why there is no backup of the day, if nobody was told of it yet."""
    try:
        reason = shelf.note(now, FAILED).read_text(encoding="utf-8", errors="replace")
        shelf.note(now, BEGUN).unlink()
    except OSError:
        return None
    return reason


def main(words: Sequence[str]) -> None:
    """Make the backup.

    Args:
        words: the journal, the folder, the instant, and of how many days, weeks and
            months the newest backup is kept.
    """
    journal, folder, now, days, weeks, months = words
    os.nice(KIND)
    shelf = Shelf(
        Path(journal),
        Path(folder),
        daily=True,
        keeps=(int(days), int(weeks), int(months)),
        warn=lambda _: None,
    )
    make(shelf, datetime.fromisoformat(now))


if __name__ == "__main__":
    main(sys.argv[1:])
