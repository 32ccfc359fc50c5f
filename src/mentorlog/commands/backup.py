"""`mentorlog backup`: copies of the whole journal."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from mentorlog.commands.verb import report, verb
from mentorlog.desk import Desk
from mentorlog.errors import NeedsAttention, UsageError
from mentorlog.period import quoted
from mentorlog.reports.saying import count
from mentorlog.store.by_hand import keep_in, keep_now
from mentorlog.store.shelving import NOW, backups, checked, looked_into

app = report()


@verb(app, "backup", "backup ~/journal-copy.db", "backup --list", "backup --verify")
def backup(
    ctx: typer.Context,
    path: Annotated[
        str | None,
        typer.Argument(
            metavar="[PATH]",
            help="A file that is not there yet, or a folder.  [the backups' own]",
        ),
    ] = None,
    list_: Annotated[
        bool, typer.Option("--list", help="List all backups, the newest first.")
    ] = False,
    verify: Annotated[
        bool,
        typer.Option("--verify", help="Check every backup; exit code 6 if one fails."),
    ] = False,
) -> None:
    """Copy the whole journal, and look after its copies.

    Once a day, with the first write, a backup is made by itself; 7 of days, 4 of
    weeks and 12 of months are kept, or as many as you set (mentorlog config). Those
    made by hand stay until you delete them.
    Every copy is opened and checked before it counts.
    """
    desk: Desk = ctx.obj
    if sum((path is not None, list_, verify)) > 1:
        message = "One thing at a time: PATH, --list or --verify."
        raise UsageError(message)
    if list_ or verify:
        _look(desk, verify=verify)
    elif path is None:
        desk.screen.backed_up(keep_now(desk.shelf, NOW, desk.now()))
    else:
        place = _place(path)
        desk.screen.backed_up(keep_in(desk.shelf.journal, place, desk.now()))


def _place(path: str) -> Path:
    """The file or the folder that was typed.

    Raises:
        UsageError: nothing was, or a folder that is not there.
    """
    place = Path(path).expanduser()
    if not path.strip() or (path.endswith("/") and not place.is_dir()):
        message = f"There is no folder {quoted(path)}: make it first, or name a file."
        raise UsageError(message)
    return place


def _look(desk: Desk, *, verify: bool) -> None:
    """Show the backups; with a check of each if that is wanted.

    Raises:
        NeedsAttention: one did not pass its check.
    """
    look = checked if verify else looked_into
    found = desk.screen.progress(backups(desk.shelf), "Checking")
    looked = [look(each) for each in found]
    empty = f"No backups in {desk.shelf.folder} yet. Make one: mentorlog backup"
    desk.screen.backups(looked, empty=empty, checked=verify)
    failed = sum(each.needs_attention for each in looked)
    if verify and failed:
        message = (
            f"{count(failed, 'backup')} of {len(looked)} did not pass the check."
            " Make a new one: mentorlog backup"
        )
        raise NeedsAttention(message)
