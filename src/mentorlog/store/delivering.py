"""Files and folders for other programs: they appear whole or not at all."""

from __future__ import annotations

import os
import shutil
from contextlib import contextmanager
from errno import EEXIST, ENOTDIR, ENOTEMPTY
from typing import TYPE_CHECKING

from mentorlog.store.publishing import begun, publish, sync

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


@contextmanager
def delivered(path: Path, *, over: bool = False) -> Iterator[Path]:
    """A file to be filled, which gets its name at the end; only its owner may read it.

    Args:
        path: its name.
        over: whether what has that name now goes.

    Raises:
        FileExistsError: something has that name, and it was not to go.
        OSError: it cannot be made there.
    """
    fresh = begun(path)
    try:
        yield fresh
        sync(fresh)
        if over:
            fresh.replace(path)
            sync(path.parent)
        elif not publish(fresh, path):
            raise FileExistsError(EEXIST, os.strerror(EEXIST))
    finally:
        fresh.unlink(missing_ok=True)


@contextmanager
def delivered_folder(path: Path) -> Iterator[Path]:
    """A folder to be filled, which gets its name at the end; only its owner sees it.

    Raises:
        FileExistsError: something has that name, and is no empty folder.
        OSError: it cannot be made there.
    """
    fresh = path.with_name(f".{path.name}.{os.getpid()}.new")
    shutil.rmtree(fresh, ignore_errors=True)
    fresh.mkdir(mode=0o700)
    try:
        yield fresh
        for file in fresh.iterdir():
            sync(file)
        sync(fresh)
        try:
            fresh.rename(path)
        except OSError as error:
            if error.errno in {EEXIST, ENOTEMPTY, ENOTDIR}:
                raise FileExistsError(EEXIST, os.strerror(EEXIST)) from error
            raise
        sync(path.parent)
    finally:
        shutil.rmtree(fresh, ignore_errors=True)


def own_folder(path: Path) -> Path:
    """A folder that only its owner can look into; made if it is not there.

    Raises:
        OSError: it cannot be made, or belongs to somebody else.
    """
    path.mkdir(mode=0o700, parents=True, exist_ok=True)
    if path.stat().st_mode & 0o077:
        path.chmod(0o700)
    return path
