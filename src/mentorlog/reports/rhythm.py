"""How often two people meant to talk on an earlier day: each rhythm in its own time."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from mentorlog.cadence import read_cadence
from mentorlog.entries.pause import pause_on
from mentorlog.frozen import dataclass

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import date

    from mentorlog.entries.mentorship import Mentorship
    from mentorlog.entries.pause import Pause
    from mentorlog.entries.revision import Revision

EVERY = "every"
"""What revisions call the rhythm."""
_DAY = timedelta(days=1)


@dataclass(frozen=True, kw_only=True)
class Rhythm:
    """A rhythm and the time in which it held.

    Attributes:
        every: the rhythm, in the words of `cadence.read_cadence`; None where there
            was none.
        first: the day from which it held.
        last: the last day on which it held; None while it does.
    """

    every: str | None
    first: date
    last: date | None


def rhythms(mentorship: Mentorship, revisions: Iterable[Revision]) -> list[Rhythm]:
    """All rhythms of a mentorship, the oldest first; there is one at least.

    Args:
        mentorship: as it reads today.
        revisions: its revisions, and perhaps those of others, in any order. A rhythm
            that was corrected by `edit` left none, and so holds for its whole time.
    """
    changes = sorted(
        (
            revision
            for revision in revisions
            if revision.entry_kind == mentorship.kind
            and revision.entry_id == mentorship.id
            and revision.deleted_at is None
            and EVERY in revision.before
        ),
        key=lambda revision: (revision.day, revision.id),
    )
    found: list[Rhythm] = []
    first = mentorship.day
    for change in changes:
        if change.day > first:
            last = change.day - _DAY
            found.append(Rhythm(every=change.before[EVERY], first=first, last=last))
            first = change.day
    return [*found, Rhythm(every=mentorship.every, first=first, last=None)]


def rhythm_on(
    mentorship: Mentorship, revisions: Iterable[Revision], day: date
) -> str | None:
    """The rhythm that held on a day, in the words of `cadence.read_cadence`.

    On a day before the mentorship began it is the first one; None where there was none.
    """
    held = rhythms(mentorship, revisions)
    return next((r for r in reversed(held) if r.first <= day), held[0]).every


def next_due(
    mentorship: Mentorship, last: date | None, pauses: Iterable[Pause]
) -> date | None:
    """When the rhythm expects the next talk; None without a rhythm or after the end.

    Where that would be in a pause, it is as soon as the pause is over.

    Args:
        mentorship: the mentorship.
        last: the day of its last talk, if there was one.
        pauses: its pauses.
    """
    if mentorship.every is None or mentorship.ended_on is not None:
        return None
    cadence = read_cadence(mentorship.every)
    resting = tuple(pauses)
    due = cadence.next_after(last, mentorship.day)
    while pause := pause_on(resting, due):
        due = cadence.next_after(None, pause.until)
    return due


def expected_talks(
    mentorship: Mentorship,
    revisions: Iterable[Revision],
    pauses: Iterable[Pause],
    first: date,
    last: date,
) -> int | None:
    """How many talks were to be held from one day to another, both included.

    Each rhythm counts for its own time; a later one goes on from where the one before
    it had come to. What falls into a pause, or after the end, is not expected.

    Returns:
        The number; None where no rhythm held in that time.
    """
    last = min(last, mentorship.ended_on or last)
    resting = list(_spans(pauses))
    counts = []
    anchor = mentorship.day
    for rhythm in rhythms(mentorship, revisions):
        if rhythm.every is None:
            anchor = rhythm.last + _DAY if rhythm.last else anchor
            continue
        cadence = read_cadence(rhythm.every)
        begin, end = max(first, rhythm.first), min(last, rhythm.last or last)
        if begin <= end:
            paused = sum(
                cadence.expected(max(begin, one), min(end, other), anchor)
                for one, other in resting
                if one <= end and other >= begin
            )
            counts.append(cadence.expected(begin, end, anchor) - paused)
        if rhythm.last:
            done = cadence.expected(rhythm.first, rhythm.last, anchor)
            if done:
                *_, anchor = cadence.occurrences(rhythm.first, rhythm.last, anchor)
    return sum(counts) if counts else None


def _spans(pauses: Iterable[Pause]) -> Iterator[tuple[date, date]]:
    """The first and last day of each time of rest; those that touch are one."""
    begun: tuple[date, date] | None = None
    standing = (p for p in pauses if p.deleted_at is None and p.day < p.until)
    for pause in sorted(standing, key=lambda p: (p.day, p.until)):
        last = pause.until - _DAY
        if begun is not None and pause.day <= begun[1] + _DAY:
            begun = begun[0], max(begun[1], last)
            continue
        if begun is not None:
            yield begun
        begun = pause.day, last
    if begun is not None:
        yield begun
