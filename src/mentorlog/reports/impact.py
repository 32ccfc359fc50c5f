"""What guidance led to: advice, what was done, what came of it (docs/growth.md)."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Literal

from mentorlog.entries.feedback import Feedback
from mentorlog.frozen import dataclass
from mentorlog.reports.impact_material import guiding

if TYPE_CHECKING:
    from collections.abc import Iterable

    from mentorlog.entries.action import Action
    from mentorlog.entries.gesture import Direction, Gesture
    from mentorlog.entries.goal import Goal
    from mentorlog.entries.milestone import Milestone
    from mentorlog.entries.session import Session
    from mentorlog.reports.impact_material import ImpactMaterial

Kind = Literal["feedback", "session"]


@dataclass(frozen=True, kw_only=True)
class Done:
    """A promise that was done, and what came of it."""

    id: str
    title: str
    private: bool
    done_on: date
    result: str | None


@dataclass(frozen=True, kw_only=True)
class Chain:
    """A piece of advice, and what was done because of it.

    Attributes:
        id: the ID of the feedback or of the session.
        kind: which of the two it is.
        title: how it begins.
        private: whether it is for its writer alone.
        day: the day it was said.
        done: what was done because of it, the earliest first.
    """

    id: str
    kind: Kind
    title: str
    private: bool
    day: date
    done: tuple[Done, ...]


@dataclass(frozen=True, kw_only=True)
class Followed:
    """The promises that guidance led to, promised or settled in a time.

    Attributes:
        promised: how many.
        done: how many of them were done.
        dropped: how many were taken back.
        open: how many are still to be done.
    """

    promised: int
    done: int
    dropped: int
    open: int


@dataclass(frozen=True, kw_only=True)
class FeedbackUse:
    """The mentor's feedback of a time.

    Attributes:
        told: how much there was.
        acted_on: about how much of it something was promised.
        not_yet: the IDs of improvements that nothing was promised about.
    """

    told: int
    acted_on: int
    not_yet: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class Fruit:
    """A goal, a milestone or a win that was reached in a time."""

    id: str
    title: str
    private: bool
    reached_on: date
    celebrated_how: str | None


@dataclass(frozen=True, kw_only=True)
class Thanks:
    """Thanks that were said: from them, or to them."""

    id: str
    title: str
    private: bool
    day: date
    direction: Direction


@dataclass(frozen=True, kw_only=True)
class Impact:
    """What the guidance in one mentorship led to in a time.

    Attributes:
        person: the other one.
        they_are: what the other one is to me: "mentor" or "mentee".
        first: the first day of that time.
        last: its last day.
        empty: whether there is nothing to tell of.
        followed: the promises that guidance led to.
        feedback: the mentor's feedback, and what was made of it.
        chains: advice → what was done → what came of it: feedback first, then
            sessions, each by day; at most the last 200 promises done.
        goals: reached in that time, the earliest first.
        milestones: reached in that time, the earliest first.
        wins: small wins of that time, the earliest first.
        thanks: said in that time, the earliest first.
    """

    person: str
    they_are: str
    first: date
    last: date
    empty: bool
    followed: Followed
    feedback: FeedbackUse
    chains: tuple[Chain, ...]
    goals: tuple[Fruit, ...]
    milestones: tuple[Fruit, ...]
    wins: tuple[Fruit, ...]
    thanks: tuple[Thanks, ...]


def impact(material: ImpactMaterial) -> Impact:
    """What guidance led to, as the journal tells it."""
    mentorship = material.mentorship
    followed, feedback = _followed(material), _feedback(material)
    chains = _chains(material)
    goals = _in_order(map(_goal, material.goals))
    milestones = _in_order(_milestone(m) for m in material.milestones if not m.win)
    wins = _in_order(_milestone(m) for m in material.milestones if m.win)
    thanks = sorted(material.thanks, key=lambda gesture: (gesture.day, gesture.id))
    anything = chains or goals or milestones or wins or thanks
    return Impact(
        person=mentorship.person,
        they_are=mentorship.they_are,
        first=material.period.first,
        last=material.period.last,
        empty=not anything and not followed.promised and not feedback.told,
        followed=followed,
        feedback=feedback,
        chains=chains,
        goals=goals,
        milestones=milestones,
        wins=wins,
        thanks=tuple(map(_thanks, thanks)),
    )


def _followed(material: ImpactMaterial) -> Followed:
    period, last = material.period, material.period.last
    settled = [p for p in material.promised if p.closed_on and p.closed_on in period]
    done = sum(promise.status == "done" for promise in settled)
    waiting = sum(p.closed_on is None or p.closed_on > last for p in material.promised)
    return Followed(
        promised=len(settled) + waiting,
        done=done,
        dropped=len(settled) - done,
        open=waiting,
    )


def _feedback(material: ImpactMaterial) -> FeedbackUse:
    way = guiding(material.mentorship)
    told = sorted(h for h in material.heard if h.direction == way)
    deeds = [deed for deed in material.deeds if deed.day <= material.period.last]
    acted_on = {d.feedback_id for d in deeds if material.private or not d.private}
    promised = {deed.feedback_id for deed in deeds}
    return FeedbackUse(
        told=len(told),
        acted_on=sum(heard.id in acted_on for heard in told),
        not_yet=tuple(
            f"{Feedback.letter}{heard.id}"
            for heard in told
            if heard.nature == "improvement" and heard.id not in promised
        ),
    )


def _chains(material: ImpactMaterial) -> tuple[Chain, ...]:
    way = guiding(material.mentorship)
    feedback = {f.id: f for f in material.feedback if f.direction == way}
    sessions = {session.id: session for session in material.sessions}
    found: dict[tuple[Kind, int], list[Action]] = {}
    for action in material.done:
        if action.feedback_id in feedback:
            found.setdefault(("feedback", action.feedback_id), []).append(action)
        elif action.session_id in sessions:
            found.setdefault(("session", action.session_id), []).append(action)
    chains = [
        _chain(kind, feedback[number] if kind == "feedback" else sessions[number], done)
        for (kind, number), done in found.items()
    ]
    return tuple(sorted(chains, key=lambda c: (c.kind, c.day, int(c.id[1:]))))


def _chain(kind: Kind, advice: Feedback | Session, done: list[Action]) -> Chain:
    return Chain(
        id=advice.ref,
        kind=kind,
        title=advice.headline,
        private=advice.private,
        day=advice.day,
        done=tuple(
            Done(
                id=action.ref,
                title=action.headline,
                private=action.private,
                done_on=action.closed_on or date.max,
                result=action.result,
            )
            for action in sorted(done, key=lambda a: (a.closed_on or date.max, a.id))
        ),
    )


def _in_order(fruits: Iterable[Fruit]) -> tuple[Fruit, ...]:
    return tuple(sorted(fruits, key=lambda f: (f.reached_on, int(f.id[1:]))))


def _goal(goal: Goal) -> Fruit:
    assert goal.closed_on is not None
    return Fruit(
        id=goal.ref,
        title=goal.title,
        private=goal.private,
        reached_on=goal.closed_on,
        celebrated_how=None,
    )


def _milestone(milestone: Milestone) -> Fruit:
    assert milestone.reached_on is not None
    return Fruit(
        id=milestone.ref,
        title=milestone.title,
        private=milestone.private,
        reached_on=milestone.reached_on,
        celebrated_how=milestone.celebrated_how,
    )


def _thanks(gesture: Gesture) -> Thanks:
    return Thanks(
        id=gesture.ref,
        title=gesture.headline,
        private=gesture.private,
        day=gesture.day,
        direction=gesture.direction,
    )
