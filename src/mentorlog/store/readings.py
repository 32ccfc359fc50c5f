"""What the reports need, read with few queries that each follow an index.

The conditions on a state are written out in the queries instead of handed over as
values: only so does SQLite know that a partial index (`migrations`) holds all that is
asked for. The tests ask it for its plans.
"""

from __future__ import annotations

import json
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any, TypeVar

from mentorlog.entries.action import Action
from mentorlog.entries.checkin import Checkin
from mentorlog.entries.feedback import Feedback
from mentorlog.entries.goal import Goal
from mentorlog.entries.milestone import Milestone
from mentorlog.entries.note import Note
from mentorlog.entries.revision import Revision
from mentorlog.entries.session import Session
from mentorlog.reports.review_material import Happened, Material, Open
from mentorlog.reports.review_then import as_it_was
from mentorlog.store.rows import from_row

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from mentorlog.entries.mentorship import Mentorship
    from mentorlog.entries.record import Record
    from mentorlog.period import Period
    from mentorlog.store.journal import Journal

R = TypeVar("R", bound="Record")

MEMORY = timedelta(days=365)
"""How long a question for feedback waits for its answer before it is forgotten."""
MOST = 200
"""How many open goals are looked at; nobody works for more, and none is lost by it."""
FEW = 5
"""How many late promises of each side a review may ask about."""


class Readings:
    """What happened and what stands open, of one mentorship."""

    def __init__(self, journal: Journal, mentorship: Mentorship) -> None:
        self._journal = journal
        self._mentorship = mentorship

    def material(self, period: Period, today: date, *, name_needed: bool) -> Material:
        """All that a review is made from.

        Args:
            period: the period; it has begun.
            today: the day the question is asked.
            name_needed: whether commands must name the person.
        """
        return Material(
            mentorship=self._mentorship,
            name_needed=name_needed,
            period=period,
            today=today,
            happened=self.happened(period, today),
            before=self.happened(period.before(), today),
            open=self.open(period, today),
        )
