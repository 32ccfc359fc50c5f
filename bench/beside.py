"""What has no number of its own, and is written together with an entry."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from mentorlog.entries.action import Action
from mentorlog.entries.asking import Asking
from mentorlog.entries.lookback import Lookback
from mentorlog.entries.pause import Pause
from mentorlog.entries.revision import Revision
from mentorlog.entries.session import Session
from mentorlog.entries.tag import Tag

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bench.writer import Writer
    from mentorlog.entries.record import Kept, Record

TAGS = ("talks", "team", "writing", "people", "time", "craft", "health", "money")


def beside(entry: Kept, writer: Writer) -> Iterator[Record]:
    """A tag, the day a promise was put off from, a question that was asked, a pause."""
    if writer.often(0.15):
        yield Tag(
            uid=writer.uid(),
            entry_kind=entry.kind,
            entry_id=entry.id,
            name=TAGS[int(len(TAGS) * writer.chance.random() ** 2)],
        )
    if isinstance(entry, Action) and entry.moved and entry.due:
        before = entry.due - timedelta(days=7)
        yield Revision(
            uid=writer.uid(),
            entry_kind=entry.kind,
            entry_id=entry.id,
            day=entry.day,
            before={"by": before.isoformat()},
            after={"by": entry.due.isoformat()},
        )
    if isinstance(entry, Session) and writer.often(0.5):
        yield Asking(
            uid=writer.uid(),
            mentorship_id=entry.mentorship_id,
            day=entry.day,
            question=writer.chance.randint(1, 40),
            session_id=entry.id,
        )
    if isinstance(entry, Lookback) and writer.often(0.1):
        yield Pause(
            uid=writer.uid(),
            mentorship_id=entry.mentorship_id,
            day=entry.day,
            until=entry.day + timedelta(days=10),
        )
