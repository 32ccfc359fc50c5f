"""Reading a rhythm that somebody typed."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from mentorlog.cadence.days import (
    LAST,
    LAST_DAY,
    PLACES,
    WEEKDAY_WORDS,
    EveryDays,
    EveryMonths,
    OnDate,
    OnDayOfMonth,
    OnWeekday,
)
from mentorlog.errors import UsageError
from mentorlog.period import quoted

if TYPE_CHECKING:
    from mentorlog.cadence.days import Cadence

_WEEKDAY_NUMBER = {
    **{name: number for number, name in enumerate(WEEKDAY_WORDS)},
    **{name[:3]: number for number, name in enumerate(WEEKDAY_WORDS)},
}
_PLACE_NUMBER = {
    **{name: place for place, name in PLACES.items()},
    "1st": 1,
    "2nd": 2,
    "3rd": 3,
    "4th": 4,
}
_MOST_MONTHS = 999
"""As many as can be read back; nobody means more."""

# One word for a rhythm, in words that are read anyway.
_SYNONYMS = {
    "daily": "day",
    "weekly": "week",
    "fortnightly": "2 weeks",
    "fortnight": "2 weeks",
    "monthly": "month",
    "quarterly": "quarter",
    "yearly": "year",
}
_TWO_MEANINGS = {
    "biweekly": "“every 2 weeks” or “every 3 days”",
    "bimonthly": "“every 2 months” or “every 2 weeks”",
}
_COUNTS = {"a": 1, "one": 1, "other": 2, "two": 2, "three": 3, "four": 4, "six": 6}
_LETTERS = {"d": "day", "w": "week", "m": "month", "y": "year"}
_DAYS_IN = {"day": 1, "week": 7}
_MONTHS_IN = {"month": 1, "quarter": 3, "year": 12}

_EVERY = r"(?:every|each|once (?:a|every)) "
_INTERVAL = r"(?:(?P<digits>[0-9]{1,3}) ?|(?P<word>[a-z]+) )?(?P<unit>[a-z]+)"
_ON = (
    r"(?:on )?(?:the )?(?:(?P<place>[a-z0-9]+) )?(?P<weekday>[a-z]+?day|[a-z]{3})s?"
    r"(?P<of> of (?:(?:the|each|every) )?month)?"
)
_DATE = (
    r"(?:month(?:ly)? )?(?:on )?(?:the )?"
    r"(?:(?P<last>last day)|(?P<ordinal>(?P<number>[0-9]{1,2})(?:st|nd|rd|th)))"
    r"(?: of (?:(?:the|each|every) )?month)?"
)


def read_cadence(text: str) -> Cadence:
    """The rhythm somebody means.

    Args:
        text: "2 weeks", "every 10 days", "weekly", "fortnightly", "month",
            "quarterly"; "friday"; "first friday", "second tuesday of the month",
            "last thursday"; "the 15th", "last day of the month".

    Raises:
        UsageError: it is none of these, or has two meanings, like "biweekly"; the
            sentence gives examples.
    """
    words = " ".join(text.split())
    words = words.lower() if words.isascii() else words
    every = re.match(_EVERY, words)
    rhythm = words[every.end() :] if every else words
    if either := _TWO_MEANINGS.get(rhythm.replace("-", "")):
        message = f"{quoted(text)} has two meanings: try {either}"
        raise UsageError(message)
    cadence = (
        _interval(_SYNONYMS.get(rhythm, rhythm))
        or _on_date(rhythm)
        or _on(rhythm, text, every)
    )
    if cadence is None:
        message = (
            f"{quoted(text)} is no rhythm: try “2 weeks”, “monthly”, “friday”,"
            " “first friday” or “the 15th”"
        )
        raise UsageError(message)
    return cadence


def _interval(rhythm: str) -> Cadence | None:
    found = re.fullmatch(_INTERVAL, rhythm)
    if not found:
        return None
    digits, word, unit = found["digits"], found["word"], found["unit"]
    if digits or word:
        unit = unit.removesuffix("s")
    if digits:
        unit = _LETTERS.get(unit, unit)
    count = int(digits) if digits else _COUNTS.get(word or "one", 0)
    if count and unit in _DAYS_IN:
        return EveryDays(count * _DAYS_IN[unit])
    months = count * _MONTHS_IN.get(unit, 0)
    return EveryMonths(months) if 0 < months <= _MOST_MONTHS else None


def _on_date(rhythm: str) -> Cadence | None:
    found = re.fullmatch(_DATE, rhythm)
    if not found:
        return None
    number = LAST_DAY if found["last"] else int(found["number"])
    cadence = OnDate(number) if 1 <= number <= LAST_DAY else None
    # "The 22th" is a slip for one of two days.
    right = cadence and (found["last"] or cadence.ordinal == found["ordinal"])
    return cadence if right else None


def _on(rhythm: str, text: str, every: re.Match[str] | None) -> Cadence | None:
    found = re.fullmatch(_ON, rhythm)
    weekday = _WEEKDAY_NUMBER.get(found["weekday"]) if found else None
    if not found or weekday is None:
        return None
    if not found["place"]:
        return None if found["of"] else OnWeekday(weekday)
    place = _PLACE_NUMBER.get(found["place"])
    if place is None:
        return None
    cadence = OnDayOfMonth(place, weekday)
    if every and not found["of"] and place not in {1, LAST}:
        either = f"“{cadence.text} of the month” or “{place} weeks”"
        message = f"{quoted(text)} has two meanings: try {either}"
        raise UsageError(message)
    return cadence
