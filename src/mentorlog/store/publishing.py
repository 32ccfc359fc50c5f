"""Files that appear whole or not at all, under a temporary name until then."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path


def begun(path: Path) -> Path:
    """An empty file beside `path`, for its owner alone, in which it is prepared."""
    fresh = path.with_name(f".{path.name}.{os.getpid()}.new")
    fresh.unlink(missing_ok=True)
    os.close(os.open(fresh, os.O_CREAT | os.O_EXCL | os.O_RDWR, 0o600))
    return fresh


def publish(fresh: Path, path: Path) -> bool:
    """Give a finished file its name.

    Returns:
        Whether it has it now; not if another process was first, whose file stays.
    """
    try:
        os.link(fresh, path)
    except FileExistsError:
        return False
    except OSError:  # a file system without hard links
        if path.exists():
            return False
        fresh.rename(path)
    sync(path.parent)
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
