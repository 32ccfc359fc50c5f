"""What today needs of challenges, agreements, topics, thanks and pauses."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeVar

from mentorlog.entries.agreement import Agreement
from mentorlog.entries.challenge import Challenge
from mentorlog.entries.pause import is_paused
from mentorlog.reports.today_material import Some, away
from mentorlog.reports.today_practice import OPEN_FOR, TodayPractice, Waiting
from mentorlog.store.readings import AMONG, find, public, read_day
from mentorlog.store.readings_glance import pauses_of

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from mentorlog.entries.mentorship import Mentorship
    from mentorlog.entries.record import Kept
    from mentorlog.store.journal import Journal

K = TypeVar("K", bound="Kept")

MOST = 200
"""How many entries of a kind are looked at in each mentorship."""


def resting(
    journal: Journal, mentorships: Sequence[Mentorship], today: date
) -> frozenset[int]:
    """The numbers of those mentorships that rest today."""
    pauses = pauses_of(journal, (mentorship.id for mentorship in mentorships))
    return frozenset(number for number, own in pauses.items() if is_paused(own, today))


def today_practice(
    journal: Journal,
    mentorships: Sequence[Mentorship],
    today: date,
    *,
    private: bool = True,
) -> TodayPractice:
    """What today asks for of challenges, agreements, topics and thanks.

    Args:
        journal: where to look.
        mentorships: whom it is asked about, without those that rest.
        today: the day it is asked.
        private: whether what is private may be told of.
    """
    only = public(private=private)
    ids = tuple(mentorship.id for mentorship in mentorships)
    long_ago = away(today, -OPEN_FOR)
    return TodayPractice(
        challenges=_some(
            journal,
            Challenge,
            ids,
            "challenges_open",
            f"resolved_on is null and coalesce(raised_on, day) <= ?{only}",
            long_ago,
            by="day",
        ),
        agreements=_some(
            journal,
            Agreement,
            ids,
            "agreements_standing",
            f"ended_on is null and review_on <= ?{only}",
            today,
            by="review_on",
        ),
        topics=_topics(journal, ids, today, only),
        thanked=_thanked(journal, ids, today, only),
    )


def _some(
    journal: Journal,
    cls: type[K],
    mentorships: tuple[int, ...],
    index: str,
    where: str,
    *values: Any,
    by: str,
) -> Some[K]:
    """The most urgent entries of a kind in these mentorships, and their number."""
    entries = [
        entry
        for mentorship in mentorships
        for entry in find(
            journal,
            cls,
            f"mentorship_id = ? and {where}",
            mentorship,
            *values,
            index=index,
            by=f"{by}, id limit {MOST}",
        )
    ]
    return Some(entries=tuple(entries), total=len(entries))


def _topics(
    journal: Journal, mentorships: tuple[int, ...], today: date, only: str
) -> dict[int, Waiting]:
    """Mentorship → how many topics wait, and since when."""
    rows = journal.rows(
        "select mentorship_id, count(*), min(day) from topics"
        f" indexed by topics_open where deleted_at is null and status = 'open'"
        f" and mentorship_id {AMONG} and day <= ?{only} group by mentorship_id",
        (mentorships, today),
    )
    return {
        mentorship: Waiting(number, read_day(day)) for mentorship, number, day in rows
    }


def _thanked(
    journal: Journal, mentorships: tuple[int, ...], today: date, only: str
) -> dict[int, date]:
    """Mentorship → the day of my last thanks, where there were any."""
    rows = journal.rows(
        "select whose.value, (select max(day) from gestures"
        " indexed by gestures_by_nature where deleted_at is null"
        " and mentorship_id = whose.value and nature = 'thanks'"
        f" and direction = 'to' and day <= ?{only}) from json_each(?) as whose",
        (today, mentorships),
    )
    return {mentorship: read_day(day) for mentorship, day in rows if day is not None}
