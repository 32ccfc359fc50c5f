"""The screen: the one way to print, for people, for pipes and for scripts."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, TextIO, TypeVar

from mentorlog.screen.safe import be_lenient, one_line, safe, speaks_unicode

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from datetime import date

    from mentorlog.entries.found import Found
    from mentorlog.entries.goal import Goal
    from mentorlog.entries.mentorship import Mentorship
    from mentorlog.entries.record import Entry
    from mentorlog.entries.revision import Revision
    from mentorlog.reports.imported import Report as ImportReport
    from mentorlog.reports.review import Review
    from mentorlog.reports.standing import Standing
    from mentorlog.reports.today import Today
    from mentorlog.screen.canvas import Canvas


T = TypeVar("T")

MANY = 20
"""From how many items on it may take long enough to show a bar."""


@dataclass(eq=False, repr=False)
class Manner:
    """How answers are given, as the options of a command say.

    Attributes:
        json: as JSON.
        plain: one record per line, its fields separated by tabs, no colour.
        quiet: nothing where all went well and nothing was asked for.
    """

    json: bool = False
    plain: bool = False
    quiet: bool = False


class Screen:
    """Prints answers on `out`, and what is only by the way on `err`."""

    def __init__(
        self,
        out: TextIO,
        err: TextIO,
        manner: Manner,
        env: Mapping[str, str],
        today: date,
    ) -> None:
        self._out = out
        self._err = err
        self.manner = manner
        self._env = env
        self._today = today
        be_lenient(out)
        be_lenient(err)

    @cached_property
    def canvas(self) -> Canvas:
        """What tables and reports are drawn on."""
        from mentorlog.screen.canvas import Canvas  # noqa: PLC0415 - costs Rich

        return Canvas.fitting(self._out, self._env, plain=self.manner.plain)

    def line(self, text: str) -> None:
        """Print one line of an answer."""
        self._out.write(safe(text) + "\n")

    def text(self, text: str) -> None:
        """Print a text of many lines as it is, but without effect on the terminal."""
        self._out.write(safe(text) if text.endswith("\n") else safe(text) + "\n")

    def hint(self, text: str) -> None:
        """Say something by the way, on standard error; not where quiet is asked for."""
        if text and not self.manner.quiet:
            self._err.write(safe(text) + "\n")

    def wrote(self, found: Found[Entry], *, name_person: bool) -> None:
        """Confirm what was written: the ID, and what was understood."""
        if self.manner.json:
            self.json(found)
        elif not self.manner.quiet:
            words = [one_line(word) for word in found.entry.words() if word]
            if name_person and found.entry.kind != "mentorship":
                words.append(f"with {one_line(found.person)}")
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
        several = len({f.entry.mentorship_id for f in found}) > 1
        rows = [
            _marked(f, f.entry.row(self._today, f.person))
            | ({"With": f.person} if several else {})
            for f in found
        ]
        self.table(rows, empty=empty)

    def table(self, rows: Sequence[Mapping[str, str]], *, empty: str = "") -> None:
        """Print rows of the same columns; columns without any text are left out."""
        if not rows:
            self.hint(empty)
        elif self.manner.plain:
            for row in rows:
                self.line("\t".join(map(one_line, row.values())))
        else:
            from mentorlog.screen.tables import table  # noqa: PLC0415 - costs Rich

            self._out.write(table(rows, self.canvas))

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
            several = len({f.entry.mentorship_id for f in found}) > 1
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
        in_use: Mentorship | None,
        *,
        empty: str,
    ) -> None:
        """Print the list of mentorships; a star marks the one in use."""
        if self.manner.json:
            self.json(found)
        else:
            rows = [f.entry.row(self._today, f.person) for f in found]
            for row, f in zip(rows, found, strict=True):
                row["In use"] = "*" if in_use and f.entry.id == in_use.id else ""
            self.table(rows, empty=empty)

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
            self._out.write(entry_text(found, belonging, revisions, standing, looks))

    def imported(self, report: ImportReport) -> None:
        """Tell what an import did, by file and line."""
        from mentorlog.screen.imported import imported_lines  # noqa: PLC0415 - on demand

        if self.manner.json:
            self.json(report.told())
        elif not self.manner.quiet:
            for line in imported_lines(report):
                self.line(line)

    def progress(self, items: Sequence[T], label: str) -> Iterable[T]:
        """Go through many items; a bar runs on a terminal when it takes long."""
        if len(items) < MANY or not self._err.isatty() or self.manner.quiet:
            return items
        from mentorlog.screen.progress import tracked  # noqa: PLC0415 - costs Rich

        return tracked(items, label, self._err)

    def tagged(self, found: Found[Entry]) -> None:
        """Confirm which tags an entry has now."""
        if self.manner.json:
            self.json(found)
        elif not self.manner.quiet:
            tags = " ".join(f"#{tag}" for tag in found.tags) or "no tags"
            self.line(f"{found.entry.ref}  {one_line(found.entry.headline)} · {tags}")

    def review(self, reviews: Sequence[Review], nothing: str) -> None:
        """Print reviews, one below the other, or what to say where there is none."""
        from mentorlog.screen.flat_review import flat_review, plain_review  # noqa: PLC0415 - on demand

        unicode = speaks_unicode(self._out)
        if self.manner.json:
            self.json(reviews)
        elif self.manner.plain:
            self._out.write("".join(map(plain_review, reviews)))
        elif not reviews:
            self.line(nothing)
        elif self._out.isatty():
            from mentorlog.screen.review import draw_review  # noqa: PLC0415 - costs Rich

            drawn = (draw_review(r, self.canvas, unicode=unicode) for r in reviews)
            self._out.write("\n".join(drawn))
        else:
            self._out.write("\n".join(flat_review(r, unicode=unicode) for r in reviews))

    def today(self, today: Today) -> None:
        """Print what today asks for; a calm sentence where it asks for nothing."""
        from mentorlog.screen.flat_today import flat_today, plain_today  # noqa: PLC0415 - on demand

        if self.manner.json:
            self.json(today)
        elif self.manner.plain:
            self._out.write(plain_today(today))
        elif self._out.isatty() and not today.is_quiet:
            from mentorlog.screen.today import draw_today  # noqa: PLC0415 - costs Rich

            self._out.write(draw_today(today, self.canvas))
        else:
            self._out.write(flat_today(today))

    def json(self, value: object) -> None:
        """Print a value as JSON."""
        from mentorlog.screen.as_json import to_json  # noqa: PLC0415 - on demand

        self._out.write(to_json(value, unicode=speaks_unicode(self._out)) + "\n")


def _marked(found: Found[Entry], row: dict[str, str]) -> dict[str, str]:
    """A line of a list, in which what is private says so."""
    if not found.entry.private:
        return row
    headline = found.entry.headline
    return {
        name: f"{text} (private)" if text and text == headline else text
        for name, text in row.items()
    }
