"""The screen: the one way to print, for people, for pipes and for scripts."""

from __future__ import annotations

from collections.abc import Sized
from typing import TYPE_CHECKING, TypeVar

from mentorlog.screen.keeping import Keeping
from mentorlog.screen.printing import Manner
from mentorlog.screen.reporting import Reporting
from mentorlog.screen.safe import one_line
from mentorlog.screen.setup import Setup

__all__ = ["Manner", "Screen"]

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from mentorlog.entries.found import Found
    from mentorlog.entries.goal import Goal
    from mentorlog.entries.mentorship import Mentorship
    from mentorlog.entries.pause import Pause
    from mentorlog.entries.record import Entry
    from mentorlog.entries.revision import Revision
    from mentorlog.reports.brought import Brought
    from mentorlog.reports.closing import LookBack, Question
    from mentorlog.reports.glance import Glance
    from mentorlog.reports.imported import Report as ImportReport
    from mentorlog.reports.standing import Standing
    from mentorlog.reports.taken_in import TakenIn


T = TypeVar("T")

MANY = 20
"""From how many items on it may take long enough to show a bar."""


class Screen(Keeping, Reporting, Setup):
    """All that is printed: entries here, reports and the journal's own state above."""

    of_several = False
    """Whether it was asked of several people, so that each line names whose it is."""

    def form(self, form: str) -> None:
        """Print a form to be filled in."""
        if self.manner.json:
            self.json({"form": form})
        else:
            self.text(form)

    def wrote(self, found: Found[Entry], *, name_person: bool) -> None:
        """Confirm what was written: the ID, and what was understood."""
        if self.manner.json:
            self.json(found)
        elif not self.manner.quiet:
            words = [one_line(word) for word in found.entry.words() if word]
            if name_person and found.entry.kind != "mentorship":
                words.append(f"with {one_line(found.person)}")
            if found.entry.private:
                words.append("private")
            self.line(f"{found.entry.ref}  {' · '.join(words)}")

    def listed(self, found: Sequence[Found[Entry]], *, empty: str) -> None:
        """Print a list of entries of one kind.

        Args:
            found: the entries, in the order they are to be shown.
            empty: what to say where there are none: what to type next.
        """
        if self.manner.json:
            self.json(found)
            return
        several = self.of_several or len({f.entry.mentorship_id for f in found}) > 1
        rows = [
            _marked(f, f.entry.row(self._today, f.person))
            | ({"With": f.person} if several else {})
            for f in found
        ]
        self.table(rows, empty=empty)

    def goals(
        self,
        found: Sequence[Found[Goal]],
        standings: Mapping[int, Standing],
        *,
        empty: str,
    ) -> None:
        """Print a list of goals with how far each has come (number → standing)."""
        from mentorlog.screen.goals import goal_row, goal_told  # noqa: PLC0415 - on demand

        if self.manner.json:
            self.json([goal_told(f, standings[f.entry.id]) for f in found])
        else:
            several = self.of_several or len({f.entry.mentorship_id for f in found}) > 1
            rows = [
                _marked(
                    f,
                    goal_row(
                        f, standings[f.entry.id], self._today, name_person=several
                    ),
                )
                for f in found
            ]
            self.table(rows, empty=empty)

    def mentorships(
        self,
        found: Sequence[Found[Mentorship]],
        glances: Mapping[int, Glance],
        in_use: Mentorship | None,
        *,
        empty: str,
    ) -> None:
        """Print the list of mentorships: who needs what; a star marks the one in use.

        Args:
            found: the mentorships.
            glances: the number of each → how it stands.
            in_use: the one that commands mean when no name is given.
            empty: what to say where there are none.
        """
        from mentorlog.reports.glance import glance_row  # noqa: PLC0415 - on demand
        from mentorlog.screen.glance import draw_glances, glance_told  # noqa: PLC0415 - on demand

        used = in_use.id if in_use else 0
        looks = [(f, glances[f.entry.id], f.entry.id == used) for f in found]
        if self.manner.json:
            self.json([glance_told(f, glance, in_use=u) for f, glance, u in looks])
            return
        rows = [
            glance_row(f.entry, glance, self._today, in_use=u) for f, glance, u in looks
        ]
        if not rows or self.manner.plain:
            self.table(rows, empty=empty)
        else:
            self._show(draw_glances(rows, self.canvas))

    def mentorship(
        self,
        found: Found[Mentorship],
        revisions: Sequence[Revision],
        pauses: Sequence[Pause],
    ) -> None:
        """Print one mentorship whole, with its earlier rhythms and its pauses."""
        from mentorlog.screen.entry import entry_told  # noqa: PLC0415 - costs Rich
        from mentorlog.screen.glance import pauses_text, pauses_told  # noqa: PLC0415 - on demand

        if self.manner.json:
            told = entry_told(found, revisions, None)
            self.json(told | {"pauses": pauses_told(pauses)})
        else:
            self.entry(found, {}, revisions, None)
            self._write(pauses_text(pauses))

    def paused(
        self, found: Found[Mentorship], pauses: Sequence[Pause], what: str
    ) -> None:
        """Confirm what has become of a pause.

        Args:
            found: the mentorship.
            pauses: its pauses, as they are now.
            what: how the line goes on after the name.
        """
        from mentorlog.screen.glance import pauses_told  # noqa: PLC0415 - on demand

        if self.manner.json:
            from mentorlog.screen.as_json import plain  # noqa: PLC0415 - on demand

            self.json(plain(found) | {"pauses": pauses_told(pauses)})
        elif not self.manner.quiet:
            self.line(f"{found.entry.ref}  {one_line(found.entry.person)} · {what}")

    def look_back(self, back: LookBack, asked: Sequence[Question]) -> None:
        """Print a last look back.

        Args:
            back: what came of a mentorship.
            asked: what would be asked at a terminal; nothing where it is asked now, so
                that the answer for a script is still to come.
        """
        from mentorlog.screen.glance import look_back_text  # noqa: PLC0415 - costs Rich

        if not self.manner.json:
            self._show(look_back_text(back, asked, self.canvas))
        elif asked:
            told = [{"asks": q.words, "command": q.command} for q in asked]
            self.json({"look_back": back, "questions": told})

    def entry(
        self,
        found: Found[Entry],
        belonging: Mapping[str, Sequence[Entry]],
        revisions: Sequence[Revision],
        standing: Standing | None,
    ) -> None:
        """Print one entry whole.

        Args:
            found: the entry.
            belonging: what belongs to it: word → entries.
            revisions: what it said before, the oldest first.
            standing: how far it has come, if it is a goal.
        """
        from mentorlog.screen.entry import Looks, entry_text, entry_told  # noqa: PLC0415 - costs Rich

        if self.manner.json:
            self.json(entry_told(found, revisions, standing))
        else:
            looks = Looks(self.canvas, self._today, plain=self.manner.plain)
            self._show(entry_text(found, belonging, revisions, standing, looks))

    def imported(self, report: ImportReport) -> None:
        """Tell what an import did, by file and line."""
        from mentorlog.screen.imported import imported_lines  # noqa: PLC0415 - on demand

        if self.manner.json:
            self.json(report.told())
        elif not self.manner.quiet:
            for line in imported_lines(report):
                self.line(line)

    def brought(self, seen: Brought) -> None:
        """Tell what an import of an export did, with both sides of what differs."""
        from mentorlog.screen.brought import brought_line, conflict_rows  # noqa: PLC0415 - on demand

        if self.manner.json:
            self.json(seen)
        elif not self.manner.quiet:
            self.table(list(conflict_rows(seen)))
            self.line(brought_line(seen))

    def columns(self, seen: TakenIn, first: Mapping[str, str]) -> None:
        """Show which column fills which field, beside what stands in the first row."""
        from mentorlog.screen.taken_in import column_rows  # noqa: PLC0415 - on demand

        self.table(list(column_rows(seen, first)))

    def taken_in(self, seen: TakenIn) -> None:
        """Tell what an import of another program's entries did."""
        from mentorlog.screen.taken_in import taken_in_lines  # noqa: PLC0415 - on demand

        if self.manner.json:
            self.json(seen.told())
        elif not self.manner.quiet:
            whole = self.manner.plain or not self._out.isatty()
            for line in taken_in_lines(seen, whole=whole):
                self.line(line)

    def progress(
        self, items: Iterable[T], label: str, many: int | None = None
    ) -> Iterable[T]:
        """Go through many items; a bar runs on a terminal when it takes long.

        Args:
            items: the items.
            label: what is done with them.
            many: how many there are, where they do not say so.
        """
        if many is None and isinstance(items, Sized):
            many = len(items)
        if (many or 0) < MANY or not self._err.isatty() or self.manner.quiet:
            return items
        from mentorlog.screen.progress import tracked  # noqa: PLC0415 - costs Rich

        return tracked(items, label, self._err, many)

    def tagged(self, found: Found[Entry]) -> None:
        """Confirm which tags an entry has now."""
        if self.manner.json:
            self.json(found)
        elif not self.manner.quiet:
            tags = " ".join(f"#{tag}" for tag in found.tags) or "no tags"
            self.line(f"{found.entry.ref}  {one_line(found.entry.headline)} · {tags}")


def _marked(found: Found[Entry], row: dict[str, str]) -> dict[str, str]:
    """A line of a list, in which what is private says so."""
    if not found.entry.private:
        return row
    headline = found.entry.headline
    return {
        name: f"{text} (private)" if text and text == headline else text
        for name, text in row.items()
    }
