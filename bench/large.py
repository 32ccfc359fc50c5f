"""Fill a journal as a very long life would: quickly, and the same every time."""

from __future__ import annotations

import sys
from datetime import UTC, datetime, time
from pathlib import Path
from typing import TYPE_CHECKING

from bench.life import life
from bench.span import LAST_DAY
from mentorlog.store.opening import open_journal
from mentorlog.store.step import Step

if TYPE_CHECKING:
    from bench import mentoring
    from mentorlog.store import dbapi

IN_MEMORY = 200_000
"""Kilobytes of the file that are held while it is filled."""


def fill(path: Path, entries: int) -> None:
    """Make a journal with so many entries, and their history.

    Raises:
        RuntimeError: the journal numbers them otherwise than was foreseen.
    """
    connection = open_journal(path, may_write=True)
    # Whoever measures can make it again; whoever keeps a journal cannot.
    connection.execute("pragma synchronous = off")
    connection.execute("pragma journal_mode = off")
    connection.execute(f"pragma cache_size = -{IN_MEMORY}")
    connection.execute("begin immediate")
    for records in life(entries):
        _write(connection, records)
    connection.execute("commit")
    connection.close()


def _write(connection: dbapi.Connection, records: mentoring.Step) -> None:
    """Write what one command writes, by the program's own way to do so."""
    entry = records[0]
    day = min(getattr(entry, "day", LAST_DAY), LAST_DAY)
    now = datetime.combine(day, time(12), tzinfo=UTC)
    step = Step(connection, f"{entry.kind} add", now)
    for record in records:
        written = step.add(record)
        if record.id not in (0, written.id):
            message = f"{record.kind} {record.id} got the number {written.id}"
            raise RuntimeError(message)


if __name__ == "__main__":
    fill(Path(sys.argv[1]), int(sys.argv[2]))
