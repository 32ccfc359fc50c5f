"""What today asks for, in one line: for a prompt, and for a check."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mentorlog.period import say_short
from mentorlog.reports.saying import count

if TYPE_CHECKING:
    from mentorlog.reports.today import Today

NEAR = 7
"""A talk that is nearer than so many days is named in brief."""


def what_is_late(today: Today) -> str:
    """What should have happened by now, counted: "2 promises late"; or nothing."""
    waiting = [item.what for item in today.talks.items]
    unlogged = waiting.count("unlogged") + today.talks.more
    talks = [i for i in today.talks.items if i.what == "unplanned" and i.days < 0]
    goals = [item for item in today.goals_due.items if item.days < 0]
    told = (
        (today.late_count, "promise", "late"),
        (len(goals), "goal", "overdue"),
        (unlogged, "talk", "not logged"),
        (len(talks), "talk", "overdue"),
    )
    return ", ".join(
        f"{count(number, thing)} {state}" for number, thing, state in told if number
    )


def in_brief(today: Today) -> str:
    """What waits, in a few words for a prompt: "2 late · talk Thu"; or nothing."""
    due = [item for item in today.coming.items if item.days == 0]
    unlogged = [item for item in today.talks.items if item.what == "unlogged"]
    unlogged_count = len(unlogged) + today.talks.more
    others = len(today.challenges.items) + len(today.agreements.items)
    words = (
        f"{today.late_count} late" if today.late_count else "",
        f"{len(due)} due today" if due else "",
        f"{unlogged_count} not logged" if unlogged_count else "",
        _next_talk(today),
        f"{others} more" if others else "",
    )
    return " · ".join(word for word in words if word)


def to_remind_of(today: Today) -> str:
    """The same, if anything of it concerns this very day or an earlier one.

    It names nobody and nothing, for it is shown where others can see it.
    """
    talks = any(
        item.days <= 0 and item.what in {"planned", "unplanned"}
        for item in today.talks.items
    )
    due = any(item.days == 0 for item in today.coming.items)
    late = what_is_late(today)
    return in_brief(today) or late if talks or due or late else ""


def _next_talk(today: Today) -> str:
    """The next talk, planned or due, if it is near: "talk Thu"."""
    ahead = (item for item in today.talks.items if item.what != "unlogged")
    near = min((i for i in ahead if i.days < NEAR), key=lambda i: i.day, default=None)
    if near is None:
        return ""
    if near.what == "unplanned":
        return "talk to plan"
    name = {0: "today", 1: "tomorrow"}.get(near.days)
    at = f" {near.at}" if near.at and near.days == 0 else ""
    return f"talk {name or say_short(near.day, today.day).split()[0]}{at}"
