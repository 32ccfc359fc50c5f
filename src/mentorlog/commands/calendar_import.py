"""Importing a calendar: read, sorted out, shown, and written as one step."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from itertools import starmap
from pathlib import Path
from typing import TYPE_CHECKING, Any

from mentorlog.commands.writing import add
from mentorlog.entries.session import Session
from mentorlog.errors import ChangedMeanwhile, MentorlogError, UsageError
from mentorlog.exchange.calendar.reading import LARGEST, must_be_whole, read_calendar
from mentorlog.exchange.calendar.sorting import Here, mark, sort_out, source_of
from mentorlog.reports.agenda import every_event
from mentorlog.reports.appointments import Appointment, Appointments
from mentorlog.store.history import History
from mentorlog.store.readings_agenda import agenda_material
from mentorlog.store.selection import Selection
from mentorlog.store.trouble import why_not

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import date

    from mentorlog.desk import Desk
    from mentorlog.exchange.calendar.reading import Read
    from mentorlog.exchange.calendar.sorting import Arrival
    from mentorlog.store.step import Step

WEEKS_AHEAD = 4
"""How far what repeats is followed, if nobody says how far."""
FARTHEST = 731
"""Days; nobody plans talks for more than two years."""
BECAUSE = "cancelled in the calendar"


def import_calendar(
    desk: Desk,
    source: str,
    name: str | None,
    until: str | None,
    *,
    dry: bool,
    yes: bool,
) -> None:
    """Bring in the talks of a calendar; all of it is one step of undo, or nothing.

    Args:
        desk: what commands work with.
        source: the file, a folder of them, or `-` for standard input.
        name: only talks with this person, as typed; None for all.
        until: how far to follow what repeats, as typed; None for four weeks.
        dry: whether to look only.
        yes: whether to write without a question.
    """
    text = _text(desk, source)
    with desk.journal.still():
        here = _here(desk, name, _last(desk, until))
        read = read_calendar(text, here.first, here.last, here.about)
        arrivals = list(sort_out(read, here))
    told = _told(desk, read, arrivals, dry=dry)
    asked = desk.at_terminal and not (dry or yes or desk.manner.json)
    if asked:
        desk.screen.appointments(told)
    if not told.changes or dry:
        wanted = False
    else:
        wanted = not asked or desk.asks("Write this to the journal?")
    if wanted:
        with desk.step() as step:
            if list(sort_out(read, _here(desk, name, here.last))) != arrivals:
                message = "The journal has changed meanwhile; nothing was imported."
                raise ChangedMeanwhile(message)
            written = [_written(desk, step, arrival) for arrival in arrivals]
        told = _told(desk, read, written, dry=False)
        told.written = True
    if not asked or told.written:
        desk.screen.appointments(told)
    elif told.changes:
        desk.screen.hint("Nothing was written.")


def _text(desk: Desk, source: str) -> str:
    """The text of a calendar file, or of all in a folder, one after the other.

    Raises:
        UsageError: there is no such file or folder.
        MentorlogError: it cannot be read, is too large, or is no text.
    """
    if source == "-":
        text = desk.read_all()
        if len(text) > LARGEST:
            raise MentorlogError(TOO_LARGE)
        return text
    path = Path(source).expanduser()
    if path.is_dir():
        files = sorted(path.glob("*.ics"))
    elif path.is_file() or path.is_fifo():
        files = [path]
    else:
        message = f"There is no file or folder {source}; nothing was imported."
        raise UsageError(message)
    try:
        contents = list(_read(files))
    except OSError as error:
        message = f"{path} could not be read: {error.strerror or why_not(error)}."
        raise MentorlogError(message) from error
    return "\r\n".join(starmap(_whole, zip(files, contents, strict=True))) or NOTHING


def _read(files: Iterable[Path]) -> Iterator[bytes]:
    """What stands in files; a pipe does not say beforehand how much that is.

    Raises:
        MentorlogError: it is too much.
        OSError: one cannot be read.
    """
    room = LARGEST
    for file in files:
        with file.open("rb") as opened:
            content = opened.read(room + 1)
        room -= len(content)
        if room < 0:
            raise MentorlogError(TOO_LARGE)
        yield content


NOTHING = "BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n"


def _whole(file: Path, content: bytes) -> str:
    """A calendar file, which begins as one and ends as one.

    Raises:
        MentorlogError: it does not, or is no text.
    """
    try:
        text = content.decode().removeprefix("\ufeff")
    except UnicodeDecodeError as error:
        message = f"{file} is no UTF-8 text, and so no calendar; nothing was imported."
        raise MentorlogError(message) from error
    must_be_whole(text, str(file))
    return text


TOO_LARGE = (
    f"The file has more than {LARGEST // 1_000_000} MB, which is too much for a"
    " calendar: export a shorter time."
)


def _last(desk: Desk, until: str | None) -> date:
    """The day until which what repeats is followed.

    Raises:
        UsageError: that day has passed, or is very far away.
    """
    last = desk.due(until) or desk.today + timedelta(weeks=WEEKS_AHEAD)
    if not 0 <= (last - desk.today).days <= FARTHEST:
        message = "Name a day between today and two years from now after --until."
        raise UsageError(message)
    return last


def _here(desk: Desk, name: str | None, last: date) -> Here:
    """What the journal knows of talks and people, as it stands now."""
    journal = desk.journal
    everybody = name is None or name.casefold() == "all"
    people = desk.mentorships() if everybody else desk.whose(name)
    sessions = journal.select(
        Session, Selection(which=(("status", "=", "planned"),), trash=None)
    )
    told_of = journal.select(
        Session, Selection(which=(("source", "is not", None),), trash=None)
    )
    all_ = {session.id: session for session in (*sessions, *told_of)}
    removed = [s.uid for s in all_.values() if s.deleted_at is not None]
    undone = History(journal).taken_back(removed)
    events = every_event(agenda_material(journal, None, desk.today))
    return Here(
        first=desk.today,
        last=last,
        people=[m for m in people if m.ended_on is None],
        sessions=[s for s in all_.values() if s.uid not in undone],
        ours={event.uid: event for event in events},
    )


def _told(
    desk: Desk, read: Read, arrivals: list[Arrival], *, dry: bool
) -> Appointments:
    """What is done, or would be."""
    people = desk.journal.people()
    told = Appointments(dry_run=dry, others=read.others, remarks=read.remarks)
    for arrival in arrivals:
        meeting, session = arrival.meeting, arrival.session
        if arrival.verdict == "known":
            told.known += 1
        elif arrival.verdict == "past":
            told.past += 1
        elif arrival.verdict == "whole day":
            told.whole_days += 1
        else:
            told.talks.append(
                Appointment(
                    what=arrival.verdict,
                    id=session.ref if session else None,
                    day=meeting.day,
                    at=meeting.at,
                    minutes=meeting.minutes,
                    person=people.get(arrival.whose, ""),
                    title=meeting.title,
                    uid=meeting.uid,
                    why=arrival.why,
                )
            )
    return told


def _written(desk: Desk, step: Step, arrival: Arrival) -> Arrival:
    """The same, when it is in the journal."""
    meeting, session = arrival.meeting, arrival.session
    told: dict[str, Any] = {
        "at": meeting.at,
        "source_hash": mark(meeting.day, meeting.at),
        "source": source_of(meeting),
    }
    if arrival.verdict == "new":
        session = add(
            desk,
            step,
            Session(
                mentorship_id=arrival.whose,
                status="planned",
                day=meeting.day,
                planned_for=meeting.day,
                minutes=meeting.minutes,
                private=meeting.private,
                **told,
            ),
        )
    elif session is not None and arrival.verdict == "cancelled":
        session = step.change(session, lambda s: s.cancel(why=BECAUSE))
    elif session is not None and arrival.verdict in {"matched", "moved"}:
        if arrival.verdict == "moved" and session.source is None:
            told = {"at": meeting.at}  # it is one of ours, and known by its uid
        session = step.change(
            session,
            lambda s: replace(
                s, day=meeting.day, minutes=meeting.minutes or s.minutes, **told
            ),
        )
    return replace(arrival, session=session)
