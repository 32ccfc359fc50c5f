"""An export as tables for a spreadsheet, in which no text is a formula."""

from __future__ import annotations

import csv
import json
import re
from typing import TYPE_CHECKING, Any

from mentorlog.entries.change import CHANGES
from mentorlog.exchange.whole.shape import cells, sections

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Mapping
    from contextlib import AbstractContextManager
    from typing import TextIO

    from mentorlog.exchange.whole.writing import Section

FORMULA = re.compile("'*[=+\\-@\t\r\n\uff1d\uff0b\uff0d\uff20]")
"""How a text begins that a spreadsheet might take for a formula."""


def neutral(text: str) -> str:
    """A text with an apostrophe before it, if it might be taken for a formula."""
    return f"'{text}" if FORMULA.match(text) else text


def original(cell: str) -> str:
    """The text that `neutral` has made fit for a cell."""
    return cell[1:] if cell.startswith("'") and FORMULA.match(cell) else cell


def cell_of(value: object) -> str | int | float:
    """A value as a cell: numbers as they are, lists as JSON, nothing as nothing."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int | float):
        return value
    return neutral(value if isinstance(value, str) else _json(value))


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)


def write_tables(
    pieces: Iterable[Section],
    begin: Callable[[str], AbstractContextManager[TextIO]],
) -> None:
    """Write a table for each section but history.

    Args:
        pieces: the records, section by section.
        begin: makes a file of that name, to be written within its context.
    """
    rest = iter(pieces)
    piece = next(rest, None)
    while piece is not None and piece[0] != CHANGES:
        section = piece[0]
        with begin(f"{section}.csv") as file:
            table = csv.DictWriter(file, columns(section))
            table.writeheader()
            while piece is not None and piece[0] == section:
                table.writerows(map(_cells, piece[1]))
                piece = next(rest, None)


def columns(section: str) -> list[str]:
    """The columns of a section's table."""
    names: list[str] = []
    for cell in cells(sections()[section]):
        names += [cell.name, cell.uid] if cell.reference else [cell.name]
    return names


def section_of(names: Collection[str]) -> str | None:
    """The section whose table has these columns, in whatever order; None if none."""
    for section, cls in sections().items():
        if cls is not None and sorted(columns(section)) == sorted(names):
            return section
    return None


def record_of(section: str, told: Mapping[str, str]) -> dict[str, Any]:
    """The record that a row of a section's table tells of.

    What cannot stand there stays a text; whoever looks at the record will name it.

    Args:
        section: the section.
        told: column → what stands there, as it was before `neutral`.
    """
    record: dict[str, Any] = {}
    for cell in cells(sections()[section]):
        if cell.reference is None:
            type_ = "str" if cell.letter else cell.type
            record[cell.name] = _value(type_, told[cell.name])
        else:
            type_ = "tuple[str, ...]" if cell.reference.several else "str | None"
            record[cell.name] = _value(type_, told[cell.name])
            record[cell.uid] = _value(type_, told[cell.uid])
    return record


def _value(type_: str, text: str) -> Any:
    """What a cell tells of a field of a type."""
    bare = type_.removesuffix(" | None")
    if not text and bare != type_:
        return None
    try:
        return READERS.get(bare, str)(text)
    except (ValueError, KeyError, RecursionError):
        return text


READERS: Mapping[str, Callable[[str], Any]] = {
    "int": int,
    "float": float,
    "bool": {"true": True, "false": False}.__getitem__,
    "tuple[str, ...]": json.loads,
    "dict[str, str | None]": json.loads,
}
"""The type of a field → how its cell is read; of others the text is the value."""


def _cells(record: dict[str, Any]) -> dict[str, Any]:
    return {name: cell_of(value) for name, value in record.items()}
