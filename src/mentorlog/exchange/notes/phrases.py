"""Comparing titles with the phrases of `words.py` and `talk_words.py`."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

_ANY = "…"


@dataclass(frozen=True, kw_only=True, slots=True)
class _Phrase:
    words: tuple[frozenset[str], ...]
    open_start: bool
    open_end: bool

    def fits(self, title: list[str]) -> bool:
        spare = len(title) - len(self.words)
        if spare < 0:
            return False
        first = 0 if self.open_end else spare
        last = spare if self.open_start else 0
        return any(self._fits_at(title, start) for start in range(first, last + 1))

    def _fits_at(self, title: list[str], start: int) -> bool:
        return all(
            title[start + offset] in choices
            for offset, choices in enumerate(self.words)
        )


def fits_any(phrases: tuple[str, ...], title: list[str]) -> bool:
    """Whether the words of a title fit one of some phrases."""
    return any(phrase.fits(title) for phrase in _parsed(phrases))


@cache
def _parsed(phrases: tuple[str, ...]) -> tuple[_Phrase, ...]:
    return tuple(map(_parse, phrases))


def _parse(phrase: str) -> _Phrase:
    words = phrase.split()
    return _Phrase(
        words=tuple(_choices(word) for word in words if word != _ANY),
        open_start=words[0] == _ANY,
        open_end=words[-1] == _ANY,
    )


def _choices(word: str) -> frozenset[str]:
    choices: set[str] = set()
    for choice in word.split("|"):
        singular = choice.removesuffix("(s)")
        choices.add(singular)
        if singular != choice:
            choices.add(singular + "s")
    return frozenset(choices)
