"""All that a journal holds, piece by piece and in order, to be taken elsewhere."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, Any

from mentorlog.entries.change import CHANGES
from mentorlog.entries.kinds import KINDS, every_record, kind_of
from mentorlog.entries.references import references
from mentorlog.frozen import dataclass
from mentorlog.store.portable import portable

if TYPE_CHECKING:
    from collections.abc import Iterable

    from mentorlog.entries.record import Record
    from mentorlog.store.journal import Journal

BATCH = 1_000
"""So many rows are held at a time."""

Numbers = dict[str, set[int]]
"""Table → the numbers of rows in it."""


@dataclass(frozen=True, eq=False, repr=False)
class Piece:
    """Some rows of one table, by their numbers.

    Attributes:
        cls: the class of the records; None for history.
        after: the number before the first.
        last: the number of the last.
        only: only those of these numbers, or all of them.
    """

    cls: type[Record] | None
    after: int
    last: int
    only: tuple[int, ...] | None = None

    @property
    def table(self) -> str:
        """The table that they are in."""
        return CHANGES if self.cls is None else self.cls.table


@dataclass(frozen=True, eq=False, repr=False)
class Outgoing:
    """One row that goes out.

    Attributes:
        values: column → value, as JSON knows it.
        uids: the ID of each record that it names → the uid; None where there is none.
    """

    values: dict[str, Any]
    uids: dict[str, str | None]


def numbers(journal: Journal) -> dict[str, int]:
    """Table → the last number that was ever given in it."""
    rows = journal.rows("select name, seq from sqlite_sequence")
    given = dict(map(tuple, rows))
    return {table: given.get(table, 0) for table in tables()}


def tables() -> list[str]:
    """The tables of a journal, in the order in which they go out."""
    return [*(cls.table for cls in every_record()), CHANGES]


def pieces(journal: Journal, only: Numbers | None) -> list[Piece]:
    """All rows in pieces: table by table, each in the order of its numbers.

    Of every table there is a piece at least, with nothing in it if need be.

    Args:
        journal: the journal.
        only: only these rows, and nothing of history; None for all.
    """
    found = []
    for cls in [*every_record(), None]:
        table = CHANGES if cls is None else cls.table
        if only is None:
            ends = [0, *_ends(journal, table)]
            found += [Piece(cls, *span) for span in pairwise(ends)]
            found += [Piece(cls, 0, 0)] if len(ends) == 1 else []
        else:
            wanted = sorted(only.get(table, ()))
            for begin in range(0, len(wanted) or 1, BATCH):
                some = tuple(wanted[begin : begin + BATCH])
                span = (some[0] - 1, some[-1]) if some else (0, 0)
                found.append(Piece(cls, *span, some))
    return found


def _ends(journal: Journal, table: str) -> list[int]:
    """The number of every so many-th row, and of the last."""
    query = (
        "select id from (select id, row_number() over (order by id) as place,"
        f" count(*) over () as many from {table})"
        f" where place % {BATCH} = 0 or place = many order by id"
    )
    return [number for (number,) in journal.rows(query)]


def rows_of(journal: Journal, piece: Piece) -> list[Outgoing]:
    """The rows of a piece, in order."""
    query = f"select * from {piece.table} where id > ? and id <= ?"
    values: list[Any] = [piece.after, piece.last]
    if piece.only is not None:
        query += " and id in (select value from json_each(?))"
        values.append(piece.only)
    rows = journal.rows(f"{query} order by id", values)
    if piece.cls is None:
        return [Outgoing(dict(row), {}) for row in rows]
    told = [portable(piece.cls, row) for row in rows]
    refs = references(piece.cls).values()
    named = [{ref for r in refs for ref in r.named(values)} for values in told]
    uids = uids_of(journal, {ref for refs in named for ref in refs})
    return [
        Outgoing(values, {ref: uids.get(ref) for ref in refs})
        for values, refs in zip(told, named, strict=True)
    ]


def uids_of(journal: Journal, refs: Iterable[str]) -> dict[str, str]:
    """ID → uid, of those that there are."""
    found = {}
    for letter, some in by_letter(refs).items():
        query = (
            f"select id, uid from {kind_of(letter).table}"
            " where id in (select value from json_each(?))"
        )
        for number, uid in journal.rows(query, (tuple(some),)):
            found[f"{letter}{number}"] = uid
    return found


def by_letter(refs: Iterable[str]) -> dict[str, list[int]]:
    """Letter → the numbers of the IDs that begin with it."""
    found: dict[str, list[int]] = {}
    for ref in refs:
        if ref[1:].isdecimal() and ref[0] in KINDS:
            found.setdefault(ref[0], []).append(int(ref[1:]))
    return found
