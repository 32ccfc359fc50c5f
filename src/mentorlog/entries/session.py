"""A session: a talk that is planned, was held, or did not take place."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, ClassVar, Literal

from mentorlog.entries.fields import said
from mentorlog.entries.record import Kept, first_line
from mentorlog.errors import UsageError
from mentorlog.frozen import dataclass
from mentorlog.period import say_day, say_minutes, say_short

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

Status = Literal["planned", "held", "cancelled"]

FROM_CALENDAR = "calendar:"
"""How the source of a talk begins that a calendar has told of."""


@dataclass(frozen=True, kw_only=True, eq=False, repr=False)
class Session(Kept):
    """A talk; `day` is the day it is planned for, or was held on.

    Attributes:
        status: planned, held or cancelled.
        at: its time of day, "15:00".
        planned_for: the day it was once planned for, or None if it was not planned.
        minutes: how long it took.
        mood: how it felt, 1 to 5.
        text: the note, as it was written.
        attendees: who took part, where the note names them.
        cancelled_why: why it did not take place.
        source: the file that it was imported from, or the event of a calendar.
        source_hash: a fingerprint of the imported text, to see later edits of the file.
    """

    kind: ClassVar[str] = "session"
    table: ClassVar[str] = "sessions"
    letter: ClassVar[str] = "S"
    belongs: ClassVar[dict[str, tuple[str, str]]] = {
        "actions": ("action", "session_id"),
        "feedback": ("feedback", "session_id"),
        "milestones": ("milestone", "session_id"),
    }

    status: Status = "held"
    at: str | None = said("at", "time")
    planned_for: date | None = None
    minutes: int | None = said("minutes", "minutes")
    mood: int | None = said("mood", "score")
    text: str = said("text", "text", default="")
    attendees: tuple[str, ...] = said("attendees", "names", default=())
    cancelled_why: str | None = said("because")
    source: str | None = None
    source_hash: str | None = None

    @property
    def may_lie_ahead(self) -> bool:
        """A talk can be planned."""
        return self.status != "held"

    @property
    def headline(self) -> str:
        """How the note begins."""
        return first_line(self.text)

    @property
    def is_in_calendar(self) -> bool:
        """Whether a calendar has told of it."""
        return (self.source or "").startswith(FROM_CALENDAR)

    def fulfil(self, held: Session) -> Session:
        """This planned session, held as `held` tells."""
        return replace(
            self,
            status="held",
            day=held.day,
            at=held.at or self.at,
            minutes=held.minutes,
            mood=held.mood,
            text=_joined(self.text, held.text),
            attendees=held.attendees or self.attendees,
            private=held.private or self.private,
        )

    def cancel(self, *, why: str | None) -> Session:
        """The session, not taking place."""
        if self.status != "planned":
            message = f"{self.ref} is not planned but {self.status}."
            raise UsageError(message)
        return replace(self, status="cancelled", cancelled_why=why)

    def words(self) -> tuple[str, ...]:
        """What was understood."""
        planned = self.planned_for if self.planned_for != self.day else None
        return (
            say_day(self.day) + (f" at {self.at}" if self.at else ""),
            *((self.status,) if self.status != "held" else ()),
            *((say_minutes(self.minutes),) if self.minutes else ()),
            *((f"mood {self.mood} of 5",) if self.mood else ()),
            *((f"planned for {say_day(planned)}",) if planned else ()),
        )

    def row(self, today: date, person: str) -> dict[str, str]:
        """The session's line in a list."""
        return {
            "ID": self.ref,
            "Day": say_short(self.day, today) + (f" {self.at}" if self.at else ""),
            "State": "" if self.status == "held" else self.status,
            "Time": say_minutes(self.minutes) if self.minutes else "",
            "Mood": f"{self.mood} of 5" if self.mood else "",
            "Note": self.headline,
        }

    def facts(self, today: date, person: str) -> dict[str, str]:
        """What `show` tells of the session."""
        planned = self.planned_for
        return super().facts(today, person) | {
            "Note": "",
            "Planned for": say_day(planned) if planned else "",
            "Took part": ", ".join(self.attendees),
            "Because": self.cancelled_why or "",
            "From": self.source or "",
        }


NEAR = 3
"""How many days a talk may be held before or after the day it was planned for."""


def planned_match(planned: Iterable[Session], day: date) -> Session | None:
    """The planned session that a talk held on `day` fulfils.

    The one planned for that day (the earlier hour first); else the nearest one within
    three days, the one before rather than the one after; None if there is none.
    """
    near = [s for s in planned if abs((s.day - day).days) <= NEAR]
    return min(
        near,
        key=lambda s: (abs((s.day - day).days), s.day > day, s.at or "", s.id),
        default=None,
    )


def _joined(planned: str, held: str) -> str:
    """What was noted while planning is kept in front of what was noted after."""
    return f"{planned.rstrip()}\n\n{held}" if planned.strip() else held
