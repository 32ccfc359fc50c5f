"""The next talk's agenda, as it follows from the record."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from mentorlog.entries.pause import pause_on
from mentorlog.frozen import dataclass
from mentorlog.reports import prep_points as points
from mentorlog.reports.prep_takeaways import takeaways
from mentorlog.reports.progress import SILENT_DAYS
from mentorlog.reports.questions import choose
from mentorlog.reports.rhythm import next_due
from mentorlog.reports.saying import with_name
from mentorlog.reports.today_material import THANKS_AFTER

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from mentorlog.entries.record import Entry
    from mentorlog.reports.prep_material import PrepMaterial
    from mentorlog.reports.prep_points import Point
    from mentorlog.reports.today_material import Some

DECIDED = 2
"""How many takeaways of the last talk are told of."""


@dataclass(frozen=True, kw_only=True)
class Talk:
    """The talk that the agenda is for.

    Attributes:
        id: its ID, where one is planned.
        what: planned; due by the rhythm; not logged: planned for a day that has
            passed; paused; or open, where nothing says when it is.
        day: the day it is planned for or due, or on which a pause is over.
        days: how far that is from today; below zero where it has passed.
        at: its time of day.
    """

    id: str | None = None
    what: Literal["planned", "due", "not logged", "paused", "open"] = "open"
    day: date | None = None
    days: int | None = None
    at: str | None = None


@dataclass(frozen=True, kw_only=True)
class LastTalk:
    """The last talk.

    Attributes:
        id: its ID.
        day: its day.
        days: how far it is from today.
        title: how its note begins.
        decided: the first takeaways that stand in it.
        private: whether it is for its writer alone.
    """

    id: str
    day: date
    days: int
    title: str
    decided: tuple[str, ...]
    private: bool


@dataclass(frozen=True, kw_only=True)
class Points:
    """Points of one sort, the most urgent first.

    Attributes:
        items: the points.
        more: how many there are besides; beyond 180 it is not exact.
        command: the command that lists all of them.
    """

    items: tuple[Point, ...] = ()
    more: int = 0
    command: str = ""


@dataclass(frozen=True, kw_only=True)
class Thanks:
    """Thanks that are not said yet.

    Attributes:
        last: when some were said last; None if never.
        days: how many days ago that is.
        command: the command that keeps them.
    """

    last: date | None
    days: int | None
    command: str


@dataclass(frozen=True, kw_only=True)
class Ask:
    """The open question to ask: its ID, its text, its subject."""

    id: str
    text: str
    about: str
    private: bool


@dataclass(frozen=True, kw_only=True)
class Prep:
    """The agenda of the next talk with one person.

    Attributes:
        day: today.
        person: the other one.
        they_are: what the other one is to me: "mentor" or "mentee".
        talk: the talk it is for.
        last: the last one, and what was decided in it.
        promises: open promises of both sides, late ones first.
        topics: what to talk about, with how often it was carried over.
        goals: goals without a check-in for 30 days or longer.
        feedback: feedback without an answer, and what was not acted on.
        challenges: what was not spoken of yet.
        agreements: agreements due for a second look by then.
        uncelebrated: milestones of the last 30 days that wait to be celebrated.
        thanks: thanks that are not said yet.
        ask: an open question to ask.
        plan_command: the command that plans the talk, where nobody has.
        topic_command: the command that puts something on the agenda.
    """

    day: date
    person: str
    they_are: str
    talk: Talk
    last: LastTalk | None
    promises: Points
    topics: Points
    goals: Points
    feedback: Points
    challenges: Points
    agreements: Points
    uncelebrated: Points
    thanks: Thanks | None
    ask: Ask | None
    plan_command: str | None
    topic_command: str

    @property
    def is_quiet(self) -> bool:
        """Whether nothing waits to be talked about."""
        groups = (
            self.promises,
            self.topics,
            self.goals,
            self.feedback,
            self.challenges,
            self.agreements,
            self.uncelebrated,
        )
        return self.thanks is None and not any(group.items for group in groups)


def prep(material: PrepMaterial) -> Prep:
    """The agenda, as it follows from what stands open."""
    m = material

    def group(found: Iterable[Point], command: str, *kinds: Some[Entry]) -> Points:
        more = sum(some.total - len(some.entries) for some in kinds)
        return Points(items=tuple(found), more=more, command=_named(command, m))

    unacted = "feedback list --unacted"
    unanswered = "feedback list --unanswered" if m.asked.entries else unacted
    return Prep(
        day=m.day,
        person=m.mentorship.person,
        they_are=m.mentorship.they_are,
        talk=(talk := _talk(m)),
        last=_last(m),
        promises=group(points.promises(m), "action list --open", m.mine, m.theirs),
        topics=group(points.topics(m), "topic list", m.topics),
        goals=group(points.goals(m), f"goal list --stale {SILENT_DAYS}d", m.goals),
        feedback=group(points.feedback(m), unanswered, m.asked, m.unacted),
        challenges=group(
            points.challenges(m), "challenge list --unspoken", m.challenges
        ),
        agreements=group(points.agreements(m), "agreement list --due", m.agreements),
        uncelebrated=group(points.uncelebrated(m), "milestone list", m.uncelebrated),
        thanks=_thanks(m),
        ask=_ask(m),
        plan_command=_named("session plan --on …", m)
        if talk.what in {"due", "open"} and m.mentorship.ended_on is None
        else None,
        topic_command=_named('topic add "…"', m),
    )


def _named(command: str, material: PrepMaterial) -> str:
    person = material.mentorship.person if material.name_needed else None
    return with_name(f"mentorlog {command}", person)


def _talk(material: PrepMaterial) -> Talk:
    """The next planned talk; else what is known of when it will be."""

    def told(what: Literal["due", "paused"], day: date) -> Talk:
        return Talk(what=what, day=day, days=(day - material.day).days)

    session = material.planned[0] if material.planned else material.unlogged
    if session is not None:
        return Talk(
            id=session.ref,
            what="planned" if material.planned else "not logged",
            day=session.day,
            days=(session.day - material.day).days,
            at=session.at,
        )
    paused = pause_on(material.pauses, material.day)
    if paused is not None:
        return told("paused", paused.until)
    due = next_due(material.mentorship, material.last_held, material.pauses)
    return Talk() if due is None else told("due", due)


def _last(material: PrepMaterial) -> LastTalk | None:
    session = material.last
    if session is None:
        return None
    return LastTalk(
        id=session.ref,
        day=session.day,
        days=(session.day - material.day).days,
        title=session.headline,
        decided=takeaways(session.text)[:DECIDED],
        private=session.private,
    )


def _thanks(material: PrepMaterial) -> Thanks | None:
    """What is to be said of thanks: nothing before the first talk or lately after."""
    last = material.thanked_on
    days = None if last is None else (material.day - last).days
    if material.last_held is None or (days is not None and days <= THANKS_AFTER):
        return None
    return Thanks(last=last, days=days, command=_named('thanks "…"', material))


def _ask(material: PrepMaterial) -> Ask | None:
    if not material.bank and not material.own:
        return None
    question = choose(
        material.bank,
        material.own,
        material.askings,
        material.day,
        material.mentorship.uid,
    )
    return Ask(
        id=question.ref,
        text=" ".join(question.text.split()),
        about=question.about,
        private=question.private,
    )
