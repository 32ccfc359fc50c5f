"""Where a journal's backups lie."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date
    from pathlib import Path


BEGUN = "begun"
FAILED = "failed"
"""How the name of a file ends that says how the backup of a day goes."""


class Shelf:
    """The folder with the backups of one journal.

    Attributes:
        journal: the journal's file.
        folder: where its backups are kept; made with the first one.
        daily: whether a backup is made each day, at the first write.
        keeps: of how many days, weeks and months the newest is kept.
        warn: says in a sentence what went wrong where the command goes on.
        waits: says that another program is waited for, and how many seconds at most.
    """

    def __init__(
        self,
        journal: Path,
        folder: Path,
        *,
        daily: bool,
        keeps: tuple[int, int, int],
        warn: Callable[[str], None],
        waits: Callable[[float], None] | None = None,
    ) -> None:
        self.journal = journal
        self.folder = folder
        self.daily = daily
        self.keeps = keeps
        self.warn = warn
        self.waits = waits

    def of_day(self, day: date) -> Path:
        """Where the backup that is made by itself on a day (UTC) is kept."""
        said = f"{day:%Y-%m-%d}".zfill(len("2026-03-31"))  # also in the year 1
        return self.folder / f"{self.journal.stem}-{said}{self.journal.suffix}"

    def note(self, day: date, word: str) -> Path:
        """The file that says how the backup of a day goes: `BEGUN` or `FAILED`."""
        return self.folder / f".{self.of_day(day).name}.{word}"

    def lacks(self, day: date) -> bool:
        """Whether the backup of a day is still to be made: one look at the folder."""
        return self.daily and not os.path.exists(self.of_day(day))  # noqa: PTH110 - fast
