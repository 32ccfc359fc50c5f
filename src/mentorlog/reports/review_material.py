"""What a review is made from, as the journal hands it over."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, TypeVar

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
    from mentorlog.entries.record import Entry
    from mentorlog.entries.revision import Revision
    from mentorlog.entries.session import Session
    from mentorlog.period import Period

E = TypeVar("E", bound="Entry")


@dataclass(frozen=True, kw_only=True)
class Happened:
    """What happened between two people in a period, in any order.

    It may hold more than the period; whoever reads it looks at the days.

    Attributes:
        sessions: held, planned or cancelled, by their day or by the day planned for.
        notes: notes of the period.
        milestones: reached, celebrated or due in the period.
        actions: settled, due or moved in the period, as they read at its end.
        moves: revisions of promises made in the period.
        feedback: asked, received and given in the period.
        deeds: promises made because of that feedback.
    """

    sessions: tuple[Session, ...] = ()
    notes: tuple[Note, ...] = ()
    milestones: tuple[Milestone, ...] = ()
    actions: tuple[Action, ...] = ()
    moves: tuple[Revision, ...] = ()
    feedback: tuple[Feedback, ...] = ()
    deeds: tuple[Action, ...] = ()

    def public(self) -> Happened:
        """The same without what is private."""
        actions = _public(self.actions)
        known = {action.id for action in actions}
        return Happened(
            sessions=_public(self.sessions),
            notes=_public(self.notes),
            milestones=_public(self.milestones),
            actions=actions,
            moves=tuple(move for move in self.moves if move.entry_id in known),
            feedback=_public(self.feedback),
            deeds=_public(self.deeds),
        )


@dataclass(frozen=True, kw_only=True)
class Open:
    """What stood open around a period, and what of it stands open today.

    Attributes:
        goals: goals open at some time in the period, as they read at its end.
        goals_now: the same goals as they read today.
        more_goals: how many there are besides.
        checkins: their check-ins: the last one by the end of the period, the last
            one before it, and the last one of all (there may be more).
        questions: feedback asked for and not answered by the end of the period.
        answered_since: the numbers of those that were answered later.
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
    questions: tuple[Feedback, ...] = ()
    answered_since: frozenset[int] = frozenset()
    late: tuple[Action, ...] = ()
    ahead: Session | None = None
    last_held: date | None = None
    has_goal: bool = False

    def public(self) -> Open:
        """The same without what is private."""
        return replace(
            self,
            goals=_public(self.goals),
            goals_now=_public(self.goals_now),
            checkins=_public(self.checkins),
            questions=_public(self.questions),
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
        happened: what happened in it.
        before: what happened in the period before.
        open: what stood open around it.
    """

    mentorship: Mentorship
    name_needed: bool = False
    period: Period
    today: date
    happened: Happened
    before: Happened
    open: Open

    def public(self) -> Material:
        """The same without what is private."""
        return replace(
            self,
            happened=self.happened.public(),
            before=self.before.public(),
            open=self.open.public(),
        )


def _public(entries: Iterable[E]) -> tuple[E, ...]:
    return tuple(entry for entry in entries if not entry.private)
