"""The agenda: what of a journal stands in a calendar, and what no longer does."""

from __future__ import annotations

from dataclasses import field, replace
from datetime import timedelta
from typing import TYPE_CHECKING, Any, Literal

from mentorlog.cadence import read_cadence
from mentorlog.frozen import dataclass
from mentorlog.reports.rhythm import next_due

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence
    from datetime import date, datetime

    from mentorlog.entries.action import Action
    from mentorlog.entries.agreement import Agreement
    from mentorlog.entries.goal import Goal
    from mentorlog.entries.mentorship import Mentorship
    from mentorlog.entries.milestone import Milestone
    from mentorlog.entries.pause import Pause
    from mentorlog.entries.record import Entry
    from mentorlog.entries.session import Session

TOLD_FOR = 30
"""For how many days after its own day an event is told that does not stand any more."""
USUAL = 60
"""Minutes of a talk where nobody has said how long it takes."""

What = Literal["talk", "to plan", "due", "look again"]


@dataclass(frozen=True, kw_only=True)
class Event:
    """What stands in a calendar for one entry.

    Attributes:
        uid: the entry's uid.
        id: the entry's ID; of a talk to plan, the mentorship's.
        what: a talk, a talk to plan, something due, or an agreement to look at again.
        title: how it is called.
        person: whom it is with.
        day: its day.
        at: its time of day, "15:00"; None for the whole day.
        minutes: how long it takes; None for the whole day.
        cancelled: whether it does not stand any more.
        past: whether its day has passed, or it was held: nobody is reminded of it.
        private: whether it is for its writer alone.
        sequence: a number that grows whenever it changes.
        changed_at: when it last did (UTC).
    """

    uid: str
    id: str
    what: What
    title: str
    person: str
    day: date
    at: str | None = None
    minutes: int | None = None
    cancelled: bool = False
    past: bool = False
    private: bool = False
    sequence: int
    changed_at: datetime | None


@dataclass(frozen=True, kw_only=True)
class AgendaMaterial:
    """All that an agenda is made from, whatever state it is in.

    Attributes:
        day: today.
        mentorships: the number of each → the mentorship, ended or removed ones, too.
        sessions: talks that were planned once.
        dated: promises, goals, milestones and agreements.
        were_on: the uid of each that has no day any more → the last day it had.
        changed_in: uid → the last step that changed that entry.
        renamed_in: the number of a mentorship → the last step that changed its name
            or its end.
        moved_in: the last step after which a next talk may be expected on another
            day, and when that was (UTC).
        adopted: uids of talks that were planned here before a calendar told of them.
        known: uids of private entries that were not private once.
        last_held: the number of a mentorship → the day of its last talk.
        pauses: the number of a mentorship → its pauses.
    """

    day: date
    mentorships: Mapping[int, Mentorship]
    sessions: Sequence[Session]
    dated: Sequence[Action | Goal | Milestone | Agreement]
    were_on: Mapping[str, date]
    changed_in: Mapping[str, int]
    renamed_in: Mapping[int, int]
    moved_in: tuple[int, datetime | None]
    adopted: frozenset[str]
    known: frozenset[str]
    last_held: Mapping[int, date]
    pauses: Mapping[int, Sequence[Pause]]


@dataclass(kw_only=True)
class Agenda:
    """What stands in a calendar, in order.

    Attributes:
        events: the events, those that do not stand any more, too.
        left_out: how many are private, and not told of.
        elsewhere: how many talks are in a calendar already, which has told of them.
    """

    events: list[Event] = field(default_factory=list)
    left_out: int = 0
    elsewhere: int = 0

    @property
    def cancelled(self) -> int:
        """How many do not stand any more."""
        return sum(event.cancelled for event in self.events)


def agenda(
    material: AgendaMaterial, *, private: bool = False, cancelled: bool = True
) -> Agenda:
    """The agenda, as follows from what is kept.

    Args:
        material: what it is made from.
        private: whether what is private may be told of.
        cancelled: whether it is told what does not stand any more.
    """
    told = Agenda(elsewhere=sum(map(_is_elsewhere, material.sessions)))
    since = _away(material.day, TOLD_FOR)
    for event in sorted(every_event(material), key=_order):
        over = event.cancelled
        if event.private and not private:
            told.left_out += not over
            if event.uid not in material.known:
                continue
            told_of, over = _hushed(event), True
        else:
            told_of = event
        if over and (not cancelled or event.day < since):
            continue
        told.events.append(told_of)
    return told


def _order(event: Event) -> tuple[date, str, str]:
    return event.day, event.at or "", event.uid


def _away(day: date, days: int) -> date:
    """So many days before a day; at the beginning of the calendar its first one."""
    try:
        return day - timedelta(days=days)
    except OverflowError:
        return day.min


def _hushed(event: Event) -> Event:
    """What is told of something that was made private after it could be told of."""
    return Event(
        uid=event.uid,
        id="",
        what=event.what,
        title="Cancelled",
        person="",
        day=event.day,
        cancelled=True,
        sequence=event.sequence,
        changed_at=event.changed_at,
    )


def every_event(material: AgendaMaterial) -> Iterator[Event]:
    """All events, whatever is private and however long ago it was."""
    for session in material.sessions:
        yield from _talk(session, material)
    for entry in material.dated:
        yield from _due(entry, material)
    for mentorship in material.mentorships.values():
        yield from _to_plan(mentorship, material)


def _is_elsewhere(session: Session) -> bool:
    """Whether a talk that stands is in a calendar already."""
    stands = session.deleted_at is None and session.status == "planned"
    return stands and session.is_in_calendar


def _talk(session: Session, material: AgendaMaterial) -> Iterator[Event]:
    whose = material.mentorships.get(session.mentorship_id)
    if whose is None:
        return
    elsewhere = session.is_in_calendar
    if elsewhere and session.uid not in material.adopted:
        return
    held = session.status == "held"
    if (
        held
        and session.deleted_at is None
        and session.day < _away(material.day, TOLD_FOR)
    ):
        return
    yield Event(
        what="talk",
        title=f"Talk with {whose.person}",
        day=session.day,
        at=session.at,
        minutes=(session.minutes or USUAL) if session.at else None,
        cancelled=elsewhere
        or session.deleted_at is not None
        or session.status == "cancelled"
        or (not held and _is_over(whose)),
        past=held or session.day < material.day,
        **_common(session, whose, material),
    )


def _due(
    entry: Action | Goal | Milestone | Agreement, material: AgendaMaterial
) -> Iterator[Event]:
    whose = material.mentorships.get(entry.mentorship_id)
    day, stands, title = SAID[entry.kind](entry)
    if whose is None:
        return
    if day is None:
        day, stands = material.were_on.get(entry.uid), False
    if day is not None:
        theirs = entry.kind == "action" and getattr(entry, "owner", "me") == "them"
        yield Event(
            what="look again" if entry.kind == "agreement" else "due",
            title=f"{whose.person}: {entry.headline}" if theirs else title,
            day=day,
            past=day < material.day,
            cancelled=not stands or entry.deleted_at is not None or _is_over(whose),
            **_common(entry, whose, material),
        )


def _action(action: Action) -> tuple[date | None, bool, str]:
    return action.due, action.status == "open", f"Due: {action.headline}"


def _goal(goal: Goal) -> tuple[date | None, bool, str]:
    return goal.due, goal.is_open, f"Goal due: {goal.title}"


def _milestone(milestone: Milestone) -> tuple[date | None, bool, str]:
    open_ = milestone.reached_on is None
    return milestone.due, open_, f"Milestone due: {milestone.title}"


def _agreement(agreement: Agreement) -> tuple[date | None, bool, str]:
    holds = agreement.ended_on is None
    return agreement.review_on, holds, f"Look again: {agreement.headline}"


SAID: Mapping[str, Callable[[Any], tuple[date | None, bool, str]]] = {
    "action": _action,
    "goal": _goal,
    "milestone": _milestone,
    "agreement": _agreement,
}
"""Kind → its day, whether that stands, and what it is called in a calendar."""


def _to_plan(mentorship: Mentorship, material: AgendaMaterial) -> Iterator[Event]:
    """The talk that a rhythm expects next; it does not stand where one is planned."""
    pauses = material.pauses.get(mentorship.id, ())
    going_on = replace(mentorship, ended_on=None)
    due = next_due(going_on, material.last_held.get(mentorship.id), pauses)
    if mentorship.every is None or due is None:
        return
    planned = any(
        session.mentorship_id == mentorship.id
        and session.status == "planned"
        and session.deleted_at is None
        for session in material.sessions
    )
    rhythm = read_cadence(mentorship.every)
    common = _common(mentorship, mentorship, material)
    common["sequence"], common["changed_at"] = material.moved_in
    yield Event(
        what="to plan",
        title=f"Plan a talk with {mentorship.person} ({rhythm})",
        day=due,
        past=due < material.day,
        cancelled=planned or _is_over(mentorship),
        **common,
    )


def _is_over(mentorship: Mentorship) -> bool:
    return mentorship.ended_on is not None or mentorship.deleted_at is not None


def _common(
    entry: Entry, whose: Mentorship, material: AgendaMaterial
) -> dict[str, Any]:
    stamps = [at for at in (entry.updated_at, whose.updated_at) if at is not None]
    changed = material.changed_in.get(entry.uid, 0)
    return {
        "uid": entry.uid,
        "id": entry.ref,
        "person": whose.person,
        "private": entry.private or whose.private,
        "sequence": max(changed, material.renamed_in.get(whose.id, 0)),
        "changed_at": max(stamps, default=None),
    }
