"""What the next talk's agenda is made from, as the journal hands it over."""

from __future__ import annotations

from dataclasses import field
from typing import TYPE_CHECKING

from mentorlog.frozen import dataclass
from mentorlog.reports.today_material import Some

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from mentorlog.entries.action import Action
    from mentorlog.entries.agreement import Agreement
    from mentorlog.entries.asking import Asking
    from mentorlog.entries.challenge import Challenge
    from mentorlog.entries.checkin import Checkin
    from mentorlog.entries.feedback import Feedback
    from mentorlog.entries.goal import Goal
    from mentorlog.entries.mentorship import Mentorship
    from mentorlog.entries.milestone import Milestone
    from mentorlog.entries.pause import Pause
    from mentorlog.entries.question import Question
    from mentorlog.entries.session import Session
    from mentorlog.entries.topic import Topic


@dataclass(frozen=True, kw_only=True)
class PrepMaterial:
    """What stands open between two people.

    Attributes:
        mentorship: the mentorship.
        day: today.
        name_needed: whether commands must name the person, for being about another
            mentorship than the one in use.
        pauses: its pauses.
        planned: planned talks, today or later, the next first.
        unlogged: the last talk planned for a day that has passed.
        last_held: the day of the last talk.
        last: that talk, where it may be told of.
        talks: the talks held since the oldest open topic was written.
        mine: my open promises, the one that is due first at the top.
        theirs: the same of the other side.
        topics: open topics, the oldest first.
        goals: active goals that nothing was heard of for 30 days.
        checkins: goal → its last check-in, of these goals.
        asked: feedback asked for and not answered, the longest first.
        unacted: improvements received that nothing was promised about.
        challenges: what was neither brought into the open nor resolved.
        agreements: those to be looked at again soon, the earliest first.
        uncelebrated: milestones reached lately and not celebrated.
        thanked_on: when I thanked them last.
        bank: the questions that come with the program.
        own: questions of one's own.
        askings: when which of them were asked.
    """

    mentorship: Mentorship
    day: date
    name_needed: bool = False
    pauses: tuple[Pause, ...] = ()
    planned: tuple[Session, ...] = ()
    unlogged: Session | None = None
    last_held: date | None = None
    last: Session | None = None
    talks: tuple[Session, ...] = ()
    mine: Some[Action] = field(default_factory=Some)
    theirs: Some[Action] = field(default_factory=Some)
    topics: Some[Topic] = field(default_factory=Some)
    goals: Some[Goal] = field(default_factory=Some)
    checkins: Mapping[int, tuple[Checkin, ...]] = field(default_factory=dict)
    asked: Some[Feedback] = field(default_factory=Some)
    unacted: Some[Feedback] = field(default_factory=Some)
    challenges: Some[Challenge] = field(default_factory=Some)
    agreements: Some[Agreement] = field(default_factory=Some)
    uncelebrated: Some[Milestone] = field(default_factory=Some)
    thanked_on: date | None = None
    bank: tuple[Question, ...] = ()
    own: tuple[Question, ...] = ()
    askings: tuple[Asking, ...] = ()
