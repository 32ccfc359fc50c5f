"""What undo and redo do, told in the words of whoever reads it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mentorlog.entries.tag import Tag
from mentorlog.frozen import dataclass
from mentorlog.reports.history import Done, net, would

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from mentorlog.entries.change import PastStep


@dataclass(frozen=True, kw_only=True)
class Taken:
    """What taking back, or doing again, comes to.

    Attributes:
        command: "undo" or "redo".
        steps: the steps that are taken back or done again, the latest first.
        does: what that changes, each in words that begin with a verb: "put G3's title
            back to “Give a talk”".
    """

    command: str
    steps: tuple[Done, ...]
    does: tuple[str, ...]


def taken(
    command: str,
    steps: Sequence[PastStep],
    meant: Sequence[PastStep],
    people: Mapping[int, str],
) -> Taken:
    """What taking steps back comes to.

    Args:
        command: "undo" or "redo".
        steps: the steps that are taken back.
        meant: the steps that people think of: the same for undo; for redo those that
            the undo had taken back.
        people: the number of each mentorship → whom it is with.
    """
    changed = net(steps)
    moved = {
        (after.kind, after.id)
        for before, after in changed
        if before is None or (before.deleted_at is None) != (after.deleted_at is None)
    }
    return Taken(
        command=command,
        steps=tuple(
            Done(step=s.number, at=s.at, command=s.command)
            for s in sorted(meant, key=lambda s: s.number, reverse=True)
        ),
        does=tuple(
            words
            for before, after in changed
            # The tags of an entry that goes, or comes back, go and come with it.
            if not (
                isinstance(after, Tag) and (after.entry_kind, after.entry_id) in moved
            )
            for words in would(before, after, people)
        ),
    )
