"""What of a way is handed over to whom: pictures that show no more than the words."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from mentorlog.reports.facts import Promise
    from mentorlog.reports.share_policy import Readership
    from mentorlog.reports.way_material import WayMaterial

SIDES = {"me": "action of mine", "them": "action of theirs"}
"""Whose a promise is → the sort of it."""


def seen_by(material: WayMaterial, reader: Readership) -> WayMaterial:
    """The material of a way without what its reader is not told.

    Of talks the days are drawn where more of them is told than how many there were. Of
    care and feedback no day is drawn for anybody.

    Args:
        material: the material; what is private has been left out before.
        reader: who will see it.
    """
    has_days = reader.is_told("session held", "minutes")
    feels = reader.is_told("session held", "mood")
    sees_values = reader.is_told("checkin", "value")
    goals = tuple(goal for goal in map(reader.sees, material.goals) if goal)
    return replace(
        material,
        goals=goals,
        checkins=material.checkins if sees_values else (),
        before=material.before if sees_values else (),
        talks=tuple(t if feels else t._replace(mood=None) for t in material.talks)
        if has_days
        else (),
        notes=material.notes if feels and reader.is_told("note", "mood") else (),
        touched=(),
        promised=tuple(
            tuple(promise for promise in part if _is_counted(promise, reader))
            for part in material.promised
        ),
    )


def _is_counted(promise: Promise, reader: Readership) -> bool:
    return reader.counts(SIDES[promise.owner])
