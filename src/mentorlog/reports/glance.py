"""A glance at all mentorships: who needs what."""

from __future__ import annotations

from dataclasses import field
from typing import TYPE_CHECKING

from mentorlog.entries.pause import pause_on
from mentorlog.frozen import dataclass
from mentorlog.period import say_ago
from mentorlog.reports.rhythm import next_due
from mentorlog.reports.saying import count, say_date

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from mentorlog.entries.mentorship import Mentorship
    from mentorlog.entries.pause import Pause
    from mentorlog.entries.session import Session


ROLE = "I am"
"""The column that is of use only where I am not the same in all of them."""


@dataclass(frozen=True, kw_only=True)
class GlanceMaterial:
    """What a glance is made from; everything is said by the mentorship's number.

    Attributes:
        day: today.
        mentorships: at whom one looks.
        last_held: the day of the last talk.
        planned: the next planned talk, today or later.
        unlogged: the first day that has passed with a talk still planned for it.
        pauses: the pauses.
        late_mine: how many of my promises are late.
        late_theirs: the same of the other side.
        silent: IDs of the active goals that nothing was heard of for 30 days.
    """

    day: date
    mentorships: tuple[Mentorship, ...] = ()
    last_held: Mapping[int, date] = field(default_factory=dict)
    planned: Mapping[int, Session] = field(default_factory=dict)
    unlogged: Mapping[int, date] = field(default_factory=dict)
    pauses: Mapping[int, tuple[Pause, ...]] = field(default_factory=dict)
    late_mine: Mapping[int, int] = field(default_factory=dict)
    late_theirs: Mapping[int, int] = field(default_factory=dict)
    silent: Mapping[int, tuple[str, ...]] = field(default_factory=dict)


@dataclass(frozen=True, kw_only=True)
class Glance:
    """How it stands with one person.

    Attributes:
        last_talk: the day of the last talk.
        next_talk: the day of the next planned talk, today or later.
        next_at: its time of day.
        unlogged: the first day that has passed with a talk still planned for it.
        due: when the rhythm expects the next talk, where none is planned.
        paused_until: the day on which things go on, while they are paused.
        late_mine: how many of my promises are late.
        late_theirs: how many of theirs are.
        silent_goals: IDs of the goals that nothing was heard of for 30 days.
    """

    last_talk: date | None = None
    next_talk: date | None = None
    next_at: str | None = None
    unlogged: date | None = None
    due: date | None = None
    paused_until: date | None = None
    late_mine: int = 0
    late_theirs: int = 0
    silent_goals: tuple[str, ...] = ()


def glances(material: GlanceMaterial) -> dict[int, Glance]:
    """Mentorship → how it stands; of an ended one, only when one talked last."""
    return {m.id: _glance(m, material) for m in material.mentorships}


def _glance(mentorship: Mentorship, material: GlanceMaterial) -> Glance:
    number = mentorship.id
    last = material.last_held.get(number)
    if mentorship.ended_on is not None:
        return Glance(last_talk=last)
    pauses = material.pauses.get(number, ())
    paused = pause_on(pauses, material.day)
    planned = material.planned.get(number)
    unlogged = material.unlogged.get(number)
    expected = planned is None and unlogged is None
    return Glance(
        last_talk=last,
        next_talk=planned.day if planned else None,
        next_at=planned.at if planned else None,
        unlogged=unlogged,
        due=next_due(mentorship, last, pauses) if expected else None,
        paused_until=paused.until if paused else None,
        late_mine=material.late_mine.get(number, 0),
        late_theirs=material.late_theirs.get(number, 0),
        silent_goals=material.silent.get(number, ()),
    )


def say_last(glance: Glance, today: date) -> str:
    """When one talked last: "8 days ago"; empty before the first talk."""
    return say_ago(glance.last_talk, today) if glance.last_talk else ""


def say_next(glance: Glance, ended_on: date | None, today: date) -> str:
    """When one talks next, or why not: what is in the way comes first."""
    if ended_on is not None:
        return f"ended {say_date(ended_on, today)}"
    if glance.unlogged is not None:
        return f"{say_date(glance.unlogged, today)}, not logged"
    if glance.next_talk is not None:
        at = f" at {glance.next_at}" if glance.next_at else ""
        return f"{say_date(glance.next_talk, today)}{at}"
    if glance.paused_until is not None:
        return f"paused until {say_date(glance.paused_until, today)}"
    if glance.due is not None:
        since = "since " if glance.due < today else ""
        return f"due {since}{say_date(glance.due, today)}"
    return ""


def say_late(glance: Glance) -> str:
    """Whose promises are late: "me 2, them 1"; empty where none is."""
    sides = (("me", glance.late_mine), ("them", glance.late_theirs))
    return ", ".join(f"{side} {number:,}" for side, number in sides if number)


def say_silent(glance: Glance) -> str:
    """How many goals are silent; empty where none is."""
    number = len(glance.silent_goals)
    return count(number, "goal") if number else ""


def glance_row(
    mentorship: Mentorship, glance: Glance, today: date, *, in_use: bool
) -> dict[str, str]:
    """A mentorship's line in the list; a star marks the one in use."""
    private = " (private)" if mentorship.private else ""
    return {
        "ID": mentorship.ref,
        "Person": " ".join(mentorship.person.split()) + private,
        ROLE: mentorship.role,
        "Last talk": say_last(glance, today),
        "Next": say_next(glance, mentorship.ended_on, today),
        "Late": say_late(glance),
        "Silent": say_silent(glance),
        "": "*" if in_use else "",
    }
