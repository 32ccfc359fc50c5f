"""Reading the file of settings: what holds, and what in it cannot be understood."""

from __future__ import annotations

import re
import tomllib
from difflib import get_close_matches
from typing import TYPE_CHECKING, Any

from mentorlog.period import quoted
from mentorlog.settings.keys import ALIASES, KEYS, NotThat, alias_key, is_alias
from mentorlog.settings.settings import Settings

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

TABLE = re.compile(r"\s*\[\s*([^\[\]]+?)\s*\]\s*(?:#.*)?$")
ASSIGNED = re.compile(r"\s*([^=#\[\]]+?)\s*=")


def read_settings(path: Path) -> Settings:
    """The settings in a file; where it cannot be understood, all is as usual.

    Whatever is wrong is told in `complaints`, with its line: a word that is misspelt
    shall not keep anybody from writing.
    """
    try:
        if not path.is_file():
            told = f"{path} is no file; {_AS_USUAL}"
            return Settings(aliases={}, complaints=(told,))
        text = path.read_text(encoding="utf-8")
    except UnicodeDecodeError:
        return Settings(
            aliases={}, complaints=(f"{path} is not UTF-8 text; {_AS_USUAL}",)
        )
    except OSError as error:
        told = f"{path} cannot be read ({error.strerror}); {_AS_USUAL}"
        return Settings(aliases={}, complaints=(told,))
    return understood(text, path)


_AS_USUAL = "all settings are as usual."


def understood(text: str, path: Path) -> Settings:
    """The settings that a text says.

    Args:
        text: what stands in the file.
        path: the file, for the complaints.
    """
    try:
        told = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        complaint = f"{path} is no TOML: {error}; {_AS_USUAL}"
        return Settings(aliases={}, complaints=(" ".join(complaint.split()),))
    return _Reader(text, path).settings(told)


class _Reader:
    """Goes through what the file says, and remembers what is wrong."""

    def __init__(self, text: str, path: Path) -> None:
        self._lines = text.splitlines()
        self._path = path
        self._complaints: list[str] = []

    def settings(self, told: dict[str, Any]) -> Settings:
        found: dict[str, Any] = {}
        aliases: dict[str, str] = {}
        for name, value in _flat(told):
            table, _, last = name.rpartition(".")
            is_one = table == ALIASES
            key = alias_key(last) if is_one else KEYS.get(name)
            if key is None or (is_one and not is_alias(last)):
                self._complain(name, f"{quoted(name)} is no setting{near(name)}")
                continue
            try:
                read = key.read(value)
            except NotThat as error:
                said = quoted(str(value))
                wrong = f"{name} is {said}, and must be {error}; it is as usual."
                self._complain(name, wrong)
                continue
            if is_one:
                aliases[last] = read
            else:
                found[key.attribute] = read
        return Settings(aliases=aliases, complaints=tuple(self._complaints), **found)

    def _complain(self, name: str, sentence: str) -> None:
        line = line_of(self._lines, name)
        where = f"{self._path}, line {line}" if line else str(self._path)
        self._complaints.append(f"{where}: {sentence}")


def _flat(told: dict[str, Any]) -> Iterator[tuple[str, Any]]:
    """Every setting with its table before its name."""
    tables = {name.partition(".")[0] for name in KEYS if "." in name} | {ALIASES}
    for name, value in told.items():
        if isinstance(value, dict) and name in tables:
            for inner, inner_value in value.items():
                yield f"{name}.{inner}", inner_value
        else:
            yield name, value


def near(name: str) -> str:
    """What may have been meant by a name that is no setting; or nothing."""
    close = get_close_matches(name, KEYS, n=1)
    return f"; do you mean {close[0]}?" if close else "."


def line_of(lines: list[str], name: str) -> int | None:
    """The line, counted from 1, on which a setting stands; None if it is not found."""
    name, table = _bare(name), ""
    for number, line in enumerate(lines, 1):
        if found := TABLE.match(line):
            table = _bare(found[1]) + "."
            if table == f"{name}.":
                return number
        elif found := ASSIGNED.match(line):
            here = table + _bare(found[1])
            if name == here or name.startswith(f"{here}."):
                return number
    return None


def _bare(name: str) -> str:
    """A name without the quotes and blanks that TOML allows in it."""
    return re.sub(r"[\s\"']", "", name)
