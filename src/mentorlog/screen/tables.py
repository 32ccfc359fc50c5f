"""Tables of entries: aligned columns without boxes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.cells import cell_len
from rich.table import Table
from rich.text import Text

from mentorlog.screen.safe import one_line

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from mentorlog.screen.canvas import Canvas

NARROW = {
    *("ID", "Day", "Due", "State", "Time", "Mood", "Moved", "Whose", "Since", "Way"),
    *("When", "How", "Entries", "Size"),
}
"""Columns that are not broken where there is room; the others share what is left."""

ROOM = 12
"""The least width at which a broken text is pleasant to read."""

HEADS = {
    "Agreement",
    "Challenge",
    "Feedback",
    "Gesture",
    "Goal",
    "Look back",
    "Milestone",
    "Person",
    "Promise",
    "Question",
    "Skill",
    "Topic",
}
"""Columns that say what a row is; without one, the longest does."""

SMALL = 60
"""Below this width a table whose words would be broken is not drawn as one."""

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
    if canvas.width < SMALL and not _fits(names, rows, canvas):
        return blocks(names, rows, canvas)
    drawn = Table(box=None, pad_edge=False, header_style="dim", padding=(0, 2, 0, 0))
    whole = NARROW if _fits(names, rows, canvas) else {"ID"}
    for name in names:
        drawn.add_column(name, no_wrap=name in whole, overflow="fold")
    for row in rows:
        drawn.add_row(*(_cell(name, row[name]) for name in names))
    return canvas.draw(drawn)


def blocks(
    names: Sequence[str], rows: Sequence[Mapping[str, str]], canvas: Canvas
) -> str:
    """The rows below each other: what each is, and below it all else, by its label.

    Args:
        names: the columns in which something stands, the one that all begin with first.
        rows: the rows.
        canvas: where it is drawn.
    """
    first, *others = names
    known = [name for name in others if name in HEADS]
    head = (known or sorted(others, key=lambda n: -_widest(rows, n)))[0]
    grid = Table.grid(padding=(0, 2, 0, 0))
    grid.add_column(no_wrap=True, style="bold")
    grid.add_column(overflow="fold")
    for row in rows:
        grid.add_row(one_line(row[first]), Text(one_line(row[head])))
        told = [
            Text.assemble((name, "dim"), " " if name else "", _cell(name, row[name]))
            for name in others
            if row[name] and name != head
        ]
        grid.add_row("", Text(" · ").join(told))
    return canvas.draw(grid)


def _fits(
    names: Sequence[str], rows: Sequence[Mapping[str, str]], canvas: Canvas
) -> bool:
    """Whether there is room for the narrow columns unbroken, and for the others."""
    needed = sum(2 + _widest(rows, name) if name in NARROW else ROOM for name in names)
    return needed <= canvas.width


def _widest(rows: Sequence[Mapping[str, str]], name: str) -> int:
    return max(cell_len(row[name]) for row in rows)


def _cell(name: str, text: str) -> Text:
    style = STYLES.get(text, "") if name == "State" else "bold" if name == "ID" else ""
    return Text(one_line(text), style=style)
