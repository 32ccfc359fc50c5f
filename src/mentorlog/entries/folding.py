"""Words as they are compared where accents do not matter."""

from __future__ import annotations

import unicodedata


def fold(word: str) -> str:
    """A word in lower case and without accents."""
    parts = unicodedata.normalize("NFD", word.lower())
    return "".join(sign for sign in parts if not unicodedata.combining(sign))
