"""What a restore would change, on the screen: never more than one screen of it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from mentorlog.entries.kinds import kind_named
from mentorlog.reports.saying import entries
from mentorlog.screen.as_json import plain
from mentorlog.screen.backups import backup_told
from mentorlog.screen.safe import one_line

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from mentorlog.reports.outlook import Lot, Mention, Outlook

UNREADABLE = {
    "missing": "There is no journal now.",
    "damaged": "The journal is damaged; what is in it cannot be compared.",
}
A_LINE = 3
"""So many kinds are told in a line."""


def outlook_lines(seen: Outlook) -> Iterator[str]:
    """What a restore would change, line by line."""
    backup = seen.backup
    name = one_line(backup.path.name)
    yield f"{name} · {backup.how}, {backup.when} · {backup.contents}, checked"
    yield from _last(seen.then.last)
    if seen.same:
        yield "The journal is the same already; there is nothing to restore."
        return
    if seen.now is None:
        yield UNREADABLE[seen.state]
    else:
        damaged = ", damaged" if seen.state == "damaged" else ""
        yield f"The journal now · {entries(seen.now.entries)}{damaged}"
        yield from _last(seen.now.last)
        yield from _kinds(seen)
    yield from _lot(seen.gone, "would be gone")
    if seen.now is not None:
        yield from _lot(seen.back, "would come back")
    yield from _lot(seen.earlier, "would read as before")
    if seen.now is not None and not (seen.gone.count or seen.back.count):
        yield from _nothing_else(seen)


def restored_lines(seen: Outlook, aside: Path | None) -> Iterator[str]:
    """What to say after a restore: what is there, and how to get back."""
    backup = seen.backup
    told = f"Restored from {one_line(backup.path.name)}, {backup.when}"
    yield f"{told} · {entries(seen.then.entries)}"
    if aside is not None and seen.state == "damaged":
        yield f"The damaged journal is kept in {one_line(str(aside))}"
    elif aside is not None:
        yield f"What was there is kept; back with: mentorlog restore {aside.name}"


def outlook_told(seen: Outlook) -> dict[str, Any]:
    """The same, as JSON tells it."""
    told: dict[str, Any] = {
        name: plain(value)
        for name, value in vars(seen).items()
        if name not in {"backup", "same"}
    }
    return {"backup": backup_told(seen.backup, checked=True), "same": seen.same} | told


def _nothing_else(seen: Outlook) -> Iterator[str]:
    if not seen.earlier.count:
        yield "No entry would differ; only tags, the trash or history would."


def _last(mention: Mention | None) -> Iterator[str]:
    if mention is not None:
        yield f"  written last: {_named(mention)}"


def _kinds(seen: Outlook) -> Iterator[str]:
    """The kinds of which there would be more or fewer."""
    assert seen.now is not None
    now, then = seen.now.kinds, seen.then.kinds
    told = [
        f"{kind_named(kind).table} {now.get(kind, 0):,} → {then.get(kind, 0):,}"
        for kind in dict.fromkeys((*now, *then))
        if now.get(kind, 0) != then.get(kind, 0)
    ]
    for begin in range(0, len(told), A_LINE):
        yield "  " + " · ".join(told[begin : begin + A_LINE])


def _lot(lot: Lot, what: str) -> Iterator[str]:
    if not lot.count:
        return
    yield f"{entries(lot.count)} {what}:"
    for mention in lot.first:
        yield f"  {_named(mention)}"
    if lot.count > len(lot.first):
        yield f"  and {lot.count - len(lot.first):,} more"


def _named(mention: Mention) -> str:
    return f"{mention.id}  {one_line(mention.headline)}"
