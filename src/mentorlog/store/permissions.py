"""Who may read and write a journal and what belongs to it; it changes no mode."""

from __future__ import annotations

import os
import stat
from contextlib import suppress
from typing import TYPE_CHECKING

from mentorlog.errors import JournalError
from mentorlog.reports.checkup import Finding
from mentorlog.store.checkup import FIX
from mentorlog.store.shelving import backups

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from mentorlog.store.around import Around
    from mentorlog.store.shelf import Shelf

WRITERS = 0o022
"""The bits of a mode that let others write."""
OURS = ("drafts", "backups", ".DS_Store")


def permissions(around: Around) -> Iterator[Finding]:
    """Who may get at a journal, and who may not though they should."""
    for path, wanted in private_paths(around):
        mode = stat.S_IMODE(path.stat().st_mode)
        if mode & ~wanted & 0o777:
            yield Finding(
                check="permissions",
                what=f"Others may get at {path} (mode {mode:04o}).",
                next=FIX,
                repair="permissions",
            )
    journal = around.shelf.journal
    folder = journal.parent
    if folder.stat().st_mode & stat.S_ISVTX:
        yield Finding(
            check="permissions",
            what=f"{folder} is shared with others.",
            next="Keep your journal in a folder of its own: MENTORLOG_JOURNAL",
        )
    for path in (folder, journal):
        if not os.access(path, os.W_OK):
            yield Finding(
                check="permissions",
                what=f"{path} cannot be written to.",
                next="You can read, but add nothing: check who owns it."
                if os.access(path, os.R_OK)
                else "Check who owns it.",
            )
        elif hasattr(os, "getuid") and path.stat().st_uid not in {os.getuid(), 0}:
            yield Finding(
                check="permissions",
                what=f"{path} belongs to somebody else.",
                next="They can read and change it: keep your journal elsewhere.",
            )


def private_paths(around: Around) -> Iterator[tuple[Path, int]]:
    """The files and folders that are for their owner alone, with the mode they need.

    A folder in which other things lie as well is not ours to close: nobody but its
    owner may write into it, that is all. One that is shared by its nature, such as
    `/tmp`, is left alone.
    """
    shelf = around.shelf
    folder = shelf.journal.parent
    yield shelf.journal, 0o600
    if not folder.stat().st_mode & stat.S_ISVTX:
        yield folder, 0o700 if _is_ours(folder, shelf) else 0o777 & ~WRITERS
    for inner in (shelf.folder, around.drafts):
        if inner.is_dir():
            yield inner, 0o700
    with suppress(JournalError):
        yield from ((backup.path, 0o600) for backup in backups(shelf))


def _is_ours(folder: Path, shelf: Shelf) -> bool:
    """Whether nothing but the journal and what belongs to it lies in a folder."""
    name, stem = shelf.journal.name, shelf.journal.stem
    begin = (name, f".{name}.", f"{stem}.before-", f"{stem}-", f"{stem}.damaged-")
    return all(
        path.name in OURS or path.name.startswith(begin) for path in folder.iterdir()
    )
