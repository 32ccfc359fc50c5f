"""What the reports need, read with few queries that each follow an index.

States are written out in the conditions instead of handed over as values: only so does
SQLite see that a partial index holds all that is asked for. A test reads its plans.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeVar

from mentorlog.entries.action import Action
from mentorlog.entries.checkin import Checkin
from mentorlog.entries.feedback import Feedback
from mentorlog.entries.goal import Goal
from mentorlog.entries.milestone import Milestone
from mentorlog.entries.note import Note
from mentorlog.entries.revision import Revision
from mentorlog.entries.session import Session
from mentorlog.reports.review_material import Happened, Material, Open
from mentorlog.reports.review_then import as_it_was
from mentorlog.reports.today_material import REMEMBERED, away
from mentorlog.store.rows import from_row

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from mentorlog.entries.mentorship import Mentorship
    from mentorlog.entries.record import Record
    from mentorlog.period import Period
    from mentorlog.store.journal import Journal

R = TypeVar("R", bound="Record")

MOST_GOALS = 200
"""How many open goals are looked at: nobody works for more at a time."""
FEW = 5
"""How many late promises of each side a review may ask about."""

AMONG = "in (select value from json_each(?))"
"""The condition that a column holds one of several numbers, given as one tuple."""


def find(
    journal: Journal, cls: type[R], where: str, *values: Any, by: str = "id"
) -> list[R]:
    """The records of a kind, but for the trash, that a condition holds for.

    Args:
        journal: where to look.
        cls: the kind.
        where: the condition in SQL.
        values: what stands for its question marks.
        by: how they are sorted, in SQL; a limit may follow.
    """
    query = f"select * from {cls.table} where deleted_at is null and {where}"
    rows = journal.rows(f"{query} order by {by}", values)
    return [from_row(cls, row) for row in rows]


def review_material(
    journal: Journal,
    mentorship: Mentorship,
    period: Period,
    today: date,
    *,
    name_needed: bool,
) -> Material:
    """All that the review of one mentorship is made from.

    Args:
        journal: where to look.
        mentorship: the mentorship.
        period: the period; it has begun.
        today: the day the question is asked.
        name_needed: whether commands must name the person.
    """
    reader = _Reader(journal, mentorship.id, today)
    return Material(
        mentorship=mentorship,
        name_needed=name_needed,
        period=period,
        today=today,
        happened=reader.happened(period),
        before=reader.happened(period.before()),
        open=reader.open(period),
    )


class _Reader:
    """Reads of one mentorship what a review needs."""

    def __init__(self, journal: Journal, mentorship: int, today: date) -> None:
        self._journal = journal
        self._mentorship = mentorship
        self._today = today

    def _find(self, cls: type[R], where: str, *values: Any, by: str = "id") -> list[R]:
        """The records of a kind in this mentorship that a condition holds for."""
        where = f"mentorship_id = ? and {where}"
        return find(self._journal, cls, where, self._mentorship, *values, by=by)

    def happened(self, period: Period) -> Happened:
        """What happened in a period, up to today."""
        days = period.first, min(period.last, self._today)
        feedback = self._find(Feedback, "day between ? and ?", *days)
        moves = self._moves(days)
        return Happened(
            sessions=self._by_days(Session, ("day", "planned_for"), days),
            notes=self._by_days(Note, ("day",), days),
            milestones=self._by_days(
                Milestone, ("reached_on", "celebrated_on", "due"), days
            ),
            actions=self._actions(period, moves, days),
            moves=tuple(moves),
            feedback=tuple(feedback),
            deeds=self._deeds(feedback),
        )

    def _by_days(
        self, cls: type[R], columns: Iterable[str], days: tuple[date, date]
    ) -> tuple[R, ...]:
        """The records with one of some days in a period, each once."""
        found = {
            record.id: record
            for column in columns
            for record in self._find(cls, f"{column} between ? and ?", *days)
        }
        return tuple(found.values())

    def _moves(self, days: tuple[date, date]) -> list[Revision]:
        """The revisions of promises made in a period."""
        return find(
            self._journal,
            Revision,
            "entry_kind = 'action' and day between ? and ? and entry_id in"
            " (select id from actions where mentorship_id = ? and deleted_at is null)",
            *days,
            self._mentorship,
        )

    def _actions(
        self, period: Period, moves: Iterable[Revision], days: tuple[date, date]
    ) -> tuple[Action, ...]:
        """The promises settled, due or moved in a period, as they read at its end.

        A promise that was moved later to a day outside of the period was due in it
        all the same: its revision knows.
        """
        whole = period.first, period.last
        found = {a.id: a for a in self._by_days(Action, ("closed_on",), days)}
        found |= {a.id: a for a in self._by_days(Action, ("due",), whole)}
        others = {move.entry_id for move in moves}
        if period.last < self._today:
            others |= self._once_due(whole, period.last)
        found |= {a.id: a for a in self._find(Action, f"id {AMONG}", tuple(others))}
        later = self._later_revisions(Action, found, days[1])
        return tuple(as_it_was(a, later.get(a.id, ()), days[1]) for a in found.values())

    def _once_due(self, days: tuple[date, date], end: date) -> set[int]:
        """The numbers of promises that later were moved away from a day in a period."""
        rows = self._journal.rows(
            "select entry_id from revisions where deleted_at is null"
            " and entry_kind = 'action'"
            " and json_extract(before, '$.by') between ? and ? and day > ?",
            (*days, end),
        )
        return {number for (number,) in rows}

    def _later_revisions(
        self, cls: type[Record], numbers: Iterable[int], end: date
    ) -> dict[int, list[Revision]]:
        """Number → what was changed on purpose after a day."""
        if end >= self._today:
            return {}
        found: dict[int, list[Revision]] = {}
        for revision in find(
            self._journal,
            Revision,
            f"entry_kind = ? and entry_id {AMONG} and day > ?",
            cls.kind,
            tuple(numbers),
            end,
        ):
            found.setdefault(revision.entry_id, []).append(revision)
        return found

    def _deeds(self, feedback: Iterable[Feedback]) -> tuple[Action, ...]:
        """The promises made because of feedback that was received."""
        received = (f.id for f in feedback if f.direction == "received")
        return tuple(self._find(Action, f"feedback_id {AMONG}", tuple(received)))

    def open(self, period: Period) -> Open:
        """What stood open around a period, and what of it stands open today."""
        end = min(period.last, self._today)
        goals = self._goals(period.first, end)
        later = self._later_revisions(Goal, (g.id for g in goals), end)
        questions = self._questions(end)
        return Open(
            goals=tuple(as_it_was(g, later.get(g.id, ()), end) for g in goals),
            goals_now=tuple(goals),
            more_goals=self._more_goals(len(goals), end),
            checkins=tuple(
                last_checkins(
                    self._journal,
                    (goal.id for goal in goals),
                    (period.before().last, end, self._today),
                )
            ),
            questions=tuple(questions),
            answered_since=self._answered(questions),
            late=(*self._late("me", end), *self._late("them", end)),
            ahead=next(iter(self._planned()), None),
            last_held=last_held(self._journal, self._mentorship, self._today),
            has_goal=bool(
                self._find(Goal, "status in ('active', 'paused')", by="id limit 1")
            ),
        )

    def _goals(self, first: date, end: date) -> list[Goal]:
        """The goals that were open on some day of a period."""
        limit = f"limit {MOST_GOALS}"
        still = "status in ('active', 'paused') and day <= ?"
        closed = "closed_on >= ? and day <= ?"
        return [
            *self._find(Goal, still, end, by=f"id desc {limit}"),
            *self._find(Goal, closed, first, end, by=f"closed_on {limit}"),
        ]

    def _more_goals(self, known: int, end: date) -> int:
        """How many goals are open that were not looked at; 0 for all but machines."""
        if known < MOST_GOALS:
            return 0
        ((number,),) = self._journal.rows(
            "select count(*) from goals where deleted_at is null and mentorship_id = ?"
            " and status in ('active', 'paused') and day <= ?",
            (self._mentorship, end),
        )
        return max(0, int(number) - MOST_GOALS)

    def _questions(self, end: date) -> list[Feedback]:
        """The questions of the last year that had no answer by the end of a day."""
        return self._find(
            Feedback,
            "direction = 'asked' and day between ? and ? and not exists (select 1 from"
            " feedback as answer where answer.answers_id = feedback.id"
            " and answer.deleted_at is null and answer.day <= ?)",
            away(end, -REMEMBERED),
            end,
            end,
            by="day",
        )

    def _answered(self, questions: Iterable[Feedback]) -> frozenset[int]:
        """The numbers of those questions that have an answer by now."""
        answers = self._find(
            Feedback, f"answers_id {AMONG}", tuple(q.id for q in questions)
        )
        return frozenset(a.answers_id for a in answers if a.answers_id is not None)

    def _late(self, owner: str, end: date) -> list[Action]:
        """The promises of a side that were late at the end of a day and are late."""
        return self._find(
            Action,
            "status = 'open' and owner = ? and due <= ? and due < ?",
            owner,
            end,
            self._today,
            by=f"due, id limit {FEW}",
        )

    def _planned(self) -> list[Session]:
        return self._find(
            Session,
            "status = 'planned' and day >= ?",
            self._today,
            by="day, at, id limit 1",
        )


def last_checkins(
    journal: Journal, goals: Iterable[int], days: Iterable[date]
) -> list[Checkin]:
    """For each goal the last check-in by each of some days, each check-in once."""
    numbers = journal.rows(
        "select distinct (select id from checkins where goal_id = goal.value"
        " and deleted_at is null and day <= until.value"
        " order by day desc, id desc limit 1)"
        " from json_each(?) as goal, json_each(?) as until",
        (tuple(goals), tuple(day.isoformat() for day in days)),
    )
    return find(journal, Checkin, f"id {AMONG}", tuple(number for (number,) in numbers))


def last_held(journal: Journal, mentorship: int, today: date) -> date | None:
    """The day of the last talk that was held."""
    sessions = find(
        journal,
        Session,
        "mentorship_id = ? and status = 'held' and day <= ?",
        mentorship,
        today,
        by="day desc, id desc limit 1",
    )
    return sessions[0].day if sessions else None
