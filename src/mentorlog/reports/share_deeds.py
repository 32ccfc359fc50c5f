"""What was promised and done, as the reader of a report may know it."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Literal

from mentorlog.frozen import dataclass

if TYPE_CHECKING:
    from mentorlog.entries.action import Action, Owner
    from mentorlog.entries.feedback import Feedback, Nature
    from mentorlog.reports.share_material import ShareMaterial


@dataclass(frozen=True, kw_only=True)
class Deed:
    """A promise that was kept.

    Attributes:
        text: what was promised.
        done_on: the day it was done.
        result: what came of it.
    """

    text: str
    done_on: date
    result: str | None


@dataclass(frozen=True, kw_only=True)
class Promised:
    """A promise that is open.

    Attributes:
        text: what was promised.
        due: the day by which it is to be done.
        late: whether that day has passed.
    """

    text: str
    due: date | None
    late: bool


@dataclass(frozen=True, kw_only=True)
class Answered:
    """Feedback, and what was done about it.

    Attributes:
        way: whether it was received from the other one, or given to them.
        day: the day of it.
        nature: whether it names a strength or an improvement.
        about: what it is about.
        text: what was said; null where that is not told.
        done: what was done about it.
    """

    way: Literal["received", "given"]
    day: date
    nature: Nature | None
    about: str | None
    text: str | None
    done: tuple[Deed, ...]


def promised(material: ShareMaterial, owner: Owner) -> tuple[Promised, ...]:
    """The promises of one side that are open, late ones first."""
    end = material.period.last
    found = [
        action
        for action in _told(material, owner)
        if action.status == "open" or (action.closed_on and action.closed_on > end)
    ]
    return tuple(
        Promised(
            text=action.headline,
            due=action.due,
            late=action.due is not None and action.due < end,
        )
        for action in sorted(found, key=_how_soon)
    )


def _how_soon(action: Action) -> tuple[date, int]:
    """Its place: what is due first, and of what has no day what was promised last."""
    return action.due or date.max, -action.id


def done(material: ShareMaterial, owner: Owner) -> tuple[Deed, ...]:
    """What one side did, apart from what is told with the feedback it acts on."""
    with_feedback = {feedback.id for feedback in _feedback_told(material)}
    return tuple(
        _deed(action)
        for action in _done(material, owner)
        if action.feedback_id not in with_feedback
    )


def answered(material: ShareMaterial) -> tuple[Answered, ...]:
    """The feedback that is told of, with what was done about it."""
    told = _feedback_told(material)
    return tuple(
        Answered(
            way="given" if feedback.direction == "given" else "received",
            day=feedback.day,
            nature=feedback.nature,
            about=feedback.about,
            text=feedback.text or None,
            done=tuple(_deed(action) for action in _acting_on(material, feedback)),
        )
        for feedback in sorted(told, key=lambda f: (f.day, f.id))
    )


def _feedback_told(material: ShareMaterial) -> list[Feedback]:
    """The feedback that guides: its words, or what was done about it, are told."""
    guides = "received" if material.mentorship.role == "mentee" else "given"
    return [
        feedback
        for feedback in material.feedback
        if feedback.direction == guides
        and (
            (feedback.text and feedback.day in material.period)
            or _acting_on(material, feedback)
        )
    ]


def _acting_on(material: ShareMaterial, feedback: Feedback) -> list[Action]:
    owner: Owner = "me" if feedback.direction == "received" else "them"
    acting = _done(material, owner)
    return [action for action in acting if action.feedback_id == feedback.id]


def _done(material: ShareMaterial, owner: Owner) -> list[Action]:
    """The promises of one side that were done in the time, in that order."""
    found = [
        action
        for action in _told(material, owner)
        if action.status == "done"
        and action.closed_on is not None
        and action.closed_on in material.period
    ]
    return sorted(found, key=lambda a: (a.closed_on or a.day, a.id))


def _told(material: ShareMaterial, owner: Owner) -> list[Action]:
    """The promises of one side whose words may be told."""
    return [a for a in material.actions if a.owner == owner and a.text]


def _deed(action: Action) -> Deed:
    assert action.closed_on is not None
    return Deed(text=action.headline, done_on=action.closed_on, result=action.result)
