"""When an agreement is to be looked at again: the words after `--review`, read."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from mentorlog.errors import UnknownDay, UsageError
from mentorlog.period import quoted, say_day

if TYPE_CHECKING:
    from datetime import date

    from mentorlog.desk import Desk
    from mentorlog.entries.agreement import Agreement


def to_be_seen(
    desk: Desk, agreement: Agreement, review: str | None, *, since: date
) -> Agreement:
    """An agreement with the rhythm or the day to look at it again, if one is said.

    Args:
        desk: what commands work with.
        agreement: the agreement.
        review: a length of time ("3 months"), or a day to come.
        since: the day from which the length of time counts.

    Raises:
        UnknownDay: it is neither, or before that day.
    """
    if review is None:
        return agreement
    from mentorlog.cadence import EveryDays, EveryMonths, read_cadence  # noqa: PLC0415 - seldom said

    try:
        rhythm = read_cadence(review)
    except UsageError:
        rhythm = None
    if isinstance(rhythm, (EveryDays, EveryMonths)):
        return agreement.to_be_seen(every=rhythm.text, since=since)
    try:
        day = desk.needed_due(review)
    except UnknownDay as error:
        message = (
            f"{quoted(review)} is neither a length of time nor a day: try “3 months”"
            " or “end of june”"
        )
        raise UnknownDay(message) from error
    if day < since:
        message = (
            f"{quoted(review)} is {say_day(day)}, before {say_day(since)}: name a day"
            " to look at it again."
        )
        raise UnknownDay(message)
    return replace(agreement, every=None, review_on=day)
