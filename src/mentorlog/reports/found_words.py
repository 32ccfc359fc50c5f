"""Where the words of a search stand in a text, and the passage worth showing."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from mentorlog.entries.folding import fold
from mentorlog.frozen import dataclass
from mentorlog.reports.sought import WORD

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from mentorlog.entries.found import Found
    from mentorlog.entries.record import Entry
    from mentorlog.reports.sought import Term

ROOM = 64
"""How many characters of a line are shown, where no terminal says otherwise."""
MARKS = re.compile(r"^(?:[\s#>*+-]|\d+[.)]\s|\[[ xX]\]\s)+")
"""What Markdown puts before the words of a line."""


class Piece(NamedTuple):
    """A part of a text, and whether it is what was looked for."""

    text: str
    found: bool = False


Pieces = tuple[Piece, ...]


@dataclass(frozen=True, kw_only=True)
class Hit:
    """An entry that was found.

    Attributes:
        found: the entry and its surroundings.
        texts: all texts of the entry that are searched.
        terms: what was looked for.
    """

    found: Found[Entry]
    texts: tuple[str, ...]
    terms: tuple[Term, ...]

    @property
    def headline(self) -> Pieces:
        """Its headline, with what was looked for marked."""
        return pieces(_line(self.found.entry.headline), self.terms)

    def short(self, room: int = ROOM) -> Pieces:
        """As much of the headline as has room, with what was looked for marked."""
        return pieces(self._short(room), self.terms)

    def excerpt(self, room: int = ROOM) -> Pieces:
        """A passage with what `short` does not show; empty if that shows all."""
        short = self._short(room)
        missing = [term for term in self.terms if not _spans(short, [term])]
        return pieces(_excerpt(self.texts, missing, room), self.terms)

    def _short(self, room: int) -> str:
        return _window(_line(self.found.entry.headline), [], room)


def pieces(text: str, terms: Sequence[Term]) -> Pieces:
    """A text cut where something begins or ends that was looked for."""
    parts, end = [], 0
    for first, last in _spans(text, terms):
        parts += [Piece(text[end:first]), Piece(text[first:last], found=True)]
        end = last
    return tuple(piece for piece in (*parts, Piece(text[end:])) if piece.text)


def marked(parts: Pieces, begin: str = "«", end: str = "»") -> str:
    """A text in which what was looked for stands between two signs."""
    return "".join(f"{begin}{p.text}{end}" if p.found else p.text for p in parts)


def _excerpt(texts: Iterable[str], terms: Sequence[Term], room: int) -> str:
    """The line in which most of the terms are, as far as it has room."""
    if not terms:
        return ""
    whole = [text for text in texts if text]
    lines = [MARKS.sub("", _line(line)) for text in whole for line in text.splitlines()]
    # A phrase may begin at the end of one line and go on in the next.
    for candidates in (lines, [_line(text) for text in whole]):
        best = max(candidates, key=lambda line: _count(line, terms), default="")
        if _count(best, terms):
            return _window(best, _spans(best, terms), room)
    return ""


def _count(line: str, terms: Sequence[Term]) -> int:
    return sum(bool(_spans(line, [term])) for term in terms)


def _window(line: str, spans: Sequence[tuple[int, int]], room: int) -> str:
    """The line around the first span, begun and ended between words."""
    if len(line) <= room:
        return line
    room -= 2  # for the signs that something is left out
    start = 0
    if spans:
        first = spans[0][0]
        start = max(0, min(first - room // 3, len(line) - room))
        start = line.find(" ", start, first) + 1 or start if start else 0
    end = start + room
    if end < len(line):
        blank = line.rfind(" ", start + room // 2, end + 1)
        end = blank if blank >= 0 else end
    before, after = "…" if start else "", "…" if end < len(line) else ""
    return f"{before}{line[start:end].strip()}{after}"


def _spans(text: str, terms: Sequence[Term]) -> list[tuple[int, int]]:
    """Where the terms stand in a text, in order, none within another."""
    words = [(word.start(), word.end(), fold(word[0])) for word in WORD.finditer(text)]
    merged: list[tuple[int, int]] = []
    for first, last in sorted(
        span for term in terms for span in _of_term(term, text, words)
    ):
        if merged and first < merged[-1][1]:
            merged[-1] = (merged[-1][0], max(last, merged[-1][1]))
        else:
            merged.append((first, last))
    return merged


def _of_term(
    term: Term, text: str, words: Sequence[tuple[int, int, str]]
) -> Iterator[tuple[int, int]]:
    if not term.words:
        for found in re.finditer(re.escape(term.text), text, re.IGNORECASE):
            yield found.span()
        return
    count = len(term.words)
    for place in range(len(words) - count + 1):
        run = words[place : place + count]
        if _are(term, [word for _, _, word in run]):
            yield run[0][0], run[-1][1]


def _are(term: Term, words: Sequence[str]) -> bool:
    *first, last = term.words
    begun = words[-1].startswith(last) if term.goes_on else words[-1] == last
    return begun and list(words[:-1]) == first


def _line(text: str) -> str:
    return " ".join(text.split())
