"""Where goals stand now, read with their check-ins."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mentorlog.entries.checkin import Checkin
from mentorlog.reports.standing import Standing, standing
from mentorlog.store.selection import Selection

if TYPE_CHECKING:
    from collections.abc import Sequence

    from mentorlog.desk import Desk
    from mentorlog.entries.goal import Goal


def standings_of(desk: Desk, goals: Sequence[Goal]) -> dict[int, Standing]:
    """Where goals stand today: number → standing."""
    ids = tuple(goal.id for goal in goals)
    checkins: dict[int, list[Checkin]] = {number: [] for number in ids}
    for checkin in desk.journal.select(
        Checkin, Selection(which=(("goal_id", "in", ids),))
    ):
        checkins[checkin.goal_id].append(checkin)
    return {g.id: standing(g, checkins[g.id], desk.today) for g in goals}


def standing_of(desk: Desk, goal: Goal) -> Standing:
    """Where one goal stands today."""
    return standings_of(desk, [goal])[goal.id]
