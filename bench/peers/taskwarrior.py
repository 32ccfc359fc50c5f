"""Taskwarrior: tasks in text files, those not done apart from those done."""

from __future__ import annotations

from random import Random
from typing import TYPE_CHECKING, ClassVar
from uuid import UUID

from bench.peers.peer import LATEST, NEW, Missing, Peer, asked, hours, texts

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

CONFIG = """\
data.location={home}
confirmation=no
news.version=2.6.0
"""
"""No questions, and no news where a new version greets."""


class Taskwarrior(Peer):
    """Tasks, all completed but the latest ten."""

    name: ClassVar[str] = "Taskwarrior"
    told: ClassVar[str] = "tasks, all completed but ten; `task add`, `task list`"

    def version(self) -> str:
        """The version that the machine has."""
        version = asked("task", "--version")
        if not version.startswith("2."):
            message = f"Taskwarrior {version} keeps its tasks otherwise than 2 does"
            raise Missing(message)
        return version

    def fill(self, home: Path, entries: int) -> None:
        """Write both files of tasks."""
        config = CONFIG.format(home=home)
        (home / "taskrc").write_text(config, encoding="utf-8")
        chance = Random(entries)  # noqa: S311 - nothing to keep secret
        lines = []
        for at, text in zip(hours(entries), texts(entries), strict=True):
            when = int(at.timestamp())
            uid = UUID(int=chance.getrandbits(128), version=4)
            common = f'entry:"{when}" modified:"{when}" uuid:"{uid}"'
            lines.append(f'description:"{text}" {common}')
        done, todo = lines[:-LATEST], lines[-LATEST:]
        _write(home / "completed.data", [f'{line} status:"completed"' for line in done])
        _write(home / "pending.data", [f'{line} status:"pending"' for line in todo])

    def adds(self, home: Path, number: int) -> Sequence[str]:  # noqa: ARG002 - the same each time
        """Add a task."""
        return ("task", "add", NEW)

    def lists(self, home: Path, entries: int) -> Sequence[str]:  # noqa: ARG002 - its environment tells
        """List what is not done."""
        return ("task", f"limit:{LATEST}", "list")

    def env(self, home: Path) -> Mapping[str, str]:
        """Where its files are."""
        return {"HOME": str(home), "TASKRC": str(home / "taskrc")}


def _write(path: Path, lines: Sequence[str]) -> None:
    path.write_text("".join(f"[{line}]\n" for line in lines), encoding="utf-8")
