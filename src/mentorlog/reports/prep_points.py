"""The single points of an agenda, each sort in the order of its urgency."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Literal

from mentorlog.frozen import dataclass
from mentorlog.reports.progress import say_progress
from mentorlog.reports.standing import standing

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from mentorlog.entries.action import Action, Owner
    from mentorlog.entries.record import Entry
    from mentorlog.reports.prep_material import PrepMaterial

What = Literal[
    "late",
    "promised",
    "topic",
    "silent",
    "unanswered",
    "unacted",
    "unspoken",
    "look again",
    "uncelebrated",
]


@dataclass(frozen=True, kw_only=True)
class Point:
    """One point of an agenda.

    Attributes:
        id: the entry's ID.
        what: why it is on the agenda.
        title: what the entry is called.
        private: whether it is for its writer alone.
        owner: whose promise it is; None for other kinds.
        day: the day in question: due, asked, reached, written or last heard of.
        days: how far it is from today; below zero where it has passed.
        moved: how often a promise was moved.
        carried: how often a topic was carried over.
        nature: what sort of challenge or agreement it is.
        progress: where a goal stands, in words.
    """

    id: str
    what: What
    title: str
    private: bool
    owner: Owner | None = None
    day: date | None = None
    days: int | None = None
    moved: int = 0
    carried: int = 0
    nature: str | None = None
    progress: str | None = None


def promises(material: PrepMaterial) -> Iterator[Point]:
    """The open promises of both sides: the late ones first, then by their day."""
    both = (*material.mine.entries, *material.theirs.entries)

    def urgency(action: Action) -> tuple[bool, bool, date, int]:
        late = action.is_late(material.day)
        due = action.due or material.day.max
        mine_first = late and action.owner == "them"
        return not late, mine_first, due, action.id

    for action in sorted(both, key=urgency):
        late = action.is_late(material.day)
        yield _point(
            action,
            "late" if late else "promised",
            action.due,
            material,
            owner=action.owner,
            moved=action.moved,
        )


def topics(material: PrepMaterial) -> Iterator[Point]:
    """What to talk about: what was carried over most often first.

    What is meant for a later talk than the next one is left out.
    """
    later = {session.id for session in material.planned[1:]}
    found = [
        (topic.carried((*material.talks, *material.planned)), topic)
        for topic in material.topics.entries
        if topic.session_id not in later
    ]
    for carried, topic in sorted(found, key=lambda pair: (-pair[0], pair[1].id)):
        yield _point(topic, "topic", topic.day, material, carried=carried)


def goals(material: PrepMaterial) -> Iterator[Point]:
    """The goals that nothing was heard of lately, the most silent first."""
    stands = [
        standing(goal, material.checkins.get(goal.id, ()), material.day)
        for goal in material.goals.entries
    ]
    for one in sorted(stands, key=lambda s: (s.heard_on, s.goal.id)):
        goal = one.goal
        progress = say_progress(
            one.value, start=goal.start, target=goal.target, unit=goal.unit
        )
        yield _point(goal, "silent", one.heard_on, material, progress=progress or None)


def feedback(material: PrepMaterial) -> Iterator[Point]:
    """Feedback that waits for an answer, then what waits to be acted on."""
    for question in material.asked.entries:
        yield _point(question, "unanswered", question.day, material)
    for improvement in material.unacted.entries:
        yield _point(improvement, "unacted", improvement.day, material)


def challenges(material: PrepMaterial) -> Iterator[Point]:
    """What was not brought into the open yet, the oldest first."""
    for challenge in material.challenges.entries:
        yield _point(
            challenge, "unspoken", challenge.day, material, nature=challenge.nature
        )


def agreements(material: PrepMaterial) -> Iterator[Point]:
    """The agreements that are due for a second look, the earliest first."""
    for agreement in material.agreements.entries:
        yield _point(
            agreement,
            "look again",
            agreement.review_on,
            material,
            nature=agreement.nature,
        )


def uncelebrated(material: PrepMaterial) -> Iterator[Point]:
    """The milestones that wait to be celebrated, the oldest first."""
    for milestone in material.uncelebrated.entries:
        yield _point(milestone, "uncelebrated", milestone.reached_on, material)


def _point(
    entry: Entry,
    what: What,
    day: date | None,
    material: PrepMaterial,
    **more: Any,
) -> Point:
    return Point(
        id=entry.ref,
        what=what,
        title=entry.headline,
        private=entry.private,
        day=day,
        days=None if day is None else (day - material.day).days,
        **more,
    )
