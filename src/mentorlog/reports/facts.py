"""What figures need to know of entries; these are read by the hundred, so no more."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple, TypeVar

if TYPE_CHECKING:
    from datetime import date

    from mentorlog.entries.action import Owner
    from mentorlog.entries.feedback import Direction, Nature
    from mentorlog.entries.record import Entry

F = TypeVar("F", bound=tuple[Any, ...])

DAYS = {"day", "due", "closed_on", "planned_for", "reached_on"}
"""Which of the fields below are days."""


class Talk(NamedTuple):
    """A session."""

    id: int
    day: date
    status: str
    at: str | None
    planned_for: date | None
    minutes: int | None
    mood: int | None
    private: bool


class Noted(NamedTuple):
    """A note."""

    id: int
    day: date
    mood: int | None
    private: bool


class Promise(NamedTuple):
    """An action."""

    id: int
    day: date
    owner: Owner
    due: date | None
    status: str
    closed_on: date | None
    private: bool


class Made(NamedTuple):
    """How many actions of one side were written down."""

    owner: Owner
    private: bool
    number: int


class Heard(NamedTuple):
    """A piece of feedback."""

    id: int
    day: date
    direction: Direction
    nature: Nature | None
    private: bool


class Deed(NamedTuple):
    """An action that was promised because of feedback."""

    feedback_id: int
    day: date
    private: bool


class Reached(NamedTuple):
    """A milestone or win that was reached."""

    id: int
    reached_on: date
    win: bool
    private: bool


def fact(cls: type[F], entry: Entry) -> F:
    """What figures need to know of an entry."""
    return cls(*(getattr(entry, name) for name in fields(cls)))


def fields(cls: type[tuple[Any, ...]]) -> tuple[str, ...]:
    """What a kind of fact knows, by the names that entries and columns have for it."""
    names: tuple[str, ...] = cls._fields  # type: ignore[attr-defined]  # a NamedTuple
    return names
