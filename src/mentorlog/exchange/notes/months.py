"""The names of months and weekdays as people write them, misspelt ones included."""

from __future__ import annotations

from difflib import SequenceMatcher
from functools import lru_cache

MONTHS = (
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
)
WEEKDAYS = (
    "monday",
    "tuesday",
    "wednesday",
    "thursday",
    "friday",
    "saturday",
    "sunday",
)
_SHORTEST = 3
_CLOSE_ENOUGH = 0.75


@lru_cache(maxsize=1024)
def month_number(word: str) -> int | None:
    """The month (1 to 12) a word names: in full or cut short ("Jun", "Sept.")."""
    word = word.casefold().rstrip(".")
    if len(word) < _SHORTEST:
        return None
    for number, name in enumerate(MONTHS, start=1):
        if name.startswith(word):
            return number
    return None


@lru_cache(maxsize=1024)
def likely_month(word: str) -> int | None:
    """The month a word names, also when misspelt; None where two are as likely."""
    exact = month_number(word)
    if exact is not None:
        return exact
    word = word.casefold().rstrip(".")
    if len(word) < _SHORTEST:
        return None
    likely = sorted(
        (SequenceMatcher(None, word, name).ratio(), number)
        for number, name in enumerate(MONTHS, start=1)
        if name[0] == word[0]
    )
    if not likely or likely[-1][0] < _CLOSE_ENOUGH:
        return None
    if len(likely) > 1 and likely[-1][0] == likely[-2][0]:
        return None
    return likely[-1][1]


def is_weekday(word: str) -> bool:
    """Whether a word names a weekday, in full or cut to three letters or more."""
    word = word.casefold().rstrip(".")
    return len(word) >= _SHORTEST and any(day.startswith(word) for day in WEEKDAYS)
