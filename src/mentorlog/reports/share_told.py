"""Goals, steps, skills and words, as the reader of a report may know them."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from mentorlog.frozen import dataclass
from mentorlog.reports.growth_passage import passage
from mentorlog.reports.review_goals import goal_stories
from mentorlog.reports.skills import skill_moves

if TYPE_CHECKING:
    from collections.abc import Iterable

    from mentorlog.entries.challenge import Challenge
    from mentorlog.entries.checkin import Checkin
    from mentorlog.entries.goal import Goal, Status
    from mentorlog.entries.milestone import Milestone
    from mentorlog.reports.review_goals import GoalStory
    from mentorlog.reports.share_material import ShareMaterial
    from mentorlog.reports.skills import SkillMove


@dataclass(frozen=True, kw_only=True)
class GoalTold:
    """A goal that was open at some time in the time.

    Attributes:
        title: what is to be reached.
        why: what it is for.
        measure: how one would know that it is reached, in words.
        status: active, paused, achieved or dropped.
        value: the value reached; null before the first check-in.
        start: the value at the beginning.
        target: the value to reach.
        unit: what the values count.
        moved: by how much the value changed in that time.
        due: the day by which it is to be reached.
        closed_on: the day it was achieved or dropped.
        closed_why: why it was dropped.
        confidence: how sure one is to reach it, 1 to 5.
        note: what the last check-in of that time says.
    """

    title: str
    why: str | None
    measure: str | None
    status: Status
    value: float | None
    start: float | None
    target: float | None
    unit: str | None
    moved: float | None
    due: date | None
    closed_on: date | None
    closed_why: str | None
    confidence: int | None
    note: str | None

    @property
    def is_open(self) -> bool:
        """Whether it is still worked for."""
        return self.status in {"active", "paused"}


@dataclass(frozen=True, kw_only=True)
class MilestoneTold:
    """A milestone or win that was reached, and how it was celebrated."""

    title: str
    reached_on: date
    celebrated_how: str | None


@dataclass(frozen=True, kw_only=True)
class Step:
    """A milestone to come, and the day by which it is to be reached."""

    title: str
    due: date | None


@dataclass(frozen=True, kw_only=True)
class SkillTold:
    """How a skill was rated by one side.

    Attributes:
        name: what it is called.
        by_them: whether it is the other one's view.
        before: the level before that time, 1 to 5; null where there was none.
        now: the level at its end.
        note: what the last rating says.
    """

    name: str
    by_them: bool
    before: int | None
    now: int
    note: str | None


@dataclass(frozen=True, kw_only=True)
class Hard:
    """A challenge that was raised.

    Attributes:
        title: what it is.
        raised_on: the day it was raised.
        resolved_on: the day it was resolved.
        outcome: how it ended.
        lesson: what is worth remembering of it.
    """

    title: str
    raised_on: date
    resolved_on: date | None
    outcome: str | None
    lesson: str | None


@dataclass(frozen=True, kw_only=True)
class Decided:
    """What one decided, looking back: to start, to stop, to continue or to change."""

    question: str
    answer: str


@dataclass(frozen=True, kw_only=True)
class Dated:
    """Words, and the day they belong to."""

    day: date
    text: str


def goals_told(material: ShareMaterial) -> tuple[GoalTold, ...]:
    """The goals: the open ones, the next due first, and then those that are closed."""
    period = material.period
    by_ref = {goal.ref: goal for goal in material.goals}
    stories = goal_stories(material.goals, material.checkins, period, period.last)
    return tuple(_goal(by_ref[story.id], story, material) for story in stories)


def _goal(goal: Goal, story: GoalStory, material: ShareMaterial) -> GoalTold:
    last = _last_checkin(goal, material)
    return GoalTold(
        title=goal.title,
        why=goal.why,
        measure=goal.measure,
        status=story.status,
        value=story.value,
        start=goal.start,
        target=goal.target,
        unit=goal.unit,
        moved=story.moved if story.checked_in else None,
        due=goal.due,
        closed_on=story.closed_on,
        closed_why=story.closed_why,
        confidence=last.confidence if last else None,
        note=last.note if last else None,
    )


def _last_checkin(goal: Goal, material: ShareMaterial) -> Checkin | None:
    """The last check-in of a goal in the time, if there was one."""
    own = [c for c in material.checkins if c.goal_id == goal.id]
    in_time = [c for c in own if c.day in material.period]
    return max(in_time, key=lambda c: (c.day, c.id), default=None)


def reached(material: ShareMaterial, *, win: bool) -> tuple[MilestoneTold, ...]:
    """The milestones, or the wins, in the order of their days."""
    found = [m for m in material.milestones if m.win == win]
    return tuple(
        MilestoneTold(
            title=milestone.title,
            reached_on=milestone.reached_on,
            celebrated_how=_how(milestone, material.period.last),
        )
        for milestone in sorted(found, key=lambda m: (m.reached_on or m.day, m.id))
        if milestone.reached_on is not None and milestone.reached_on in material.period
    )


def to_come(material: ShareMaterial) -> tuple[Step, ...]:
    """The milestones that had not been reached by the end, the next due first."""
    end = material.period.last
    found = [
        milestone
        for milestone in material.milestones
        if milestone.reached_on is None or milestone.reached_on > end
    ]
    return tuple(
        Step(title=milestone.title, due=milestone.due)
        for milestone in sorted(found, key=lambda m: (m.due or date.max, m.id))
        if not milestone.win
    )


def _how(milestone: Milestone, end: date) -> str | None:
    day = milestone.celebrated_on
    return milestone.celebrated_how if day is not None and day <= end else None


def skills_told(material: ShareMaterial) -> tuple[SkillTold, ...]:
    """The skills that were rated, in the order they were named."""
    period = material.period
    skills = sorted(material.skills, key=lambda skill: skill.id)
    moves = skill_moves(skills, material.ratings, period.first, period.last)
    return tuple(
        SkillTold(
            name=move.skill.name,
            by_them=move.rater == "them",
            before=move.before,
            now=move.after,
            note=_rating_note(move, material),
        )
        for move in moves
    )


def _rating_note(move: SkillMove, material: ShareMaterial) -> str | None:
    own = [
        rating
        for rating in material.ratings
        if (rating.skill_id, rating.rater) == (move.skill.id, move.rater)
    ]
    return max(own, key=lambda rating: (rating.day, rating.id)).note


def hard(material: ShareMaterial) -> tuple[Hard, ...]:
    """The challenges that had been raised by the end of the time."""
    end = material.period.last
    found = [
        _hard(challenge, challenge.raised_on, end)
        for challenge in sorted(material.challenges, key=lambda c: c.id)
        if challenge.raised_on is not None and challenge.raised_on <= end
    ]
    return tuple(sorted(found, key=lambda told: told.raised_on))


def _hard(challenge: Challenge, raised_on: date, end: date) -> Hard:
    resolved = challenge.resolved_on
    is_over = resolved is not None and resolved <= end
    return Hard(
        title=challenge.title,
        raised_on=raised_on,
        resolved_on=resolved if is_over else None,
        outcome=challenge.outcome if is_over else None,
        lesson=challenge.lesson if is_over else None,
    )


def decided(material: ShareMaterial) -> tuple[Decided, ...]:
    """What was answered at the end of reviews."""
    return tuple(
        Decided(question=question, answer=answer)
        for lookback in sorted(material.lookbacks, key=lambda back: back.id)
        for question, answer in lookback.answers
        if answer
    )


def words(material: ShareMaterial) -> tuple[Dated, ...]:
    """The first and the last passage of the notes."""
    notes = sorted(material.notes, key=lambda note: (note.day, note.id))
    told = [
        Dated(day=note.day, text=text) for note in notes if (text := passage(note.text))
    ]
    return tuple(dict.fromkeys((*told[:1], *told[-1:])))


def dated(found: Iterable[tuple[date, str]]) -> tuple[Dated, ...]:
    """Words with their days, in order; those that are not told are left out."""
    return tuple(Dated(day=day, text=text) for day, text in sorted(found) if text)
