"""A challenge: an obstacle, a conflict or a doubt, raised and resolved."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, ClassVar, Literal

from mentorlog.entries.fields import needed, said
from mentorlog.entries.record import Kept
from mentorlog.errors import UsageError
from mentorlog.frozen import dataclass
from mentorlog.period import say_day, say_short

if TYPE_CHECKING:
    from datetime import date

Nature = Literal["obstacle", "conflict", "doubt"]
NATURES: tuple[Nature, ...] = ("obstacle", "conflict", "doubt")


@dataclass(frozen=True, kw_only=True)
class Challenge(Kept):
    """Something that stands in the way, better raised than harboured.

    Attributes:
        title: what it is, in one line.
        nature: obstacle, conflict or doubt.
        raised_on: the day it was brought into the open, or None while unspoken.
        raised_how: how that went.
        resolved_on: the day it was resolved.
        outcome: how it ended.
        lesson: what is worth remembering of it.
    """

    kind: ClassVar[str] = "challenge"
    table: ClassVar[str] = "challenges"
    letter: ClassVar[str] = "X"

    title: str = needed("title")
    nature: Nature = said("kind", "choice", choices=NATURES, default="obstacle")
    raised_on: date | None = said("raised", "day")
    raised_how: str | None = said("note")
    resolved_on: date | None = None
    outcome: str | None = said("outcome")
    lesson: str | None = said("lesson")

    @property
    def headline(self) -> str:
        """The title."""
        return self.title

    @property
    def state(self) -> str:
        """How it stands: unspoken, raised or resolved."""
        if self.resolved_on:
            return "resolved"
        return "raised" if self.raised_on else "unspoken"

    def bring_up(self, *, on: date, note: str | None) -> Challenge:
        """The challenge, brought into the open."""
        if self.raised_on is not None:
            message = f"{self.ref} was raised already on {say_day(self.raised_on)}."
            raise UsageError(message)
        return replace(self, raised_on=on, raised_how=note or self.raised_how)

    def resolve(self, *, on: date, outcome: str, lesson: str | None) -> Challenge:
        """The challenge, resolved."""
        if self.resolved_on is not None:
            message = f"{self.ref} was resolved already on {say_day(self.resolved_on)}."
            raise UsageError(message)
        if self.raised_on is not None and on < self.raised_on:
            message = (
                f"{self.ref} was raised on {say_day(self.raised_on)}, after that day."
            )
            raise UsageError(message)
        return replace(
            self, resolved_on=on, outcome=outcome, lesson=lesson or self.lesson
        )

    def reopen(self) -> Challenge:
        """The challenge, open again: it came back, or was not over."""
        if self.resolved_on is None:
            message = f"{self.ref} is open."
            raise UsageError(message)
        return replace(self, resolved_on=None)

    def words(self) -> tuple[str, ...]:
        """What was understood."""
        return (
            self.title,
            self.nature,
            *((f"since {say_day(self.day)}",) if self.state == "unspoken" else ()),
            *((f"raised {say_day(self.raised_on)}",) if self.raised_on else ()),
            *((f"resolved {say_day(self.resolved_on)}",) if self.resolved_on else ()),
        )

    def row(self, today: date, person: str) -> dict[str, str]:
        """The challenge's line in a list."""
        return {
            "ID": self.ref,
            "Challenge": self.title,
            "Kind": self.nature,
            "Since": say_short(self.day, today),
            "Raised": say_short(self.raised_on, today) if self.raised_on else "",
            "State": self.state,
        }

    def facts(self, today: date, person: str) -> dict[str, str]:
        """What `show` tells of the challenge."""
        return super().facts(today, person) | {
            "Since": say_day(self.day),
            "Raised": say_day(self.raised_on) if self.raised_on else "",
            "How": self.raised_how or "",
            "Resolved": say_day(self.resolved_on) if self.resolved_on else "",
            "Outcome": self.outcome or "",
            "Lesson": self.lesson or "",
        }
