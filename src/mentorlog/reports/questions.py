"""Which question to ask next: the only code that chooses one."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING
from zlib import crc32

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from mentorlog.entries.asking import Asking
    from mentorlog.entries.question import Question

REST = 90
"""For so many days after it was asked, a question rests."""


def choose(
    bank: Sequence[Question],
    own: Sequence[Question],
    askings: Iterable[Asking],
    day: date,
    seed: str,
) -> Question:
    """The question to ask on a day; the same all day, until it is marked as asked.

    Questions that were asked within the last 90 days rest, as long as there are
    others. Of those others the half that has waited longest comes first: what was
    never asked, then what was asked longest ago.

    All questions stand in a circle, in an order that belongs to the seed. Every day a
    hand moves on by one of them and, from there, to the next one that may be asked:
    so a question that is looked at but not asked comes back when the circle is through.

    Args:
        bank: the questions that come with the program.
        own: questions of one's own; there is at least one question in all.
        askings: when which of them were asked, in any order.
        day: the day it is for.
        seed: what makes the order differ from one mentorship to the next: its uid.
    """
    circle = sorted((*bank, *own), key=lambda q: crc32(f"{seed} {q.id}".encode()))
    last = last_asked(askings)
    rested = [q for q in circle if q.id not in last or _days(last[q.id], day) >= REST]
    may_be_asked = {q.id for q in _longest_waiting(rested or circle, last)}
    hand = day.toordinal() % len(circle)
    turned = circle[hand:] + circle[:hand]
    return next(q for q in turned if q.id in may_be_asked)


def last_asked(askings: Iterable[Asking]) -> dict[int, date]:
    """Number of a question → the last day it was asked."""
    last: dict[int, date] = {}
    for asking in askings:
        last[asking.question] = max(asking.day, last.get(asking.question, date.min))
    return last


def _longest_waiting(
    questions: Sequence[Question], last: dict[int, date]
) -> list[Question]:
    """The half of them that was asked longest ago or never, and whatever ties."""
    days = sorted(last.get(q.id, date.min) for q in questions)
    middle = days[(len(days) - 1) // 2]
    return [q for q in questions if last.get(q.id, date.min) <= middle]


def _days(first: date, last: date) -> int:
    return (last - first).days
