"""What an import of a calendar did, or would do."""

from __future__ import annotations

from dataclasses import field
from typing import TYPE_CHECKING, Literal

from mentorlog.frozen import dataclass

if TYPE_CHECKING:
    from datetime import date

What = Literal["new", "matched", "moved", "cancelled", "left"]


@dataclass(frozen=True, kw_only=True)
class Appointment:
    """A talk that an event of a calendar makes, or changes.

    Attributes:
        what: new; matched, with a talk that was planned here; moved; cancelled; or
            left as it is.
        id: the ID of the talk; null where it is new and not written.
        day: its day.
        at: its time of day, "15:00"; null where it has none.
        minutes: how long it takes.
        person: whom it is with.
        title: how the event is called.
        uid: the event's identity in the calendar.
        why: why it is left; of one that is moved, when it was.
    """

    what: What
    id: str | None
    day: date
    at: str | None
    minutes: int | None
    person: str
    title: str
    uid: str
    why: str = ""


@dataclass(kw_only=True)
class Appointments:
    """What an import of a calendar did, or would do.

    Attributes:
        dry_run: whether nothing was to be written.
        written: whether anything was.
        talks: the talks that are new, change, or are left as they are.
        known: how many events say what the journal says.
        past: how many new ones lie before today.
        whole_days: how many new ones take a whole day, and are no talks.
        others: how many name nobody with whom there is a mentorship.
        remarks: what was not understood.
    """

    dry_run: bool
    written: bool = False
    talks: list[Appointment] = field(default_factory=list)
    known: int = 0
    past: int = 0
    whole_days: int = 0
    others: int = 0
    remarks: tuple[str, ...] = ()

    def counted(self, what: What) -> int:
        """How many talks this is said of."""
        return sum(talk.what == what for talk in self.talks)

    @property
    def changes(self) -> int:
        """How many talks are written."""
        return len(self.talks) - self.counted("left")
