"""Changing how often two people talk: the rhythm before keeps its own time."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from mentorlog.entries.revision import Revision
from mentorlog.errors import UsageError
from mentorlog.period import say_day
from mentorlog.reports.rhythm import EVERY
from mentorlog.store.readings_glance import revisions_of

if TYPE_CHECKING:
    from datetime import date

    from mentorlog.desk import Desk
    from mentorlog.entries.mentorship import Mentorship
    from mentorlog.store.step import Step


def keep_earlier(
    desk: Desk,
    step: Step,
    before: Mentorship,
    after: Mentorship,
    *,
    since: date,
    why: str | None,
) -> None:
    """Keep the rhythm that held until a day, within the step that changes it.

    One that was only tried out on that very day never held, and is not kept. From the
    first day of the mentorship on, nothing held before.

    Raises:
        UsageError: the day is still to come, or before the last change.
    """
    if since > desk.today >= after.day:
        message = f"{say_day(since)} is still to come: say so when the rhythm changes."
        raise UsageError(message)
    changes = [r for r in revisions_of(desk.journal, before.id) if EVERY in r.before]
    last = changes[-1] if changes else None
    if last is not None and last.day > since:
        message = f"The rhythm changed on {say_day(last.day)}, after that day."
        raise UsageError(message)
    if last is not None and last.day == since:
        if last.before[EVERY] == after.every:
            step.remove(last)
        else:
            now = {EVERY: after.every}
            step.change(last, lambda r: replace(r, after=now, why=why or r.why))
    elif since > after.day:
        step.add(
            Revision(
                entry_kind=after.kind,
                entry_id=after.id,
                day=since,
                why=why,
                before={EVERY: before.every},
                after={EVERY: after.every},
            )
        )
