"""How what people type becomes a field's value; the only code that reads figures."""

from __future__ import annotations

import math
import re
from typing import TYPE_CHECKING, Any

from mentorlog.entries.kinds import kind_of
from mentorlog.errors import UsageError
from mentorlog.period import quoted

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from mentorlog.desk import Desk
    from mentorlog.entries.fields import Said

LONGEST_TALK = 24 * 60
"""Minutes; more in one session is a slip of the keyboard."""
BEST = 5
"""The upper end of moods and confidence."""


THOUSANDS = re.compile(r"[+-]?[1-9][0-9]{0,2}(,[0-9]{3})+")
"""A figure whose comma may stand for the point, or between thousands."""


def read(desk: Desk, said: Said, text: str) -> Any:
    """The value that a text means for a field.

    Raises:
        MentorlogError: it means none; the sentence says what would.
    """
    if said.reads == "ref":
        return desk.journal.find(text, kind_of(said.letter)).id
    if said.reads == "refs":
        return refs(desk, text)
    if said.reads == "choice":
        return choice(text, said.choices, said.word)
    if said.reads == "day":
        return desk.day(text)
    if said.reads == "due":
        return desk.due(text)
    return READERS[said.reads](text)


def line(text: str, what: str = "text") -> str:
    """A text in one line, such as a title.

    Raises:
        UsageError: there are no words in it.
    """
    words = " ".join(text.split())
    if not words:
        message = f"The {what} is empty."
        raise UsageError(message)
    return words


def number(text: str) -> float:
    """A figure; a comma may stand for the point.

    Raises:
        UsageError: it is none, or not finite, or its comma may mean thousands.
    """
    if THOUSANDS.fullmatch(text.strip()):
        bare, point = text.strip().replace(",", ""), text.strip().replace(",", ".", 1)
        message = f"{quoted(text)} could be two figures: write {bare} or {point}."
        raise UsageError(message)
    try:
        value = float(text.strip().replace(",", ".").replace("_", "?"))
    except ValueError:
        value = math.nan
    if not math.isfinite(value):
        message = f"{quoted(text)} is no figure: write one like 2 or 2.5."
        raise UsageError(message)
    return value


def moved(before: float, text: str) -> float:
    """The figure that "3" means, or "+3" and "-3" beginning at what was before.

    Raises:
        UsageError: it is none, or not finite.
    """
    value = number(text)
    if text.strip()[:1] not in {"+", "-"}:
        return value
    if not math.isfinite(before + value):
        message = f"{quoted(text)} leads to no figure that can be kept."
        raise UsageError(message)
    return before + value


def maybe_number(text: str | None) -> float | None:
    """A figure, where one was typed."""
    return None if text is None else number(text)


def whole(text: str, least: int, most: int, what: str) -> int:
    """A whole number within bounds.

    Raises:
        UsageError: it is none, or out of bounds.
    """
    figures = text.strip()
    if figures.isascii() and figures.isdecimal() and len(figures) <= len(str(most)):
        value = int(figures)
        if least <= value <= most:
            return value
    message = f"{quoted(text)} is no {what}: write a number from {least} to {most}."
    raise UsageError(message)


def minutes(text: str) -> int:
    """How long a talk took."""
    return whole(text, 1, LONGEST_TALK, "number of minutes")


def score(text: str) -> int:
    """A mood or a confidence."""
    return whole(text, 1, BEST, "score")


def names(text: str) -> tuple[str, ...]:
    """Names, separated by commas, each once."""
    parts = (" ".join(part.split()) for part in text.split(","))
    return tuple(dict.fromkeys(part for part in parts if part))


def refs(desk: Desk, text: str) -> tuple[str, ...]:
    """IDs of entries that there are, of any kind, separated by commas, each once.

    Raises:
        MentorlogError: one is no ID, or there is no such entry, or it is in the trash.
    """
    return tuple(dict.fromkeys(desk.journal.find_any(ref).ref for ref in names(text)))


def tag_words(tags: Iterable[str] | None) -> list[str]:
    """Tags as they are kept: without a leading #, in lower case, each once.

    Raises:
        UsageError: one is empty or has a blank or a comma in it.
    """
    kept: dict[str, None] = {}
    for tag in tags or ():
        name = tag.strip().removeprefix("#").casefold()
        if not name or any(sign.isspace() or sign == "," for sign in name):
            message = f"“{tag}” is no tag: a tag is one word."
            raise UsageError(message)
        kept[name] = None
    return list(kept)


YES_OR_NO = {"yes": True, "y": True, "true": True, "no": False, "n": False}
YES_OR_NO["false"] = False


def yes(text: str) -> bool:
    """Yes or no.

    Raises:
        UsageError: it is neither.
    """
    if text.strip().casefold() not in YES_OR_NO:
        message = f"{quoted(text)} is neither yes nor no."
        raise UsageError(message)
    return YES_OR_NO[text.strip().casefold()]


def choice(text: str, choices: tuple[str, ...], what: str) -> str:
    """One of a few words.

    Raises:
        UsageError: it is none of them.
    """
    word = text.strip().casefold()
    if word not in choices:
        *first, last = choices
        known = f"{', '.join(first)} or {last}" if first else last
        message = f"{quoted(text)} is no {what}: write {known}."
        raise UsageError(message)
    return word


def time(text: str) -> str:
    """A time of day, "15:00"."""
    from mentorlog.hours import read_time  # noqa: PLC0415 - only where one is typed

    return read_time(text)


def cadence(text: str) -> str:
    """How often to talk, in its canonical words."""
    from mentorlog.cadence import read_cadence  # noqa: PLC0415 - only where one is typed

    return read_cadence(text).text


def _as_it_is(text: str) -> str:
    return text


READERS: dict[str, Callable[[str], Any]] = {
    "line": line,
    "text": _as_it_is,
    "time": time,
    "number": number,
    "minutes": minutes,
    "score": score,
    "names": names,
    "yes": yes,
    "cadence": cadence,
}
"""How a field's text is read, where neither the day nor the journal is needed."""
