"""The most promises in a row that were kept in time."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mentorlog.frozen import dataclass
from mentorlog.reports.promises import verdict

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from mentorlog.entries.action import Owner
    from mentorlog.reports.facts import Promise
    from mentorlog.reports.growth_material import GrowthMaterial


@dataclass(frozen=True, kw_only=True)
class Streak:
    """Promises kept in time, one after the other.

    Attributes:
        kept: how many.
        first: the day the first of them was kept.
        last: the day the last of them was kept.
        lasts: whether no late promise has ended it yet.
    """

    kept: int
    first: date
    last: date
    lasts: bool


def longest_streak(
    promises: Iterable[Promise], owner: Owner, material: GrowthMaterial
) -> Streak | None:
    """The longest streak of one side in a time; of two as long, the later one.

    A promise counts on the day it was kept. One that was not kept by its day ends
    the streak at the end of that day, whenever it was done. What was dropped, or is
    still to come, neither counts nor ends anything.

    Args:
        promises: promises of both sides, each once, in any order.
        owner: the side.
        material: the time, and the day the question is asked.

    Returns:
        The streak; None where nothing was kept in time.
    """
    judged = sorted(
        (day, late, promise.id)
        for promise in promises
        if promise.owner == owner
        for day, late in _judged(promise, material)
    )
    runs: list[list[date]] = [[]]
    for day, late, _ in judged:
        if late:
            runs.append([])
        else:
            runs[-1].append(day)
    best = max(reversed(runs), key=len)
    if not best:
        return None
    return Streak(kept=len(best), first=best[0], last=best[-1], lasts=best is runs[-1])


def _judged(promise: Promise, material: GrowthMaterial) -> Iterable[tuple[date, bool]]:
    """The day a promise was kept, or was not; and whether it was not."""
    match verdict(promise, material.period, material.today):
        case "kept":
            assert promise.closed_on is not None
            yield promise.closed_on, False
        case "late":
            assert promise.due is not None
            yield promise.due, True
