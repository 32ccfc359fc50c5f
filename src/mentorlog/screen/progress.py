"""A bar that runs while something takes long; it leaves nothing behind."""

from __future__ import annotations

from typing import TYPE_CHECKING, TextIO, TypeVar

from rich.console import Console
from rich.progress import track

if TYPE_CHECKING:
    from collections.abc import Iterable

T = TypeVar("T")


def tracked(
    items: Iterable[T], label: str, err: TextIO, many: int | None
) -> Iterable[T]:
    """Go through the items while a bar on `err` shows how many of `many` are done."""
    console = Console(file=err, highlight=False, markup=False, emoji=False)
    return track(items, label, many, console=console, transient=True)
