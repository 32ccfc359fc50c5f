"""How far goals have come: the only code that reads a value out of check-ins."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mentorlog.frozen import dataclass

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from mentorlog.entries.checkin import Checkin
    from mentorlog.entries.goal import Goal


@dataclass(frozen=True, kw_only=True, eq=False, repr=False)
class Standing:
    """Where a goal stands on some day.

    Attributes:
        goal: the goal.
        value: the value of the last check-in by then, or None before the first.
        share: how much of the way lies behind, 0 to 1; None without a target.
        confidence: what the last check-in that names one says, 1 to 5.
        heard_on: the day of the last sign of life: its last check-in, or the day the
            goal was written down.
        checkins: all check-ins by then, the oldest first.
    """

    goal: Goal
    value: float | None
    share: float | None
    confidence: int | None
    heard_on: date
    checkins: tuple[Checkin, ...]

    def silent_days(self, today: date) -> int:
        """How many days have passed since the last sign of life."""
        return (today - self.heard_on).days

    def is_silent(self, today: date, days: int) -> bool:
        """Whether an active goal has not been heard of for `days` days or longer."""
        return self.goal.status == "active" and self.silent_days(today) >= days


def standing(goal: Goal, checkins: Iterable[Checkin], on: date) -> Standing:
    """Where a goal stands at the end of a day.

    Args:
        goal: the goal.
        checkins: check-ins, of this goal and perhaps of others, in any order.
        on: the last day that counts.

    Returns:
        The standing; of two check-ins on one day, the one written later counts.
    """
    own = sorted(
        (c for c in checkins if c.goal_id == goal.id and c.day <= on),
        key=lambda checkin: (checkin.day, checkin.id),
    )
    value = own[-1].value if own else None
    confident = [c.confidence for c in own if c.confidence is not None]
    reached = goal.status == "achieved" and goal.closed_on and goal.closed_on <= on
    share = goal.share(goal.first_value if value is None else value)
    return Standing(
        goal=goal,
        value=value,
        share=1.0 if reached else share,
        confidence=confident[-1] if confident else None,
        heard_on=max(own[-1].day, goal.day) if own else goal.day,
        checkins=tuple(own),
    )
