"""The journals that are measured: an empty one, the sample, and a large one."""

from __future__ import annotations

import os
import subprocess
from contextlib import closing
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING

from bench.jobs import Place, mentorlog, terminal_env
from bench.large import fill
from bench.span import LAST_DAY
from mentorlog.entries.action import Action
from mentorlog.store.opening import open_journal
from mentorlog.store.step import Step

if TYPE_CHECKING:
    from datetime import datetime
    from pathlib import Path

SAMPLE_DAY = date(2026, 6, 2)
"""The last day of the sample's story."""


@dataclass
class Places:
    """The journals, each made when it is first needed.

    Attributes:
        folder: where they lie.
        entries: how many entries the large one has.
        now: the instant at which they are made ready.
    """

    folder: Path
    entries: int
    now: datetime
    _filled: dict[int, Place] = field(default_factory=dict)

    @cached_property
    def empty(self) -> Place:
        """A journal with a mentorship and nothing else."""
        place = self._place("empty", LAST_DAY)
        _run(place, "mentorship", "start", "Ada", "--as", "mentee")
        return place

    @cached_property
    def sample(self) -> Place:
        """The sample journal, as `mentorlog demo` makes it."""
        place = self._place("sample", SAMPLE_DAY)
        _run(place, "demo", "--fresh", "today")
        (made,) = place.journal.parent.glob("sample-*.db")
        made.rename(place.journal)
        return place

    @property
    def large(self) -> Place:
        """A journal with as many entries as were wanted."""
        return self.filled(self.entries)

    def filled(self, entries: int) -> Place:
        """A journal with so many entries, of which there is only one."""
        if entries not in self._filled:
            print(f"Filling a journal with {entries:,} entries ...", flush=True)
            place = self._filled[entries] = self._place(f"large-{entries}", LAST_DAY)
            fill(place.journal, entries)
        return self._filled[entries]

    def promise(self, place: Place, number: int) -> int:
        """Write so many open promises into a journal; the number of the first."""
        with closing(open_journal(place.journal, may_write=True)) as connection:
            whose = connection.execute(
                "select id from mentorships where ended_on is null order by id limit 1"
            ).fetchone()[0]
            connection.execute("begin immediate")
            step = Step(connection, "action add", self.now)
            promises = [
                Action(mentorship_id=whose, day=place.today, text=f"Promise {turn}")
                for turn in range(number)
            ]
            written = [step.add(promise) for promise in promises]
            connection.execute("commit")
        return written[0].id

    def _place(self, name: str, today: date) -> Place:
        folder = self.folder / name
        folder.mkdir()
        return Place(folder / "journal.db", today)


def _run(place: Place, *words: str) -> None:
    """Run the program once, to make something ready."""
    subprocess.run(
        mentorlog(*words),
        env=os.environ | terminal_env() | place.env,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        check=True,
    )
