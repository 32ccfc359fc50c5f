"""`mentorlog doctor`: whether the journal is well, and what to do if it is not."""

from __future__ import annotations

from typing import Annotated

import typer

from mentorlog import config
from mentorlog.commands.verb import report, verb
from mentorlog.desk import Desk
from mentorlog.errors import NeedsAttention
from mentorlog.reports.saying import count
from mentorlog.store.around import Around
from mentorlog.store.doctoring import look_over, repair

app = report()


@verb(app, "doctor", "doctor --fix", "doctor --json")
def doctor(
    ctx: typer.Context,
    fix: Annotated[
        bool,
        typer.Option(
            "--fix",
            help="Make the search index anew, close files to others, clear leftovers.",
        ),
    ] = False,
) -> None:
    """See whether the journal is well, and what to do if not.

    Looks at the file, its tables, history, search, backups, permissions, and the place
    where it lies. Nothing is touched without --fix, which makes a backup first and
    repairs only what can be derived. Exit code 6 if something needs attention.
    """
    desk: Desk = ctx.obj
    desk.journal.close()
    folder = config.drafts_folder(desk.env)
    around = Around(desk.shelf, folder, desk.now(), desk.is_sample)
    seen = repair(around) if fix else look_over(around)
    desk.screen.checkup(seen)
    if seen.urgent:
        need = "needs" if seen.urgent == 1 else "need"
        message = f"{count(seen.urgent, 'thing')} {need} attention."
        raise NeedsAttention(message)
