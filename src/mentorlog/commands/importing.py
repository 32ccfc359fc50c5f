"""Importing notes: reading files, sorting out what is new, writing one step."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from mentorlog.commands.note_records import note_entries
from mentorlog.commands.writing import add, tag_entry
from mentorlog.entries.action import Action
from mentorlog.entries.session import Session
from mentorlog.errors import MentorlogError
from mentorlog.exchange.intake import Arrival, fingerprint, sort_out
from mentorlog.exchange.notes import (
    NoteFile,
    find_files,
    read_file,
    read_notes,
    real_path,
)
from mentorlog.frozen import dataclass
from mentorlog.reports.imported import Remark, Report
from mentorlog.store.history import History
from mentorlog.store.selection import Selection

if TYPE_CHECKING:
    from collections.abc import Sequence

    from mentorlog.desk import Desk
    from mentorlog.entries.mentorship import Mentorship
    from mentorlog.store.step import Step

NO_MEETING = "No meeting was found in it; a heading such as “# Meeting” begins one."


@dataclass(frozen=True, kw_only=True)
class Wanted:
    """What is to be imported, and how.

    Attributes:
        paths: files and folders.
        person: whose notes they are, as typed.
        tags: tags for every session.
        private: whether all of it is private.
        update: whether sessions are brought up to date with edited files.
        dry: whether to look only.
    """

    paths: Sequence[Path]
    person: str | None
    tags: Sequence[str]
    private: bool
    update: bool
    dry: bool


def import_notes(desk: Desk, wanted: Wanted) -> Report:
    """Bring in notes; all of it is one step of undo, or nothing of it is written."""
    report = Report(dry=wanted.dry)
    read = _read(desk, wanted.paths, report)
    if wanted.dry:
        whose = desk.whose(wanted.person)
        for arrival in _sorted_out(desk, whose[0].id if whose else 0, read):
            _only_tell(arrival, report, update=wanted.update)
        return report
    if not any(notes.meetings for _, notes in read):
        return report
    with desk.step() as step:
        mentorship = desk.mentorship(step, wanted.person)
        arrivals = _sorted_out(desk, mentorship.id, read)
        for arrival in desk.screen.progress(arrivals, "Writing"):
            _write(desk, step, mentorship, arrival, wanted, report)
    return report


def _read(
    desk: Desk, paths: Sequence[Path], report: Report
) -> list[tuple[str, NoteFile]]:
    """The notes in all files; what cannot be read is remarked, and the rest goes on."""
    read = []
    files = find_files(paths)
    report.files = len(files)
    for path in desk.screen.progress(files, "Reading"):
        source = str(real_path(path))
        try:
            notes = read_notes(read_file(path), source)
        except (MentorlogError, OSError) as error:
            report.remarks.append(Remark(file=source, line=None, message=str(error)))
            continue
        read.append((source, notes))
        report.remarks += [
            Remark(file=source, line=t.line, message=t.message) for t in notes.troubles
        ]
        if not notes.meetings and not notes.troubles:
            none = Remark(file=source, line=None, message=NO_MEETING)
            report.remarks.append(none)
    return read


def _sorted_out(
    desk: Desk, mentorship_id: int, read: Sequence[tuple[str, NoteFile]]
) -> list[Arrival]:
    imported = Selection(
        mentorships=(mentorship_id,), which=(("source", "is not", None),)
    )
    known = desk.journal.select(Session, imported)
    known += _removed(desk, replace(imported, trash=True))
    return [
        arrival
        for source, notes in read
        for arrival in sort_out(source, notes.meetings, known)
    ]


def _removed(desk: Desk, in_trash: Selection) -> list[Session]:
    """Sessions that a person has removed, so that they do not come back by themselves.

    What an undo has taken back counts as never written.
    """
    removed = desk.journal.select(Session, in_trash)
    undone = History(desk.journal).taken_back([session.uid for session in removed])
    return [session for session in removed if session.uid not in undone]


def _only_tell(arrival: Arrival, report: Report, *, update: bool) -> None:
    if arrival.session is None:
        session = _session(arrival)
        report.added.append((session, len(arrival.meeting.actions)))
    elif arrival.verdict == "known":
        report.known += 1
    elif update and arrival.verdict == "changed":
        report.updated.append(arrival.session)
    else:
        report.changed.append((arrival.session, arrival.verdict))


def _session(arrival: Arrival) -> Session:
    return Session(
        day=arrival.meeting.day,
        text=arrival.meeting.text,
        attendees=arrival.meeting.attendees,
        source=arrival.source,
        source_hash=fingerprint(arrival.meeting.text),
    )


def _write(
    desk: Desk,
    step: Step,
    mentorship: Mentorship,
    arrival: Arrival,
    wanted: Wanted,
    report: Report,
) -> None:
    if arrival.session is None:
        session = replace(
            _session(arrival), mentorship_id=mentorship.id, private=wanted.private
        )
        session = step.add(session)
        tag_entry(step, session, wanted.tags)
        kinds = _records(desk, step, mentorship, arrival, session, known=set())
        report.added.append((session, kinds["action"]))
    elif wanted.update and arrival.verdict == "changed":
        report.updated.append(_updated(desk, step, mentorship, arrival))
    else:
        _only_tell(arrival, report, update=False)


def _updated(
    desk: Desk, step: Step, mentorship: Mentorship, arrival: Arrival
) -> Session:
    """The session, brought up to date; promises that are new in the file are added."""
    fresh = _session(arrival)
    assert arrival.session is not None
    session = step.change(
        arrival.session,
        lambda s: replace(
            s, text=fresh.text, attendees=fresh.attendees, source_hash=fresh.source_hash
        ),
    )
    of_session = Selection(which=(("session_id", "=", session.id),))
    known = {action.text for action in desk.journal.select(Action, of_session)}
    _records(desk, step, mentorship, arrival, session, known=known)
    return session


def _records(
    desk: Desk,
    step: Step,
    mentorship: Mentorship,
    arrival: Arrival,
    session: Session,
    *,
    known: set[str],
) -> Counter[str]:
    """Write what a meeting's note holds; how many entries of each kind came of it."""
    found = note_entries(desk, arrival.meeting, session, mentorship)
    fresh = [entry for entry in found if getattr(entry, "text", "") not in known]
    return Counter(add(desk, step, entry).kind for entry in fresh)
