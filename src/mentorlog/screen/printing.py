"""What all printing is made of: the streams, the manner, lines, tables and JSON."""

from __future__ import annotations

import shutil
from functools import cached_property
from typing import TYPE_CHECKING, TextIO

from mentorlog.frozen import dataclass
from mentorlog.screen.safe import be_lenient, fitted, one_line, safe, speaks_unicode

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence
    from datetime import date

    from mentorlog.screen.canvas import Canvas


@dataclass(eq=False, repr=False)
class Manner:
    """How answers are given, as the options of a command say.

    Attributes:
        json: as JSON.
        plain: one record per line, its fields separated by tabs, no colour.
        quiet: nothing where all went well and nothing was asked for.
        unpaged: all at once, however long it is.
    """

    json: bool = False
    plain: bool = False
    quiet: bool = False
    unpaged: bool = False


class Printing:
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
        """Print one line of an answer; at a terminal it is wrapped at words."""
        shown = safe(text)
        self._write((shown if self.manner.plain else fitted(shown, self._out)) + "\n")

    def _write(self, text: str) -> None:
        """Print what is laid out; of all that it holds, only our colours take effect.

        Whoever lays out a text makes it safe before, since that changes its width; here
        nothing gets past that was forgotten there.
        """
        drawn: Canvas | None = self.__dict__.get("canvas")
        self._out.write(safe(text, colours=drawn is not None and drawn.colour))

    def flow(self, texts: Iterable[str]) -> None:
        """Print what is laid out piece by piece, each as it comes."""
        for text in texts:
            self._write(text)

    def _show(self, text: str) -> None:
        """Print what is laid out; through a pager, if it is longer than the screen."""
        lines = shutil.get_terminal_size((80, 24)).lines
        if self._out.isatty() and not self.manner.plain and text.count("\n") >= lines:
            self._page(lambda: (text,))
        else:
            self._write(text)

    def _page(self, texts: Callable[[], Iterable[str]]) -> None:
        """Print what is laid out, through a pager if that is wanted and it is long.

        Args:
            texts: begins to lay it out, piece by piece.
        """
        from mentorlog.screen.pager import write_paged  # noqa: PLC0415 - on demand

        def shown() -> Iterable[str]:
            return (safe(text, colours=self.canvas.colour) for text in texts())

        write_paged(shown, self._out, self._env, wanted=not self.manner.unpaged)

    def hint(self, text: str) -> None:
        """Say something by the way, on standard error; not where quiet is asked for."""
        if text and not self.manner.quiet:
            self._err.write(fitted(safe(text), self._err) + "\n")

    def warn(self, text: str) -> None:
        """Say on standard error what went wrong where the command goes on."""
        self._err.write(fitted(safe(text), self._err) + "\n")

    def table(self, rows: Sequence[Mapping[str, str]], *, empty: str = "") -> None:
        """Print rows of the same columns; columns without any text are left out."""
        if not rows:
            self.hint(empty)
        elif self.manner.plain:
            for row in rows:
                self.line("\t".join(map(one_line, row.values())))
        else:
            from mentorlog.screen.tables import table  # noqa: PLC0415 - costs Rich

            self._show(table(rows, self.canvas))

    def json(self, value: object) -> None:
        """Print a value as JSON."""
        from mentorlog.screen.as_json import to_json  # noqa: PLC0415 - on demand

        self._out.write(to_json(value, unicode=speaks_unicode(self._out)) + "\n")

    def json_list(self, parts: Iterable[Sequence[object]]) -> None:
        """Print a list as JSON, part by part as they come; no part is empty."""
        from mentorlog.screen.as_json import to_json  # noqa: PLC0415 - on demand

        before = "["
        for part in parts:
            told = to_json(part, unicode=speaks_unicode(self._out))
            self._out.write(before + told[1:-2])  # without the brackets of the part
            before = ","
        self._out.write("[]\n" if before == "[" else "\n]\n")

    def text(self, text: str) -> None:
        """Print a text of many lines as it is, but without effect on the terminal."""
        self._show(text if text.endswith("\n") else text + "\n")

    def page(self, text: str, form: str) -> None:
        """Print a document, for whatever reads it.

        Args:
            text: the document.
            form: its form; in those of the web, what the stream cannot write is named
                by its number.
        """
        if form != "md" and not speaks_unicode(self._out):
            text = text.encode("ascii", "xmlcharrefreplace").decode("ascii")
        self.text(text)

    def file(self, text: str) -> None:
        """Print a file for another program: at a pipe, that file to the byte."""
        binary = getattr(self._out, "buffer", None)
        if self._out.isatty():
            self.text(text.replace("\r\n", "\n"))
        elif binary is None:
            self._out.write(text)
        else:
            self._out.flush()
            binary.write(text.encode())

    def stream(self, pieces: Iterable[str], *, as_json: bool) -> None:
        """Print a long text as it comes.

        Args:
            pieces: its pieces.
            as_json: whether what cannot be printed as it is can be escaped.
        """
        if not as_json:
            for piece in pieces:
                self._write(piece)
            return
        from mentorlog.screen.as_json import printable  # noqa: PLC0415 - on demand

        unicode = speaks_unicode(self._out)
        for piece in pieces:
            self._out.write(printable(piece, unicode=unicode))
