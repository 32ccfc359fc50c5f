"""Waiting for another program that is writing: for how long, and that it is told."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING, Any

from mentorlog import ending
from mentorlog.store import dbapi

if TYPE_CHECKING:
    from collections.abc import Callable

BUSY = 5
"""SQLite's code for a file that somebody else is using."""

ATTEMPT = 0.2
"""Seconds that SQLite waits by itself; no signal is heard in that time."""
SILENT = 2.0
"""Seconds after which it is said that something is being waited for."""
PAUSE = 0.02
"""Seconds between attempts, for where SQLite does not wait at all."""


class Patient(dbapi.Connection):
    """A connection that waits where another program is writing.

    Attributes:
        patience: how long at most, in seconds.
        waits: says once that it waits, and how long at most.
    """

    patience: float = 0.0
    waits: Callable[[float], None] | None = None

    def execute(self, *statement: Any) -> dbapi.Cursor:
        """Run a statement, as soon as the file is free.

        Raises:
            dbapi.DatabaseError: as the driver does; the file was busy all the time.
        """
        waiting: Waiting | None = None
        while True:
            try:
                return super().execute(*statement)
            except dbapi.OperationalError as error:
                if getattr(error, "sqlite_errorcode", 0) != BUSY:
                    raise
                waiting = waiting or Waiting(self.patience, self.waits)
                if waiting.is_over():
                    raise
                ending.check()  # a commit that waits has not begun
            time.sleep(PAUSE)


class Waiting:
    """One wait, from its first attempt that was in vain.

    Args:
        patience: how long at most, in seconds.
        waits: says that it waits; None to say nothing.
    """

    def __init__(
        self, patience: float, waits: Callable[[float], None] | None = None
    ) -> None:
        self._begun = time.monotonic()
        self._patience = patience
        self._waits = waits

    def is_over(self) -> bool:
        """Whether it has taken too long; says in time that it takes long."""
        waited = time.monotonic() - self._begun
        if self._waits is not None and SILENT < waited < self._patience:
            self._waits(self._patience)
            self._waits = None
        return waited >= self._patience
