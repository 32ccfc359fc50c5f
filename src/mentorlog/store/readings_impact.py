"""What impact is told from: bounded by its time, and by what is shown."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeVar

from mentorlog.entries.action import Action
from mentorlog.entries.feedback import Feedback
from mentorlog.entries.gesture import Gesture
from mentorlog.entries.goal import Goal
from mentorlog.entries.milestone import Milestone
from mentorlog.entries.session import Session
from mentorlog.reports.facts import Deed, Heard
from mentorlog.reports.impact_material import Guided, ImpactMaterial, guided
from mentorlog.store.readings import AMONG, find
from mentorlog.store.readings_figures import facts

if TYPE_CHECKING:
    from collections.abc import Iterable

    from mentorlog.entries.mentorship import Mentorship
    from mentorlog.entries.record import Kept
    from mentorlog.period import Period
    from mentorlog.store.journal import Journal

F = TypeVar("F", bound=tuple[Any, ...])
K = TypeVar("K", bound="Kept")

MOST = 200
"""How many promises done, milestones or thanks of a time are told of: the last."""
LED_TO = "owner = ? and (feedback_id is not null or session_id is not null)"
"""The condition that a promise of one side came of feedback or of a talk."""


def impact_material(
    journal: Journal, mentorship: Mentorship, period: Period, *, private: bool
) -> ImpactMaterial:
    """All that the impact of the guidance in one mentorship is told from.

    Args:
        journal: where to look.
        mentorship: the mentorship.
        period: the time; it has begun.
        private: whether what is private is wanted.
    """
    reader = _Reader(journal, mentorship, period, private=private)
    done, heard = reader.done(), reader.heard()
    return ImpactMaterial(
        mentorship=mentorship,
        period=period,
        private=private,
        promised=reader.promised(),
        done=done,
        feedback=reader.among(Feedback, (action.feedback_id for action in done)),
        sessions=reader.among(Session, (action.session_id for action in done)),
        heard=heard,
        deeds=reader.deeds(heard),
        goals=reader.latest(Goal, "goals_closed", "closed_on", "status = 'achieved'"),
        milestones=reader.latest(Milestone, "milestones_reached", "reached_on"),
        thanks=reader.latest(Gesture, "gestures_by_nature", "day", "nature = 'thanks'"),
    )


class _Reader:
    """Reads of one mentorship what its impact is told from."""

    def __init__(
        self, journal: Journal, mentorship: Mentorship, period: Period, *, private: bool
    ) -> None:
        self._journal = journal
        self._mentorship = mentorship.id
        self._owner = guided(mentorship)
        self._days = period.first, period.last
        self._public = "" if private else " and private = 0"

    def promised(self) -> tuple[Guided, ...]:
        """The promises that guidance led to, promised or settled in the time."""
        settled = f"closed_on between ? and ? and {LED_TO}"
        promised = (
            "day between ? and ? and (closed_on is null"
            f" or closed_on not between ? and ?) and {LED_TO}"
        )
        days, owner = self._days, self._owner
        return (
            *self._facts(Guided, "actions", "actions_closed", settled, *days, owner),
            *self._facts(
                Guided, "actions", "actions_by_day", promised, *days, *days, owner
            ),
        )

    def done(self) -> tuple[Action, ...]:
        """The last of these that were done in the time; those with feedback first."""
        where = f"status = 'done' and {LED_TO}"
        by = "feedback_id is null, closed_on desc, id desc"
        return self.latest(
            Action, "actions_closed", "closed_on", where, self._owner, by=by
        )

    def heard(self) -> tuple[Heard, ...]:
        """The feedback of the time."""
        days = "day between ? and ?"
        return self._facts(Heard, "feedback", "feedback_by_day", days, *self._days)

    def deeds(self, heard: Iterable[Heard]) -> tuple[Deed, ...]:
        """What was promised because of some feedback, private or not."""
        numbers = tuple(one.id for one in heard)
        where = f"feedback_id is not null and feedback_id {AMONG} and mentorship_id = ?"
        return tuple(
            facts(
                self._journal,
                Deed,
                "actions indexed by actions_by_feedback",
                where,
                numbers,
                self._mentorship,
            )
        )

    def among(self, cls: type[K], numbers: Iterable[int | None]) -> tuple[K, ...]:
        """The entries of a kind with some numbers."""
        wanted = tuple({number for number in numbers if number is not None})
        return tuple(find(self._journal, cls, f"id {AMONG}{self._public}", wanted))

    def latest(
        self,
        cls: type[K],
        index: str,
        day: str,
        where: str = "true",
        *values: Any,
        by: str = "",
    ) -> tuple[K, ...]:
        """The last entries of a kind with a day in the time."""
        of_the_time = f"mentorship_id = ? and {day} between ? and ?"
        return tuple(
            find(
                self._journal,
                cls,
                f"{of_the_time} and {where}{self._public}",
                self._mentorship,
                *self._days,
                *values,
                index=index,
                by=f"{by or f'{day} desc, id desc'} limit {MOST}",
            )
        )

    def _facts(
        self, cls: type[F], table: str, index: str, where: str, *values: Any
    ) -> tuple[F, ...]:
        where = f"mentorship_id = ? and {where}{self._public}"
        table = f"{table} indexed by {index}"
        return tuple(facts(self._journal, cls, table, where, self._mentorship, *values))
