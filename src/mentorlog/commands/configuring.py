"""Settings by the names people type, and what holds of each."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mentorlog import config
from mentorlog.commands.shortcuts import must_be_a_command, must_be_free
from mentorlog.entries.whose import named
from mentorlog.errors import UsageError
from mentorlog.period import quoted
from mentorlog.reports.setting import Setting
from mentorlog.settings.keys import ALIASES, KEYS, NotThat, alias_key, is_alias
from mentorlog.settings.reading import near
from mentorlog.settings.settings import USUAL

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mentorlog.desk import Desk
    from mentorlog.settings.keys import Key, Value


def key_named(name: str) -> Key:
    """The setting of a name.

    Raises:
        UsageError: there is none; the sentence says which may have been meant.
    """
    key = KEYS.get(name)
    if key is not None:
        return key
    table, _, alias = name.rpartition(".")
    if table == ALIASES and is_alias(alias):
        return alias_key(alias)
    message = f"{quoted(name)} is no setting{near(name)} All: mentorlog config list"
    raise UsageError(message)


def value_of(desk: Desk, key: Key, text: str) -> Value:
    """The value that was typed for a setting, as it stands in the file.

    Raises:
        UsageError: the setting does not take it.
        NoSuchEntry: it is to mean somebody who is not in the journal.
    """
    whole = isinstance(key.example, int) and text.isascii() and text.isdigit()
    value: Value = int(text) if whole else text
    try:
        key.read(value)
    except NotThat as error:
        message = f"{key.name} cannot be {quoted(text)}: it must be {error}."
        raise UsageError(message) from error
    if key.name == "mentorship" and (known := desk.mentorships()):
        named(known, text)
    table, _, alias = key.name.rpartition(".")
    if table == ALIASES and text:
        must_be_free(alias)
        must_be_a_command(text)
    return value


def settings_here(desk: Desk) -> Iterator[Setting]:
    """All settings, and what holds of each."""
    for key in KEYS.values():
        yield setting(desk, key)
    for name in desk.settings.aliases:
        yield setting(desk, alias_key(name))


def setting(desk: Desk, key: Key) -> Setting:
    """A setting, and what holds of it."""
    table, _, last = key.name.rpartition(".")
    if table == ALIASES:
        value, usual = desk.settings.aliases.get(last), None
    else:
        value = getattr(desk.settings, key.attribute)
        usual = getattr(USUAL, key.attribute)
    set_by = None if value == usual else str(config.settings_path(desk.env))
    before = desk.env.get(key.variable) if key.variable else None
    if before is not None:
        return Setting(
            name=key.name, value=before, set_by=key.variable, meaning=key.meaning
        )
    return Setting(
        name=key.name, value=key.said(value), set_by=set_by, meaning=key.meaning
    )
