"""An action: a promise of one side, kept, late, moved or dropped."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, ClassVar, Literal

from mentorlog.entries.fields import needed, said
from mentorlog.entries.record import Kept, first_line
from mentorlog.errors import UsageError
from mentorlog.frozen import dataclass
from mentorlog.period import say_day, say_short

if TYPE_CHECKING:
    from datetime import date

Owner = Literal["me", "them"]
Status = Literal["open", "done", "dropped"]


@dataclass(frozen=True, kw_only=True, eq=False, repr=False)
class Action(Kept):
    """A promise.

    Attributes:
        text: what was promised.
        owner: who promised it: me, or them.
        due: the day by which it is to be done.
        status: open, done or dropped.
        closed_on: the day it was done or dropped.
        closed_why: why it was dropped.
        result: what came of it.
        moved: how often its day was put off.
        goal_id: the goal it serves.
        session_id: the session it was promised in.
        feedback_id: the feedback it acts on.
    """

    kind: ClassVar[str] = "action"
    table: ClassVar[str] = "actions"
    letter: ClassVar[str] = "A"

    text: str = needed("text", "text")
    owner: Owner = said("owner", "choice", choices=("me", "them"), default="me")
    due: date | None = said("by", "due")
    status: Status = "open"
    closed_on: date | None = None
    closed_why: str | None = said("because")
    result: str | None = said("result")
    moved: int = 0
    goal_id: int | None = said("goal", "ref", letter="G")
    session_id: int | None = said("session", "ref", letter="S")
    feedback_id: int | None = said("feedback", "ref", letter="F")

    @property
    def headline(self) -> str:
        """How the promise begins."""
        return first_line(self.text)

    def is_late(self, today: date) -> bool:
        """Whether it is open past its day."""
        return self.status == "open" and self.due is not None and self.due < today

    def do(self, *, on: date, result: str | None) -> Action:
        """The promise, kept."""
        self._must_be_open()
        return replace(self, status="done", closed_on=on, result=result or self.result)

    def move(self, *, by: date) -> Action:
        """The promise, put off (or brought forward) to another day; counted.

        Raises:
            UsageError: it is closed, or due on that day already.
        """
        self._must_be_open()
        if by == self.due:
            message = f"{self.ref} is due on {say_day(by)} already."
            raise UsageError(message)
        return replace(self, due=by, moved=self.moved + (self.due is not None))

    def drop(self, *, on: date, why: str | None) -> Action:
        """The promise, taken back."""
        self._must_be_open()
        return replace(self, status="dropped", closed_on=on, closed_why=why)

    def reopen(self) -> Action:
        """The promise, open again: it was closed by mistake."""
        if self.status == "open":
            message = f"{self.ref} is open."
            raise UsageError(message)
        return replace(self, status="open", closed_on=None, closed_why=None)

    def _must_be_open(self) -> None:
        if self.status != "open":
            when = f" on {say_day(self.closed_on)}" if self.closed_on else ""
            message = f"{self.ref} was {self.status} already{when}."
            raise UsageError(message)

    def state(self, today: date) -> str:
        """How it stands: open, late, done or dropped."""
        return "late" if self.is_late(today) else self.status

    def words(self) -> tuple[str, ...]:
        """What was understood."""
        due = self.due if self.status == "open" else None
        return (
            self.headline,
            *(("theirs",) if self.owner == "them" else ()),
            *((f"by {say_day(due)}",) if due else ()),
            *((f"moved {times(self.moved)}",) if self.moved else ()),
            *((f"{self.status} {say_day(self.closed_on)}",) if self.closed_on else ()),
        )

    def row(self, today: date, person: str) -> dict[str, str]:
        """The promise's line in a list."""
        return {
            "ID": self.ref,
            "Promise": self.headline,
            "Whose": "mine" if self.owner == "me" else person,
            "Due": say_short(self.due, today) if self.due else "",
            "State": self.state(today),
            "Moved": times(self.moved) if self.moved else "",
        }

    def facts(self, today: date, person: str) -> dict[str, str]:
        """What `show` tells of the promise."""
        return super().facts(today, person) | {
            "Promised": say_day(self.day),
            "Goal": f"G{self.goal_id}" if self.goal_id else "",
            "Session": f"S{self.session_id}" if self.session_id else "",
            "Feedback": f"F{self.feedback_id}" if self.feedback_id else "",
            "Closed": say_day(self.closed_on) if self.closed_on else "",
            "Result": self.result or "",
            "Because": self.closed_why or "",
        }


def times(count: int) -> str:
    """A count of times in words: "once", "twice", "3 times"."""
    return {1: "once", 2: "twice"}.get(count, f"{count} times")
