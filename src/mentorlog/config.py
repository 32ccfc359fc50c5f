"""Where things lie: the only module that knows the person's folders."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from stat import S_IMODE, S_ISDIR
from typing import TYPE_CHECKING

from mentorlog.errors import JournalError

if TYPE_CHECKING:
    from collections.abc import Mapping

NO_BACKUPS = "off"
"""The word in `MENTORLOG_BACKUPS` that turns the daily backup off."""

XDG = {
    "data": ("XDG_DATA_HOME", ".local/share"),
    "config": ("XDG_CONFIG_HOME", ".config"),
    "cache": ("XDG_CACHE_HOME", ".cache"),
}
"""A sort of folder → what names it on Linux, and where it is in the home otherwise."""

HOMELESS = "You have no home folder here: set HOME, or MENTORLOG_JOURNAL to a file."


def journal_path(env: Mapping[str, str]) -> Path:
    """The journal's file: `MENTORLOG_JOURNAL`, or one in the data folder."""
    named = env.get("MENTORLOG_JOURNAL")
    return _at_home(named) if named else _folder(env, "data") / "journal.db"


def drafts_folder(env: Mapping[str, str]) -> Path:
    """Where texts wait that are being written: beside the journal, as private as it."""
    return journal_path(env).parent / "drafts"


def backups_folder(env: Mapping[str, str], setting: str | None = None) -> Path:
    """Where backups lie: `MENTORLOG_BACKUPS`, the setting, or beside the journal.

    The setting is for the usual journal alone: in one folder, the backups of two that
    are called alike would be taken for those of one.
    """
    usual = "MENTORLOG_JOURNAL" not in env
    named = env.get("MENTORLOG_BACKUPS") or (setting if usual else None)
    if named and named.casefold() != NO_BACKUPS:
        return _at_home(named)
    return journal_path(env).parent / "backups"


def backs_up_daily(env: Mapping[str, str], setting: str | None = None) -> bool:
    """Whether a backup is made each day by itself: not where it says “off”."""
    return (env.get("MENTORLOG_BACKUPS") or setting or "").casefold() != NO_BACKUPS


def settings_path(env: Mapping[str, str]) -> Path:
    """The file of settings, which need not be there."""
    return _config_folder(env) / "config.toml"


def template_path(
    env: Mapping[str, str], name: str, setting: str | None = None
) -> Path:
    """A person's own template, in the folder of the setting or beside the settings."""
    folder = _at_home(setting) if setting else _config_folder(env) / "templates"
    return folder / f"{name}.md"


def _config_folder(env: Mapping[str, str]) -> Path:
    """Where settings lie: `MENTORLOG_CONFIG`, or the usual folder."""
    named = env.get("MENTORLOG_CONFIG")
    return _at_home(named) if named else _folder(env, "config")


def manual_path(env: Mapping[str, str]) -> Path:
    """Where `man` looks for a person's own pages: beside the usual data folder."""
    named = env.get("XDG_DATA_HOME", "")
    data = Path(named) if named.startswith("/") else _at_home("~") / ".local/share"
    return data / "man" / "man1" / "mentorlog.1"


def sample_path(env: Mapping[str, str], version: str) -> Path:
    """Where the sample journal is kept, apart from the person's own."""
    return _cache(env) / f"sample-{version}.db"


def pages_folder(env: Mapping[str, str]) -> Path:
    """Where pages lie that are only to be looked at.

    That is in memory, gone when the person logs out, where the system has such a
    place (`XDG_RUNTIME_DIR`); else in the cache.
    """
    memory = env.get("XDG_RUNTIME_DIR")
    if memory and not env.get("MENTORLOG_CACHE") and _is_own(Path(memory)):
        return Path(memory) / "mentorlog"
    return _cache(env) / "pages"


def _cache(env: Mapping[str, str]) -> Path:
    """The folder for what can be made anew; `MENTORLOG_CACHE` names another."""
    named = env.get("MENTORLOG_CACHE")
    return _at_home(named) if named else _folder(env, "cache")


def _is_own(folder: Path) -> bool:
    """Whether a folder is there, and for this person alone."""
    try:
        known = folder.stat()
    except OSError:
        return False
    return (
        S_ISDIR(known.st_mode)
        and known.st_uid == os.getuid()
        and not S_IMODE(known.st_mode) & 0o077
    )


def _at_home(named: str) -> Path:
    """The path that was named; `~` is the person's home.

    Raises:
        JournalError: there is no home.
    """
    try:
        return Path(named).expanduser()
    except RuntimeError as error:
        raise JournalError(HOMELESS) from error


def _folder(env: Mapping[str, str], which: str) -> Path:
    """One of the person's usual folders.

    Raises:
        JournalError: there is no home that it could be in.
    """
    if sys.platform == "linux" and "ANDROID_DATA" not in env:
        variable, usual = XDG[which]  # as platformdirs has it, without its 3 ms
        named = env.get(variable, "")
        base = Path(named) if named.startswith("/") else _at_home("~") / usual
        return base / "mentorlog"
    from platformdirs import PlatformDirs  # noqa: PLC0415 - not on Linux

    folders = PlatformDirs("mentorlog", appauthor=False)
    try:
        found: Path = getattr(folders, f"user_{which}_path")
    except RuntimeError as error:
        raise JournalError(HOMELESS) from error
    return found
