"""`mentorlog today`: what today asks for."""

from __future__ import annotations

from typing import Annotated

import typer

from mentorlog.commands.asked_today import what_it_asks
from mentorlog.commands.form import (
    Form,
    IncludePrivate,
    page_wanted,
    unspoken,
)
from mentorlog.commands.options import WithAll
from mentorlog.commands.verb import report, verb
from mentorlog.desk import Desk
from mentorlog.errors import NeedsAttention, UsageError
from mentorlog.reports.today_brief import in_brief, what_is_late

app = report()


@verb(app, "today", 'today --with "my mentor"', "today --oneline", "today --json")
def today(
    ctx: typer.Context,
    with_: WithAll = None,
    check: Annotated[
        bool,
        typer.Option("--check", help="End with exit code 6 if something is late."),
    ] = False,
    oneline: Annotated[
        bool,
        typer.Option("--oneline", help="In a few words, for a prompt; or nothing."),
    ] = False,
    format_: Form = "text",
    include_private: IncludePrivate = False,
) -> None:
    """See what today asks for (also without a command).

    Talks that come up, promises, goals, feedback, and what is worth celebrating.
    """
    desk: Desk = ctx.obj
    page = page_wanted(desk, format_)
    if oneline and page:
        message = "Choose one: --oneline, or --format md."
        raise UsageError(message)
    asked = what_it_asks(desk, with_, private=include_private or not page)
    if page:
        from mentorlog.pages.today import today_page  # noqa: PLC0415 - on demand

        desk.screen.text(today_page(asked))
        if not include_private:
            told = (item for group in asked.groups for item in group.items)
            desk.screen.hint(unspoken(i.id for i in told if i.what == "unspoken"))
    elif not oneline or desk.manner.json:
        desk.screen.today(asked)
    elif brief := in_brief(asked):
        desk.screen.line(brief)
    if check and (late := what_is_late(asked)):
        message = f"{late}."
        raise NeedsAttention(message)
