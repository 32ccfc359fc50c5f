"""Feedback: asked for, received or given."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, Literal

from mentorlog.entries.fields import needed, said
from mentorlog.entries.record import Kept, first_line
from mentorlog.frozen import dataclass
from mentorlog.period import say_day, say_short

if TYPE_CHECKING:
    from datetime import date

Direction = Literal["asked", "received", "given"]
Nature = Literal["strength", "improvement"]


@dataclass(frozen=True, kw_only=True, eq=False, repr=False)
class Feedback(Kept):
    """A piece of feedback, or a question for some.

    Attributes:
        direction: asked (I wait for it), received from them, or given to them.
        text: what was said; for a question, what it is about.
        about: what it is about, in words.
        goal_id: the goal it is about.
        session_id: the session it is about or was said in.
        stage: at which stage of the work ("outline", "draft", "after the talk").
        nature: a strength, or an improvement.
        answers_id: the question (`asked`) that it answers.
        due: for a question: the day by which an answer is hoped for.
    """

    kind: ClassVar[str] = "feedback"
    table: ClassVar[str] = "feedback"
    letter: ClassVar[str] = "F"
    belongs: ClassVar[dict[str, tuple[str, str]]] = {
        "actions": ("action", "feedback_id"),
        "answered_by": ("feedback", "answers_id"),
    }

    direction: Direction = needed(
        "direction", "choice", choices=("asked", "received", "given")
    )
    text: str = needed("text", "text")
    about: str | None = said("about")
    goal_id: int | None = said("goal", "ref", letter="G")
    session_id: int | None = said("session", "ref", letter="S")
    stage: str | None = said("stage")
    nature: Nature | None = said(
        "nature", "choice", choices=("strength", "improvement")
    )
    answers_id: int | None = said("answers", "ref", letter="F")
    due: date | None = said("by", "due")

    @property
    def headline(self) -> str:
        """How it begins."""
        return first_line(self.text)

    def words(self) -> tuple[str, ...]:
        """What was understood."""
        return (
            self.headline,
            self.direction,
            *((self.nature,) if self.nature else ()),
            *((f"about {self.about}",) if self.about else ()),
            *((f"G{self.goal_id}",) if self.goal_id else ()),
            *((f"S{self.session_id}",) if self.session_id else ()),
            say_day(self.day),
            *((f"hoped for by {say_day(self.due)}",) if self.due else ()),
            *((f"answers F{self.answers_id}",) if self.answers_id else ()),
        )

    def row(self, today: date, person: str) -> dict[str, str]:
        """The feedback's line in a list."""
        way = {"asked": "asked", "received": f"from {person}", "given": f"to {person}"}
        return {
            "ID": self.ref,
            "Day": say_short(self.day, today),
            "Way": way[self.direction],
            "Feedback": self.headline,
            "Nature": self.nature or "",
            "About": self.about
            or (f"G{self.goal_id}" if self.goal_id else "")
            or (f"S{self.session_id}" if self.session_id else ""),
        }

    def facts(self, today: date, person: str) -> dict[str, str]:
        """What `show` tells of the feedback."""
        return super().facts(today, person) | {
            "About": self.about or "",
            "Goal": f"G{self.goal_id}" if self.goal_id else "",
            "Session": f"S{self.session_id}" if self.session_id else "",
            "Stage": self.stage or "",
            "Answers": f"F{self.answers_id}" if self.answers_id else "",
            "Hoped for": say_day(self.due) if self.due else "",
        }
