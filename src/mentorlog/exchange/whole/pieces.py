"""Going through JSON that comes in pieces, value by value, with the line of each."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any, NoReturn

from mentorlog.errors import MentorlogError

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

BLANK = re.compile(r"[ \t\r\n]*")
NEAR = 16
"""Signs before the end within which a value may be wrong only because it is cut."""
FIRST = 1 << 16
"""Signs of a first line that are looked at."""


class BadExport(MentorlogError):
    """A text is no export, or a broken one; nothing was written."""


def wrong(line: int, what: str) -> NoReturn:
    """Refuse a text.

    Raises:
        BadExport: always.
    """
    message = f"Line {line}: {what} Nothing was imported."
    raise BadExport(message)


class Reader:
    """Goes through a text value by value, and knows in which line it is.

    It holds no more of it than the value that it reads, and the piece behind it.

    Args:
        pieces: the text, piece by piece.
    """

    def __init__(self, pieces: Iterable[str]) -> None:
        self._pieces = iter(pieces)
        self._text = next(self._pieces, "").removeprefix("\ufeff")
        self._at = 0
        self._counted = 0
        self._line = 1
        self._decoder = json.JSONDecoder(
            object_pairs_hook=_pairs, parse_constant=_no_constant
        )
        self._skip()

    @property
    def line(self) -> int:
        """The line that comes next."""
        self._line += self._text.count("\n", self._counted, self._at)
        self._counted = self._at
        return self._line

    @property
    def at_end(self) -> bool:
        """Whether nothing comes any more."""
        return self._at >= len(self._text)

    def first_line(self) -> str:
        """The line that comes next, or the beginning of one that is very long."""
        while "\n" not in self._text[self._at :]:
            if len(self._text) - self._at > FIRST or not self._more():
                break
        return self._text[self._at :].partition("\n")[0]

    def _more(self) -> bool:
        """Let go of what was read, and hold as much again of what comes; if any does.

        That it grows by its own length makes little work of a very long value.
        """
        wanted = max(len(self._text) - self._at, 1)
        parts = []
        while wanted > 0:
            piece = next(self._pieces, None)
            if piece is None:
                break
            parts.append(piece)
            wanted -= len(piece)
        if not any(parts):
            return False
        self._line = self.line
        self._text = self._text[self._at :] + "".join(parts)
        self._at = self._counted = 0
        return True

    def _skip(self) -> None:
        while True:
            found = BLANK.match(self._text, self._at)
            assert found is not None
            self._at = found.end()
            if not self.at_end or not self._more():
                return

    def _next_is(self, sign: str) -> bool:
        if not self._text.startswith(sign, self._at):
            return False
        self._at += len(sign)
        self._skip()
        return True

    def expect(self, sign: str, what: str = "") -> None:
        """Go past a sign that must stand here."""
        if self._next_is(sign):
            return
        if self.at_end and not what:
            wrong(self.line, "the file ends in the middle: it is not whole.")
        wrong(self.line, what or f"{sign} should stand here.")

    def value(self) -> Any:
        """The value that stands here, whole."""
        value, end = self._decoded()
        # A figure may go on behind what is held, after a point or an e.
        while len(self._text) - end < NEAR and self._more():
            value, end = self._decoded()
        self._at = end
        self._skip()
        return value

    def _decoded(self) -> tuple[Any, int]:
        """The value that stands here, and where it ends."""
        while True:
            try:
                return self._decoder.raw_decode(self._text, self._at)
            except json.JSONDecodeError as error:
                cut = "Unterminated" in error.msg or (
                    len(self._text) - error.pos < NEAR
                )
                if cut and self._more():
                    continue
                self._refuse(error)
            except ValueError as error:
                wrong(self.line, f"{error}.")

    def _refuse(self, error: json.JSONDecodeError) -> NoReturn:
        line = self.line + self._text.count("\n", self._at, error.pos)
        if "Unterminated" in error.msg or not self._text[error.pos :].strip():
            wrong(line, "the file ends in the middle: it is not whole.")
        wrong(line, f"that is no JSON ({error.msg}).")

    def names(self) -> Iterator[str]:
        """The names in an object; whoever asks for the next has read the value."""
        if self._next_is("}"):
            return
        while True:
            name = self.value()
            if not isinstance(name, str):
                wrong(self.line, "a name should stand here, in quotation marks.")
            self.expect(":")
            yield name
            if self._next_is("}"):
                return
            self.expect(",")

    def items(self) -> Iterator[tuple[int, Any]]:
        """The items of a list, each with its line."""
        self.expect("[")
        if self._next_is("]"):
            return
        while True:
            line = self.line
            yield line, self.value()
            if self._next_is("]"):
                return
            self.expect(",")

    def must_end(self) -> None:
        """Refuse what still comes."""
        if not self.at_end:
            wrong(self.line, "something comes after the end.")


def _pairs(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) != len(pairs):
        message = "a field stands there twice"
        raise ValueError(message)
    return found


def _no_constant(name: str) -> NoReturn:
    message = f"{name} is no number"
    raise ValueError(message)
