"""What a review tells of challenges, agreements, care and skills, as of its end."""

from __future__ import annotations

from dataclasses import fields
from typing import TYPE_CHECKING, Literal

from mentorlog.frozen import dataclass
from mentorlog.reports.skills import skill_moves

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from mentorlog.entries.agreement import Agreement
    from mentorlog.entries.challenge import Challenge
    from mentorlog.entries.rating import Rater
    from mentorlog.entries.revision import Revision
    from mentorlog.reports.practice_material import PracticeMaterial

Stands = Literal["unspoken", "open", "resolved"]
Turn = Literal["due", "changed", "ended", "agreed", "kept"]
TURNS: tuple[Turn, ...] = ("due", "changed", "ended", "agreed", "kept")


@dataclass(frozen=True, kw_only=True)
class PracticeCount:
    """What can be counted of challenges, agreements, care and skills in a period.

    Attributes:
        challenges_noted: how many challenges were written down.
        challenges_raised: how many were brought into the open.
        challenges_resolved: how many were resolved.
        agreements_made: how many agreements were made.
        agreements_changed: how often one was looked at again, changed or ended.
        gestures_to_them: how many gestures there were from me to them.
        gestures_from_them: how many from them to me.
        ratings: how often a skill was rated, by either side.
    """

    challenges_noted: int = 0
    challenges_raised: int = 0
    challenges_resolved: int = 0
    agreements_made: int = 0
    agreements_changed: int = 0
    gestures_to_them: int = 0
    gestures_from_them: int = 0
    ratings: int = 0

    @property
    def is_silent(self) -> bool:
        """Whether there was nothing of all that."""
        return not any(getattr(self, field.name) for field in fields(self))


@dataclass(frozen=True, kw_only=True)
class ChallengeStory:
    """A challenge as of the end of a period.

    Attributes:
        id: its ID.
        title: what it is.
        private: whether it is for its writer alone.
        nature: obstacle, conflict or doubt.
        state: unspoken, open (raised and not resolved), or resolved in the period.
        since: the day it was written down for.
        raised_on: the day it was brought into the open.
        resolved_on: the day it was resolved.
        outcome: how it ended, if it was resolved.
        lesson: what is worth remembering of it, if it was resolved.
    """

    id: str
    title: str
    private: bool
    nature: str
    state: Stands
    since: date
    raised_on: date | None
    resolved_on: date | None
    outcome: str | None
    lesson: str | None


@dataclass(frozen=True, kw_only=True)
class AgreementStory:
    """An agreement that a period has something to say of, as of its end.

    Attributes:
        id: its ID.
        title: how it begins.
        private: whether it is for its writer alone.
        state: due for a second look at the end; or what was last done to it in the
            period: changed, ended, agreed (newly), kept (looked at and left so).
        day: since when it is due, or the day on which that was done.
        why: the reason that was given.
    """

    id: str
    title: str
    private: bool
    state: Turn
    day: date
    why: str | None


@dataclass(frozen=True, kw_only=True)
class RatedSkill:
    """A skill that one side rated in a period.

    Attributes:
        id: its ID.
        name: what it is called.
        private: whether it is for its writer alone.
        rater: whose view it is: mine, or theirs.
        before: the level before, 1 to 5; None where that side had not rated it.
        after: the level at the end.
        evidence: IDs of the entries that show it.
    """

    id: str
    name: str
    private: bool
    rater: Rater
    before: int | None
    after: int
    evidence: tuple[str, ...]


def practice_count(material: PracticeMaterial, *, before: bool) -> PracticeCount:
    """What is counted of the period, or of the one before."""
    counts: dict[str, int] = {}
    for tally in material.tallies:
        if tally.before == before:
            counts[tally.what] = counts.get(tally.what, 0) + tally.number
    return PracticeCount(**counts)


def last_thanks(material: PracticeMaterial) -> date | None:
    """The day of my last thanks to them by the end of the period."""
    return max((thanked.day for thanked in material.thanked), default=None)


def challenge_stories(
    material: PracticeMaterial, first: date, end: date
) -> tuple[ChallengeStory, ...]:
    """The challenges of a period: unspoken, then open, then resolved ones."""
    order: tuple[Stands, ...] = ("unspoken", "open", "resolved")
    stories = [
        _challenge(challenge, end)
        for challenge in sorted(material.challenges, key=lambda c: (c.day, c.id))
        if challenge.day <= end
        and not (challenge.resolved_on and challenge.resolved_on < first)
    ]
    return tuple(sorted(stories, key=lambda story: order.index(story.state)))


def _challenge(challenge: Challenge, end: date) -> ChallengeStory:
    raised, resolved = _by(challenge.raised_on, end), _by(challenge.resolved_on, end)
    state: Stands = "open" if raised else "unspoken"
    return ChallengeStory(
        id=challenge.ref,
        title=challenge.title,
        private=challenge.private,
        nature=challenge.nature,
        state="resolved" if resolved else state,
        since=challenge.day,
        raised_on=raised,
        resolved_on=resolved,
        outcome=challenge.outcome if resolved else None,
        lesson=challenge.lesson if resolved else None,
    )


def _by(day: date | None, end: date) -> date | None:
    return day if day is not None and day <= end else None


def agreement_stories(
    material: PracticeMaterial, first: date, end: date
) -> tuple[AgreementStory, ...]:
    """The agreements that a period has something to say of: those due come first."""
    found = (
        _agreement(agreement, material.turns, first, end)
        for agreement in sorted(material.agreements, key=lambda a: a.id)
        if agreement.day <= end
    )
    stories = (story for story in found if story is not None)
    return tuple(sorted(stories, key=lambda s: (TURNS.index(s.state), s.day)))


def _agreement(
    agreement: Agreement, turns: Iterable[Revision], first: date, end: date
) -> AgreementStory | None:
    ended = _by(agreement.ended_on, end)
    own = [
        turn
        for turn in sorted(turns, key=lambda turn: (turn.day, turn.id))
        if turn.entry_id == agreement.id and first <= turn.day <= end
    ]
    state: Turn
    why = None
    review = _by(agreement.review_on, end)
    if ended is not None:
        if ended < first:
            return None
        state, day, why = "ended", ended, agreement.ended_why
    elif review is not None:
        state, day = "due", review
    elif told := [t for t in own if "text" in t.after] or own:
        turn = told[-1]
        state = "changed" if "text" in turn.after else "kept"
        day, why = turn.day, turn.why
    elif agreement.day >= first:
        state, day = "agreed", agreement.day
    else:
        return None
    return AgreementStory(
        id=agreement.ref,
        title=agreement.headline,
        private=agreement.private,
        state=state,
        day=day,
        why=why,
    )


def rated_skills(
    material: PracticeMaterial, first: date, end: date
) -> tuple[RatedSkill, ...]:
    """The skills rated in a period, each side's view for itself."""
    shown = {named.ref for named in material.evidence}
    return tuple(
        RatedSkill(
            id=move.skill.ref,
            name=move.skill.name,
            private=move.skill.private,
            rater=move.rater,
            before=move.before,
            after=move.after,
            evidence=tuple(ref for ref in move.evidence if ref in shown),
        )
        for move in skill_moves(material.skills, material.ratings, first, end)
    )
