"""Reading feedback and wins: short items with perhaps a word on whose they are."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from mentorlog.exchange.notes.found import FoundFeedback, FoundWin
from mentorlog.exchange.notes.outline import pieces, plain

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mentorlog.exchange.notes.found import Direction
    from mentorlog.exchange.notes.outline import Item
    from mentorlog.exchange.notes.sections import Section

_MARK = r"(?:\*\*|__|\*|_)?"
_CHECKBOX = re.compile(r"^\[[ xX]\](?:\s+|$)")
_AT = re.compile(r"^@(?P<at>me|them)\b\s*[:：,–—-]?\s*", re.IGNORECASE)
_FROM_OR_TO = re.compile(
    rf"^{_MARK}(?P<way>from|to)\s+(?P<who>[^:：]{{1,40}}?){_MARK}\s*[:：]\s*{_MARK}\s*",
    re.IGNORECASE,
)
_IN_TITLE = re.compile(r"\b(?P<way>from|to)\s+(?P<who>\w+)", re.IGNORECASE)
_NOTHING = frozenset({"", "-", "n/a", "na", "nil", "none", "nothing"})


def feedback(section: Section) -> Iterator[FoundFeedback]:
    """The feedback in one section, one for each item."""
    in_title = _title_direction(section.title)
    for source, line in _items(section):
        text, direction = _direction(source)
        if plain(text).strip(" .*_").casefold() not in _NOTHING:
            yield FoundFeedback(text=text, direction=direction or in_title, line=line)


def wins(section: Section) -> Iterator[FoundWin]:
    """The wins in one section, one for each item."""
    for source, line in _items(section):
        if plain(source).strip(" .*_").casefold() not in _NOTHING:
            yield FoundWin(text=source, line=line)


def _items(section: Section) -> Iterator[tuple[str, int]]:
    if section.rest:
        yield section.rest, section.line
    lists = [block for block in section.blocks if block.kind == "list"]
    for block in lists:
        for item in block.items:
            yield from _words(item)
    for block in section.blocks:
        if block.kind == "paragraph" and not lists:
            yield " ".join(source for source, _ in pieces(block)), block.line


def _words(item: Item) -> Iterator[tuple[str, int]]:
    text = _CHECKBOX.sub("", item.text)
    if text:
        yield text, item.line
        return
    for block in item.blocks:
        for inner in block.items:
            yield from _words(inner)


def _direction(source: str) -> tuple[str, Direction | None]:
    at = _AT.match(source)
    if at:
        # "@me …" is said to me, so it comes from them.
        return source[at.end() :], "from" if at["at"].lower() == "me" else "to"
    way = _FROM_OR_TO.match(source)
    if way is None:
        return source, None
    return source[way.end() :], _seen_from_me(way["way"], way["who"])


def _seen_from_me(way: str, who: str) -> Direction:
    by_me = who.casefold() in {"me", "myself"}
    return "from" if (way.casefold() == "from") != by_me else "to"


def _title_direction(title: str) -> Direction | None:
    match = _IN_TITLE.search(title)
    return _seen_from_me(match["way"], match["who"]) if match else None
