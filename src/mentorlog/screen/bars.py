"""Bars and sparklines, drawn with signs so that no colour is needed to read them."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

STEPS = "▁▂▄▆█"
"""One sign for each mood, 1 to 5."""
MOST_SIGNS = 24
"""How long a sparkline may become; longer ones are drawn of averages."""


def bar(share: float, width: int) -> tuple[str, str]:
    """A bar: its full part and its empty part.

    It is full only at 1 and empty only at 0, however narrow it is.

    Args:
        share: how much of the way lies behind, 0 to 1.
        width: how many signs there are.
    """
    full = round(share * width)
    if 0 < share < 1:
        full = min(max(full, 1), width - 1)
    return "█" * full, "░" * (width - full)


def sparkline(moods: Sequence[int], *, unicode: bool) -> str:
    """Moods in order, 1 to 5, a sign each; figures where signs cannot be shown."""
    signs = STEPS if unicode else "12345"
    return "".join(signs[round(mood) - 1] for mood in _few(moods))


def _few(moods: Sequence[int]) -> list[float]:
    """The moods, or averages of as many neighbours as it takes to have few."""
    size = -(-len(moods) // MOST_SIGNS)
    parts = (moods[i : i + size] for i in range(0, len(moods), max(size, 1)))
    return [sum(part) / len(part) for part in parts]
