"""The time and the people that `growth` and `impact` look at."""

from __future__ import annotations

from datetime import date
from typing import Annotated

import typer

from mentorlog.commands.values import choice
from mentorlog.desk import Desk
from mentorlog.entries.mentorship import Mentorship
from mentorlog.errors import UsageError
from mentorlog.period import Period, quoted, say_day
from mentorlog.reports.growth_material import last_day, time_since
from mentorlog.store.readings_growth import first_day

FORMATS = ("text", "md", "json")
START = "start"

Form = Annotated[
    str, typer.Option("--format", metavar="|".join(FORMATS), help="The form.")
]
IncludePrivate = Annotated[
    bool, typer.Option("--include-private", help="In md: what is private, too.")
]


def wants_page(desk: Desk, format_: str) -> bool:
    """Whether Markdown is wanted; that JSON is, the desk is told.

    Raises:
        UsageError: there is no such form.
    """
    form = choice(format_, FORMATS, "format")
    desk.manner.json = desk.manner.json or form == "json"
    return form == "md" and not desk.manner.json


def wanted(desk: Desk, name: str | None, *, private: bool) -> list[Mentorship]:
    """The mentorships that are meant, without the private ones if so wished.

    Raises:
        UsageError: the only one is private, and what is private is not wanted.
    """
    meant = desk.whose(name)
    found = [m for m in meant if private or not m.private]
    if len(meant) == 1 and not found:
        message = f"{quoted(meant[0].person)} is private: add --include-private."
        raise UsageError(message)
    return found


def times_of(
    desk: Desk, meant: list[Mentorship], since: str | None, *, months: int
) -> list[tuple[Mentorship, Period]]:
    """The time that is looked at, up to today or to the end of each mentorship.

    Args:
        desk: the desk.
        meant: the mentorships; those that had ended before are left out.
        since: the day it begins, "start", or None for so many months before the end.
        months: that many.

    Raises:
        UsageError: it would begin after the last day of all of them.
    """
    first = _first(desk, since)
    last = {mentorship: last_day(mentorship, desk.today) for mentorship in meant}
    going = [m for m in meant if first is None or first <= last[m]]
    if first is not None and meant and not going:
        latest = say_day(max(last.values()))
        message = f"{say_day(first)} is after {latest}: choose an earlier day."
        raise UsageError(message)
    return [
        (m, time_since(first, months=months, began=began, last=last[m]))
        for m in going
        for began in (first_day(desk.journal, m),)
    ]


def _first(desk: Desk, since: str | None) -> date | None:
    if since is not None and since.strip().casefold() == START:
        return date.min
    return desk.maybe_day(since)
