"""The file of settings: the only module that writes it, and keeps its comments."""

from __future__ import annotations

import os
import tomllib
from pathlib import Path
from typing import TYPE_CHECKING

import tomlkit
from tomlkit.exceptions import TOMLKitError

from mentorlog.errors import MentorlogError, UsageError
from mentorlog.settings.keys import ALIASES, KEYS, Key

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mentorlog.settings.keys import Value

HEADING = """\
# The settings of mentorlog. What begins with # is a comment: take the # away from a
# line with a value to set it. Without a line of its own, everything is as usual.
"""
ALIASES_HEADING = """\
# Short names that `mentorlog shell init` gives to your shell, beside the usual ones
# (mentorlog shell aliases lists them); "" takes a usual one away.
"""


class CannotWrite(MentorlogError):
    """The file of settings cannot be written; it is as it was."""


class SettingsFile:
    """The file, whether it is there or not.

    Args:
        path: where it is, or would be.
    """

    def __init__(self, path: Path) -> None:
        self.path = path

    def begin(self) -> None:
        """Make the file, with everything that can be set as comments, if need be.

        Raises:
            CannotWrite: it cannot be made.
        """
        if not os.path.lexists(self.path):
            self._write("".join(_template()))
        self._must_be_a_file()

    def set(self, key: Key, value: Value) -> None:
        """Set a value; comments and whatever else stands in the file stay.

        Raises:
            UsageError: the file is there, and cannot be understood.
            CannotWrite: it cannot be written.
        """
        text = self._text() if self.path.exists() else "".join(_template())
        self._write(_uncommented(text, key, value) or _with(text, key, value))

    def unset(self, key: Key) -> bool:
        """Take a value away.

        Returns:
            Whether there was one.

        Raises:
            UsageError: the file is there, and cannot be understood.
            CannotWrite: it cannot be written.
        """
        if not self.path.exists():
            return False
        text = self._text()
        table, _, name = key.name.rpartition(".")
        document = tomlkit.parse(text)
        place = document.get(table, {}) if table else document
        if not isinstance(place, dict) or name not in place:
            return False
        del place[name]
        self._write(tomlkit.dumps(document))
        return True

    def _must_be_a_file(self) -> None:
        """Refuse a folder, or what would be waited for without end.

        Raises:
            CannotWrite: it is no file.
        """
        if self.path.exists() and not self.path.is_file():
            message = f"{self.path} is no file; nothing was set."
            raise CannotWrite(message)

    def _text(self) -> str:
        self._must_be_a_file()
        try:
            text = self.path.read_text(encoding="utf-8")
            tomlkit.parse(text)
            tomllib.loads(text)
        except (UnicodeDecodeError, tomllib.TOMLDecodeError, TOMLKitError) as error:
            said = " ".join(str(error).split())
            message = (
                f"{self.path} cannot be understood ({said}). Mend it first: mentorlog"
                " config edit"
            )
            raise UsageError(message) from error
        except OSError as error:
            message = f"{self.path} cannot be read: {error.strerror}."
            raise CannotWrite(message) from error
        return text

    def _leads_to(self) -> Path:
        found = os.path.realpath(self.path)
        if os.path.islink(found):  # noqa: PTH114 - what forbids to look is told later
            message = f"{self.path} cannot be written: it is a link in a circle."
            raise CannotWrite(message)
        return Path(found)

    def _write(self, text: str) -> None:
        """Write it whole; where the name is a link, what it leads to."""
        path = self._leads_to()
        fresh = path.with_name(f".{path.name}.{os.getpid()}.new")
        try:
            path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            mode = path.stat().st_mode & 0o777 if path.exists() else 0o600
            handle = os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
            with os.fdopen(handle, "w", encoding="utf-8") as out:
                out.write(text)
                out.flush()
                os.fsync(out.fileno())
            fresh.chmod(mode)
            fresh.replace(path)
        except OSError as error:
            message = f"{self.path} cannot be written: {error.strerror}."
            raise CannotWrite(message) from error
        finally:
            fresh.unlink(missing_ok=True)


def _template() -> Iterator[str]:
    """A file in which everything is a comment."""
    yield HEADING
    table = ""
    for key in KEYS.values():
        of_table, _, _ = key.name.rpartition(".")
        if of_table != table:
            table = of_table
            yield f"\n[{table}]\n"
        gap = "" if table else "\n"
        yield f"{gap}{_meaning(key)}# {_line(key, key.example)}\n"
    yield f"\n[{ALIASES}]\n{ALIASES_HEADING}"


def _meaning(key: Key) -> str:
    return f"# {key.meaning}\n"


def _line(key: Key, value: Value) -> str:
    """A setting as a line of its table."""
    _, _, name = key.name.rpartition(".")
    return f"{name} = {tomlkit.item(value).as_string()}"


def _uncommented(text: str, key: Key, value: Value) -> str | None:
    """The text with the value where it stands as a comment; None if it does not."""
    commented = f"{_meaning(key)}# {_line(key, key.example)}\n"
    if text.count(commented) != 1:
        return None
    changed = text.replace(commented, f"{_meaning(key)}{_line(key, value)}\n")
    try:
        told = tomllib.loads(changed)
    except tomllib.TOMLDecodeError:  # it is set elsewhere, too
        return None
    table, _, name = key.name.rpartition(".")
    there = told.get(table, {}) if table else told
    return changed if there.get(name) == value else None


def _with(text: str, key: Key, value: Value) -> str:
    document = tomlkit.parse(text)
    table, _, name = key.name.rpartition(".")
    if not table:
        document[name] = value
    elif table in document:
        document[table][name] = value
    else:
        document[table] = {name: value}
    return tomlkit.dumps(document)
