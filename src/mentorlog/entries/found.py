"""An entry together with what surrounds it, as it is handed to whoever shows it."""

from __future__ import annotations

from dataclasses import field
from typing import TYPE_CHECKING, Generic, TypeVar

from mentorlog.entries.record import Entry
from mentorlog.frozen import dataclass

if TYPE_CHECKING:
    from collections.abc import Mapping

E_co = TypeVar("E_co", bound=Entry, covariant=True)


@dataclass(frozen=True, kw_only=True, eq=False, repr=False)
class Found(Generic[E_co]):
    """An entry and its surroundings.

    Attributes:
        entry: the entry.
        person: the other one's name in its mentorship.
        tags: its tags, in alphabetical order.
        belongs: what belongs to it: word → IDs, in order (see `Entry.belongs`).
    """

    entry: E_co
    person: str = ""
    tags: tuple[str, ...] = ()
    belongs: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
