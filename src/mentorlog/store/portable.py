"""Rows as other programs understand them, and back: the values of JSON."""

from __future__ import annotations

import json
from dataclasses import fields
from functools import cache
from typing import TYPE_CHECKING, Any

from mentorlog.entries.kinds import record_named
from mentorlog.store.rows import stored

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from mentorlog.entries.record import Record
    from mentorlog.store import dbapi
    from mentorlog.store.rows import Row

TOLD: Mapping[str, Callable[[Any], Any]] = {
    "bool": bool,
    "tuple[str, ...]": json.loads,
    "dict[str, str | None]": json.loads,
}
"""The type of a field → how its column is told; others are told as they are stored."""


@cache
def _told(kind: str) -> dict[str, Callable[[Any], Any]]:
    every = fields(record_named(kind))
    return {f.name: TOLD[str(f.type)] for f in every if str(f.type) in TOLD}


def portable(cls: type[Record], row: Row | dbapi.Row) -> dict[str, Any]:
    """Column → value, as JSON knows it; days and instants are texts."""
    values = dict(row)
    for name, tell in _told(cls.kind).items():
        if values[name] is not None:
            values[name] = tell(values[name])
    return values


def stored_row(cls: type[Record], values: Mapping[str, Any]) -> Row:
    """The row that `portable` has told of, to the byte."""
    return {
        f.name: stored(
            tuple(value) if isinstance(value := values[f.name], list) else value
        )
        for f in fields(cls)
    }
