"""`mentorlog restore`: back out of the trash."""

from __future__ import annotations

import typer

from mentorlog.commands.remove import AnyIDs
from mentorlog.commands.verb import report, verb
from mentorlog.commands.writing import several
from mentorlog.desk import Desk
from mentorlog.errors import UsageError

app = report()


@verb(app, "restore A1")
def restore(ctx: typer.Context, ids_: AnyIDs) -> None:
    """Take entries back out of the trash."""
    desk: Desk = ctx.obj
    with desk.step() as step:
        entries = [desk.journal.find_any(ref, in_trash=True) for ref in ids_]
        for entry in entries:
            if entry.deleted_at is None:
                message = f"{entry.ref} is not in the trash."
                raise UsageError(message)
        restored = [step.restore(entry) for entry in entries]
    several(desk, restored, "is back")
