"""What must never reach a terminal out of what people write."""

from __future__ import annotations

import re

OURS = re.compile(r"\x1b\[(?:[0-9]{1,2}(?:;[0-9]{1,2}){0,3})?m")
"""The codes for colour that the program itself sends."""
THEIRS = "\x1b[38;2;1;2;3m"
"""A code for colour that it never sends."""
ORDER = "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"


def acting(text: str, *, colours: bool = False) -> set[str]:
    """The signs of a text that a terminal would act on, but for our own colours."""
    rest = OURS.sub("", text) if colours else text
    return {sign for sign in rest if _acts(sign)}


def _acts(sign: str) -> bool:
    control = ord(sign) < 32 or 127 <= ord(sign) < 160
    return (control and sign not in "\n\t") or sign in ORDER
