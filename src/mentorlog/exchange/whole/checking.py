"""Records of an export, each field looked at before anything is done with it."""

from __future__ import annotations

import math
import re
from datetime import date, datetime
from typing import TYPE_CHECKING, Any

from mentorlog.entries.kinds import KINDS
from mentorlog.exchange.whole.pieces import wrong
from mentorlog.exchange.whole.reading import LARGEST
from mentorlog.exchange.whole.shape import cells, sections
from mentorlog.frozen import dataclass
from mentorlog.period import quoted

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from mentorlog.entries.record import Record
    from mentorlog.exchange.whole.reading import Placed
    from mentorlog.exchange.whole.shape import Cell

REF = re.compile(rf"[{''.join(KINDS)}][1-9][0-9]{{0,14}}")
DAY = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)


@dataclass(frozen=True, eq=False, repr=False)
class Arrived:
    """A record that has come in.

    Attributes:
        line: the line that it stands in.
        cls: its class; None for a row of history.
        values: column → value, as JSON knows it; the numbers are those of the file.
        uids: the ID of each record that it names → the uid.
    """

    line: int
    cls: type[Record] | None
    values: dict[str, Any]
    uids: dict[str, str | None]


def arrived(placed: Placed) -> Arrived:
    """A record, each of whose fields is what it should be.

    Raises:
        BadExport: one is not; it is named, with its line.
    """
    cls = sections()[placed.section]
    record, line = placed.record, placed.line
    wanted = [
        name
        for cell in cells(cls)
        for name in ([cell.name, cell.uid] if cell.reference else [cell.name])
    ]
    for name in wanted:
        if name not in record:
            wrong(line, f"the field {name} is missing.")
    if len(record) != len(wanted):
        name = min(record.keys() - set(wanted))
        wrong(line, f"there is no field {quoted(name)} in {placed.section}.")
    values: dict[str, Any] = {}
    uids: dict[str, str | None] = {}
    for cell in cells(cls):
        if cell.reference is None:
            values[cell.column] = _value(cell, record[cell.name], line)
        else:
            _take_reference(cell, record, line, values, uids)
    return Arrived(line, cls, values, uids)


def _take_reference(
    cell: Cell,
    record: Mapping[str, Any],
    line: int,
    values: dict[str, Any],
    uids: dict[str, str | None],
) -> None:
    """What a field names: its number goes into the values, its uid into the uids."""
    assert cell.reference is not None
    said, uid = record[cell.name], record[cell.uid]
    several = cell.reference.several
    refs = said if several else [] if said is None else [said]
    own = uid if several else [uid] if said is not None else []
    right = isinstance(refs, list) and isinstance(own, list) and len(refs) == len(own)
    if not right or (said is None and uid is not None):
        wrong(line, f"the fields {cell.name} and {cell.uid} do not fit each other.")
    if said is None and not cell.type.endswith("None"):
        wrong(line, f"the field {cell.name} is empty.")
    for ref, its_uid in zip(refs, own, strict=True):
        fits = isinstance(ref, str) and REF.fullmatch(ref)
        if not fits or not ref.startswith(cell.reference.letter):
            wrong(line, f"the field {cell.name} is no ID that may stand there.")
        if its_uid is not None and not _is_text(its_uid):
            wrong(line, f"the field {cell.uid} is no text.")
        uids[ref] = its_uid
    if several:
        values[cell.column] = list(refs)
    else:
        values[cell.column] = int(refs[0][1:]) if refs else None
    if cell.column == "entry_id":
        values["entry_kind"] = KINDS[refs[0][0]]


def _value(cell: Cell, value: Any, line: int) -> Any:
    bare = cell.type.removesuffix(" | None")
    if value is None and bare != cell.type:
        return None
    if cell.letter:
        if not (isinstance(value, str) and REF.fullmatch(value)) or (
            value[0] != cell.letter
        ):
            wrong(line, f"the field {cell.name} is no ID such as {cell.letter}3.")
        return int(value[1:])
    fits, what = FITS.get(bare, (_is_text, "a text"))
    if not fits(value):
        wrong(line, f"the field {cell.name} is not {what}.")
    return float(value) if bare == "float" else value


def _is_text(value: object) -> bool:
    """Whether it is a text that a file can hold."""
    if not isinstance(value, str):
        return False
    try:
        value.encode()
    except UnicodeEncodeError:
        return False
    return True


def _is_whole(value: object) -> bool:
    return type(value) is int and abs(value) <= LARGEST


def _is_number(value: object) -> bool:
    if type(value) is int:
        return abs(value) <= LARGEST
    return type(value) is float and math.isfinite(value)


def _is_day(value: object) -> bool:
    if not (isinstance(value, str) and DAY.fullmatch(value)):
        return False
    try:
        date.fromisoformat(value)
    except ValueError:
        return False
    return True


def _is_instant(value: object) -> bool:
    if not _is_text(value):
        return False
    try:
        return datetime.fromisoformat(str(value)).tzinfo is not None
    except ValueError:
        return False


def _is_list(value: object) -> bool:
    return isinstance(value, list) and all(map(_is_text, value))


def _is_map(value: object) -> bool:
    return isinstance(value, dict) and all(
        _is_text(name) and (text is None or _is_text(text))
        for name, text in value.items()
    )


FITS: Mapping[str, tuple[Callable[[object], bool], str]] = {
    "int": (_is_whole, "a whole number"),
    "float": (_is_number, "a number"),
    "bool": (lambda value: isinstance(value, bool), "true or false"),
    "date": (_is_day, "a day such as 2026-03-31"),
    "datetime": (_is_instant, "an instant such as 2026-03-31T09:00:00+00:00"),
    "tuple[str, ...]": (_is_list, "a list of texts"),
    "dict[str, str | None]": (_is_map, "an object of texts"),
}
"""The type of a field → whether a value is of it, and how that is said."""
