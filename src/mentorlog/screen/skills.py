"""How skills are listed and shown: the latest level of each side, and its history."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from mentorlog.entries.rating import LEVELS, RATERS, say_level
from mentorlog.period import say_ago
from mentorlog.screen.as_json import plain

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from mentorlog.entries.found import Found
    from mentorlog.entries.record import Entry
    from mentorlog.entries.revision import Revision
    from mentorlog.entries.skill import Skill
    from mentorlog.reports.skills import SkillStanding

SCALE = " · ".join(f"{level} {word}" for level, word in LEVELS.items())
"""The scale in one line."""


def skill_row(
    found: Found[Skill], standing: SkillStanding, today: date, *, name_person: bool
) -> dict[str, str]:
    """A skill's line in the list of skills."""
    by_me, by_them = standing.by_me, standing.by_them
    return {
        "ID": found.entry.ref,
        "Skill": _marked(found.entry, found.entry.name),
        "By me": by_me.said() if by_me else "",
        "By them": by_them.said() if by_them else "",
        "Rated": say_ago(standing.rated_on, today) if standing.rated_on else "not yet",
        **({"With": found.person} if name_person else {}),
    }


def side_rows(
    standing: SkillStanding, today: date, person: str
) -> list[dict[str, str]]:
    """How each side that has rated a skill sees it now, and has seen it over time."""
    views = (("me", standing.by_me), (person, standing.by_them))
    return [
        {
            "By": whose,
            "Now": say_level(view.level),
            "Over time": " ".join(map(str, standing.levels(rater))),
            "Rated": say_ago(view.rated_on, today),
        }
        for rater, (whose, view) in zip(RATERS, views, strict=True)
        if view is not None
    ]


def rating_rows(
    standing: SkillStanding, today: date, person: str
) -> list[dict[str, str]]:
    """The ratings of a skill, a line each, the oldest first."""
    return [
        row | {"Note": _marked(rating, row["Note"])}
        for rating in standing.ratings
        for row in [rating.row(today, person)]
    ]


def evidence_rows(evidence: Sequence[Entry]) -> list[dict[str, str]]:
    """What the IDs in a skill's history stand for."""
    return [
        {
            "ID": entry.ref,
            "Evidence": _marked(entry, entry.headline)
            + (" (in the trash)" if entry.deleted_at else ""),
        }
        for entry in evidence
    ]


def skill_told(found: Found[Skill], standing: SkillStanding) -> dict[str, Any]:
    """A skill as JSON tells it: the entry, and how each side sees it."""
    return {
        **plain(found),
        "by_me": plain(standing.by_me),
        "by_them": plain(standing.by_them),
        "rated_on": plain(standing.rated_on),
    }


def skill_told_whole(
    found: Found[Skill], standing: SkillStanding, revisions: Sequence[Revision]
) -> dict[str, Any]:
    """A skill as JSON tells it, with its ratings and its earlier wordings."""
    from mentorlog.screen.entry import entry_told  # noqa: PLC0415 - costs Rich

    return {
        **entry_told(found, revisions, None),
        **skill_told(found, standing),
        "history": [plain(rating) for rating in standing.ratings],
    }


def _marked(entry: Entry, text: str) -> str:
    return f"{text} (private)".strip() if entry.private else text
