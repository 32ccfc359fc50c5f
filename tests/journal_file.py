"""Looks into a journal's file, past the program: what is really on the disk."""

from __future__ import annotations

import json
from contextlib import closing
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any
from zlib import crc32

from mentorlog.entries.asking import Asking
from mentorlog.entries.kinds import every_kind
from mentorlog.entries.pause import Pause
from mentorlog.entries.revision import Revision
from mentorlog.entries.tag import Tag
from mentorlog.store import dbapi

if TYPE_CHECKING:
    from pathlib import Path

    from mentorlog.entries.record import Record

RECORDS: list[type[Record]] = [*every_kind(), Asking, Pause, Revision, Tag]
"""Everything that has a table of its own."""

TABLES = {cls.kind: cls.table for cls in RECORDS}
"""Kind → table."""


@dataclass(frozen=True)
class Change:
    """One row of history, with the rows that it tells of.

    Attributes:
        before: the record's row before; None if the change wrote it.
        after: the row after; None if it was erased for good.
    """

    step: int
    command: str
    kind: str
    uid: str
    before: dict[str, Any] | None
    after: dict[str, Any] | None


def opened(path: Path) -> dbapi.Connection:
    """A connection with names for columns, and nothing else that SQLite leaves off."""
    connection = dbapi.connect(path)
    connection.row_factory = dbapi.Row
    return connection


def rows(path: Path, query: str, *values: object) -> list[dict[str, Any]]:
    with closing(opened(path)) as connection:
        return [dict(row) for row in connection.execute(query, values)]


def value(path: Path, query: str, *values: object) -> Any:
    (row,) = rows(path, query, *values)
    (only,) = row.values()
    return only


def dump(path: Path) -> str:
    """All that is in a journal, as text; empty where there is no journal."""
    if not path.exists():
        return ""
    with closing(opened(path)) as connection:
        return "\n".join(connection.iterdump())


def by_uid(path: Path) -> dict[str, dict[str, Any]]:
    """Every record of every kind: uid → its row."""
    return {
        row["uid"]: row
        for table in TABLES.values()
        for row in rows(path, f"select * from {table}")
    }


def changes(path: Path, since: int = 0) -> list[Change]:
    """The history after a step."""
    history = rows(path, "select * from changes order by id")
    return [change for change in told(history, by_uid(path)) if change.step > since]


def told(
    history: list[dict[str, Any]], standing: dict[str, dict[str, Any]]
) -> list[Change]:
    """Rows of history with what they tell of.

    Args:
        history: rows of history, in order, up to the newest.
        standing: the uid of each record → its row after all of them. It is told
            backwards from there, and each digest must be that of the row.
    """
    now: dict[str, dict[str, Any] | None] = dict(standing)
    changes = []
    for row in reversed(history):
        after = now.get(row["uid"]) if row["digest"] is not None else None
        before = None
        if after is not None:
            assert row["digest"] == digest_of(after), (row, after)
            before = row["before"] and after | json.loads(row["before"])
        now[row["uid"]] = before
        change = Change(
            step=row["step"],
            command=row["command"],
            kind=row["kind"],
            uid=row["uid"],
            before=before,
            after=after,
        )
        changes.append(change)
    return changes[::-1]


def digest_of(row: dict[str, Any]) -> int:
    """What history must have of a row, worked out here once more."""
    said: list[tuple[str, object]] = []
    for name in sorted(row.keys() - {"updated_at"}):
        value = row[name]
        if isinstance(value, str):
            said.append((name, value))
        elif value is not None:
            said.append((name, float(value)))
    return crc32(repr(said).encode())


def last_step(path: Path) -> int:
    return int(value(path, "select coalesce(max(step), 0) from changes"))


def daily_backups(path: Path) -> list[Path]:
    """The backups of a journal that were made by themselves, the oldest first."""
    folder = path.parent / "backups"
    return sorted(folder.glob(f"{path.stem}-????-??-??{path.suffix}"))
