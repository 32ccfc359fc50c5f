"""Tables of entries: aligned columns without boxes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.table import Table
from rich.text import Text

from mentorlog.screen.safe import one_line

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from mentorlog.screen.canvas import Canvas

NARROW = {"ID", "Day", "Due", "State", "Time", "Mood", "Moved", "Whose", "Since", "Way"}
"""Columns that are never broken; the others share what room is left."""

STYLES = {
    "late": "bold red",
    "done": "green",
    "achieved": "green",
    "reached": "green",
    "celebrated": "green",
    "dropped": "dim",
    "cancelled": "dim",
    "paused": "dim",
}
"""A state → its colour, which is never its only sign."""


def table(rows: Sequence[Mapping[str, str]], canvas: Canvas) -> str:
    """The rows, drawn; columns in which nothing stands are left out."""
    names = [name for name in rows[0] if any(row[name] for row in rows)]
    drawn = Table(box=None, pad_edge=False, header_style="dim", padding=(0, 2, 0, 0))
    for name in names:
        drawn.add_column(name, no_wrap=name in NARROW, overflow="fold")
    for row in rows:
        drawn.add_row(*(_cell(name, row[name]) for name in names))
    return canvas.draw(drawn)


def _cell(name: str, text: str) -> Text:
    style = STYLES.get(text, "") if name == "State" else "bold" if name == "ID" else ""
    return Text(one_line(text), style=style)
