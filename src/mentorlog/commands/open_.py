"""`mentorlog open`: where everything lies."""

from __future__ import annotations

from typing import Annotated

import typer

from mentorlog.commands.completion import one_of
from mentorlog.commands.verb import report, verb
from mentorlog.desk import Desk
from mentorlog.errors import UsageError
from mentorlog.period import quoted

app = report()

NAMES = (
    *("journal", "backups", "drafts", "settings"),
    *("templates", "prompt", "sample", "pages", "manual"),
)
"""The words for the places, in their order, as a test makes sure."""


@verb(app, "open", "open journal", "open --json")
def open(  # noqa: A001 - the command's name
    ctx: typer.Context,
    what: Annotated[
        str | None,
        typer.Argument(
            metavar="[WHAT]",
            help="Print this path alone: journal, backups, drafts, settings, ….",
            autocompletion=one_of(NAMES),
        ),
    ] = None,
) -> None:
    r"""See where everything lies: the journal, its backups.

    \b
    To look into the journal:  sqlite3 "$(mentorlog open journal)"
    """
    from mentorlog.commands.places import places  # noqa: PLC0415 - on demand

    desk: Desk = ctx.obj
    found = list(places(desk))
    if what is None:
        desk.screen.places(found)
        return
    for place in found:
        if place.name == what.casefold():
            desk.screen.place(place.path)
            return
    message = f"{quoted(what)} is no place here: try {', '.join(NAMES)}."
    raise UsageError(message)
