"""`mentorlog demo`: a sample journal to look around in; never the person's own."""

from __future__ import annotations

from typing import Annotated

import typer

from mentorlog.commands.replay import sample_desk
from mentorlog.commands.verb import PROGRAM, report, verb
from mentorlog.desk import Desk

app = report()

PASS_ON = {"ignore_unknown_options": True, "allow_interspersed_args": False}


@verb(
    app,
    "demo",
    "demo today",
    "demo goal list",
    context_settings=PASS_ON,
)
def demo(
    ctx: typer.Context,
    command: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="[COMMAND]...", help="A command to run there.  [review --month]"
        ),
    ] = None,
    fresh: Annotated[
        bool, typer.Option("--fresh", help="Begin again with the sample as it was.")
    ] = False,
) -> None:
    """Look around in a sample journal; your own is never touched.

    It tells eight months with a mentor and a few weeks as one, and stands still on
    the last day of its story.
    """
    desk: Desk = ctx.obj
    root = ctx.find_root().command
    there = sample_desk(desk, root, fresh=fresh)
    words = command or ["review", "--month", "last"]
    there.words = tuple(words)
    try:
        root.main(words, prog_name=PROGRAM, standalone_mode=False, obj=there)
    finally:
        there.close()
    if not command:
        desk.screen.hint(
            f"\nLook around: {PROGRAM} demo today · {PROGRAM} demo goal list ·"
            f" {PROGRAM} demo show S9"
        )
