"""Where a journal's backups lie, and the one look a day whether today's is there."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date, datetime
    from pathlib import Path


class Shelf:
    """The folder with the backups of one journal.

    Attributes:
        journal: the journal's file.
        folder: where its backups are kept; made with the first one.
        daily: whether a backup is made each day, at the first write.
        warn: says in a sentence what went wrong where the command goes on.
        waits: says that another program is waited for, and how many seconds at most.
    """

    def __init__(
        self,
        journal: Path,
        folder: Path,
        *,
        daily: bool,
        warn: Callable[[str], None],
        waits: Callable[[float], None] | None = None,
    ) -> None:
        self.journal = journal
        self.folder = folder
        self.daily = daily
        self.warn = warn
        self.waits = waits
        self._left: datetime | None = None

    def of_day(self, day: date) -> Path:
        """Where the backup that is made by itself on a day (UTC) is kept."""
        said = f"{day:%Y-%m-%d}".zfill(len("2026-03-31"))  # also in the year 1
        return self.folder / f"{self.journal.stem}-{said}{self.journal.suffix}"

    def keep_today(self, now: datetime) -> None:
        """Make the backup of the day, if there is none yet; within a write's lock.

        All writes of the day but the first pay for one look at the folder.

        Raises:
            JournalError: the journal is damaged and must not be written to.
        """
        if not self.daily or os.path.exists(self.of_day(now)):  # noqa: PTH110 - the fast way
            return
        from mentorlog.store.daily import keep_daily  # noqa: PLC0415 - once a day

        self._left = now if keep_daily(self, now) else None

    def go_on(self) -> None:
        """Begin what was left to be done when the write is done, if anything was."""
        if self._left is None:
            return
        from mentorlog.store.daily import go_on_aside  # noqa: PLC0415 - once a day

        left, self._left = self._left, None
        go_on_aside(self, left)
