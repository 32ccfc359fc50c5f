"""`mentorlog tag`: words on entries, to find them again."""

from __future__ import annotations

from typing import Annotated

import typer

from mentorlog.commands.completion import tags as known_tags
from mentorlog.commands.options import AnyID
from mentorlog.commands.tagging import put_tags
from mentorlog.commands.values import tag_words
from mentorlog.commands.verb import report, verb
from mentorlog.desk import Desk
from mentorlog.errors import UsageError

app = report()


@verb(app, "tag G1 speaking courage", "tag G1 --off courage")
def tag(
    ctx: typer.Context,
    id_: AnyID,
    tags: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="[WORD]...", help="Tags to put on.", autocompletion=known_tags
        ),
    ] = None,
    off: Annotated[
        list[str] | None,
        typer.Option(
            "--off",
            metavar="WORD",
            help="Take a tag off (repeatable).",
            autocompletion=known_tags,
        ),
    ] = None,
) -> None:
    """Put tags on an entry, or take them off."""
    desk: Desk = ctx.obj
    more, less = tag_words(tags), tag_words(off)
    if not more and not less:
        message = "Say which tags: mentorlog tag G3 WORD, or --off WORD."
        raise UsageError(message)
    with desk.step() as step:
        entry = desk.journal.find_any(id_)
        present = set(desk.journal.found([entry])[0].tags)
        put_tags(desk, step, entry, (present | set(more)) - set(less))
    (found,) = desk.journal.found([entry])
    desk.screen.tagged(found)
