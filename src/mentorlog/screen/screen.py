"""The screen: the one way to print, for people, for pipes and for scripts."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, TextIO

from mentorlog.screen.safe import be_lenient, one_line, safe, speaks_unicode

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date

    from mentorlog.entries.found import Found
    from mentorlog.entries.record import Entry
    from mentorlog.screen.canvas import Canvas


@dataclass
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
        if not self.manner.quiet:
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
            f.entry.row(self._today, f.person) | ({"With": f.person} if several else {})
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

    def json(self, value: object) -> None:
        """Print a value as JSON."""
        from mentorlog.screen.as_json import to_json  # noqa: PLC0415 - on demand

        self._out.write(to_json(value, unicode=speaks_unicode(self._out)) + "\n")
