"""How far skills have come: the only code that reads a level out of ratings."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mentorlog.entries.rating import LEVELS, RATERS, Rater, say_level
from mentorlog.frozen import dataclass

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import date

    from mentorlog.entries.rating import Rating
    from mentorlog.entries.skill import Skill


@dataclass(frozen=True, kw_only=True)
class View:
    """How one side sees a skill on some day.

    Attributes:
        level: the latest level, 1 to 5.
        word: the scale's word for it.
        first: the level of the first rating.
        change: how much higher the latest is than the first.
        rated_on: the day of the latest rating.
        times: how many ratings there are.
    """

    level: int
    word: str
    first: int
    change: int
    rated_on: date
    times: int

    def said(self) -> str:
        """The level, after the first where there are several: "2 → 3 competent"."""
        before = f"{self.first} → " if self.times > 1 else ""
        return before + say_level(self.level)


@dataclass(frozen=True, kw_only=True)
class SkillStanding:
    """Where a skill stands on some day.

    Attributes:
        skill: the skill.
        by_me: how I see it, or None before my first rating.
        by_them: how they see it, or None before their first rating.
        ratings: all ratings by then, the oldest first.
    """

    skill: Skill
    by_me: View | None
    by_them: View | None
    ratings: tuple[Rating, ...]

    @property
    def rated_on(self) -> date | None:
        """The day of the last rating by either side."""
        return self.ratings[-1].day if self.ratings else None

    def levels(self, rater: Rater) -> tuple[int, ...]:
        """What one side has said over time, the oldest first."""
        return tuple(r.level for r in self.ratings if r.rater == rater)


@dataclass(frozen=True, kw_only=True)
class SkillMove:
    """How a skill was rated by one side between two days.

    Attributes:
        skill: the skill.
        rater: whose view it is: mine, or theirs.
        before: the level before, or None where it had not been rated.
        after: the level at the end.
        evidence: IDs of the entries that show it, in the order they were named.
    """

    skill: Skill
    rater: Rater
    before: int | None
    after: int
    evidence: tuple[str, ...]


def skill_standing(skill: Skill, ratings: Iterable[Rating], on: date) -> SkillStanding:
    """Where a skill stands at the end of a day.

    Args:
        skill: the skill.
        ratings: ratings, of this skill and perhaps of others, in any order.
        on: the last day that counts.

    Returns:
        The standing; of two ratings on one day, the one written later counts.
    """
    own = [r for r in _in_order(ratings) if r.skill_id == skill.id and r.day <= on]
    return SkillStanding(
        skill=skill,
        by_me=_view([r for r in own if r.rater == "me"]),
        by_them=_view([r for r in own if r.rater == "them"]),
        ratings=tuple(own),
    )


def skill_moves(
    skills: Iterable[Skill], ratings: Iterable[Rating], first: date, last: date
) -> list[SkillMove]:
    """What was rated from one day to another, both included, for each skill and side.

    Args:
        skills: the skills, in the order they are wanted.
        ratings: their ratings, those before the first day too, in any order.
        first: the first day.
        last: the last day.
    """
    known = [r for r in _in_order(ratings) if r.day <= last]
    moves = []
    for skill in skills:
        for rater in RATERS:
            own = [r for r in known if (r.skill_id, r.rater) == (skill.id, rater)]
            new = [r for r in own if r.day >= first]
            if not new:
                continue
            old = own[: -len(new)]
            evidence = (ref for rating in new for ref in rating.evidence)
            moves.append(
                SkillMove(
                    skill=skill,
                    rater=rater,
                    before=old[-1].level if old else None,
                    after=new[-1].level,
                    evidence=tuple(dict.fromkeys(evidence)),
                )
            )
    return moves


def _in_order(ratings: Iterable[Rating]) -> list[Rating]:
    return sorted(ratings, key=lambda rating: (rating.day, rating.id))


def _view(ratings: Sequence[Rating]) -> View | None:
    """How one side sees a skill after its ratings, the oldest first."""
    if not ratings:
        return None
    first, latest = ratings[0].level, ratings[-1].level
    return View(
        level=latest,
        word=LEVELS[latest],
        first=first,
        change=latest - first,
        rated_on=ratings[-1].day,
        times=len(ratings),
    )
