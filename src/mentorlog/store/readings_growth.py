"""What then and now needs: bounded by its time, and by what is shown."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeVar

from mentorlog.entries.challenge import Challenge
from mentorlog.entries.goal import Goal
from mentorlog.entries.kinds import KINDS, kind_of
from mentorlog.entries.milestone import Milestone
from mentorlog.entries.rating import Rating
from mentorlog.entries.skill import Skill
from mentorlog.reports.growth_material import (
    GrowthMaterial,
    Marked,
    Written,
)
from mentorlog.store.readings import AMONG, OPEN, find, public, read_day
from mentorlog.store.readings_figures import Counting, facts
from mentorlog.store.readings_ratings import last_ratings
from mentorlog.store.readings_review import MOST_GOALS

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from mentorlog.entries.mentorship import Mentorship
    from mentorlog.entries.record import Entry, Kept
    from mentorlog.period import Period
    from mentorlog.store.journal import Journal

K = TypeVar("K", bound="Kept")

MOST = 500
"""How many milestones or challenges of a time are told of: the last ones."""
TRIED = 40
"""How many texts are looked at from either end to find a passage in one."""
BEGINNINGS = (
    "sessions",
    "notes",
    "goals",
    "checkins",
    "actions",
    "feedback",
    "milestones",
    "challenges",
    "gestures",
    "ratings",
)
"""The tables whose first entry may be older than the mentorship says it is."""


def first_day(
    journal: Journal, mentorship: Mentorship, *, private: bool = True
) -> date:
    """The day a mentorship began, or of the first entry where that is earlier.

    Args:
        journal: where to look.
        mentorship: the mentorship.
        private: whether an entry that is private counts.
    """
    days = [mentorship.day]
    for table in BEGINNINGS:
        rows = journal.rows(
            f"select day from {table} indexed by {table}_by_day"
            " where deleted_at is null and mentorship_id = ?"
            f"{public(private=private)} order by day limit 1",
            (mentorship.id,),
        )
        days += [read_day(day) for (day,) in rows]
    return min(days)


def growth_material(
    journal: Journal,
    mentorship: Mentorship,
    period: Period,
    today: date,
    *,
    private: bool,
) -> GrowthMaterial:
    """All that then and now of one mentorship is made from.

    Args:
        journal: where to look.
        mentorship: the mentorship.
        period: the time; it has begun.
        today: the day the question is asked.
        private: whether what is private is wanted.
    """
    reader = _Reader(journal, mentorship.id, period, private=private)
    happened = Counting(journal, mentorship.id, today).happened(period)
    goals = reader.goals()
    ratings = reader.ratings()
    skills = reader.skills(ratings)
    return GrowthMaterial(
        mentorship=mentorship,
        period=period,
        today=today,
        happened=happened if private else happened.public(),
        skills=skills,
        ratings=ratings,
        evidence=reader.evidence(ratings),
        goals=goals,
        checkins=reader.checkins(goals),
        milestones=reader.latest(Milestone, "milestones_reached", "reached_on"),
        challenges=reader.latest(Challenge, "challenges_resolved", "resolved_on"),
        texts=reader.texts(),
    )


class _Reader:
    """Reads of one mentorship what its then and now needs."""

    def __init__(
        self, journal: Journal, mentorship: int, period: Period, *, private: bool
    ) -> None:
        self._journal = journal
        self._mentorship = mentorship
        self._period = period
        self._public = "" if private else " and private = 0"

    def latest(self, cls: type[K], index: str, day: str) -> tuple[K, ...]:
        """The last entries of a kind with a day in the time."""
        return self._find(
            cls,
            index,
            f"{day} between ? and ?",
            self._period.first,
            self._period.last,
            by=f"{day} desc, id desc limit {MOST}",
        )

    def goals(self) -> tuple[Goal, ...]:
        """The goals reached in the time, and those that are open."""
        achieved = "closed_on between ? and ? and status = 'achieved'"
        days = self._period.first, self._period.last
        by = f"id desc limit {MOST_GOALS}"
        return (
            *self._find(Goal, "goals_closed", achieved, *days, by=by),
            *self._find(Goal, "goals_open", f"{OPEN} and day <= ?", days[1], by=by),
        )

    def checkins(self, goals: Iterable[Goal]) -> tuple[Marked, ...]:
        """All check-ins of some goals by the end of the time."""
        found = facts(
            self._journal,
            Marked,
            "checkins indexed by checkins_by_goal",
            f"goal_id {AMONG} and day <= ?{self._public}",
            tuple(goal.id for goal in goals),
            self._period.last,
        )
        return tuple(found)

    def ratings(self) -> tuple[Rating, ...]:
        """The ratings of the time, and the last ones before it of each skill."""
        first, last = self._period.first, self._period.last
        rows = self._journal.rows(
            "select id from skills indexed by skills_by_day"
            " where deleted_at is null and mentorship_id = ?",
            (self._mentorship,),
        )
        skills = (number for (number,) in rows)
        before = last_ratings(self._journal, skills, first, private=not self._public)
        where = "day between ? and ?"
        rated = self._find(Rating, "ratings_by_day", where, first, last, by="day, id")
        return (*before, *rated)

    def skills(self, ratings: Iterable[Rating]) -> tuple[Skill, ...]:
        """The skills that are rated."""
        numbers = tuple({rating.skill_id for rating in ratings})
        where = f"id {AMONG}{self._public}"
        return tuple(find(self._journal, Skill, where, numbers))

    def evidence(self, ratings: Iterable[Rating]) -> tuple[Entry, ...]:
        """The entries that the ratings of the time name."""
        named: dict[str, set[int]] = {}
        for rating in ratings:
            if rating.day in self._period:
                for ref in rating.evidence:
                    if ref[:1] in KINDS and ref[1:].isdecimal():
                        named.setdefault(ref[0], set()).add(int(ref[1:]))
        return tuple(
            entry
            for letter, numbers in named.items()
            for entry in find(
                self._journal,
                kind_of(letter),
                f"id {AMONG}{self._public}",
                tuple(numbers),
            )
        )

    def texts(self) -> tuple[Written, ...]:
        """The first and the last texts of the time."""
        sessions = "sessions indexed by sessions_by_day"
        notes = "notes indexed by notes_by_day"
        held = " and status = 'held' and text <> ''"
        return tuple(
            text
            for order in ("", " desc")
            for text in (
                *self._texts(sessions, "0, coalesce(at, '')", order, held),
                *self._texts(notes, "1, ''", order, ""),
            )
        )

    def _texts(
        self, table: str, place: str, order: str, where: str
    ) -> Iterable[Written]:
        rows = self._journal.rows(
            f"select day, {place}, id, text, private from {table}"
            " where deleted_at is null and mentorship_id = ? and day between ? and ?"
            f"{where}{self._public} order by day{order}, id{order} limit {TRIED}",
            (self._mentorship, self._period.first, self._period.last),
        )
        for day, is_note, at, number, text, private in rows:
            yield Written(read_day(day), bool(is_note), at, number, text, bool(private))

    def _find(
        self, cls: type[K], index: str, where: str, *values: Any, by: str
    ) -> tuple[K, ...]:
        where = f"mentorship_id = ? and {where}{self._public}"
        values = (self._mentorship, *values)
        return tuple(find(self._journal, cls, where, *values, index=index, by=by))
