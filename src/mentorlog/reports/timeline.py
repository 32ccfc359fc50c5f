"""Everything in order: what happened to the entries, as moments of their days."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from mentorlog.frozen import dataclass
from mentorlog.reports.timeline_words import Around, events

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import date

    from mentorlog.entries.asking import Asking
    from mentorlog.entries.mentorship import Mentorship
    from mentorlog.entries.pause import Pause
    from mentorlog.entries.question import Question
    from mentorlog.entries.record import Entry
    from mentorlog.entries.revision import Revision
    from mentorlog.entries.session import Session
    from mentorlog.reports.timeline_words import Event

ORDER = "RSGCMTAFXBPKLQNV"
"""The letters of the kinds within a day: the talk first, then what came of it."""


@dataclass(frozen=True, kw_only=True)
class Moment:
    """Something that happened.

    Attributes:
        day: the day.
        ref: the ID of the entry that it happened to.
        what: what happened, such as "goal achieved".
        text: what the entry is about, and what more is known.
        person: the other one's name in its mentorship.
        private: whether it is for its writer alone.
    """

    day: date
    ref: str
    what: str
    text: str
    person: str = ""
    private: bool = False


@dataclass(frozen=True)
class Asked:
    """One time that a question was asked.

    Attributes:
        asking: when, and in which mentorship.
        question: the question, one's own or one of the program's.
        session: the talk in which it was asked, if that is known.
    """

    asking: Asking
    question: Question
    session: Session | None = None


@dataclass(frozen=True, kw_only=True)
class TimelineMaterial:
    """What a timeline is made from.

    Attributes:
        mentorships: those that the entries belong to.
        entries: the entries, of any kinds.
        revisions: all that was changed on purpose in these entries, by day.
        pauses: when these mentorships rested.
        parents: the goals and skills that check-ins and ratings are of.
        asked: when questions were asked.
    """

    mentorships: tuple[Mentorship, ...] = ()
    entries: tuple[Entry, ...] = ()
    revisions: tuple[Revision, ...] = ()
    pauses: tuple[Pause, ...] = ()
    parents: tuple[Entry, ...] = ()
    asked: tuple[Asked, ...] = ()

    def to_be_told(self) -> TimelineMaterial:
        """The same without the reasons of pauses, which nothing else keeps private."""
        pauses = tuple(replace(pause, why=None) for pause in self.pauses)
        return replace(self, pauses=pauses)


def timeline(
    material: TimelineMaterial, since: date | None = None, until: date | None = None
) -> list[Moment]:
    """What happened, in order.

    Within a day mentorships begin first and end last; in between the talk comes first,
    then what came of it, by kind and ID.

    Args:
        material: the entries and their surroundings.
        since: only what happened on this day or later.
        until: only what happened on this day or earlier.
    """
    found = [
        (event.day, *_place(entry, event), step, _moment(entry, event, around))
        for entry, around in _surrounded(material)
        for step, event in enumerate(events(entry, around))
    ]
    found += [
        (asked.asking.day, *_place_of(asked), 1, _asked(asked, material))
        for asked in material.asked
    ]
    return [
        moment
        for *_, moment in sorted(found, key=lambda each: each[:-1])
        if (since is None or since <= moment.day)
        and (until is None or moment.day <= until)
    ]


def public(moments: Iterable[Moment]) -> list[Moment]:
    """What happened, without what is private."""
    return [moment for moment in moments if not moment.private]


def _surrounded(material: TimelineMaterial) -> Iterator[tuple[Entry, Around]]:
    """Each entry with what its moments need to know beside it."""
    mentorships = {m.id: m for m in material.mentorships}
    parents = {parent.ref: parent for parent in material.parents}
    changed: dict[str, list[Revision]] = {}
    for revision in material.revisions:
        key = f"{revision.entry_kind} {revision.entry_id}"
        changed.setdefault(key, []).append(revision)
    for entry in material.entries:
        yield (
            entry,
            Around(
                mentorship=mentorships.get(entry.mentorship_id),
                parents=parents,
                revisions=tuple(changed.get(f"{entry.kind} {entry.id}", ())),
                pauses=material.pauses,
            ),
        )


def _place(entry: Entry, event: Event) -> tuple[int, int]:
    """Where something stands within its day."""
    if event.what == "mentorship ended":
        return len(ORDER), entry.id
    return ORDER.find(entry.letter) % len(ORDER), entry.id


def _place_of(asked: Asked) -> tuple[int, int]:
    return ORDER.find(asked.question.letter), asked.question.id


def _asked(asked: Asked, material: TimelineMaterial) -> Moment:
    whose = {m.id: m for m in material.mentorships}.get(asked.asking.mentorship_id)
    told_of = (asked.question, asked.session, whose)
    return Moment(
        day=asked.asking.day,
        ref=asked.question.ref,
        what="question asked",
        text=asked.question.headline,
        person=whose.person if whose else "",
        private=any(other is not None and other.private for other in told_of),
    )


def _moment(entry: Entry, event: Event, around: Around) -> Moment:
    mentorship, parent = around.mentorship, around.parent(entry)
    told_of = (entry, mentorship, parent)
    return Moment(
        day=event.day,
        ref=entry.ref,
        what=event.what,
        text=event.text,
        person=mentorship.person if mentorship else "",
        private=any(other is not None and other.private for other in told_of),
    )
