"""What a report to hand over is made from, and how much was left out of it."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any, TypeVar

from mentorlog.entries.action import Action
from mentorlog.entries.agreement import Agreement
from mentorlog.entries.challenge import Challenge
from mentorlog.entries.checkin import Checkin
from mentorlog.entries.feedback import Feedback
from mentorlog.entries.gesture import Gesture
from mentorlog.entries.goal import Goal
from mentorlog.entries.lookback import Lookback
from mentorlog.entries.milestone import Milestone
from mentorlog.entries.note import Note
from mentorlog.entries.rating import Rating
from mentorlog.entries.session import Session
from mentorlog.entries.skill import Skill
from mentorlog.entries.topic import Topic
from mentorlog.reports.share_material import ShareMaterial
from mentorlog.reports.share_policy import sort_of
from mentorlog.reports.today_material import REMEMBERED, away
from mentorlog.store.readings import (
    AMONG,
    OPEN,
    UNANSWERED,
    find,
    last_checkins,
    next_planned,
)
from mentorlog.store.readings_figures import Counting
from mentorlog.store.readings_ratings import last_ratings

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from mentorlog.entries.mentorship import Mentorship
    from mentorlog.entries.record import Kept
    from mentorlog.period import Period
    from mentorlog.reports.share_policy import Readership
    from mentorlog.store.journal import Journal

K = TypeVar("K", bound="Kept")

NOTED = {"challenge unspoken", "rating of theirs", "feedback received"}
"""Of which sorts it is said how many there are whose words are not told."""


def share_material(
    journal: Journal,
    mentorship: Mentorship,
    period: Period,
    today: date,
    reader: Readership,
) -> tuple[ShareMaterial, Counter[str]]:
    """All that a report to hand over is made from.

    Args:
        journal: where to look.
        mentorship: the mentorship; it is not private.
        period: the time, which lies behind; nothing later is told of.
        today: the day the question is asked.
        reader: who will read it.

    Returns:
        What it is made from, and how many entries its reader does not see: kinds of
        private ones such as "private note", and sorts of others (see `share_policy`).
    """
    sifting = _Sifting(journal, mentorship, period, reader)
    goals, actions = sifting.goals(), sifting.actions()
    ratings = sifting.ratings()
    seen = reader.sees(mentorship)
    assert seen is not None
    material = ShareMaterial(
        reader=reader,
        mentorship=seen,
        period=period,
        today=today,
        happened=Counting(journal, mentorship.id, today).happened(period).public(),
        goals=goals,
        checkins=sifting.checkins(goals),
        milestones=sifting.milestones(),
        planned=sifting.planned(today),
        actions=actions,
        feedback=sifting.feedback(actions),
        topics=sifting.topics(),
        challenges=sifting.challenges(),
        agreements=sifting.agreements(),
        gestures=sifting.of_the_time(Gesture),
        skills=sifting.numbered(Skill, (rating.skill_id for rating in ratings)),
        ratings=ratings,
        notes=sifting.of_the_time(Note),
        lookbacks=sifting.of_the_time(Lookback),
    )
    sifting.of_the_time(Session)
    sifting.of_the_time(Checkin)
    return material, sifting.left_out


class _Sifting:
    """Reads of one mentorship what a reader may see, and counts what they may not."""

    def __init__(
        self,
        journal: Journal,
        mentorship: Mentorship,
        period: Period,
        reader: Readership,
    ) -> None:
        self._journal = journal
        self._mentorship = mentorship.id
        self._first, self._last = period.first, period.last
        self._reader = reader
        self._known: set[tuple[str, int]] = set()
        self.left_out: Counter[str] = Counter()

    def goals(self) -> tuple[Goal, ...]:
        """The goals that were open at some time in the time."""
        closed = "closed_on >= ? and day <= ?"
        return (
            *self._of(Goal, "goals_open", f"{OPEN} and day <= ?", self._last),
            *self._of(Goal, "goals_closed", closed, self._first, self._last),
        )

    def checkins(self, goals: Iterable[Goal]) -> tuple[Checkin, ...]:
        """The last check-in of each goal before the time, and by its end."""
        days = away(self._first, -1), self._last
        numbers = (goal.id for goal in goals)
        return self._sift(last_checkins(self._journal, numbers, days, private=False))

    def milestones(self) -> tuple[Milestone, ...]:
        """The milestones and wins reached in the time or later, and the open ones."""
        reached = "reached_on >= ? and day <= ?"
        still = "reached_on is null and day <= ?"
        days = self._first, self._last
        return (
            *self._of(Milestone, "milestones_reached", reached, *days),
            *self._of(Milestone, "milestones_open", still, self._last),
        )

    def planned(self, today: date) -> Session | None:
        """The next planned talk."""
        whose = (self._mentorship,)
        ahead = self._sift(next_planned(self._journal, whose, today, private=False))
        return ahead[0] if ahead else None

    def actions(self) -> tuple[Action, ...]:
        """The promises settled in the time or later, and the open ones."""
        settled = "closed_on >= ? and day <= ?"
        still = "status = 'open' and day <= ?"
        return (
            *self._of(Action, "actions_closed", settled, self._first, self._last),
            *self._of(Action, "actions_open", still, self._last),
        )

    def feedback(self, actions: Iterable[Action]) -> tuple[Feedback, ...]:
        """The feedback of the time, what was acted on, and what has no answer yet."""
        asked = find(
            self._journal,
            Feedback,
            f"mentorship_id = ? and {UNANSWERED}",
            self._mentorship,
            away(self._last, -REMEMBERED),
            self._last,
            self._last,
            index="feedback_asked",
        )
        waiting = self._sift(asked)
        acted_on = (action.feedback_id for action in actions)
        told = (*self.of_the_time(Feedback), *self.numbered(Feedback, acted_on))
        return (*waiting, *(f for f in told if f.direction != "asked"))

    def topics(self) -> tuple[Topic, ...]:
        """The topics that are open."""
        still = "status = 'open' and day <= ?"
        return self._of(Topic, "topics_open", still, self._last)

    def challenges(self) -> tuple[Challenge, ...]:
        """The challenges that were open at some time in the time."""
        still, since = "resolved_on is null and day <= ?", "resolved_on >= ?"
        resolved = f"{since} and day <= ?"
        index = "challenges_resolved"
        return (
            *self._of(Challenge, "challenges_open", still, self._last),
            *self._of(Challenge, index, resolved, self._first, self._last),
        )

    def agreements(self) -> tuple[Agreement, ...]:
        """The agreements that are due for a second look."""
        due = "ended_on is null and review_on <= ?"
        return self._of(Agreement, "agreements_standing", due, self._last)

    def ratings(self) -> tuple[Rating, ...]:
        """The ratings of the time, and what its skills were rated before."""
        rated = self.of_the_time(Rating)
        skills = {rating.skill_id for rating in rated}
        before = last_ratings(self._journal, skills, self._first, private=False)
        return (*self._seen(before), *rated)

    def of_the_time(self, cls: type[K]) -> tuple[K, ...]:
        """The entries of a kind whose day lies in the time."""
        days = self._first, self._last
        return self._of(cls, f"{cls.table}_by_day", "day between ? and ?", *days)

    def numbered(self, cls: type[K], numbers: Iterable[int | None]) -> tuple[K, ...]:
        """The entries of a kind with some numbers."""
        wanted = tuple({number for number in numbers if number is not None})
        return self._sift(find(self._journal, cls, f"id {AMONG}", wanted))

    def _of(self, cls: type[K], index: str, where: str, *values: Any) -> tuple[K, ...]:
        where = f"mentorship_id = ? and {where}"
        values = (self._mentorship, *values)
        return self._sift(find(self._journal, cls, where, *values, index=index))

    def _sift(self, entries: Iterable[K]) -> tuple[K, ...]:
        """What the reader sees of entries, each once; what not, is counted."""
        fresh = [e for e in entries if (e.kind, e.id) not in self._known]
        self._known.update((entry.kind, entry.id) for entry in fresh)
        for entry in fresh:
            if entry.private:
                self.left_out[f"private {entry.kind}"] += 1
            elif sort_of(entry) in NOTED and not self._reader.reads(sort_of(entry)):
                self.left_out[sort_of(entry)] += 1
        return self._seen(fresh)

    def _seen(self, entries: Iterable[K]) -> tuple[K, ...]:
        told = map(self._reader.sees, entries)
        return tuple(entry for entry in told if entry is not None)
