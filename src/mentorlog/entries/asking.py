"""An asking: that a question was asked, so that it rests for a while."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from mentorlog.entries.record import Record
from mentorlog.frozen import dataclass

if TYPE_CHECKING:
    from datetime import date


@dataclass(frozen=True, kw_only=True)
class Asking(Record):
    """One time that a question was asked.

    Attributes:
        mentorship_id: the mentorship in which it was asked.
        day: the day.
        question: the number of the question, one's own or one of the program's.
        session_id: the session in which it was asked.
    """

    kind: ClassVar[str] = "asking"
    table: ClassVar[str] = "askings"

    mentorship_id: int
    day: date
    question: int
    session_id: int | None = None
