"""The backups on the shelf: their names, what is in them, and which are let go."""

from __future__ import annotations

import re
from contextlib import closing, suppress
from dataclasses import replace
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING

from mentorlog.entries.kinds import every_kind
from mentorlog.errors import JournalError
from mentorlog.reports import backups as how
from mentorlog.reports.backups import Backup, Measure, kept_days
from mentorlog.store import dbapi
from mentorlog.store.connecting import checked_version, connect
from mentorlog.store.copying import flaws
from mentorlog.store.publishing import to_become
from mentorlog.store.shelf import BEGUN, FAILED
from mentorlog.store.trouble import told

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from mentorlog.store.shelf import Shelf

STAMP = "%Y-%m-%dT%H%M%SZ"
"""The instant (UTC) in the name of a backup."""

_DAY = r"[0-9]{4}-[0-9]{2}-[0-9]{2}"
NAME = re.compile(
    rf"-(?P<day>{_DAY})"
    rf"|(?P<why>-|\.before-restore-|\.before-repair-|\.damaged-)"
    rf"(?P<at>{_DAY}T[0-9]{{6}}Z)(-[0-9]+)?"
    r"|\.before-schema-(?P<schema>[0-9]+)(-[0-9]+)?"
)
"""What the name of a backup says between the journal's own name and its suffix."""

NOTE = re.compile(rf"\..+\.({FAILED}|{BEGUN})")
"""The name of a file that says how the backup of a day goes."""

NOW = "-"
BEFORE_RESTORE = ".before-restore-"
BEFORE_REPAIR = ".before-repair-"
DAMAGED = ".damaged-"
WHY = {
    NOW: how.BY_HAND,
    BEFORE_RESTORE: how.BEFORE_RESTORE,
    BEFORE_REPAIR: how.BEFORE_REPAIR,
    DAMAGED: how.DAMAGED,
}
"""The part of a name → how the backup came to be."""

STALE = 24 * 60 * 60
"""Seconds after which an unfinished file is finished by nobody any more."""


def backups(shelf: Shelf) -> list[Backup]:
    """All backups, the newest first, without a look into them.

    Raises:
        JournalError: the folder cannot be read.
    """
    found = (named(shelf, path) for path in _files(shelf))
    return sorted(
        (backup for backup in found if backup is not None),
        key=lambda backup: (backup.order, len(backup.path.name), backup.path.name),
        reverse=True,
    )


def newest_first(shelf: Shelf, now: datetime) -> list[Backup]:
    """All backups, the newest first, as far as the clock can be believed.

    What is of a time to come was made while the clock was ahead, or it is behind now.
    So such a backup goes first only where it tells more of the same journal's history
    than the newest of the others.

    Raises:
        JournalError: the folder cannot be read.
    """
    found = backups(shelf)
    rest = [backup for backup in found if backup.order <= now]
    if len(rest) == len(found):
        return found
    held = {backup.path: measure(backup.path) for backup in found}
    newest = next((held[backup.path] for backup in rest if held[backup.path]), None)

    def changes(backup: Backup) -> int:
        told = held[backup.path]
        return told.changes if told else 0

    def is_more(backup: Backup) -> bool:
        told = held[backup.path]
        return newest is None or bool(
            told
            and told.beginning == newest.beginning
            and told.changes > newest.changes
        )

    ahead = sorted(
        (backup for backup in found if backup.order > now), key=changes, reverse=True
    )
    first = [backup for backup in ahead if is_more(backup)]
    return first + rest + [backup for backup in ahead if not is_more(backup)]


def looked_into(backup: Backup) -> Backup:
    """The backup, with how much is in it."""
    size = 0
    try:
        size = backup.path.stat().st_size
        with told(backup.path), closing(connect(backup.path, "ro")) as connection:
            checked_version(connection, backup.path)
            entries = count_entries(connection)
    except (OSError, JournalError) as error:
        return replace(backup, size=size, flaw=_said(error, backup.path))
    return replace(backup, size=size, entries=entries)


def checked(backup: Backup) -> Backup:
    """The backup, looked into and checked to the last page."""
    looked = looked_into(backup)
    if looked.flaw:
        return looked
    try:
        with told(backup.path), closing(connect(backup.path, "ro")) as connection:
            found = flaws(connection)
    except JournalError as error:
        return replace(looked, flaw=_said(error, backup.path))
    return replace(looked, flaw="is damaged" if found else "")


def newest_whole(shelf: Shelf, now: datetime) -> Path | None:
    """The newest backup that passes its check."""
    with suppress(JournalError):
        for backup in newest_first(shelf, now):
            if backup.how != how.DAMAGED and not checked(backup).flaw:
                return backup.path
    return None


def measure(path: Path) -> Measure | None:
    """How much a backup holds, told without reading through it; None if unreadable."""
    try:
        with closing(connect(path, "ro")) as connection:
            (pages,) = connection.execute("pragma page_count").fetchone()
            (free,) = connection.execute("pragma freelist_count").fetchone()
            first = connection.execute(
                "select uid from changes order by id limit 1"
            ).fetchone()
            (last,) = connection.execute("select max(id) from changes").fetchone()
    except dbapi.DatabaseError:
        return None
    return Measure(first and first[0], last or 0, pages - free)


def rotate(shelf: Shelf, now: datetime) -> None:
    """Let go of daily backups that are old enough, and of what was left unfinished.

    Only daily backups of this very journal go, and none while today's is much smaller:
    then the older one may be all there is. Files of any other name stay.

    Raises:
        OSError: a file could not be deleted.
    """
    today = measure(shelf.of_day(now))
    daily = {
        backup.day: (backup.path, measure(backup.path))
        for backup in backups(shelf)
        if backup.how == how.DAILY and backup.day <= now.date()
    }
    ours = {
        day: (path, held)
        for day, (path, held) in daily.items()
        if today and held and held.beginning == today.beginning
    }
    kept = kept_days(ours, *shelf.keeps)
    for day, (path, held) in ours.items():
        assert today is not None
        if day not in kept and not today.is_much_smaller_than(held):
            path.unlink(missing_ok=True)
    for path in leftovers(shelf, now):
        path.unlink(missing_ok=True)


def leftovers(shelf: Shelf, now: datetime) -> Iterator[Path]:
    """Files of ours on the shelf that were never finished, or are of days gone by."""
    old = now.timestamp() - STALE
    today = f".{shelf.of_day(now).name}."
    for path in _files(shelf):
        name = path.name
        wanted = to_become(name)
        if wanted and _middle(shelf, wanted):
            if path.stat().st_mtime < old:
                yield path
        elif NOTE.fullmatch(name) and not name.startswith(today):
            middle = _middle(shelf, name[1:].rpartition(".")[0])
            if middle and middle["day"]:
                yield path


def fresh_name(folder: Path, journal: Path, why: str, now: datetime) -> Path:
    """A name for a backup that nothing lies under.

    Args:
        folder: where it is to lie.
        journal: the journal's file.
        why: how the name goes on after the journal's own; a key of `WHY`.
        now: the instant (UTC).
    """
    stamp = f"{now.astimezone(UTC):{STAMP}}".zfill(len("2026-03-31T101112Z"))
    return free_name(folder, journal, f"{why}{stamp}")


def free_name(folder: Path, journal: Path, middle: str) -> Path:
    """The first name that nothing lies under, of a name, the same with -2, with -3."""
    path, number = folder / f"{journal.stem}{middle}{journal.suffix}", 1
    while path.exists() or path.is_symlink():
        number += 1
        path = folder / f"{journal.stem}{middle}-{number}{journal.suffix}"
    return path


def count_entries(connection: dbapi.Connection) -> int:
    """How many entries a journal of any schema holds, without the trash."""
    there = {name for (name,) in connection.execute("select name from sqlite_master")}
    return sum(
        connection.execute(
            f"select count(*) from {kind.table} where deleted_at is null"
        ).fetchone()[0]
        for kind in every_kind()
        if kind.table in there
    )


def _files(shelf: Shelf) -> list[Path]:
    try:
        return [path for path in shelf.folder.iterdir() if path.is_file()]
    except FileNotFoundError:
        return []
    except OSError as error:
        why = error.strerror or error
        message = f"{shelf.folder} cannot be read: {why}. Check who owns it."
        raise JournalError(message) from error


def _middle(shelf: Shelf, name: str) -> re.Match[str] | None:
    """What a file's name says, if it is that of a backup of this journal."""
    stem, suffix = shelf.journal.stem, shelf.journal.suffix
    if not (name.startswith(stem) and name.endswith(suffix)):
        return None
    return NAME.fullmatch(name[len(stem) : len(name) - len(suffix)])


def named(shelf: Shelf, path: Path) -> Backup | None:
    """The backup that a file is, going by its name; None if it says nothing."""
    middle = _middle(shelf, path.name)
    if middle is None:
        return None
    try:
        if middle["day"]:
            day = date.fromisoformat(middle["day"])
            return Backup(path=path, how=how.DAILY, day=day, at=None)
        if middle["schema"]:
            at = datetime.fromtimestamp(int(path.stat().st_mtime), UTC)
            schema = how.BEFORE_SCHEMA.format(middle["schema"])
            return Backup(path=path, how=schema, day=at.date(), at=at)
        at = datetime.strptime(middle["at"], STAMP).replace(tzinfo=UTC)
        return Backup(path=path, how=WHY[middle["why"]], day=at.date(), at=at)
    except (ValueError, OSError):  # no such day; or gone in the meantime
        return None


def _said(error: Exception, path: Path) -> str:
    """What is wrong with a backup, in a few words."""
    if isinstance(error, OSError):
        return f"cannot be read: {error.strerror or error}"
    return re.split(r"[;.:] ", str(error).removeprefix(f"{path} "))[0].rstrip(".")
