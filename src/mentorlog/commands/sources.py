"""The text of a file that is to be brought in, or of standard input."""

from __future__ import annotations

import codecs
from pathlib import Path
from typing import TYPE_CHECKING

from mentorlog.errors import MentorlogError, UsageError
from mentorlog.store.trouble import why_not

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mentorlog.desk import Desk

BLOCK = 1 << 16
"""Bytes of a file that are held at a time."""


def text_of(desk: Desk, source: str) -> str:
    """What stands in a file, or comes from standard input where that is `-`.

    UTF-8 is read, and UTF-16 that says so at its beginning, as spreadsheets write it.

    Raises:
        UsageError: there is no such file.
        MentorlogError: it cannot be read, or is no text.
    """
    if source == "-":
        return desk.read_all()
    path = file_of(source)
    try:
        content = path.read_bytes()
    except OSError as error:
        message = f"{path} could not be read: {error.strerror or why_not(error)}."
        raise MentorlogError(message) from error
    wide = content.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE))
    try:
        return content.decode("utf-16" if wide else "utf-8")
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        message = f"Line {line}: that is no UTF-8 text. Nothing was imported."
        raise MentorlogError(message) from error


def pieces_of(desk: Desk, source: str) -> Iterator[str]:
    """The same piece by piece, of what is UTF-8 and may be very long.

    Raises:
        UsageError: there is no such file.
        MentorlogError: it cannot be read, or is no text.
    """
    if source == "-":
        yield from desk.read_on()
        return
    path = file_of(source)
    decoder, line = codecs.getincrementaldecoder("utf-8")(), 1
    try:
        with path.open("rb") as file:
            ended = False
            while not ended:
                block = file.read(BLOCK)
                ended = not block
                piece = decoder.decode(block, final=ended)
                line += piece.count("\n")
                yield piece
    except OSError as error:
        message = f"{path} could not be read: {error.strerror or why_not(error)}."
        raise MentorlogError(message) from error
    except UnicodeDecodeError as error:
        line += error.object.count(b"\n", 0, error.start)
        message = f"Line {line}: that is no UTF-8 text. Nothing was imported."
        raise MentorlogError(message) from error


def file_of(source: str) -> Path:
    """The path of a file, or of a pipe such as the shell makes of `<(command)`.

    Raises:
        UsageError: there is none.
    """
    path = Path(source).expanduser()
    if path.is_dir():
        message = f"{source} is a folder: name a file in it. Nothing was imported."
        raise UsageError(message)
    if not path.is_file() and not path.is_fifo():
        message = f"There is no file {source}; nothing was imported."
        raise UsageError(message)
    return path
