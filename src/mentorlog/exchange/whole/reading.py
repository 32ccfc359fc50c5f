"""Reading the text of an export, record by record, and saying where it goes wrong."""

from __future__ import annotations

import json
from dataclasses import field
from typing import TYPE_CHECKING, Any

from mentorlog.exchange.whole.pieces import BadExport, Reader, wrong
from mentorlog.exchange.whole.shape import FORMAT, VERSION, sections
from mentorlog.frozen import dataclass
from mentorlog.period import quoted

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

HEAD = ("format", "version", "part", "numbers")
LARGEST = 2**63 - 1


@dataclass(frozen=True, eq=False, repr=False)
class Placed:
    """A record where it stands.

    Attributes:
        line: the line that it begins in.
        section: its section.
        record: what it says.
    """

    line: int
    section: str
    record: dict[str, Any]


@dataclass(eq=False, repr=False)
class Export:
    """What a text holds; the head of it is known when all records have been read.

    Attributes:
        records: the records, in the order in which they stand; they are read when they
            are gone through, which can be done once.
        numbers: section → the last number that was ever given in it.
        part: whether it is only a part of a journal.
    """

    records: Iterable[Placed]
    numbers: dict[str, int] = field(default_factory=dict)
    part: bool = True


def read_export(pieces: Iterable[str]) -> Export:
    """What the text of an export holds, in the form `json` or `jsonl`.

    No more than some records of it are held at a time. Where it is none, is not whole,
    or comes from a newer program, going through the records raises a `BadExport`.

    Args:
        pieces: the text, piece by piece.
    """
    export = Export(records=())
    export.records = _read(export, pieces)
    return export


def _read(export: Export, pieces: Iterable[str]) -> Iterator[Placed]:
    try:
        reader = Reader(pieces)
        yield from (_lines if _has_lines(reader) else _document)(export, reader)
    except RecursionError as error:
        message = "That is no export: it is nested too deeply. Nothing was imported."
        raise BadExport(message) from error


def _has_lines(reader: Reader) -> bool:
    """Whether each line is a record, after one that is the head."""
    try:
        head = json.loads(reader.first_line())
    except ValueError:
        return False
    return isinstance(head, dict) and not head.keys() & sections().keys()


def _document(export: Export, reader: Reader) -> Iterator[Placed]:
    head: dict[str, Any] = {}
    if reader.at_end:
        message = "There is nothing in it. Nothing was imported."
        raise BadExport(message)
    reader.expect("{", "this is no export of mentorlog, which begins with “{”.")
    seen = set()
    for name in reader.names():
        if name in seen:
            wrong(reader.line, f"{quoted(name)} stands there twice.")
        seen.add(name)
        if name in sections():
            _must_be_ours(head, reader.line)
            for line, value in reader.items():
                yield Placed(line, name, _object(value, line))
        else:
            head[name] = reader.value()
    reader.must_end()
    _fill(export, head, seen, reader.line)


def _lines(export: Export, reader: Reader) -> Iterator[Placed]:
    line = reader.line
    head = _object(reader.value(), line)
    _must_be_ours(head, line)
    many = 0
    while not reader.at_end:
        line = reader.line
        record = _object(reader.value(), line)
        if record.keys() == {"records"}:
            if record["records"] != many:
                wrong(
                    line,
                    f"there should be {record['records']!r} records before it,"
                    f" and there are {many}.",
                )
            reader.must_end()
            _fill(export, head, set(sections()), 1)
            return
        section = record.pop("section", None)
        if section not in sections():
            wrong(line, f"there is no section {quoted(str(section))}.")
        yield Placed(line, section, record)
        many += 1
    wrong(reader.line, "the file ends before its last line: it is not whole.")


def _object(value: object, line: int) -> dict[str, Any]:
    if not isinstance(value, dict):
        wrong(line, "a record should stand here, in { }.")
    return value


def _must_be_ours(head: dict[str, Any], line: int) -> None:
    if head.get("format") != FORMAT:
        wrong(line, f"that is no export of mentorlog: its format is not {FORMAT}.")
    version = head.get("version")
    if type(version) is not int or version < 1:
        wrong(line, "the field version is no number of a version.")
    if version > VERSION:
        wrong(
            line,
            f"the file is of version {version}, from a newer mentorlog; this one reads"
            f" version {VERSION}. Bring mentorlog up to date.",
        )


def _fill(export: Export, head: dict[str, Any], seen: set[str], line: int) -> None:
    """Say what the head has said, which was there, and which makes sense."""
    _must_be_ours(head, 1)
    for name in sections():
        if name not in seen:
            wrong(line, f"the section {name} is missing: it is not whole.")
    unknown = head.keys() - set(HEAD)
    if unknown:
        wrong(line, f"there is no section {quoted(min(unknown))}.")
    numbers = head.get("numbers")
    if not isinstance(numbers, dict) or numbers.keys() != sections().keys():
        wrong(line, "the field numbers does not name each section.")
    for name, value in numbers.items():
        if type(value) is not int or not 0 <= value <= LARGEST:
            wrong(line, f"the field numbers has no number for {name}.")
    export.numbers, export.part = numbers, head.get("part") is not None
