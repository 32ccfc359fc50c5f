"""Timewarrior: a log of time in a text file for each month."""

from __future__ import annotations

from datetime import timedelta
from itertools import groupby
from typing import TYPE_CHECKING, ClassVar

from bench.peers.peer import Peer, after, asked, hours, since

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import datetime
    from pathlib import Path

HALF = timedelta(minutes=30)


class Timewarrior(Peer):
    """Intervals: half an hour each, with a tag."""

    name: ClassVar[str] = "Timewarrior"
    told: ClassVar[str] = "intervals, a file a month; `timew track`, `timew summary`"

    def version(self) -> str:
        """The version that the machine has."""
        return asked("timew", "--version")

    def fill(self, home: Path, entries: int) -> None:
        """Write the files of the months."""
        data = home / "data"
        data.mkdir()
        (home / "timewarrior.cfg").write_text("confirmation = off\n")
        for month, begun in groupby(hours(entries), lambda at: f"{at:%Y-%m}"):
            lines = (
                f"inc {_said(at)} - {_said(at + HALF)} # outline\n" for at in begun
            )
            (data / f"{month}.data").write_text("".join(lines))
        (data / "tags.data").write_text(f'{{"outline":{{"count":{entries}}}}}\n')

    def adds(self, home: Path, number: int) -> Sequence[str]:  # noqa: ARG002 - its environment tells
        """Add an interval."""
        at = after(number)
        return ("timew", "track", _said(at), "-", _said(at + HALF), "outline")

    def lists(self, home: Path, entries: int) -> Sequence[str]:  # noqa: ARG002 - its environment tells
        """List the intervals of the last hours."""
        return ("timew", "summary", _said(since(entries)), "-", _said(after(1000)))

    def env(self, home: Path) -> Mapping[str, str]:
        """Where its files are; UTC, as they are written."""
        return {"HOME": str(home), "TIMEWARRIORDB": str(home), "TZ": "UTC"}


def _said(at: datetime) -> str:
    return f"{at:%Y%m%dT%H%M%SZ}"
