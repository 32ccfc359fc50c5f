"""How goals are listed: each with a bar of how far it has come."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from mentorlog.entries.goal import say_number
from mentorlog.period import say_ago
from mentorlog.screen.as_json import plain

if TYPE_CHECKING:
    from datetime import date

    from mentorlog.entries.found import Found
    from mentorlog.entries.goal import Goal
    from mentorlog.reports.standing import Standing

BAR = 10
"""The width of a bar in a list."""


def goal_row(
    found: Found[Goal], standing: Standing, today: date, *, name_person: bool
) -> dict[str, str]:
    """A goal's line in the list of goals."""
    row = found.entry.row(today, found.person)
    way = row.pop("Way")
    state = row.pop("State")
    row["Way"] = way
    row["Now"] = progress(standing)
    row["Heard of"] = say_ago(standing.heard_on, today)
    row["State"] = state
    return row | ({"With": found.person} if name_person else {})


def progress(standing: Standing) -> str:
    """How far a goal has come: a bar and its value; empty before the first check-in."""
    if standing.share is None:
        return "" if standing.value is None else say_number(standing.value)
    filled = int(standing.share * BAR + 0.5)
    value = standing.goal.first_value if standing.value is None else standing.value
    return f"{'█' * filled}{'░' * (BAR - filled)} {say_number(value)}"


def goal_told(found: Found[Goal], standing: Standing) -> dict[str, Any]:
    """A goal as JSON tells it: the entry, and where it stands."""
    return {
        **plain(found),
        "value": standing.value,
        "share": standing.share,
        "confidence": standing.confidence,
        "heard_on": plain(standing.heard_on),
    }
