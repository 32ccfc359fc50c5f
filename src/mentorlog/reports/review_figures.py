"""The figures of a period, the same for it and for the one it is compared with."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Literal

from mentorlog.cadence import read_cadence
from mentorlog.reports.promises import Promises, promises

if TYPE_CHECKING:
    from mentorlog.entries.mentorship import Mentorship
    from mentorlog.entries.note import Note
    from mentorlog.entries.session import Session
    from mentorlog.period import Period
    from mentorlog.reports.review_material import Happened

Basis = Literal["cadence", "plans"]


@dataclass(frozen=True, kw_only=True)
class Met:
    """The talks of a period.

    Attributes:
        held: how many were held.
        expected: how many were to be held; None where nothing says so.
        basis: what says so: the rhythm agreed on, or the talks that were planned.
        cancelled: how many of the planned ones were cancelled.
        minutes: how long those held took together; None where none says how long.
    """

    held: int
    expected: int | None
    basis: Basis | None
    cancelled: int
    minutes: int | None


@dataclass(frozen=True, kw_only=True)
class MoodPoint:
    """How one felt on a day, 1 to 5, as the session or note `id` says."""

    day: date
    id: str
    mood: int


@dataclass(frozen=True, kw_only=True)
class Mood:
    """How one felt through a period; `first` and `last` are None without any point."""

    first: int | None
    last: int | None
    points: tuple[MoodPoint, ...]


@dataclass(frozen=True, kw_only=True)
class FeedbackCount:
    """The feedback of a period.

    Attributes:
        received: how much was received.
        strengths: how many of these name a strength.
        improvements: how many of these name what could be better.
        acted_on: about how many of these something was promised.
        given: how much was given.
        asked: how often it was asked for.
    """

    received: int
    strengths: int
    improvements: int
    acted_on: int
    given: int
    asked: int


@dataclass(frozen=True, kw_only=True)
class Figures:
    """What can be counted of a period; docs/review.md defines every figure."""

    met: Met
    mood: Mood
    milestones: int
    wins: int
    promises: Promises
    feedback: FeedbackCount
    notes: int

    @property
    def are_silent(self) -> bool:
        """Whether nothing at all was counted (what was expected does not count)."""
        counts = (
            self.met.held,
            self.met.cancelled,
            self.met.basis == "plans",
            len(self.mood.points),
            self.milestones,
            self.wins,
            not self.promises.mine.is_silent,
            not self.promises.theirs.is_silent,
            self.feedback.received,
            self.feedback.given,
            self.feedback.asked,
            self.notes,
        )
        return not any(counts)


def figures(
    mentorship: Mentorship, happened: Happened, period: Period, today: date
) -> Figures:
    """The figures of a period, as of its last day, or of today if it still runs.

    Args:
        mentorship: whose they are.
        happened: what happened in the period; more does no harm.
        period: the period; it has begun.
        today: the day the question is asked.
    """
    end = min(period.last, today)
    reached = [
        m
        for m in happened.milestones
        if m.reached_on is not None and period.first <= m.reached_on <= end
    ]
    notes = [n for n in happened.notes if period.first <= n.day <= end]
    held = [
        s
        for s in happened.sessions
        if s.status == "held" and period.first <= s.day <= end
    ]
    return Figures(
        met=_met(mentorship, happened.sessions, held, period.first, end),
        mood=_mood(held, notes),
        milestones=sum(not m.win for m in reached),
        wins=sum(m.win for m in reached),
        promises=promises(happened.actions, happened.moves, period, today),
        feedback=_feedback(happened, period.first, end),
        notes=len(notes),
    )


def _met(
    mentorship: Mentorship,
    sessions: tuple[Session, ...],
    held: list[Session],
    first: date,
    end: date,
) -> Met:
    planned = [s for s in sessions if first <= (planned_day(s) or date.max) <= end]
    expected: int | None = len(planned) or None
    basis: Basis | None = "plans" if planned else None
    if mentorship.every is not None and (
        rhythm := _expected(mentorship.every, mentorship, first, end)
    ):
        expected, basis = rhythm, "cadence"
    minutes = [s.minutes for s in held if s.minutes is not None]
    return Met(
        held=len(held),
        expected=expected,
        basis=basis,
        cancelled=sum(s.status == "cancelled" for s in planned),
        minutes=sum(minutes) if minutes else None,
    )


def planned_day(session: Session) -> date | None:
    """The day a talk was planned for; None if it was held without a plan."""
    if session.planned_for is not None:
        return session.planned_for
    return None if session.status == "held" else session.day


def _expected(every: str, mentorship: Mentorship, first: date, end: date) -> int:
    last = min(end, mentorship.ended_on or end)
    return read_cadence(every).expected(first, last, mentorship.day)


def _mood(held: list[Session], notes: list[Note]) -> Mood:
    """The moods of a day stand in the order: talks by the hour, then notes."""
    points = [(s.day, 0, s.at or "", s.id, s.ref, s.mood) for s in held]
    points += [(n.day, 1, "", n.id, n.ref, n.mood) for n in notes]
    told = tuple(
        MoodPoint(day=day, id=ref, mood=mood)
        for day, _, _, _, ref, mood in sorted(points, key=lambda point: point[:4])
        if mood is not None
    )
    return Mood(
        first=told[0].mood if told else None,
        last=told[-1].mood if told else None,
        points=told,
    )


def _feedback(happened: Happened, first: date, end: date) -> FeedbackCount:
    feedback = [f for f in happened.feedback if first <= f.day <= end]
    received = [f for f in feedback if f.direction == "received"]
    acted_on = {deed.feedback_id for deed in happened.deeds if deed.day <= end}
    return FeedbackCount(
        received=len(received),
        strengths=sum(f.nature == "strength" for f in received),
        improvements=sum(f.nature == "improvement" for f in received),
        acted_on=sum(f.id in acted_on for f in received),
        given=sum(f.direction == "given" for f in feedback),
        asked=sum(f.direction == "asked" for f in feedback),
    )
