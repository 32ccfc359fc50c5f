"""Reading the text of an export, record by record, and saying where it goes wrong."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any, NoReturn

from mentorlog.errors import MentorlogError
from mentorlog.exchange.whole.shape import FORMAT, VERSION, sections
from mentorlog.frozen import dataclass
from mentorlog.period import quoted

if TYPE_CHECKING:
    from collections.abc import Iterator

BLANK = re.compile(r"[ \t\r\n]*")
HEAD = ("format", "version", "part", "numbers")
LARGEST = 2**63 - 1


class BadExport(MentorlogError):
    """A text is no export, or a broken one; nothing was written."""


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


@dataclass(frozen=True, eq=False, repr=False)
class Export:
    """What a text holds.

    Attributes:
        numbers: section → the last number that was ever given in it.
        part: whether it is only a part of a journal.
        records: the records, in the order in which they stand.
    """

    numbers: dict[str, int]
    part: bool
    records: list[Placed]


def wrong(line: int, what: str) -> NoReturn:
    """Refuse a text.

    Raises:
        BadExport: always.
    """
    message = f"Line {line}: {what} Nothing was imported."
    raise BadExport(message)


def read_export(text: str) -> Export:
    """What the text of an export holds, in the form `json` or `jsonl`.

    Raises:
        BadExport: it is none, is not whole, or comes from a newer program.
    """
    try:
        return _read(text)
    except RecursionError as error:
        message = "That is no export: it is nested too deeply. Nothing was imported."
        raise BadExport(message) from error


def _read(text: str) -> Export:
    reader = _Reader(text.removeprefix("\ufeff"))
    first = next(filter(str.strip, text.removeprefix("\ufeff").splitlines()), "")
    try:
        head = json.loads(first)
    except ValueError:
        return _document(reader)
    if isinstance(head, dict) and not head.keys() & sections().keys():
        return _lines(reader)
    return _document(reader)


def _document(reader: _Reader) -> Export:
    head: dict[str, Any] = {}
    records: list[Placed] = []
    reader.expect("{", "That is no export of mentorlog: it begins with something else.")
    seen = set()
    for name in reader.names():
        if name in seen:
            wrong(reader.line, f"{quoted(name)} stands there twice.")
        seen.add(name)
        if name in sections():
            _must_be_ours(head, reader.line)
            records += [
                Placed(line, name, _object(value, line))
                for line, value in reader.items()
            ]
        else:
            head[name] = reader.value()
    reader.must_end()
    return _export(head, records, seen, reader.line)


def _lines(reader: _Reader) -> Export:
    line = reader.line
    head = _object(reader.value(), line)
    _must_be_ours(head, line)
    records: list[Placed] = []
    while not reader.at_end:
        line = reader.line
        record = _object(reader.value(), line)
        if record.keys() == {"records"}:
            if record["records"] != len(records):
                wrong(
                    line,
                    f"there should be {record['records']!r} records before it,"
                    f" and there are {len(records)}.",
                )
            reader.must_end()
            return _export(head, records, set(sections()), 1)
        section = record.pop("section", None)
        if section not in sections():
            wrong(line, f"there is no section {quoted(str(section))}.")
        records.append(Placed(line, section, record))
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


def _export(
    head: dict[str, Any], records: list[Placed], seen: set[str], line: int
) -> Export:
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
    return Export(numbers, head.get("part") is not None, records)


class _Reader:
    """Goes through a text value by value, and knows in which line it is."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._at = 0
        self._counted = 0
        self._line = 1
        self._decoder = json.JSONDecoder(
            object_pairs_hook=_pairs, parse_constant=_no_constant
        )
        self._skip()

    @property
    def line(self) -> int:
        """The line that comes next."""
        self._line += self._text.count("\n", self._counted, self._at)
        self._counted = self._at
        return self._line

    @property
    def at_end(self) -> bool:
        """Whether nothing comes any more."""
        return self._at >= len(self._text)

    def _skip(self) -> None:
        found = BLANK.match(self._text, self._at)
        assert found is not None
        self._at = found.end()

    def _next_is(self, sign: str) -> bool:
        if not self._text.startswith(sign, self._at):
            return False
        self._at += len(sign)
        self._skip()
        return True

    def expect(self, sign: str, what: str = "") -> None:
        """Go past a sign that must stand here."""
        if self._next_is(sign):
            return
        if self.at_end and not what:
            wrong(self.line, "the file ends in the middle: it is not whole.")
        wrong(self.line, what or f"{sign} should stand here.")

    def value(self) -> Any:
        """The value that stands here, whole."""
        try:
            value, self._at = self._decoder.raw_decode(self._text, self._at)
        except json.JSONDecodeError as error:
            line = self._text.count("\n", 0, error.pos) + 1
            cut = not self._text[error.pos :].strip() or "Unterminated" in error.msg
            wrong(
                line,
                "the file ends in the middle: it is not whole."
                if cut
                else f"that is no JSON ({error.msg}).",
            )
        except ValueError as error:
            wrong(self.line, f"{error}.")
        self._skip()
        return value

    def names(self) -> Iterator[str]:
        """The names in an object; whoever asks for the next has read the value."""
        if self._next_is("}"):
            return
        while True:
            name = self.value()
            if not isinstance(name, str):
                wrong(self.line, "a name should stand here, in quotation marks.")
            self.expect(":")
            yield name
            if self._next_is("}"):
                return
            self.expect(",")

    def items(self) -> Iterator[tuple[int, Any]]:
        """The items of a list, each with its line."""
        self.expect("[")
        if self._next_is("]"):
            return
        while True:
            line = self.line
            yield line, self.value()
            if self._next_is("]"):
                return
            self.expect(",")

    def must_end(self) -> None:
        """Refuse what still comes."""
        if not self.at_end:
            wrong(self.line, "something comes after the end.")


def _pairs(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) != len(pairs):
        message = "a field stands there twice"
        raise ValueError(message)
    return found


def _no_constant(name: str) -> NoReturn:
    message = f"{name} is no number"
    raise ValueError(message)
