"""How an import of another program's entries is told."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mentorlog.entries.kinds import kind_named
from mentorlog.period import say_day
from mentorlog.reports.saying import count
from mentorlog.screen.safe import one_line

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from mentorlog.reports.taken_in import TakenIn

WIDE = 40
"""Signs of a cell that are shown."""
SEVERAL = 10
"""So many entries are shown at a terminal."""


def taken_in_lines(seen: TakenIn, *, whole: bool) -> Iterator[str]:
    """The report line by line.

    Args:
        seen: the report.
        whole: whether every entry gets a line; else the first of many do.
    """
    many = len(seen.added)
    shown = (
        0
        if seen.dry_run and seen.map
        else many
        if whole or many <= SEVERAL
        else SEVERAL
    )
    for entry in seen.added[:shown]:
        ref = entry.ref if entry.id else "new"
        yield f"{ref}  {say_day(entry.day)} · {one_line(entry.headline)}"
    if 0 < shown < many:
        yield f"… and {many - shown:,} more"
    verb = "Would add" if seen.dry_run else "Added"
    there = f"; {seen.identical:,} there already" if seen.identical else ""
    several = kind_named(seen.kind).table
    yield f"{verb} {count(many, seen.kind, several)}{there}."


def column_rows(seen: TakenIn, first: Mapping[str, str]) -> Iterator[dict[str, str]]:
    """The columns of a table, each with the field that it fills.

    Args:
        seen: the report.
        first: column → what stands in the first row.
    """
    for column, cell in first.items():
        begins = one_line(cell)
        yield {
            "Column": one_line(column),
            "Field": seen.map.get(column, "left out"),
            "First": begins if len(begins) <= WIDE else f"{begins[: WIDE - 1]}…",
        }
