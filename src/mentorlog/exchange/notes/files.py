"""Finding note files in folders, and reading their bytes as text."""

from __future__ import annotations

import codecs
import os
from pathlib import Path
from typing import TYPE_CHECKING

from mentorlog.errors import MentorlogError

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_NOTE_SUFFIXES = frozenset({".md", ".markdown"})
_UTF_16 = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)


class UnreadableNote(MentorlogError):
    """A note file that cannot be read, or is no text."""


def find_files(paths: Iterable[Path]) -> list[Path]:
    """Find the note files that some paths stand for.

    Args:
        paths: files, taken as they are whatever their name, and folders, of which all
            Markdown files are taken, in the folders below too. Hidden files and
            folders are left out.

    Returns:
        The files, a folder's in the order of their paths; each file once.
    """
    found: dict[Path, Path] = {}
    for path in paths:
        for file in sorted(_files_in(path, set())) if path.is_dir() else [path]:
            found.setdefault(real_path(file), file)
    return list(found.values())


def real_path(path: Path) -> Path:
    """Where a path leads to; of links in a circle, one of them.

    `Path.resolve` says so of a circle with an error of its own in some versions of
    Python; here the reading says it, of this file alone.
    """
    return Path(os.path.realpath(path))


def read_file(path: Path) -> str:
    """Read a note file as text, with the line ends it has.

    Args:
        path: the file; UTF-8, with or without a byte order mark, or UTF-16 with one.

    Raises:
        UnreadableNote: the file cannot be read, or is no text.
    """
    try:
        data = path.read_bytes()
    except OSError as error:
        reason = error.strerror or "it cannot be opened"
        message = f"{path} was not read: {reason}."
        raise UnreadableNote(message) from error
    encoding = "utf-16" if data.startswith(_UTF_16) else "utf-8-sig"
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError as error:
        message = f"{path} was not read: it is not UTF-8 text; save it as UTF-8."
        raise UnreadableNote(message) from error
    if "\0" in text:
        message = f"{path} was not read: it is not a text file."
        raise UnreadableNote(message)
    return text


def _files_in(folder: Path, seen: set[Path]) -> Iterator[Path]:
    real = real_path(folder)
    if real in seen:  # a link that leads back to where it stands
        return
    seen.add(real)
    try:
        entries = list(folder.iterdir())
    except OSError as error:
        message = f"{folder} was not read: {error.strerror or 'it cannot be opened'}."
        raise UnreadableNote(message) from error
    for entry in entries:
        if entry.name.startswith("."):
            continue
        if entry.is_dir():
            yield from _files_in(entry, seen)
        elif entry.suffix.casefold() in _NOTE_SUFFIXES:
            yield entry
