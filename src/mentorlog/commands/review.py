"""`mentorlog review`: what came of a month, a week, a quarter or a year."""

from __future__ import annotations

from typing import Annotated

import typer

from mentorlog.commands.options import Since, Until, WithAll
from mentorlog.commands.values import choice
from mentorlog.commands.verb import report, verb
from mentorlog.desk import Desk
from mentorlog.entries.mentorship import Mentorship
from mentorlog.entries.whose import in_use
from mentorlog.errors import UsageError
from mentorlog.pages.review import review_page
from mentorlog.period import CalendarKind, Period, between, read_period
from mentorlog.reports.review import Review
from mentorlog.reports.review import review as reviewed
from mentorlog.store.readings import review_material

app = report()

FORMATS = ("text", "md", "json")


def _flag(option: str, help_line: str) -> object:
    return typer.Option(option, help=help_line)


@verb(
    app,
    "review --month",
    "review --month 2026-03",
    "review --week last --all",
    "review --since '30 days ago' --format md",
)
def review(
    ctx: typer.Context,
    period: Annotated[
        str | None,
        typer.Argument(
            metavar="[PERIOD]", help="2026-03, march, 2026-W05, 2026-Q1, 2026, last."
        ),
    ] = None,
    month: Annotated[bool, typer.Option("--month", help="A month (this one).")] = False,
    week: Annotated[bool, typer.Option("--week", help="A week.")] = False,
    quarter: Annotated[bool, typer.Option("--quarter", help="A quarter.")] = False,
    year: Annotated[bool, typer.Option("--year", help="A year.")] = False,
    since: Since = None,
    until: Until = None,
    with_: WithAll = None,
    all_: Annotated[
        bool, typer.Option("--all", help="Each mentorship: --with all.")
    ] = False,
    format_: Annotated[
        str, typer.Option("--format", metavar="|".join(FORMATS), help="The form.")
    ] = "text",
    include_private: Annotated[
        bool,
        typer.Option("--include-private", help="In md: what is private, too."),
    ] = False,
) -> None:
    """Look back at a period, against the one before, and decide what follows.

    A month is meant unless another option says so, and the present one unless a
    PERIOD does.
    """
