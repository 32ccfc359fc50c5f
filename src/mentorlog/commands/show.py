"""`mentorlog show`: any entry, whole."""

from __future__ import annotations

from importlib import import_module

import typer

from mentorlog.commands.options import AnyID
from mentorlog.commands.showing import show_entry
from mentorlog.commands.verb import report, verb
from mentorlog.desk import Desk
from mentorlog.entries.kinds import KINDS, read_ref

app = report()

TELL_MORE = {"agreement", "skill", "question", "topic"}
"""The kinds whose noun has a `show` that tells more than this one."""


@verb(app, "show S1", "show g1")
def show(ctx: typer.Context, id_: AnyID) -> None:
    """Show any entry, whole."""
    desk: Desk = ctx.obj
    kind = KINDS[read_ref(id_, "")[0]]
    if kind in TELL_MORE:
        import_module(f"mentorlog.commands.{kind}").show(ctx, id_)
    else:
        show_entry(desk, desk.journal.find_any(id_))
