"""The whole look over a journal, and the repair of what can be derived."""

from __future__ import annotations

import os
import stat
from contextlib import closing, contextmanager
from dataclasses import replace
from typing import TYPE_CHECKING

from mentorlog.errors import JournalError, JournalTooNew
from mentorlog.reports.checkup import Checkup, Finding
from mentorlog.reports.saying import count
from mentorlog.store import checkup, dbapi, surroundings
from mentorlog.store.by_hand import keep_now
from mentorlog.store.connecting import checked_version, connect, in_memory, is_there
from mentorlog.store.permissions import private_paths
from mentorlog.store.reindexing import reindex
from mentorlog.store.shelving import BEFORE_REPAIR, backups, count_entries
from mentorlog.store.trouble import is_damage, told

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from mentorlog.store.around import Around

BACK = f"If there is no other way: {checkup.RESTORE}"
NO_WAY_BACK = "There is no backup here: keep the file, and look for a copy elsewhere."
LEFT = "It was left as it is."
DAMAGE = {"file", "integrity"}
"""The checks after whose findings nothing is repaired."""


def look_over(around: Around, repaired: tuple[str, ...] = ()) -> Checkup:
    """All that there is to find; nothing is touched.

    Args:
        around: what is looked at.
        repaired: what has just been repaired.
    """
    journal = around.shelf.journal
    checks, (entries, found) = ["file"], _inside(around)
    if entries is not None:
        checks += checkup.CHECKS
    if _is_file(journal):
        found += surroundings.surroundings(around)
        checks += surroundings.CHECKS
    if any(finding.check in DAMAGE for finding in found):
        found = [_later(finding) for finding in found]
    return Checkup(
        journal=str(journal),
        entries=entries,
        backups=_number(around),
        checks=tuple(checks),
        repaired=repaired,
        findings=tuple(found),
    )


def repair(around: Around) -> Checkup:
    """Set right what can be derived, after a backup; then look again.

    Raises:
        JournalError: the backup could not be made; nothing was repaired.
    """
    seen = look_over(around)
    wanted = [found.repair for found in seen.findings if found.repair]
    if not wanted:
        return seen
    backup = keep_now(around.shelf, BEFORE_REPAIR, around.now)
    done = [f"Kept a backup first: {backup.path}"]
    if "search" in wanted:
        _reindexed(around.shelf.journal)
        done.append("Made the search index anew")
    if "permissions" in wanted:
        done += _closed(around)
    if "leftovers" in wanted:
        done += _cleared(around)
    return look_over(around, tuple(done))


def _is_file(path: Path) -> bool:
    """Whether a file lies there, as far as that can be told."""
    try:
        return path.is_file()
    except OSError:  # in a folder that is closed
        return False


def _later(finding: Finding) -> Finding:
    """The same, not to be repaired: first comes the damage, of which no backup is."""
    if finding.repair is None:
        return finding
    return replace(finding, repair=None, next="First see to the damage.")


def _missing(around: Around) -> Finding:
    number = _number(around)
    if number:
        return Finding(
            check="file",
            what=f"There is no journal at {around.shelf.journal}, but"
            f" {count(number, 'backup')} of one.",
            next=checkup.RESTORE,
        )
    return Finding(
        check="file",
        what=f"There is no journal at {around.shelf.journal} yet.",
        next="The first entry makes it.",
        needs_attention=False,
    )


def _inside(around: Around) -> tuple[int | None, list[Finding]]:
    """How many entries a journal holds, and what there is to find in it."""
    journal = around.shelf.journal
    try:
        if not is_there(journal):
            return None, [_missing(around)]
        with told(journal), _damage_told(journal), closing(_copy(journal)) as copy:
            found = list(checkup.contents(copy, around.now))
            return count_entries(copy), found
    except JournalTooNew as error:
        return None, [Finding(check="file", what=str(error), next=LEFT)]
    except JournalError as error:
        then = BACK if _number(around) else NO_WAY_BACK
        if not os.access(journal, os.R_OK):  # it may be as well as ever
            then = LEFT
        return None, [Finding(check="file", what=str(error), next=then)]


@contextmanager
def _damage_told(journal: Path) -> Iterator[None]:
    """Say of a journal that cannot be read at all what is the matter with it."""
    try:
        yield
    except dbapi.DatabaseError as error:
        if not is_damage(error):
            raise
        message = f"{journal} is damaged: {error}."
        raise JournalError(message) from error


def _copy(journal: Path) -> dbapi.Connection:
    """A copy in memory, of the present schema, of whatever can be read of a journal.

    Raises:
        JournalError: it is no journal, or newer than the program.
        dbapi.DatabaseError: it cannot be read.
    """
    with closing(_reader(journal)) as reader:
        checked_version(reader, journal)
        reader.execute("begin")
        reader.execute("select count(*) from sqlite_master").fetchone()
        return in_memory(reader)


def _reader(journal: Path) -> dbapi.Connection:
    """A connection that cannot write, unless an interrupted write has to be undone.

    What a killed process has left is taken back by whichever command comes next; that
    is SQLite's own way of keeping a journal whole.
    """
    try:
        return connect(journal, "ro")
    except dbapi.OperationalError:
        real = os.path.realpath(journal)  # beside which SQLite keeps what it has begun
        if os.path.exists(f"{real}-journal"):  # noqa: PTH110 - no loop of links is fatal
            return connect(journal)
        raise


def _number(around: Around) -> int:
    try:
        return len(backups(around.shelf))
    except JournalError:
        return 0


def _reindexed(journal: Path) -> None:
    with told(journal), closing(connect(journal)) as connection:
        connection.execute("begin immediate")
        reindex(connection)
        connection.execute("commit")


def _closed(around: Around) -> Iterator[str]:
    for path, wanted in list(private_paths(around)):
        mode = stat.S_IMODE(path.stat().st_mode)
        others = mode & 0o777 & ~wanted
        if others:
            try:
                path.chmod(mode & ~others)
            except OSError as error:
                yield f"Could not close {path}: {error.strerror or error}"
            else:
                yield f"Closed {path} to others"


def _cleared(around: Around) -> Iterator[str]:
    for path in list(surroundings.unfinished(around)):
        path.unlink(missing_ok=True)
        yield f"Deleted {path.name}, which was never finished"
