"""Telling what a title announces, by the phrases of `words.py` and `talk_words.py`."""

from __future__ import annotations

import re
from difflib import get_close_matches
from functools import lru_cache

from mentorlog.exchange.notes import talk_words
from mentorlog.exchange.notes.phrases import fits_any
from mentorlog.exchange.notes.roles import Role
from mentorlog.exchange.notes.words import ROLES, word_set

_NUMBER_WORDS = word_set(
    "one two three four five six seven eight nine ten eleven twelve"
)
_ARTICLES = frozenset({"a", "an", "my", "our", "the"})
_NUMBER = re.compile(r"\d+(?:\.\d+)?")
_LIST_NUMBER = re.compile(r"^\s*(?:\d{1,2}|[a-z])[.)]\s+(?=\D)", re.IGNORECASE)
_IN_PARENTHESES = re.compile(r"\([^()]*\)|\[[^\[\]]*\]")
_EMOJI_CODE = re.compile(r":[a-z0-9_+-]+:")
_APOSTROPHE = re.compile(r"['’‘`´]")
_NOT_A_WORD = re.compile(r"[^\w#]+|_")
_LETTER_DIGIT = re.compile(r"(?<=[^\W\d_])(?=\d)")

# Misspelt titles are compared with these (and with nothing shorter).
_OFTEN_MISSPELT = {
    "action items": Role.ACTIONS,
    "attendees": Role.ATTENDEES,
    "conclusion and further plans": Role.ACTIONS,
    "discussion points": Role.DISCUSSION,
    "discussion": Role.DISCUSSION,
    "discussions": Role.DISCUSSION,
    "further plans": Role.ACTIONS,
    "future plans": Role.ACTIONS,
    "next steps": Role.ACTIONS,
    "participants": Role.ATTENDEES,
    "plan for next week": Role.ACTIONS,
    "planning for next week": Role.ACTIONS,
    "subsequent steps": Role.ACTIONS,
}
_CLOSE_ENOUGH = 0.85
_LONGEST = 100  # characters; what is longer is a sentence


def normal(title: str) -> str:
    """Bring a title into the form of the phrases: small letters, "#" for numbers."""
    text = _LIST_NUMBER.sub("", _IN_PARENTHESES.sub(" ", title).casefold())
    text = _EMOJI_CODE.sub(" ", text)
    text = text.replace("&", " and ").replace("#", " ")
    text = _NUMBER.sub(" # ", _LETTER_DIGIT.sub(" ", _APOSTROPHE.sub("", text)))
    words = _NOT_A_WORD.sub(" ", text).split()
    return " ".join(
        "#" if word in _NUMBER_WORDS else word
        for word in words
        if word not in _ARTICLES
    )


@lru_cache(maxsize=4096)
def role_of(title: str) -> Role | None:
    """What a title announces, or None; misspellings of the common ones are seen."""
    words = normal(title)
    if not words or len(words) > _LONGEST:
        return None
    for role, phrases in ROLES.items():
        if _fits(phrases, words):
            return role
    close = get_close_matches(words, _OFTEN_MISSPELT, n=1, cutoff=_CLOSE_ENOUGH)
    return _OFTEN_MISSPELT[close[0]] if close else None


def is_talk(title: str) -> bool:
    """Whether a title (without its date) opens a meeting."""
    words = normal(title)
    return _fits(talk_words.TALKS, words) and not is_about_a_meeting(title)


def is_about_a_meeting(title: str) -> bool:
    """Whether a title speaks of meetings without opening one."""
    return _fits(talk_words.ABOUT_A_MEETING, normal(title))


def is_numbered_talk(title: str) -> bool:
    """Whether a title names one meeting by its number."""
    return _fits(talk_words.NUMBERED_TALKS, normal(title))


def is_week(title: str) -> bool:
    """Whether a title names a week of the project and not the work done in it."""
    words = normal(title)
    return _fits(talk_words.WEEKS, words) and not _fits(talk_words.WORK_WEEKS, words)


def _fits(phrases: tuple[str, ...], words: str) -> bool:
    return len(words) <= _LONGEST and fits_any(phrases, words.split())
