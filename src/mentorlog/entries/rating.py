"""A rating: how far a skill has come on a day, and what shows it."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, Literal

from mentorlog.entries.fields import needed, said
from mentorlog.entries.record import Kept
from mentorlog.frozen import dataclass
from mentorlog.period import say_day, say_short

if TYPE_CHECKING:
    from datetime import date

Rater = Literal["me", "them"]
RATERS: tuple[Rater, ...] = ("me", "them")

LEVELS = {
    1: "novice",
    2: "advanced beginner",
    3: "competent",
    4: "proficient",
    5: "expert",
}
"""The scale, after Dreyfus and Dreyfus; `docs/skills.md` says what each means."""


@dataclass(frozen=True, kw_only=True)
class Rating(Kept):
    """How far a skill has come on a day, as one side sees it.

    Attributes:
        skill_id: the skill.
        level: 1 (novice) to 5 (expert).
        rater: whose view it is: mine, or theirs.
        evidence: IDs of the entries that show it.
        note: what there is to say of it.
    """

    kind: ClassVar[str] = "rating"
    table: ClassVar[str] = "ratings"
    letter: ClassVar[str] = "L"

    skill_id: int = needed("skill", "ref", letter="K")
    level: int = needed("level", "score")
    rater: Rater = said("by", "choice", choices=RATERS, default="me")
    evidence: tuple[str, ...] = said("evidence", "refs", default=())
    note: str | None = said("note", "text")

    @classmethod
    def missing(cls, number: int) -> str:
        """What to say where there is none of that number."""
        return f"There is no rating L{number}. See what there is: mentorlog skill list"

    @property
    def headline(self) -> str:
        """The skill and its level."""
        return f"K{self.skill_id} at {self.level} of 5, {LEVELS[self.level]}"

    def whose(self, person: str) -> str:
        """Whose view it is: "me", or the other one's name."""
        return "me" if self.rater == "me" else person

    def words(self) -> tuple[str, ...]:
        """What was understood."""
        return (
            self.headline,
            f"by {self.rater}",
            say_day(self.day),
            " ".join(self.evidence),
        )

    def row(self, today: date, person: str) -> dict[str, str]:
        """The rating's line in a list."""
        return {
            "ID": self.ref,
            "Day": say_short(self.day, today),
            "By": self.whose(person),
            "Level": say_level(self.level),
            "Evidence": " ".join(self.evidence),
            "Note": self.note or "",
        }

    def facts(self, today: date, person: str) -> dict[str, str]:
        """What `show` tells of the rating."""
        return {
            "Skill": f"K{self.skill_id}",
            "Day": say_day(self.day),
            "By": self.whose(person),
            "Evidence": " ".join(self.evidence),
        }


def say_level(level: int) -> str:
    """A level with its word: "3 competent"."""
    return f"{level} {LEVELS[level]}"
