"""What the pictures of a time need: bounded by that time, and by what is drawn."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Any

from mentorlog.entries.goal import Goal
from mentorlog.reports.facts import Noted, Talk
from mentorlog.reports.growth_material import Marked
from mentorlog.reports.review_then import as_it_was
from mentorlog.reports.way_material import (
    WayMaterial,
    leading_up_to,
    parts_of,
    whole,
)
from mentorlog.store.readings import (
    AMONG,
    OPEN,
    find,
    last_checkins,
    public,
    read_day,
)
from mentorlog.store.readings_figures import Counting, facts, later_revisions
from mentorlog.store.readings_review import MOST_GOALS

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from mentorlog.entries.mentorship import Mentorship
    from mentorlog.period import Period
    from mentorlog.reports.facts import Promise
    from mentorlog.reports.way_material import Part
    from mentorlog.store.journal import Journal

TOUCHING = ("gestures", "feedback")
"""The tables of what passes between both besides talks."""


def way_up_to(
    journal: Journal,
    mentorship: Mentorship,
    period: Period,
    today: date,
    *,
    private: bool,
) -> WayMaterial:
    """What the pictures of a period and of those before it are drawn from.

    Goals are told as they read on its last day, as in a review.

    Args:
        journal: where to look.
        mentorship: the mentorship.
        period: the period; it has begun.
        today: the day the question is asked.
        private: whether what is private is wanted.
    """
    parts = leading_up_to(period, mentorship.day)
    reader = _Reader(journal, mentorship.id, whole(parts, today), private=private)
    return reader.material(period, parts, today)


def way_through(
    journal: Journal,
    mentorship: Mentorship,
    time: Period,
    today: date,
    *,
    private: bool,
    week_begins: int,
) -> WayMaterial:
    """What the pictures of a whole time are drawn from.

    Goals are told in the words that they have today: whoever is handed such a picture
    is told of no earlier ones. Arguments are as above; a week begins on `week_begins`,
    as `date.weekday` counts it.
    """
    reader = _Reader(journal, mentorship.id, time, private=private)
    return reader.material(None, parts_of(time, week_begins), today)


class _Reader:
    """Reads of one mentorship what is drawn of a time."""

    def __init__(
        self, journal: Journal, mentorship: int, time: Period, *, private: bool
    ) -> None:
        self._journal = journal
        self._mentorship = mentorship
        self._time = time
        self._private = private
        self._public = public(private=private)

    def material(
        self, period: Period | None, parts: tuple[Part, ...], today: date
    ) -> WayMaterial:
        """All that is drawn of the time and its parts."""
        first, last = self._time.first, self._time.last
        goals = tuple(self._goals() if period is None else self._goals_then(today))
        return WayMaterial(
            today=today,
            period=period,
            first=first,
            last=last,
            parts=parts,
            goals=goals,
            checkins=self._checkins(goals),
            before=self._before(goals),
            talks=self._facts(Talk, "sessions"),
            notes=self._facts(Noted, "notes"),
            touched=tuple(day for table in TOUCHING for day in self._days(table)),
            promised=tuple(self._promised(part.period, today) for part in parts),
        )

    def _promised(self, part: Period, today: date) -> tuple[Promise, ...]:
        counting = Counting(self._journal, self._mentorship, today)
        found = counting.promised(part)
        return tuple(p for p in found if self._private or not p.private)

    def _goals(self) -> list[Goal]:
        """The goals of that time, as they read today."""
        first, last = self._time.first, self._time.last
        return [
            *self._find("goals_open", f"{OPEN} and day <= ?", last),
            *self._find("goals_closed", "closed_on >= ? and day <= ?", first, last),
        ]

    def _goals_then(self, today: date) -> Iterator[Goal]:
        """The same, as they read on the last day of that time."""
        last, found = self._time.last, self._goals()
        numbers = (goal.id for goal in found)
        later = later_revisions(self._journal, Goal, numbers, last, today)
        for goal in found:
            yield as_it_was(goal, later.get(goal.id, ()), last)

    def _find(self, index: str, where: str, *values: Any) -> list[Goal]:
        where = f"mentorship_id = ? and {where}{self._public}"
        values = (self._mentorship, *values)
        by = f"id desc limit {MOST_GOALS}"
        return find(self._journal, Goal, where, *values, index=index, by=by)

    def _checkins(self, goals: tuple[Goal, ...]) -> tuple[Marked, ...]:
        found = facts(
            self._journal,
            Marked,
            "checkins indexed by checkins_by_goal",
            f"goal_id {AMONG} and day between ? and ?{self._public}",
            tuple(goal.id for goal in goals),
            self._time.first,
            self._time.last,
        )
        return tuple(found)

    def _before(self, goals: tuple[Goal, ...]) -> tuple[Any, ...]:
        """The last check-in of each goal before the time."""
        try:
            eve = self._time.first - timedelta(days=1)
        except OverflowError:
            return ()
        numbers = (goal.id for goal in goals)
        return tuple(
            last_checkins(self._journal, numbers, (eve,), private=self._private)
        )

    def _facts(self, cls: type[Any], table: str) -> tuple[Any, ...]:
        where = f"mentorship_id = ? and day between ? and ?{self._public}"
        values = (self._mentorship, self._time.first, self._time.last)
        by_day = f"{table} indexed by {table}_by_day"
        return tuple(facts(self._journal, cls, by_day, where, *values))

    def _days(self, table: str) -> Iterator[date]:
        """The days of that time on which there is something in a table."""
        rows = self._journal.rows(
            f"select distinct day from {table} indexed by {table}_by_day"
            " where deleted_at is null and mentorship_id = ? and day between ? and ?"
            f"{self._public}",
            (self._mentorship, self._time.first, self._time.last),
        )
        return (read_day(day) for (day,) in rows)
