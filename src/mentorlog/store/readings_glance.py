"""What a glance at all mentorships needs: one query for each kind, whoever they are."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from mentorlog.entries.goal import Goal
from mentorlog.entries.mentorship import Mentorship
from mentorlog.entries.pause import Pause
from mentorlog.entries.revision import Revision
from mentorlog.entries.session import Session
from mentorlog.reports.glance import GlanceMaterial
from mentorlog.reports.progress import SILENT_DAYS
from mentorlog.reports.today_material import away
from mentorlog.store.readings import (
    AMONG,
    OPEN,
    find,
    last_held,
    next_planned,
    public,
    read_day,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import date

    from mentorlog.store.journal import Journal

COUNTED = 200
"""How far is counted; beyond, a number means nothing to anybody."""
SILENT = f"""{OPEN} and status = 'active' and day <= ?
    and not exists (select 1 from checkins indexed by checkins_by_goal
    where goal_id = goals.id and checkins.deleted_at is null
    and checkins.day > ? and checkins.day <= ?)"""
"""The condition that a goal is silent: the last day that is long ago, twice; today."""


def glance_material(
    journal: Journal,
    mentorships: Sequence[Mentorship],
    today: date,
    *,
    private: bool = True,
) -> GlanceMaterial:
    """All that a glance at mentorships is made from.

    Args:
        journal: where to look.
        mentorships: at whom.
        today: the day.
        private: whether what is private counts.
    """
    whose = tuple(m.id for m in mentorships)
    only = public(private=private)
    mine, theirs = (
        _late(journal, whose, owner, today, only) for owner in ("me", "them")
    )
    ahead = next_planned(journal, whose, today, private=private)
    return GlanceMaterial(
        day=today,
        mentorships=tuple(mentorships),
        last_held=last_held(journal, whose, today, private=private),
        planned={session.mentorship_id: session for session in ahead},
        unlogged=_unlogged(journal, whose, today, only),
        pauses=pauses_of(journal, whose),
        late_mine=mine,
        late_theirs=theirs,
        silent=_silent(journal, whose, today, only),
    )


def pauses_of(
    journal: Journal, mentorships: Iterable[int]
) -> dict[int, tuple[Pause, ...]]:
    """Mentorship → its pauses, in the order of their days, where it has any."""
    found: dict[int, tuple[Pause, ...]] = {}
    for pause in find(
        journal,
        Pause,
        f"mentorship_id {AMONG}",
        tuple(mentorships),
        index="pauses_until",
        by="day, id",
    ):
        own = found.get(pause.mentorship_id, ())
        found[pause.mentorship_id] = (*own, pause)
    return found


def revisions_of(journal: Journal, mentorship: int) -> list[Revision]:
    """What the mentorship of a number said before, the oldest first."""
    return find(
        journal,
        Revision,
        "entry_kind = ? and entry_id = ?",
        Mentorship.kind,
        mentorship,
        index="revisions_by_entry",
        by="day, id",
    )


def _unlogged(
    journal: Journal, whose: tuple[int, ...], today: date, only: str
) -> dict[int, date]:
    """Mentorship → the first day that has passed with a talk still planned for it."""
    rows = _each(
        journal,
        whose,
        "select min(day) from sessions indexed by sessions_planned"
        " where deleted_at is null and mentorship_id = whose.value"
        f" and status = 'planned' and day < ?{only}",
        today,
    )
    return {number: read_day(day) for number, day in rows if day is not None}


def _late(
    journal: Journal, whose: tuple[int, ...], owner: str, today: date, only: str
) -> dict[int, int]:
    """Mentorship → how many promises of a side are late (beyond 200, about)."""
    rows = _each(
        journal,
        whose,
        "select count(*) from (select 1 from actions indexed by actions_open"
        " where deleted_at is null and mentorship_id = whose.value"
        f" and status = 'open' and due < ? and owner = ?{only} limit {COUNTED})",
        today,
        owner,
    )
    return dict(rows)


def _each(
    journal: Journal, whose: tuple[int, ...], question: str, *values: Any
) -> list[tuple[int, Any]]:
    """What a question with one answer says of each mentorship, in one query."""
    rows = journal.rows(
        f"select whose.value, ({question}) from json_each(?) as whose",
        (*values, whose),
    )
    return [(number, answer) for number, answer in rows]


def _silent(
    journal: Journal, whose: tuple[int, ...], today: date, only: str
) -> dict[int, tuple[str, ...]]:
    """Mentorship → the IDs of its silent goals (beyond 200, not all)."""
    heard = away(today, -SILENT_DAYS)
    rows = journal.rows(
        "select mentorship_id, id from goals indexed by goals_open"
        f" where deleted_at is null and mentorship_id {AMONG} and {SILENT}"
        f"{only} order by mentorship_id, id limit {COUNTED}",
        (whose, heard, heard, today),
    )
    found: dict[int, tuple[str, ...]] = {}
    for mentorship, number in rows:
        ref = f"{Goal.letter}{number}"
        found[mentorship] = (*found.get(mentorship, ()), ref)
    return found


def planned_ahead(journal: Journal, mentorship: int, today: date) -> list[Session]:
    """The planned talks of a mentorship, today or later, the next first."""
    return find(
        journal,
        Session,
        "mentorship_id = ? and status = 'planned' and day >= ?",
        mentorship,
        today,
        index="sessions_planned",
        by=f"day, at, id limit {COUNTED}",
    )
