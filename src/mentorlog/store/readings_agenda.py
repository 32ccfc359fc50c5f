"""What a calendar needs, read from the whole journal: its trash and history, too."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, Any

from mentorlog.entries.action import Action
from mentorlog.entries.agreement import Agreement
from mentorlog.entries.goal import Goal
from mentorlog.entries.mentorship import Mentorship
from mentorlog.entries.milestone import Milestone
from mentorlog.entries.session import Session
from mentorlog.reports.agenda import AgendaMaterial
from mentorlog.store.readings import AMONG, last_held, read_day
from mentorlog.store.readings_glance import pauses_of
from mentorlog.store.selection import Selection

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from mentorlog.entries.record import Entry
    from mentorlog.store.journal import Journal

DATED: tuple[tuple[type[Any], str], ...] = (
    (Action, "due"),
    (Goal, "due"),
    (Milestone, "due"),
    (Agreement, "review_on"),
)
"""What stands in a calendar for a whole day → the column that holds the day."""
SAID_OF_ALL = ("person", "ended_on", "private", "deleted_at")
"""What of a mentorship is said in, or decides about, every event of it."""


def agenda_material(
    journal: Journal, mentorships: Sequence[Mentorship] | None, today: date
) -> AgendaMaterial:
    """All that an agenda is made from.

    Args:
        journal: where to look.
        mentorships: only of these; None for all, those in the trash, too.
        today: the day it is asked.
    """
    if mentorships is None:
        mentorships = journal.select(Mentorship, Selection(trash=None))
    whose = tuple(mentorship.id for mentorship in mentorships)
    planned = Selection(
        mentorships=whose, which=(("planned_for", "is not", None),), trash=None
    )
    sessions = journal.select(Session, planned)
    dated = [
        entry for cls, column in DATED for entry in _dated(journal, cls, column, whose)
    ]
    were_on = {
        uid: day
        for cls, column in DATED
        for uid, day in _were_on(journal, cls, column, whose)
    }
    undated = _undated(journal, were_on)
    entries: list[Entry] = [*sessions, *dated, *undated]
    return AgendaMaterial(
        day=today,
        mentorships={mentorship.id: mentorship for mentorship in mentorships},
        sessions=sessions,
        dated=[*dated, *undated],
        were_on=were_on,
        changed_in=_changed_in(journal, entries),
        renamed_in=_renamed_in(journal, whose),
        moved_in=_moved_in(journal),
        adopted=_adopted(journal, sessions),
        known=_known(journal, mentorships, entries),
        last_held=last_held(journal, whose, today),
        pauses=pauses_of(journal, whose),
    )


def _dated(
    journal: Journal, cls: type[Any], column: str, whose: tuple[int, ...]
) -> Any:
    with_a_day = Selection(
        mentorships=whose, which=((column, "is not", None),), trash=None
    )
    return journal.select(cls, with_a_day)


def _were_on(
    journal: Journal, cls: type[Any], column: str, whose: tuple[int, ...]
) -> list[tuple[str, date]]:
    """The uid of each entry whose day was taken away → the last day it had."""
    rows = journal.rows(
        f"select e.uid, (select json_extract(c.before, '$.{column}') from changes c"
        f" where c.uid = e.uid and json_type(c.before, '$.{column}') = 'text'"
        f" order by c.id desc limit 1) as last from {cls.table} e"
        f" where e.{column} is null and e.mentorship_id {AMONG} and last is not null",
        (whose,),
    )
    return [(uid, read_day(day)) for uid, day in rows]


def _undated(journal: Journal, were_on: dict[str, date]) -> list[Any]:
    uids = Selection(which=(("uid", "in", tuple(were_on)),), trash=None)
    return [entry for cls, _ in DATED for entry in journal.select(cls, uids)]


def _changed_in(journal: Journal, entries: Sequence[Entry]) -> dict[str, int]:
    """The uid of each entry → the last step that changed it."""
    rows = journal.rows(
        f"select uid, max(step) from changes where uid {AMONG} group by uid",
        (tuple(entry.uid for entry in entries),),
    )
    return dict(map(tuple, rows))


def _renamed_in(journal: Journal, whose: tuple[int, ...]) -> dict[int, int]:
    """The number of each mentorship → the last step that changed what all say."""
    tests = " or ".join(
        f"json_type(c.before, '$.{column}') is not null" for column in SAID_OF_ALL
    )
    rows = journal.rows(
        "select m.id, max(c.step) from mentorships m join changes c on c.uid = m.uid"
        f" where m.id {AMONG} and c.before is not null and ({tests}) group by m.id",
        (whose,),
    )
    return dict(map(tuple, rows))


def _moved_in(journal: Journal) -> tuple[int, datetime | None]:
    """The last step after which a next talk may be expected on another day, and when.

    Anybody's counts for all: whose a talk was that was erased for good, or that is with
    somebody else now, is not known any more.
    """
    ((step, last),) = journal.rows(
        "select coalesce(max(step), 0), max(at) from changes"
        " where kind in ('session', 'pause', 'mentorship')"
    )
    return step, None if last is None else datetime.fromisoformat(last)


def _adopted(journal: Journal, sessions: Sequence[Session]) -> frozenset[str]:
    """The uids of talks that had no source once, and have one now."""
    rows = journal.rows(
        f"select distinct uid from changes where uid {AMONG}"
        " and json_type(before, '$.source') = 'null'",
        (tuple(session.uid for session in sessions if session.is_in_calendar),),
    )
    return frozenset(uid for (uid,) in rows)


def _known(
    journal: Journal, mentorships: Sequence[Mentorship], entries: Sequence[Entry]
) -> frozenset[str]:
    """The uids of those private entries that were not private once.

    An entry is as private as its mentorship, as long as that is.
    """
    private = tuple(entry.uid for entry in (*entries, *mentorships) if entry.private)
    rows = journal.rows(
        f"select uid, max(at) from changes where uid {AMONG}"
        " and json_extract(before, '$.private') = 0 group by uid",
        (private,),
    )
    hidden_at = {uid: datetime.fromisoformat(at) for uid, at in rows}
    whose = {m.id: hidden_at[m.uid] for m in mentorships if m.uid in hidden_at}
    along = (
        entry.uid
        for entry in entries
        if not entry.private
        and entry.created_at is not None
        and entry.mentorship_id in whose
        and entry.created_at < whose[entry.mentorship_id]
    )
    return frozenset((*hidden_at, *along))
