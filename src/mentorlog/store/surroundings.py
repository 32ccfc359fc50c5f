"""A look at what is around a journal: its place, backups, and what was left over."""

from __future__ import annotations

import os
from contextlib import suppress
from pathlib import Path
from shutil import disk_usage
from typing import TYPE_CHECKING

from mentorlog.drafts.draft import EditFailed
from mentorlog.drafts.folder import Drafts
from mentorlog.errors import JournalError
from mentorlog.reports.backups import DAILY, DAMAGED, say_size
from mentorlog.reports.checkup import Finding
from mentorlog.reports.places import file_system, is_network, synchronised
from mentorlog.reports.saying import count, some
from mentorlog.store.checkup import FIX
from mentorlog.store.due_days import DUE
from mentorlog.store.permissions import permissions
from mentorlog.store.publishing import to_become
from mentorlog.store.shelf import FAILED
from mentorlog.store.shelving import (
    checked,
    leftovers,
    looked_into,
    measure,
    newest_first,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mentorlog.store.around import Around

MOUNTS = Path("/proc/self/mounts")
"""Where Linux tells what is mounted; other systems have no such file."""
LEAST_ROOM = 20_000_000
COPIES = 3
"""There should be room for so many copies of the journal."""


def surroundings(around: Around) -> Iterator[Finding]:
    """What there is to find around a journal that is there."""
    for check, look in CHECKS.items():
        try:
            yield from look(around)
        except FileNotFoundError:  # it went away in the meantime
            continue
        except (OSError, JournalError) as error:
            yield Finding(check=check, what=str(error), next="Check who owns it.")


# --- where it lies


def _place(around: Around) -> Iterator[Finding]:
    journal = around.shelf.journal.resolve()
    with suppress(OSError, UnicodeDecodeError):
        kind, place = file_system(MOUNTS.read_text(encoding="utf-8"), str(journal))
        if is_network(kind):
            yield Finding(
                check="place",
                what=f"The journal lies on another computer ({place}, {kind}), where"
                " locks may not hold.",
                next="Move it to a disk of this one: MENTORLOG_JOURNAL says where.",
            )
    who = synchronised(_above(journal)) or synchronised(_above(around.shelf.journal))
    if who:
        yield Finding(
            check="place",
            what=f"The journal lies in a folder that {who} synchronises, which can"
            " tear it apart while it is written.",
            next="Move it elsewhere, and let MENTORLOG_BACKUPS point there instead.",
        )


def _above(path: Path) -> Iterator[tuple[str, list[str]]]:
    """The folders that a file lies in, each with what is in it."""
    for folder in path.absolute().parents:
        try:
            yield folder.name, os.listdir(folder)  # noqa: PTH208 - names alone
        except OSError:
            yield folder.name, []


def _room(around: Around) -> Iterator[Finding]:
    journal = around.shelf.journal
    free, size = disk_usage(journal.parent).free, journal.stat().st_size
    if free < max(LEAST_ROOM, COPIES * size):
        yield Finding(
            check="room",
            what=f"Only {say_size(free)} are free where the journal lies.",
            next="Make room: a write needs it, and so does a backup.",
        )


# --- backups


def _backups(around: Around) -> Iterator[Finding]:
    shelf = around.shelf
    every = newest_first(shelf, around.now)
    found = [each for each in every if each.how != DAMAGED]
    if shelf.daily and not _can_be_written(shelf.folder):
        yield Finding(
            check="backups",
            what=f"No backups can be made in {shelf.folder}.",
            next="Check who owns it, or name another folder: MENTORLOG_BACKUPS",
        )
    broken = [b.path.name for b in map(looked_into, found) if b.flaw]
    newest = next((b for b in found if b.path.name not in broken), None)
    if newest is not None and checked(newest).flaw:
        broken.append(newest.path.name)
    if broken:
        yield Finding(
            check="backups",
            what=f"{count(len(broken), 'backup')} cannot be restored: {some(broken)}.",
            next="Make a new one: mentorlog backup",
        )
    yield from _failed(around)
    yield from _shrunk([b.path for b in found if b.how == DAILY])
    if not (shelf.daily or around.sample):
        yield Finding(
            check="backups",
            what="No backups are made by themselves: MENTORLOG_BACKUPS is off.",
            next="Make one now and then: mentorlog backup",
            needs_attention=False,
        )


def _can_be_written(folder: Path) -> bool:
    """Whether files can be made in a folder, or the folder itself where it is not."""
    while not folder.exists() and folder != folder.parent:
        folder = folder.parent
    return folder.is_dir() and os.access(folder, os.W_OK | os.X_OK)


def _failed(around: Around) -> Iterator[Finding]:
    note = around.shelf.note(around.now, FAILED)
    if note.exists():
        reason = note.read_text(encoding="utf-8", errors="replace")
        yield Finding(
            check="backups",
            what=f"Today's backup could not be made: {reason}.",
            next="When that is put right: mentorlog backup",
        )


def _shrunk(daily: list[Path]) -> Iterator[Finding]:
    """Whether the newest backup holds much less than an older one."""
    held = [(path, found) for path in daily if (found := measure(path))]
    for path, found in held[1:]:
        newest = held[0][1]
        if newest.is_much_smaller_than(found) or newest.beginning != found.beginning:
            yield Finding(
                check="backups",
                what=f"{path.name} holds much more than the newest backup, or another"
                " journal.",
                next=f"See what it has: mentorlog restore {path.name} --dry-run",
                needs_attention=newest.beginning == found.beginning,
            )
            return


# --- what was left over


def _left_over(around: Around) -> Iterator[Finding]:
    left = [path.name for path in unfinished(around)]
    if left:
        yield Finding(
            check="leftovers",
            what=f"{count(len(left), 'file')} of ours never finished: {some(left)}.",
            next=FIX,
            repair="leftovers",
        )


def unfinished(around: Around) -> Iterator[Path]:
    """Files of ours that an interrupted command has left, and nobody finishes."""
    yield from leftovers(around.shelf, around.now)
    journal = around.shelf.journal
    old = around.now.timestamp() - 3600
    for path in journal.parent.iterdir():
        ours = to_become(path.name) in {journal.name, journal.name + DUE}
        if ours and path.stat().st_mtime < old:
            yield path
    with suppress(EditFailed):
        for path in Drafts(around.drafts).leftovers():
            if path.stat().st_mtime < old:
                yield path


def _drafts(around: Around) -> Iterator[Finding]:
    texts: list[str] = []
    kept: list[str] = []
    with suppress(EditFailed):  # a folder that cannot be read is told of above
        texts = sorted(draft.path.name for draft in Drafts(around.drafts).all())
        kept = sorted(path.name for path in Drafts(around.drafts).abandoned())
    if kept:
        yield Finding(
            check="drafts",
            what=f"An editor has left {some(kept)} in {around.drafts}; words may be in"
            " there that were never saved.",
            next="Open it with that editor, or: mentorlog drafts discard --all",
        )
    if texts:
        waits = "waits as a draft" if len(texts) == 1 else "wait as drafts"
        yield Finding(
            check="drafts",
            what=f"{count(len(texts), 'text')} {waits}: {some(texts)}.",
            next="Go on with them, or discard them: mentorlog drafts list",
        )


CHECKS = {
    "permissions": permissions,
    "place": _place,
    "room": _room,
    "backups": _backups,
    "leftovers": _left_over,
    "drafts": _drafts,
}
"""The checks by name, in order."""
