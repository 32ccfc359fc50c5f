"""How an entry read on an earlier day: the only code that undoes revisions."""

from __future__ import annotations

from dataclasses import fields, replace
from datetime import date
from typing import TYPE_CHECKING, Any, TypeVar

from mentorlog.entries.fields import sayable

if TYPE_CHECKING:
    from collections.abc import Iterable

    from mentorlog.entries.record import Entry
    from mentorlog.entries.revision import Revision

E = TypeVar("E", bound="Entry")

UNSAID = {"status": "line", "closed_on": "day"}
"""Fields that verbs change and options do not: name → how their text is read."""


def as_it_was(entry: E, revisions: Iterable[Revision], on: date) -> E:
    """An entry as it read at the end of a day.

    What was changed on purpose later (a promise moved, a goal put in other words) is
    taken back. A correction by `edit` leaves no revision and so holds for all days.

    Args:
        entry: the entry as it reads now.
        revisions: revisions, of this entry and perhaps of others, in any order.
        on: the day.
    """
    later = [
        revision
        for revision in revisions
        if revision.entry_kind == entry.kind
        and revision.entry_id == entry.id
        and revision.day > on
    ]
    if not later:
        return entry
    words = _words(type(entry))
    before: dict[str, Any] = {}
    for revision in sorted(later, key=lambda r: (r.day, r.id), reverse=True):
        for word, text in revision.before.items():
            if word in words:
                name, reads = words[word]
                before[name] = _read(text, reads, getattr(entry, name))
    return replace(entry, **before)


def _words(kind: type[Entry]) -> dict[str, tuple[str, str]]:
    """Word → the field it stands for, and how its text is read."""
    said = {word: (f.name, s.reads) for word, (f, s) in sayable(kind).items()}
    names = {field.name for field in fields(kind)}
    unsaid = {name: (name, reads) for name, reads in UNSAID.items() if name in names}
    return said | unsaid


def _read(text: str | None, reads: str, now: object) -> object:
    """The value that `entries.written` wrote; the present one if it cannot be read."""
    if text is None:
        return None
    try:
        match reads:
            case "due" | "day":
                return date.fromisoformat(text)
            case "number":
                return float(text)
            case "line" | "text":
                return text
    except ValueError:
        pass
    return now
