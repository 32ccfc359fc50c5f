"""A mentorship: the relationship with one person."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, ClassVar, Literal

from mentorlog.entries.fields import needed, said
from mentorlog.entries.record import Entry
from mentorlog.errors import UsageError
from mentorlog.frozen import dataclass
from mentorlog.period import say_day, say_short

if TYPE_CHECKING:
    from datetime import date, datetime

Role = Literal["mentee", "mentor"]


@dataclass(frozen=True, kw_only=True, eq=False, repr=False)
class Mentorship(Entry):
    """The relationship with one person.

    Attributes:
        person: the other one's name.
        role: what I am in it: the mentee, or the mentor.
        focus: what it is about.
        every: how often we mean to talk, in the words of `cadence.read_cadence`.
        ended_on: the day it ended, or None while it goes on.
        ended_why: why it ended.
        used_at: when it was last chosen as the one that commands mean (UTC).
    """

    kind: ClassVar[str] = "mentorship"
    table: ClassVar[str] = "mentorships"
    letter: ClassVar[str] = "R"

    person: str = needed("person")
    role: Role = needed("as", "choice", choices=("mentee", "mentor"))
    focus: str | None = said("focus", "text")
    every: str | None = said("every", "cadence")
    ended_on: date | None = said("ended", "day")
    ended_why: str | None = said("because")
    used_at: datetime | None = None

    @property
    def may_lie_ahead(self) -> bool:
        """It can begin on a day to come."""
        return True

    @property
    def headline(self) -> str:
        """The person's name."""
        return self.person

    @property
    def they_are(self) -> str:
        """What the other one is to me: "mentor" or "mentee"."""
        return "mentor" if self.role == "mentee" else "mentee"

    @property
    def rhythm(self) -> str:
        """How often we mean to talk, as one says it, or "" where it is not said."""
        from mentorlog.cadence import read_cadence  # noqa: PLC0415 - seldom said

        return str(read_cadence(self.every)) if self.every else ""

    def end(self, *, on: date, why: str | None) -> Mentorship:
        """The mentorship, ended.

        Raises:
            UsageError: it has ended already, or would end before it began.
        """
        if self.ended_on is not None:
            message = f"{self.person}: this ended already on {say_day(self.ended_on)}."
            raise UsageError(message)
        if on < self.day:
            message = f"{self.person}: it began on {say_day(self.day)}, after that day."
            raise UsageError(message)
        return replace(self, ended_on=on, ended_why=why)

    def use(self, *, at: datetime) -> Mentorship:
        """The mentorship that commands mean from now on."""
        return replace(self, used_at=at)

    def words(self) -> tuple[str, ...]:
        """What was understood."""
        return (
            f"{self.person} ({self.they_are})",
            f"since {say_day(self.day)}",
            *((self.rhythm,) if self.every else ()),
            *((f"ended {say_day(self.ended_on)}",) if self.ended_on else ()),
        )

    def row(self, today: date, person: str) -> dict[str, str]:
        """The mentorship's line in a list."""
        return {
            "ID": self.ref,
            "Person": self.person,
            "I am the": self.role,
            "Since": say_short(self.day, today),
            "Rhythm": self.rhythm,
            "State": "ended " + say_short(self.ended_on, today)
            if self.ended_on
            else "",
        }

    def facts(self, today: date, person: str) -> dict[str, str]:
        """What `show` tells of the mentorship."""
        return super().facts(today, person) | {"Because": self.ended_why or ""}
