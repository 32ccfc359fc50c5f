"""What all mentorships of a journal share: chance, words, numbers and UUIDs."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING
from uuid import UUID

from bench.words import Speaker

if TYPE_CHECKING:
    from random import Random

FIRST_OWN_QUESTION = 101


class Writer:
    """Who writes the journal.

    Args:
        chance: where everything that differs comes from.
    """

    def __init__(self, chance: Random) -> None:
        self.chance = chance
        self.say = Speaker(chance)
        self._numbers = Counter(question=FIRST_OWN_QUESTION - 1)

    def uid(self) -> str:
        """A UUID that is the same every time."""
        return str(UUID(int=self.chance.getrandbits(128), version=4))

    def next(self, kind: str) -> int:
        """The number of the next entry of a kind."""
        self._numbers[kind] += 1
        return self._numbers[kind]

    def often(self, share: float) -> bool:
        """Whether it happens this time, of what happens in a share of all times."""
        return self.chance.random() < share
