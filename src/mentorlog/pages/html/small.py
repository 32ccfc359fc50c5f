"""Small pictures inside of a line: what it says in words, to be seen at a glance."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mentorlog.frozen import dataclass
from mentorlog.pages.html.axis import at
from mentorlog.reports.growth_line import one_line

if TYPE_CHECKING:
    from collections.abc import Sequence

    from mentorlog.reports.growth_skills import Level, SkillStory

LEAST, MOST = 1, 5
"""Between these every score and level lies."""
WIDE, HIGH, EDGE = 96, 20, 3
"""How large a line of scores is, and how far it stays away from its edges."""
ENDS = 2
"""So many scores are the first and the last, which are told in words anyway."""
LEFT, STEP, ROW = 84, 28, 18
"""Where the levels begin, how far they are apart, and how high a side is."""
MOST_SIGNS = 12
"""Of a name."""


@dataclass(frozen=True, kw_only=True)
class Side:
    """A skill in the eyes of one side: where its two ends stand.

    Attributes:
        name: whose eyes these are.
        look: "mine" or "theirs".
        y: how high it stands.
        then: where the level then stands.
        now: where the level now stands.
    """

    name: str
    look: str
    y: int
    then: int
    now: int


def spark(scores: Sequence[int]) -> str:
    """A line through scores, as SVG has it; empty where words say as much."""
    if len(scores) <= ENDS:
        return ""
    apart = (WIDE - 2 * EDGE) / (len(scores) - 1)
    high = (HIGH - 2 * EDGE) / (MOST - LEAST)
    return " ".join(
        f"{at(EDGE + apart * place)},{at(HIGH - EDGE - high * (score - LEAST))}"
        for place, score in enumerate(scores)
    )


def sides(skill: SkillStory, me: str, person: str) -> tuple[Side, ...]:
    """Then and now of a skill, in the eyes of those who have rated it."""
    known = [
        (name, look, level)
        for name, look, level in (
            (me, "mine", skill.mine),
            (person, "theirs", skill.theirs),
        )
        if level
    ]
    return tuple(
        _side(name, look, level, place)
        for place, (name, look, level) in enumerate(known)
    )


def _side(name: str, look: str, level: Level, place: int) -> Side:
    words = one_line(name)
    return Side(
        name=words if len(words) <= MOST_SIGNS else f"{words[: MOST_SIGNS - 1]}…",
        look=look,
        y=ROW * place + ROW // 2,
        then=LEFT + STEP * (level.then - LEAST),
        now=LEFT + STEP * (level.now - LEAST),
    )
