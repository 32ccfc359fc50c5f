"""Logging a talk: the session, the one it fulfils, and what its note holds."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from mentorlog import config
from mentorlog.commands.discretion import draw_in
from mentorlog.commands.writing import confirm, tag_entry
from mentorlog.entries.session import NEAR, Session, planned_match
from mentorlog.frozen import dataclass
from mentorlog.store.selection import Selection

if TYPE_CHECKING:
    from mentorlog.commands.note_records import Records
    from mentorlog.desk import Desk
    from mentorlog.entries.mentorship import Mentorship
    from mentorlog.entries.record import Entry
    from mentorlog.store.step import Step

TICKED_MOST = 20
"""How many open promises a template shows; the rest are in `action list --open`."""


@dataclass(frozen=True, kw_only=True)
class Logged:
    """What is to be logged.

    Attributes:
        session: the talk, still without its text.
        person: whom it was with, as typed.
        tags: tags for the session.
        next_day: the day to plan the next talk for.
        unasked: whether what the note holds is taken over without a question.
        parse: whether to look into the note at all.
    """

    session: Session
    person: str | None
    tags: tuple[str, ...]
    next_day: date | None
    unasked: bool
    parse: bool


def log_session(
    desk: Desk,
    wanted: Logged,
    words: str | None,
    message: str | None,
    *,
    above: str = "",
) -> None:
    """Write a talk and what its note holds, as one step, and confirm each entry.

    Args:
        desk: what commands work with.
        wanted: what is to be logged.
        words: the text that was typed; see `Desk.written`.
        message: the text that was given as an option.
        above: what the editor begins with, above the usual template.
    """
    asked = words is None and message is None
    begin = above + _template(desk, wanted) if asked else ""
    with desk.written(words, message, name="session", begin=begin) as text:
        own = _own_words(text, begin) if asked else text
        session = replace(wanted.session, text=own)
        records = _records(desk, wanted, text)
        with desk.step() as step:
            whose = desk.mentorship(step, wanted.person)
            kept = _keep(desk, step, whose, session)
            tag_entry(step, kept, wanted.tags)
            entries: list[Entry] = [kept]
            if records is not None:
                entries += records.write(desk, step, kept)
            if wanted.next_day is not None:
                entries.append(_plan(step, whose, wanted.next_day))
    _confirm(desk, entries)


def _template(desk: Desk, wanted: Logged) -> str:
    """What the editor begins with: the person's sections, and the open promises."""
    from mentorlog.entries.action import Action  # noqa: PLC0415 - for the editor alone
    from mentorlog.exchange.template import filled, session_template  # noqa: PLC0415 - on demand

    whose = desk.whose(wanted.person)
    open_ = Selection(
        mentorships=tuple(m.id for m in whose),
        which=(("status", "=", "open"),),
        order=("due", "id"),
        most=TICKED_MOST,
    )
    return filled(
        session_template(
            config.template_path(desk.env, "session", desk.settings.templates)
        ),
        person=whose[0].person if whose else "them",
        day=wanted.session.day,
        promises=desk.journal.select(Action, open_) if whose else [],
    )


def _own_words(text: str, begin: str) -> str:
    """A note out of the editor, without what it began with."""
    from mentorlog.exchange.template import own_words  # noqa: PLC0415 - on demand

    return own_words(text, begin)


def _records(desk: Desk, wanted: Logged, text: str) -> Records | None:
    """What the note holds; at a terminal it is shown, and confirmed."""
    if not wanted.parse or "\n" not in text:
        return None
    from mentorlog.commands.note_records import read_records  # noqa: PLC0415 - costs markdown-it

    records = read_records(desk, text, wanted.session.day)
    if wanted.unasked or not records or not desk.at_terminal:
        return records
    for line in records.lines():
        desk.screen.hint(f"  {line}")
    return records if desk.asks("Keep these as entries too?") else None


def _keep(desk: Desk, step: Step, whose: Mentorship, session: Session) -> Session:
    """Write the session, into the planned one that it fulfils if there is one."""
    day = session.day.toordinal()
    near = Selection(
        mentorships=(whose.id,),
        which=(("status", "=", "planned"),),
        since=date.fromordinal(max(day - NEAR, date.min.toordinal())),
        until=date.fromordinal(min(day + NEAR, date.max.toordinal())),
    )
    planned = desk.journal.select(Session, near)
    match = planned_match(planned, session.day)
    if match is None:
        return step.add(replace(session, mentorship_id=whose.id))
    held = step.change(match, lambda p: p.fulfil(session))
    if held.private and not match.private:
        draw_in(desk, step, held)
    return held


def _plan(step: Step, whose: Mentorship, day: date) -> Session:
    return step.add(
        Session(status="planned", day=day, planned_for=day, mentorship_id=whose.id)
    )


def _confirm(desk: Desk, entries: list[Entry]) -> None:
    if desk.manner.json:
        entries = entries[:1]  # the session names the others
    for entry in entries:
        confirm(desk, entry)
