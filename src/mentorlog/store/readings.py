"""How reports read: few queries, each following an index that is named to it.

States are written out in the conditions instead of handed over as values: only so does
SQLite see that a partial index holds all that is asked for. And it is told which index
to follow, because without statistics it takes any other for as good.
"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any, TypeVar

from mentorlog.entries.checkin import Checkin
from mentorlog.entries.session import Session
from mentorlog.store.rows import from_row

if TYPE_CHECKING:
    from collections.abc import Iterable

    from mentorlog.entries.record import Record
    from mentorlog.store.journal import Journal

R = TypeVar("R", bound="Record")

OPEN = "status in ('active', 'paused')"
"""The condition that a goal is open, word for word as its index has it."""
UNANSWERED = """direction = 'asked' and day between ? and ? and not exists (
    select 1 from feedback as answer where answer.answers_id = feedback.id
    and answer.deleted_at is null and answer.day <= ?)"""
"""The condition that a question asked between two days has no answer until a third."""
read_day = date.fromisoformat
"""A day as its column holds it."""
AMONG = "in (select value from json_each(?))"
"""The condition that a column holds one of several numbers, given as one tuple."""


def find(
    journal: Journal,
    cls: type[R],
    where: str,
    *values: Any,
    index: str | None = None,
    by: str = "id",
) -> list[R]:
    """The records of a kind, but for the trash, that a condition holds for.

    Args:
        journal: where to look.
        cls: the kind.
        where: the condition in SQL.
        values: what stands for its question marks.
        index: the index to follow; None for the numbers of the records.
        by: how they are sorted, in SQL; a limit may follow.
    """
    table = f"{cls.table} indexed by {index}" if index else cls.table
    query = f"select * from {table} where deleted_at is null and {where} order by {by}"
    return [from_row(cls, row) for row in journal.rows(query, values)]


def public(*, private: bool) -> str:
    """What is added to a condition where what is private is not wanted."""
    return "" if private else " and private = 0"


def last_checkins(
    journal: Journal,
    goals: Iterable[int],
    days: Iterable[date],
    *,
    private: bool = True,
) -> list[Checkin]:
    """For each goal the last check-in by each of some days, each check-in once.

    Args:
        journal: where to look.
        goals: the numbers of the goals.
        days: the days.
        private: whether the private ones are wanted, too.
    """
    numbers = journal.rows(
        "select distinct (select id from checkins indexed by checkins_by_goal"
        " where goal_id = goal.value and deleted_at is null and day <= until.value"
        f"{public(private=private)}"
        " order by day desc, id desc limit 1)"
        " from json_each(?) as goal, json_each(?) as until",
        (tuple(goals), tuple(day.isoformat() for day in days)),
    )
    return find(journal, Checkin, f"id {AMONG}", tuple(number for (number,) in numbers))


def last_held(
    journal: Journal,
    mentorships: tuple[int, ...],
    today: date,
    *,
    private: bool = True,
) -> dict[int, date]:
    """Mentorship → the day of its last talk by today, where there was one.

    Args:
        journal: where to look.
        mentorships: at which mentorships.
        today: the day.
        private: whether private talks count.
    """
    rows = journal.rows(
        "select whose.value, (select day from sessions indexed by sessions_by_day"
        " where deleted_at is null and mentorship_id = whose.value"
        f" and status = 'held' and day <= ?{public(private=private)}"
        " order by day desc limit 1)"
        " from json_each(?) as whose",
        (today, mentorships),
    )
    return {mentorship: read_day(day) for mentorship, day in rows if day is not None}


def next_planned(
    journal: Journal,
    mentorships: tuple[int, ...],
    today: date,
    *,
    private: bool = True,
) -> list[Session]:
    """The next planned talk of each mentorship, today or later, where there is one.

    Args:
        journal: where to look.
        mentorships: the numbers of the mentorships.
        today: today.
        private: whether the private ones are wanted, too.
    """
    return find(
        journal,
        Session,
        "id in (select (select id from sessions indexed by sessions_planned"
        " where deleted_at is null and mentorship_id = whose.value"
        f" and status = 'planned' and day >= ?{public(private=private)}"
        " order by day, at, id limit 1)"
        " from json_each(?) as whose)",
        today,
        mentorships,
    )
