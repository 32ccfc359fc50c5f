"""What today's report needs, read with few queries that each follow an index."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeVar

from mentorlog.entries.action import Action
from mentorlog.entries.feedback import Feedback
from mentorlog.entries.goal import Goal
from mentorlog.entries.milestone import Milestone
from mentorlog.entries.session import Session
from mentorlog.reports.progress import SILENT_DAYS
from mentorlog.reports.today_material import (
    ACTIONS_AHEAD,
    CELEBRATED_WITHIN,
    GOALS_AHEAD,
    REMEMBERED,
    Some,
    TodayMaterial,
    away,
)
from mentorlog.store.readings import (
    OPEN,
    UNANSWERED,
    find,
    last_checkins,
    last_held,
    next_planned,
    public,
)
from mentorlog.store.readings_glance import pauses_of
from mentorlog.store.readings_today_practice import resting

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import date

    from mentorlog.entries.checkin import Checkin
    from mentorlog.entries.mentorship import Mentorship
    from mentorlog.entries.record import Kept
    from mentorlog.store.journal import Journal

K = TypeVar("K", bound="Kept")

MOST = 20
"""How many of one sort are read: as many as a screen can show."""
COUNTED = 200
"""How far is counted; beyond, a number means nothing to anybody."""


def today_material(
    journal: Journal,
    mentorships: Sequence[Mentorship],
    today: date,
    *,
    narrowed: str,
    fresh: bool,
    private: bool = True,
) -> TodayMaterial:
    """All that today's report is made from.

    Args:
        journal: where to look.
        mentorships: whom it is asked about.
        today: the day it is asked.
        narrowed: what makes other commands mean the same (see `TodayMaterial`).
        fresh: whether there is no mentorship at all yet.
        private: whether what is private may be told of.
    """
    asleep = resting(journal, mentorships, today)
    whose = tuple(m.id for m in mentorships)
    everybody = _Reader(journal, whose, today, private=private)
    awake = tuple(m.id for m in mentorships if m.id not in asleep)
    reader = _Reader(journal, awake, today, private=private)
    due, silent = reader.goals_due(), reader.goals_silent()
    return TodayMaterial(
        day=today,
        mentorships=tuple(mentorships),
        fresh=fresh,
        narrowed=narrowed,
        unlogged=reader.unlogged(),
        planned=reader.planned(),
        last_held=reader.last_held(),
        pauses=pauses_of(journal, whose),
        late_mine=everybody.late("me"),
        late_theirs=everybody.late("them"),
        coming=reader.coming(),
        goals_due=due,
        goals_silent=silent,
        checkins=reader.checkins((*due.entries, *silent.entries)),
        asked=reader.asked(),
        unacted=reader.unacted(),
        uncelebrated=reader.uncelebrated(),
        resting=asleep,
    )


class _Reader:
    """Reads of some mentorships what today's report needs."""

    def __init__(
        self,
        journal: Journal,
        mentorships: tuple[int, ...],
        today: date,
        *,
        private: bool,
    ) -> None:
        self._journal = journal
        self._mentorships = mentorships
        self._today = today
        self._private = private

    def _some(
        self, cls: type[K], index: str, where: str, *values: Any, by: str
    ) -> Some[K]:
        """The most urgent records that a condition holds for, and how many there are.

        Of each mentorship the index hands over the first few, in its own order; only
        of these, records are read.
        """
        values = (self._mentorships, *values)
        table = cls.table
        those = (
            f"select id from {table} indexed by {index} where deleted_at is null"
            f" and mentorship_id = whose.value and {where}"
            f"{public(private=self._private)}"
        )
        entries = find(
            self._journal,
            cls,
            f"id in (select own.id from json_each(?) as whose join {table} as own"
            f" on own.id in ({those} order by {by}, id limit {MOST}))",
            *values,
            by=f"{by}, id limit {MOST}",
        )
        total = len(entries)
        if total == MOST:
            ((total,),) = self._journal.rows(
                f"select sum((select count(*) from ({those} limit {COUNTED})))"
                " from json_each(?) as whose",
                (*values[1:], values[0]),
            )
        return Some(entries=tuple(entries), total=total)

    def unlogged(self) -> Some[Session]:
        """Talks planned for a day that has passed."""
        where = "status = 'planned' and day < ?"
        return self._some(Session, "sessions_planned", where, self._today, by="day")

    def planned(self) -> tuple[Session, ...]:
        """The next planned talk of each mentorship."""
        whose, private = self._mentorships, self._private
        return tuple(next_planned(self._journal, whose, self._today, private=private))

    def last_held(self) -> dict[int, date]:
        """Mentorship → the day of its last talk, where there was one."""
        return last_held(self._journal, self._mentorships, self._today)

    def late(self, owner: str) -> Some[Action]:
        """The promises of a side whose day has passed."""
        where = "status = 'open' and due < ? and owner = ?"
        return self._some(Action, "actions_open", where, self._today, owner, by="due")

    def coming(self) -> Some[Action]:
        """The promises that are due soon."""
        where = "status = 'open' and due between ? and ?"
        until = away(self._today, ACTIONS_AHEAD)
        return self._some(Action, "actions_open", where, self._today, until, by="due")

    def goals_due(self) -> Some[Goal]:
        """The active goals that are due soon or overdue."""
        where = f"{OPEN} and status = 'active' and due <= ?"
        until = away(self._today, GOALS_AHEAD)
        return self._some(Goal, "goals_open", where, until, by="due")

    def goals_silent(self) -> Some[Goal]:
        """The other active goals that nothing was heard of lately."""
        where = (
            f"{OPEN} and status = 'active' and (due is null or due > ?) and day <= ?"
            " and not exists (select 1 from checkins indexed by checkins_by_goal"
            " where goal_id = goals.id and checkins.deleted_at is null"
            " and checkins.day > ? and checkins.day <= ?)"
        )
        heard = away(self._today, -SILENT_DAYS)
        values = away(self._today, GOALS_AHEAD), heard, heard, self._today
        return self._some(Goal, "goals_open", where, *values, by="day")

    def checkins(self, goals: Iterable[Goal]) -> dict[int, tuple[Checkin, ...]]:
        """Goal → its last check-in, where there is one."""
        numbers = (goal.id for goal in goals)
        days, private = (self._today,), self._private
        found = last_checkins(self._journal, numbers, days, private=private)
        return {checkin.goal_id: (checkin,) for checkin in found}

    def asked(self) -> Some[Feedback]:
        """The questions of the last year without an answer."""
        return self._some(
            Feedback,
            "feedback_asked",
            UNANSWERED,
            away(self._today, -REMEMBERED),
            self._today,
            self._today,
            by="day",
        )

    def unacted(self) -> Some[Feedback]:
        """The improvements received within a year that nothing was promised about."""
        return self._some(
            Feedback,
            "feedback_improvements",
            "direction = 'received' and nature = 'improvement'"
            " and day between ? and ? and not exists (select 1 from actions"
            " where feedback_id = feedback.id and actions.deleted_at is null)",
            away(self._today, -REMEMBERED),
            self._today,
            by="day desc",
        )

    def uncelebrated(self) -> Some[Milestone]:
        """The milestones reached lately and not celebrated; wins are left out."""
        return self._some(
            Milestone,
            "milestones_reached",
            "reached_on between ? and ? and celebrated_on is null and win = 0",
            away(self._today, -CELEBRATED_WITHIN),
            self._today,
            by="reached_on",
        )
