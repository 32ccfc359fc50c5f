"""How long a life is, and how much happens in it, for so many entries."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from mentorlog.period import add_months

LAST_DAY = date(2026, 3, 31)
"""The day the journal ends on; `MENTORLOG_TODAY` for whoever measures."""
MOST_MENTORSHIPS = 10
GOING_ON = 3
"""So many of the mentorships still go on; the others have ended."""
MOST_MONTHS = 480
"""Forty years: so long does each mentorship of a large journal last."""
LEAST_A_MONTH = 20
"""About so many entries does a mentorship get in a month, as in real life; of a
million there are two hundred."""


@dataclass(frozen=True)
class Span:
    """The shape of a journal with so many entries.

    Attributes:
        entries: how many entries there are, mentorships included.
    """

    entries: int

    @property
    def mentorships(self) -> int:
        """How many mentorships there are, side by side."""
        return max(1, min(MOST_MENTORSHIPS, self.entries // 1000))

    @property
    def months(self) -> int:
        """How many months each of them lasts."""
        wanted = self.entries // (self.mentorships * LEAST_A_MONTH)
        return max(1, min(MOST_MONTHS, wanted))

    @property
    def a_month(self) -> float:
        """How many entries a mentorship gets in a month."""
        return (self.entries - self.mentorships) / (self.mentorships * self.months)

    @property
    def begun(self) -> date:
        """The day on which all of them began."""
        return add_months(LAST_DAY.replace(day=1), 1 - self.months)

    def goes_on(self, number: int) -> bool:
        """Whether a mentorship, counted from 1, still goes on."""
        return number > self.mentorships - GOING_ON

    def quota(self, month: int) -> list[int]:
        """How many entries each mentorship gets in a month, which is counted from 0.

        Over all months that makes exactly as many entries as are wanted.
        """
        whole = self.entries - self.mentorships
        cells = self.mentorships * self.months
        first = month * self.mentorships
        return [
            whole * (cell + 1) // cells - whole * cell // cells
            for cell in range(first, first + self.mentorships)
        ]
