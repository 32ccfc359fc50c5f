"""What happens to each kind of entry, and how a timeline tells it in one line."""

from __future__ import annotations

from dataclasses import field
from datetime import date
from typing import TYPE_CHECKING, Any, NamedTuple

from mentorlog.entries.rating import LEVELS
from mentorlog.entries.record import first_line
from mentorlog.frozen import dataclass
from mentorlog.period import say_day, say_minutes
from mentorlog.reports.progress import say_progress
from mentorlog.reports.review_then import as_it_was

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from mentorlog.entries.action import Action
    from mentorlog.entries.agreement import Agreement
    from mentorlog.entries.challenge import Challenge
    from mentorlog.entries.checkin import Checkin
    from mentorlog.entries.feedback import Feedback
    from mentorlog.entries.gesture import Gesture
    from mentorlog.entries.goal import Goal
    from mentorlog.entries.lookback import Lookback
    from mentorlog.entries.mentorship import Mentorship
    from mentorlog.entries.milestone import Milestone
    from mentorlog.entries.pause import Pause
    from mentorlog.entries.rating import Rating
    from mentorlog.entries.record import Entry
    from mentorlog.entries.revision import Revision
    from mentorlog.entries.session import Session
    from mentorlog.entries.topic import Topic


class Event(NamedTuple):
    """Something that happened to an entry."""

    day: date
    what: str
    text: str


@dataclass(frozen=True, kw_only=True)
class Around:
    """What the events of an entry need to know beside it.

    Attributes:
        mentorship: the mentorship that it belongs to.
        parents: ID → the goals and skills that check-ins and ratings are of.
        revisions: all changes on purpose, the oldest first.
        pauses: when mentorships rested, this one and others.
    """

    mentorship: Mentorship | None = None
    parents: Mapping[str, Entry] = field(default_factory=dict)
    revisions: tuple[Revision, ...] = ()
    pauses: tuple[Pause, ...] = ()

    @property
    def person(self) -> str:
        """The other one's name."""
        return self.mentorship.person if self.mentorship else "them"

    def parent(self, entry: Entry) -> Entry | None:
        """The goal or skill that an entry tells of without being one."""
        column = PARENTS.get(entry.kind)
        if column is None:
            return None
        return self.parents.get(f"{column[0]}{getattr(entry, column[1])}")


PARENTS = {"checkin": ("G", "goal_id"), "rating": ("K", "skill_id")}
"""Kind → the letter, and the field with the number, of what its moments name."""

MORE_DAYS = {
    "mentorship": ("ended_on",),
    "goal": ("agreed_on", "closed_on"),
    "milestone": ("reached_on", "celebrated_on"),
    "action": ("closed_on",),
    "topic": ("closed_on",),
    "challenge": ("raised_on", "resolved_on"),
    "agreement": ("ended_on",),
}
"""Kind → the fields, beside `day`, with days on which something happened."""


def events(entry: Entry, around: Around) -> Iterator[Event]:
    """All that happened to an entry: when it was written, and what came after."""
    first, *later = _own(entry, around)
    yield first
    for revision in around.revisions:
        then = as_it_was(entry, around.revisions, revision.day)
        yield from _changes(then, revision)
    yield from later


def _own(entry: Entry, around: Around) -> Iterator[Event]:
    """What happened to an entry, but for changes; that it was written comes first."""
    if entry.kind in ALONE:
        yield from ALONE[entry.kind](entry)
    elif entry.kind in WITHIN:
        yield from WITHIN[entry.kind](entry, around)
    else:
        what = WRITTEN.get(entry.kind, entry.kind)
        yield Event(entry.day, what, entry.headline)


def _mentorship(entry: Mentorship, around: Around) -> Iterator[Event]:
    who = f"{entry.person} ({entry.they_are})"
    yield Event(entry.day, "mentorship began", _with(who, entry.focus))
    for pause in around.pauses:
        if pause.mentorship_id == entry.id:
            text = _with(who, f"until {say_day(pause.until)}", pause.why)
            yield Event(pause.day, "mentorship paused", text)
    if entry.ended_on:
        yield Event(entry.ended_on, "mentorship ended", _with(who, entry.ended_why))


def _goal(entry: Goal, around: Around) -> Iterator[Event]:
    first = as_it_was(entry, around.revisions, entry.day)
    yield Event(entry.day, "goal written", _with(first.title, first.span()))
    if entry.agreed_on:
        then = as_it_was(entry, around.revisions, entry.agreed_on)
        yield Event(entry.agreed_on, "goal agreed", then.title)
    if entry.closed_on:
        text = _with(entry.title, entry.closed_why)
        yield Event(entry.closed_on, f"goal {entry.status}", text)


def _checkin(entry: Checkin, around: Around) -> Iterator[Event]:
    goal = around.parent(entry)
    title = goal.headline if goal else f"G{entry.goal_id}"
    sure = f"confidence {entry.confidence} of 5" if entry.confidence else ""
    now = say_progress(
        entry.value,
        start=getattr(goal, "start", None),
        target=getattr(goal, "target", None),
        unit=getattr(goal, "unit", None),
    )
    yield Event(entry.day, "check-in", _with(f"{title}: {now}", sure, entry.note))


def _milestone(entry: Milestone) -> Iterator[Event]:
    if entry.reached_on != entry.day:
        yield Event(entry.day, "milestone set", entry.title)
    if entry.reached_on:
        what = "win" if entry.win else "milestone reached"
        yield Event(entry.reached_on, what, entry.title)
    if entry.celebrated_on:
        what = f"{'win' if entry.win else 'milestone'} celebrated"
        text = _with(entry.title, entry.celebrated_how)
        yield Event(entry.celebrated_on, what, text)


def _session(entry: Session) -> Iterator[Event]:
    at = f"at {entry.at}" if entry.at and entry.status != "held" else ""
    minutes = say_minutes(entry.minutes) if entry.minutes else ""
    text = _with(at, entry.headline, minutes, entry.cancelled_why)
    yield Event(entry.day, f"session {entry.status}", text)


def _action(entry: Action, around: Around) -> Iterator[Event]:
    whose = f"{around.person}: " if entry.owner == "them" else ""
    promise = f"{whose}{entry.headline}"
    yield Event(entry.day, "promise made", promise)
    if entry.closed_on:
        text = _with(promise, entry.result, entry.closed_why)
        yield Event(entry.closed_on, f"promise {entry.status}", text)


def _feedback(entry: Feedback) -> Iterator[Event]:
    text = _with(entry.headline, entry.nature)
    yield Event(entry.day, f"feedback {entry.direction}", text)


def _topic(entry: Topic) -> Iterator[Event]:
    yield Event(entry.day, "topic noted", entry.headline)
    if entry.closed_on:
        done = entry.status == "done"
        what = "topic talked about" if done else "topic dropped"
        yield Event(entry.closed_on, what, entry.headline)


def _challenge(entry: Challenge) -> Iterator[Event]:
    if entry.raised_on != entry.day:
        yield Event(entry.day, "challenge noted", _with(entry.title, entry.nature))
    if entry.raised_on:
        text = _with(entry.title, entry.raised_how)
        yield Event(entry.raised_on, "challenge raised", text)
    if entry.resolved_on:
        text = _with(entry.title, entry.outcome, entry.lesson)
        yield Event(entry.resolved_on, "challenge resolved", text)


def _agreement(entry: Agreement, around: Around) -> Iterator[Event]:
    first = as_it_was(entry, around.revisions, entry.day)
    yield Event(entry.day, "agreement made", first.headline)
    if entry.ended_on:
        text = _with(entry.headline, entry.ended_why)
        yield Event(entry.ended_on, "agreement ended", text)


def _gesture(entry: Gesture, around: Around) -> Iterator[Event]:
    way = f"{entry.nature} {entry.direction} {around.person}"
    yield Event(entry.day, "gesture", f"{way}: {entry.headline}")


def _rating(entry: Rating, around: Around) -> Iterator[Event]:
    skill = around.parent(entry)
    name = skill.headline if skill else f"K{entry.skill_id}"
    rater = around.person if entry.rater == "them" else "me"
    level = f"{entry.level} of 5, {LEVELS[entry.level]}, by {rater}"
    text = _with(f"{name}: {level}", entry.note)
    yield Event(entry.day, "rating", text)


def _lookback(entry: Lookback) -> Iterator[Event]:
    yield Event(entry.day, "look back", _with(entry.title, entry.change))


def _changes(entry: Entry, revision: Revision) -> Iterator[Event]:
    """What a change on purpose was, and how one line tells it."""
    words = set(revision.before) | set(revision.after)
    told, about = f"{entry.kind} changed", entry.headline
    differ = [
        _difference(word, before, revision.after.get(word))
        for word, before in revision.before.items()
    ]
    if entry.kind == "action" and words == {"by"}:
        due = revision.after.get("by")
        told, differ = "promise moved", [f"to {_said(due)}"] if due else []
    elif entry.kind == "agreement":
        if "ended" in words:
            return  # the agreement itself tells of its end
        told = "agreement changed" if "text" in words else "agreement kept"
        about, differ = first_line(revision.after.get("text") or about), []
    elif "title" in words:
        about = ""  # the change says it
    yield Event(revision.day, told, _with(about, *differ, revision.why))


def _difference(word: str, before: str | None, after: str | None) -> str:
    """What a change made of one field."""
    if after is None:
        return f"without “{word}”"
    was = f"{_said(before)} → " if before else ""
    return f"{word} {was}{_said(after)}"


def _said(text: str) -> str:
    """A value as a revision keeps it, for people."""
    try:
        return say_day(date.fromisoformat(text))
    except ValueError:
        return f"“{text}”" if " " in text else text


def _with(*words: str | None) -> str:
    return " · ".join(word for word in words if word)


ALONE: dict[str, Callable[[Any], Iterator[Event]]] = {
    "milestone": _milestone,
    "session": _session,
    "feedback": _feedback,
    "topic": _topic,
    "challenge": _challenge,
    "lookback": _lookback,
}
"""Kind → what happens to it, where the entry itself says all of it."""
WITHIN: dict[str, Callable[[Any, Around], Iterator[Event]]] = {
    "mentorship": _mentorship,
    "goal": _goal,
    "checkin": _checkin,
    "action": _action,
    "agreement": _agreement,
    "gesture": _gesture,
    "rating": _rating,
}
"""Kind → what happens to it, where what is around it has to be known."""
WRITTEN = {"skill": "skill added", "question": "question added"}
"""Kind → how it is said that it was written, where nothing else happens to it."""
