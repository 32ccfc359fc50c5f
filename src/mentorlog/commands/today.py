"""`mentorlog today`: what today asks for."""

from __future__ import annotations

from typing import Annotated

import typer

from mentorlog.commands.options import WithAll
from mentorlog.commands.verb import report, verb
from mentorlog.desk import Desk
from mentorlog.entries.mentorship import Mentorship
from mentorlog.entries.whose import in_use
from mentorlog.errors import NeedsAttention
from mentorlog.reports.saying import count, with_name
from mentorlog.reports.today import today as asked_by
from mentorlog.reports.today_practice import in_brief
from mentorlog.store.readings_today import today_material
from mentorlog.store.readings_today_practice import today_practice

app = report()


@verb(app, "today", 'today --with "my mentor"', "today --oneline", "today --json")
def today(
    ctx: typer.Context,
    with_: WithAll = None,
    check: Annotated[
        bool,
        typer.Option("--check", help="End with exit code 6 if a promise is late."),
    ] = False,
    oneline: Annotated[
        bool,
        typer.Option("--oneline", help="In a few words, for a prompt; or nothing."),
    ] = False,
) -> None:
    """See what today asks for (also without a command).

    Talks that come up, promises, goals, feedback, and what is worth celebrating.
    """
    desk: Desk = ctx.obj
    known = desk.mentorships()
    meant = desk.whose(with_) if with_ else [m for m in known if m.ended_on is None]
    material = today_material(
        desk.journal,
        meant,
        desk.today,
        narrowed=_narrowed(meant, in_use(known)),
        fresh=not known,
    )
    awake = [m for m in meant if m.id not in material.resting]
    asked = asked_by(material, today_practice(desk.journal, awake, desk.today))
    if not oneline or desk.manner.json:
        desk.screen.today(asked)
    elif brief := in_brief(asked):
        desk.screen.line(brief)
    if check and asked.late_count:
        message = f"{count(asked.late_count, 'promise')} late."
        raise NeedsAttention(message)


def _narrowed(meant: list[Mentorship], used: Mentorship | None) -> str:
    """What makes other commands mean the same mentorships."""
    if not meant or meant == [used]:
        return ""
    return with_name("", meant[0].person).strip() if len(meant) == 1 else "--with all"
