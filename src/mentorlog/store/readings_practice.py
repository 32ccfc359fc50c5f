"""What a review needs of challenges, agreements, care and skills: bounded by it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeVar

from mentorlog.entries.agreement import Agreement
from mentorlog.entries.challenge import Challenge
from mentorlog.entries.kinds import KINDS, kind_of
from mentorlog.entries.rating import Rating
from mentorlog.entries.revision import Revision
from mentorlog.entries.skill import Skill
from mentorlog.reports.practice_material import Named, PracticeMaterial, Tally, Thanked
from mentorlog.reports.review_then import as_it_was
from mentorlog.store.readings import AMONG, find, read_day
from mentorlog.store.readings_figures import Days, later_revisions
from mentorlog.store.readings_ratings import TOLD_TO, last_ratings

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from mentorlog.entries.record import Kept
    from mentorlog.period import Period
    from mentorlog.store.journal import Journal

K = TypeVar("K", bound="Kept")

MOST = 50
"""How many entries of a kind a review looks at."""

TALLIES = (
    ("challenges_noted", "challenges", "challenges_by_day", "day", "1"),
    ("challenges_raised", "challenges", "challenges_raised", "raised_on", "1"),
    ("challenges_resolved", "challenges", "challenges_resolved", "resolved_on", "1"),
    ("agreements_made", "agreements", "agreements_by_day", "day", "1"),
    ("gestures_to_them", "gestures", "gestures_by_day", "day", "direction = 'to'"),
    ("gestures_from_them", "gestures", "gestures_by_day", "day", "direction = 'from'"),
    ("ratings", "ratings", "ratings_by_day", "day", "1"),
)
"""What is counted: its name, the table, the index to follow, the day, a condition."""


def review_practice(
    journal: Journal, mentorship: int, period: Period, today: date
) -> PracticeMaterial:
    """What a review tells of challenges, agreements, care and skills.

    Args:
        journal: where to look.
        mentorship: the number of the mentorship.
        period: the period; it has begun.
        today: the day the question is asked.
    """
    days = period.first, min(period.last, today)
    reader = _Reader(journal, mentorship, days, today)
    turns = reader.turns(period.before().first)
    now = reader.agreements(turns)
    later = later_revisions(journal, Agreement, (a.id for a in now), days[1], today)
    ratings = reader.ratings()
    return PracticeMaterial(
        tallies=(*reader.tallies(period.before().first), *reader.turned(turns, now)),
        challenges=reader.challenges(),
        agreements=tuple(as_it_was(a, later.get(a.id, ()), days[1]) for a in now),
        agreements_now=now,
        turns=tuple(turn for turn in turns if days[0] <= turn.day <= days[1]),
        thanked=reader.thanked(),
        skills=reader.skills(ratings),
        ratings=ratings,
        evidence=reader.evidence(ratings),
    )


class _Reader:
    """Reads of one mentorship what came of the practice in a period."""

    def __init__(
        self, journal: Journal, mentorship: int, days: Days, today: date
    ) -> None:
        self._journal = journal
        self._mentorship = mentorship
        self._first, self._end = days
        self._today = today

    def _find(
        self, cls: type[K], index: str, where: str, *values: Any, by: str
    ) -> list[K]:
        where = f"mentorship_id = ? and {where}"
        values = (self._mentorship, *values)
        return find(
            self._journal, cls, where, *values, index=index, by=f"{by} limit {MOST}"
        )

    def tallies(self, since: date) -> Iterable[Tally]:
        """What is counted from a day in the period before until the end."""
        query = " union all ".join(
            f"select '{what}', {day} < ?1, private, count(*)"
            f" from {table} indexed by {index} where deleted_at is null"
            f" and mentorship_id = ?2 and {day} between ?3 and ?4 and {condition}"
            " group by 2, 3"
            for what, table, index, day, condition in TALLIES
        )
        values = self._first, self._mentorship, since, self._end
        for what, before, private, number in self._journal.rows(query, values):
            yield Tally(what, bool(before), bool(private), number)

    def turned(
        self, turns: Iterable[Revision], agreements: Iterable[Agreement]
    ) -> Iterable[Tally]:
        """How often an agreement was looked at again, up to the end."""
        known = {agreement.id: agreement for agreement in agreements}
        for turn in turns:
            if turn.day <= self._end and turn.entry_id in known:
                private = known[turn.entry_id].private
                yield Tally("agreements_changed", turn.day < self._first, private, 1)

    def challenges(self) -> tuple[Challenge, ...]:
        """The challenges that were open in the period."""
        still, since = "resolved_on is null and day <= ?", "resolved_on >= ?"
        return (
            *self._find(Challenge, "challenges_open", still, self._end, by="day, id"),
            *self._find(
                Challenge,
                "challenges_resolved",
                f"{since} and day <= ?",
                self._first,
                self._end,
                by="resolved_on, id",
            ),
        )

    def turns(self, since: date) -> list[Revision]:
        """What was done to agreements, of anybody, from a day until today."""
        return find(
            self._journal,
            Revision,
            "entry_kind = 'agreement' and day between ? and ?",
            since,
            self._today,
            index="revisions_by_day",
            by="day, id",
        )

    def agreements(self, turns: Iterable[Revision]) -> tuple[Agreement, ...]:
        """The agreements made, due, ended or touched in the period or since."""
        found = [
            *self._find(
                Agreement,
                "agreements_by_day",
                "day between ? and ?",
                self._first,
                self._end,
                by="day, id",
            ),
            *self._find(
                Agreement,
                "agreements_standing",
                "ended_on is null and review_on <= ?",
                self._end,
                by="review_on, id",
            ),
            *self._find(
                Agreement,
                "agreements_ended",
                "ended_on >= ?",
                self._first,
                by="ended_on, id",
            ),
            *find(
                self._journal,
                Agreement,
                f"id {AMONG} and +mentorship_id = ?",
                tuple({turn.entry_id for turn in turns}),
                self._mentorship,
            ),
        ]
        return tuple({agreement.id: agreement for agreement in found}.values())

    def thanked(self) -> tuple[Thanked, ...]:
        """The last thanks by the end, and the last ones that are not private."""
        rows = self._journal.rows(
            "select day, private from gestures where id in (select (select id"
            " from gestures indexed by gestures_by_nature"
            " where deleted_at is null and mentorship_id = ? and nature = 'thanks'"
            " and direction = 'to' and day <= ? and private <= hidden.value"
            " order by day desc limit 1) from json_each(?) as hidden)",
            (self._mentorship, self._end, TOLD_TO),
        )
        return tuple(Thanked(read_day(day), bool(private)) for day, private in rows)

    def ratings(self) -> tuple[Rating, ...]:
        """The ratings of the period, and what its skills were rated before."""
        days = self._first, self._end
        where, by = "day between ? and ?", "day, id"
        rated = self._find(Rating, "ratings_by_day", where, *days, by=by)
        skills = {rating.skill_id for rating in rated}
        return (*last_ratings(self._journal, skills, self._first), *rated)

    def skills(self, ratings: Iterable[Rating]) -> tuple[Skill, ...]:
        """The skills that the ratings are of."""
        numbers = tuple({rating.skill_id for rating in ratings})
        found = find(self._journal, Skill, f"id {AMONG}", numbers) if numbers else ()
        return tuple(found)

    def evidence(self, ratings: Iterable[Rating]) -> tuple[Named, ...]:
        """The entries, still there, that the ratings of the period name."""
        named: dict[str, set[int]] = {}
        for rating in ratings:
            if rating.day >= self._first:
                for ref in rating.evidence:
                    if ref[:1] in KINDS and ref[1:].isdecimal():
                        named.setdefault(ref[0], set()).add(int(ref[1:]))
        return tuple(
            Named(f"{letter}{number}", bool(private))
            for letter, numbers in named.items()
            for number, private in self._journal.rows(
                f"select id, private from {kind_of(letter).table}"
                f" where deleted_at is null and id {AMONG}",
                (tuple(numbers),),
            )
        )
