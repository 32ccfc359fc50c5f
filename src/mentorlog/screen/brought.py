"""How an import of an export is told."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from mentorlog.reports.saying import count
from mentorlog.screen.safe import one_line

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mentorlog.reports.brought import Brought

LONGEST = 60
"""Signs of a text that are shown of each side."""


def conflict_rows(seen: Brought) -> Iterator[dict[str, str]]:
    """The fields that differ, with both sides beside each other."""
    for conflict in seen.conflicts:
        for name, here in conflict.here.items():
            yield {
                "ID": conflict.id,
                "Field": name,
                "Here": _short(here),
                "In the file": _short(conflict.there[name]),
            }


def brought_line(seen: Brought) -> str:
    """The sum of an import, in a line."""
    dry = seen.dry_run
    parts = [f"{'Would add' if dry else 'Added'} {seen.added:,}"]
    if seen.identical:
        parts.append(f"{'skip ' if dry else ''}{seen.identical:,} identical")
    if seen.conflicts:
        many = count(len(seen.conflicts), "conflict")
        taken = "take over" if dry else "taken over"
        left = "left as it is here" if len(seen.conflicts) == 1 else "left as they are"
        parts.append(f"{many} {taken if seen.theirs else left}")
    if seen.left_out:
        parts.append(f"{seen.left_out:,} that belong to nothing left out")
    history = ", with their history" if seen.history else ""
    hint = ""
    if seen.conflicts and not seen.theirs:
        hint = " To take over what the file says: --theirs"
    return f"{', '.join(parts)}{history}.{hint}"


def _short(value: Any) -> str:
    text = value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
    line = one_line(text)
    return line if len(line) <= LONGEST else f"{line[: LONGEST - 1]}…"
