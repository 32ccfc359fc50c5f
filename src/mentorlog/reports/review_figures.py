"""The figures of a period, the same for it and for the one it is compared with."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Literal

from mentorlog.cadence import read_cadence
from mentorlog.entries.note import Note
from mentorlog.entries.session import Session
from mentorlog.frozen import dataclass
from mentorlog.reports.promises import Promises, promises
from mentorlog.reports.rhythm import expected_talks

if TYPE_CHECKING:
    from mentorlog.entries.mentorship import Mentorship
    from mentorlog.period import Period
    from mentorlog.reports.facts import Noted, Talk
    from mentorlog.reports.review_material import Happened

Basis = Literal["cadence", "plans"]


@dataclass(frozen=True, kw_only=True)
class Met:
    """The talks of a period.

    Attributes:
        held: how many were held.
        expected: how many were to be held; None where nothing says so.
        basis: what says so: the rhythm agreed on, or the talks that were planned.
        planned: how many were planned.
        cancelled: how many of the planned ones were cancelled.
        minutes: how long those held took together; None where none says how long.
        timed: how many of those held say how long.
    """

    held: int
    expected: int | None
    basis: Basis | None
    planned: int
    cancelled: int
    minutes: int | None
    timed: int


@dataclass(frozen=True, kw_only=True)
class MoodPoint:
    """How one felt on a day.

    Attributes:
        day: the day.
        id: the session or note that says so.
        mood: how it felt, 1 to 5.
    """

    day: date
    id: str
    mood: int


@dataclass(frozen=True, kw_only=True)
class Mood:
    """How one felt through a period.

    Attributes:
        first: at the beginning, 1 to 5; None where nothing says so.
        last: at the end, 1 to 5; None where nothing says so.
        points: day by day.
    """

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
    """What can be counted of a period.

    Attributes:
        met: the talks.
        mood: how one felt.
        milestones: how many milestones were reached, wins apart.
        wins: how many small wins there were.
        promises: how both sides kept their promises.
        feedback: what went to and fro.
        notes: how many notes were written.
    """

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
            self.met.planned,
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
    first, end = period.first, min(period.last, today)
    reached = [r for r in happened.reached if first <= r.reached_on <= end]
    notes = [n for n in happened.notes if first <= n.day <= end]
    held = [t for t in happened.talks if t.status == "held" and first <= t.day <= end]
    wins = sum(r.win for r in reached)
    return Figures(
        met=_met(mentorship, happened, held, first, end),
        mood=_mood(held, notes),
        milestones=len(reached) - wins,
        wins=wins,
        promises=promises(
            happened.promises,
            period,
            today,
            moves=happened.moves,
            made=happened.made,
        ),
        feedback=_feedback(happened, first, end),
        notes=len(notes),
    )


def _met(
    mentorship: Mentorship,
    happened: Happened,
    held: list[Talk],
    first: date,
    end: date,
) -> Met:
    talks = happened.talks
    planned = [t for t in talks if first <= (_planned_day(t) or date.max) <= end]
    expected: int | None = len(planned) or None
    basis: Basis | None = "plans" if planned else None
    rhythm = expected_talks(mentorship, happened.rhythms, happened.pauses, first, end)
    if rhythm:
        expected, basis = rhythm, "cadence"
    minutes = [t.minutes for t in held if t.minutes is not None]
    return Met(
        held=len(held),
        expected=expected,
        basis=basis,
        planned=len(planned),
        cancelled=sum(t.status == "cancelled" for t in planned),
        minutes=sum(minutes) if minutes else None,
        timed=len(minutes),
    )


def _planned_day(talk: Talk) -> date | None:
    """The day a talk was planned for; None if it was held without a plan."""
    if talk.planned_for is not None:
        return talk.planned_for
    return None if talk.status == "held" else talk.day


def _expected(every: str, mentorship: Mentorship, first: date, end: date) -> int:
    last = min(end, mentorship.ended_on or end)
    return read_cadence(every).expected(first, last, mentorship.day)


def _mood(held: list[Talk], notes: list[Noted]) -> Mood:
    told = moods(held, notes)
    return Mood(
        first=told[0].mood if told else None,
        last=told[-1].mood if told else None,
        points=told,
    )


def moods(held: list[Talk], notes: list[Noted]) -> tuple[MoodPoint, ...]:
    """How one felt, in order; on one day talks come first, by the hour, then notes.

    Args:
        held: talks that were held.
        notes: notes.
    """
    points = [(t.day, 0, t.at or "", t.id, t.mood) for t in held if t.mood]
    points += [(n.day, 1, "", n.id, n.mood) for n in notes if n.mood]
    letters = Session.letter, Note.letter
    return tuple(
        MoodPoint(day=day, id=f"{letters[kind]}{number}", mood=mood)
        for day, kind, _, number, mood in sorted(points)
    )


def _feedback(happened: Happened, first: date, end: date) -> FeedbackCount:
    heard = [h for h in happened.heard if first <= h.day <= end]
    received = [h for h in heard if h.direction == "received"]
    acted_on = {deed.feedback_id for deed in happened.deeds if deed.day <= end}
    return FeedbackCount(
        received=len(received),
        strengths=sum(h.nature == "strength" for h in received),
        improvements=sum(h.nature == "improvement" for h in received),
        acted_on=sum(h.id in acted_on for h in received),
        given=sum(h.direction == "given" for h in heard),
        asked=sum(h.direction == "asked" for h in heard),
    )
