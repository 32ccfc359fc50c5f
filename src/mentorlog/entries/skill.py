"""A skill: what one gets better at, rated now and then."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from mentorlog.entries.fields import needed
from mentorlog.entries.record import Kept
from mentorlog.frozen import dataclass
from mentorlog.period import say_day, say_short

if TYPE_CHECKING:
    from datetime import date


@dataclass(frozen=True, kw_only=True)
class Skill(Kept):
    """What one gets better at.

    Attributes:
        name: what it is called.
    """

    kind: ClassVar[str] = "skill"
    table: ClassVar[str] = "skills"
    letter: ClassVar[str] = "K"
    belongs: ClassVar[dict[str, tuple[str, str]]] = {"ratings": ("rating", "skill_id")}

    name: str = needed("name")

    @property
    def headline(self) -> str:
        """The name."""
        return self.name

    def row(self, today: date, person: str) -> dict[str, str]:
        """The skill's line in a list."""
        return {
            "ID": self.ref,
            "Skill": self.name,
            "Since": say_short(self.day, today),
        }

    def facts(self, today: date, person: str) -> dict[str, str]:
        """What `show` tells of the skill."""
        return {"Since": say_day(self.day)}
