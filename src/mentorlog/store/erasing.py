"""What can be erased for good from the trash, and what must stay because of what."""

from __future__ import annotations

from dataclasses import field
from typing import TYPE_CHECKING, Any

from mentorlog.entries.asking import Asking
from mentorlog.entries.checkin import Checkin
from mentorlog.entries.fields import sayable
from mentorlog.entries.goal import Goal
from mentorlog.entries.kinds import every_kind, every_record, one
from mentorlog.entries.mentorship import Mentorship
from mentorlog.entries.pause import Pause
from mentorlog.entries.question import Question
from mentorlog.entries.rating import Rating
from mentorlog.entries.record import Entry, Record
from mentorlog.entries.revision import Revision
from mentorlog.entries.skill import Skill
from mentorlog.entries.tag import Tag
from mentorlog.frozen import dataclass
from mentorlog.reports.emptying import Emptying, Stays
from mentorlog.store.rows import from_row
from mentorlog.store.selection import Condition, Selection

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import datetime

    from mentorlog.store.journal import Journal

GO_ALONG: tuple[tuple[type[Record], str, type[Entry]], ...] = (
    (Checkin, "goal_id", Goal),
    (Rating, "skill_id", Skill),
    (Asking, "question", Question),
    (Asking, "mentorship_id", Mentorship),
    (Pause, "mentorship_id", Mentorship),
)
"""What is a part of an entry and nothing without it: part, column, entry."""


@dataclass
class _Going:
    """Records that are to go, by table and number, while that is being found out."""

    of: dict[str, dict[int, Record]] = field(default_factory=dict)

    def add(self, record: Record) -> None:
        self.of.setdefault(record.table, {})[record.id] = record

    def has(self, record: Record) -> bool:
        return record.id in self.of.get(record.table, {})

    def ids(self, cls: type[Record]) -> tuple[int, ...]:
        return tuple(self.of.get(cls.table, {}))


def emptying(journal: Journal, before: datetime | None) -> Emptying:
    """Find out what can be erased.

    What something refers to that stays must stay as well; what is a part of an entry
    goes along with it.

    Args:
        journal: the journal.
        before: only what went to the trash before this instant; None for all.
    """
    thrown = list(_thrown(journal, before))
    stay: dict[str, Stays] = {}
    while True:
        going = _Going()
        for record in thrown:
            if record.uid not in stay:
                going.add(record)
        along = [part for part in _parts(journal, going) if not going.has(part)]
        for part in along:
            going.add(part)
        held = _held(journal, going)
        if not held:
            break
        stay |= held
    go = [record for record in thrown if record.uid not in stay]
    entries = [record for record in go if isinstance(record, Entry)]
    return Emptying(
        entries=tuple(sorted(entries, key=lambda e: str(e.deleted_at), reverse=True)),
        along=tuple(along),
        loose=tuple(record for record in go if not isinstance(record, Entry)),
        stay=tuple(stay.values()),
    )


def _thrown(journal: Journal, before: datetime | None) -> Iterator[Record]:
    older: tuple[Condition, ...] = (("deleted_at", "<", before),) if before else ()
    for cls in every_record():
        yield from journal.select(cls, Selection(trash=True, which=older))


def _parts(journal: Journal, going: _Going) -> Iterator[Record]:
    """What goes along with what goes, in the trash or not."""
    for part, column, whole in GO_ALONG:
        yield from _naming(journal, part, column, going.ids(whole))
    for cls in (Tag, Revision):
        for kind in every_kind():
            query = (
                f"select * from {cls.table} where entry_kind = ? and entry_id in"
                " (select value from json_each(?))"
            )
            if ids := going.ids(kind):
                rows = journal.rows(query, (kind.kind, ids))
                yield from (from_row(cls, row) for row in rows)


def _naming(
    journal: Journal, cls: type[Record], column: str, ids: Sequence[int]
) -> Iterator[Record]:
    """The records that name one of these numbers in a column."""
    if ids:
        query = (
            f"select * from {cls.table} where {column} in"
            " (select value from json_each(?))"
        )
        yield from (from_row(cls, row) for row in journal.rows(query, (ids,)))


def _held(journal: Journal, going: _Going) -> dict[str, Stays]:
    """What something refers to that does not go: uid → the entry, and why it stays."""
    by_table = {cls.table: cls for cls in every_record()}
    because: dict[str, tuple[Entry, list[str]]] = {}

    def hold(entry: Entry, record: Record) -> None:
        if not going.has(record):
            because.setdefault(entry.uid, (entry, []))[1].append(_called(record))

    for cls in every_record():
        for key in journal.rows(f"pragma foreign_key_list({cls.table})"):
            target, column = by_table[key["table"]], key["from"]
            for record in _naming(journal, cls, column, going.ids(target)):
                entry: Any = going.of[target.table][getattr(record, column)]
                hold(entry, record)
    for entry, record in _listed(journal, going):
        hold(entry, record)
    return {
        uid: Stays(entry, tuple(dict.fromkeys(whys)))
        for uid, (entry, whys) in because.items()
    }


def _listed(journal: Journal, going: _Going) -> Iterator[tuple[Entry, Record]]:
    """What goes, with each record that names its ID in a list of IDs."""
    go = {
        record.ref: record
        for records in going.of.values()
        for record in records.values()
        if isinstance(record, Entry)
    }
    for cls in every_kind():
        for column, said in sayable(cls).values():
            if said.reads == "refs" and go:
                query = (
                    f"select value as ref, {cls.table}.* from {cls.table},"
                    f" json_each({column.name}) where value in"
                    " (select value from json_each(?))"
                )
                for row in journal.rows(query, (tuple(go),)):
                    yield go[row["ref"]], from_row(cls, row)


def _called(record: Record) -> str:
    return record.ref if isinstance(record, Entry) else one(record.kind)
