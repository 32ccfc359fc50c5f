"""Telling what the meetings of a calendar mean for the talks that are planned."""

from __future__ import annotations

import hashlib
import re
from datetime import UTC, date, datetime, time
from functools import cached_property
from typing import TYPE_CHECKING, Literal

from mentorlog.entries.session import FROM_CALENDAR
from mentorlog.exchange.calendar.meeting import Meeting
from mentorlog.exchange.calendar.writing import OURS
from mentorlog.frozen import dataclass
from mentorlog.period import say_day

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from mentorlog.entries.mentorship import Mentorship
    from mentorlog.entries.session import Session
    from mentorlog.exchange.calendar.reading import Read
    from mentorlog.reports.agenda import Event

Verdict = Literal[
    "new", "matched", "moved", "cancelled", "left", "known", "past", "whole day"
]


@dataclass(frozen=True, kw_only=True)
class Arrival:
    """One meeting, and what is to be done with it.

    Attributes:
        verdict: what.
        meeting: the meeting.
        session: the talk that it is, unless it is new.
        whose: the number of the mentorship.
        why: why it is left; of one that is moved, when it was.
    """

    verdict: Verdict
    meeting: Meeting
    session: Session | None = None
    whose: int = 0
    why: str = ""


@dataclass(frozen=True, kw_only=True)
class Here:
    """What of the journal decides about a meeting.

    Attributes:
        first: today.
        last: until when was looked at what repeats.
        people: the mentorships that go on.
        sessions: the talks that are planned, or that a calendar has told of; those in
            the trash, too, so that what was thrown away does not come back.
        ours: uid → the event that stands in a calendar for that entry.
    """

    first: date
    last: date
    people: Sequence[Mentorship]
    sessions: Sequence[Session]
    ours: Mapping[str, Event]

    def about(self, uid: str, names: Iterable[str]) -> bool:
        """Whether an event is known here, or names somebody."""
        known = uid.removesuffix(OURS) in self.ours or uid in self.uids
        return known or bool(named_in(names, self.people))

    @cached_property
    def uids(self) -> frozenset[str | None]:
        """The identities of the events that talks come from."""
        return frozenset(map(uid_of, self.sessions))


def source_of(meeting: Meeting) -> str:
    """What a talk says of where it comes from."""
    return f"{FROM_CALENDAR}{meeting.uid} {meeting.place}".rstrip()


def uid_of(session: Session) -> str | None:
    """The identity of the event that a talk comes from; None if it comes from none."""
    source = session.source or ""
    if not source.startswith(FROM_CALENDAR):
        return None
    uid, _, place = source.removeprefix(FROM_CALENDAR).rpartition(" ")
    return uid if PLACE.fullmatch(place) else source.removeprefix(FROM_CALENDAR)


PLACE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")


def mark(day: date, at: str | None) -> str:
    """What is remembered of when a calendar said that a talk is."""
    return hashlib.sha256(f"{day} {at or ''}".encode()).hexdigest()


def named_in(names: Iterable[str], people: Iterable[Mentorship]) -> list[Mentorship]:
    """Those whose name stands somewhere, as a whole word; case does not matter."""
    text = "\n".join(" ".join(name.split()) for name in names).casefold()
    return [m for m in people if _name(m.person).search(text)]


def _name(person: str) -> re.Pattern[str]:
    words = " ".join(person.split()).casefold()
    return re.compile(rf"(?<!\w){re.escape(words)}(?!\w)")


def sort_out(read: Read, here: Here) -> Iterator[Arrival]:
    """What to do with each meeting of a calendar, in order."""
    by_source = {s.source: s for s in here.sessions if s.source}
    by_uid = {s.uid: s for s in here.sessions}
    taken: set[int] = set()
    seen = set()
    for meeting in read.meetings:
        seen.add(source_of(meeting))
        known = by_source.get(source_of(meeting))
        own = meeting.uid.removesuffix(OURS)
        if own != meeting.uid and own in here.ours:
            event = here.ours[own]
            taken_back = meeting.cancelled and (event.cancelled or event.private)
            yield _settled(
                None if taken_back else by_uid.get(own),
                meeting,
                older=meeting.sequence < event.sequence,
                touched=False,
            )
        elif known is not None:
            yield _settled(known, meeting, older=False, touched=_is_touched(known))
        else:
            arrival = _new(meeting, here, taken)
            taken |= {arrival.session.id} if arrival.session else set()
            yield arrival
    yield from _gone(read, here, seen)


def _is_touched(session: Session) -> bool:
    """Whether a talk was moved here since a calendar told of it."""
    return session.source_hash != mark(session.day, session.at)


def _settled(
    session: Session | None, meeting: Meeting, *, older: bool, touched: bool
) -> Arrival:
    """What a meeting means for the talk that it is.

    Args:
        session: the talk; None if nothing is to be done for it.
        meeting: the meeting.
        older: whether the talk has changed since the meeting was written by us.
        touched: whether it was moved here since a calendar told of it.
    """
    if session is None or session.deleted_at or session.status != "planned":
        return Arrival(verdict="known", meeting=meeting, session=session)
    same = (meeting.day, meeting.at) in _hours(session)
    if same and not meeting.cancelled:
        return Arrival(verdict="known", meeting=meeting, session=session)
    verdict: Verdict = "cancelled" if meeting.cancelled else "moved"
    why = "" if meeting.cancelled else f"was {say_when(session.day, session.at)}"
    if older:
        verdict, why = "left", "the file is older than the journal"
    elif touched:
        did = "cancelled" if meeting.cancelled else "moved"
        verdict, why = "left", f"{did} in the calendar, and moved here"
    return Arrival(
        verdict=verdict,
        meeting=meeting,
        session=session,
        whose=session.mentorship_id,
        why=why,
    )


def _hours(session: Session) -> set[tuple[date, str | None]]:
    """When a talk is, also as a calendar says it if the clocks leave that hour out."""
    hours = {(session.day, session.at)}
    if session.at is not None:
        try:
            typed = datetime.combine(session.day, time.fromisoformat(session.at))
            shown = typed.astimezone(UTC).astimezone()
            hours.add((shown.date(), f"{shown:%H:%M}"))
        except (OverflowError, ValueError, OSError):  # at an end of the calendar
            hours.add((session.day, None))
    return hours


def say_when(day: date, at: str | None) -> str:
    """A day, with the hour if there is one."""
    return say_day(day) + (f" at {at}" if at else "")


def _new(meeting: Meeting, here: Here, taken: set[int]) -> Arrival:
    """What a meeting means that the journal does not know."""
    if meeting.day < here.first or meeting.cancelled:
        return Arrival(verdict="past", meeting=meeting)
    if meeting.at is None:
        return Arrival(verdict="whole day", meeting=meeting)
    found = named_in((meeting.title, *meeting.people), here.people)
    found = found or named_in(meeting.kin, here.people)
    if len(found) != 1:
        names = " or ".join(m.person for m in found)
        why = f"it could be {names}: say --with NAME" if found else "it names nobody"
        return Arrival(verdict="left", meeting=meeting, why=why)
    whose = found[0].id
    planned = (
        s
        for s in here.sessions
        if s.status == "planned"
        and s.deleted_at is None
        and s.source is None
        and s.id not in taken
        and (s.mentorship_id, s.day) == (whose, meeting.day)
        and s.at in {None, meeting.at}
    )
    same = min(planned, key=lambda s: (s.at is None, s.id), default=None)
    return Arrival(
        verdict="new" if same is None else "matched",
        meeting=meeting,
        session=same,
        whose=whose,
    )


def _gone(read: Read, here: Here, seen: set[str]) -> Iterator[Arrival]:
    """The planned talks that were one of a series, and are in it no longer."""
    for session in here.sessions:
        uid = uid_of(session)
        if (
            uid in read.series
            and session.source not in seen
            and session.source != f"{FROM_CALENDAR}{uid}"
            and session.status == "planned"
            and session.deleted_at is None
            and here.first <= session.day <= here.last
        ):
            gone = Meeting(
                uid=uid or "", title="", day=session.day, at=session.at, cancelled=True
            )
            yield _settled(session, gone, older=False, touched=_is_touched(session))
