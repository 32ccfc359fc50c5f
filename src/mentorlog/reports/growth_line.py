"""A line of then and now or of impact, and the phrases both are made of."""

from __future__ import annotations

from typing import Literal

from mentorlog.frozen import dataclass

Tone = Literal["", "good", "quiet"]


@dataclass(frozen=True, kw_only=True)
class Line:
    """One thing that is said.

    Attributes:
        label: what it belongs to, such as "Goals".
        ref: the ID it is about.
        text: what is said.
        detail: what is added to it.
        steps: what followed from it: each with what came of that, if it is known.
        below: what stands below it, line by line.
        scores: figures from 1 to 5, in order, where they are to be drawn.
        tone: whether it is good, or only by the way.
    """

    label: str
    ref: str = ""
    text: str = ""
    detail: str = ""
    steps: tuple[tuple[str, ...], ...] = ()
    below: tuple[str, ...] = ()
    scores: tuple[int, ...] = ()
    tone: Tone = ""


def titled(title: str, *, private: bool) -> str:
    """A title in one line; what is private says so."""
    return f"{one_line(title)} (private)" if private else one_line(title)


def said(text: str) -> str:
    """Somebody's words in one line, between quotation marks."""
    return f"“{one_line(text)}”"


def one_line(text: str | None) -> str:
    """A text of the writer as one line."""
    return " ".join((text or "").split())


def joined(*words: str) -> str:
    """Several things said on one line; what is empty is left out."""
    return " · ".join(word for word in words if word)
