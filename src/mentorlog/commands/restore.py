"""`mentorlog restore`: entries out of the trash, or the whole journal from a backup."""

from __future__ import annotations

from typing import Annotated

import typer

from mentorlog.commands.completion import trashed
from mentorlog.commands.trash_can import take_out
from mentorlog.commands.verb import report, verb
from mentorlog.desk import Desk
from mentorlog.entries.kinds import read_ref
from mentorlog.errors import UsageError

app = report()


@verb(app, "restore A1", "restore latest --dry-run", "restore latest --yes")
def restore(
    ctx: typer.Context,
    what: Annotated[
        list[str],
        typer.Argument(
            metavar="ID...|latest|FILE",
            help="IDs such as A4; or the latest backup, or a file with one.",
            autocompletion=trashed,
        ),
    ],
    dry_run: Annotated[
        bool,
        typer.Option("--dry-run", help="Say what a backup would change."),
    ] = False,
    yes: Annotated[
        bool, typer.Option("--yes", help="Restore the backup without asking.")
    ] = False,
) -> None:
    """Take entries out of the trash, or all back from a backup.

    What the journal was before is kept aside as a backup, too. A file that is called
    like an ID needs its folder: ./A1
    """
    desk: Desk = ctx.obj
    if not all(map(_is_id, what)):
        from mentorlog.commands.restoring import restore_journal  # noqa: PLC0415 - on demand

        restore_journal(desk, what, dry=dry_run, yes=yes)
    elif dry_run or yes:
        message = "--dry-run and --yes are for backups; entries just come back."
        raise UsageError(message)
    else:
        take_out(desk, what)


def _is_id(text: str) -> bool:
    try:
        read_ref(text, "")
    except UsageError:
        return False
    return True
