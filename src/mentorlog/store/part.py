"""A part of a journal, such that all that is named in it is in it."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from mentorlog.entries.kinds import every_record, kind_of
from mentorlog.entries.references import references
from mentorlog.store.outgoing import by_letter, uids_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date

    from mentorlog.entries.record import Record
    from mentorlog.store.journal import Journal
    from mentorlog.store.outgoing import Numbers


def part(
    journal: Journal,
    mentorships: Sequence[int] | None,
    since: date | None,
    until: date | None,
) -> Numbers:
    """The rows of some people and days, with all that these name in their turn.

    What is put on an entry (tags, earlier wordings) goes along with it.

    Args:
        journal: the journal.
        mentorships: of these mentorships; None for all.
        since: of this day or later.
        until: of this day or earlier.
    """
    found: Numbers = {}
    fresh = {
        cls.table: set(_of_days(journal, cls, mentorships, since, until))
        for cls in every_record()
        if "entry_id" not in references(cls)
    }
    while any(fresh.values()):
        for table, some in fresh.items():
            found.setdefault(table, set()).update(some)
        fresh = _named_by(journal, fresh, found)
    for cls in every_record():
        if "entry_id" in references(cls):
            found[cls.table] = set(_put_on(journal, cls, found))
    return found


def _of_days(
    journal: Journal,
    cls: type[Record],
    mentorships: Sequence[int] | None,
    since: date | None,
    until: date | None,
) -> Iterator[int]:
    column = "id" if cls.kind == "mentorship" else "mentorship_id"
    query = (
        f"select id from {cls.table} where (?1 is null or day >= ?1)"
        " and (?2 is null or day <= ?2)"
        f" and (?3 is null or {column} in (select value from json_each(?3)))"
    )
    whose = None if mentorships is None else tuple(mentorships)
    return (number for (number,) in journal.rows(query, (since, until, whose)))


def _named_by(journal: Journal, fresh: Numbers, known: Numbers) -> Numbers:
    """What some rows name that is not known yet."""
    found: Numbers = {}
    for cls in every_record():
        if not fresh.get(cls.table):
            continue
        some = tuple(fresh[cls.table])
        columns = ", ".join(references(cls)) or "id"
        query = (
            f"select {columns} from {cls.table}"
            " where id in (select value from json_each(?))"
        )
        refs: set[str] = set()
        for row in journal.rows(query, (some,)):
            values = _partly(cls, dict(row))
            refs.update(
                r for ref in references(cls).values() for r in ref.named(values)
            )
        for letter, numbers_ in by_letter(uids_of(journal, refs)).items():
            table = kind_of(letter).table
            more = set(numbers_) - known.get(table, set())
            found.setdefault(table, set()).update(more)
    return found


def _partly(cls: type[Record], row: dict[str, Any]) -> dict[str, Any]:
    """Some columns of a row, as JSON knows them."""
    several = {name for name, ref in references(cls).items() if ref.several}
    return {name: json.loads(v) if name in several else v for name, v in row.items()}


def _put_on(journal: Journal, cls: type[Record], known: Numbers) -> Iterator[int]:
    for kind in every_record():
        query = (
            f"select id from {cls.table} where entry_kind = ?"
            " and entry_id in (select value from json_each(?))"
        )
        some = tuple(known.get(kind.table, ()))
        if some:
            yield from (n for (n,) in journal.rows(query, (kind.kind, some)))
