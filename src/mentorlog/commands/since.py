"""The time that `growth` and `impact` look at."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from mentorlog.errors import UsageError
from mentorlog.period import Period, say_day
from mentorlog.reports.growth_material import last_day, time_since
from mentorlog.store.readings_growth import first_day

if TYPE_CHECKING:
    from mentorlog.desk import Desk
    from mentorlog.entries.mentorship import Mentorship

START = "start"


def times_of(
    desk: Desk,
    meant: list[Mentorship],
    since: str | None,
    *,
    months: int,
    private: bool,
) -> list[tuple[Mentorship, Period]]:
    """The time that is looked at, up to today or to the end of each mentorship.

    Args:
        desk: the desk.
        meant: the mentorships; those that had ended before are left out.
        since: the day it begins, "start", or None for so many months before the end.
        months: that many.
        private: whether what is private counts where the first day of all is wanted.

    Raises:
        UsageError: it would begin after the last day of all of them.
    """
    first = since_day(desk, since)
    last = {mentorship: last_day(mentorship, desk.today) for mentorship in meant}
    going = [m for m in meant if first is None or first <= last[m]]
    if first is not None and meant and not going:
        latest = say_day(max(last.values()))
        message = f"{say_day(first)} is after {latest}: choose an earlier day."
        raise UsageError(message)
    return [
        (m, time_since(first, months=months, began=began, last=last[m]))
        for m in going
        for began in (first_day(desk.journal, m, private=private),)
    ]


def since_day(desk: Desk, since: str | None) -> date | None:
    """The day that was typed; with "start" the first of all, with nothing None."""
    if since is not None and since.strip().casefold() == START:
        return date.min
    return desk.maybe_day(since)
