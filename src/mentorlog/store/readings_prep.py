"""What the next talk's agenda needs, read with few queries that follow an index."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeVar

from mentorlog.entries.action import Action
from mentorlog.entries.agreement import Agreement
from mentorlog.entries.asking import Asking
from mentorlog.entries.bank import BANK
from mentorlog.entries.challenge import Challenge
from mentorlog.entries.feedback import Feedback
from mentorlog.entries.goal import Goal
from mentorlog.entries.milestone import Milestone
from mentorlog.entries.question import Question
from mentorlog.entries.session import Session
from mentorlog.entries.topic import Topic
from mentorlog.reports.prep_material import PrepMaterial
from mentorlog.reports.progress import SILENT_DAYS
from mentorlog.reports.rhythm import next_due
from mentorlog.reports.today_material import CELEBRATED_WITHIN, REMEMBERED, Some, away
from mentorlog.store.readings import UNANSWERED, find, last_checkins, read_day
from mentorlog.store.readings_glance import SILENT, pauses_of, planned_ahead

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from mentorlog.entries.checkin import Checkin
    from mentorlog.entries.mentorship import Mentorship
    from mentorlog.entries.pause import Pause
    from mentorlog.entries.record import Kept, Record
    from mentorlog.store.journal import Journal

K = TypeVar("K", bound="Kept")
R = TypeVar("R", bound="Record")

MOST = 20
"""How many of one sort are read: nobody talks of more in one talk."""
COUNTED = 200
"""How far is counted; beyond, a number means nothing to anybody."""


def prep_material(
    journal: Journal,
    mentorship: Mentorship,
    today: date,
    *,
    name_needed: bool,
    private: bool,
) -> PrepMaterial:
    """All that the agenda of one mentorship is made from.

    Args:
        journal: where to look.
        mentorship: the mentorship.
        today: the day.
        name_needed: whether commands must name the person.
        private: whether what is private may be told of.
    """
    reader = _Reader(journal, mentorship.id, today, private=private)
    pauses = pauses_of(journal, (mentorship.id,)).get(mentorship.id, ())
    planned, last = reader.planned(), reader.last()
    last_held = last.day if last else None
    topics, goals = reader.topics(), reader.goals()
    own, day = reader.questions(), _day_of_talk(mentorship, planned, last_held, pauses)
    return PrepMaterial(
        mentorship=mentorship,
        day=today,
        name_needed=name_needed,
        pauses=pauses,
        planned=planned,
        unlogged=reader.unlogged(),
        last_held=last_held,
        last=last if last and (private or not last.private) else None,
        talks=reader.talks(topics.entries),
        mine=reader.promises("me"),
        theirs=reader.promises("them"),
        topics=topics,
        goals=goals,
        checkins=reader.checkins(goals.entries),
        asked=reader.asked(),
        unacted=reader.unacted(),
        challenges=reader.challenges(),
        agreements=reader.agreements(max(day or today, today)),
        uncelebrated=reader.uncelebrated(),
        thanked_on=reader.thanked_on(),
        bank=tuple(BANK),
        own=own,
        askings=reader.askings((*BANK, *own)),
    )


def _day_of_talk(
    mentorship: Mentorship,
    planned: tuple[Session, ...],
    last: date | None,
    pauses: tuple[Pause, ...],
) -> date | None:
    """The day the agenda is for, as far as it is known."""
    return planned[0].day if planned else next_due(mentorship, last, pauses)


class _Reader:
    """Reads of one mentorship what an agenda needs."""

    def __init__(
        self, journal: Journal, mentorship: int, today: date, *, private: bool
    ) -> None:
        self._journal = journal
        self._mentorship = mentorship
        self._today = today
        self._private = private

    def _all(
        self, cls: type[R], index: str, where: str, *values: Any, by: str
    ) -> list[R]:
        """The records of a kind in this mentorship that a condition holds for."""
        return find(
            self._journal,
            cls,
            f"mentorship_id = ? and {where}",
            self._mentorship,
            *values,
            index=index,
            by=by,
        )

    def _some(
        self, cls: type[K], index: str, where: str, *values: Any, by: str
    ) -> Some[K]:
        """The most urgent records, of those that may be told of, and their number."""
        where = where if self._private else f"{where} and private = 0"
        entries = self._all(cls, index, where, *values, by=f"{by}, id limit {MOST}")
        total = len(entries)
        if total == MOST:
            ((total,),) = self._journal.rows(
                f"select count(*) from (select 1 from {cls.table} indexed by {index}"
                f" where deleted_at is null and mentorship_id = ? and {where}"
                f" limit {COUNTED})",
                (self._mentorship, *values),
            )
        return Some(entries=tuple(entries), total=total)

    def planned(self) -> tuple[Session, ...]:
        """The planned talks, today or later, that may be told of."""
        ahead = planned_ahead(self._journal, self._mentorship, self._today)
        return tuple(s for s in ahead if self._private or not s.private)

    def unlogged(self) -> Session | None:
        """The last talk planned for a day that has passed."""
        where = "status = 'planned' and day < ?"
        found = self._some(
            Session, "sessions_planned", where, self._today, by="day desc"
        )
        return found.entries[0] if found.entries else None

    def last(self) -> Session | None:
        """The last talk that was held."""
        found = self._all(
            Session,
            "sessions_by_day",
            "status = 'held' and day <= ?",
            self._today,
            by="day desc, id desc limit 1",
        )
        return found[0] if found else None

    def talks(self, topics: Iterable[Topic]) -> tuple[Session, ...]:
        """The last 200 talks held since the oldest of some topics; only their days."""
        since = min((topic.day for topic in topics), default=None)
        if since is None:
            return ()
        rows = self._journal.rows(
            "select id, day from sessions indexed by sessions_by_day"
            " where deleted_at is null and mentorship_id = ? and status = 'held'"
            f" and day between ? and ? order by day desc limit {COUNTED}",
            (self._mentorship, since, self._today),
        )
        return tuple(Session(id=number, day=read_day(day)) for number, day in rows)

    def promises(self, owner: str) -> Some[Action]:
        """The open promises of a side, the one that is due first at the top."""
        where = "status = 'open' and owner = ?"
        by = "due is null, due"
        return self._some(Action, "actions_open", where, owner, by=by)

    def topics(self) -> Some[Topic]:
        """The open topics."""
        return self._some(Topic, "topics_open", "status = 'open'", by="day")

    def goals(self) -> Some[Goal]:
        """The active goals that nothing was heard of lately."""
        heard = away(self._today, -SILENT_DAYS)
        return self._some(
            Goal, "goals_open", SILENT, heard, heard, self._today, by="day"
        )

    def checkins(self, goals: Iterable[Goal]) -> dict[int, tuple[Checkin, ...]]:
        """Goal → its last check-in, where there is one."""
        numbers = (goal.id for goal in goals)
        days, private = (self._today,), self._private
        found = last_checkins(self._journal, numbers, days, private=private)
        return {checkin.goal_id: (checkin,) for checkin in found}

    def asked(self) -> Some[Feedback]:
        """The questions of the last year without an answer."""
        since = away(self._today, -REMEMBERED)
        days = since, self._today, self._today
        return self._some(Feedback, "feedback_asked", UNANSWERED, *days, by="day")

    def unacted(self) -> Some[Feedback]:
        """The improvements received within a year that nothing was promised about."""
        return self._some(
            Feedback,
            "feedback_improvements",
            "direction = 'received' and nature = 'improvement'"
            " and day between ? and ? and not exists (select 1 from actions"
            " where feedback_id = feedback.id and actions.deleted_at is null)",
            away(self._today, -REMEMBERED),
            self._today,
            by="day desc",
        )

    def challenges(self) -> Some[Challenge]:
        """What was neither brought into the open nor resolved."""
        where = "resolved_on is null and raised_on is null"
        return self._some(Challenge, "challenges_open", where, by="day")

    def agreements(self, until: date) -> Some[Agreement]:
        """The agreements that are to be looked at again by a day."""
        where = "ended_on is null and review_on <= ?"
        return self._some(
            Agreement, "agreements_standing", where, until, by="review_on"
        )

    def uncelebrated(self) -> Some[Milestone]:
        """The milestones reached lately and not celebrated; wins are left out."""
        return self._some(
            Milestone,
            "milestones_reached",
            "reached_on between ? and ? and celebrated_on is null and win = 0",
            away(self._today, -CELEBRATED_WITHIN),
            self._today,
            by="reached_on",
        )

    def thanked_on(self) -> date | None:
        """When I thanked them last."""
        ((day,),) = self._journal.rows(
            "select max(day) from gestures indexed by gestures_by_nature"
            " where deleted_at is null and mentorship_id = ?"
            " and nature = 'thanks' and direction = 'to' and day <= ?",
            (self._mentorship, self._today),
        )
        return None if day is None else read_day(day)

    def questions(self) -> tuple[Question, ...]:
        """The questions of one's own that may be told of."""
        where = "1" if self._private else "private = 0"
        return tuple(self._all(Question, "questions_by_day", where, by="id"))

    def askings(self, questions: Iterable[Question]) -> tuple[Asking, ...]:
        """When each question was asked last."""
        return tuple(
            find(
                self._journal,
                Asking,
                "id in (select (select id from askings indexed by askings_by_question"
                " where deleted_at is null and question = asked.value"
                " and mentorship_id = ? order by day desc limit 1)"
                " from json_each(?) as asked)",
                self._mentorship,
                tuple(question.id for question in questions),
            )
        )
