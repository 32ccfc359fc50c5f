"""Reading what jrnl has exported as JSON: entries with a day, an hour and a text."""

from __future__ import annotations

import json
import re
from datetime import date, time
from typing import TYPE_CHECKING, Any, NoReturn

from mentorlog.errors import MentorlogError
from mentorlog.frozen import dataclass
from mentorlog.period import quoted

if TYPE_CHECKING:
    from collections.abc import Mapping

SYMBOL = re.compile(r"[^\w]")
"""What jrnl writes before the word of a tag; which one it is can be set there."""
DAY = re.compile(r"\d{4}-\d\d-\d\d", re.ASCII)
HOUR = re.compile(r"\d\d:\d\d", re.ASCII)


class BadJrnl(MentorlogError):
    """A text is no export of jrnl, or says something impossible."""


@dataclass(frozen=True, kw_only=True)
class Written:
    """An entry of jrnl.

    Attributes:
        place: which entry of the file it is, from 1.
        day: its day.
        at: its time of day, where it was written.
        title: its first sentence, or its first line.
        body: the rest.
        tags: the words of its tags.
        starred: whether it was marked with a star.
    """

    place: int
    day: date
    at: time
    title: str
    body: str
    tags: tuple[str, ...]
    starred: bool

    @property
    def text(self) -> str:
        """The whole of it, as it stands in jrnl's own file."""
        return "\n".join(part for part in (self.title, self.body) if part)


def read_jrnl(text: str) -> list[Written]:
    """The entries of an export, the earliest first.

    Args:
        text: what `jrnl --format json` has written.

    Raises:
        BadJrnl: it is something else; the entry that is wrong is named.
    """
    try:
        told = json.loads(text.removeprefix("\ufeff"))
    except json.JSONDecodeError as error:
        _no_export(f"line {error.lineno} is no JSON ({error.msg})")
    except RecursionError:
        _no_export("it is nested too deeply")
    entries = told.get("entries") if isinstance(told, dict) else None
    if not isinstance(entries, list):
        _no_export("it has no entries")
    found = [_entry(place, entry) for place, entry in enumerate(entries, 1)]
    return sorted(found, key=lambda entry: (entry.day, entry.at))


def _no_export(why: str) -> NoReturn:
    message = (
        f"That is no export of jrnl: {why}. Make one: jrnl --format json --file"
        " jrnl.json"
    )
    raise BadJrnl(message)


def _wrong(place: int, what: str) -> NoReturn:
    message = f"Entry {place}: {what}. Nothing was imported."
    raise BadJrnl(message)


def _entry(place: int, told: Any) -> Written:
    if not isinstance(told, dict):
        _wrong(place, "it is no entry of jrnl")
    tags = told.get("tags") or []
    if not isinstance(tags, list):
        _wrong(place, "its tags are no list")
    entry = Written(
        place=place,
        day=_day(place, told),
        at=_time(place, told),
        title=_text(place, told, "title").strip(),
        body=_text(place, told, "body").strip("\n"),
        tags=tuple(_tag(place, tag) for tag in tags),
        starred=told.get("starred") is True,
    )
    if not entry.text.strip():
        _wrong(place, "it has neither title nor body")
    return entry


def _day(place: int, told: Mapping[str, Any]) -> date:
    said = _text(place, told, "date")
    try:
        return date.fromisoformat(said if DAY.fullmatch(said) else "")
    except ValueError:
        _wrong(place, f"its date {quoted(said)} is no day such as 2026-03-31")


def _time(place: int, told: Mapping[str, Any]) -> time:
    said = _text(place, told, "time")
    try:
        return time.fromisoformat(said if HOUR.fullmatch(said) else "")
    except ValueError:
        _wrong(place, f"its time {quoted(said)} is no time of day such as 09:30")


def _tag(place: int, tag: Any) -> str:
    word = _as_text(place, tag, "tag")
    word = word[1:] if SYMBOL.match(word) else word
    if not word or any(sign.isspace() or sign == "," for sign in word):
        _wrong(place, f"its tag {quoted(str(tag))} is no word")
    return word


def _text(place: int, told: Mapping[str, Any], name: str) -> str:
    if name not in told:
        _wrong(place, f"it has no {name}")
    return _as_text(place, told[name], name)


def _as_text(place: int, value: Any, name: str) -> str:
    try:
        value.encode()
    except (
        AttributeError,
        UnicodeEncodeError,
    ):  # JSON can hold half a sign
        _wrong(place, f"its {name} is no text")
    return str(value)
