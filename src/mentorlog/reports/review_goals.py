"""How each goal came on in a period."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from mentorlog.frozen import dataclass
from mentorlog.reports.progress import SILENT_DAYS
from mentorlog.reports.standing import standing

if TYPE_CHECKING:
    from collections.abc import Iterable

    from mentorlog.entries.checkin import Checkin
    from mentorlog.entries.goal import Goal, Status
    from mentorlog.period import Period

DECIMALS = 9
"""Of a difference of two values; more would be noise of floating point."""


@dataclass(frozen=True, kw_only=True)
class GoalStory:
    """A goal in a period, as of its last day, or of today if it still runs.

    Attributes:
        id: its ID.
        title: what it is called.
        private: whether it is for its writer alone.
        status: active, paused, achieved or dropped.
        value: the value reached; None before the first check-in.
        start: the value at the beginning.
        target: the value to reach.
        unit: what the values count.
        share: how much of the way lies behind, 0 to 1; None without a target.
        moved: by how much the value changed in the period; None without a check-in.
        checked_in: whether there was a check-in in the period.
        due: the day by which it is to be reached.
        heard_on: the day of the last sign of life.
        silent: whether it is active and that day is 30 days back or more.
        newly_set: whether it was set in the period.
        closed_on: the day it was achieved or dropped.
        closed_why: why it was dropped.
    """

    id: str
    title: str
    private: bool
    status: Status
    value: float | None
    start: float | None
    target: float | None
    unit: str | None
    share: float | None
    moved: float | None
    checked_in: bool
    due: date | None
    heard_on: date
    silent: bool
    newly_set: bool
    closed_on: date | None
    closed_why: str | None

    @property
    def is_open(self) -> bool:
        """Whether it is still worked for."""
        return self.status in {"active", "paused"}


def goal_stories(
    goals: Iterable[Goal], checkins: Iterable[Checkin], period: Period, end: date
) -> tuple[GoalStory, ...]:
    """The goals that were open at some time in a period.

    Args:
        goals: goals as they read on the last day that counts.
        checkins: check-ins of these and other goals.
        period: the period.
        end: the last day of it that counts.

    Returns:
        The stories: first the open goals, the next due before the others and those
        without a day at the end; then the achieved ones, then the dropped ones.
    """
    by_goal: dict[int, list[Checkin]] = {}
    for checkin in checkins:
        by_goal.setdefault(checkin.goal_id, []).append(checkin)
    stories = (
        _story(goal, by_goal.get(goal.id, []), period, end)
        for goal in sorted(goals, key=lambda goal: goal.id)
        if goal.day <= end
        and (goal.closed_on is None or goal.closed_on >= period.first)
    )
    return tuple(sorted(stories, key=_place))


def _place(story: GoalStory) -> tuple[int, date]:
    ranks = {"active": 0, "paused": 1, "achieved": 2, "dropped": 3}
    return ranks[story.status], story.due or date.max


def _story(goal: Goal, checkins: list[Checkin], period: Period, end: date) -> GoalStory:
    stands = standing(goal, checkins, end)
    closed = goal.closed_on is not None and goal.closed_on <= end
    status = goal.status if closed or goal.is_open else "active"
    before = [c for c in stands.checkins if c.day < period.first]
    value, first = stands.value, before[-1].value if before else goal.first_value
    return GoalStory(
        id=goal.ref,
        title=goal.title,
        private=goal.private,
        status=status,
        value=value,
        start=goal.start,
        target=goal.target,
        unit=goal.unit,
        share=stands.share,
        moved=None if value is None else round(value - first, DECIMALS),
        checked_in=len(before) < len(stands.checkins),
        due=goal.due,
        heard_on=stands.heard_on,
        silent=status == "active" and stands.silent_days(end) >= SILENT_DAYS,
        newly_set=goal.day in period,
        closed_on=goal.closed_on if closed else None,
        closed_why=goal.closed_why if closed else None,
    )
