"""`mentorlog trash`: what was removed: listed, taken back, or erased for good."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from mentorlog.commands.narrowing import Kinds, kinds
from mentorlog.commands.options import TrashIDs, WithAll
from mentorlog.commands.trash_can import empty as empty_trash
from mentorlog.commands.trash_can import take_out
from mentorlog.commands.verb import noun, verb
from mentorlog.desk import Desk
from mentorlog.entries.kinds import every_kind
from mentorlog.period import say_short
from mentorlog.store.erasing import newest_first
from mentorlog.store.selection import Selection

if TYPE_CHECKING:
    from mentorlog.entries.found import Found
    from mentorlog.entries.record import Entry

app = noun("What was removed: take it back, or erase it for good.")


@verb(app, "trash list", "trash list --kind note")
def list_(ctx: typer.Context, with_: WithAll = None, kind: Kinds = None) -> None:
    """List what lies in the trash, what came there last first."""
    desk: Desk = ctx.obj
    wanted = kinds(kind)
    whose = None if with_ is None else {m.id for m in desk.whose(with_)}
    found = [
        entry
        for cls in every_kind()
        if wanted is None or cls.kind in wanted
        for entry in desk.journal.select(cls, Selection(trash=True))
        if whose is None or entry.mentorship_id in whose
    ]
    told = [desk.journal.found([entry])[0] for entry in newest_first(found)]
    if desk.manner.json:
        desk.screen.json(told)
    else:
        desk.screen.table([_row(desk, f) for f in told], empty="The trash is empty.")


def _row(desk: Desk, found: Found[Entry]) -> dict[str, str]:
    entry = found.entry
    assert entry.deleted_at is not None
    since = entry.deleted_at.astimezone().date()
    return {
        "ID": entry.ref,
        "Kind": entry.kind,
        "What": f"{entry.headline}{' (private)' if entry.private else ''}",
        "With": found.person,
        "In the trash since": say_short(since, desk.today),
    }


@verb(app, "trash restore A1")
def restore(ctx: typer.Context, ids_: TrashIDs) -> None:
    """Take entries back out of the trash, as mentorlog restore does."""
    desk: Desk = ctx.obj
    take_out(desk, ids_)


@verb(app, "trash empty --older-than 90d --dry-run", "trash empty --yes")
def empty(
    ctx: typer.Context,
    older_than: Annotated[
        str | None,
        typer.Option(
            "--older-than",
            metavar="TIME",
            help="Only what has lain there for that long, such as 90d or 3 months.",
        ),
    ] = None,
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help="Say what would go; erase nothing.")
    ] = False,
    yes: Annotated[bool, typer.Option("--yes", help="Erase without asking.")] = False,
) -> None:
    """Erase for good what lies in the trash. This cannot be undone.

    It says what goes, and asks. What something else refers to stays. The history of
    what is erased tells that there was something, but no word of it.
    """
    desk: Desk = ctx.obj
    days = None if older_than is None else desk.span(older_than)
    empty_trash(desk, days, dry=dry_run, unasked=yes)
