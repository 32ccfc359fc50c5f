"""`mentorlog session`: talks, planned and held."""

from __future__ import annotations

from typing import Annotated

import typer

from mentorlog.commands.options import (
    Message,
    Mood,
    On,
    Private,
    SessionID,
    Since,
    Tagged,
    Tags,
    Until,
    Why,
    With,
    WithAll,
    Words,
)
from mentorlog.commands.session_note import Logged, log_session
from mentorlog.commands.showing import show_entry
from mentorlog.commands.values import choice, minutes, names, tag_words, time
from mentorlog.commands.verb import noun, verb
from mentorlog.commands.writing import alter, keep
from mentorlog.desk import Desk
from mentorlog.entries.session import Session
from mentorlog.store.selection import Condition, Selection

app = noun("Talks, planned and held.")

STATUSES = ("planned", "held", "cancelled")

At = Annotated[
    str | None, typer.Option("--at", metavar="TIME", help="The time of day: 15:00.")
]


@verb(app, "session plan --on friday --at 15:00")
def plan(
    ctx: typer.Context,
    on: Annotated[str, typer.Option("--on", metavar="DAY", help="The day to talk.")],
    at: At = None,
    with_: With = None,
    tag: Tags = None,
    private: Private = False,
) -> None:
    """Plan the next talk."""
    desk: Desk = ctx.obj
    day = desk.needed_due(on)
    session = Session(
        status="planned", day=day, planned_for=day, at=at and time(at), private=private
    )
    keep(desk, session, with_=with_, tags=tag)


@verb(
    app,
    'session log "Talked about the outline." --on yesterday --minutes 45 --mood 4',
    "session log --next 'in 2 weeks'",
    "session log - --no-parse < notes.md",
)
def log(
    ctx: typer.Context,
    words: Words = None,
    message: Message = None,
    on: On = None,
    at: At = None,
    minutes_: Annotated[
        str | None, typer.Option("--minutes", metavar="N", help="How long it took.")
    ] = None,
    mood: Mood = None,
    attendees: Annotated[
        str | None,
        typer.Option("--attendees", metavar="NAMES", help="Who took part: “Ann, Ben”."),
    ] = None,
    next_: Annotated[
        str | None, typer.Option("--next", metavar="DAY", help="Plan the next talk.")
    ] = None,
    yes: Annotated[
        bool,
        typer.Option("--yes", "-y", help="Take over what the note holds, unasked."),
    ] = False,
    no_parse: Annotated[
        bool, typer.Option("--no-parse", help="Keep the note; look for nothing in it.")
    ] = False,
    with_: With = None,
    tag: Tags = None,
    private: Private = False,
) -> None:
    """Log a talk: the text given, piped in, or typed in your editor.

    List items under the headings Actions, Feedback and Wins become entries of their
    own: “- [ ] @them send the paper (by friday)”, “- from them: …”.
    """
    desk: Desk = ctx.obj
    session = Session(
        day=desk.day(on),
        at=at and time(at),
        minutes=minutes_ and minutes(minutes_),  # type: ignore[arg-type]  # None stays None
        mood=mood,
        attendees=names(attendees or ""),
        private=private,
    )
    wanted = Logged(
        session=session,
        person=with_,
        tags=tuple(tag_words(tag)),
        next_day=desk.due(next_),
        unasked=yes,
        parse=not no_parse,
    )
    log_session(desk, wanted, words, message)


@verb(app, "session list", "session list --since '3 months ago' --json")
def list_(
    ctx: typer.Context,
    status: Annotated[
        str | None,
        typer.Option("--status", metavar="WORD", help=f"Only {', '.join(STATUSES)}."),
    ] = None,
    since: Since = None,
    until: Until = None,
    with_: WithAll = None,
    tag: Tagged = None,
) -> None:
    """List the talks."""
    desk: Desk = ctx.obj
    which: tuple[Condition, ...] = ()
    if status is not None:
        which = (("status", "=", choice(status, STATUSES, "status")),)
    selection = Selection(
        which=which,
        since=desk.maybe_day(since),
        until=desk.maybe_day(until),
        tag=tag,
        order=("day", "id"),
    )
    found = desk.journal.select(Session, desk.selection(with_, selection))
    desk.screen.listed(
        desk.journal.found(found, whole=desk.manner.json),
        empty='No talks here. Log one: mentorlog session log "…" --on yesterday',
    )


@verb(app, "session show S1")
def show(ctx: typer.Context, id_: SessionID) -> None:
    """Show a talk with its note and what came of it."""
    desk: Desk = ctx.obj
    show_entry(desk, desk.journal.find(id_, Session))


@verb(app, 'session cancel S2 --why "Priya is ill"')
def cancel(ctx: typer.Context, id_: SessionID, why: Why = None) -> None:
    """Note that a planned talk does not take place."""
    alter(ctx.obj, id_, Session, lambda session: session.cancel(why=why))
