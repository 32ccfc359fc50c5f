"""The days on which open promises are due, in a small file that shells can read."""

from __future__ import annotations

import os
from contextlib import suppress
from typing import TYPE_CHECKING

from mentorlog.store import dbapi

if TYPE_CHECKING:
    from pathlib import Path

DUE = ".due"
"""How the name of the file ends, beside the journal."""

MOST = 500
"""How many days are written down; a prompt has no room for more."""

WHICH = f"""
select due from actions join mentorships on mentorships.id = actions.mentorship_id
where actions.deleted_at is null and status = 'open' and due is not null
  and mentorships.deleted_at is null and ended_on is null
order by due limit {MOST}
"""
"""A promise counts as late from the day after; so the file stays true as days pass."""


def write_down(connection: dbapi.Connection, path: Path) -> None:
    """Write the days down, one a line, the earliest first.

    It is a convenience: what keeps it from being written is passed over, and the file
    goes, for no number is better than a wrong one.
    """
    fresh = path.with_name(f".{path.name}.{os.getpid()}.new")
    try:
        days = "".join(f"{day}\n" for (day,) in connection.execute(WHICH))
        handle = os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
        with os.fdopen(handle, "w", encoding="ascii") as out:
            out.write(days)
        fresh.replace(path)
    except (OSError, dbapi.DatabaseError):
        for left in (path, fresh):
            with suppress(OSError):
                left.unlink(missing_ok=True)
