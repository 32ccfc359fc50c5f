"""Drafts on the screen: as a line of a list, and as JSON."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from mentorlog.reports.saying import command_line, say_exactly, say_when_short

if TYPE_CHECKING:
    from datetime import date

    from mentorlog.drafts.draft import Draft

SHOWN = 40
"""How much of a command and of a text a list shows."""


def draft_row(draft: Draft, today: date | None) -> dict[str, str]:
    """A draft's line in a list; without today, the instant as ISO text."""
    return {
        "Draft": draft.name,
        "When": say_when_short(draft.at, today) if today else say_exactly(draft.at),
        "Command": _short(command_of(draft)),
        "Begins": _short(_first_words(draft)),
    }


def draft_told(draft: Draft) -> dict[str, Any]:
    """A draft as JSON tells it."""
    return {
        "name": draft.name,
        "path": str(draft.path),
        "at": draft.at,
        "command": list(draft.begun.words) if draft.begun else None,
        "from": draft.begun.way if draft.begun else None,
        "text": draft.shown(),
    }


def command_of(draft: Draft) -> str:
    """The command line that a draft belongs to, as a shell reads it; perhaps none."""
    return command_line(draft.begun.words) if draft.begun else ""


def _first_words(draft: Draft) -> str:
    """The first line that the editor did not begin with."""
    given = set(draft.begun.text.splitlines()) if draft.begun else set()
    own = (x for x in draft.shown().splitlines() if x.strip() and x not in given)
    return next(own, "")


def _short(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= SHOWN else f"{line[: SHOWN - 1].rstrip()}…"
