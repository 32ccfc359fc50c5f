"""How a calendar is told of that was written, or read."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from mentorlog.reports.saying import count
from mentorlog.screen.as_json import plain
from mentorlog.screen.safe import one_line

if TYPE_CHECKING:
    from pathlib import Path

    from mentorlog.reports.agenda import Agenda


def agenda_told(agenda: Agenda, path: Path | None) -> dict[str, Any]:
    """What was exported, for scripts."""
    return {"path": path and str(path), **plain(agenda)}


def agenda_line(agenda: Agenda, path: Path) -> str:
    """What was exported, in a line."""
    standing = len(agenda.events) - agenda.cancelled
    gone = f" · {agenda.cancelled:,} cancelled" if agenda.cancelled else ""
    return f"{one_line(str(path))} · {count(standing, 'event')}{gone}"
