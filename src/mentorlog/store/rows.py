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

INSTANT = "%Y-%m-%dT%H:%M:%S.%f+00:00"
"""How an instant is stored: UTC, to the microsecond, so that text sorts as time."""


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


def to_row(record: Record) -> Row:
    """The columns of a record."""
    return {f.name: stored(getattr(record, f.name)) for f in fields(record)}


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
    if isinstance(value, datetime):
        return value.astimezone(UTC).strftime(INSTANT)
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, bool):
        return int(value)
    if isinstance(value, (tuple, dict)):
        return json.dumps(value, ensure_ascii=False)
    return value
