"""Several texts in one place: files in a folder, or within one zip file."""

from __future__ import annotations

import os
from contextlib import contextmanager
from io import TextIOWrapper
from typing import TYPE_CHECKING, TextIO
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime
    from pathlib import Path


class InFolder:
    """Texts as files in a folder, for their owner alone."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    @contextmanager
    def file(self, name: str) -> Iterator[TextIO]:
        """A text of that name, to be written within the context."""
        handle = os.open(
            self._folder / name, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600
        )
        with os.fdopen(handle, "w", encoding="utf-8", newline="") as text:
            yield text


class InZip:
    """Texts within a zip file.

    Args:
        path: the file.
        at: the time that they are given; the clock of the place, as zip has it.
    """

    def __init__(self, path: Path, at: datetime) -> None:
        self._zip = ZipFile(path, "w", ZIP_DEFLATED)
        self._at = at

    @contextmanager
    def file(self, name: str) -> Iterator[TextIO]:
        """A text of that name, to be written within the context."""
        at = self._at.astimezone()
        info = ZipInfo(name, (max(at.year, 1980), *at.timetuple()[1:6]))
        info.compress_type = ZIP_DEFLATED
        info.external_attr = 0o600 << 16
        with (
            self._zip.open(info, "w", force_zip64=True) as binary,
            TextIOWrapper(binary, "utf-8", newline="") as text,
        ):
            yield text

    def close(self) -> None:
        """End the zip file; it is whole from then on."""
        self._zip.close()
