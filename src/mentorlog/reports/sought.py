"""What somebody looks for: the only code that reads the words of a search."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

from mentorlog.entries.folding import fold
from mentorlog.frozen import dataclass

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from datetime import date

WORD = re.compile(r"(?:[^\W_][\u0300-\u036f]*)+")
"""A word as SQLite's `unicode61` sees it: letters and figures, with their accents."""
UNDIVIDED = re.compile(
    "[\u0e00-\u0eff\u1000-\u109f\u1100-\u11ff\u1780-\u17ff\u2e80-\u9fff\ua960-\ua97f"
    "\uac00-\ud7ff\uf900-\ufaff\uff66-\uffdc\U00020000-\U0003ffff]"
)
"""A sign of a script whose words have no blanks between them, or take endings on."""
TYPED = re.compile(r'"([^"]*)"|[^\s"]+')
"""Words in quotation marks, or one word; a mark without its partner is left out."""
SHORTEST_BEGINNING = 2
"""A single letter stands for itself: as a beginning it would be in every entry."""
MOST_TERMS = 64
"""More words than that are a text that slipped in; the first ones find it too."""


@dataclass(frozen=True)
class Term:
    """A word to be found, or several that follow each other.

    Attributes:
        text: as it was typed.
        words: its words without accents, in lower case; empty where `text` is to be
            found sign by sign, as in Japanese, or because it is signs alone.
        goes_on: whether its last word may only be the beginning of one.
    """

    text: str
    words: tuple[str, ...] = ()
    goes_on: bool = False


@dataclass(frozen=True, kw_only=True)
class Sought:
    """What is looked for, and where.

    Attributes:
        terms: what must all be in an entry.
        tags: what it must all be tagged with.
        kinds: only these kinds, by name; None for all.
        mentorships: only these mentorships; None for all.
        since: only of this day or later.
        until: only of this day or earlier.
        public: whether what is private is left out.
        most: at most so many.
    """

    terms: tuple[Term, ...] = ()
    tags: tuple[str, ...] = ()
    kinds: tuple[str, ...] | None = None
    mentorships: tuple[int, ...] | None = None
    since: date | None = None
    until: date | None = None
    public: bool = False
    most: int = 20

    @property
    def narrowed(self) -> bool:
        """Whether an entry must be more than have the terms in it."""
        limits = (self.kinds, self.mentorships, self.since, self.until)
        return bool(self.tags) or self.public or any(v is not None for v in limits)


def has_signs(term: Term) -> bool:
    """Whether a term is more than its words, such as “C++” or “café”."""
    typed = term.text.strip(".,;:?!").casefold()
    return bool(term.words) and typed != " ".join(term.words)


def read_sought(
    text: str, is_tag: Callable[[str], bool]
) -> tuple[tuple[Term, ...], tuple[str, ...]]:
    """The terms and the tags that somebody typed; any text means something.

    Args:
        text: what was typed: words, words in quotation marks, and #tags.
        is_tag: whether there is a tag of that name; what is none is a word.

    Returns:
        The terms and the tags, each once. Signs count only where there are no words.
    """
    whole = unicodedata.normalize("NFC", text.replace("\0", " ")).strip()
    tags: dict[str, None] = {}
    terms: list[Term] = []
    for term, name in _typed(whole):
        if name and is_tag(name):
            tags[name] = None
        else:
            terms.append(term)
    said = [term for term in terms if term.words or UNDIVIDED.search(term.text)]
    if not said and not tags and whole:
        said = [term for term in terms if term.text] or [Term(whole)]
    return tuple(dict.fromkeys(said[:MOST_TERMS])), tuple(tags)


def _typed(whole: str) -> Iterator[tuple[Term, str]]:
    """Each term that was typed, with the name of the tag that it may be, or ""."""
    found = list(TYPED.finditer(whole))
    for place, part in enumerate(found, 1):
        if part[1] is not None:
            yield _term(part[1].strip(), goes_on=False), ""
        else:
            name = part[0][1:].casefold() if part[0].startswith("#") else ""
            yield _term(part[0], goes_on=place == len(found)), name


def _term(text: str, *, goes_on: bool) -> Term:
    if UNDIVIDED.search(text):
        return Term(text)
    words = tuple(fold(word[0]) for word in WORD.finditer(text))
    ends_open = WORD.fullmatch(text[-1:]) is not None
    long_enough = bool(words) and len(words[-1]) >= SHORTEST_BEGINNING
    return Term(text, words, goes_on and ends_open and long_enough)
