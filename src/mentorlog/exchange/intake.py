"""Telling what is new in imported notes from what the journal knows already."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING, Literal

from mentorlog.frozen import dataclass

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from mentorlog.entries.session import Session
    from mentorlog.exchange.notes import Meeting

Verdict = Literal["new", "known", "changed", "changed in both"]


@dataclass(frozen=True, kw_only=True)
class Arrival:
    """One meeting of a file, and what is to be done with it.

    Attributes:
        source: the file it comes from.
        meeting: the meeting.
        verdict: new; known (imported before, and the same); changed (the file has
            been edited since); changed in both (the session was edited here, too).
        session: the session it was imported as, unless it is new.
    """

    source: str
    meeting: Meeting
    verdict: Verdict
    session: Session | None = None


def fingerprint(text: str) -> str:
    """What tells two texts apart: SHA-256 of the text in UTF-8, in hexadecimal."""
    return hashlib.sha256(text.encode()).hexdigest()


def sort_out(
    source: str, meetings: Iterable[Meeting], known: Sequence[Session]
) -> list[Arrival]:
    """What to do with the meetings of one file.

    A meeting is known by its very text, wherever the file lies now; one of the same
    file and day with another text has changed.

    Args:
        source: the file.
        meetings: the meetings in it.
        known: the imported sessions of the same mentorship, those in the trash too:
            what was thrown away does not come back.
    """
    by_text = {session.source_hash: session for session in known}
    taken: set[int] = set()
    arrivals = []
    for meeting in meetings:
        same = by_text.get(fingerprint(meeting.text))
        before = same or next(
            (
                session
                for session in known
                if session.source == source
                and session.day == meeting.day
                and session.id not in taken
            ),
            None,
        )
        if before is not None:
            taken.add(before.id)
        arrivals.append(
            Arrival(
                source=source,
                meeting=meeting,
                verdict=_verdict(before, same=same is not None),
                session=before,
            )
        )
    return arrivals


def _verdict(before: Session | None, *, same: bool) -> Verdict:
    if before is None:
        return "new"
    if same:
        return "known"
    untouched = fingerprint(before.text) == before.source_hash
    return "changed" if untouched else "changed in both"
