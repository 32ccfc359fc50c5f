"""What a review is made from, as the journal hands it over."""

from __future__ import annotations

from dataclasses import field, replace
from typing import TYPE_CHECKING, Protocol, TypeVar

from mentorlog.frozen import dataclass
from mentorlog.reports.practice_material import PracticeMaterial

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from mentorlog.entries.action import Action
    from mentorlog.entries.checkin import Checkin
    from mentorlog.entries.feedback import Feedback
    from mentorlog.entries.goal import Goal
    from mentorlog.entries.mentorship import Mentorship
    from mentorlog.entries.milestone import Milestone
    from mentorlog.entries.note import Note
    from mentorlog.entries.pause import Pause
    from mentorlog.entries.revision import Revision
    from mentorlog.entries.session import Session
    from mentorlog.period import Period
    from mentorlog.reports.facts import (
        Deed,
        Heard,
        Made,
        Noted,
        Promise,
        Reached,
        Talk,
    )


class MayBePrivate(Protocol):
    """Anything that may be for its writer alone."""

    @property
    def private(self) -> bool:
        """Whether it is."""


P = TypeVar("P", bound=MayBePrivate)


@dataclass(frozen=True, kw_only=True)
class Happened:
    """What is counted of a period, each thing once, in any order.

    It may hold more than the period; whoever counts looks at the days.

    Attributes:
        talks: held, planned or cancelled, by their day or by the day planned for.
        notes: notes of the period.
        reached: milestones and wins reached in the period.
        promises: settled, due or moved in the period, as they read at its end.
        made: how many promises were made in the period.
        moves: the number of a promise for each time that its day was moved.
        heard: feedback asked, received and given in the period.
        deeds: what was promised because of the feedback received, whenever.
        rhythms: the changes of the rhythm, whenever (see `reports.rhythm`).
        pauses: when the mentorship rested, whenever.
    """

    talks: tuple[Talk, ...] = ()
    notes: tuple[Noted, ...] = ()
    reached: tuple[Reached, ...] = ()
    promises: tuple[Promise, ...] = ()
    made: tuple[Made, ...] = ()
    moves: tuple[int, ...] = ()
    heard: tuple[Heard, ...] = ()
    deeds: tuple[Deed, ...] = ()
    rhythms: tuple[Revision, ...] = ()
    pauses: tuple[Pause, ...] = ()

    def public(self) -> Happened:
        """The same without what is private."""
        return replace(
            self,
            talks=_public(self.talks),
            notes=_public(self.notes),
            reached=_public(self.reached),
            promises=_public(self.promises),
            made=_public(self.made),
            heard=_public(self.heard),
            deeds=_public(self.deeds),
        )


@dataclass(frozen=True, kw_only=True)
class Told:
    """What is told of one by one.

    Attributes:
        goals: goals open at some time in the period, as they read at its end.
        goals_now: the same goals as they read today.
        more_goals: how many there are besides.
        checkins: their check-ins: the last one by the end of the period, the last
            one before it, and the last one of all (there may be more).
        milestones: set, reached, celebrated or due in the period.
        notes: the first notes of the period.
        questions: feedback asked for and not answered by the end of the period.
        answered_since: the numbers of those that were answered later.
        unacted: improvements of the period that nothing was promised about.
        late: promises that were late at the end of the period and are late today,
            mine before theirs, the latest first.
        ahead: the next planned talk, today or later.
        last_held: the last day on which a talk was held.
        has_goal: whether any goal is open today.
    """

    goals: tuple[Goal, ...] = ()
    goals_now: tuple[Goal, ...] = ()
    more_goals: int = 0
    checkins: tuple[Checkin, ...] = ()
    milestones: tuple[Milestone, ...] = ()
    notes: tuple[Note, ...] = ()
    questions: tuple[Feedback, ...] = ()
    answered_since: frozenset[int] = frozenset()
    unacted: tuple[Feedback, ...] = ()
    late: tuple[Action, ...] = ()
    ahead: Session | None = None
    last_held: date | None = None
    has_goal: bool = False

    def public(self) -> Told:
        """The same without what is private."""
        return replace(
            self,
            goals=_public(self.goals),
            goals_now=_public(self.goals_now),
            checkins=_public(self.checkins),
            milestones=_public(self.milestones),
            notes=_public(self.notes),
            questions=_public(self.questions),
            unacted=_public(self.unacted),
            late=_public(self.late),
            ahead=None if self.ahead and self.ahead.private else self.ahead,
        )


@dataclass(frozen=True, kw_only=True)
class Material:
    """All that the review of one mentorship is made from.

    Attributes:
        mentorship: the mentorship.
        name_needed: whether commands must name the person, for being about another
            mentorship than the one in use.
        period: the period; it has begun.
        today: the day the question is asked.
        happened: what is counted of it.
        before: what is counted of the period before.
        told: what is told of one by one.
        practice: challenges, agreements, care and skills.
    """

    mentorship: Mentorship
    name_needed: bool = False
    period: Period
    today: date
    happened: Happened = Happened()
    before: Happened = Happened()
    told: Told = Told()
    practice: PracticeMaterial = field(default_factory=PracticeMaterial)

    @property
    def end(self) -> date:
        """The day everything is judged on: the last of the period, or today."""
        return min(self.period.last, self.today)

    def public(self) -> Material:
        """The same without what is private."""
        return replace(
            self,
            happened=self.happened.public(),
            before=self.before.public(),
            told=self.told.public(),
            practice=self.practice.public(),
        )


def _public(things: Iterable[P]) -> tuple[P, ...]:
    return tuple(thing for thing in things if not thing.private)
