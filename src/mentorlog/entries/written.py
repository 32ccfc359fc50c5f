"""A field's value as people write it, in the edit form and in earlier wordings."""

from __future__ import annotations

from datetime import date

from mentorlog.entries.goal import say_number


def written(value: object, letter: str = "") -> str | None:
    """The text that is read back as the same value; None for a field without value.

    Args:
        value: the value of a field that people may set.
        letter: the letter of the ID, where the value is the number of an entry.
    """
    if value is None or value == ():
        return None
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, float):
        return say_number(value)
    if isinstance(value, tuple):
        return ", ".join(value)
    return f"{letter}{value}"
