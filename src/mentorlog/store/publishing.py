"""Files that appear whole or not at all, under a temporary name until then."""

from __future__ import annotations

import os
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


def begun(path: Path) -> Path:
    """An empty file beside `path`, for its owner alone, in which it is prepared."""
    fresh = path.with_name(f".{path.name}.{os.getpid()}.new")
    fresh.unlink(missing_ok=True)
    os.close(os.open(fresh, os.O_CREAT | os.O_EXCL | os.O_RDWR, 0o600))
    return fresh


def to_become(name: str) -> str | None:
    """What a file of a temporary name is to be called; None if that is no such name."""
    if not (name.startswith(".") and name.endswith(".new")):
        return None
    wanted, _, process = name[1:].removesuffix(".new").rpartition(".")
    return wanted if process.isdecimal() else None


@contextmanager
def alone_in(folder: Path) -> Iterator[bool]:
    """Be the only process that makes files in a folder, where that can be had.

    Yields:
        Whether it can; there are file systems that do not lock folders.
    """
    from fcntl import LOCK_EX, flock  # noqa: PLC0415 - only where a file is made

    handle = os.open(folder, os.O_RDONLY)
    try:
        alone = True
        try:
            flock(handle, LOCK_EX)
        except OSError:
            alone = False
        yield alone
    finally:
        os.close(handle)


def clear_leftovers(path: Path) -> None:
    """Delete what was to become `path` and was never finished; only where alone."""
    for left in path.parent.iterdir():
        ours = left.name.startswith(f".{path.name}.")
        if ours and left.name.endswith((".new", ".new-journal")):
            left.unlink(missing_ok=True)


def publish(fresh: Path, path: Path, *, alone: bool = False) -> bool:
    """Give a finished file its name.

    Args:
        fresh: the file.
        path: its name.
        alone: whether no other process can take the name in the meantime. Then it
            happens at one stroke, and a kill leaves nothing behind.

    Returns:
        Whether it has it now; not if another process was first, whose file stays.
    """
    if not (_renamed(fresh, path) if alone else _linked(fresh, path)):
        return False
    sync(path.parent)
    return True


def _linked(fresh: Path, path: Path) -> bool:
    try:
        os.link(fresh, path)
    except FileExistsError:
        return False
    except OSError:  # a file system without hard links
        return _renamed(fresh, path)
    return True


def _renamed(fresh: Path, path: Path) -> bool:
    if os.path.lexists(path):
        return False
    fresh.rename(path)
    return True


def sync(path: Path) -> None:
    """Wait until a file, or the names in a folder, are on the disk.

    Never for a journal that is open: closing a second handle on it would let go of
    the locks that SQLite holds on the first.
    """
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
