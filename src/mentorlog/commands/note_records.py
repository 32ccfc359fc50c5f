"""Making entries of what a session's note holds; loaded only where a note is read."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from mentorlog.commands.writing import add
from mentorlog.entries.action import Action
from mentorlog.entries.feedback import Feedback
from mentorlog.entries.milestone import Milestone
from mentorlog.entries.topic import Topic
from mentorlog.errors import NoSuchEntry, UnknownDay, UsageError
from mentorlog.exchange.notes import read_sections, read_ticks
from mentorlog.frozen import dataclass

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from mentorlog.desk import Desk
    from mentorlog.entries.action import Owner
    from mentorlog.entries.mentorship import Mentorship
    from mentorlog.entries.record import Entry, Kept
    from mentorlog.entries.session import Session
    from mentorlog.exchange.notes import FoundAction, Meeting, Sections
    from mentorlog.store.step import Step


@dataclass(frozen=True)
class Records:
    """What a note holds, as entries that are not written yet.

    Attributes:
        entries: actions, then feedback, then milestones, in the note's order.
        kept: IDs of open promises and topics that were ticked.
        day: the day of the session.
    """

    entries: tuple[Kept, ...]
    kept: tuple[str, ...]
    day: date

    def __bool__(self) -> bool:
        return bool(self.entries or self.kept)

    def lines(self) -> Iterator[str]:
        """One line for each, to be looked through."""
        for entry in self.entries:
            yield f"{entry.kind}: {' · '.join(entry.words())}"
        for ref in self.kept:
            yield f"{ref} is done"

    def write(self, desk: Desk, step: Step, session: Session) -> list[Entry]:
        """Write them all as coming from a session.

        Returns:
            What was written and changed, in order.
        """
        written: list[Entry] = [
            add(desk, step, replace(entry, **_of(session))) for entry in self.entries
        ]
        for ref in self.kept:
            written += self._done(desk, step, ref)
        return written

    def _done(self, desk: Desk, step: Step, ref: str) -> list[Entry]:
        try:
            if ref.startswith(Topic.letter):
                topic = desk.journal.find(ref, Topic)
                return [step.change(topic, lambda t: t.talk_over(on=self.day))]
            action = desk.journal.find(ref, Action)
            return [step.change(action, lambda a: a.do(on=self.day, result=None))]
        except (NoSuchEntry, UsageError):
            return []  # closed or removed since the template was filled


def _of(session: Session) -> dict[str, Any]:
    return {
        "session_id": session.id,
        "mentorship_id": session.mentorship_id,
        "private": session.private,
    }


def read_records(desk: Desk, text: str, day: date) -> Records:
    """What the text of a session's note holds."""
    sections = read_sections(text)
    return Records(tuple(_entries(desk, sections, day, "me")), read_ticks(text), day)


def note_entries(
    desk: Desk, meeting: Meeting, session: Session, mentorship: Mentorship
) -> list[Kept]:
    """What an imported meeting holds, as coming from its session.

    A next step without a name is the mentee's: mine if I am the mentee, theirs if I
    am the mentor.
    """
    nobodys: Owner = "me" if mentorship.role == "mentee" else "them"
    found = _entries(desk, meeting, session.day, nobodys, person=mentorship.person)
    return [replace(entry, **_of(session)) for entry in found]


def _entries(
    desk: Desk,
    found: Sections | Meeting,
    day: date,
    nobodys: Owner,
    *,
    person: str | None = None,
) -> Iterator[Kept]:
    """The entries of a note: actions, then feedback, then wins, in its order."""
    for action in found.actions:
        due, text = _due(desk, action, day)
        yield Action(
            text=text,
            owner=_owner(action, nobodys, person),
            due=due,
            status="done" if action.done else "open",
            closed_on=day if action.done else None,
            day=day,
        )
    for feedback in found.feedback:
        yield Feedback(
            direction="given" if feedback.direction == "to" else "received",
            text=feedback.text,
            day=day,
        )
    for won in found.wins:
        yield Milestone(title=won.text, reached_on=day, win=True, day=day)


def _owner(action: FoundAction, nobodys: Owner, person: str | None) -> Owner:
    """Whose promise it is: as the note says, or by the name that it gives."""
    if action.owner is not None:
        return action.owner
    if action.who is not None and person is not None:
        first = action.who.casefold().split()[:1]
        return "them" if first == person.casefold().split()[:1] else nobodys
    return nobodys


def _due(desk: Desk, action: FoundAction, day: date) -> tuple[date | None, str]:
    """The day that a promise's words mean from `day` on, and its text.

    Words that are no day stay in the text, so that nothing is lost.
    """
    if action.by is None:
        return None, action.text
    try:
        return desk.due_from(action.by, day), action.text
    except UnknownDay:
        return None, f"{action.text} (by {action.by})"
