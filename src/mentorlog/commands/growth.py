"""`mentorlog growth`: then and now, the page one shows a mentor."""

from __future__ import annotations

from typing import Annotated

import typer

from mentorlog.commands.form import Form, IncludePrivate, page_wanted, tellable
from mentorlog.commands.options import WithAll
from mentorlog.commands.since import times_of
from mentorlog.commands.verb import report, verb
from mentorlog.desk import Desk
from mentorlog.entries.mentorship import Mentorship
from mentorlog.pages.growth import growth_page
from mentorlog.period import Period
from mentorlog.reports.growth import Growth
from mentorlog.reports.growth import growth as then_and_now
from mentorlog.reports.growth_lines import nobody_yet
from mentorlog.store.readings_growth import growth_material

app = report()

MONTHS = 6
"""How far back "then" is, where it is not said."""


@verb(
    app,
    "growth",
    'growth --since "a year ago"',
    "growth --since start --format md",
)
def growth(
    ctx: typer.Context,
    since: Annotated[
        str | None,
        typer.Option(
            "--since", metavar="DAY", help="Then: a day, or start.  [6 months ago]"
        ),
    ] = None,
    with_: WithAll = None,
    format_: Form = "text",
    include_private: IncludePrivate = False,
) -> None:
    """See how far you have come, with your own words.

    Then and now, side by side: what changed, and what you wrote at both ends.
    """
    desk: Desk = ctx.obj
    page = page_wanted(desk, format_)
    private = include_private or not page
    meant = tellable(desk.whose(with_), private=private)
    found = [
        _growth(desk, mentorship, period, private=private)
        for mentorship, period in times_of(desk, meant, since, months=MONTHS)
    ]
    if page:
        desk.screen.text(growth_page(found, nobody_yet()))
    else:
        desk.screen.growth(found, nobody_yet())


def _growth(
    desk: Desk, mentorship: Mentorship, period: Period, *, private: bool
) -> Growth:
    material = growth_material(
        desk.journal, mentorship, period, desk.today, private=private
    )
    return then_and_now(material)
