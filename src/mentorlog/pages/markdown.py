"""Text as Markdown shows it, whatever signs are in it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

SPECIAL = re.compile(r"([\\`*_\[\]<>&|~$#!])")
"""Signs that Markdown or its dialects would act on within a line."""

BEGINS = re.compile(r"[-+=]|[0-9]{1,9}[.)]")
"""What would begin a list, a rule or a heading where a line begins with it."""


def escaped(text: str) -> str:
    """A text in one line that Markdown shows as it is."""
    return SPECIAL.sub(r"\\\1", " ".join(text.split()))


def begun(text: str) -> str:
    """The same at the beginning of a line or of an item."""
    shown = escaped(text)
    if found := BEGINS.match(shown):
        end = found.end() - 1
        return f"{shown[:end]}\\{shown[end:]}"
    return shown


def code(text: str) -> str:
    """A text in one line as code, whatever backticks are in it."""
    line = " ".join(text.split())
    longest = max(map(len, re.findall("`+", line)), default=0)
    fence = "`" * (longest + 1)
    return f"{fence}{line}{fence}" if not longest else f"{fence} {line} {fence}"


def table(rows: Sequence[Mapping[str, str]]) -> Iterator[str]:
    """Rows of the same columns as a table; columns without any text are left out."""
    names = [name for name in rows[0] if any(row[name] for row in rows)]
    yield _row(names)
    yield "|" + " --- |" * len(names)
    for row in rows:
        yield _row([row[name] for name in names])


def _row(cells: Sequence[str]) -> str:
    return f"| {' | '.join(map(escaped, cells))} |"
