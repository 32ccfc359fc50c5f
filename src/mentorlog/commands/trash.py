"""`mentorlog trash`: what was removed: listed, taken back, or erased for good."""

from __future__ import annotations

from typing import Annotated

import typer

from mentorlog.commands.narrowing import Kinds, kinds
from mentorlog.commands.options import TrashIDs, WithAll
from mentorlog.commands.trash_can import empty as empty_trash
from mentorlog.commands.trash_can import take_out
from mentorlog.commands.verb import noun, verb
from mentorlog.desk import Desk
from mentorlog.entries.kinds import every_kind
from mentorlog.store.selection import Selection

app = noun("What was removed: take it back, or erase it for good.")


@verb(app, "trash list", "trash list --kind note")
def list_(ctx: typer.Context, with_: WithAll = None, kind: Kinds = None) -> None:
    """List what lies in the trash, what came there last first."""
    desk: Desk = ctx.obj
    wanted = kinds(kind)
    whose = None if with_ is None else {m.id for m in desk.whose(with_)}
    found = [
        each
        for cls in every_kind()
        if wanted is None or cls.kind in wanted
        for each in desk.journal.found(desk.journal.select(cls, Selection(trash=True)))
        if whose is None or each.entry.mentorship_id in whose
    ]
    newest = sorted(found, key=lambda f: str(f.entry.deleted_at), reverse=True)
    desk.screen.trash(newest)


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

    Undo ends there: nor can be undone what came before. It says what goes, and asks.
    What something else refers to stays. The history of what is erased tells that there
    was something, but no word of it.
    """
    desk: Desk = ctx.obj
    days = None if older_than is None else desk.span(older_than)
    empty_trash(desk, days, dry=dry_run, unasked=yes)
