"""What a review needs: bounded by its period, and by what stands open."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeVar

from mentorlog.entries.action import Action
from mentorlog.entries.feedback import Feedback
from mentorlog.entries.goal import Goal
from mentorlog.entries.milestone import Milestone
from mentorlog.entries.note import Note
from mentorlog.reports.review_material import Happened, Material, Told
from mentorlog.reports.review_then import as_it_was
from mentorlog.reports.today_material import REMEMBERED, away
from mentorlog.store.readings import (
    AMONG,
    OPEN,
    UNANSWERED,
    find,
    last_checkins,
    last_held,
    next_planned,
)
from mentorlog.store.readings_figures import Counting, Days, later_revisions
from mentorlog.store.readings_practice import review_practice

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from mentorlog.entries.mentorship import Mentorship
    from mentorlog.entries.record import Record
    from mentorlog.entries.session import Session
    from mentorlog.period import Period
    from mentorlog.store.journal import Journal

R = TypeVar("R", bound="Record")

MOST_GOALS = 100
"""How many open goals are looked at: nobody works for more at a time."""
FEW = 5
"""How many entries of a sort a review may ask about."""
MOST = 50
"""How many notes or questions of a period are told of; the others are counted."""


def review_material(
    journal: Journal,
    mentorship: Mentorship,
    period: Period,
    today: date,
    *,
    name_needed: bool,
    private: bool = True,
) -> Material:
    """All that the review of one mentorship is made from.

    Args:
        journal: where to look.
        mentorship: the mentorship.
        period: the period; it has begun.
        today: the day the question is asked.
        name_needed: whether commands must name the person.
        private: whether what is private may be told of.
    """
    counting = Counting(journal, mentorship.id, today)
    happened = counting.happened(period)
    reader = _Reader(journal, mentorship.id, today, private=private)
    material = Material(
        mentorship=mentorship,
        name_needed=name_needed,
        period=period,
        today=today,
        happened=happened,
        before=counting.happened(period.before()),
        told=reader.told(period, happened),
        practice=review_practice(journal, mentorship.id, period, today),
    )
    return material if private else material.public()


class _Reader:
    """Reads of one mentorship what a review needs."""

    def __init__(
        self, journal: Journal, mentorship: int, today: date, *, private: bool
    ) -> None:
        self._journal = journal
        self._mentorship = mentorship
        self._today = today
        self._private = private

    def _find(
        self, cls: type[R], index: str, where: str, *values: Any, by: str = "id"
    ) -> list[R]:
        """The records of a kind in this mentorship that a condition holds for."""
        where = f"mentorship_id = ? and {where}"
        values = (self._mentorship, *values)
        return find(self._journal, cls, where, *values, index=index, by=by)

    def told(self, period: Period, happened: Happened) -> Told:
        """What is told of one by one, of a period and of what stood open around it."""
        end = min(period.last, self._today)
        goals = self._goals(period.first, end)
        later = later_revisions(
            self._journal, Goal, (g.id for g in goals), end, self._today
        )
        questions = self._questions(end)
        whose = (self._mentorship,)
        return Told(
            goals=tuple(as_it_was(g, later.get(g.id, ()), end) for g in goals),
            goals_now=tuple(goals),
            more_goals=self._more_goals(goals, end),
            checkins=tuple(
                last_checkins(
                    self._journal,
                    (goal.id for goal in goals),
                    (period.before().last, end, self._today),
                    private=self._private,
                )
            ),
            milestones=self._milestones((period.first, end)),
            notes=tuple(
                self._find(
                    Note,
                    "notes_by_day",
                    "day between ? and ?",
                    period.first,
                    end,
                    by=f"day, id limit {MOST}",
                )
            ),
            questions=tuple(questions),
            answered_since=self._answered(questions),
            unacted=self._unacted(happened),
            late=(*self._late("me", end), *self._late("them", end)),
            ahead=self._ahead(),
            last_held=last_held(self._journal, whose, self._today).get(whose[0]),
            has_goal=bool(self._find(Goal, "goals_open", OPEN, by="id limit 1")),
        )

    def _ahead(self) -> Session | None:
        """The next planned talk, if there is one."""
        whose, private = (self._mentorship,), self._private
        ahead = next_planned(self._journal, whose, self._today, private=private)
        return ahead[0] if ahead else None

    def _goals(self, first: date, end: date) -> list[Goal]:
        """The goals that were open on some day of a period."""
        limit = f"limit {MOST_GOALS}"
        still = f"{OPEN} and day <= ?"
        closed = "closed_on >= ? and day <= ?"
        return [
            *self._find(Goal, "goals_open", still, end, by=f"id desc {limit}"),
            *self._find(
                Goal, "goals_closed", closed, first, end, by=f"closed_on {limit}"
            ),
        ]

    def _more_goals(self, known: Iterable[Goal], end: date) -> int:
        """How many goals are open that were not looked at."""
        looked_at = sum(goal.is_open for goal in known)
        if looked_at < MOST_GOALS:
            return 0
        ((number,),) = self._journal.rows(
            "select count(*) from goals indexed by goals_open where"
            f" deleted_at is null and mentorship_id = ? and {OPEN} and day <= ?",
            (self._mentorship, end),
        )
        return int(number) - looked_at

    def _milestones(self, days: Days) -> tuple[Milestone, ...]:
        """The milestones set, reached, celebrated or due in a period."""
        found = {
            milestone.id: milestone
            for index, column in (
                ("milestones_reached", "reached_on"),
                ("milestones_celebrated", "celebrated_on"),
                ("milestones_due", "due"),
                ("milestones_by_day", "day"),
            )
            for milestone in self._find(
                Milestone,
                index,
                f"{column} between ? and ?",
                *days,
                by=f"{column}, id limit {MOST}",
            )
        }
        return tuple(found.values())

    def _questions(self, end: date) -> list[Feedback]:
        """The questions of the last year that had no answer by the end of a day."""
        return self._find(
            Feedback,
            "feedback_asked",
            UNANSWERED,
            away(end, -REMEMBERED),
            end,
            end,
            by=f"day, id limit {MOST}",
        )

    def _answered(self, questions: Iterable[Feedback]) -> frozenset[int]:
        """The numbers of those questions that have an answer by now."""
        numbers = tuple(question.id for question in questions)
        answers = find(self._journal, Feedback, f"answers_id {AMONG}", numbers)
        return frozenset(a.answers_id for a in answers if a.answers_id is not None)

    def _unacted(self, happened: Happened) -> tuple[Feedback, ...]:
        """The first improvements of a period that nothing was promised about."""
        done = {deed.feedback_id for deed in happened.deeds}
        open_ = sorted(
            (heard.day, heard.id)
            for heard in happened.heard
            if heard.nature == "improvement"
            and heard.direction == "received"
            and heard.id not in done
        )
        numbers = tuple(number for _, number in open_[:FEW])
        return tuple(
            find(self._journal, Feedback, f"id {AMONG}", numbers, by="day, id")
        )

    def _late(self, owner: str, end: date) -> list[Action]:
        """The promises of a side that were late at the end of a day and are late."""
        return self._find(
            Action,
            "actions_open",
            "status = 'open' and owner = ? and due <= ? and due < ?",
            owner,
            end,
            self._today,
            by=f"due, id limit {FEW}",
        )
