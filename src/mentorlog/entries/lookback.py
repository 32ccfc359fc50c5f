"""A look back: what one made of a period, in one's own words."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from mentorlog.entries.fields import needed, said
from mentorlog.entries.record import Kept, first_line
from mentorlog.frozen import dataclass
from mentorlog.period import say_short, spanning

if TYPE_CHECKING:
    from datetime import date


@dataclass(frozen=True, kw_only=True)
class Lookback(Kept):
    """The answers at the end of a review: start, stop, continue, and what to change.

    The three questions are the Start-Stop-Continue retrospective.

    Attributes:
        first: the first day of the period looked back on.
        last: its last day.
        start: what to begin with.
        stop: what to leave.
        carry_on: what to continue.
        change: what to change in how one works together.
    """

    kind: ClassVar[str] = "lookback"
    table: ClassVar[str] = "lookbacks"
    letter: ClassVar[str] = "V"

    first: date = needed("first", "day")
    last: date = needed("last", "day")
    start: str | None = said("start")
    stop: str | None = said("stop")
    carry_on: str | None = said("continue")
    change: str | None = said("change")

    @classmethod
    def missing(cls, number: int) -> str:
        """What to say where there is none of that number."""
        return f"There is no look back V{number}. See: mentorlog review list"

    @property
    def headline(self) -> str:
        """The first answer: to which question, and how it begins."""
        given = (f"{q}: {first_line(answer)}" for q, answer in self.answers if answer)
        return next(given, "")

    @property
    def title(self) -> str:
        """The period looked back on, by its name."""
        return spanning(*sorted((self.first, self.last))).title

    @property
    def answers(self) -> tuple[tuple[str, str | None], ...]:
        """The questions in a word each, with their answers."""
        return (
            ("Start", self.start),
            ("Stop", self.stop),
            ("Continue", self.carry_on),
            ("Change", self.change),
        )

    def words(self) -> tuple[str, ...]:
        """What was understood."""
        return (self.title, self.headline)

    def row(self, today: date, person: str) -> dict[str, str]:
        """The look back's line in a list."""
        return {
            "ID": self.ref,
            "Period": self.title,
            "Look back": self.headline,
        }

    def facts(self, today: date, person: str) -> dict[str, str]:
        """What `show` tells of the look back."""
        return {
            "From": say_short(self.first, today),
            "To": say_short(self.last, today),
            **{question: answer or "" for question, answer in self.answers},
        }
