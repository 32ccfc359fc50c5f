"""Which column of a table fills which field of a kind: guessed, or said."""

from __future__ import annotations

import re
from dataclasses import fields
from typing import TYPE_CHECKING

from mentorlog.entries.fields import Said, sayable
from mentorlog.entries.kinds import one
from mentorlog.errors import UsageError
from mentorlog.frozen import dataclass
from mentorlog.period import quoted

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from mentorlog.entries.record import Entry

TAGS = "tags"
STATUS = "status"
CLOSED = "closed"
BODY = ("title", "text", "name")
"""The fields that say what an entry is, of which each kind has one."""

SYNONYMS: dict[str, tuple[str, ...]] = {
    "title": ("name", "summary", "subject", "headline", "task"),
    "text": (
        *("note", "notes", "description", "content", "body", "task", "title"),
        *("summary", "what", "todo", "comment", "subject"),
    ),
    "name": ("title",),
    "why": ("reason", "purpose", "motivation", "description", "notes"),
    "measure": ("metric", "success criteria", "measured by", "kpi"),
    "from": ("baseline", "start value"),
    "to": ("goal value", "target value"),
    "unit": ("units",),
    "by": ("due by", "due date", "due on", "deadline", "target date", "until"),
    "on": ("date", "day", "created", "created on", "created at", "written", "when"),
    "owner": ("assignee", "assigned to", "responsible", "who"),
    "result": ("outcome",),
    "minutes": ("duration", "length"),
    "mood": ("feeling",),
    "attendees": ("participants", "present", "people"),
    "at": ("time", "hour", "start time"),
    "kind": ("type", "category"),
    "nature": ("kind", "type"),
    "about": ("topic", "area", "subject"),
    "level": ("score", "rating"),
    "url": ("link", "address"),
    "private": ("confidential",),
    TAGS: ("tag", "labels", "label", "categories", "keywords"),
    STATUS: ("state", "done", "completed"),
    CLOSED: (
        *("closed on", "done on", "completed on", "completed at", "finished"),
        *("date completed", "completion date"),
    ),
}
"""A field → what other programs may call it."""


@dataclass(frozen=True, kw_only=True)
class Plan:
    """How rows become entries.

    Attributes:
        kind: their kind.
        columns: column → the word of the field that it fills.
        fixed: word → the text that it has in every row.
        ignored: the columns that fill no field.
    """

    kind: type[Entry]
    columns: dict[str, str]
    fixed: dict[str, str]
    ignored: tuple[str, ...]


def words_of(kind: type[Entry]) -> dict[str, Said | None]:
    """What a column may fill: word → how it is read; None for what is not a field."""
    names = {f.name for f in fields(kind)}
    more = (STATUS, CLOSED) if {"status", "closed_on"} <= names else ()
    known = {word: said for word, (_, said) in sayable(kind).items()}
    return {**known, **dict.fromkeys((TAGS, *more))}


def plan(
    kind: type[Entry], columns: Sequence[str], said: Iterable[str], fixed: Iterable[str]
) -> Plan:
    """Which column fills which field.

    Args:
        kind: the kind.
        columns: the columns of the table.
        said: what was said of it, such as "Due by=by,Topic=title"; without a field
            behind it, a column is left out.
        fixed: what every row has, such as "direction=received".

    Raises:
        UsageError: there is no such column or field, or a needed one has no column.
    """
    known = words_of(kind)
    told = dict(_said(kind, columns, said))
    always = dict(_fixed(kind, fixed))
    taken = {word for word in (*told.values(), *always) if word}
    free = [column for column in columns if column not in told]
    filled = {column: word for column, word in told.items() if word}
    filled |= _guessed(kind, free, [word for word in known if word not in taken])
    for word, how in known.items():
        has = word in filled.values() or word in always
        if how is not None and how.needed and word != "on" and not has:
            message = (
                f"Which column is the {word}? Say it with --map COLUMN={word}"
                f"{_or_fixed(how)}. The columns are: {', '.join(columns)}."
            )
            raise UsageError(message)
    order = {column: filled[column] for column in columns if column in filled}
    ignored = tuple(column for column in columns if column not in filled)
    return Plan(kind=kind, columns=order, fixed=always, ignored=ignored)


def _or_fixed(how: Said) -> str:
    if how.reads != "choice":
        return ""
    return f", or for all rows with --set {how.word}={how.choices[0]}"


def _said(
    kind: type[Entry], columns: Sequence[str], said: Iterable[str]
) -> Iterable[tuple[str, str]]:
    """What was said: column and word, each once."""
    seen: set[str] = set()
    for text in said:
        whole = text.rpartition("=")[0].strip() in columns
        for part in [text] if whole else re.split(r",(?=[^,]*=)", text):
            column, equals, word = part.rpartition("=")
            column = _same(column, columns)
            if not equals or not column:
                message = (
                    f"{quoted(part)} says of no column what it is. There are:"
                    f" {', '.join(columns)}."
                )
                raise UsageError(message)
            word = _word(kind, word) if word.strip() else ""
            if column in seen or (word and word in seen):
                message = f"{quoted(part)}: that was said of another one already."
                raise UsageError(message)
            seen |= {column, word}
            yield column, word


def _fixed(kind: type[Entry], fixed: Iterable[str]) -> Iterable[tuple[str, str]]:
    for text in fixed:
        word, equals, value = text.partition("=")
        if not equals or not value.strip():
            message = f"{quoted(text)}: write it like --set direction=received."
            raise UsageError(message)
        yield _word(kind, word), value


def _same(name: str, columns: Sequence[str]) -> str:
    """The column that is meant by a name; "" if there is none."""
    wanted = _plain(name)
    return next((column for column in columns if _plain(column) == wanted), "")


def _word(kind: type[Entry], text: str) -> str:
    """The word of a field, by whichever of its names it was called.

    Raises:
        UsageError: a kind has no such field.
    """
    wanted = _plain(text)
    for word, names in _names(kind).items():
        if wanted in names:
            return word
    known = ", ".join(words_of(kind))
    called = f"Nothing of {one(kind.kind)} is called {quoted(text)}"
    message = f"{called}. There are: {known}."
    raise UsageError(message)


def _names(kind: type[Entry]) -> dict[str, tuple[str, ...]]:
    """Word → what the field is called by ourselves: the word, the name in JSON."""
    found: dict[str, tuple[str, ...]] = {word: (word,) for word in words_of(kind)}
    for word, (field, _) in sayable(kind).items():
        name = field.name.replace("_", " ")
        body = (kind.kind, kind.table) if word in BODY else ()
        found[word] = (word, name, name.removesuffix(" id").removesuffix(" on"), *body)
    return found


def _guessed(
    kind: type[Entry], columns: Sequence[str], words: Sequence[str]
) -> dict[str, str]:
    """Column → word, as far as one is called like the other."""
    names = _names(kind)
    found: dict[str, str] = {}
    for known in (names, SYNONYMS):
        for word in words:
            for name in known.get(word, ()):
                column = _same(name, [c for c in columns if c not in found])
                if column and word not in found.values():
                    found[column] = word
    return found


def _plain(name: str) -> str:
    """A name without what differs from hand to hand."""
    return " ".join(re.sub(r"[\W_]+", " ", name.casefold()).split())
