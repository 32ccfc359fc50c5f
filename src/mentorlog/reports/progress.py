"""How far a goal has come, in words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mentorlog.entries.goal import say_number
from mentorlog.period import say_ago

if TYPE_CHECKING:
    from datetime import date

    from mentorlog.entries.goal import Goal

SILENT_DAYS = 30
"""After how many days without a check-in a goal is called silent."""


def say_progress(goal: Goal, value: float | None) -> str:
    """Where a goal stands: "1/2 talks"; "12 bugs, aiming at 5" where less is better.

    Args:
        goal: the goal.
        value: its last value; None before the first check-in.

    Returns:
        The words; empty where there is neither a value nor a target.
    """
    if goal.target is None:
        return "" if value is None else _with_unit(say_number(value), goal)
    now = say_number(goal.first_value if value is None else value)
    target = say_number(goal.target)
    if goal.target < goal.first_value:
        return f"{_with_unit(now, goal)}, aiming at {target}"
    return _with_unit(f"{now}/{target}", goal)


def _with_unit(figure: str, goal: Goal) -> str:
    return f"{figure} {goal.unit}" if goal.unit else figure


def say_move(by: float) -> str:
    """A movement with its sign: "+1", "-3"."""
    return f"{'+' if by > 0 else '-'}{say_number(abs(by))}"


def say_silence(since: date, until: date) -> str:
    """How long a goal has been silent: "no movement for 2 months"."""
    return f"no movement for {say_ago(since, until).removesuffix(' ago')}"
