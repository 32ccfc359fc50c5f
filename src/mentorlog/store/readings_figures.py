"""What the figures of a review are counted from: bounded by its period."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeVar

from mentorlog.entries.action import Action
from mentorlog.entries.revision import Revision
from mentorlog.reports.facts import (
    DAYS,
    Deed,
    Heard,
    Made,
    Noted,
    Promise,
    Reached,
    Talk,
    fact,
    fields,
)
from mentorlog.reports.review_material import Happened
from mentorlog.reports.review_then import as_it_was
from mentorlog.store.readings import AMONG, find, read_day
from mentorlog.store.readings_glance import pauses_of, revisions_of

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from mentorlog.entries.record import Record
    from mentorlog.period import Period
    from mentorlog.store.journal import Journal

F = TypeVar("F", bound=tuple[Any, ...])

Days = tuple["date", "date"]


class Counting:
    """Reads of one mentorship what is counted of a period."""

    def __init__(self, journal: Journal, mentorship: int, today: date) -> None:
        self._journal = journal
        self._mentorship = mentorship
        self._today = today

    def happened(self, period: Period) -> Happened:
        """What is counted of a period, up to today."""
        days = period.first, min(period.last, self._today)
        heard = self._facts(
            Heard, "feedback", "feedback_by_day", "day between ? and ?", *days
        )
        moves, whose = self._moves(days), (self._mentorship,)
        return Happened(
            talks=self._talks(days),
            notes=tuple(
                self._facts(
                    Noted, "notes", "notes_by_day", "day between ? and ?", *days
                )
            ),
            reached=tuple(
                self._facts(
                    Reached,
                    "milestones",
                    "milestones_reached",
                    "reached_on between ? and ?",
                    *days,
                )
            ),
            promises=self._promises(period, moves, days),
            made=self._made(days),
            moves=moves,
            heard=tuple(heard),
            deeds=self._deeds(heard),
            rhythms=tuple(revisions_of(self._journal, self._mentorship)),
            pauses=pauses_of(self._journal, whose).get(self._mentorship, ()),
        )

    def promised(self, period: Period) -> tuple[Promise, ...]:
        """The promises of a period, as they read at its end, or today."""
        days = period.first, min(period.last, self._today)
        return self._promises(period, self._moves(days), days)

    def _facts(
        self, cls: type[F], table: str, index: str, where: str, *values: Any
    ) -> list[F]:
        """Facts of this mentorship that a condition holds for."""
        where = f"mentorship_id = ? and {where}"
        values = (self._mentorship, *values)
        return facts(self._journal, cls, f"{table} indexed by {index}", where, *values)

    def _talks(self, days: Days) -> tuple[Talk, ...]:
        """The talks of a period, and those that were planned for it."""
        of_day = "day between ? and ?"
        planned = "planned_for between ? and ? and day not between ? and ?"
        return (
            *self._facts(Talk, "sessions", "sessions_by_day", of_day, *days),
            *self._facts(
                Talk, "sessions", "sessions_planned_for", planned, *days, *days
            ),
        )

    def _made(self, days: Days) -> tuple[Made, ...]:
        """How many promises were made in a period."""
        rows = self._journal.rows(
            "select owner, private, count(*) from actions indexed by actions_by_day"
            " where deleted_at is null and mentorship_id = ? and day between ? and ?"
            " group by owner, private",
            (self._mentorship, *days),
        )
        return tuple(Made(owner, bool(own), number) for owner, own, number in rows)

    def _moves(self, days: Days) -> tuple[int, ...]:
        """The number of a promise, of anybody, for each move from day to day."""
        rows = self._journal.rows(
            "select entry_id from revisions indexed by revisions_by_day"
            " where deleted_at is null and entry_kind = 'action'"
            " and day between ? and ?"
            " and json_extract(before, '$.by') is not null"
            " and json_extract(after, '$.by') is not null",
            days,
        )
        return tuple(number for (number,) in rows)

    def _promises(
        self, period: Period, moves: Iterable[int], days: Days
    ) -> tuple[Promise, ...]:
        """The promises settled, due or moved in a period, as they read at its end.

        A promise that was moved later to a day outside of the period was due in it
        all the same: its revision knows.
        """
        settled = "closed_on between ? and ?"
        due = (
            "due between ? and ?"
            " and (closed_on is null or closed_on not between ? and ?)"
        )
        whole = period.first, period.last
        found = [
            *self._facts(Promise, "actions", "actions_closed", settled, *days),
            *self._facts(Promise, "actions", "actions_due", due, *whole, *days),
        ]
        others = {*moves, *self._once_due(period)} - {promise.id for promise in found}
        found += facts(
            self._journal,
            Promise,
            "actions",
            f"id {AMONG} and +mentorship_id = ?",
            tuple(others),
            self._mentorship,
        )
        numbers = (promise.id for promise in found)
        later = later_revisions(self._journal, Action, numbers, days[1], self._today)
        changed = {
            action.id: fact(Promise, as_it_was(action, later[action.id], days[1]))
            for action in find(self._journal, Action, f"id {AMONG}", tuple(later))
        }
        return tuple(changed.get(promise.id, promise) for promise in found)

    def _once_due(self, period: Period) -> set[int]:
        """The numbers of promises that later were moved away from a day in a period."""
        if period.last >= self._today:
            return set()
        rows = self._journal.rows(
            "select entry_id from revisions indexed by revisions_moved"
            " where deleted_at is null and entry_kind = 'action'"
            " and json_extract(before, '$.by') between ? and ? and day > ?",
            (period.first, period.last, period.last),
        )
        return {number for (number,) in rows}

    def _deeds(self, heard: Iterable[Heard]) -> tuple[Deed, ...]:
        """What was promised because of feedback that was received."""
        received = tuple(h.id for h in heard if h.direction == "received")
        return tuple(
            facts(
                self._journal,
                Deed,
                "actions indexed by actions_by_feedback",
                f"feedback_id is not null and feedback_id {AMONG}",
                received,
            )
        )


def facts(
    journal: Journal, cls: type[F], table: str, where: str, *values: Any
) -> list[F]:
    """What figures need to know of many records (see `reports.facts`).

    Args:
        journal: where to look.
        cls: the kind of fact.
        table: the table, and the index to follow.
        where: the condition in SQL.
        values: what stands for its question marks.
    """
    names = fields(cls)
    query = f"select {', '.join(names)} from {table} where deleted_at is null and"
    rows = journal.rows(f"{query} {where}", values)
    # Column by column: there may be thousands of rows, and days are few of the columns.
    columns = list(zip(*rows, strict=True)) or [()] * len(names)
    for place, name in enumerate(names):
        if name in DAYS:
            columns[place] = tuple(day and read_day(day) for day in columns[place])
    return [cls(*row) for row in zip(*columns, strict=True)]


def later_revisions(
    journal: Journal, cls: type[Record], numbers: Iterable[int], end: date, today: date
) -> dict[int, list[Revision]]:
    """Number → what was changed on purpose after a day, if that day has passed."""
    found: dict[int, list[Revision]] = {}
    if end < today:
        for revision in find(
            journal,
            Revision,
            f"entry_kind = ? and entry_id {AMONG} and day > ?",
            cls.kind,
            tuple(numbers),
            end,
            index="revisions_by_entry",
        ):
            found.setdefault(revision.entry_id, []).append(revision)
    return found
