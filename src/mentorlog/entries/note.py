"""A note: anything worth keeping between sessions."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from mentorlog.entries.fields import needed, said
from mentorlog.entries.record import Kept, first_line
from mentorlog.frozen import dataclass
from mentorlog.period import say_day, say_short

if TYPE_CHECKING:
    from datetime import date


@dataclass(frozen=True, kw_only=True, eq=False, repr=False)
class Note(Kept):
    """Anything worth keeping.

    Attributes:
        text: the note, as it was written.
        mood: how one feels, 1 to 5.
    """

    kind: ClassVar[str] = "note"
    table: ClassVar[str] = "notes"
    letter: ClassVar[str] = "N"

    text: str = needed("text", "text")
    mood: int | None = said("mood", "score")

    @property
    def headline(self) -> str:
        """How it begins."""
        return first_line(self.text)

    def words(self) -> tuple[str, ...]:
        """What was understood."""
        return (
            self.headline,
            say_day(self.day),
            *((f"mood {self.mood} of 5",) if self.mood else ()),
        )

    def row(self, today: date, person: str) -> dict[str, str]:
        """The note's line in a list."""
        return {
            "ID": self.ref,
            "Day": say_short(self.day, today),
            "Note": self.headline,
            "Mood": f"{self.mood} of 5" if self.mood else "",
        }
