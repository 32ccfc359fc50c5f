"""How the journal itself is told of: its steps, trash, drafts, backups and state."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

from mentorlog.screen.printing import Printing
from mentorlog.screen.safe import one_line

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from pathlib import Path

    from mentorlog.drafts.draft import Draft
    from mentorlog.entries.found import Found
    from mentorlog.entries.record import Entry
    from mentorlog.reports.agenda import Agenda
    from mentorlog.reports.appointments import Appointments
    from mentorlog.reports.backups import Backup
    from mentorlog.reports.checkup import Checkup
    from mentorlog.reports.emptying import Emptying
    from mentorlog.reports.history import ToldStep
    from mentorlog.reports.outlook import Outlook
    from mentorlog.reports.taken import Taken


class Keeping(Printing):
    """What is said about the journal itself, and what is done to keep it."""

    def steps(self, steps: Sequence[ToldStep], *, empty: str) -> None:
        """Print the list of the steps that can be taken back."""
        from mentorlog.screen.history import step_row  # noqa: PLC0415 - on demand

        if self.manner.json:
            self.json(steps)
        else:
            self.table([step_row(step) for step in steps], empty=empty)

    def history(self, steps: Sequence[ToldStep], *, empty: str) -> None:
        """Print what steps have changed, through a pager if that is too long.

        Args:
            steps: the steps, in order.
            empty: what to say where there are none.
        """
        from mentorlog.screen import history as form  # noqa: PLC0415 - on demand

        if self.manner.json:
            self.json(steps)
        elif not steps:
            self.hint(empty)
        elif self.manner.plain:
            self._write(form.plain_history(steps))
        elif not self._out.isatty():
            self._write(form.flat_history(steps))
        else:
            self._show(form.draw_history(steps, self.canvas))

    def taken(self, taken: Taken, *, dry: bool) -> None:
        """Say what was taken back or done again, or what would be."""
        from mentorlog.screen.history import taken_lines  # noqa: PLC0415 - on demand

        if self.manner.json:
            self.json(taken)
        elif dry or not self.manner.quiet:
            for line in taken_lines(taken, dry=dry):
                self.line(line)

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
            today = None if self.manner.plain else self._today
            rows = [backup_row(each, today, checked=checked) for each in backups]
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

    def trash(self, found: Sequence[Found[Entry]]) -> None:
        """Print what lies in the trash."""
        from mentorlog.screen.trash import trash_row  # noqa: PLC0415 - on demand

        if self.manner.json:
            self.json(found)
        else:
            today = None if self.manner.plain else self._today
            rows = [trash_row(each, today) for each in found]
            self.table(rows, empty="The trash is empty.")

    def emptying(self, found: Emptying) -> None:
        """Say what emptying the trash erases; as JSON that is said in the end."""
        from mentorlog.screen.trash import emptying_lines  # noqa: PLC0415 - on demand

        if self.manner.json:
            return
        if not self.manner.quiet:
            for line in emptying_lines(found):
                self.line(line)
        if not found.records:
            nothing = "There is nothing to erase."
            self.hint("Nothing can be erased." if found.stay else nothing)

    def emptied(self, found: Emptying, *, erased: bool) -> None:
        """Confirm what was erased, if it was."""
        from mentorlog.screen.trash import emptying_told  # noqa: PLC0415 - on demand

        if self.manner.json:
            self.json(emptying_told(found, erased=erased))
        elif erased and not self.manner.quiet:
            self.line(
                f"{found.counted} erased for good; this cannot be undone. Copies of the"
                " journal that were made before still hold what was erased."
            )

    def drafts(self, drafts: Sequence[Draft], *, empty: str) -> None:
        """Print a list of drafts.

        Args:
            drafts: the drafts.
            empty: what to say where there are none.
        """
        from mentorlog.screen.drafts import draft_row, draft_told  # noqa: PLC0415 - on demand

        if self.manner.json:
            self.json([draft_told(draft) for draft in drafts])
        else:
            today = None if self.manner.plain else self._today
            self.table([draft_row(draft, today) for draft in drafts], empty=empty)

    def draft(self, draft: Draft) -> None:
        """Print the text of a draft; where it has none, its command."""
        from mentorlog.screen.drafts import command_of, draft_told  # noqa: PLC0415 - on demand

        if self.manner.json:
            self.json(draft_told(draft))
        else:
            self.text(draft.shown() or command_of(draft))

    @contextmanager
    def discarding(self, drafts: Sequence[Draft]) -> Iterator[None]:
        """Confirm that drafts are gone; what they said is told as JSON."""
        from mentorlog.reports.saying import count  # noqa: PLC0415 - on demand
        from mentorlog.screen.drafts import draft_told  # noqa: PLC0415 - on demand

        told = [draft_told(draft) for draft in drafts] if self.manner.json else []
        yield
        if self.manner.json:
            self.json(told)
        elif not self.manner.quiet:
            self.line(f"Discarded {count(len(drafts), 'draft')}.")

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

    def handed_over(self, path: Path, form: str, *, opened: bool) -> None:
        """Say where a page lies, and whether it was opened in the browser."""
        if self.manner.json:
            self.json({"path": str(path), "format": form, "opened": opened})
        elif not self.manner.quiet:
            shown = " · opened in your browser" if opened else ""
            self.line(f"{one_line(str(path))} · {form}{shown}")

    def exported(self, path: Path, form: str, counted: Mapping[str, int]) -> None:
        """Confirm an export: where it lies, and how much is in it.

        Args:
            path: the file or the folder.
            form: its form.
            counted: how many records, private ones among them, and rows of history.
        """
        told = {
            name: counted.get(name, 0) for name in ("records", "private", "changes")
        }
        if self.manner.json:
            self.json({"path": str(path), "format": form, **told})
        elif not self.manner.quiet:
            from mentorlog.reports.saying import count  # noqa: PLC0415 - on demand

            self.line(
                f"{one_line(str(path))} · {form} · {count(told['records'], 'record')}"
            )
        if told["private"]:
            private = f"{told['private']:,} of them private"
            self.hint(f"It holds everything, {private}: keep it to yourself.")

    def agenda(self, told: Agenda, text: str, path: Path | None) -> None:
        """Print a calendar file, or say where it lies and how much is in it.

        Args:
            told: what is in it.
            text: the file.
            path: where it lies; None to print it.
        """
        from mentorlog.screen.calendar import agenda_line, agenda_told  # noqa: PLC0415 - on demand

        if self.manner.json:
            self.json(agenda_told(told, path))
        elif path is None:
            self.file(text)
        elif not self.manner.quiet:
            self.line(agenda_line(told, path))
        if told.left_out:
            self.hint(f"Left out: {told.left_out:,} private (--include-private).")
        if told.elsewhere:
            self.hint(f"Left out: {told.elsewhere:,} that a calendar has told of.")

    def appointments(self, told: Appointments) -> None:
        """Tell what an import of a calendar did, or would do."""
        from mentorlog.screen.calendar import appointment_rows, appointments_line  # noqa: PLC0415 - on demand

        if self.manner.json:
            self.json(told)
            return
        if not self.manner.quiet:
            self.table(list(appointment_rows(told, self._today)))
            if not self.manner.plain:
                self.line(appointments_line(told))
        for remark in told.remarks:
            self.hint(remark)
