"""How promises were kept: the only code that judges one (docs/review.md)."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING, Literal

from mentorlog.entries.action import Action, Owner
from mentorlog.frozen import dataclass

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from mentorlog.period import Period
    from mentorlog.reports.facts import Made, Promise

Verdict = Literal["kept", "late", "dropped", "open"]


@dataclass(frozen=True, kw_only=True)
class Side:
    """The promises of one side that came due or were settled in a period.

    Attributes:
        made: how many were made in the period, whenever they are due.
        kept: done no later than their day, or without one.
        late: done after their day, or not done though their day had passed.
        dropped: taken back.
        open: due later in the period, which still runs; these are not judged yet.
        moved: how often one was moved to another day.
        late_ids: the IDs of the late ones, in order.
    """

    made: int = 0
    kept: int = 0
    late: int = 0
    dropped: int = 0
    open: int = 0
    moved: int = 0
    late_ids: tuple[str, ...] = ()

    @property
    def counted(self) -> int:
        """How many were judged."""
        return self.kept + self.late + self.dropped

    @property
    def is_silent(self) -> bool:
        """Whether there is nothing to say of it."""
        return not (self.counted or self.open or self.moved or self.made)


@dataclass(frozen=True, kw_only=True)
class Promises:
    """The promises of both sides in a period.

    Attributes:
        mine: my own.
        theirs: those of the other one.
    """

    mine: Side
    theirs: Side


def verdict(promise: Promise, period: Period, today: date) -> Verdict | None:
    """What a period says of a promise, as of its last day or of today if it runs.

    Args:
        promise: the promise as it read then (see `review_then`).
        period: the period; it must have begun.
        today: the day the question is asked.

    Returns:
        kept, late, dropped or open; None where the promise does not belong to the
        period: it was neither settled in it nor due in it and unsettled.
    """
    end = min(period.last, today)
    due, closed = promise.due, promise.closed_on
    if closed is not None and closed <= end:
        if closed < period.first:
            return None
        if promise.status == "dropped":
            return "dropped"
        return "kept" if due is None or closed <= due else "late"
    if due is None or due not in period or promise.day > end:
        return None
    return "late" if due < today else "open"


def promises(
    known: Iterable[Promise],
    period: Period,
    today: date,
    *,
    moves: Iterable[int] = (),
    made: Iterable[Made] = (),
) -> Promises:
    """How both sides kept their promises in a period.

    Args:
        known: promises as they read then, each once, in any order.
        period: the period; it must have begun.
        today: the day the question is asked.
        moves: for each time that a promise was moved in the period, its number.
        made: how many were made in the period.
    """
    moved, new = Counter(moves), Counter[Owner]()
    for owner, _, number in made:
        new[owner] += number
    mine: list[Promise] = []
    theirs: list[Promise] = []
    for promise in known:
        (mine if promise.owner == "me" else theirs).append(promise)
    return Promises(
        mine=replace(_side(mine, moved, period, today), made=new["me"]),
        theirs=replace(_side(theirs, moved, period, today), made=new["them"]),
    )


def _side(own: list[Promise], moved: Counter[int], period: Period, today: date) -> Side:
    verdicts = [verdict(promise, period, today) for promise in own]
    late = (p.id for p, said in zip(own, verdicts, strict=True) if said == "late")
    return Side(
        kept=verdicts.count("kept"),
        late=verdicts.count("late"),
        dropped=verdicts.count("dropped"),
        open=verdicts.count("open"),
        moved=sum(moved[promise.id] for promise in own),
        late_ids=tuple(f"{Action.letter}{number}" for number in sorted(late)),
    )
