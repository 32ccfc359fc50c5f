"""Reading a table that a spreadsheet or another program has written as CSV."""

from __future__ import annotations

import csv
import io
import sys
from typing import TYPE_CHECKING

from mentorlog.errors import MentorlogError
from mentorlog.exchange.whole.spreadsheet import original
from mentorlog.frozen import dataclass
from mentorlog.period import quoted

if TYPE_CHECKING:
    from collections.abc import Iterator

SEPARATORS = (",", ";", "\t")
SAID = "sep="
"""How a spreadsheet may say in the first line which sign separates the cells."""
LONGEST = min(sys.maxsize, 2**31 - 1)
"""Characters of a cell; a note may be long."""


class BadTable(MentorlogError):
    """A text is no table, or a cell of it means nothing; nothing was written."""


@dataclass(frozen=True, eq=False, repr=False)
class Row:
    """A row of a table.

    Attributes:
        line: the line of the file that it begins in.
        cells: column → what stands there.
    """

    line: int
    cells: dict[str, str]


@dataclass(frozen=True, eq=False, repr=False)
class Table:
    """A table whose first row names its columns.

    Attributes:
        columns: their names, in order.
        rows: the other rows, without those in which nothing stands.
    """

    columns: tuple[str, ...]
    rows: tuple[Row, ...]


def read_table(text: str) -> Table:
    """The table that a text is; the sign between its cells is found out.

    An apostrophe that keeps a cell from being taken for a formula, as our own export
    writes it, is taken away.

    Raises:
        BadTable: it is none; the line is named.
    """
    text = text.removeprefix("\ufeff")
    begin, separator = _separated(text)
    rows = _rows(text[begin:], separator, text.count("\n", 0, begin) + 1)
    line, names = next(rows, (1, []))
    columns = _columns(line, [name.strip() for name in names])
    found = []
    for line, cells in rows:
        if any(cell.strip() for cell in cells[len(columns) :]):
            message = (
                f"Line {line} has {len(cells)} cells, and the first row names"
                f" {len(columns)}. Nothing was imported."
            )
            raise BadTable(message)
        padded = [*cells, *[""] * (len(columns) - len(cells))]
        told = zip(columns, map(original, padded), strict=False)
        found.append(Row(line, dict(told)))
    return Table(columns, tuple(found))


def _columns(line: int, names: list[str]) -> tuple[str, ...]:
    """The names of the columns; what ends a row without a name is no column."""
    while names and not names[-1]:
        names.pop()
    if not names:
        message = "That is no table: its first row names no columns."
        raise BadTable(message)
    named = [name or f"column {place}" for place, name in enumerate(names, 1)]
    for name in named:
        if named.count(name) > 1:
            message = f"Line {line}: two columns are called {quoted(name)}; rename one."
            raise BadTable(message)
    return tuple(named)


def _separated(text: str) -> tuple[int, str]:
    """Where the table begins, and the sign that separates the most of its columns."""
    first = text.splitlines()[0] if text.strip() else ""
    if first.casefold().startswith(SAID) and len(first) == len(SAID) + 1:
        return text.index(first) + len(first), first[-1]
    return 0, max(SEPARATORS, key=lambda sign: _width(text, sign))


def _width(text: str, separator: str) -> int:
    try:
        return len(next(_rows(text, separator, 1))[1])
    except (BadTable, StopIteration):
        return 0


def _rows(text: str, separator: str, line: int) -> Iterator[tuple[int, list[str]]]:
    """The rows in which something stands, each with the line that it begins in.

    Raises:
        BadTable: the quotation marks are not as they should be.
    """
    csv.field_size_limit(LONGEST)
    lines = io.StringIO(text, newline="")
    reader = csv.reader(lines, delimiter=separator, strict=True)
    before = 0
    try:
        for cells in reader:
            if any(cell.strip() for cell in cells):
                yield line + before, cells
            before = reader.line_num
    except csv.Error as error:
        where = f"Line {line + before}"
        message = f"{where}: that is no CSV ({error}). Nothing was imported."
        raise BadTable(message) from error
