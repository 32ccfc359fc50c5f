"""`mentorlog history`: every version of an entry, or of the whole journal."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING, Annotated

import typer

from mentorlog.commands.completion import ids
from mentorlog.commands.narrowing import days
from mentorlog.commands.options import Since, Until
from mentorlog.commands.verb import report, verb
from mentorlog.desk import Desk
from mentorlog.errors import UsageError
from mentorlog.reports.history import told_step
from mentorlog.store.history import History

if TYPE_CHECKING:
    from mentorlog.entries.change import PastStep

app = report()

LATEST = 20
"""How many steps are shown where nothing says which."""


@verb(app, "history G1", "history", "history --since yesterday")
def history(
    ctx: typer.Context,
    id_: Annotated[
        str | None,
        typer.Argument(metavar="[ID]", help="An ID such as G3.", autocompletion=ids()),
    ] = None,
    since: Since = None,
    until: Until = None,
) -> None:
    """See what each command has changed, and from what.

    Of one entry, of a time, or the latest of all. Days are those of your clock.
    """
    desk: Desk = ctx.obj
    people = desk.journal.people()
    steps = [told_step(step, people) for step in _steps(desk, id_, since, until)]
    nothing = "Nothing has been written then." if since or until else "Nothing yet."
    desk.screen.history(steps, empty=nothing)
    if not (id_ or since or until) and steps and steps[0].step > 1:
        desk.screen.hint("Earlier ones: mentorlog history --since DAY")


def _steps(
    desk: Desk, id_: str | None, since: str | None, until: str | None
) -> list[PastStep]:
    history = History(desk.journal)
    first, last = days(desk, since, until)
    begin, end = _midnight(first), _midnight(last, days_later=1)
    if id_ is not None:
        steps = history.of_entry(desk.journal.find_any(id_, in_trash=True))
        return [
            step
            for step in steps
            if (begin is None or begin <= step.at) and (end is None or step.at < end)
        ]
    if begin is None and end is None:
        return history.steps(history.latest(LATEST))
    return history.steps(history.between(begin, end))


def _midnight(day: date | None, days_later: int = 0) -> datetime | None:
    """The instant at which a day begins where the person is.

    Raises:
        UsageError: the day is at an end of the calendar, where no clock has been.
    """
    if day is None:
        return None
    try:
        later = day + timedelta(days=days_later)
        return datetime(later.year, later.month, later.day).astimezone()
    except (OverflowError, ValueError, OSError) as error:
        message = f"No journal was written on {day.isoformat()}."
        raise UsageError(message) from error
