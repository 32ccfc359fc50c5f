"""Everything that is written in a very long life, day after day; always the same."""

from __future__ import annotations

from random import Random
from typing import TYPE_CHECKING

from bench.mentoring import KINDS, WEIGHTS, Mentoring
from bench.span import Span
from bench.writer import Writer
from mentorlog.period import add_months

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bench.mentoring import Step


def life(entries: int) -> Iterator[Step]:
    """What every command wrote: an entry, and what belongs to it.

    All numbers are those that an empty journal gives to what is written in this order.

    Args:
        entries: how many entries there are in the end.
    """
    span = Span(entries)
    chance = Random(entries)  # noqa: S311 - nothing to keep secret
    writer = Writer(chance)
    mentorings = [
        Mentoring(number, span, writer) for number in range(1, span.mentorships + 1)
    ]
    for each in mentorings:
        yield each.begin()
    for month in range(span.months):
        first = add_months(span.begun, month)
        days = (add_months(first, 1) - first).days
        for day, whose, kind in _planned(span.quota(month), days, chance):
            yield mentorings[whose].write(kind, first.replace(day=day))


def _planned(
    quota: list[int], days: int, chance: Random
) -> Iterator[tuple[int, int, str]]:
    """What is written in a month: day, mentorship and kind, in the order of days."""
    planned = [
        (1 + int(chance.random() * days), whose, kind)
        for whose, number in enumerate(quota)
        for kind in chance.choices(KINDS, cum_weights=WEIGHTS, k=number)
    ]
    yield from sorted(planned, key=lambda each: each[0])
