"""Then and now: how far somebody has come in a time (docs/growth.md)."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from mentorlog.frozen import dataclass
from mentorlog.reports.growth_passage import passage
from mentorlog.reports.growth_skills import SkillStory, skill_story
from mentorlog.reports.growth_streak import Streak, longest_streak
from mentorlog.reports.review_figures import Mood, figures

if TYPE_CHECKING:
    from collections.abc import Iterable

    from mentorlog.entries.challenge import Challenge
    from mentorlog.entries.goal import Goal
    from mentorlog.entries.milestone import Milestone
    from mentorlog.reports.growth_material import (
        GrowthMaterial,
        Marked,
        Written,
    )
    from mentorlog.reports.review_figures import Figures


@dataclass(frozen=True, kw_only=True)
class SurePoint:
    """How sure one was of a goal on a day, 1 to 5."""

    day: date
    confidence: int


@dataclass(frozen=True, kw_only=True)
class GoalGrowth:
    """A goal that was reached, or on which something moved or was felt.

    Attributes:
        id: its ID.
        title: what is to be reached.
        private: whether it is for its writer alone.
        status: achieved, active or paused.
        achieved_on: the day it was reached, if it was in that time.
        unit: what `then` and `now` count.
        then: its value on the first day; the value it started from before any
            check-in; None where there is no check-in at all.
        now: its value on the last day.
        confidence: how sure one was of it through that time, in order.
    """

    id: str
    title: str
    private: bool
    status: str
    achieved_on: date | None
    unit: str | None
    then: float | None
    now: float | None
    confidence: tuple[SurePoint, ...]


@dataclass(frozen=True, kw_only=True)
class Reached:
    """A milestone or win, and how it was celebrated."""

    id: str
    title: str
    private: bool
    win: bool
    reached_on: date
    celebrated_on: date | None
    celebrated_how: str | None


@dataclass(frozen=True, kw_only=True)
class Overcome:
    """A challenge that was resolved, and what is worth remembering of it."""

    id: str
    title: str
    private: bool
    nature: str
    resolved_on: date
    outcome: str | None
    lesson: str | None


@dataclass(frozen=True, kw_only=True)
class Passage:
    """One's own words on a day, from the session or note `id`."""

    id: str
    day: date
    private: bool
    text: str


@dataclass(frozen=True, kw_only=True)
class Growth:
    """Then and now of one mentorship.

    Attributes:
        person: the other one.
        they_are: what the other one is to me: "mentor" or "mentee".
        first: the day that is "then".
        last: the day that is "now".
        empty: whether there is nothing to tell of.
        skills: the skills rated by the last day, as they were named.
        mood: how one felt through that time.
        goals: goals reached, the earliest first, and then those on the way.
        milestones: reached in that time, the earliest first.
        wins: small wins of that time, the earliest first.
        challenges: resolved in that time, the earliest first.
        my_streak: my most promises in a row kept in time; None without any kept.
        their_streak: theirs.
        talks: how many talks were held.
        minutes: how long they took together; None where none says how long.
        timed: how many of them say how long.
        feedback_received: how much feedback was received.
        feedback_acted_on: about how much of it something was promised.
        feedback_given: how much was given.
        words_then: the first passage of one's own words in that time.
        words_now: the last, where it is of another entry.
    """

    person: str
    they_are: str
    first: date
    last: date
    empty: bool
    skills: tuple[SkillStory, ...]
    mood: Mood
    goals: tuple[GoalGrowth, ...]
    milestones: tuple[Reached, ...]
    wins: tuple[Reached, ...]
    challenges: tuple[Overcome, ...]
    my_streak: Streak | None
    their_streak: Streak | None
    talks: int
    minutes: int | None
    timed: int
    feedback_received: int
    feedback_acted_on: int
    feedback_given: int
    words_then: Passage | None
    words_now: Passage | None


def growth(material: GrowthMaterial) -> Growth:
    """Then and now, as the journal tells it."""
    mentorship, period = material.mentorship, material.period
    counted = figures(mentorship, material.happened, period, material.today)
    skills = tuple(
        skill_story(skill, material)
        for skill in sorted(material.skills, key=lambda s: s.id)
    )
    goals = _goals(material)
    challenges = tuple(map(_overcome, sorted(material.challenges, key=_resolved)))
    reached = tuple(map(_reached, sorted(material.milestones, key=_reached_on)))
    then, now = _own_words(material.texts)
    anything = skills or goals or challenges or reached or then
    return Growth(
        person=mentorship.person,
        they_are=mentorship.they_are,
        first=period.first,
        last=period.last,
        empty=not anything and _is_silent(counted),
        skills=skills,
        mood=counted.mood,
        goals=goals,
        milestones=tuple(r for r in reached if not r.win),
        wins=tuple(r for r in reached if r.win),
        challenges=challenges,
        my_streak=longest_streak(material.happened.promises, "me", material),
        their_streak=longest_streak(material.happened.promises, "them", material),
        talks=counted.met.held,
        minutes=counted.met.minutes,
        timed=counted.met.timed,
        feedback_received=counted.feedback.received,
        feedback_acted_on=counted.feedback.acted_on,
        feedback_given=counted.feedback.given,
        words_then=then,
        words_now=now,
    )


def _is_silent(counted: Figures) -> bool:
    """Whether nothing was counted that this report tells of."""
    kept = counted.promises.mine.kept + counted.promises.theirs.kept
    heard = counted.feedback.received + counted.feedback.given
    return not (counted.met.held or counted.mood.points or kept or heard)


def _goals(material: GrowthMaterial) -> tuple[GoalGrowth, ...]:
    """The goals reached in the order of their days, and then those on the way."""
    stories = [_goal(goal, material) for goal in material.goals]
    told = [s for s in stories if s.achieved_on or s.then != s.now or s.confidence]
    return tuple(sorted(told, key=lambda s: (s.achieved_on or date.max, int(s.id[1:]))))


def _goal(goal: Goal, material: GrowthMaterial) -> GoalGrowth:
    period = material.period
    own = sorted(
        (c for c in material.checkins if c.goal_id == goal.id),
        key=lambda checkin: (checkin.day, checkin.id),
    )
    achieved = goal.status == "achieved" and goal.closed_on
    return GoalGrowth(
        id=goal.ref,
        title=goal.title,
        private=goal.private,
        status=goal.status,
        achieved_on=goal.closed_on if achieved else None,
        unit=goal.unit,
        then=_value_then(goal, own, period.first),
        now=own[-1].value if own else None,
        confidence=tuple(
            SurePoint(day=checkin.day, confidence=checkin.confidence)
            for checkin in own
            if checkin.confidence is not None and checkin.day >= period.first
        ),
    )


def _value_then(goal: Goal, own: list[Marked], first: date) -> float | None:
    if not own:
        return None
    by_then = [checkin for checkin in own if checkin.day <= first]
    return by_then[-1].value if by_then else goal.first_value


def _reached_on(milestone: Milestone) -> tuple[date, int]:
    return milestone.reached_on or date.max, milestone.id


def _reached(milestone: Milestone) -> Reached:
    assert milestone.reached_on is not None
    return Reached(
        id=milestone.ref,
        title=milestone.title,
        private=milestone.private,
        win=milestone.win,
        reached_on=milestone.reached_on,
        celebrated_on=milestone.celebrated_on,
        celebrated_how=milestone.celebrated_how,
    )


def _resolved(challenge: Challenge) -> tuple[date, int]:
    return challenge.resolved_on or date.max, challenge.id


def _overcome(challenge: Challenge) -> Overcome:
    assert challenge.resolved_on is not None
    return Overcome(
        id=challenge.ref,
        title=challenge.title,
        private=challenge.private,
        nature=challenge.nature,
        resolved_on=challenge.resolved_on,
        outcome=challenge.outcome,
        lesson=challenge.lesson,
    )


def _own_words(texts: Iterable[Written]) -> tuple[Passage | None, Passage | None]:
    """The first passage, and the last one where that is of another entry."""
    told = sorted(set(texts))
    then = _first_passage(told)
    now = _first_passage(told[::-1])
    return then, now if now != then else None


def _first_passage(texts: Iterable[Written]) -> Passage | None:
    for written in texts:
        if words := passage(written.text):
            return Passage(
                id=written.ref,
                day=written.day,
                private=bool(written.private),
                text=words,
            )
    return None
