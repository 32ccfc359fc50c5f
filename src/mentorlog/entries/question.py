"""A question: open, worth asking; one's own, or one that comes with the program."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, Literal

from mentorlog.entries.fields import needed
from mentorlog.entries.record import Kept, first_line
from mentorlog.frozen import dataclass
from mentorlog.period import say_day

if TYPE_CHECKING:
    from datetime import date

Subject = Literal["goals", "growth", "challenge", "relationship", "closing"]
SUBJECTS = ("goals", "growth", "challenge", "relationship", "closing")

LAST_OF_BANK = 99
"""The highest number of a question that comes with the program; own ones follow 100."""


@dataclass(frozen=True, kw_only=True)
class Question(Kept):
    """An open question.

    Attributes:
        text: the question.
        about: its subject: goals, growth, challenge, relationship or closing.
    """

    kind: ClassVar[str] = "question"
    table: ClassVar[str] = "questions"
    letter: ClassVar[str] = "Q"

    text: str = needed("text", "text")
    about: Subject = needed("about", "choice", choices=SUBJECTS)

    @classmethod
    def missing(cls, number: int) -> str:
        """What to say where there is none of that number in the journal."""
        if 0 < number <= LAST_OF_BANK:
            return (
                f"Q1 to Q{LAST_OF_BANK} come with the program and stay as they are;"
                " your own can be changed: mentorlog question list"
            )
        return no_question(number)

    @property
    def is_own(self) -> bool:
        """Whether somebody wrote it into the journal."""
        return self.id > LAST_OF_BANK

    @property
    def headline(self) -> str:
        """How it begins."""
        return first_line(self.text)

    def words(self) -> tuple[str, ...]:
        """What was understood."""
        return (self.headline, f"about {self.about}")

    def row(self, today: date, person: str) -> dict[str, str]:
        """The question's line in a list."""
        return {"ID": self.ref, "About": self.about, "Question": self.headline}

    def facts(self, today: date, person: str) -> dict[str, str]:
        """What `show` tells of the question."""
        return {
            "About": self.about,
            "Written": say_day(self.day) if self.is_own else "",
        }


def no_question(number: int) -> str:
    """What to say where a number stands for no question at all."""
    return f"There is no question Q{number}. See what there is: mentorlog question list"
