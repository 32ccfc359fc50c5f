"""`mentorlog schema`: what an export is, for programs that read one."""

from __future__ import annotations

import typer

from mentorlog.commands.verb import report, verb
from mentorlog.desk import Desk

app = report()


@verb(app, "schema")
def schema(ctx: typer.Context) -> None:
    """Print what an export in JSON is, as JSON Schema."""
    from mentorlog.exchange.whole.schema import schema as of_export  # noqa: PLC0415 - on demand

    desk: Desk = ctx.obj
    desk.screen.json(of_export())
