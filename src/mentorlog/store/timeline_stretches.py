"""A long time in stretches of days, each with no more in it than is read at once."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

from mentorlog.entries.asking import Asking
from mentorlog.entries.kinds import every_kind, kind_named
from mentorlog.entries.mentorship import Mentorship
from mentorlog.entries.question import Question
from mentorlog.frozen import dataclass
from mentorlog.reports.timeline_words import MORE_DAYS
from mentorlog.store.readings import read_day

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mentorlog.entries.record import Entry
    from mentorlog.store.journal import Journal

FIRST = 64
"""Of each kind the first stretch has about so many; it is to be there at once."""
MOST = 256
"""Of each kind no stretch has more, but for what happened on its last day."""


@dataclass(frozen=True, kw_only=True)
class Scope:
    """Which entries a timeline is about.

    Attributes:
        mentorships: only of these mentorships.
        kinds: only these kinds, by name; None for all.
        since: only what may have happened on this day or later.
        until: only what may have happened on this day or earlier.
        tag: only with this tag.
        about: only this entry and what belongs to it; None for all.
    """

    mentorships: tuple[int, ...]
    kinds: tuple[str, ...] | None = None
    since: date | None = None
    until: date | None = None
    tag: str | None = None
    about: Entry | None = None

    def classes(self) -> list[type[Entry]]:
        """The kinds that are meant."""
        if self.kinds is None:
            return list(every_kind())
        return [kind_named(name) for name in self.kinds]

    def within(self, column: str) -> tuple[str, list[Any]]:
        """The condition that a day is in the time that is meant."""
        tests, values = [f"{column} is not null"], []
        if self.since is not None:
            tests.append(f"{column} >= ?")
            values.append(self.since)
        if self.until is not None:
            tests.append(f"{column} <= ?")
            values.append(self.until)
        return f"({' and '.join(tests)})", values


def stretches(journal: Journal, scope: Scope) -> Iterator[tuple[Scope, bool]]:
    """The time that is meant, from its first day to its last, in stretches.

    Where one ends is asked of the indexes when it is reached for: how far the next
    so many entries of each kind go.

    Yields:
        The scope with the days of a stretch, and whether it is the last one.
    """
    many, end = FIRST, _end(journal, scope, FIRST)
    while end is not None and end < (scope.until or date.max):
        yield replace(scope, until=end), False
        many = min(many * 2, MOST)
        scope = replace(scope, since=end + timedelta(days=1))
        end = _end(journal, scope, many)
    yield scope, True


def _end(journal: Journal, scope: Scope, many: int) -> date | None:
    """The day up to which no kind has many more entries; None where none has so many.

    Mentorships are not counted: they are few.
    """
    each = max(many // max(len(scope.mentorships), 1), 1)
    parts: list[str] = []
    values: list[Any] = []
    for table, columns in _dated(scope):
        for column in columns:
            where, days = scope.within(column)
            parts.append(
                f"select (select {column} from {table} where deleted_at is null"
                f" and mentorship_id = whose.value and {where}"
                f" order by {column} limit 1 offset ?) as day"
                " from json_each(?) as whose"
            )
            values += [*days, each, scope.mentorships]
    where, days = scope.within("day")
    for kind in scope.classes():
        parts.append(
            "select (select day from revisions indexed by revisions_by_day"
            f" where deleted_at is null and entry_kind = ? and {where}"
            " order by day limit 1 offset ?) as day"
        )
        values += [kind.kind, *days, many]
    rows = journal.rows(f"select min(day) from ({' union all '.join(parts)})", values)
    ((day,),) = rows
    return None if day is None else read_day(day)


def _dated(scope: Scope) -> Iterator[tuple[str, tuple[str, ...]]]:
    """The tables that are read by day, and their columns with days."""
    for kind in scope.classes():
        if kind.kind != Mentorship.kind:
            yield kind.table, ("day", *MORE_DAYS.get(kind.kind, ()))
        if kind.kind == Question.kind:
            yield Asking.table, ("day",)
