"""The table of all settings: names, meanings, and the values they take."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, NamedTuple, TypeAlias, get_args

from mentorlog.period import WEEKDAYS
from mentorlog.settings.settings import Colour, DateOrder

if TYPE_CHECKING:
    from collections.abc import Callable

Value: TypeAlias = str | int
"""What a setting is in the file."""

MOST_KEPT = 9_999
"""How many backups of a sort may be asked for; more is a slip of the finger."""

ALIASES = "aliases"
"""The table whose keys people choose themselves."""


class NotThat(ValueError):
    """A value that a setting does not take; `str()` says which it does."""


class Key(NamedTuple):
    """One setting.

    Attributes:
        name: how it is called, its table before a point: "backups.daily".
        meaning: what it does, in a sentence.
        example: a value, as it stands in the file.
        read: makes of the file's value what the program works with.
            Raises NotThat where it can make nothing of it.
        said: makes of that again what would stand in the file.
        variable: the environment variable that goes before it.
        words: all that it takes, where that is a few words.
    """

    name: str
    meaning: str
    example: Value
    read: Callable[[Any], Any]
    said: Callable[[Any], Value | None] = lambda value: value
    variable: str = ""
    words: tuple[str, ...] = ()

    @property
    def attribute(self) -> str:
        """How it is called in `Settings`."""
        return self.name.replace(".", "_").replace("-", "_")


def text(value: Any) -> str:
    """A line of text that is not empty."""
    if not isinstance(value, str) or not value.strip() or not value.isprintable():
        message = "a text in quotation marks, on one line"
        raise NotThat(message)
    return value


def _maybe_empty(value: Any) -> str:
    return "" if value == "" else text(value)


def _count(value: Any) -> int:
    whole = isinstance(value, int) and not isinstance(value, bool)
    if not whole or not 1 <= value <= MOST_KEPT:
        message = f"a number from 1 to {MOST_KEPT}"
        raise NotThat(message)
    number: int = value
    return number


def _one_of(*choices: str) -> Callable[[Any], str]:
    def read(value: Any) -> str:
        if value not in choices:
            message = " or ".join(f"“{choice}”" for choice in choices)
            raise NotThat(message)
        return str(value)

    return read


_WEEKDAYS = tuple(name.lower() for name in WEEKDAYS)


def _weekday(value: Any) -> int:
    if not isinstance(value, str) or value.lower() not in _WEEKDAYS:
        message = "the name of a weekday, such as “sunday”"
        raise NotThat(message)
    return _WEEKDAYS.index(value.lower())


KEYS = {
    key.name: key
    for key in (
        Key(
            "mentorship",
            "Whom commands mean when --with names nobody; else the one chosen with"
            " “mentorship use”.",
            "Priya",
            text,
        ),
        Key(
            "week-begins",
            "The first day of a week.",
            "sunday",
            _weekday,
            lambda number: _WEEKDAYS[number],
            words=_WEEKDAYS,
        ),
        Key(
            "date-order",
            "What 03/04/2026 is: “day-month” or “month-day”; else it is refused.",
            "day-month",
            _one_of(*get_args(DateOrder)),
            words=get_args(DateOrder),
        ),
        Key("editor", "The editor; else VISUAL or EDITOR.", "vim", text),
        Key(
            "pager",
            "What shows a long text page by page; else PAGER, or less. Empty for none.",
            "less",
            _maybe_empty,
            variable="MENTORLOG_PAGER",
        ),
        Key(
            "templates",
            "The folder with your own templates, such as session.md.",
            "~/notes/templates",
            text,
        ),
        Key(
            "colour",
            "When answers are coloured: “auto” (at a terminal), “always” or “never”.",
            "auto",
            _one_of(*get_args(Colour)),
            words=get_args(Colour),
        ),
        Key(
            "backups.folder",
            "Where backups of the usual journal are made; “off” for none by"
            " themselves.",
            "/media/stick/mentorlog",
            text,
            variable="MENTORLOG_BACKUPS",
        ),
        Key("backups.daily", "How many days' backups are kept.", 7, _count),
        Key("backups.weekly", "How many weeks' backups are kept besides.", 4, _count),
        Key(
            "backups.monthly", "How many months' backups are kept besides.", 12, _count
        ),
    )
}
"""All settings but the aliases, in the order of the file."""


def alias_key(name: str) -> Key:
    """The setting of an alias."""
    meaning = "A short name for a command line; empty for none of that name."
    return Key(f"{ALIASES}.{name}", meaning, "goal add", _maybe_empty)


def is_alias(name: str) -> bool:
    """Whether every shell lets an alias be called that."""
    return re.fullmatch(r"[A-Za-z_][A-Za-z0-9_-]*", name) is not None
