"""A milestone: a step on the way, reached and celebrated."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, ClassVar

from mentorlog.entries.fields import needed, said
from mentorlog.entries.record import Kept
from mentorlog.errors import UsageError
from mentorlog.frozen import dataclass
from mentorlog.period import say_day, say_short

if TYPE_CHECKING:
    from datetime import date


@dataclass(frozen=True, kw_only=True, eq=False, repr=False)
class Milestone(Kept):
    """A step on the way, or a small win.

    Attributes:
        title: what is reached with it.
        goal_id: the goal it leads to.
        due: the day by which it is to be reached.
        reached_on: the day it was reached.
        win: whether it was not planned but noticed: a small win.
        celebrated_on: the day it was celebrated.
        celebrated_how: how.
    """

    kind: ClassVar[str] = "milestone"
    table: ClassVar[str] = "milestones"
    letter: ClassVar[str] = "M"

    title: str = needed("title")
    goal_id: int | None = said("goal", "ref", letter="G")
    due: date | None = said("by", "due")
    reached_on: date | None = said("reached", "day")
    win: bool = said("win", "yes", default=False)
    celebrated_on: date | None = said("celebrated", "day")
    celebrated_how: str | None = said("how")
    session_id: int | None = said("session", "ref", letter="S")

    @property
    def headline(self) -> str:
        """The title."""
        return self.title

    def reach(self, *, on: date) -> Milestone:
        """The milestone, reached."""
        if self.reached_on is not None:
            message = f"{self.ref} was reached already on {say_day(self.reached_on)}."
            raise UsageError(message)
        return replace(self, reached_on=on)

    def celebrate(self, *, on: date, how: str) -> Milestone:
        """The milestone, celebrated; what was not marked as reached is reached too."""
        reached = self.reached_on or on
        return replace(self, reached_on=reached, celebrated_on=on, celebrated_how=how)

    def state(self, today: date) -> str:
        """How it stands: celebrated, reached, late or open."""
        if self.celebrated_on:
            return "celebrated"
        if self.reached_on:
            return "reached"
        return "late" if self.due and self.due < today else "open"

    def words(self) -> tuple[str, ...]:
        """What was understood."""
        return (
            self.title,
            *((f"G{self.goal_id}",) if self.goal_id else ()),
            *((f"by {say_day(self.due)}",) if self.due and not self.reached_on else ()),
            *((f"reached {say_day(self.reached_on)}",) if self.reached_on else ()),
            *((f"celebrated: {self.celebrated_how}",) if self.celebrated_how else ()),
        )

    def row(self, today: date, person: str) -> dict[str, str]:
        """The milestone's line in a list."""
        return {
            "ID": self.ref,
            "Milestone": self.title,
            "Goal": f"G{self.goal_id}" if self.goal_id else "",
            "Due": say_short(self.due, today) if self.due else "",
            "Reached": say_short(self.reached_on, today) if self.reached_on else "",
            "State": self.state(today),
        }

    def facts(self, today: date, person: str) -> dict[str, str]:
        """What `show` tells of the milestone."""
        celebrated = self.celebrated_on
        return super().facts(today, person) | {
            "Win": "yes" if self.win else "",
            "Celebrated": say_day(celebrated) if celebrated else "",
            "How": self.celebrated_how or "",
            "Session": f"S{self.session_id}" if self.session_id else "",
        }
