"""Reading the absolute days that people write in notes; it never guesses one."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from functools import cache, lru_cache

from mentorlog.exchange.notes.months import likely_month, month_number
from mentorlog.frozen import dataclass

_YEAR = r"(?P<y>20\d\d(?!\d))"
_MONTH = r"\b(?P<mon>[^\W\d_]{3,10})"
_MONTH_DOT = rf"{_MONTH}\b\.?"
_DAY = r"(?P<d>\d{1,2})"
_FREE_DAY = r"(?<![\d/.:-])(?P<d>\d{1,2})"
_TWO_DIGITS = r"\d{1,2}(?!\d)"
_TH = r"(?:\s?(?:st|nd|rd|th|ts|sth|rth)\b)?"
_GAP = r"[\s,./\-]"
_SLASH = r"\s?[-./]\s?"
_WEEKDAY = r"(?:\s*[,(]?\s*(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*\)?)?"
_DASH = r"\s*(?:-|–|—|−|~|→|\bto\b|\btill?\b|\buntil\b|\bthrough\b|\bupto\b)\s*"
_AND = r"\s*(?:&|/|\band\b)\s*"
# The second of two days in one month: "3 - 10 June 2021" is a range, "June 3 & 5" two.
_AND_DAY = rf"{_TH}(?P<gap>{_DASH}|{_AND}){_TWO_DIGITS}{_TH}"

_NUMERIC = (
    r"(?<![\w/.-])(?P<n1>\d\d?)(?P<sep>[-./])(?P<n2>\d\d?)(?P=sep)(?P<y>20\d\d|\d\d)"
    r"(?![\w/]|[.-]\d)"
)

# How days are spelt; where two spellings fit the same words, the earlier one is taken.
_SPELLINGS = (
    # 2021-06-03, 2021.6.3, 2021/06/03
    rf"(?<!\d)(?<!\d[/.]){_YEAR}{_SLASH}(?P<n1>\d\d?){_SLASH}(?P<n2>\d\d?)(?!\d)",
    # June 3 - 10, 2021; June 3rd & 5th, 2021; the year may be missing
    rf"{_MONTH_DOT}{_GAP}*{_DAY}{_AND_DAY}(?:{_GAP}+{_YEAR})?",
    # 3 - 10 June 2021
    rf"{_FREE_DAY}{_AND_DAY}\s*,?\s*(?:of\s+)?{_MONTH_DOT}(?:{_GAP}*{_YEAR})?",
    # June 3rd, 2021; June,03,2021; Jun 3,2021; June 3 (Thu), 2021
    rf"{_MONTH_DOT}{_GAP}*(?:the\s+)?{_DAY}{_TH}{_WEEKDAY}{_GAP}+'?{_YEAR}",
    # June 3rd2021, and June3, 2021
    rf"{_MONTH_DOT}{_GAP}*{_DAY}(?:st|nd|rd|th){_YEAR}",
    rf"{_MONTH}{_DAY}{_TH}{_GAP}+{_YEAR}",
    # 3 June 2021; 3rd of June, 2021; 03-Jun-2021
    rf"{_FREE_DAY}{_TH}(?:\s*[,.]?\s*(?:of\s+)?|[-/]){_MONTH_DOT}{_GAP}*'?{_YEAR}",
    # 2021, June 3
    rf"(?<![\d/.-]){_YEAR}{_GAP}+{_MONTH_DOT}{_GAP}+{_DAY}(?!\d){_TH}",
    # 03/06/2021, 3.6.2021, 3-6-21: the day or the month first
    _NUMERIC,
    # June 3rd and 3 June, their year left out
    rf"{_MONTH_DOT}\s*{_DAY}(?!\d){_TH}",
    rf"{_FREE_DAY}{_TH}\s*(?:of\s+)?{_MONTH}\b",
)
_DIGIT = re.compile(r"\d")
_COMPACT_NAME = re.compile(r"(?<!\d)(20\d\d)([01]\d)([0-3]\d)(?!\d)")
_RANGE_GAP = re.compile(_DASH, re.IGNORECASE)
_PAIR_GAP = re.compile(_AND, re.IGNORECASE)
# Farther from the day that settles it, in days, a reading is not believed.
_NEAR = 31
_NEAR_YEAR = 100
_CENTURY = 2000
_LONGEST = 500  # characters; nobody writes the day of a meeting after that many


@dataclass(frozen=True, kw_only=True)
class Said:
    """A day as written.

    Attributes:
        words: the words themselves, from `start` to `end` of the text.
        day: the day, or None where the words name none (see `why`).
        why: one sentence on why there is no day, else "".
        is_range: whether it is a span of days, such as a week; its `day` is the first.
    """

    words: str
    start: int
    end: int
    day: date | None
    why: str = ""
    is_range: bool = False


@dataclass(frozen=True, kw_only=True)
class _Spelt:
    start: int
    end: int
    year: int | None
    month: int
    day: int
    numeric: bool = False
    is_range: bool = False


@lru_cache(maxsize=4096)
def days_said(text: str, near: date | None = None) -> tuple[Said, ...]:
    """Every absolute day in one line of text, in order.

    Args:
        text: one line, as plain text.
        near: a day that settles what the line leaves open: a missing year, or which
            of 03/06/2021 is the month. Without it these are not understood.

    Returns:
        The days and the ranges of days; what is spelt like a day but is none has
        `day` None and says why.
    """
    text = text[:_LONGEST]
    if not _DIGIT.search(text):
        return ()
    spelt = _join(_spelt(text), text)
    return tuple(_said(one, text, near) for one in spelt)


def day_of_name(name: str) -> Said | None:
    """The day a file name states, or None; only the name itself is looked at."""
    stem = re.split(r"[\\/]", name)[-1].replace("_", "-")
    stem = _COMPACT_NAME.sub(r"\1-\2-\3", stem)
    for said in days_said(stem):
        if not said.is_range and (said.day or _has_year(said.words)):
            return said
    return None


def _has_year(words: str) -> bool:
    return re.search(r"\d{4}", words) is not None


@cache
def _spellings() -> tuple[re.Pattern[str], ...]:
    return tuple(re.compile(spelling, re.IGNORECASE) for spelling in _SPELLINGS)


def _spelt(text: str) -> list[_Spelt]:
    found: list[_Spelt] = []
    for pattern in _spellings():
        for match in pattern.finditer(text):
            spelt = _understood(match)
            taken = any(s.start < match.end() and match.start() < s.end for s in found)
            if spelt is not None and not taken:
                found.append(spelt)
    return sorted(found, key=lambda spelt: spelt.start)


def _understood(match: re.Match[str]) -> _Spelt | None:
    parts = match.groupdict()
    year = parts.get("y")
    numeric = parts.get("n1") is not None
    if numeric:
        first, second = int(parts["n1"]), int(parts["n2"])
        month, day = (first, second) if "sep" not in parts else (second, first)
    else:
        read = likely_month if year else month_number
        named = read(parts["mon"])
        if named is None:
            return None
        month, day = named, int(parts["d"])
    gap = parts.get("gap")
    return _Spelt(
        start=match.start(),
        end=match.end(),
        year=None if year is None else int(year) % _CENTURY + _CENTURY,
        month=month,
        day=day,
        numeric="sep" in parts,
        is_range=gap is not None and _RANGE_GAP.fullmatch(gap) is not None,
    )


def _join(spelt: list[_Spelt], text: str) -> list[_Spelt]:
    """Make one range of two days with a dash between, lend a year across "&"."""
    joined: list[_Spelt] = []
    for one in spelt:
        before = joined[-1] if joined else None
        gap = text[before.end : one.start] if before else ""
        if before and not before.is_range and _RANGE_GAP.fullmatch(gap):
            year = before.year or one.year
            joined[-1] = replace(before, end=one.end, year=year, is_range=True)
            continue
        if before and before.year is None and _PAIR_GAP.fullmatch(gap):
            joined[-1] = replace(before, year=one.year)
        joined.append(one)
    return joined


def _said(spelt: _Spelt, text: str, near: date | None) -> Said:
    words = text[spelt.start : spelt.end].strip()
    said = Said(
        words=words,
        start=spelt.start,
        end=spelt.end,
        day=None,
        is_range=spelt.is_range,
    )
    readings = _readings(spelt, near)
    days = {day for day in map(_calendar_day, readings) if day is not None}
    if len(days) == 1 and spelt.year is not None:
        return replace(said, day=days.pop())
    if near is not None:
        reach = _NEAR_YEAR if spelt.year is None else _NEAR
        close = [day for day in days if abs((day - near).days) <= reach]
        if len(close) == 1:
            return replace(said, day=close[0])
    if spelt.year is None:
        return replace(said, why=f'The day "{words}" does not say its year.')
    if days:
        return replace(said, why=f'"{words}" can be read as two different days.')
    return replace(said, why=f'"{words}" is not a day of the calendar.')


def _readings(spelt: _Spelt, near: date | None) -> list[tuple[int, int, int]]:
    if spelt.year is None:
        if near is None:
            return []
        years = (near.year - 1, near.year, near.year + 1)
        return [(year, spelt.month, spelt.day) for year in years]
    readings = [(spelt.year, spelt.month, spelt.day)]
    if spelt.numeric and spelt.month != spelt.day:
        readings.append((spelt.year, spelt.day, spelt.month))
    return readings


def _calendar_day(parts: tuple[int, int, int]) -> date | None:
    try:
        return date(*parts)
    except ValueError:
        return None
