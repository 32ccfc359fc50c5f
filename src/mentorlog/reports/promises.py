"""How promises were kept: the only code that judges one (docs/review.md)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from mentorlog.entries.action import Action, Owner
    from mentorlog.entries.revision import Revision
    from mentorlog.period import Period

Verdict = Literal["kept", "late", "dropped", "open"]


@dataclass(frozen=True, kw_only=True)
class Side:
    """The promises of one side that came due or were settled in a period.

    Attributes:
        kept: done no later than their day, or without one.
        late: done after their day, or not done though their day had passed.
        dropped: taken back.
        open: due later in the period, which still runs; these are not judged yet.
        moved: how often one was moved to another day.
        late_ids: the IDs of the late ones, in order.
    """

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
        return not (self.counted or self.open or self.moved)


@dataclass(frozen=True, kw_only=True)
class Promises:
    """The promises of both sides in a period."""

    mine: Side
    theirs: Side


def verdict(action: Action, period: Period, today: date) -> Verdict | None:
    """What a period says of a promise, as of its last day or of today if it runs.

    Args:
        action: the promise as it read then (see `review_then`).
        period: the period; it must have begun.
        today: the day the question is asked.

    Returns:
        kept, late, dropped or open; None where the promise does not belong to the
        period: it was neither settled in it nor due in it and unsettled.
    """
    end = min(period.last, today)
    if action.closed_on is not None and action.closed_on <= end:
        if action.closed_on not in period:
            return None
        if action.status == "dropped":
            return "dropped"
        in_time = action.due is None or action.closed_on <= action.due
        return "kept" if in_time else "late"
    if action.due is None or action.due not in period or action.day > end:
        return None
    return "late" if action.due < today else "open"


def promises(
    actions: Iterable[Action], moves: Iterable[Revision], period: Period, today: date
) -> Promises:
    """How both sides kept their promises in a period.

    Args:
        actions: promises as they read then, each once, in any order.
        moves: revisions of these and other promises.
        period: the period; it must have begun.
        today: the day the question is asked.
    """
    known = list(actions)
    moved = [
        revision.entry_id
        for revision in moves
        if revision.entry_kind == "action"
        and revision.day in period
        and revision.before.get("by") is not None
        and "by" in revision.after
    ]
    return Promises(
        mine=_side("me", known, moved, period, today),
        theirs=_side("them", known, moved, period, today),
    )


def _side(
    owner: Owner, actions: list[Action], moved: list[int], period: Period, today: date
) -> Side:
    own = {action.id: action for action in actions if action.owner == owner}
    judged = [(verdict(a, period, today), a) for a in own.values()]
    verdicts = [said for said, _ in judged]
    late = sorted((a.id, a.ref) for said, a in judged if said == "late")
    return Side(
        kept=verdicts.count("kept"),
        late=len(late),
        dropped=verdicts.count("dropped"),
        open=verdicts.count("open"),
        moved=sum(number in own for number in moved),
        late_ids=tuple(ref for _, ref in late),
    )
