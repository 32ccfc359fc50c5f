"""What today's report is made from, as the journal hands it over."""

from __future__ import annotations

from dataclasses import field
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING, Generic, TypeVar

from mentorlog.entries.record import Entry
from mentorlog.frozen import dataclass

if TYPE_CHECKING:
    from collections.abc import Mapping

    from mentorlog.entries.action import Action
    from mentorlog.entries.checkin import Checkin
    from mentorlog.entries.feedback import Feedback
    from mentorlog.entries.goal import Goal
    from mentorlog.entries.mentorship import Mentorship
    from mentorlog.entries.milestone import Milestone
    from mentorlog.entries.pause import Pause
    from mentorlog.entries.session import Session

E_co = TypeVar("E_co", bound=Entry, covariant=True)

ACTIONS_AHEAD = 7
"""Promises due within so many days are shown."""
GOALS_AHEAD = 14
"""Goals due within so many days are shown."""
CELEBRATED_WITHIN = 30
"""Milestones reached within so many days may still be celebrated."""
REMEMBERED = 365
"""Questions and improvements older than so many days are not brought up any more."""
THANKS_AFTER = 30
"""After how many days without thanks it is time to say some."""


def away(day: date, days: int) -> date:
    """The day that is so many days later (or earlier), or the end of the calendar."""
    return date.fromordinal(
        min(max(day.toordinal() + days, date.min.toordinal()), date.max.toordinal())
    )


@dataclass(frozen=True, kw_only=True)
class Some(Generic[E_co]):
    """The most urgent entries of a kind, and how many there are (beyond 200, about)."""

    entries: tuple[E_co, ...] = ()
    total: int = 0


@dataclass(frozen=True, kw_only=True)
class TodayMaterial:
    """What stands open today, as the journal hands it over.

    Attributes:
        day: today.
        mentorships: those that are asked about.
        fresh: whether there is no mentorship at all yet.
        narrowed: what makes other commands mean them too, such as "--with all"; empty
            where they are the one in use.
        unlogged: talks planned for a day that has passed, the oldest first.
        planned: the next planned talk of each mentorship, today or later.
        last_held: mentorship → the day of its last talk.
        pauses: mentorship → its pauses, where it has any.
        late_mine: my promises whose day has passed, the latest first.
        late_theirs: the same of the other side.
        coming: promises due within a week, the next first.
        goals_due: active goals due within two weeks or overdue, the next first.
        goals_silent: other active goals that nothing was heard of for 30 days.
        checkins: goal → its last check-in, of these goals.
        asked: feedback asked for and not answered, the longest first.
        unacted: improvements received that nothing was promised about.
        uncelebrated: milestones reached lately and not celebrated.
        resting: the mentorships that are paused today; nothing but their late promises
            is brought up.
    """

    day: date
    mentorships: tuple[Mentorship, ...] = ()
    fresh: bool = False
    narrowed: str = ""
    unlogged: Some[Session] = Some()
    planned: tuple[Session, ...] = ()
    last_held: Mapping[int, date] = field(default_factory=dict)
    pauses: Mapping[int, tuple[Pause, ...]] = field(default_factory=dict)
    late_mine: Some[Action] = Some()
    late_theirs: Some[Action] = Some()
    coming: Some[Action] = Some()
    goals_due: Some[Goal] = Some()
    goals_silent: Some[Goal] = Some()
    checkins: Mapping[int, tuple[Checkin, ...]] = field(default_factory=dict)
    asked: Some[Feedback] = Some()
    unacted: Some[Feedback] = Some()
    uncelebrated: Some[Milestone] = Some()
    resting: frozenset[int] = frozenset()

    @cached_property
    def people(self) -> dict[int, str]:
        """Mentorship → the other one's name."""
        return {m.id: m.person for m in self.mentorships}
