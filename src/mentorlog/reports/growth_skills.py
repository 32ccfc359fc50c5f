"""What became of a skill: then and now in the eyes of both sides."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mentorlog.frozen import dataclass
from mentorlog.reports.skills import skill_standing

if TYPE_CHECKING:
    from mentorlog.entries.skill import Skill
    from mentorlog.reports.growth_material import GrowthMaterial
    from mentorlog.reports.skills import View


@dataclass(frozen=True, kw_only=True)
class Level:
    """A skill in the eyes of one side, 1 to 5: then and now."""

    then: int
    now: int


@dataclass(frozen=True, kw_only=True)
class Evidence:
    """An entry that shows a skill."""

    id: str
    title: str
    private: bool


@dataclass(frozen=True, kw_only=True)
class SkillStory:
    """What became of a skill.

    Attributes:
        id: its ID.
        name: what it is called.
        private: whether it is for its writer alone.
        mine: its level by me; None where I have not rated it.
        theirs: its level by them; None where they have not.
        note: what the last rating of that time says.
        evidence: what the ratings of that time name, in order.
    """

    id: str
    name: str
    private: bool
    mine: Level | None
    theirs: Level | None
    note: str | None
    evidence: tuple[Evidence, ...]


def skill_story(skill: Skill, material: GrowthMaterial) -> SkillStory:
    """What became of a skill that has ratings."""
    first, last = material.period.first, material.period.last
    then = skill_standing(skill, material.ratings, first)
    now = skill_standing(skill, material.ratings, last)
    told = [rating for rating in now.ratings if rating.day >= first]
    notes = [rating.note for rating in told if rating.note]
    known = {entry.ref: entry for entry in material.evidence}
    named = dict.fromkeys(ref for rating in told for ref in rating.evidence)
    return SkillStory(
        id=skill.ref,
        name=skill.name,
        private=skill.private,
        mine=_level(then.by_me, now.by_me),
        theirs=_level(then.by_them, now.by_them),
        note=notes[-1] if notes else None,
        evidence=tuple(
            Evidence(id=ref, title=known[ref].headline, private=known[ref].private)
            for ref in named
            if ref in known
        ),
    )


def _level(then: View | None, now: View | None) -> Level | None:
    """Then: as of the first day, or the first level of all where that came later."""
    if now is None:
        return None
    return Level(then=then.level if then else now.first, now=now.level)
