"""Reading who was there: plain names from lists, lines and tables of attendees."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from mentorlog.exchange.notes.labels import read_label
from mentorlog.exchange.notes.outline import pieces, plain
from mentorlog.exchange.notes.roles import Role
from mentorlog.exchange.notes.titles import role_of
from mentorlog.exchange.notes.words import word_set

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from mentorlog.exchange.notes.outline import Block, Item
    from mentorlog.exchange.notes.sections import Section

PEOPLE = frozenset({Role.ATTENDEES, Role.GROUP})
"""The roles of sections that list people who were there."""

# "Entire community" and "org admins" are not persons, nor is "None".
_COLLECTIVE = word_set("""
    admin admins all anyone attendees audience candidates communities community
    contributors developers entire etc every everybody everyone fellow folks group gsoc
    guests interns many maintainers members mentees mentor mentors most nobody none
    organisation organization organisers organizers org other others participant
    participants people rest several some student students team teams various whole
""")
_TITLES = word_set("""
    contributor co-mentor fellow host intern lead maintainer me mentee mentor moderator
    myself organiser organizer presenter speaker student
""")
# Words of sentences: with one of them a line is prose and not a name.
_PROSE = word_set("""
    about after an and are as at attended available be been but by can could discussed
    during for from had has have i in is it list meeting no not of on our recorded that
    the there they this to was we were which who will with would yet
""")
_NOTHING = frozenset({"n/a", "na", "nil", "none", "tba", "tbd", "unknown", "-"})
_AWAY = re.compile(r"\b(?:absent|away|excused|missed|not present|on leave|apologies)\b")
_PARENTHESES = re.compile(r"\([^()]*\)|\[[^\[\]]*\]")
_REFERENCE = re.compile(r"\[([^\[\]]+)\]\[[^\[\]]*\]")
_REMARK = re.compile(r"\s+[-–—|~:]+(?:\s.*)?$|\s*:(?:\s.*)?$|\s*[-–—]\s.*$|\s+[-–—].*$")
_BETWEEN = re.compile(r"\s*(?:[,;|•/]|\s&\s|\band\b|\s\+\s)\s*", re.IGNORECASE)
_AFTER_NAME = re.compile(
    r"\s+(?:github|gitlab|linkedin|profile|twitter|website)$", re.IGNORECASE
)
_BULLET = re.compile(r"^(?:[-*+•·]|\d{1,2}[.)-])\s*")
_CHECKBOX = re.compile(r"^\[([ xX])\]\s+")
_STRUCK = re.compile(r"^~~.*~~$")
_EMAIL = re.compile(r"\S+@\S+\.\S+")
_WORD = re.compile(r"[^\W\d_][\w.'’\-]*|[A-Za-z][\w.\-]*")
_MOST_WORDS = 5


def people(section: Section) -> Iterator[str]:
    """The names in one section of attendees, in order; some may come twice."""
    yield from _names_in(section.rest)
    listed = False
    for block in section.blocks:
        if block.kind == "list":
            yield from _listed(block.items)
            listed = True
        elif block.kind == "table":
            yield from _tabled(block.rows)
        elif block.kind == "paragraph":
            lines = [_BULLET.sub("", source) for source, _ in pieces(block) if source]
            names = [name for line in lines for name in _names_in(line)]
            if listed and not names:
                return  # prose after the list: what follows is about something else
            yield from names


def each_once(names: Iterable[str]) -> tuple[str, ...]:
    """The names without their repetitions, in the order they come."""
    first: dict[str, str] = {}
    for name in names:
        first.setdefault(name.casefold(), name)
    return tuple(first.values())


def _listed(items: Iterable[Item]) -> Iterator[str]:
    items = tuple(items)
    ticked = any(_ticked(item.text) for item in items)
    away = False
    for item in items:
        label = read_label(item.text, before_list=True)
        role = role_of(plain(label.title)) if label else role_of(plain(item.text))
        if role is not None:
            # "Mentors" and "Missed:" stand above names, in the item or after it.
            away = role == Role.ABSENT
            if role in PEOPLE:
                yield from _names_in(label.rest if label else "")
                yield from _inside(item.blocks)
        elif ticked and not _ticked(item.text):
            continue
        elif not away:
            names = list(_names_in(item.text))
            yield from names
            if not names and not _AWAY.search(item.text.casefold()):
                yield from _inside(item.blocks)


def _inside(blocks: Iterable[Block]) -> Iterator[str]:
    for block in blocks:
        if block.kind == "list":
            yield from _listed(block.items)


def _tabled(rows: Iterable[tuple[str, ...]]) -> Iterator[str]:
    head, *body = rows
    names = [i for i, cell in enumerate(head) if "name" in cell.casefold()]
    column = names[0] if names else 0
    for row in body:
        yield from _names_in(row[column] if column < len(row) else "")


def _ticked(source: str) -> bool:
    match = _CHECKBOX.match(source)
    return match is not None and match[1] in "xX"


def _names_in(source: str) -> Iterator[str]:
    """The names in one line of source: one, or several with commas between."""
    source = _CHECKBOX.sub("", source.strip())
    if not source or _STRUCK.match(source):
        return
    text = plain(_REFERENCE.sub(r"\1", source))
    if text.casefold().strip(" .") in _NOTHING or _AWAY.search(text.casefold()):
        return
    text = _PARENTHESES.sub(" ", text)
    whole = _REMARK.sub("", text)
    names = [_name(part) for part in _BETWEEN.split(text)]
    if None in names or (whole != text and not all(map(_capital, names))):
        names = [_name(whole)]  # "Priya - mentor, reviewer": the comma is in the remark
    yield from (name for name in names if name)


def _capital(name: str | None) -> bool:
    return not name or name[0].isupper()


def _name(text: str) -> str | None:
    """A name without its remark; "" for no person in particular, None for prose."""
    text = _AFTER_NAME.sub("", _REMARK.sub("", text.strip()).strip(" .,;:*_-–—"))
    text = " ".join(text.split()).lstrip("@").strip()
    if _EMAIL.search(text) and _EMAIL.sub("", text).strip(" <>"):
        text = _EMAIL.sub("", text).strip(" <>")
    words = text.casefold().split()
    if not words or text.casefold() in _NOTHING:
        return ""
    if len(words) > _MOST_WORDS:
        return None
    if all(word in _TITLES for word in words) or any(w in _COLLECTIVE for w in words):
        return ""
    if any(word in _PROSE for word in words):
        return None
    if _EMAIL.fullmatch(text) or all(_WORD.fullmatch(word) for word in text.split()):
        return text
    return None
