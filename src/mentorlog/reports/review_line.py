"""What one line of a review holds, for whoever lays it out."""

from __future__ import annotations

from typing import Literal

from mentorlog.frozen import dataclass

Tone = Literal["", "good", "bad", "quiet"]


@dataclass(frozen=True, kw_only=True)
class Line:
    """One thing that a review says.

    Attributes:
        label: what it belongs to, such as "Goals".
        ref: the ID it is about, or the number of the question.
        text: what is said.
        detail: what is added to it.
        compared: the same of the period before, or how it moved since.
        share: how much of a way lies behind, 0 to 1, where that is to be drawn.
        moods: how one felt, in order, where that is to be drawn.
        command: the command that answers the question.
        tone: whether it is good, bad, or only by the way.
    """

    label: str
    ref: str = ""
    text: str = ""
    detail: str = ""
    compared: str = ""
    share: float | None = None
    moods: tuple[int, ...] = ()
    command: str = ""
    tone: Tone = ""
