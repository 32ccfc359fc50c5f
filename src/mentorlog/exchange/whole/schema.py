"""What an export is, as JSON Schema: for programs that read one."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, get_args, get_type_hints

from mentorlog.entries.change import CHANGES
from mentorlog.exchange.whole.shape import FORMAT, VERSION, cells, sections

if TYPE_CHECKING:
    from mentorlog.entries.record import Record
    from mentorlog.exchange.whole.shape import Cell

DIALECT = "https://json-schema.org/draft/2020-12/schema"
DAY = r"^\d{4}-\d{2}-\d{2}$"
NULL = {"type": "null"}
NUMBER = {"type": "integer", "minimum": 0}

TYPES: dict[str, dict[str, Any]] = {
    "str": {"type": "string"},
    "int": {"type": "integer"},
    "float": {"type": "number"},
    "bool": {"type": "boolean"},
    "date": {"type": "string", "format": "date", "pattern": DAY},
    "datetime": {"type": "string", "format": "date-time"},
    "tuple[str, ...]": {"type": "array", "items": {"type": "string"}},
    "dict[str, str | None]": {
        "type": "object",
        "additionalProperties": {"type": ["string", "null"]},
    },
}
"""The type of a field, as it is written in its class → what JSON Schema calls it."""


def schema() -> dict[str, Any]:
    """The schema of an export in the form `json`."""
    listed = {
        name: {"type": "array", "items": {"$ref": f"#/$defs/{name}"}}
        for name in sections()
    }
    head = {
        "format": {"const": FORMAT},
        "version": {"const": VERSION},
        "part": {"anyOf": [NULL, _object(PART)]},
        "numbers": _object(dict.fromkeys(sections(), NUMBER)),
    }
    return {
        "$schema": DIALECT,
        "title": f"{FORMAT}, version {VERSION}",
        "description": (
            "What `mentorlog export` writes. In the form `jsonl` the head, which is"
            " all that is no list here, stands in the first line; every other line"
            " but the last is a record, with its section."
        ),
        **_object(head | listed),
        "$defs": {name: record_schema(cls) for name, cls in sections().items()},
    }


PART: dict[str, Any] = {
    "with": {"type": ["string", "null"]},
    "since": {"anyOf": [NULL, TYPES["date"]]},
    "until": {"anyOf": [NULL, TYPES["date"]]},
}


def record_schema(cls: type[Record] | None) -> dict[str, Any]:
    """The schema of the records of a section."""
    told: dict[str, Any] = {}
    for cell in cells(cls):
        told[cell.name] = _value(cls, cell)
        if cell.reference is not None:
            told[cell.uid] = _uids(cell)
    name = CHANGES if cls is None else cls.kind
    return {"title": name, **_object(told)}


def _object(properties: dict[str, Any]) -> dict[str, Any]:
    return {
        "type": "object",
        "properties": properties,
        "required": list(properties),
        "additionalProperties": False,
    }


def _value(cls: type[Record] | None, cell: Cell) -> dict[str, Any]:
    if cell.letter:
        return _ref(cell.letter)
    if cell.reference is not None:
        ref = _ref(cell.reference.letter)
        if cell.reference.several:
            return {"type": "array", "items": ref}
        return {"anyOf": [ref, NULL]} if cell.type.endswith("None") else ref
    bare = cell.type.removesuffix(" | None")
    kind = TYPES.get(bare) or {"enum": list(_words(cls, cell))}
    if cell.name in {"id", "step"}:
        kind = {**kind, "minimum": 1}
    return {"anyOf": [kind, NULL]} if bare != cell.type else kind


def _words(cls: type[Record] | None, cell: Cell) -> tuple[str, ...]:
    """The words that a field allows, where it allows only some."""
    assert cls is not None
    from datetime import date, datetime  # noqa: PLC0415 - for the hints alone

    hint = get_type_hints(cls, localns={"date": date, "datetime": datetime})
    found: list[str] = []
    for option in [hint[cell.column], *get_args(hint[cell.column])]:
        found += [word for word in get_args(option) if isinstance(word, str)]
    return tuple(dict.fromkeys(found))


def _ref(letter: str) -> dict[str, Any]:
    signs = re.escape(letter) or "[A-Z]"
    return {"type": "string", "pattern": rf"^{signs}[1-9]\d*$"}


def _uids(cell: Cell) -> dict[str, Any]:
    """Of what is gone, and of the questions that come along, there is no uid."""
    uid = {"type": ["string", "null"]}
    several = cell.reference is not None and cell.reference.several
    return {"type": "array", "items": uid} if several else uid
