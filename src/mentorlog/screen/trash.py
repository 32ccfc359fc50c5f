"""The trash on the screen: what lies in it, and what emptying it would erase."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from mentorlog.period import say_short
from mentorlog.reports.saying import here
from mentorlog.screen.safe import one_line

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date

    from mentorlog.entries.found import Found
    from mentorlog.entries.record import Entry
    from mentorlog.reports.emptying import Emptying

NAMED = 3
"""How many entries are named where something stays because of them."""


def trash_row(found: Found[Entry], today: date | None) -> dict[str, str]:
    """The line of an entry in the trash; without today, the day as ISO text."""
    entry = found.entry
    assert entry.deleted_at is not None
    day = here(entry.deleted_at).date()
    return {
        "ID": entry.ref,
        "Kind": entry.kind,
        "What": f"{entry.headline}{' (private)' if entry.private else ''}",
        "With": found.person,
        "In the trash since": say_short(day, today) if today else day.isoformat(),
    }


def emptying_lines(found: Emptying) -> Iterator[str]:
    """What goes, and what stays because of what."""
    for entry in found.entries:
        parts = [
            part.ref
            for part in found.parts
            if getattr(part, f"{entry.kind}_id", None) == entry.id
        ]
        along = f" · with {_listed(parts)}" if parts else ""
        yield f"{entry.ref}  {one_line(entry.headline)}{along}"
    for stays in found.stay:
        verb = "belongs" if len(stays.because) == 1 else "belong"
        yield f"{stays.entry.ref}  stays: {_listed(stays.because)} {verb} to it"


def emptying_told(found: Emptying, *, erased: bool) -> dict[str, Any]:
    """The same as JSON tells it."""
    return {
        "erased": erased,
        "entries": [entry.ref for entry in found.entries],
        "along": [part.ref for part in found.parts],
        "stay": [
            {"id": stays.entry.ref, "because": list(stays.because)}
            for stays in found.stay
        ],
    }


def _listed(refs: Sequence[str]) -> str:
    """Several IDs in a sentence: “A1, A2, A3 and 5 more”, “A1 and A2”."""
    named, more = list(refs[:NAMED]), len(refs) - NAMED
    if more > 0:
        named.append(f"{more} more")
    return " and ".join([part for part in (", ".join(named[:-1]), named[-1]) if part])
