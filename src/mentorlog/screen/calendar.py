"""How a calendar is told of that was written, or read."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from mentorlog.period import say_short
from mentorlog.reports.saying import count
from mentorlog.screen.as_json import plain
from mentorlog.screen.safe import one_line

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date
    from pathlib import Path

    from mentorlog.reports.agenda import Agenda
    from mentorlog.reports.appointments import Appointments, What


def agenda_told(agenda: Agenda, path: Path | None) -> dict[str, Any]:
    """What was exported, for scripts."""
    return {"path": path and str(path), **plain(agenda)}


def agenda_line(agenda: Agenda, path: Path) -> str:
    """What was exported, in a line."""
    standing = len(agenda.events) - agenda.cancelled
    gone = f" · {agenda.cancelled:,} cancelled" if agenda.cancelled else ""
    return f"{one_line(str(path))} · {count(standing, 'event')}{gone}"


def appointment_rows(told: Appointments, today: date) -> Iterator[dict[str, str]]:
    """The talks that an import makes or changes, a line each."""
    for talk in told.talks:
        yield {
            "What": talk.what,
            "ID": talk.id or "",
            "Day": say_short(talk.day, today) + (f" {talk.at}" if talk.at else ""),
            "With": talk.person,
            "Event": talk.title,
            "Because": talk.why,
        }


def appointments_line(told: Appointments) -> str:
    """The sum of an import, in a line."""
    done = told.written
    did: tuple[tuple[What, str], ...] = (
        ("new", "added" if done else "to add"),
        ("matched", "matched" if done else "to match"),
        ("moved", "moved" if done else "to move"),
        ("cancelled", "cancelled" if done else "to cancel"),
        ("left", "left as it is" if told.counted("left") == 1 else "left as they are"),
    )
    parts = [
        f"{told.counted(what)} {words}" for what, words in did if told.counted(what)
    ]
    besides = (
        (told.known, "known"),
        (told.past, "past or cancelled"),
        (told.whole_days, "for whole days"),
        (told.others, "about nobody here"),
    )
    parts += [f"{number:,} {words}" for number, words in besides if number]
    return ", ".join(parts).capitalize() + "." if parts else "The calendar is empty."
