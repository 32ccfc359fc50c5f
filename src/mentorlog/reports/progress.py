"""How far a goal has come, in words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mentorlog.entries.goal import say_number
from mentorlog.period import say_ago

if TYPE_CHECKING:
    from datetime import date

SILENT_DAYS = 30
"""After how many days without a check-in a goal is called silent."""


def say_progress(
    value: float | None, *, start: float | None, target: float | None, unit: str | None
) -> str:
    """Where a goal stands: "1/2 talks", "at 7 pages", "12 bugs, aiming at 5".

    The last is said where less is better, the one before where there is no target.

    Args:
        value: its last value; None before the first check-in.
        start: the value at the beginning; 0 if None.
        target: the value to reach.
        unit: what the values count.

    Returns:
        The words; empty where there is neither a value nor a target.
    """
    if value is None and target is None:
        return ""
    begun = start or 0.0
    counted = f" {unit}" if unit else ""
    now = say_number(begun if value is None else value)
    if target is None:
        return f"at {now}{counted}"
    if target < begun:
        return f"{now}{counted}, aiming at {say_number(target)}"
    return f"{now}/{say_number(target)}{counted}"


def say_move(by: float) -> str:
    """A movement with its sign: "+1", "-3"."""
    return f"{'+' if by > 0 else '-'}{say_number(abs(by))}"


def say_silence(since: date, until: date) -> str:
    """How long a goal has been silent: "no movement for 2 months"."""
    return f"no movement for {say_ago(since, until).removesuffix(' ago')}"
