"""How a review says what came of challenges, agreements, care and skills."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mentorlog.reports.review_line import Line
from mentorlog.reports.saying import count, say_date, with_name

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from mentorlog.reports.review import Review
    from mentorlog.reports.review_line import Tone
    from mentorlog.reports.review_practice import (
        AgreementStory,
        ChallengeStory,
        RatedSkill,
        Turn,
    )


def practice_lines(review: Review, most: int, me: str) -> Iterator[Line]:
    """The lines of a review on challenges, agreements, care and skills, in order.

    Args:
        review: the review.
        most: of how many entries of one kind is told at the most.
        me: what the writer is called.
    """
    yield from _challenges(review, most)
    yield from _agreements(review, most)
    yield from _care(review, me)
    yield from _skills(review, most)


def _challenges(review: Review, most: int) -> Iterator[Line]:
    before = review.practice_before
    compared = ""
    if before is not None:
        raised, resolved = before.challenges_raised, before.challenges_resolved
        compared = _joined(
            f"{raised:,} raised" if raised else "",
            f"{resolved:,} resolved" if resolved else "",
        )
    for place, story in enumerate(review.challenges[:most]):
        yield Line(
            label="Challenges",
            ref=story.id,
            text=_title(story.title, private=story.private),
            detail=_challenge(story, review.as_of),
            compared="" if place else compared,
            tone="good" if story.state == "resolved" else "",
        )
    more = len(review.challenges) - most
    yield from _more("Challenges", more, "mentorlog challenge list --all", review)


def _challenge(story: ChallengeStory, today: date) -> str:
    if story.resolved_on is not None:
        outcome, lesson = _line(story.outcome), _line(story.lesson)
        return _joined(
            f"resolved {say_date(story.resolved_on, today)}"
            + (f": {outcome}" if outcome else ""),
            f"lesson: {lesson}" if lesson else "",
        )
    if story.raised_on is not None:
        return f"raised {say_date(story.raised_on, today)}, open"
    return f"unspoken since {say_date(story.since, today)}"


SAID: dict[Turn, str] = {
    "due": "due for a second look since",
    "changed": "changed",
    "ended": "ended",
    "agreed": "agreed",
    "kept": "looked at again and kept",
}


def _agreements(review: Review, most: int) -> Iterator[Line]:
    for story in review.agreements[:most]:
        tone: Tone = "bad" if story.state == "due" else ""
        yield Line(
            label="Agreements",
            ref=story.id,
            text=_title(story.title, private=story.private),
            detail=_agreement(story, review.as_of),
            tone="quiet" if story.state == "ended" else tone,
        )
    more = len(review.agreements) - most
    yield from _more("Agreements", more, "mentorlog agreement list --all", review)


def _agreement(story: AgreementStory, today: date) -> str:
    why = _line(story.why)
    day = say_date(story.day, today)
    return f"{SAID[story.state]} {day}" + (f": {why}" if why else "")


def _care(review: Review, me: str) -> Iterator[Line]:
    now, before = review.practice, review.practice_before
    last = review.last_thanks_on
    if not now.gestures_to_them and not now.gestures_from_them and last is None:
        return
    yield Line(
        label="Care",
        text=_joined(
            _gestures(now.gestures_to_them, now.gestures_from_them, review.person, me),
            "no thanks so far" if last is None else _thanks((review.as_of - last).days),
        ),
        compared=_joined(
            f"{before.gestures_to_them:,} from {me}" if before.gestures_to_them else "",
            f"{before.gestures_from_them:,} from them"
            if before.gestures_from_them
            else "",
        )
        if before
        else "",
    )


def _gestures(mine: int, theirs: int, person: str, me: str) -> str:
    if not mine and not theirs:
        return "no gestures"
    return f"{count(mine, 'gesture')} from {me}, {theirs:,} from {_line(person)}"


def _thanks(days: int) -> str:
    near = {0: "thanks today", 1: "thanks yesterday"}
    return f"last {near.get(days) or f'thanks {days:,} days ago'}"


def _skills(review: Review, most: int) -> Iterator[Line]:
    for skill in review.skills[:most]:
        rated = skill.before is not None and skill.after > skill.before
        yield Line(
            label="Skills",
            ref=skill.id,
            text=_skill(skill, review.person),
            tone="good" if rated else "",
        )
    more = len(review.skills) - most
    yield from _more("Skills", more, "mentorlog skill list", review)


def _skill(skill: RatedSkill, person: str) -> str:
    if skill.before is None:
        level = f"{skill.after}, rated for the first time"
    elif skill.before == skill.after:
        level = f"{skill.after}, as before"
    else:
        level = f"{skill.before} → {skill.after}"
    by = f" by {_line(person)}" if skill.rater == "them" else ""
    shown = f" ({', '.join(skill.evidence)})" if skill.evidence else ""
    return f"{_title(skill.name, private=skill.private)} {level}{by}{shown}"


def _more(label: str, number: int, command: str, review: Review) -> Iterator[Line]:
    if number > 0:
        listing = with_name(command, review.person)
        yield Line(label=label, text=f"… and {number:,} more: {listing}", tone="quiet")


def _title(title: str, *, private: bool) -> str:
    return f"{_line(title)} (private)" if private else _line(title)


def _line(text: str | None) -> str:
    """A text of the writer as one line."""
    return " ".join((text or "").split())


def _joined(*words: str) -> str:
    return " · ".join(word for word in words if word)
