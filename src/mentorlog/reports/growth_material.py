"""What a look at then and now is made from, as the journal hands it over."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING, NamedTuple

from mentorlog.entries.note import Note
from mentorlog.entries.session import Session
from mentorlog.frozen import dataclass
from mentorlog.period import add_months, between

if TYPE_CHECKING:
    from datetime import date

    from mentorlog.entries.challenge import Challenge
    from mentorlog.entries.goal import Goal
    from mentorlog.entries.mentorship import Mentorship
    from mentorlog.entries.milestone import Milestone
    from mentorlog.entries.rating import Rating
    from mentorlog.entries.record import Entry
    from mentorlog.entries.skill import Skill
    from mentorlog.period import Period
    from mentorlog.reports.review_material import Happened


class Marked(NamedTuple):
    """A check-in."""

    id: int
    day: date
    goal_id: int
    value: float
    confidence: int | None
    private: bool


class Written(NamedTuple):
    """The text of a session or a note; sorted, these stand as they were written."""

    day: date
    is_note: bool
    at: str
    id: int
    text: str
    private: bool

    @property
    def ref(self) -> str:
        """The ID for people."""
        return f"{Note.letter if self.is_note else Session.letter}{self.id}"


@dataclass(frozen=True, kw_only=True)
class GrowthMaterial:
    """All that then and now of one mentorship is made from.

    What is private is in it or not, as the reader was asked.

    Attributes:
        mentorship: the mentorship.
        period: the time that is looked at; its last day is "now".
        today: the day the question is asked.
        happened: what is counted of that time.
        skills: the skills that have ratings.
        ratings: their ratings up to the last day, in any order.
        evidence: the entries that ratings name.
        goals: the goals reached in that time, and those open today.
        checkins: their check-ins up to the last day, in any order.
        milestones: the last milestones and wins reached in that time.
        challenges: the last challenges resolved in that time.
        texts: the first and the last texts of that time, in any order.
    """

    mentorship: Mentorship
    period: Period
    today: date
    happened: Happened
    skills: tuple[Skill, ...] = ()
    ratings: tuple[Rating, ...] = ()
    evidence: tuple[Entry, ...] = ()
    goals: tuple[Goal, ...] = ()
    checkins: tuple[Marked, ...] = ()
    milestones: tuple[Milestone, ...] = ()
    challenges: tuple[Challenge, ...] = ()
    texts: tuple[Written, ...] = ()


def last_day(mentorship: Mentorship, today: date) -> date:
    """The day that is "now" for a mentorship: today, or the day it ended."""
    return min(today, mentorship.ended_on or today)


def time_since(since: date | None, *, months: int, began: date, last: date) -> Period:
    """The time that is looked at.

    Args:
        since: the day it begins; None for so many months before the last day.
        months: that many.
        began: the first day of all; nothing begins before it.
        last: the last day.
    """
    first = since
    if first is None:
        with suppress(OverflowError):
            first = add_months(last, -months)
    return between(min(max(first or began, began), last), last)
