"""A pause: a time in which a mentorship rests and nothing is asked of anybody."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from mentorlog.entries.record import Record
from mentorlog.frozen import dataclass

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date


@dataclass(frozen=True, kw_only=True)
class Pause(Record):
    """A time in which a mentorship rests.

    Attributes:
        mentorship_id: the mentorship.
        day: its first day.
        until: the day on which things go on: the first one that is no pause any more.
        why: the reason.
    """

    kind: ClassVar[str] = "pause"
    table: ClassVar[str] = "pauses"

    mentorship_id: int
    day: date
    until: date
    why: str | None = None

    def covers(self, day: date) -> bool:
        """Whether a day lies within it."""
        return self.deleted_at is None and self.day <= day < self.until


def pause_on(pauses: Iterable[Pause], day: date) -> Pause | None:
    """The pause, of one mentorship, that a day lies in; the one that ends last."""
    covering = (pause for pause in pauses if pause.covers(day))
    return max(covering, key=lambda pause: (pause.until, pause.id), default=None)


def is_paused(pauses: Iterable[Pause], day: date) -> bool:
    """Whether a day lies within one of the pauses, of one mentorship."""
    return pause_on(pauses, day) is not None
