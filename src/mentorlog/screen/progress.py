"""A bar that runs while something takes long; it leaves nothing behind."""

from __future__ import annotations

from typing import TYPE_CHECKING, TextIO, TypeVar

from rich.console import Console
from rich.progress import track

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

T = TypeVar("T")


def tracked(items: Sequence[T], label: str, err: TextIO) -> Iterable[T]:
    """Go through the items while a bar on `err` shows how many are done."""
    console = Console(file=err, highlight=False, markup=False, emoji=False)
    return track(items, label, console=console, transient=True)
