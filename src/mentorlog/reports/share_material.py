"""What a report to hand over is made from: only what its reader may see."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mentorlog.frozen import dataclass

if TYPE_CHECKING:
    from datetime import date

    from mentorlog.entries.action import Action
    from mentorlog.entries.agreement import Agreement
    from mentorlog.entries.challenge import Challenge
    from mentorlog.entries.checkin import Checkin
    from mentorlog.entries.feedback import Feedback
    from mentorlog.entries.gesture import Gesture
    from mentorlog.entries.goal import Goal
    from mentorlog.entries.lookback import Lookback
    from mentorlog.entries.mentorship import Mentorship
    from mentorlog.entries.milestone import Milestone
    from mentorlog.entries.note import Note
    from mentorlog.entries.rating import Rating
    from mentorlog.entries.session import Session
    from mentorlog.entries.skill import Skill
    from mentorlog.entries.topic import Topic
    from mentorlog.period import Period
    from mentorlog.reports.review_material import Happened
    from mentorlog.reports.share_policy import Readership


@dataclass(frozen=True, kw_only=True)
class LeftOut:
    """So many entries of a time that a reader does not see, and why."""

    number: int
    what: str


@dataclass(frozen=True, kw_only=True)
class ShareMaterial:
    """All that a report to hand over is made from.

    Everything in it has been seen by `Readership.sees`: what is private is not in it,
    and of the rest only the fields that the reader may see.

    Attributes:
        reader: who will read it.
        mentorship: the mentorship.
        period: the time; it has begun.
        today: the day the question is asked.
        happened: what is counted of that time, without what is private.
        goals: open at some time in it.
        checkins: the last ones by its beginning and by its end.
        milestones: milestones and wins reached in it or later, and the open ones.
        planned: the next planned talk.
        actions: done in it, or open at its end.
        feedback: received or given in it, or what the promises act on; and what was
            asked for and not answered.
        topics: open today.
        challenges: raised and open, or resolved in that time.
        agreements: due for a second look.
        gestures: thanks to them, and care from them.
        skills: the skills that ratings are of.
        ratings: of that time, and the last ones before.
        notes: of that time.
        lookbacks: written about that time.
    """

    reader: Readership
    mentorship: Mentorship
    period: Period
    today: date
    happened: Happened
    goals: tuple[Goal, ...] = ()
    checkins: tuple[Checkin, ...] = ()
    milestones: tuple[Milestone, ...] = ()
    planned: Session | None = None
    actions: tuple[Action, ...] = ()
    feedback: tuple[Feedback, ...] = ()
    topics: tuple[Topic, ...] = ()
    challenges: tuple[Challenge, ...] = ()
    agreements: tuple[Agreement, ...] = ()
    gestures: tuple[Gesture, ...] = ()
    skills: tuple[Skill, ...] = ()
    ratings: tuple[Rating, ...] = ()
    notes: tuple[Note, ...] = ()
    lookbacks: tuple[Lookback, ...] = ()
