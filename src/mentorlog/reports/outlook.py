"""What a restore would change, in the words of whoever keeps the journal."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Literal, NamedTuple

from mentorlog.frozen import dataclass

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from mentorlog.reports.backups import Backup

State = Literal["sound", "damaged", "missing"]

NAMED = 4
"""How many entries of a lot are named; the rest is counted."""


class Kept(NamedTuple):
    """An entry that a journal holds: its kind, its number, when it was last changed."""

    kind: str
    number: int
    at: str


@dataclass(frozen=True, kw_only=True)
class Holding:
    """What a journal holds, without the trash.

    Attributes:
        entries: uid → the entry.
        ending: what tells its last step from every other.
        named: says which entry that is, and how it begins.
    """

    entries: Mapping[str, Kept]
    ending: tuple[object, ...]
    named: Callable[[Kept], Mention]


@dataclass(frozen=True, kw_only=True)
class Mention:
    """An entry, named.

    Attributes:
        id: its ID.
        headline: how it begins, in one line.
    """

    id: str
    headline: str


@dataclass(frozen=True, kw_only=True)
class Lot:
    """Several entries that fare alike.

    Attributes:
        count: how many there are.
        first: those written last; no more than are worth naming.
    """

    count: int
    first: tuple[Mention, ...]


@dataclass(frozen=True, kw_only=True)
class Side:
    """The journal as it is, or as it would be.

    Attributes:
        entries: how many entries it holds, without the trash.
        last: what was written last in it, or null if it is empty.
        kinds: kind → how many entries of it.
    """

    entries: int
    last: Mention | None
    kinds: Mapping[str, int]


@dataclass(frozen=True, kw_only=True)
class Outlook:
    """What a restore would change.

    Attributes:
        backup: what would be restored.
        state: whether the present journal is sound, damaged or missing.
        same: whether there would be no difference at all.
        now: the journal as it is, or None if it cannot be read.
        then: the journal as it would be.
        gone: the entries that would be gone.
        back: those that would come back.
        earlier: those that would read as they did then.
    """

    backup: Backup
    state: State
    same: bool
    now: Side | None
    then: Side
    gone: Lot
    back: Lot
    earlier: Lot


def outlook(
    backup: Backup, state: State, now: Holding | None, then: Holding
) -> Outlook:
    """What restoring a backup would change.

    Args:
        backup: the backup.
        state: how the present journal is.
        now: what the present journal holds; None if it cannot be read.
        then: what the backup holds.
    """
    have = now.entries if now else {}
    gone = [kept for uid, kept in have.items() if uid not in then.entries]
    back = [kept for uid, kept in then.entries.items() if uid not in have]
    earlier = [
        kept
        for uid, kept in then.entries.items()
        if uid in have and have[uid].at != kept.at
    ]
    same = now is not None and state == "sound" and now.ending == then.ending
    return Outlook(
        backup=backup,
        state=state,
        same=same and not (gone or back or earlier),
        now=_side(now) if now else None,
        then=_side(then),
        gone=_lot(gone, now or then),
        back=_lot(back, then),
        earlier=_lot(earlier, then),
    )


def _side(holding: Holding) -> Side:
    entries = holding.entries.values()
    last = max(entries, key=lambda kept: kept.at, default=None)
    return Side(
        entries=len(entries),
        last=last and holding.named(last),
        kinds=Counter(kept.kind for kept in entries),
    )


def _lot(entries: Iterable[Kept], holding: Holding) -> Lot:
    latest = sorted(entries, key=lambda kept: kept.at, reverse=True)
    return Lot(count=len(latest), first=tuple(map(holding.named, latest[:NAMED])))
