"""Where things lie: the only module that knows the person's folders."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping


def journal_path(env: Mapping[str, str]) -> Path:
    """The journal's file: `MENTORLOG_JOURNAL`, or one in the data folder."""
    named = env.get("MENTORLOG_JOURNAL")
    return Path(named).expanduser() if named else _folder("data") / "journal.db"


def drafts_folder(env: Mapping[str, str]) -> Path:
    """Where texts wait that are being written: beside the journal, as private as it."""
    return journal_path(env).parent / "drafts"


def template_path(env: Mapping[str, str], name: str) -> Path:
    """A person's own template; `MENTORLOG_CONFIG` names another folder for them."""
    named = env.get("MENTORLOG_CONFIG")
    folder = Path(named).expanduser() if named else _folder("config")
    return folder / "templates" / f"{name}.md"


def sample_path(env: Mapping[str, str], version: str) -> Path:
    """Where the sample journal is kept, apart from the person's own."""
    named = env.get("MENTORLOG_CACHE")
    folder = Path(named).expanduser() if named else _folder("cache")
    return folder / f"sample-{version}.db"


def _folder(which: str) -> Path:
    from platformdirs import PlatformDirs  # noqa: PLC0415 - not when a path is named

    folders = PlatformDirs("mentorlog", appauthor=False)
    found: Path = getattr(folders, f"user_{which}_path")
    return found
