"""What everything in a journal has in common."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, ClassVar

from mentorlog.entries.fields import needed, said
from mentorlog.frozen import dataclass

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date, datetime


@dataclass(frozen=True, kw_only=True, eq=False, repr=False)
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

    # Written once for all kinds: what `dataclass` makes of its own for each class costs
    # every command more time than all of its reading and writing.

    def __eq__(self, other: object) -> bool:
        return type(other) is type(self) and self.__dict__ == other.__dict__

    def __hash__(self) -> int:
        return hash((self.kind, self.uid, self.id))

    def __repr__(self) -> str:
        told = ", ".join(f"{name}={value!r}" for name, value in self.__dict__.items())
        return f"{type(self).__name__}({told})"


@dataclass(frozen=True, kw_only=True, eq=False, repr=False)
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

    @classmethod
    def missing(cls, number: int) -> str:
        """What to say where there is none of that number."""
        return (
            f"There is no {cls.kind} {cls.letter}{number}. See what there is:"
            f" mentorlog {cls.kind} list"
        )

    @property
    def ref(self) -> str:
        """The ID for people, such as `G3`."""
        return f"{self.letter}{self.id}"

    @property
    def mentorship_id(self) -> int:
        """The mentorship that it belongs to (a mentorship belongs to itself)."""
        return self.id

    @property
    def may_lie_ahead(self) -> bool:
        """Whether its day may be one to come: most tell of what has happened."""
        return False

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


@dataclass(frozen=True, kw_only=True, eq=False, repr=False)
class Kept(Entry):
    """An entry that belongs to a mentorship.

    Attributes:
        mentorship_id: that mentorship.
    """

    mentorship_id: int = 0


LINK = re.compile(r"\[([^\[\]]+)\]\([^()\s]*\)")
"""A link of Markdown; its label is group 1."""

MARKS = ("#", "##", "###", "####", "#####", "######", ">", "-", "*", "+")
"""What may stand before the words of a Markdown line, with a blank between."""


def first_line(text: str) -> str:
    """How a Markdown text begins: the first words under its headings.

    Headings, and lines that are a remark in emphasis (such as a day), count only where
    there is nothing else; comments, rules and code fences never do.
    """
    remark, heading = "", ""
    for line in _outside_comments(text):
        words = line.strip()
        if words.startswith("#"):
            heading = heading or _without_marks(words)
        elif words.strip("-*_=`~ "):
            if not _is_remark(words):
                return _without_marks(words)
            remark = remark or words
    return heading or remark


def _outside_comments(text: str) -> Iterator[str]:
    inside = False
    for line in text.splitlines():
        begins = line.lstrip().startswith("<!--")
        if not inside and not begins:
            yield line
        inside = (inside or begins) and "-->" not in line


def _is_remark(words: str) -> bool:
    return words[0] == words[-1] and words[0] in "*_`"


def _without_marks(words: str) -> str:
    mark, _, rest = words.partition(" ")
    while rest and mark in MARKS:
        words = rest.strip()
        mark, _, rest = words.partition(" ")
    return LINK.sub(r"\1", words)
