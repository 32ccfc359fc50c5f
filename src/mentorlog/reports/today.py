"""What today asks for: of all that stands open, what comes first."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from mentorlog.frozen import dataclass
from mentorlog.reports import today_items as items
from mentorlog.reports import today_practice as practised
from mentorlog.reports.progress import SILENT_DAYS
from mentorlog.reports.today_practice import TodayPractice

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from mentorlog.entries.record import Entry
    from mentorlog.reports.today_items import Item
    from mentorlog.reports.today_material import Some, TodayMaterial


@dataclass(frozen=True, kw_only=True)
class Group:
    """Things of one sort, the most urgent first.

    Attributes:
        items: the things.
        more: how many there are besides; beyond 180 it is not exact.
        command: the command that lists all of them.
    """

    items: tuple[Item, ...] = ()
    more: int = 0
    command: str = ""


@dataclass(frozen=True, kw_only=True)
class Today:
    """What today asks for, sort by sort, the most urgent sort first.

    Attributes:
        day: today.
        fresh: whether the journal has not been begun.
        people: whom it was asked about.
        talks: talks to log, to come, or to plan.
        late: promises whose day has passed, mine before theirs.
        coming: promises due within a week.
        goals_due: goals due within two weeks or overdue.
        unanswered: feedback asked for without an answer.
        unacted: improvements received that nothing was promised about.
        goals_silent: other goals without a check-in for 30 days or longer.
        uncelebrated: milestones of the last 30 days that wait to be celebrated.
        challenges: open or unspoken for 14 days or longer.
        agreements: due for a second look.
        topics: what waits to be talked about, counted for each mentorship.
        thanks: people not thanked for more than 30 days.
    """

    day: date
    fresh: bool
    people: tuple[str, ...]
    talks: Group
    late: Group
    coming: Group
    goals_due: Group
    unanswered: Group
    unacted: Group
    goals_silent: Group
    uncelebrated: Group
    challenges: Group = Group()
    agreements: Group = Group()
    topics: Group = Group()
    thanks: Group = Group()

    @property
    def groups(self) -> tuple[Group, ...]:
        """All sorts, the most urgent first."""
        return (
            self.talks,
            self.late,
            self.coming,
            self.goals_due,
            self.challenges,
            self.agreements,
            self.topics,
            self.unanswered,
            self.unacted,
            self.goals_silent,
            self.uncelebrated,
            self.thanks,
        )

    @property
    def by_urgency(self) -> tuple[Group, ...]:
        """The same with talks to come after what is late."""
        now = tuple(i for i in self.talks.items if i.days <= 0)
        ahead = tuple(i for i in self.talks.items if i.days > 0)
        _, late, *others = self.groups
        return (
            replace(self.talks, items=now),
            late,
            Group(items=ahead, command=self.talks.command),
            *others,
        )

    @property
    def is_quiet(self) -> bool:
        """Whether nothing is asked for."""
        return not any(group.items for group in self.groups)

    @property
    def late_count(self) -> int:
        """How many promises are late."""
        return len(self.late.items) + self.late.more


def today(material: TodayMaterial, practice: TodayPractice | None = None) -> Today:
    """What today asks for, as follows from what stands open."""
    practice = practice or TodayPractice()

    def group(found: Iterable[Item], command: str, *kinds: Some[Entry]) -> Group:
        more = sum(some.total - len(some.entries) for some in kinds)
        listing = f"mentorlog {command} {material.narrowed}".rstrip()
        return Group(items=tuple(found), more=more, command=listing)

    m = material
    return Today(
        day=m.day,
        fresh=m.fresh,
        people=tuple(mentorship.person for mentorship in m.mentorships),
        talks=group(items.talks(m), "session list --status planned", m.unlogged),
        late=group(items.late(m), "action list --late", m.late_mine, m.late_theirs),
        coming=group(items.coming(m), "action list --open", m.coming),
        goals_due=group(items.goals_due(m), "goal list", m.goals_due),
        unanswered=group(items.unanswered(m), "feedback list --unanswered", m.asked),
        unacted=group(items.unacted(m), "feedback list --unacted", m.unacted),
        goals_silent=group(
            items.goals_silent(m), f"goal list --stale {SILENT_DAYS}d", m.goals_silent
        ),
        uncelebrated=group(items.uncelebrated(m), "milestone list", m.uncelebrated),
        challenges=group(practised.challenges(practice, m), "challenge list"),
        agreements=group(practised.agreements(practice, m), "agreement list --due"),
        topics=group(practised.topics(practice, m), "topic list"),
        thanks=group(practised.thanks(practice, m), "gesture list --balance"),
    )
