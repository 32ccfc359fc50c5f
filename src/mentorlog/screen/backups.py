"""Backups on the screen: as a line of a list, and as JSON."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from mentorlog.reports.backups import say_size

if TYPE_CHECKING:
    from mentorlog.reports.backups import Backup


def backup_row(backup: Backup, *, checked: bool) -> dict[str, str]:
    """A backup's line in a list; if it was checked, with how that went."""
    entries = "unreadable" if backup.entries is None else f"{backup.entries:,}"
    row = {
        "When": backup.when,
        "How": backup.how,
        "Entries": entries,
        "Size": say_size(backup.size),
        "File": backup.path.name,
    }
    return row | ({"Check": backup.flaw or "sound"} if checked else {})


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
