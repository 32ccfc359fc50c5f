"""Taking the words of a due day off the end of a promise; they stay as written."""

from __future__ import annotations

import re
from functools import cache

from mentorlog.exchange.notes.months import MONTHS, WEEKDAYS

_DAY_NAME = "|".join(f"{day[:3]}(?:{day[3:]})?" for day in WEEKDAYS)
_MONTH_NAME = "|".join(f"{month[:3]}(?:{month[3:]})?|{month[:4]}" for month in MONTHS)
_TH = r"(?:st|nd|rd|th)?"
_ENDING = r"(?:the\s+)?(?:end|start|beginning|middle)\s+of\s+"
_SPAN = r"(?:day|week|month|quarter|year)"
_DAY = rf"""
    (?:{_ENDING})? (?:
        today | tonight | tomorrow | noon
      | (?:the\s+|this\s+|next\s+|coming\s+)? (?:{_DAY_NAME})
      | (?:the\s+|this\s+|next\s+|coming\s+) {_SPAN}
      | {_SPAN}
      | (?:this\s+|next\s+)? (?:{_MONTH_NAME})\.? (?:\s+\d{{1,2}}{_TH})?
        (?:,?\s+\d{{4}})?
      | (?:the\s+)? \d{{1,2}}{_TH} (?:\s+of)? \s+ (?:{_MONTH_NAME})\.? (?:,?\s+\d{{4}})?
      | (?:the\s+)? \d{{1,2}}(?:st|nd|rd|th)
      | \d{{4}}-\d{{2}}-\d{{2}}
      | \d{{1,2}}[./]\d{{1,2}}[./]\d{{2,4}}
      | in\s+(?:\d+|an?|one|two|three|four|six)\s+{_SPAN}s?
      | (?:this\s+|next\s+)? weekend
      | eod | eow | eom
    )
"""
_BY = r"(?:by|due(?:\s+(?:by|on))?|before|until|till|no\s+later\s+than)"
_IN_BRACKETS = (
    rf"\s*[(\[]\s*{_BY}\s*:?\s+(?P<day>[^()\[\]]{{1,40}}?)\s*[)\]]\s*[.!]?\s*$"
)
_TRAILING = rf"[\s,;–—-]+{_BY}:?\s+(?P<day>{_DAY})\s*[.!]?\s*$"
_MAYBE = re.compile(rf"\b{_BY}\b", re.IGNORECASE)
_BARE_SPAN = re.compile(_SPAN, re.IGNORECASE)


def take_due(text: str) -> tuple[str, str | None]:
    """Part a promise from its due day.

    Args:
        text: the promise, such as "send the paper (by Friday)".

    Returns:
        The promise without the due words, and the day's words ("Friday") or None.
    """
    if not _MAYBE.search(text):
        return text, None
    match = _pattern(_IN_BRACKETS).search(text) or _pattern(_TRAILING).search(text)
    if match is None or not text[: match.start()].strip():
        return text, None
    day = " ".join(match["day"].split()).rstrip(".")
    if _BARE_SPAN.fullmatch(day):  # "week by week"
        return text, None
    return text[: match.start()].rstrip(), day


@cache
def _pattern(spelling: str) -> re.Pattern[str]:
    return re.compile(spelling, re.IGNORECASE | re.VERBOSE)
