"""The versions of a record: what history keeps of a change, and how it is told again.

History keeps each word once more only where it was changed. A change has what the
columns that it changed held before, and a digest of the row that it left. What that row
said follows from the row as it stands now and from the changes since, backwards; that
nothing but the program has changed it is shown by the digest.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any
from zlib import crc32

if TYPE_CHECKING:
    from collections.abc import Mapping

UNTOLD = "updated_at"
"""Left out of the digest: it differs each time the same words are put back."""


def kept(before: Mapping[str, Any] | None, after: Mapping[str, Any]) -> str | None:
    """What is to be kept of a change.

    Args:
        before: the row before; None if it is new.
        after: the row after.

    Returns:
        The columns that differ, as they were before, as JSON; None if it is new.
    """
    if before is None:
        return None
    was = {name: before[name] for name in before if before[name] != after[name]}
    return json.dumps(was, ensure_ascii=False, sort_keys=True)


def digest(row: Mapping[str, Any]) -> int:
    """A number that differs (but for one case in four thousand million) if a row does.

    Columns without a value do not count, so that a later column changes nothing; nor
    does it matter how a number is written: SQLite turns 2 into 2.0, and -0.0 into 0.0.
    """
    said = [
        (name, value if type(value) is str else value + 0.0)
        for name, value in row.items()
        if value is not None and name != UNTOLD
    ]
    return crc32(repr(sorted(said)).encode())


def earlier(after: Mapping[str, Any], was: str | None) -> dict[str, Any] | None:
    """The row before a change.

    Args:
        after: the row after it.
        was: what history keeps of the change (see `kept`).

    Returns:
        The row; None if the change wrote it.
    """
    return None if was is None else {**after, **json.loads(was)}
