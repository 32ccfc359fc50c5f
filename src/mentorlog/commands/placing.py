"""The file or folder that an option names, and why nothing can be written there."""

from __future__ import annotations

from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from mentorlog.errors import MentorlogError, UsageError
from mentorlog.store.trouble import why_not

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mentorlog.desk import Desk


def place(desk: Desk, text: str, option: str = "--out", *, force: bool) -> Path:
    """The place that was typed.

    Args:
        desk: what commands work with.
        text: the place, as typed.
        option: the option it was typed after.
        force: whether a file that is there may be written over.

    Raises:
        UsageError: something is there that stays, or its folder is not there.
    """
    path = Path(text).expanduser()
    if not text.strip() or not path.name:
        message = f"The place is empty: name a file after {option}."
        raise UsageError(message)
    if not path.parent.is_dir():
        message = f"There is no folder {path.parent}: make it first, or name another."
        raise UsageError(message)
    if path.is_dir():
        return path
    journal = desk.shelf.journal
    ours = path.exists() and journal.exists() and path.samefile(journal)
    if ours or (path.exists() and not path.is_file()):
        message = f"{path} is no file to write over: name another."
        raise UsageError(message)
    if path.exists() and not force:
        message = f"{path} is there already: name another file, or add --force."
        raise UsageError(message)
    return path


def page_place(desk: Desk, text: str, form: str, *, force: bool) -> Path:
    """The file that was typed, for a page.

    Raises:
        UsageError: something is there that stays, or its folder is not there.
    """
    path = place(desk, text, force=force)
    if path.is_dir():
        message = f"{path} is a folder: name a file, such as {path / f'page.{form}'}"
        raise UsageError(message)
    return path


@contextmanager
def arriving(path: Path) -> Iterator[None]:
    """Say in a sentence why something could not be written.

    Raises:
        UsageError: something is there already.
        MentorlogError: it cannot be written.
    """
    try:
        yield
    except FileExistsError as error:
        message = f"{path} is there already and is left as it is: name another."
        raise UsageError(message) from error
    except OSError as error:
        message = f"{path} could not be written: {why_not(error)}."
        raise MentorlogError(message) from error
