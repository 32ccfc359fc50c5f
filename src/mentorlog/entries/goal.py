"""A goal: what is to be reached, why, and how one would know."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, ClassVar, Literal

from mentorlog.entries.fields import needed, said
from mentorlog.entries.record import Kept
from mentorlog.errors import UsageError
from mentorlog.frozen import dataclass
from mentorlog.period import say_day, say_short

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

Status = Literal["active", "paused", "achieved", "dropped"]


@dataclass(frozen=True, kw_only=True, eq=False, repr=False)
class Goal(Kept):
    """What is to be reached.

    Attributes:
        title: the goal in one line.
        why: what it is for.
        measure: how one would know that it is reached, in words.
        start: the value at the beginning.
        target: the value to reach; below `start` where less is better.
        unit: what `start` and `target` count.
        due: the day by which it is to be reached.
        status: active, paused, achieved or dropped.
        agreed_on: the day both sides agreed on it.
        closed_on: the day it was achieved or dropped.
        closed_why: why it was dropped.
    """

    kind: ClassVar[str] = "goal"
    table: ClassVar[str] = "goals"
    letter: ClassVar[str] = "G"
    belongs: ClassVar[dict[str, tuple[str, str]]] = {
        "milestones": ("milestone", "goal_id"),
        "actions": ("action", "goal_id"),
        "feedback": ("feedback", "goal_id"),
    }

    title: str = needed("title")
    why: str | None = said("why", "text")
    measure: str | None = said("measure")
    start: float | None = said("from", "number")
    target: float | None = said("to", "number")
    unit: str | None = said("unit")
    due: date | None = said("by", "due")
    status: Status = "active"
    agreed_on: date | None = said("agreed", "day")
    closed_on: date | None = None
    closed_why: str | None = said("because")

    @property
    def headline(self) -> str:
        """The title."""
        return self.title

    @property
    def is_open(self) -> bool:
        """Whether it is still worked for (active or paused)."""
        return self.status in {"active", "paused"}

    @property
    def first_value(self) -> float:
        """The value before any check-in: `start`, or 0 where none was said."""
        return 0.0 if self.start is None else self.start

    def share(self, value: float) -> float | None:
        """How much of the way lies behind at `value`, from 0 to 1.

        Works for falling measures too (bugs from 20 to 5). None without a target;
        a target that equals the start is reached as soon as it is not passed.
        """
        if self.target is None:
            return None
        way = self.target - self.first_value
        if way == 0:
            return float(value == self.target)
        return min(1.0, max(0.0, (value - self.first_value) / way))

    def span(self) -> str:
        """From where to where, such as "0 → 2 talks"; empty without a target."""
        if self.target is None:
            return ""
        way = f"{say_number(self.first_value)} → {say_number(self.target)}"
        return f"{way} {self.unit}" if self.unit else way

    def change(self, fields: Mapping[str, object]) -> Goal:
        """The goal in new words or with other figures.

        Raises:
            UsageError: it is closed, or nothing would be different.
        """
        self._must_be_open("change")
        changed = replace(self, **fields)  # type: ignore[arg-type]  # names and types are checked where the options are read
        if changed == self:
            message = f"{self.ref} says just that already."
            raise UsageError(message)
        return changed

    def agree(self, *, on: date) -> Goal:
        """The goal, agreed on by both sides."""
        self._must_be_open("agree on")
        return replace(self, agreed_on=on)

    def pause(self) -> Goal:
        """The goal, laid aside for a while."""
        if self.status != "active":
            message = f"{self.ref} is {self.status}; only an active goal can be paused."
            raise UsageError(message)
        return replace(self, status="paused")

    def resume(self) -> Goal:
        """The goal, taken up again: after a pause, or after it was closed."""
        if self.status == "active":
            message = f"{self.ref} is active already."
            raise UsageError(message)
        return replace(self, status="active", closed_on=None, closed_why=None)

    def achieve(self, *, on: date) -> Goal:
        """The goal, reached."""
        self._must_be_open("achieve")
        return replace(self, status="achieved", closed_on=on)

    def drop(self, *, on: date, why: str) -> Goal:
        """The goal, given up, with the reason."""
        self._must_be_open("drop")
        return replace(self, status="dropped", closed_on=on, closed_why=why)

    def _must_be_open(self, verb: str) -> None:
        if not self.is_open:
            closed = f" on {say_day(self.closed_on)}" if self.closed_on else ""
            message = (
                f"{self.ref} was {self.status}{closed}; to {verb} it, take it up again"
                f" first: mentorlog goal resume {self.ref}"
            )
            raise UsageError(message)

    def words(self) -> tuple[str, ...]:
        """What was understood."""
        return (
            self.title,
            *((self.measure,) if self.measure else ()),
            *((self.span(),) if self.span() else ()),
            *((f"by {say_day(self.due)}",) if self.due else ()),
            *((self.status,) if self.status != "active" else ()),
            *((f"agreed {say_day(self.agreed_on)}",) if self.agreed_on else ()),
        )

    def row(self, today: date, person: str) -> dict[str, str]:
        """The goal's line in a list."""
        return {
            "ID": self.ref,
            "Goal": self.title,
            "Way": self.span(),
            "Due": say_short(self.due, today) if self.due else "",
            "State": self.status,
        }

    def facts(self, today: date, person: str) -> dict[str, str]:
        """What `show` tells of the goal."""
        return super().facts(today, person) | {
            "Measure": self.measure or "",
            "Written": say_day(self.day),
            "Agreed": say_day(self.agreed_on) if self.agreed_on else "",
            "Closed": say_day(self.closed_on) if self.closed_on else "",
            "Because": self.closed_why or "",
        }


LARGE = 1e15
"""From here on a figure is said with its power of ten."""


def say_number(value: float) -> str:
    """A figure as people write it, "2" or "2.5", with all of its digits."""
    whole = value.is_integer() and abs(value) < LARGE
    return str(int(value)) if whole else repr(value)
