"""Standard input, output and error: the only code that reads and closes them."""

from __future__ import annotations

import io
import os
import sys
from codecs import getincrementaldecoder
from contextlib import suppress
from errno import EIO
from typing import TYPE_CHECKING, TextIO

from mentorlog import ending
from mentorlog.errors import Stopped, UsageError
from mentorlog.screen.safe import be_lenient, fitted, one_line

if TYPE_CHECKING:
    from collections.abc import Iterator

GONE = "Stopped, for the terminal is gone."
PIECE = 1 << 16
"""So much of standard input is held at a time where it may be very long."""


class Streams:
    """The three streams of a command, and the person who may sit at their end.

    Args:
        out: where answers go; standard output if None.
        err: where errors and hints go; standard error if None.
        stdin: where text may come from; standard input if None.

    Attributes:
        typed: what came from standard input so far, as the command takes it.
    """

    def __init__(
        self, out: TextIO | None, err: TextIO | None, stdin: TextIO | None
    ) -> None:
        self._out = out or sys.stdout or _nowhere()
        self._err = err or sys.stderr or _nowhere()
        self._stdin = stdin or sys.stdin or _nowhere()
        self.typed: str | None = None
        be_lenient(self._out)  # for help, which Typer prints past the screen

    @property
    def at_terminal(self) -> bool:
        """Whether a person sits there who can answer and edit."""
        return self._stdin.isatty() and self._out.isatty()

    def read_all(self) -> str:
        """All of standard input, to the byte.

        Raises:
            UsageError: it is not UTF-8.
            Stopped: the terminal is gone; what was typed until then is in `typed`.
        """
        binary = getattr(self._stdin, "buffer", None)
        if binary is None:
            return self._stdin.read()
        parts: list[bytes] = []
        at_terminal = self._stdin.isatty()  # which is not told when that is gone
        try:
            while part := binary.read1():
                parts.append(part)
            return str(b"".join(parts), encoding="utf-8")
        except OSError as error:
            if error.errno != EIO:
                raise
            raise Stopped(GONE) from error
        except UnicodeDecodeError as error:
            message = "Standard input is not UTF-8 text; nothing was written."
            raise UsageError(message) from error
        finally:
            if at_terminal and parts:
                self.typed = b"".join(parts).decode(errors="replace")

    def read_on(self) -> Iterator[str]:
        """All of standard input piece by piece, for what may be very long.

        Raises:
            UsageError: it is not UTF-8.
        """
        binary = getattr(self._stdin, "buffer", None)
        if binary is None:
            while text := self._stdin.read(PIECE):
                yield text
            return
        decoder = getincrementaldecoder("utf-8")()
        try:
            while part := binary.read1(PIECE):
                yield decoder.decode(part)
            yield decoder.decode(b"", final=True)
        except OSError as error:
            if error.errno != EIO:
                raise
            raise Stopped(GONE) from error
        except UnicodeDecodeError as error:
            message = "Standard input is not UTF-8 text; nothing was written."
            raise UsageError(message) from error

    def asks(self, question: str, *, default: bool = True) -> bool:
        """Whether a person at the terminal says yes; False where nobody can answer.

        Raises:
            Stopped: the person ended the program instead of answering, or is gone.
        """
        if not self.at_terminal:
            return False
        import typer  # noqa: PLC0415 - only where something is asked

        ending.release()
        try:
            return typer.confirm(one_line(question), default=default, err=True)
        except (typer.Abort, OSError) as abort:
            with suppress(OSError):
                typer.echo(err=True)  # what is said next gets a line of its own
            message = "Stopped; nothing was changed."
            raise Stopped(message) from abort

    def flush(self) -> None:
        """Make sure that what was printed has arrived."""
        self._out.flush()

    def fail(self, sentence: str, code: int) -> int:
        """Say in one line on standard error what went wrong; wrapped at a terminal.

        Returns:
            The exit code, for `main` to return.
        """
        be_lenient(self._err)
        try:
            said = fitted(f"mentorlog: {one_line(sentence)}", self._err)
            self._err.write(f"{said}\n")
            self._err.flush()
        except OSError:  # nobody is there to be told; the code still tells
            self.let_go()
        return code

    def let_go(self) -> None:
        """Stop writing where it cannot be written.

        What Python still holds back for the process's own streams would otherwise
        fail once more when the interpreter ends, and change the exit code.
        """
        nowhere = os.open(os.devnull, os.O_WRONLY)
        for stream in (self._out, self._err):
            own = any(stream is one for one in (sys.__stdout__, sys.__stderr__))
            if own and _fails(stream):
                os.dup2(nowhere, stream.fileno())
        os.close(nowhere)


def _nowhere() -> TextIO:
    """What stands for a stream that the shell has closed."""
    return io.StringIO()


def _fails(stream: TextIO) -> bool:
    """Whether what a stream holds back cannot be written."""
    try:
        stream.flush()
    except OSError:
        return True
    return False
