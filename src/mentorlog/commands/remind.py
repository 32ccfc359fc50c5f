"""`mentorlog remind`: a timer of the system that says what waits."""

from __future__ import annotations

from contextlib import suppress
from typing import Annotated

import typer

from mentorlog.commands.asked_today import what_it_asks
from mentorlog.commands.completion import choosing
from mentorlog.commands.values import choice, time
from mentorlog.commands.verb import noun, verb
from mentorlog.desk import Desk
from mentorlog.errors import MentorlogError
from mentorlog.reports.today_brief import to_remind_of
from mentorlog.screen.reminding import tell_reminded, tell_reminders

app = noun("A timer of the system that says what waits.")

WAYS = ("systemd", "launchd", "cron")
DAYS = ("weekdays", "daily")
UNREADABLE = "The journal could not be read: mentorlog doctor"
"""What is shown where nothing could be looked up; it would go unnoticed otherwise."""


@verb(app, "remind install --as systemd --print", "remind install --as cron --print")
def install(
    ctx: typer.Context,
    at: Annotated[
        str, typer.Option("--at", metavar="TIME", help="The time of day.")
    ] = "09:00",
    days: Annotated[
        str,
        choosing("--days", DAYS, "On which days."),
    ] = "weekdays",
    as_: Annotated[
        str | None,
        choosing("--as", WAYS, "By what.  [what the system has]"),
    ] = None,
    only_print: Annotated[
        bool, typer.Option("--print", help="Print it; write nothing.")
    ] = False,
    yes: Annotated[
        bool, typer.Option("--yes", "-y", help="Write without asking.")
    ] = False,
) -> None:
    """Be reminded once a day, if something waits.

    A notification says how much that is, as in “2 late · talk today”, and names
    nobody. What is written for it is shown first.
    """
    from mentorlog.commands.reminding import Wanted, install_reminder  # noqa: PLC0415 - on demand

    wanted = Wanted(
        at=time(at),
        weekdays=choice(days, DAYS, "choice of days") == "weekdays",
        way=None if as_ is None else choice(as_, WAYS, "timer"),
        only_print=only_print,
        unasked=yes,
    )
    install_reminder(ctx.obj, wanted)


@verb(app, "remind status")
def status(ctx: typer.Context) -> None:
    """Say whether there is a reminder, and when it comes."""
    from mentorlog.commands.reminding import reminders  # noqa: PLC0415 - on demand

    desk: Desk = ctx.obj
    tell_reminders(desk.screen, reminders(desk))


@verb(app, "remind remove")
def remove(ctx: typer.Context) -> None:
    """Take the reminder away again, and all that was written for it."""
    from mentorlog.commands.reminding import remove_reminders  # noqa: PLC0415 - on demand

    remove_reminders(ctx.obj)


@verb(app, "remind now")
def now(ctx: typer.Context) -> None:
    """Remind now, if something waits, as the timer does."""
    from mentorlog.reminders.notifying import notify  # noqa: PLC0415 - on demand
    from mentorlog.reminders.place import NoTimer  # noqa: PLC0415 - on demand

    desk: Desk = ctx.obj
    try:
        text = to_remind_of(what_it_asks(desk, None, private=True))
    except MentorlogError:
        with suppress(NoTimer):
            notify(desk.env, UNREADABLE)
        raise
    shown = False
    try:
        shown = bool(text) and notify(desk.env, text)
    finally:  # what cannot be shown is printed: cron sends it by mail
        tell_reminded(desk.screen, text, shown=shown, at_terminal=desk.at_terminal)
