"""Where skills stood before a period: the last ratings, and none that came before."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mentorlog.entries.rating import RATERS, Rating
from mentorlog.store.readings import AMONG, find

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from mentorlog.store.journal import Journal

TOLD_TO = (0, 1)
"""Those who are told something: everybody, and its writer alone.

What may be told to one of them has a `private` that is not above the number.
"""


def last_ratings(
    journal: Journal, skills: Iterable[int], before: date, *, private: bool = True
) -> list[Rating]:
    """For each of some skills the last ratings of both sides before a day.

    Args:
        journal: where to look.
        skills: the numbers of the skills.
        before: the day.
        private: whether the last ones are wanted beside the last public ones.
    """
    numbers = journal.rows(
        "select distinct (select id from ratings indexed by ratings_by_skill"
        " where deleted_at is null and skill_id = skill.value and day < ?"
        " and rater = side.value and private <= hidden.value"
        " order by day desc, id desc limit 1)"
        " from json_each(?) as skill, json_each(?) as side, json_each(?) as hidden",
        (before, tuple(skills), RATERS, TOLD_TO if private else TOLD_TO[:1]),
    )
    return find(journal, Rating, f"id {AMONG}", tuple(number for (number,) in numbers))
