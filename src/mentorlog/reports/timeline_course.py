"""The course of a timeline: moments in pieces, read as far as somebody reads on."""

from __future__ import annotations

from itertools import chain, islice
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from mentorlog.reports.timeline import Moment

    Piece = tuple[Sequence[Moment], bool]
    """Some moments, at least one, and whether they are known to be the last."""


class Course:
    """What happened, in order and in pieces; only the first is read at once.

    It can be gone through again, and then tells what there is by then.

    Args:
        pieces: begins to read it, from the first piece on.
        people: how many people it may be about.

    Attributes:
        beginning: the first piece; empty where nothing happened.
        several: whether it has to be said whom each moment is about: where the first
            piece is not all, it has to be said of whoever is still to come.
    """

    def __init__(self, pieces: Callable[[], Iterator[Piece]], people: int) -> None:
        self._pieces = pieces
        begun = pieces()
        self.beginning, last = next(begun, ((), True))
        seen = len({moment.person for moment in self.beginning})
        self.several = seen > 1 or (people > 1 and not last)
        self._begun: Iterator[Piece] | None = begun

    def __iter__(self) -> Iterator[Sequence[Moment]]:
        """The pieces, in order; each has at least one moment."""
        rest, self._begun = self._begun, None
        if rest is None:
            rest = islice(self._pieces(), 1, None)
        if self.beginning:
            yield self.beginning
        for moments, _ in rest:
            yield moments

    def moments(self) -> Iterator[Moment]:
        """What happened, one by one."""
        return chain.from_iterable(self)
