"""todoman: things to do, each in a calendar file of its own."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from bench.peers.peer import LATEST, NEW, Installed, hours, texts

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

CONFIG = """\
path = "{home}/lists/*"
cache_path = "{home}/cache.sqlite3"
default_list = "list"
color = "never"
default_due = 0
"""
TODO = """\
BEGIN:VCALENDAR
VERSION:2.0
PRODID:nl.whynothugo.todoman
BEGIN:VTODO
CREATED:{at}
DTSTAMP:{at}
LAST-MODIFIED:{at}
SEQUENCE:1
{status}
SUMMARY:{text}
UID:{uid}
END:VTODO
END:VCALENDAR
"""


class Todoman(Installed):
    """Things to do, all done but the latest ten."""

    name: ClassVar[str] = "todoman"
    told: ClassVar[str] = "one file each, all done but ten; `todo new`, `todo list`"
    requirement: ClassVar[str] = "todoman==4.7.0"
    script: ClassVar[str] = "todo"

    def fill(self, home: Path, entries: int) -> None:
        """Write the calendar files, and a configuration."""
        config = CONFIG.format(home=home)
        (home / "config.py").write_text(config, encoding="utf-8")
        folder = home / "lists" / "list"
        folder.mkdir(parents=True)
        told = zip(hours(entries), texts(entries), strict=True)
        for number, (at, text) in enumerate(told):
            when = f"{at:%Y%m%dT%H%M%SZ}"
            done = number < entries - LATEST
            status = f"STATUS:COMPLETED\nCOMPLETED:{when}" if done else _OPEN
            todo = TODO.format(at=when, status=status, text=text, uid=f"todo-{number}")
            (folder / f"todo-{number}.ics").write_text(todo, newline="\r\n")

    def adds(self, home: Path, number: int) -> Sequence[str]:  # noqa: ARG002 - the same each time
        """Add something to do."""
        return (*self._words(home), "new", "--list", "list", NEW)

    def lists(self, home: Path, entries: int) -> Sequence[str]:  # noqa: ARG002 - those not done
        """List what is not done."""
        return (*self._words(home), "list")

    def _words(self, home: Path) -> tuple[str, ...]:
        return (self.program, "--config", str(home / "config.py"))


_OPEN = "STATUS:NEEDS-ACTION"
