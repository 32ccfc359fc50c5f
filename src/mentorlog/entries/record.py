"""What everything in a journal has in common."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from mentorlog.entries.fields import needed, said

if TYPE_CHECKING:
    from datetime import date, datetime


@dataclass(frozen=True, kw_only=True)
class Record:
    """A row of the journal.

    Attributes:
        id: the number, per kind and never reused; 0 before it is written.
        uid: the identity across files and computers; empty before it is written.
        created_at: when it was written (UTC).
        updated_at: when it was last changed (UTC).
        deleted_at: when it went to the trash (UTC), or None.
    """

    kind: ClassVar[str]
    table: ClassVar[str]

    id: int = 0
    uid: str = ""
    created_at: datetime | None = None
    updated_at: datetime | None = None
    deleted_at: datetime | None = None


@dataclass(frozen=True, kw_only=True)
class Entry(Record):
    """A record that people name by an ID such as `G3`.

    Attributes:
        day: the calendar day that it belongs to.
        private: never in what is shared.
    """

    letter: ClassVar[str]
    belongs: ClassVar[dict[str, tuple[str, str]]] = {}
    """What belongs to it: word → (kind, the column over there that names it)."""

    day: date = needed("on", "day")
    private: bool = said("private", "yes", default=False)

    @property
    def ref(self) -> str:
        """The ID for people, such as `G3`."""
        return f"{self.letter}{self.id}"

    @property
    def mentorship_id(self) -> int:
        """The mentorship that it belongs to (a mentorship belongs to itself)."""
        return self.id

    @property
    def headline(self) -> str:
        """The entry in one line: its title, or how its text begins."""
        raise NotImplementedError

    def words(self) -> tuple[str, ...]:
        """What was understood, piece by piece, for the line that a write echoes."""
        return (self.headline,)

    def row(self, today: date, person: str) -> dict[str, str]:
        """The entry's line in a list: column → text."""
        raise NotImplementedError

    def facts(self, today: date, person: str) -> dict[str, str]:
        """What `show` tells beside the headline and the text: label → words."""
        return {
            name: text for name, text in self.row(today, person).items() if name != "ID"
        }


@dataclass(frozen=True, kw_only=True)
class Kept(Entry):
    """An entry that belongs to a mentorship.

    Attributes:
        mentorship_id: that mentorship.
    """

    mentorship_id: int = 0


def first_line(text: str) -> str:
    """How a Markdown text begins: its first line with words, without its marks."""
    for line in text.splitlines():
        words = line.strip().lstrip("#>*-+ \t").strip()
        if words and not words.startswith(("<!--", "```", "---")):
            return words
    return ""
