"""`mentorlog export`: everything, for other programs and other computers."""

from __future__ import annotations

from typing import Annotated

import typer

from mentorlog.commands.completion import choosing
from mentorlog.commands.export_wanted import FORMATS, Wanted
from mentorlog.commands.narrowing import days
from mentorlog.commands.options import Since, Until, WithAll
from mentorlog.commands.verb import report, verb
from mentorlog.desk import Desk

app = report()


@verb(
    app,
    "export --out journal.json",
    "export --format jsonl",
    "export --format csv --out tables.zip",
    "export --format md --with Priya --out priya.md",
)
def export(
    ctx: typer.Context,
    format_: Annotated[
        str | None,
        choosing("--format", FORMATS, "The form.  [as the file is called, or json]"),
    ] = None,
    out: Annotated[
        str | None,
        typer.Option(
            "--out",
            metavar="PATH",
            help="A file; for csv and md a folder or a .zip.  [standard output]",
        ),
    ] = None,
    force: Annotated[
        bool, typer.Option("--force", help="Write over a file that is there.")
    ] = False,
    with_: WithAll = None,
    since: Since = None,
    until: Until = None,
) -> None:
    """Write out everything, for other programs and computers.

    JSON and JSONL hold all there is, history, trash and private entries, too. CSV has
    a table for each kind, Markdown a document for each person. With --with, --since
    or --until it is a part, without history.
    """
    from mentorlog.commands.exporting import export_journal  # noqa: PLC0415 - on demand

    desk: Desk = ctx.obj
    first, last = days(desk, since, until)
    export_journal(
        desk, Wanted.read(desk, format_, out, with_, first, last, force=force)
    )
