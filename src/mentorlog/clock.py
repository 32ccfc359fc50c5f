"""What day it is, and which days people mean: the only code that reads the clock."""

from __future__ import annotations

from datetime import UTC, date, datetime
from functools import cached_property
from typing import TYPE_CHECKING, Literal

from mentorlog.errors import UnknownDay
from mentorlog.period import USUAL, quoted, say_day

if TYPE_CHECKING:
    from collections.abc import Mapping

    from mentorlog.period import Customs


class Clock:
    """The day, the instant, and the days that are typed.

    Args:
        env: the environment, in which `MENTORLOG_TODAY` may set the day.
    """

    def __init__(self, env: Mapping[str, str]) -> None:
        self.env = env

    @property
    def customs(self) -> Customs:
        """How days are written and weeks are counted here."""
        return USUAL

    def now(self) -> datetime:
        """This instant (UTC); where `MENTORLOG_TODAY` sets the day, on that day."""
        now = datetime.now(UTC)
        if not self.env.get("MENTORLOG_TODAY"):
            return now
        here = now.astimezone()
        try:
            day = self._day_set() or self.today
            return datetime.combine(day, here.timetz()).astimezone(UTC)
        except (OverflowError, ValueError, OSError):  # at an end of the calendar
            return now

    @cached_property
    def today(self) -> date:
        """The calendar day where the person is; `MENTORLOG_TODAY` sets it for trials.

        Raises:
            UnknownDay: `MENTORLOG_TODAY` is no day.
        """
        return self._day_set() or self.now().astimezone().date()

    def _day_set(self) -> date | None:
        said = self.env.get("MENTORLOG_TODAY")
        if not said:
            return None
        try:
            return date.fromisoformat(said)
        except ValueError as error:
            message = "MENTORLOG_TODAY is no day: write it like 2026-11-03."
            raise UnknownDay(message) from error

    def day(self, text: str | None) -> date:
        """The day that was meant, of something that has happened; today if not said.

        Raises:
            UnknownDay: it is no day, or still to come.
        """
        if not text:
            return self.today
        day = self._read_day(text, "past")
        if day > self.today:
            message = (
                f"{quoted(text)} is {say_day(day)}, and still to come: give the day on"
                " which it happened, or say it then."
            )
            raise UnknownDay(message)
        return day

    def first_day(self, text: str | None) -> date:
        """The first day of something, perhaps one to come; today if not said."""
        return self._read_day(text, "coming") if text else self.today

    def maybe_day(self, text: str | None) -> date | None:
        """The day that was meant, the past one where a word leaves it open; or None."""
        return self._read_day(text, "past") if text else None

    def needed_due(self, text: str) -> date:
        """The day that was meant, of something to come."""
        return self._read_day(text, "coming")

    def due(self, text: str | None) -> date | None:
        """The day that was meant, of something to come; None if not said."""
        return self._read_day(text, "coming") if text else None

    def due_from(self, text: str, day: date) -> date:
        """The day to come that was meant on another day than today."""
        from mentorlog.dates import read_day  # noqa: PLC0415 - only for notes

        return read_day(text, day, lean="coming", customs=self.customs)

    def _read_day(self, text: str, lean: Literal["past", "coming"]) -> date:
        from mentorlog.dates import read_day  # noqa: PLC0415 - only where a day is typed

        return read_day(text, self.today, lean=lean, customs=self.customs)

    def span(self, text: str) -> int:
        """How many days a span such as "30d" or "6 weeks" has."""
        from mentorlog.dates import read_span  # noqa: PLC0415 - only where one is typed

        return read_span(text)
