"""The single things that today asks for, each sort in the order of its urgency."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Literal

from mentorlog.cadence import read_cadence
from mentorlog.entries.pause import is_paused
from mentorlog.frozen import dataclass
from mentorlog.reports.progress import say_progress
from mentorlog.reports.rhythm import next_due
from mentorlog.reports.saying import with_name
from mentorlog.reports.standing import Standing, standing

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import date

    from mentorlog.entries.action import Action, Owner
    from mentorlog.entries.feedback import Feedback
    from mentorlog.entries.goal import Goal
    from mentorlog.entries.record import Entry, Kept
    from mentorlog.entries.session import Session
    from mentorlog.reports.today_material import TodayMaterial

SOON = 7
"""How many days before a talk is due it is time to plan it."""

What = Literal[
    "unlogged",
    "planned",
    "unplanned",
    "late",
    "coming",
    "due",
    "unanswered",
    "unacted",
    "silent",
    "uncelebrated",
    "unspoken",
    "unresolved",
    "look again",
    "topics",
    "thanks",
]


@dataclass(frozen=True, kw_only=True)
class Item:
    """One thing that today asks for.

    Attributes:
        id: the entry's ID; for a talk that is not planned, topics and thanks, the
            mentorship's.
        what: what is the matter with it.
        person: the other one.
        title: what the entry is called; for a talk, the rhythm if there is one.
        private: whether it is for its writer alone.
        owner: whose promise it is; None for other kinds.
        day: the day in question: planned for, due, asked, reached or last heard of.
        days: how far it is from today; below zero where it has passed.
        at: the time of day of a planned talk.
        moved: how often a promise was moved.
        progress: where a goal stands, in words.
        commands: what to type for a talk (to log, cancel or plan it), for topics and
            for thanks.
    """

    id: str
    what: What
    person: str
    title: str
    private: bool
    owner: Owner | None = None
    day: date
    days: int
    at: str | None = None
    moved: int = 0
    progress: str | None = None
    commands: tuple[str, ...] = ()


def talks(material: TodayMaterial) -> Iterator[Item]:
    """The talks to log, then the next one with each person, planned or not."""
    for session in material.unlogged.entries:
        log = _named(f"mentorlog session log --on {session.day}", session, material)
        cancel = f"mentorlog session cancel {session.ref}"
        yield replace(_talk(session, "unlogged", material), commands=(log, cancel))
    ahead = [_talk(session, "planned", material) for session in material.planned]
    planned = {session.mentorship_id for session in material.planned}
    ahead += _unplanned(material, planned)
    yield from sorted(ahead, key=lambda item: (item.day, item.at or "", item.id))


def _talk(session: Session, what: What, material: TodayMaterial) -> Item:
    return Item(
        id=session.ref,
        what=what,
        person=_person(session, material),
        title="",
        private=session.private,
        day=session.day,
        days=(session.day - material.day).days,
        at=session.at,
    )


def _unplanned(material: TodayMaterial, planned: set[int]) -> Iterator[Item]:
    """The talks that a rhythm expects next and nobody has planned."""
    waiting = {session.mentorship_id for session in material.unlogged.entries}
    for mentorship in material.mentorships:
        if mentorship.id in planned | waiting | material.resting:
            continue
        pauses = material.pauses.get(mentorship.id, ())
        due = next_due(mentorship, material.last_held.get(mentorship.id), pauses)
        if mentorship.every is None or due is None or is_paused(pauses, material.day):
            continue
        yield Item(
            id=mentorship.ref,
            what="unplanned",
            person=mentorship.person,
            title=str(read_cadence(mentorship.every)),
            private=mentorship.private,
            day=due,
            days=(due - material.day).days,
            commands=(_named("mentorlog session plan --on …", mentorship, material),)
            if (due - material.day).days <= SOON
            else (),
        )


def _named(command: str, entry: Entry, material: TodayMaterial) -> str:
    """A command that makes something for the mentorship of an entry."""
    person = material.people[entry.mentorship_id]
    return with_name(command, person if material.narrowed else None)


def late(material: TodayMaterial) -> Iterator[Item]:
    """The late promises: mine before theirs, the latest first."""
    for action in (*material.late_mine.entries, *material.late_theirs.entries):
        yield from _promise(action, "late", material)


def coming(material: TodayMaterial) -> Iterator[Item]:
    """The promises that are due soon, the next first."""
    for action in material.coming.entries:
        yield from _promise(action, "coming", material)


def _promise(action: Action, what: What, material: TodayMaterial) -> Iterator[Item]:
    if action.due is not None:
        yield Item(
            id=action.ref,
            what=what,
            person=_person(action, material),
            title=action.headline,
            private=action.private,
            owner=action.owner,
            day=action.due,
            days=(action.due - material.day).days,
            moved=action.moved,
        )


def goals_due(material: TodayMaterial) -> Iterator[Item]:
    """The goals that are due soon or overdue, the next first."""
    for stands in _standings(material.goals_due.entries, material):
        if stands.goal.due is not None:
            yield _goal(stands, "due", stands.goal.due, material)


def goals_silent(material: TodayMaterial) -> Iterator[Item]:
    """The other goals that nothing was heard of lately, the most silent first."""
    silent = _standings(material.goals_silent.entries, material)
    for stands in sorted(silent, key=lambda s: (s.heard_on, s.goal.id)):
        yield _goal(stands, "silent", stands.heard_on, material)


def _standings(goals: Iterable[Goal], material: TodayMaterial) -> Iterator[Standing]:
    for goal in goals:
        yield standing(goal, material.checkins.get(goal.id, ()), material.day)


def _goal(stands: Standing, what: What, day: date, material: TodayMaterial) -> Item:
    goal = stands.goal
    return Item(
        id=goal.ref,
        what=what,
        person=_person(goal, material),
        title=goal.title,
        private=goal.private,
        day=day,
        days=(day - material.day).days,
        progress=say_progress(
            stands.value, start=goal.start, target=goal.target, unit=goal.unit
        )
        or None,
    )


def unanswered(material: TodayMaterial) -> Iterator[Item]:
    """The questions for feedback without an answer, the oldest first."""
    for question in material.asked.entries:
        yield _feedback(question, "unanswered", material)


def unacted(material: TodayMaterial) -> Iterator[Item]:
    """The improvements received that nothing was promised about, the newest first."""
    for feedback in material.unacted.entries:
        yield _feedback(feedback, "unacted", material)


def _feedback(feedback: Feedback, what: What, material: TodayMaterial) -> Item:
    return Item(
        id=feedback.ref,
        what=what,
        person=_person(feedback, material),
        title=feedback.headline,
        private=feedback.private,
        day=feedback.day,
        days=(feedback.day - material.day).days,
    )


def uncelebrated(material: TodayMaterial) -> Iterator[Item]:
    """The milestones that wait to be celebrated, the oldest first."""
    for milestone in material.uncelebrated.entries:
        if milestone.reached_on is not None:
            yield Item(
                id=milestone.ref,
                what="uncelebrated",
                person=_person(milestone, material),
                title=milestone.title,
                private=milestone.private,
                day=milestone.reached_on,
                days=(milestone.reached_on - material.day).days,
            )


def _person(entry: Kept, material: TodayMaterial) -> str:
    return material.people[entry.mentorship_id]
