"""An export as text: JSON or one record per line, written piece by piece."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from mentorlog.errors import MentorlogError
from mentorlog.exchange.whole.shape import FORMAT, VERSION

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

Section = tuple[str, list[dict[str, Any]]]
"""The name of a section, and some of its records."""


def head(numbers: Mapping[str, int], part: Mapping[str, Any] | None) -> dict[str, Any]:
    """What an export begins with.

    Args:
        numbers: section → the last number that was ever given in it.
        part: what it was narrowed to; None if it is all there is.
    """
    return {
        "format": FORMAT,
        "version": VERSION,
        "part": part,
        "numbers": dict(numbers),
    }


def json_text(head: Mapping[str, Any], pieces: Iterable[Section]) -> Iterator[str]:
    """One document: the head, then each section, one record in a line."""
    told = ",\n".join(f"{_text(name)}: {_text(value)}" for name, value in head.items())
    yield f"{{\n{told}"
    inside = ""
    for section, records in pieces:
        if section != inside:
            yield f"{']' if inside else ''},\n{_text(section)}: ["
            begins, inside = "\n", section
        for record in records:
            yield begins + _text(record)
            begins = ",\n"
    yield "]\n}\n"


def jsonl_text(head: Mapping[str, Any], pieces: Iterable[Section]) -> Iterator[str]:
    """The head in a line, each record in one, and how many there were in the last."""
    yield _text(head) + "\n"
    many = 0
    for section, records in pieces:
        for record in records:
            yield _text({"section": section, **record}) + "\n"
        many += len(records)
    yield _text({"records": many}) + "\n"


def _text(value: object) -> str:
    try:
        return json.dumps(value, ensure_ascii=False, allow_nan=False)
    except ValueError as error:
        message = (
            "A number in the journal is beyond all bounds, which JSON cannot hold."
            " See: mentorlog doctor"
        )
        raise MentorlogError(message) from error
