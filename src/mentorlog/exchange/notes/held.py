"""Telling from the words of a note that a meeting did not take place."""

from __future__ import annotations

import re
from functools import cache

_NOT = r"(?:\s*not|n['’]?t|\s*never)"
_TALK = r"(?:meetings?|meet|calls?|sync|sessions?|meetup)"
_MEETING = r"(?:meetings?|meet|sync|meetup)"
_BE = r"(?:was|is|got|has\s+been|had\s+been|were|to\s+be|had\s+to\s+be)"
_OFF = r"(?:cancell?ed|called\s+off|(?<=was )skipped|(?<=been )skipped)"
_MOVED = r"(?:postponed|re-?\s?scheduled|deferred)"
_DID_NOT = (
    rf"(?:did|was|could|has|were|had){_NOT}\s+(?:be\s+)?"
    r"(?:take\s+place|taken\s+place|happen(?:ed)?|occur(?:red)?|held|conducted|"
    r"organi[sz]ed)"
)
# Up to seven words between the meeting and what became of it, in one clause: not "in
# this meeting we discussed that the demo was postponed".
_SAME_CLAUSE = (
    r"(?:,?\s+(?!(?:and|but|i|that|we|where|which|decided|discussed)\b)"
    r"[\w'’/()-]+){0,7}?,?\s+"
)
_ENDS = r"(?=\W*$|\s*[.!,;]|\s+(?:as|because|by|due|for|on|since|this|till|to|until)\b)"
_NO_TALK = (
    rf"\b(?:there\s+(?:was|were|is)|(?:we|i)\s+had|had)\s+no\s+(?:\w+\s+)?{_MEETING}\b",
    rf"\bthere\s+(?:was|were){_NOT}\s+(?:an?|any)\s+(?:\w+\s+)?{_MEETING}\b",
    rf"^\W*no\s+(?:\w+\s+)?{_TALK}\b(?!\s+(?:minutes|notes|summary))",
    rf"\bno\s+(?:\w+\s+)?{_TALK}\s+(?:was|were|held|happened|took|this|due|because)\b",
    rf"\b(?:did|could){_NOT}\s+(?:have|hold|conduct)\s+(?:\w+\s+){{0,3}}{_MEETING}\b",
    rf"\b{_TALK}\b{_SAME_CLAUSE}{_DID_NOT}\b",
    rf"^\W*(?:it\s+)?{_DID_NOT}\b",
)


def _called_off(how: str) -> tuple[str, ...]:
    return (
        rf"\b{_TALK}\b{_SAME_CLAUSE}{_BE}\s+(?:\w+\s+)?{how}\b",
        rf"\b{_TALK}\b(?:\W*\d+)?\W*{how}\b",
        rf"\b{how}\s+(?:the\s+|this\s+|our\s+)?(?:[\w'’]+\s+)?{_TALK}\b",
        rf"^\W*(?:(?:it|this)\s+)?(?:{_BE}\s+)?{how}{_ENDS}",
    )


_ANOTHER = (
    r"\b(?:next|last|previous|upcoming|future|coming|another|other)\s+(?:\w+['’]?s?\s+)?"
    rf"(?:\w+\s+)?{_TALK}\b"
)
_SENTENCE = re.compile(r"(?<=[.!?])\s+")


def says_not_held(text: str, *, or_moved: bool = True) -> bool:
    """Whether a paragraph says that this meeting did not take place.

    Args:
        text: plain text, such as "The meeting was cancelled due to a holiday."
        or_moved: whether a meeting that was moved counts too.
    """
    off = _any_of((*_NO_TALK, *_called_off(_OFF)))
    moved = _any_of(_called_off(_MOVED))
    for sentence in _SENTENCE.split(text):
        says = off.search(sentence) or (or_moved and moved.search(sentence))
        if says and not _any_of((_ANOTHER,)).search(sentence):
            return True
    return False


@cache
def _any_of(patterns: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile("|".join(patterns), re.IGNORECASE)
