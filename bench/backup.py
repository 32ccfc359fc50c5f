"""The daily backup: the command that makes it against the next one."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

from bench.jobs import Job, always, measure, mentorlog
from bench.startup import WRITES
from bench.table import Line, alone, compared

if TYPE_CHECKING:
    from bench.places import Places


def backup(places: Places, entries: int, rounds: int) -> list[Line]:
    """Measure the first write of a day, on a journal with so many entries."""
    place = places.filled(entries)
    backups = place.journal.parent / "backups"
    command = always(*mentorlog(*WRITES["goal add"]))
    first = Job(
        name="goal add, first of the day",
        command=command,
        env=place.env,
        before=lambda: shutil.rmtree(backups, ignore_errors=True),
    )
    following = Job(name="goal add, any other", command=command, env=place.env)
    measure([first, following], rounds)
    part = f"The daily backup of {entries:,} entries"
    return [alone(part, following), compared(part, first, following, 2.0)]
