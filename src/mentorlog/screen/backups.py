"""Backups on the screen: as a line of a list, and as JSON."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from mentorlog.reports.backups import say_size
from mentorlog.reports.saying import say_date, say_exactly, say_when_short

if TYPE_CHECKING:
    from datetime import date

    from mentorlog.reports.backups import Backup


def backup_row(backup: Backup, today: date | None, *, checked: bool) -> dict[str, str]:
    """A backup's line in a list.

    Args:
        backup: the backup.
        today: today; None for days as a script wants them.
        checked: whether it was checked, and it is to be said how that went.
    """
    row = {"When": _when(backup, today), "How": backup.how}
    if checked:
        row["Check"] = backup.flaw or "sound"
    else:
        entries = "unreadable" if backup.entries is None else f"{backup.entries:,}"
        row |= {"Entries": entries, "Size": say_size(backup.size)}
    return row | {"File": backup.path.name}


def _when(backup: Backup, today: date | None) -> str:
    if today is None:
        return say_exactly(backup.at) if backup.at else backup.day.isoformat()
    if backup.at is None:
        return say_date(backup.day, today)
    return say_when_short(backup.at, today)


def backup_told(backup: Backup, *, checked: bool) -> dict[str, Any]:
    """A backup as JSON tells it."""
    return {
        "path": str(backup.path),
        "how": backup.how,
        "day": backup.day,
        "at": backup.at,
        "entries": backup.entries,
        "bytes": backup.size,
        "checked": checked,
        "flaw": backup.flaw or None,
    }
