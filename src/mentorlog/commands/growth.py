"""`mentorlog growth`: then and now, the page one shows a mentor."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from mentorlog.commands.form import (
    Force,
    IncludePrivate,
    Open,
    Out,
    PageForm,
    Svg,
    tellable,
    wanted,
)
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

if TYPE_CHECKING:
    from mentorlog.reports.way import Way

app = report()

MONTHS = 6
"""How far back "then" is, where it is not said."""


@verb(
    app,
    "growth",
    'growth --since "a year ago"',
    "growth --since start --format md",
    "growth --out growth.html",
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
    format_: PageForm = None,
    out: Out = None,
    svg: Svg = None,
    force: Force = False,
    open_: Open = False,
    include_private: IncludePrivate = False,
) -> None:
    """See how far you have come, with your own words.

    Then and now, side by side: what changed, and what you wrote at both ends.
    """
    desk: Desk = ctx.obj
    form = wanted(desk, format_, out, svg, opens=open_, force=force)
    private = include_private or not form.is_page
    meant = tellable(desk.whose(with_), private=private)
    times = times_of(desk, meant, since, months=MONTHS, private=private)
    found = [_growth(desk, m, period, private=private) for m, period in times]
    if not form.is_page:
        desk.screen.growth(found, nobody_yet())
        return
    from mentorlog.commands.handing_over import hand_over, prompt  # noqa: PLC0415 - on demand

    if form.form == "md":
        page = growth_page(found, nobody_yet())
    elif form.form == "svg":
        from mentorlog.screen.picture import growth_picture  # noqa: PLC0415 - on demand

        page = growth_picture(found, nobody_yet(), prompt=prompt(desk))
    else:
        from mentorlog.pages.html.growth import growth_html  # noqa: PLC0415 - on demand

        ways = [_way(desk, m, period, private=private) for m, period in times]
        page = growth_html(
            list(zip(found, ways, strict=True)),
            nobody_yet(),
            made_on=desk.today,
            private=private,
        )
    hand_over(desk, form, page, "growth")


def _growth(
    desk: Desk, mentorship: Mentorship, period: Period, *, private: bool
) -> Growth:
    material = growth_material(
        desk.journal, mentorship, period, desk.today, private=private
    )
    return then_and_now(material)


def _way(desk: Desk, whose: Mentorship, period: Period, *, private: bool) -> Way:
    """The way through that time, for pictures."""
    from mentorlog.reports.way import way  # noqa: PLC0415 - on demand
    from mentorlog.store.readings_way import way_through  # noqa: PLC0415 - on demand

    material = way_through(
        desk.journal,
        whose,
        period,
        desk.today,
        private=private,
        week_begins=desk.customs.week_begins,
    )
    return way(material, whose.person)
