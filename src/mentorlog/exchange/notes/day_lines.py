"""Telling lines that say only a day, such as "*(June 3rd, 2021)*", from prose."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from mentorlog.exchange.notes.months import is_weekday
from mentorlog.exchange.notes.when import Said, days_said
from mentorlog.exchange.notes.words import word_set

if TYPE_CHECKING:
    from datetime import date

# Words that may stand beside a day without making the line prose.
_BESIDE = word_set("""
    am at coding conducted date dated day during est for from gmt gsoc held hours hrs in
    ist meet meeting call cet cest of on online pm sync the this time to took place utc
    via week weekly zoom google jitsi teams discord slack
""")
_TIME_OR_NUMBER = re.compile(r"\d+(?:[:.]\d+)*(?:am|pm)?", re.IGNORECASE)
_WORD = re.compile(r"[^\W_](?:[\w.:]*\w)?")
_EMPTY_BRACKETS = re.compile(r"\(\s*\)|\[\s*\]|\{\s*\}|<\s*>")
_LOOSE = " \t-–—−:;,.|•*_~`\"'()[]"
_HELD = re.compile(
    r"\b(?:meeting|meet|met|call|sync|session)\b.{0,60}?\b(?:on|held|dated)\b"
    r"|\b(?:held|took place|conducted|happened|met) on\b",
    re.IGNORECASE,
)
_OPENING = re.compile(r"[\s(\[*_]*")
_CLOSING = frozenset(")]:-–—")
_NOT_NOW = re.compile(
    r"\b(?:next|will|would|shall|last|previous|upcoming|until|till|before|by|since|"
    r"deadline|schedule[ds]?|planned)\b",
    re.IGNORECASE,
)


def day_line(text: str, near: date | None = None) -> Said | None:
    """The day (or range of days) of a line that says little else, or None."""
    said = days_said(text, near)
    if not said:
        return None
    rest = _without(text, said)
    for word in _WORD.findall(rest):
        if _TIME_OR_NUMBER.fullmatch(word) or is_weekday(word):
            continue
        if word.casefold() not in _BESIDE:
            return None
    return next((one for one in said if not one.is_range), said[0])


def day_told(text: str) -> Said | None:
    """The day told in prose: "(June 3, 2021) We …", "It was held on June 3, 2021"."""
    first = next(iter(days_said(text)), None)
    if first and not first.is_range and _OPENING.fullmatch(text[: first.start]):
        after = text[first.end :].lstrip()[:1]
        if after in _CLOSING:
            return first
    for sentence in re.split(r"(?<=[.!?])\s+(?=[A-Z])", text):
        held = _HELD.search(sentence)
        if held is None or _NOT_NOW.search(sentence):
            continue
        for said in days_said(sentence):
            if not said.is_range and said.start >= held.start():
                return said
    return None


def title_day(title: str, near: date | None = None) -> tuple[str, Said | None]:
    """Part a title into its words and its day; a range gives no day."""
    said = days_said(title, near)
    if not said:
        return title, None
    day = next((one for one in said if not one.is_range), None)
    return _without(title, said).strip(_LOOSE), day


def _without(text: str, said: tuple[Said, ...]) -> str:
    for one in reversed(said):
        text = text[: one.start] + " " + text[one.end :]
    return _EMPTY_BRACKETS.sub(" ", text)
