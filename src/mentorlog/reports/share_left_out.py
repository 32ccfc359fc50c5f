"""What a report to hand over does not hold, in words for its writer alone."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mentorlog.entries.kinds import KINDS
from mentorlog.reports.growth_line import one_line
from mentorlog.reports.saying import count

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from mentorlog.reports.share_policy import Readership

NAMES = {
    "checkin": ("check-in", "check-ins"),
    "session": ("talk", "talks"),
    "action": ("promise", "promises"),
    "feedback": ("piece of feedback", "pieces of feedback"),
    "lookback": ("look back", "looks back"),
}
"""Kinds that are called otherwise in a sentence: one, and several."""


def left_out(counted: Mapping[str, int], reader: Readership, person: str) -> str:
    """What was left out; empty where nothing was.

    Args:
        counted: the sort of entry → how many (see `store.readings_share`).
        reader: who will read it.
        person: the name of the other one.
    """
    told = [*_private(counted), *_unseen(counted, reader, one_line(person))]
    return f"Left out: {', '.join(told)}." if told else ""


def _private(counted: Mapping[str, int]) -> Iterator[str]:
    for kind in KINDS.values():
        if number := counted.get(f"private {kind}", 0):
            one, several = NAMES.get(kind, (kind, f"{kind}s"))
            yield count(number, f"private {one}", f"private {several}")


def _unseen(
    counted: Mapping[str, int], reader: Readership, person: str
) -> Iterator[str]:
    if number := counted.get("challenge unspoken", 0):
        yield count(number, "challenge not raised yet", "challenges not raised yet")
    if number := counted.get("rating of theirs", 0):
        yield count(number, f"rating by {person}", f"ratings by {person}")
    if reader.audience == "manager":
        yield f"whatever is between you and {person} alone"
    elif not reader.quotes and counted.get("feedback received", 0):
        words = count(counted["feedback received"], "piece", "pieces")
        yield f"the words of {words} of feedback (--include-quotes)"
