"""Records as rows and back; the only code that knows how a value is stored."""

from __future__ import annotations

import json
from dataclasses import fields
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING, Any, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from mentorlog.entries.record import Record
    from mentorlog.store import dbapi

R = TypeVar("R", bound="Record")
Row = dict[str, Any]


def _names(text: str) -> tuple[str, ...]:
    return tuple(json.loads(text))


READERS: Mapping[str, Callable[[Any], Any]] = {
    "date": date.fromisoformat,
    "date | None": date.fromisoformat,
    "datetime | None": datetime.fromisoformat,
    "bool": bool,
    "tuple[str, ...]": _names,
    "dict[str, str | None]": json.loads,
}
"""The type of a field as it is written in its class → how its column is read.

Types that are not listed are stored as they are; None is always NULL.
"""


def _instant(value: datetime) -> str:
    """An instant in UTC, to the microsecond, so that text sorts as time."""
    return value.astimezone(UTC).isoformat(timespec="microseconds")


def _list(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)


WRITERS: Mapping[type, Callable[[Any], Any]] = {
    datetime: _instant,
    date: date.isoformat,
    bool: int,
    tuple: _list,
    dict: _list,
}
"""The type of a value → how its column holds it; others are stored as they are."""


def to_row(record: Record) -> Row:
    """The columns of a record."""
    held = record.__dict__
    return {
        name: write(value)
        if (write := WRITERS.get(type(value := held[name])))
        else value
        for name in _columns(record)
    }


def _columns(record: Record) -> tuple[str, ...]:
    """The names of a record's columns; looked up once for each class."""
    cls = type(record)
    if cls not in COLUMNS:
        COLUMNS[cls] = tuple(f.name for f in fields(cls))
    return COLUMNS[cls]


COLUMNS: dict[type[Record], tuple[str, ...]] = {}


def from_row(cls: type[R], row: Mapping[str, Any] | dbapi.Row) -> R:
    """The record that a row holds."""
    values = {}
    for f in fields(cls):
        value = row[f.name]
        reader = READERS.get(str(f.type))
        values[f.name] = reader(value) if reader and value is not None else value
    return cls(**values)


def stored(value: object) -> Any:
    """A value as its column holds it."""
    write = WRITERS.get(type(value))
    return value if write is None else write(value)
