"""What impact is told from, as the journal hands it over."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from mentorlog.frozen import dataclass

if TYPE_CHECKING:
    from datetime import date

    from mentorlog.entries.action import Action, Owner
    from mentorlog.entries.feedback import Direction, Feedback
    from mentorlog.entries.gesture import Gesture
    from mentorlog.entries.goal import Goal
    from mentorlog.entries.mentorship import Mentorship
    from mentorlog.entries.milestone import Milestone
    from mentorlog.entries.session import Session
    from mentorlog.period import Period
    from mentorlog.reports.facts import Deed, Heard


class Guided(NamedTuple):
    """A promise that came of a talk or of feedback."""

    id: int
    day: date
    status: str
    closed_on: date | None
    private: bool


@dataclass(frozen=True, kw_only=True)
class ImpactMaterial:
    """All that the impact of the guidance in one mentorship is told from.

    What is private is in it or not, as the reader was asked.

    Attributes:
        mentorship: the mentorship.
        period: the time; it has begun.
        private: whether what is private is told of.
        promised: what the one who is guided promised or settled in that time because
            of a talk or of feedback.
        done: the last of these that were done in that time, in any order.
        feedback: the feedback that these act on.
        sessions: the sessions that these were promised in.
        heard: the feedback of that time, asked for, received and given.
        deeds: what was promised because of it, whenever; the private ones too, so that
            nobody is told that nothing was.
        goals: reached in that time.
        milestones: milestones and wins reached in that time.
        thanks: gestures of thanks in that time, in both directions.
    """

    mentorship: Mentorship
    period: Period
    private: bool = True
    promised: tuple[Guided, ...] = ()
    done: tuple[Action, ...] = ()
    feedback: tuple[Feedback, ...] = ()
    sessions: tuple[Session, ...] = ()
    heard: tuple[Heard, ...] = ()
    deeds: tuple[Deed, ...] = ()
    goals: tuple[Goal, ...] = ()
    milestones: tuple[Milestone, ...] = ()
    thanks: tuple[Gesture, ...] = ()


def guided(mentorship: Mentorship) -> Owner:
    """Whose promises show what guidance led to: the mentee's."""
    return "me" if mentorship.role == "mentee" else "them"


def guiding(mentorship: Mentorship) -> Direction:
    """The way in which feedback is guidance: from the mentor to the mentee."""
    return "received" if mentorship.role == "mentee" else "given"
