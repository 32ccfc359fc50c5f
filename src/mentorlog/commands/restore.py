"""`mentorlog restore`: entries out of the trash, or the whole journal from a backup."""

from __future__ import annotations

from typing import Annotated

import typer

from mentorlog.commands.completion import ids
from mentorlog.commands.verb import report, verb
from mentorlog.commands.writing import each_once, several
from mentorlog.desk import Desk
from mentorlog.entries.mentorship import Mentorship
from mentorlog.entries.record import Entry
from mentorlog.errors import UsageError
from mentorlog.store.journal import read_ref

app = report()


@verb(app, "restore A1", "restore latest --dry-run", "restore latest --yes")
def restore(
    ctx: typer.Context,
    what: Annotated[
        list[str],
        typer.Argument(
            metavar="ID...|latest|FILE",
            help="IDs such as A4; or the latest backup, or a file with one.",
            autocompletion=ids(),
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
        _out_of_the_trash(desk, what)


def _is_id(text: str) -> bool:
    try:
        read_ref(text, "")
    except UsageError:
        return False
    return True


def _out_of_the_trash(desk: Desk, refs: list[str]) -> None:
    """Take entries back, and say of each that it is back."""
    with desk.step() as step:
        entries = each_once(desk.journal.find_any(ref, in_trash=True) for ref in refs)
        for entry in entries:
            if entry.deleted_at is None:
                message = f"{entry.ref} is not in the trash."
                raise UsageError(message)
        _must_belong(desk, entries)
        restored = [step.restore(entry) for entry in entries]
    several(desk, restored, "is back")


def _must_belong(desk: Desk, entries: list[Entry]) -> None:
    """Refuse to bring an entry back whose mentorship stays in the trash.

    Raises:
        NoSuchEntry: one of them would belong to nobody.
    """
    back = {entry.ref for entry in entries}
    for entry in entries:
        whose = desk.journal.get(Mentorship, entry.mentorship_id)
        if whose.ref not in back:
            desk.journal.find(whose.ref, Mentorship)
