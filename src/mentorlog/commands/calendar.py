"""`mentorlog calendar`: what is planned and due, to and from calendar programs."""

from __future__ import annotations

from typing import Annotated

import typer

from mentorlog.commands.options import WithAll
from mentorlog.commands.verb import noun, verb
from mentorlog.desk import Desk

app = noun("Calendar files: what is planned and due, out and in.")


@verb(
    app,
    "calendar export --out mentoring.ics",
    "calendar export --with Priya --alarm none",
)
def export(
    ctx: typer.Context,
    out: Annotated[
        str | None,
        typer.Option(
            "--out",
            metavar="PATH",
            help="A file, a calendar of ours being written over, or a folder for"
            " a file each.  [standard output]",
        ),
    ] = None,
    force: Annotated[
        bool,
        typer.Option("--force", help="Write over a file that is no calendar of ours."),
    ] = False,
    with_: WithAll = None,
    alarm: Annotated[
        str,
        typer.Option(
            "--alarm",
            metavar="TIME|none",
            help="How long before a talk to be reminded: 1h, 15m, 1d, none.",
        ),
    ] = "1h",
    fresh: Annotated[
        bool,
        typer.Option(
            "--fresh", help="Only what stands, for a calendar that has none of it yet."
        ),
    ] = False,
    include_private: Annotated[
        bool, typer.Option("--include-private", help="What is private, too.")
    ] = False,
) -> None:
    """Write what is planned and due as a calendar file.

    That is planned talks, the talk to plan, due dates and second looks. Importing it
    again moves what was moved, and cancels what was done or removed; in a folder that
    calendar programs look into, that goes away. What is private is left out.
    """
    from mentorlog.commands.calendar_export import Wanted, export_calendar  # noqa: PLC0415 - on demand

    desk: Desk = ctx.obj
    wanted = Wanted.read(desk, out, alarm, force=force)
    export_calendar(desk, wanted, with_, private=include_private, fresh=fresh)


@verb(
    app,
    "calendar import talks.ics --dry-run",
    "calendar import talks.ics --with Priya --until 'in 3 months' --yes",
    name="import",
)
def import_(
    ctx: typer.Context,
    file: Annotated[
        str,
        typer.Argument(
            metavar="PATH|-",
            help="A calendar file, or a folder of them; - takes standard input.",
        ),
    ],
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help="Look only; write nothing.")
    ] = False,
    yes: Annotated[
        bool, typer.Option("--yes", "-y", help="Write without asking.")
    ] = False,
    with_: WithAll = None,
    until: Annotated[
        str | None,
        typer.Option(
            "--until",
            metavar="DAY",
            help="How far to follow what repeats.  [4 weeks from now]",
        ),
    ] = None,
) -> None:
    """Plan the talks that a calendar holds.

    Events count that name somebody you talk with. Importing it again moves what was
    moved there, and cancels what was cancelled.
    """
    from mentorlog.commands.calendar_import import import_calendar  # noqa: PLC0415 - on demand

    import_calendar(ctx.obj, file, with_, until, dry=dry_run, yes=yes)
