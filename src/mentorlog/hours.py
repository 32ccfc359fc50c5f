"""Reading the times of day people type."""

from __future__ import annotations

import re

from mentorlog.errors import UnknownDay
from mentorlog.period import quoted

_CLOCK = r"(?P<hour>[01]?[0-9]|2[0-3]):(?P<minute>[0-5][0-9])"
_HALF_DAY = (
    r"(?P<hour>0?[1-9]|1[0-2])(?::(?P<minute>[0-5][0-9]))? ?(?P<half>[ap])\.?m\.?"
)


def read_time(text: str) -> str:
    """A time of day as "HH:MM" on the 24-hour clock.

    Args:
        text: "15:00", "9:30", "3pm", "3:30 pm" or "noon".

    Raises:
        UnknownDay: it is none of these, or no time a clock shows.
    """
    words = " ".join(text.split())
    words = words.lower() if words.isascii() else words
    if words == "noon":
        return "12:00"
    if found := re.fullmatch(_CLOCK, words):
        return f"{int(found['hour']):02d}:{found['minute']}"
    if found := re.fullmatch(_HALF_DAY, words):
        hour = int(found["hour"]) % 12 + (12 if found["half"] == "p" else 0)
        return f"{hour:02d}:{found['minute'] or '00'}"
    message = f"{quoted(text)} is no time of day: try 15:00, 9:30 or 3pm"
    raise UnknownDay(message)
