"""`mentorlog redo`: doing again what was taken back."""

from __future__ import annotations

from typing import Annotated

import typer

from mentorlog.commands.taking_back import latest_undone, take_back
from mentorlog.commands.verb import report, verb
from mentorlog.desk import Desk
from mentorlog.entries.change import REDO

app = report()


@verb(app, "redo", "redo --dry-run")
def redo(
    ctx: typer.Context,
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help="Say what it would change.")
    ] = False,
) -> None:
    """Do again what undo took back.

    It follows an undo, as long as nothing else was written since.
    """
    desk: Desk = ctx.obj
    take_back(desk, REDO, latest_undone, dry=dry_run)
