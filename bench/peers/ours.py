"""mentorlog itself, as the other programs are measured."""

from __future__ import annotations

from contextlib import closing
from typing import TYPE_CHECKING, ClassVar

from bench.jobs import Place, mentorlog
from bench.large import fill
from bench.peers.peer import LATEST, NEW, Peer
from bench.span import LAST_DAY
from mentorlog import __version__
from mentorlog.store.opening import open_journal

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path


class Mentorlog(Peer):
    """Notes, in a journal with all kinds of entries."""

    name: ClassVar[str] = "mentorlog"
    told: ClassVar[str] = "entries of all kinds; `note add`, `note list --since DAY`"

    def version(self) -> str:
        """It is there already."""
        return __version__

    def fill(self, home: Path, entries: int) -> None:
        """Write a long life."""
        fill(self._place(home).journal, entries)

    def adds(self, home: Path, number: int) -> Sequence[str]:  # noqa: ARG002 - the same each time
        """Add a note."""
        return mentorlog("note", "add", NEW)

    def lists(self, home: Path, entries: int) -> Sequence[str]:  # noqa: ARG002 - the journal knows
        """List the notes since the day of the tenth latest."""
        journal = self._place(home).journal
        with closing(open_journal(journal, may_write=False)) as connection:
            latest = connection.execute(
                "select day from notes where mentorship_id = (select min(id) from"
                " mentorships where ended_on is null) order by day desc limit ?",
                (LATEST,),
            ).fetchall()
        first = latest[-1]["day"] if latest else LAST_DAY.isoformat()
        return mentorlog("note", "list", "--since", first)

    def env(self, home: Path) -> Mapping[str, str]:
        """The journal, and the last day of the life."""
        return self._place(home).env

    def _place(self, home: Path) -> Place:
        return Place(home / "journal.db", LAST_DAY)
