"""A report to hand over: how it goes, as its reader may know it."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING

from mentorlog.frozen import dataclass
from mentorlog.reports.review_figures import figures
from mentorlog.reports.share_deeds import (
    Answered,
    Deed,
    Promised,
    answered,
    done,
    promised,
)
from mentorlog.reports.share_told import (
    Dated,
    Decided,
    GoalTold,
    Hard,
    MilestoneTold,
    SkillTold,
    Step,
    dated,
    decided,
    goals_told,
    hard,
    reached,
    skills_told,
    to_come,
    words,
)

if TYPE_CHECKING:
    from datetime import date

    from mentorlog.entries.gesture import Nature
    from mentorlog.entries.mentorship import Role
    from mentorlog.reports.promises import Side
    from mentorlog.reports.share_material import ShareMaterial
    from mentorlog.reports.share_policy import Audience


@dataclass(frozen=True, kw_only=True)
class Kept:
    """How many promises of one side were kept, of so many that were due."""

    kept: int
    of: int


@dataclass(frozen=True, kw_only=True)
class NextTalk:
    """The next talk that is planned."""

    day: date
    at: str | None


@dataclass(frozen=True, kw_only=True)
class Care:
    """What came from the other one.

    Attributes:
        nature: thanks, article, help, message, celebration or together.
        number: how often.
        texts: what it was, where that is told.
    """

    nature: Nature
    number: int
    texts: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class Share:
    """A report to hand over, about one mentorship.

    Nothing private is in it, and no ID; what its reader is not told is null or [].

    Attributes:
        audience: whom it is for.
        person: the other one.
        they_are: what the other one is to me: "mentor" or "mentee".
        focus: what it is about.
        first: the first day of the time it tells of.
        last: its last day.
        until_today: whether that is today.
        empty: whether there is nothing to tell of.
        talks: how many talks were held.
        minutes: how long they took together; None where none says how long.
        timed: how many of them say how long.
        goals_moved: how many of the goals have moved.
        mine: how my promises were kept; null where none was due.
        theirs: the same of the other one.
        feedback_received: how much feedback came from the other one.
        feedback_acted_on: about how much of it something was promised.
        mood: how I felt, 1 to 5, in order.
        goals: the goals that were open at some time in that time.
        milestones: reached in that time.
        wins: small wins of that time.
        to_come: milestones that were not reached by its end.
        skills: the skills that were rated.
        done: what I did, apart from what stands with feedback.
        done_by_them: what they did, where I am the mentor.
        feedback: what was said, and what came of it.
        waiting: what I asked for feedback on, without an answer so far.
        challenges: what was hard, as far as it was raised.
        looking_back: what I decided, looking back.
        words: own words of that time, the first and the last.
        promised: what I have promised and not done yet.
        promised_by_them: what they have promised.
        agreements: agreements that are due for a second look.
        topics: what I would like to talk about next, while it goes on.
        next_talk: when that will be.
        thanks: what I thanked them for.
        care: what came from them, by kind.
    """

    audience: Audience
    person: str
    they_are: Role
    focus: str | None
    first: date
    last: date
    until_today: bool
    empty: bool
    talks: int
    minutes: int | None
    timed: int
    goals_moved: int
    mine: Kept | None
    theirs: Kept | None
    feedback_received: int
    feedback_acted_on: int
    mood: tuple[int, ...]
    goals: tuple[GoalTold, ...]
    milestones: tuple[MilestoneTold, ...]
    wins: tuple[MilestoneTold, ...]
    to_come: tuple[Step, ...]
    skills: tuple[SkillTold, ...]
    done: tuple[Deed, ...]
    done_by_them: tuple[Deed, ...]
    feedback: tuple[Answered, ...]
    waiting: tuple[Dated, ...]
    challenges: tuple[Hard, ...]
    looking_back: tuple[Decided, ...]
    words: tuple[Dated, ...]
    promised: tuple[Promised, ...]
    promised_by_them: tuple[Promised, ...]
    agreements: tuple[Dated, ...]
    topics: tuple[str, ...]
    next_talk: NextTalk | None
    thanks: tuple[Dated, ...]
    care: tuple[Care, ...]


def share(material: ShareMaterial) -> Share:
    """The report that follows from what its reader may know."""
    reader, mentorship, period = material.reader, material.mentorship, material.period
    counted = figures(mentorship, material.happened, period, material.today)
    met, promises, heard = counted.met, counted.promises, counted.feedback
    goals = goals_told(material)
    is_mentor, goes_on = mentorship.role == "mentor", mentorship.ended_on is None
    hears = reader.counts("feedback received")
    told = Share(
        audience=reader.audience,
        person=mentorship.person,
        they_are="mentee" if is_mentor else "mentor",
        focus=mentorship.focus,
        first=period.first,
        last=period.last,
        until_today=period.last == material.today,
        empty=False,
        talks=met.held,
        minutes=met.minutes if reader.is_told("session held", "minutes") else None,
        timed=met.timed if reader.is_told("session held", "minutes") else 0,
        goals_moved=sum(bool(goal.moved) for goal in goals),
        mine=_kept(promises.mine, told=reader.counts("action of mine")),
        theirs=_kept(promises.theirs, told=reader.counts("action of theirs")),
        feedback_received=heard.received if hears else 0,
        feedback_acted_on=heard.acted_on if hears else 0,
        mood=tuple(point.mood for point in counted.mood.points)
        if reader.is_told("session held", "mood")
        else (),
        goals=goals,
        milestones=reached(material, win=False),
        wins=reached(material, win=True),
        to_come=to_come(material),
        skills=skills_told(material),
        done=done(material, "me"),
        done_by_them=done(material, "them") if is_mentor else (),
        feedback=answered(material),
        waiting=_waiting(material),
        challenges=hard(material),
        looking_back=decided(material),
        words=words(material),
        promised=promised(material, "me"),
        promised_by_them=promised(material, "them"),
        agreements=dated((a.review_on or a.day, a.text) for a in material.agreements),
        topics=tuple(topic.text for topic in material.topics) if goes_on else (),
        next_talk=_next_talk(material) if goes_on else None,
        thanks=_thanks(material),
        care=_care(material),
    )
    return replace(told, empty=_is_empty(told))


def _kept(side: Side, *, told: bool) -> Kept | None:
    return Kept(kept=side.kept, of=side.counted) if told and side.counted else None


def _waiting(material: ShareMaterial) -> tuple[Dated, ...]:
    asked = (f for f in material.feedback if f.direction == "asked")
    return dated((question.day, question.text) for question in asked)


def _next_talk(material: ShareMaterial) -> NextTalk | None:
    planned = material.planned
    return NextTalk(day=planned.day, at=planned.at) if planned else None


def _thanks(material: ShareMaterial) -> tuple[Dated, ...]:
    to_them = (g for g in material.gestures if g.direction == "to")
    return dated((gesture.day, gesture.text) for gesture in to_them)


def _care(material: ShareMaterial) -> tuple[Care, ...]:
    if not material.reader.counts("gesture from them"):
        return ()
    came = [g for g in material.gestures if g.direction == "from"]
    natures = Counter(gesture.nature for gesture in came)
    return tuple(
        Care(
            nature=nature,
            number=number,
            texts=tuple(g.text for g in came if g.nature == nature and g.text),
        )
        for nature, number in natures.most_common()
    )


def _is_empty(told: Share) -> bool:
    """Whether it has nothing to tell of."""
    happened = (
        *(told.talks, told.goals_moved, told.mine, told.theirs),
        *(told.feedback_received, told.milestones, told.wins, told.skills),
        *(told.done, told.done_by_them, told.feedback, told.waiting),
        *(told.challenges, told.looking_back, told.words, told.topics),
        *(told.promised, told.promised_by_them, told.agreements),
        *(told.thanks, told.care, told.goals, told.to_come),
    )
    return not any(happened)
