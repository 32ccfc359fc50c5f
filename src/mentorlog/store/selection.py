"""Which records are wanted, and the query that finds them."""

from __future__ import annotations

from dataclasses import fields
from typing import TYPE_CHECKING, Any, Literal

from mentorlog.frozen import dataclass

if TYPE_CHECKING:
    from datetime import date

    from mentorlog.entries.record import Record

IN_TRASH = {False: "deleted_at is null", True: "deleted_at is not null", None: "true"}
STATUS = "status"
"""The column whose values are words of the program, never of a person."""
Test = Literal["=", "<", "<=", ">", ">=", "is", "is not", "in"]
Condition = tuple[str, Test, Any]


@dataclass(frozen=True, kw_only=True, eq=False, repr=False)
class Selection:
    """Which records of a kind are wanted.

    Attributes:
        mentorships: only of these mentorships; None for all.
        which: conditions that all must hold: (column, test, value).
        since: only of this day or later.
        until: only of this day or earlier.
        tag: only with this tag.
        order: columns to sort by, each perhaps with " desc".
        most: at most so many.
        trash: only what is in the trash, instead of only what is not; None for both.
    """

    mentorships: tuple[int, ...] | None = None
    which: tuple[Condition, ...] = ()
    since: date | None = None
    until: date | None = None
    tag: str | None = None
    order: tuple[str, ...] = ("id",)
    most: int | None = None
    trash: bool | None = False

    def query(self, cls: type[Record]) -> tuple[str, list[Any]]:
        """The query over the table of `cls`, and its values."""
        tests = [IN_TRASH[self.trash]]
        values: list[Any] = []
        for column, test, value in self._conditions():
            _must_be_column(cls, column)
            if value is None:
                tests.append(f"{column} {test} null")
            elif column == STATUS:
                tests.append(f"{column} {test} {_written_out(test, value)}")
            elif test == "in":
                tests.append(f"{column} in (select value from json_each(?))")
                values.append(tuple(value))
            else:
                tests.append(f"{column} {test} ?")
                values.append(value)
        if self.tag is not None:
            tests.append(
                "id in (select entry_id from tags where name = ? and entry_kind = ?"
                " and deleted_at is null)"
            )
            values.extend([self.tag, cls.kind])
        for column in self.order:
            _must_be_column(cls, column.removesuffix(" desc"))
        query = (
            f"select * from {cls.table} where {' and '.join(tests)}"
            f" order by {', '.join(self.order)}"
        )
        if self.most is not None:
            query += " limit ?"
            values.append(self.most)
        return query, values

    def _conditions(self) -> list[Condition]:
        conditions = list(self.which)
        if self.mentorships is not None:
            conditions.append(("mentorship_id", "in", self.mentorships))
        if self.since is not None:
            conditions.append(("day", ">=", self.since))
        if self.until is not None:
            conditions.append(("day", "<=", self.until))
        return conditions


def _written_out(test: Test, words: Any) -> str:
    """Words that the program knows, as a condition has them in its text.

    Only so does SQLite see that an index of what is open holds all that is wanted.
    """
    several = tuple(words) if test == "in" else (words,)
    for word in several:
        if not word.isalpha():
            message = f"{word!r} is no word of a {STATUS}"
            raise ValueError(message)
    listed = ", ".join(f"'{word}'" for word in several)
    return f"({listed})" if test == "in" else listed


def _must_be_column(cls: type[Record], name: str) -> None:
    if name not in {f.name for f in fields(cls)}:
        message = f"{cls.table} has no column {name}"
        raise ValueError(message)
