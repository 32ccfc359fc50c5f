"""`mentorlog show`: any entry, whole."""

from __future__ import annotations

import typer

from mentorlog.commands.options import AnyID
from mentorlog.commands.showing import show_entry
from mentorlog.commands.verb import report, verb
from mentorlog.desk import Desk

app = report()


@verb(app, "show S1", "show g1")
def show(ctx: typer.Context, id_: AnyID) -> None:
    """Show any entry, whole."""
    desk: Desk = ctx.obj
    entry = desk.journal.find_any(id_)
    if entry.kind == "goal":
        from mentorlog.commands import goal  # noqa: PLC0415 - only a goal needs it

        goal.show(ctx, id_)
    else:
        show_entry(desk, entry)
