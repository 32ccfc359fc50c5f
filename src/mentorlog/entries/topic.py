"""A topic: what to talk about, carried over until it was talked about."""

from __future__ import annotations

from dataclasses import fields, replace
from typing import TYPE_CHECKING, ClassVar, Literal

from mentorlog.entries.action import times
from mentorlog.entries.fields import needed, said
from mentorlog.entries.record import Kept, first_line
from mentorlog.errors import UsageError
from mentorlog.frozen import dataclass
from mentorlog.period import say_day, say_short

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from mentorlog.entries.session import Session

Status = Literal["open", "done", "dropped"]


@dataclass(frozen=True, kw_only=True)
class Topic(Kept):
    """What to talk about.

    Attributes:
        text: what it is.
        session_id: the session it is meant for, if for a certain one.
        goal_id: the goal it comes from.
        feedback_id: the feedback it comes from.
        action_id: the promise it comes from.
        status: open, done (talked about) or dropped.
        closed_on: the day it was talked about or dropped.
    """

    kind: ClassVar[str] = "topic"
    table: ClassVar[str] = "topics"
    letter: ClassVar[str] = "T"

    text: str = needed("text", "text")
    session_id: int | None = said("for", "ref", letter="S")
    goal_id: int | None = said("goal", "ref", letter="G")
    feedback_id: int | None = said("feedback", "ref", letter="F")
    action_id: int | None = said("action", "ref", letter="A")
    status: Status = "open"
    closed_on: date | None = None

    @property
    def headline(self) -> str:
        """How it begins."""
        return first_line(self.text)

    def talk_over(self, *, on: date) -> Topic:
        """The topic, talked about."""
        self._must_be_open()
        return replace(self, status="done", closed_on=on)

    def drop(self, *, on: date) -> Topic:
        """The topic, no longer wanted."""
        self._must_be_open()
        return replace(self, status="dropped", closed_on=on)

    def reopen(self) -> Topic:
        """The topic, open again: it was closed by mistake, or there is more to say."""
        if self.status == "open":
            message = f"{self.ref} is open."
            raise UsageError(message)
        return replace(self, status="open", closed_on=None)

    def carried(self, sessions: Iterable[Session]) -> int:
        """How often it was carried over: talks held without it since it was noted.

        A talk of the very day does not count, as nobody knows which came first,
        unless it is the one that the topic is meant for. Neither does a talk before
        the one it is meant for, nor the talk of the day on which it was closed.

        Args:
            sessions: sessions of its mentorship, in any order.
        """
        talks = list(sessions)
        meant = [talk.day for talk in talks if talk.id == self.session_id]
        first = max([self.day, *meant])
        return sum(
            talk.status == "held"
            and (talk.day > first or (talk.day == first and talk.id == self.session_id))
            and (self.closed_on is None or talk.day < self.closed_on)
            for talk in talks
        )

    def _must_be_open(self) -> None:
        if self.status != "open":
            when = f" on {say_day(self.closed_on)}" if self.closed_on else ""
            message = f"{self.ref} was {self.status} already{when}."
            raise UsageError(message)

    @property
    def origin(self) -> str:
        """The ID of what it comes from, or "" where it comes from nothing kept."""
        came = (("G", self.goal_id), ("F", self.feedback_id), ("A", self.action_id))
        return " ".join(f"{letter}{number}" for letter, number in came if number)

    def words(self) -> tuple[str, ...]:
        """What was understood."""
        return (
            self.headline,
            *((f"for S{self.session_id}",) if self.session_id else ()),
            *((f"from {self.origin}",) if self.origin else ()),
            f"{self.status} {say_day(self.closed_on)}"
            if self.closed_on
            else f"since {say_day(self.day)}",
        )

    def row(self, today: date, person: str) -> dict[str, str]:
        """The topic's line in a list."""
        return {
            "ID": self.ref,
            "Topic": self.headline,
            "For": f"S{self.session_id}" if self.session_id else "",
            "From": self.origin,
            "Since": say_short(self.day, today),
            "State": self.status,
        }

    def facts(self, today: date, person: str) -> dict[str, str]:
        """What `show` tells of the topic."""
        return super().facts(today, person) | {
            "Since": say_day(self.day),
            "Closed": say_day(self.closed_on) if self.closed_on else "",
        }


@dataclass(frozen=True, kw_only=True)
class CarriedTopic(Topic):
    """A topic as a list shows it; what is counted is never stored.

    Attributes:
        carried_over: how often it was carried over to the next talk.
    """

    carried_over: int = 0

    @classmethod
    def of(cls, topic: Topic, sessions: Iterable[Session]) -> CarriedTopic:
        """The topic with its count, out of sessions of its mentorship."""
        known = {f.name: getattr(topic, f.name) for f in fields(topic)}
        return cls(**known, carried_over=topic.carried(sessions))

    def row(self, today: date, person: str) -> dict[str, str]:
        """The topic's line in a list, with how often it was carried over."""
        carried = times(self.carried_over) if self.carried_over else ""
        return super().row(today, person) | {"Carried": carried}
