"""`mentorlog share`: a report to hand over, without what is private."""

from __future__ import annotations

from functools import partial
from typing import Annotated

import typer

from mentorlog.commands.completion import choosing
from mentorlog.commands.form import Force, Open, PageForm
from mentorlog.commands.options import Until, With
from mentorlog.commands.sharing import (
    form_meant,
    give,
    one_meant,
    reader_meant,
    time_meant,
    way_seen,
)
from mentorlog.commands.verb import report, verb
from mentorlog.desk import Desk
from mentorlog.reports.share import share as told_to
from mentorlog.reports.share_left_out import left_out
from mentorlog.reports.share_policy import AUDIENCES
from mentorlog.store.readings_share import share_material

app = report()


@verb(
    app,
    "share --for mentor",
    'share --for manager --since "6 months ago" --format md',
    "share --for mentor --out priya.html",
    "share --for self --since start --until yesterday",
)
def share(
    ctx: typer.Context,
    for_: Annotated[
        str | None,
        choosing("--for", AUDIENCES, "Who shall read it."),
    ] = None,
    with_: With = None,
    since: Annotated[
        str | None,
        typer.Option(
            "--since", metavar="DAY", help="From a day on, or start.  [3 months ago]"
        ),
    ] = None,
    until: Until = None,
    format_: PageForm = None,
    out: Annotated[
        str | None,
        typer.Option("--out", metavar="FILE", help="A file.  [standard output]"),
    ] = None,
    force: Force = False,
    open_: Open = False,
    include_quotes: Annotated[
        bool,
        typer.Option("--include-quotes", help="Also what the other one has said."),
    ] = False,
) -> None:
    """Write a report to hand over, without what is private.

    It tells how you come on, in the first person. There is no challenge in it that was
    not raised yet and, without --include-quotes, not a word of the other one's. For a
    manager it is about goals, milestones, wins and skills, never about what was said.
    """
    desk: Desk = ctx.obj
    form = form_meant(desk, format_, out, opens=open_, force=force)
    mentorship = one_meant(desk, with_)
    if mentorship is None:
        give(desk, form, None)
        return
    reader = reader_meant(for_, mentorship, quotes=include_quotes)
    period = time_meant(desk, mentorship, since, until)
    material, unseen = share_material(
        desk.journal, mentorship, period, desk.today, reader
    )
    way = partial(way_seen, desk, mentorship, period, reader)
    give(desk, form, told_to(material), way)
    desk.screen.hint(left_out(unseen, reader, mentorship.person))
