"""`mentorlog man`: the manual page, made from the commands themselves."""

from __future__ import annotations

from typing import Annotated

import typer

from mentorlog.commands.verb import report, verb
from mentorlog.desk import Desk

app = report()


@verb(app, "man", "man --install")
def man(
    ctx: typer.Context,
    install: Annotated[
        bool,
        typer.Option("--install", help="Put it where “man mentorlog” finds it."),
    ] = False,
) -> None:
    """Read the manual page; at a pipe, its source.

    It is made from the commands themselves. Install it again after an upgrade.
    """
    from mentorlog.commands.manual import manual  # noqa: PLC0415 - on demand
    from mentorlog.commands.manual_page import install_page, show_page  # noqa: PLC0415 - on demand
    from mentorlog.pages.roff import man_page  # noqa: PLC0415 - on demand

    desk: Desk = ctx.obj
    told = manual(desk, ctx.find_root().command)
    if install:
        install_page(desk, man_page(told))
    elif desk.manner.json:
        desk.screen.json(told)
    else:
        show_page(desk, man_page(told))
