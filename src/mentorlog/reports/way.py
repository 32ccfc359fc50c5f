"""The way of a mentorship through a time, for pictures: goals, mood, promises, days."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mentorlog.frozen import dataclass
from mentorlog.reports.promises import Side, promises
from mentorlog.reports.review_figures import MoodPoint, moods

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from mentorlog.entries.goal import Goal
    from mentorlog.reports.way_material import WayMaterial

MOST_GOALS = 6
"""Of how many goals the way is drawn: those that were heard of last."""


@dataclass(frozen=True, kw_only=True)
class Mark:
    """How far a goal was on a day.

    Attributes:
        day: the day.
        value: the value reached.
        checked: whether there was a check-in; else it was so, without one.
    """

    day: date
    value: float
    checked: bool


@dataclass(frozen=True, kw_only=True)
class GoalWay:
    """How far a goal came, day by day.

    Attributes:
        id: its ID.
        title: what it is called.
        private: whether it is for its writer alone.
        unit: what the values count.
        start: the value at the beginning.
        target: the value to reach; None where there is none.
        achieved: whether it was reached by the last day.
        marks: where it stood, in order; the first and the last may be no check-ins.
    """

    id: str
    title: str
    private: bool
    unit: str | None
    start: float
    target: float | None
    achieved: bool
    marks: tuple[Mark, ...]


@dataclass(frozen=True, kw_only=True)
class Kept:
    """How both sides kept their promises in a part of the time.

    Attributes:
        title: the part, such as "March 2026".
        short: the same where there is little room, such as "Mar".
        mine: my promises.
        theirs: those of the other one.
    """

    title: str
    short: str
    mine: Side
    theirs: Side


@dataclass(frozen=True, kw_only=True)
class Contact:
    """A day with something between both.

    Attributes:
        day: the day.
        talked: whether there was a talk; else it was care or feedback.
    """

    day: date
    talked: bool


@dataclass(frozen=True, kw_only=True)
class Way:
    """The way of a mentorship through a time.

    Attributes:
        person: the other one.
        first: its first day.
        last: its last day.
        marked: the first and the last day of what is looked at, where the time leads
            up to that; else None.
        goals: the goals that moved, those heard of last before the others.
        mood: how one felt, in order.
        kept: the promises, part by part.
        contact: the days with something between both, in order.
    """

    person: str
    first: date
    last: date
    marked: tuple[date, date] | None
    goals: tuple[GoalWay, ...]
    mood: tuple[MoodPoint, ...]
    kept: tuple[Kept, ...]
    contact: tuple[Contact, ...]

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing to draw."""
        return not (self.goals or len(self.mood) > 1 or self.kept or self.contact)


def way(material: WayMaterial, person: str) -> Way:
    """What the pictures of a time show.

    Args:
        material: what happened in it.
        person: the other one.
    """
    period, first, last = material.period, material.first, material.last
    held = [t for t in material.talks if t.status == "held" and first <= t.day <= last]
    notes = [n for n in material.notes if first <= n.day <= last]
    kept = tuple(_kept(material))
    return Way(
        person=person,
        first=first,
        last=last,
        marked=None
        if period is None or period.first <= first
        else (period.first, min(period.last, last)),
        goals=_goals(material),
        mood=moods(held, notes),
        kept=kept if any(_judged(part) for part in kept) else (),
        contact=_contact({talk.day for talk in held}, material.touched),
    )


def _goals(material: WayMaterial) -> tuple[GoalWay, ...]:
    """The goals with a check-in in that time, those that were heard of last."""
    moved = [
        (max((c.day, c.id) for c in material.checkins if c.goal_id == goal.id), goal)
        for goal in material.goals
        if any(checkin.goal_id == goal.id for checkin in material.checkins)
    ]
    moved.sort(key=lambda found: found[0], reverse=True)
    return tuple(_goal(goal, material) for _, goal in moved[:MOST_GOALS])


def _goal(goal: Goal, material: WayMaterial) -> GoalWay:
    closed = goal.closed_on is not None and goal.closed_on <= material.last
    return GoalWay(
        id=goal.ref,
        title=goal.title,
        private=goal.private,
        unit=goal.unit,
        start=goal.first_value,
        target=goal.target,
        achieved=closed and goal.status == "achieved",
        marks=tuple(_marks(goal, material)),
    )


def _marks(goal: Goal, material: WayMaterial) -> Iterator[Mark]:
    own = sorted(
        (c for c in material.checkins if c.goal_id == goal.id),
        key=lambda checkin: (checkin.day, checkin.id),
    )
    before = [c.value for c in material.before if c.goal_id == goal.id]
    begins = max(goal.day, material.first)
    if begins < own[0].day:
        value = before[0] if before else goal.first_value
        yield Mark(day=begins, value=value, checked=False)
    for checkin in own:
        yield Mark(day=checkin.day, value=checkin.value, checked=True)
    ends = min(goal.closed_on or material.last, material.last)
    if ends > own[-1].day:
        yield Mark(day=ends, value=own[-1].value, checked=False)


def _kept(material: WayMaterial) -> Iterator[Kept]:
    for part, known in zip(material.parts, material.promised, strict=True):
        both = promises(known, part.period, material.today)
        yield Kept(
            title=part.title, short=part.short, mine=both.mine, theirs=both.theirs
        )


def _judged(part: Kept) -> int:
    return part.mine.counted + part.theirs.counted


def _contact(talked: set[date], touched: tuple[date, ...]) -> tuple[Contact, ...]:
    return tuple(
        Contact(day=day, talked=day in talked) for day in sorted({*talked, *touched})
    )
