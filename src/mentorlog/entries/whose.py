"""Which mentorship is meant: by a name, or by the one in use."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from mentorlog.errors import NoSuchEntry, UsageError
from mentorlog.period import quoted

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import datetime

    from mentorlog.entries.mentorship import Mentorship

FIRST_PERSON = "my mentor"
"""Whom the first entry ever written is about, until somebody says a name."""


def named(mentorships: Sequence[Mentorship], name: str) -> Mentorship:
    """The mentorship that a name means: an ID, the whole name, or its beginning.

    Upper and lower case are the same, and so are letters with accents and without,
    unless somebody is called just that. Where several begin alike, the ones that still
    go on win over the ended.

    Raises:
        NoSuchEntry: nobody is called that; the sentence lists who is known.
        UsageError: several are.
    """
    wanted = " ".join(name.split()).casefold()
    found = [m for m in mentorships if m.ref.casefold() == wanted]
    found = found or [m for m in mentorships if m.person.casefold() == wanted]
    found = found or [
        m for m in mentorships if wanted and m.person.casefold().startswith(wanted)
    ]
    found = found or _without_accents(mentorships, wanted)
    if len(found) > 1:
        found = [m for m in found if m.ended_on is None] or found
    if not found:
        known = _people(mentorships)
        hint = f"Known: {known}." if known else "There is no mentorship yet."
        message = f"Nobody here is called {quoted(name)}. {hint}"
        raise NoSuchEntry(message)
    if len(found) > 1:
        message = f"{quoted(name)} could be {_people(found)}: write more of the name."
        raise UsageError(message)
    return found[0]


def means(name: str, mentorship: Mentorship) -> bool:
    """Whether a name means this mentorship, were it the only one (see `named`)."""
    try:
        named([mentorship], name)
    except NoSuchEntry:
        return False
    return True


def _without_accents(mentorships: Sequence[Mentorship], name: str) -> list[Mentorship]:
    """Those whose name is that, or begins with it, if accents do not matter."""
    from mentorlog.entries.folding import fold  # noqa: PLC0415 - seldom needed

    wanted = fold(name.casefold())
    bare = [(m, fold(m.person.casefold())) for m in mentorships]
    found = [m for m, person in bare if person == wanted]
    return found or [m for m, person in bare if wanted and person.startswith(wanted)]


def choice_at(mentorships: Iterable[Mentorship], now: datetime) -> datetime:
    """The instant of a choice made now: after all others, had the clock gone back."""
    chosen = [m.used_at for m in mentorships if m.used_at is not None]
    return max([now, *(at + timedelta(microseconds=1) for at in chosen)])


def in_use(mentorships: Iterable[Mentorship]) -> Mentorship | None:
    """The mentorship that commands mean when no name is given.

    The one last chosen with `mentorship use`, unless it has ended; otherwise the first
    that still goes on; otherwise the last that ended. None if there is none at all.
    """
    going_on = [m for m in mentorships if m.ended_on is None]
    chosen = [m for m in going_on if m.used_at is not None]
    if chosen:
        return max(chosen, key=lambda m: (m.used_at is not None, m.used_at, m.id))
    if going_on:
        return going_on[0]
    return max(mentorships, key=lambda m: (m.ended_on, m.id), default=None)


def _people(mentorships: Iterable[Mentorship]) -> str:
    ms = list(mentorships)
    names = [m.person for m in ms]
    return ", ".join(
        f"{m.person} ({m.ref})" if names.count(m.person) > 1 else m.person for m in ms
    )
