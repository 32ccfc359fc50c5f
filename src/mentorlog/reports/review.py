"""The review of a period: what came of it, against the period before."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Literal

from mentorlog.frozen import dataclass
from mentorlog.reports.decisions import Decision, decisions, talk_is_due
from mentorlog.reports.review_figures import Figures, figures
from mentorlog.reports.review_goals import GoalStory, goal_stories
from mentorlog.reports.review_practice import (
    AgreementStory,
    ChallengeStory,
    PracticeCount,
    RatedSkill,
    agreement_stories,
    challenge_stories,
    last_thanks,
    practice_count,
    rated_skills,
)

if TYPE_CHECKING:
    from mentorlog.entries.milestone import Milestone
    from mentorlog.period import Kind, Period
    from mentorlog.reports.review_material import Material

Reached = Literal["celebrated", "reached", "missed", "set"]


@dataclass(frozen=True, kw_only=True)
class Span:
    """A period.

    Attributes:
        title: its name, such as "March 2026".
        kind: what it is one of; "days" are any others.
        first: its first day.
        last: its last day.
    """

    title: str
    kind: Kind
    first: date
    last: date


@dataclass(frozen=True, kw_only=True)
class MilestoneStory:
    """A milestone or win in a period, as of its end.

    Attributes:
        id: its ID.
        title: what was reached.
        private: whether it is for its writer alone.
        state: celebrated or reached; or missed: due in the period and not reached; or
            set: written down in the period.
        due: the day by which it was to be reached.
        reached_on: the day it was reached.
        celebrated_on: the day it was celebrated.
        celebrated_how: how.
    """

    id: str
    title: str
    private: bool
    state: Reached
    due: date | None
    reached_on: date | None
    celebrated_on: date | None
    celebrated_how: str | None


@dataclass(frozen=True, kw_only=True)
class Unanswered:
    """Feedback asked for and not answered by the end of a period.

    Attributes:
        id: its ID.
        title: what was asked.
        private: whether it is for its writer alone.
        asked_on: the day it was asked.
        days: for how many days there has been no answer.
    """

    id: str
    title: str
    private: bool
    asked_on: date
    days: int


@dataclass(frozen=True, kw_only=True)
class NoteMention:
    """A note of the period.

    Attributes:
        id: its ID.
        title: how it begins.
        private: whether it is for its writer alone.
        day: its day.
    """

    id: str
    title: str
    private: bool
    day: date


@dataclass(frozen=True, kw_only=True)
class Review:
    """The review of one mentorship.

    Attributes:
        person: the other one.
        they_are: what the other one is to me: "mentor" or "mentee".
        period: the period.
        so_far: whether it still runs.
        as_of: the day everything is judged on: its last one, or today if it runs.
        compared_with: the period before; None where there is nothing to compare with.
        empty: whether nothing at all happened in it.
        next_talk: the day of the next planned talk, while the period runs.
        talk_due: whether it is time for a talk, and none is planned.
        figures: what was counted.
        before: what was counted in the period before; None as `compared_with`.
        goals: the goals open at some time in the period.
        more_goals: how many there are besides.
        milestones: set, reached, celebrated or missed in the period.
        wins: small wins of the period.
        unanswered: feedback asked for and not answered, the longest first.
        notes: the notes of the period, the first fifty.
        practice: what was counted of challenges, agreements, care and skills.
        practice_before: the same of the period before; None as `compared_with`.
        challenges: the challenges open at some time in the period.
        agreements: those due for a second look at its end, or touched in it.
        last_thanks_on: the day of my last thanks to them by its end.
        skills: the skills rated in the period, by either side.
        decide: questions that follow from the record, the most important first.
    """

    person: str
    they_are: str
    period: Span
    so_far: bool
    as_of: date
    compared_with: Span | None
    empty: bool
    next_talk: date | None
    talk_due: bool
    figures: Figures
    before: Figures | None
    goals: tuple[GoalStory, ...]
    more_goals: int
    milestones: tuple[MilestoneStory, ...]
    wins: tuple[MilestoneStory, ...]
    unanswered: tuple[Unanswered, ...]
    notes: tuple[NoteMention, ...]
    practice: PracticeCount
    practice_before: PracticeCount | None
    challenges: tuple[ChallengeStory, ...]
    agreements: tuple[AgreementStory, ...]
    last_thanks_on: date | None
    skills: tuple[RatedSkill, ...]
    decide: tuple[Decision, ...]


def review(material: Material) -> Review:
    """The review that follows from what the journal says."""
    mentorship, period, today = material.mentorship, material.period, material.today
    end, ahead = material.end, material.told.ahead
    counted = figures(mentorship, material.happened, period, today)
    earlier = figures(mentorship, material.before, period.before(), today)
    practice = practice_count(material.practice, before=False)
    practised = practice_count(material.practice, before=True)
    comparable = mentorship.day < period.first or not (
        earlier.are_silent and practised.is_silent
    )
    stories = goal_stories(material.told.goals, material.told.checkins, period, end)
    milestones = _milestones(material, win=False)
    wins = _milestones(material, win=True)
    empty = (
        counted.are_silent
        and practice.is_silent
        and not (milestones or wins or any(map(_moved, stories)))
    )
    return Review(
        person=mentorship.person,
        they_are=mentorship.they_are,
        period=_span(period),
        so_far=today <= period.last,
        as_of=end,
        compared_with=_span(period.before()) if comparable else None,
        empty=empty,
        next_talk=ahead.day if ahead and today <= period.last else None,
        talk_due=talk_is_due(material),
        figures=counted,
        before=earlier if comparable else None,
        goals=stories,
        more_goals=material.told.more_goals,
        milestones=milestones,
        wins=wins,
        unanswered=_unanswered(material),
        notes=_notes(material),
        practice=practice,
        practice_before=practised if comparable else None,
        challenges=challenge_stories(material.practice, period.first, end),
        agreements=agreement_stories(material.practice, period.first, end),
        last_thanks_on=last_thanks(material.practice),
        skills=rated_skills(material.practice, period.first, end),
        decide=() if empty else decisions(material, stories),
    )


def _span(period: Period) -> Span:
    return Span(
        title=period.title, kind=period.kind, first=period.first, last=period.last
    )


def _moved(story: GoalStory) -> bool:
    """Whether anything happened to a goal in the period."""
    return story.checked_in or story.newly_set or story.closed_on is not None


def _milestones(material: Material, *, win: bool) -> tuple[MilestoneStory, ...]:
    """The stories of milestones or wins, in the order of their days."""
    found = (
        _milestone(milestone, material.period, material.today)
        for milestone in sorted(material.told.milestones, key=lambda m: m.id)
        if milestone.win == win
    )
    stories = (story for story in found if story is not None)
    return tuple(sorted(stories, key=lambda s: s.reached_on or s.due or date.max))


def _milestone(
    milestone: Milestone, period: Period, today: date
) -> MilestoneStory | None:
    """What a period says of a milestone; None where it has no part in it."""
    end = min(period.last, today)
    reached = _by(milestone.reached_on, end)
    celebrated = _by(milestone.celebrated_on, end)
    due = milestone.due
    missed = due is not None and period.first <= due <= end and due < today
    is_new = period.first <= milestone.day <= end
    is_of_period = any(day and day in period for day in (reached, celebrated))
    if not (is_of_period if reached else missed or is_new):
        return None
    state: Reached = "missed" if missed else "set"
    if reached is not None:
        state = "celebrated" if celebrated else "reached"
    return MilestoneStory(
        id=milestone.ref,
        title=milestone.title,
        private=milestone.private,
        state=state,
        due=due,
        reached_on=reached,
        celebrated_on=celebrated,
        celebrated_how=milestone.celebrated_how if celebrated else None,
    )


def _by(day: date | None, end: date) -> date | None:
    return day if day is not None and day <= end else None


def _unanswered(material: Material) -> tuple[Unanswered, ...]:
    return tuple(
        Unanswered(
            id=question.ref,
            title=question.headline,
            private=question.private,
            asked_on=question.day,
            days=(material.end - question.day).days,
        )
        for question in sorted(material.told.questions, key=lambda q: (q.day, q.id))
    )


def _notes(material: Material) -> tuple[NoteMention, ...]:
    return tuple(
        NoteMention(
            id=note.ref, title=note.headline, private=note.private, day=note.day
        )
        for note in sorted(material.told.notes, key=lambda n: (n.day, n.id))
        if material.period.first <= note.day <= material.end
    )
