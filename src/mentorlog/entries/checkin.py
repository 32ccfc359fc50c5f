"""A check-in: where a goal stands on a day."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from mentorlog.entries.fields import needed, said
from mentorlog.entries.goal import say_number
from mentorlog.entries.record import Kept
from mentorlog.frozen import dataclass
from mentorlog.period import say_day, say_short

if TYPE_CHECKING:
    from datetime import date


@dataclass(frozen=True, kw_only=True, eq=False, repr=False)
class Checkin(Kept):
    """Where a goal stands on a day.

    Attributes:
        goal_id: the goal.
        value: the value reached, in the goal's unit.
        note: what there is to say of it.
        confidence: how sure one is to reach the goal, 1 to 5.
    """

    kind: ClassVar[str] = "checkin"
    table: ClassVar[str] = "checkins"
    letter: ClassVar[str] = "C"

    goal_id: int = needed("goal", "ref", letter="G")
    value: float = needed("value", "number")
    note: str | None = said("note", "text")
    confidence: int | None = said("confidence", "score")

    @classmethod
    def missing(cls, number: int) -> str:
        """What to say where there is none of that number."""
        return f"There is no check-in C{number}. A goal shows its own: see `goal show`."

    @property
    def headline(self) -> str:
        """The goal and its value."""
        return f"G{self.goal_id} at {say_number(self.value)}"

    def words(self) -> tuple[str, ...]:
        """What was understood."""
        return (
            self.headline,
            say_day(self.day),
            *((f"confidence {self.confidence} of 5",) if self.confidence else ()),
        )

    def row(self, today: date, person: str) -> dict[str, str]:
        """The check-in's line in a list."""
        return {
            "ID": self.ref,
            "Day": say_short(self.day, today),
            "Goal": f"G{self.goal_id}",
            "Value": say_number(self.value),
            "Confidence": f"{self.confidence} of 5" if self.confidence else "",
            "Note": self.note or "",
        }
