"""`mentorlog note`: anything worth keeping between sessions."""

from __future__ import annotations

import typer

from mentorlog.commands.options import (
    Message,
    Mood,
    On,
    Private,
    Since,
    Tagged,
    Tags,
    Until,
    With,
    WithAll,
    Words,
)
from mentorlog.commands.values import tag_words
from mentorlog.commands.verb import noun, verb
from mentorlog.commands.writing import keep
from mentorlog.desk import Desk
from mentorlog.entries.note import Note
from mentorlog.store.selection import Selection

app = noun("Anything worth keeping between sessions.")


@verb(app, 'note add "Slept badly before the demo, it went well" --mood 4')
def add(
    ctx: typer.Context,
    words: Words = None,
    message: Message = None,
    mood: Mood = None,
    on: On = None,
    with_: With = None,
    tag: Tags = None,
    private: Private = False,
) -> None:
    """Write a note; without a text, in your editor."""
    desk: Desk = ctx.obj
    day, tags = desk.day(on), tag_words(tag)
    if with_ is not None:
        desk.whose(with_)  # an unknown name is refused before anything is typed
    with desk.written(words, message, name="note") as text:
        note = Note(text=text, mood=mood, day=day, private=private)
        keep(desk, note, with_=with_, tags=tags)


@verb(app, "note list --since '30 days ago'")
def list_(
    ctx: typer.Context,
    since: Since = None,
    until: Until = None,
    with_: WithAll = None,
    tag: Tagged = None,
) -> None:
    """List the notes."""
    desk: Desk = ctx.obj
    selection = Selection(
        since=desk.maybe_day(since),
        until=desk.maybe_day(until),
        tag=tag,
        order=("day", "id"),
    )
    found = desk.journal.select(Note, desk.selection(with_, selection))
    desk.screen.listed(
        desk.journal.found(found, whole=desk.manner.json),
        empty='No notes here. Write one: mentorlog note add "…"',
    )
