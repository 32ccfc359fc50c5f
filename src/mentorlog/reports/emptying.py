"""What emptying the trash would erase for good, and what it would leave."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mentorlog.entries.record import Entry
from mentorlog.frozen import dataclass
from mentorlog.reports.saying import count, entries

if TYPE_CHECKING:
    from mentorlog.entries.record import Record


@dataclass(frozen=True)
class Stays:
    """An entry of the trash that must stay.

    Attributes:
        entry: the entry.
        because: what refers to it, each as an ID, or as a kind where it has none.
    """

    entry: Entry
    because: tuple[str, ...]


@dataclass(frozen=True)
class Emptying:
    """What emptying the trash would do.

    Attributes:
        entries: the entries of the trash that go, the newest first.
        along: what goes along: parts of the entries, with an ID or without.
        loose: records without an ID that were thrown away by themselves, such as a
            tag that was taken off.
        stay: the entries of the trash that stay, and why.
    """

    entries: tuple[Entry, ...] = ()
    along: tuple[Record, ...] = ()
    loose: tuple[Record, ...] = ()
    stay: tuple[Stays, ...] = ()

    @property
    def records(self) -> tuple[Record, ...]:
        """All that goes."""
        return (*self.entries, *self.along, *self.loose)

    @property
    def parts(self) -> list[Entry]:
        """What goes along and has an ID."""
        return [record for record in self.along if isinstance(record, Entry)]

    @property
    def counted(self) -> str:
        """How much goes: "3 entries"."""
        if number := len(self.entries) + len(self.parts):
            return entries(number)
        return f"{count(len(self.loose), 'trace')} of what was taken off"
