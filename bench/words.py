"""The words that a long life is told in: few that are common, many that are rare."""

from __future__ import annotations

from itertools import accumulate, count, product
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from random import Random

COMMONEST = tuple(
    "the and to a of in that it was for on she with as he I at but we what not this"  # noqa: SIM905 - a list would fill a page
    " from have about they which one would there my more if who been so her out when"
    " up time draft talk question outline letter team next week ask answer".split()
)
"""The words at the head of the list, the commonest first."""

BEGIN = ("b", "br", "d", "dr", "g", "gr", "h", "l", "m", "n", "p", "r", "s", "t", "v")
MIDDLE = ("a", "e", "i", "o", "u", "ai", "ea", "ou")
END = ("", "n", "r", "l", "s", "m", "nd", "st")
KNOWN = 20_000
"""So many words does anybody know."""


def _vocabulary() -> list[str]:
    """The words that there are, the commonest first.

    Beyond the first few they are made up of syllables: what is measured is how often
    they stand there, not what they say.
    """
    syllables = ["".join(sounds) for sounds in product(BEGIN, MIDDLE, END)]
    number = len(syllables)
    made = (
        syllables[place * 37 % number]
        + syllables[(place * 101 + place // number) % number]
        for place in count()
    )
    words = list(dict.fromkeys(COMMONEST))
    known = {word.lower() for word in words}
    for word in made:
        if word not in known:
            known.add(word)
            words.append(word)
        if len(words) == KNOWN:
            break
    return words


WORDS = _vocabulary()
"""All words, the commonest first."""
ORDINARY = WORDS[400]
"""A word that stands in about half a percent of all entries."""
WEIGHTS = list(accumulate(1 / rank for rank in range(1, KNOWN + 1)))
"""Zipf's law, summed up: the second word is half as common as the first, and so on."""


class Speaker:
    """Somebody who says things.

    Args:
        chance: decides what.
    """

    def __init__(self, chance: Random) -> None:
        self._chance = chance

    def words(self, least: int, most: int) -> str:
        """Some words, the first with a capital."""
        number = least + int(self._chance.random() * (most - least + 1))
        said = " ".join(self._chance.choices(WORDS, cum_weights=WEIGHTS, k=number))
        return said[0].upper() + said[1:]

    def text(self, sentences: int) -> str:
        """Some sentences in a line."""
        return " ".join(f"{self.words(6, 16)}." for _ in range(sentences))

    def note(self) -> str:
        """What is written down after a talk."""
        lines = (f"- {self.words(8, 18)}." for _ in range(3))
        return "\n".join(
            (
                "## Notes",
                *(self.text(2) for _ in range(2)),
                "## Takeaways",
                *lines,
            )
        )
