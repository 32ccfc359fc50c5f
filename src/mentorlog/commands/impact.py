"""`mentorlog impact`: what the guidance has led to."""

from __future__ import annotations

from typing import Annotated

import typer

from mentorlog.commands.form import Form, IncludePrivate, page_wanted, tellable
from mentorlog.commands.options import WithAll
from mentorlog.commands.since import times_of
from mentorlog.commands.verb import report, verb
from mentorlog.desk import Desk
from mentorlog.pages.impact import impact_page
from mentorlog.reports.impact import impact as led_to
from mentorlog.reports.impact_lines import nobody_yet
from mentorlog.store.readings_impact import impact_material

app = report()

MONTHS = 3
"""How far back is looked, where it is not said."""


@verb(
    app,
    "impact",
    'impact --since "6 months ago"',
    "impact --with all --format md",
)
def impact(
    ctx: typer.Context,
    since: Annotated[
        str | None,
        typer.Option(
            "--since", metavar="DAY", help="From a day on, or start.  [3 months ago]"
        ),
    ] = None,
    with_: WithAll = None,
    format_: Form = "text",
    include_private: IncludePrivate = False,
) -> None:
    """See what the guidance has led to.

    From the advice to what was done, and to what came of it.
    """
    desk: Desk = ctx.obj
    page = page_wanted(desk, format_)
    private = include_private or not page
    meant = tellable(desk.whose(with_), private=private)
    times = times_of(desk, meant, since, months=MONTHS, private=private)
    found = [
        led_to(impact_material(desk.journal, mentorship, period, private=private))
        for mentorship, period in times
    ]
    if page:
        desk.screen.text(impact_page(found, nobody_yet()))
    else:
        desk.screen.impact(found, nobody_yet())
