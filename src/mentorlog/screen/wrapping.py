"""Wrapping of single lines at words, where a terminal would break within them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

BEGINS = re.compile(r" *(?:\S{1,12} {2,})?")
"""What a line begins with, above all an ID; what goes on below stands beside it."""
WHOLE = re.compile(r"mentorlog(?: (?!·)\S+)+|\S+")
"""What is not broken: a command to be copied, as far as it fits, and a word."""
DEEPER = 2
"""How much deeper a line goes on that begins with nothing special."""
LEAST = 20
"""On a terminal with less room than this nothing is wrapped."""


def wrapped(text: str, width: int) -> str:
    """The text as lines of a width; what is no longer than that stays as it is.

    Args:
        text: a text of one line or more, each wrapped by itself.
        width: how many columns there are. A word that is longer is not broken: such as
            a path it can be copied whole.
    """
    if width < LEAST:
        return text
    return "\n".join(
        line if cells(line) <= width else "\n".join(_lines(line, width))
        for line in text.split("\n")
    )


def _lines(text: str, width: int) -> Iterator[str]:
    begin = BEGINS.match(text)
    assert begin is not None
    head = begin[0] if cells(begin[0]) <= width // 2 else ""
    hang = " " * (cells(head) + (0 if head.strip() else DEEPER))
    line, empty = head, True
    for part in _parts(text[len(head) :], width - len(hang)):
        if not empty and cells(f"{line} {part}") > width:
            yield line
            line, empty = hang, True
        line += part if empty else f" {part}"
        empty = False
    yield line


def _parts(text: str, room: int) -> Iterator[str]:
    for found in WHOLE.findall(text):
        yield from [found] if cells(found) <= room else found.split()


def cells(text: str) -> int:
    """How many columns a text takes."""
    if text.isascii():
        return len(text)
    from rich.cells import cell_len  # noqa: PLC0415 - costs Rich

    return cell_len(text)
