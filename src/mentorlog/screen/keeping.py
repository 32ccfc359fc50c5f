"""How the journal itself is told of: its backups, and what they would change."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mentorlog.screen.reporting import Reporting
from mentorlog.screen.safe import one_line

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from mentorlog.reports.backups import Backup
    from mentorlog.reports.checkup import Checkup
    from mentorlog.reports.outlook import Outlook


class Keeping(Reporting):
    """What is said about backups, and about the state of the journal."""

    def backed_up(self, backup: Backup) -> None:
        """Confirm a backup: where it lies, and how much is in it."""
        from mentorlog.screen.backups import backup_told  # noqa: PLC0415 - on demand

        if self.manner.json:
            self.json(backup_told(backup, checked=True))
        elif not self.manner.quiet:
            path = one_line(str(backup.path))
            self.line(f"{path} · {backup.contents}, checked")

    def backups(self, backups: Sequence[Backup], *, empty: str, checked: bool) -> None:
        """Print a list of backups.

        Args:
            backups: the backups.
            empty: what to say where there are none.
            checked: whether each was checked, and it is to be said how that went.
        """
        from mentorlog.screen.backups import backup_row, backup_told  # noqa: PLC0415 - on demand

        if self.manner.json:
            self.json([backup_told(each, checked=checked) for each in backups])
        else:
            rows = [backup_row(each, self._today, checked=checked) for each in backups]
            self.table(rows, empty=empty)

    def outlook(self, seen: Outlook) -> None:
        """Say what a restore would change, or has changed."""
        from mentorlog.screen.outlook import outlook_lines, outlook_told  # noqa: PLC0415 - on demand

        if self.manner.json:
            self.json(outlook_told(seen) | {"aside": None})
        elif not self.manner.quiet:
            for line in outlook_lines(seen):
                self.line(line)

    def restored(self, seen: Outlook, aside: Path | None) -> None:
        """Confirm a restore.

        Args:
            seen: what it has changed.
            aside: where what was there before is kept, if anything was.
        """
        from mentorlog.screen.outlook import outlook_told, restored_lines  # noqa: PLC0415 - on demand

        if self.manner.json:
            self.json(outlook_told(seen) | {"aside": aside and str(aside)})
        elif not self.manner.quiet:
            for line in restored_lines(seen, aside):
                self.line(line)

    def checkup(self, seen: Checkup) -> None:
        """Tell what a look over the journal has found."""
        from mentorlog.screen import checkup  # noqa: PLC0415 - on demand

        if self.manner.json:
            self.json(checkup.checkup_told(seen))
            return
        if self.manner.plain:
            lines = checkup.checkup_plain(seen)
        elif self.manner.quiet and not seen.urgent:
            lines = iter(())
        else:
            lines = checkup.checkup_lines(seen)
        for line in lines:
            self.line(line)
