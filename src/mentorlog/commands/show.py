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
    show_entry(desk, desk.journal.find_any(id_))
