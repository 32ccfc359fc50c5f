"""A short name for a command line, as it is told of."""

from __future__ import annotations

from mentorlog.frozen import dataclass


@dataclass(frozen=True, kw_only=True)
class Shortcut:
    """A short name that a shell is given.

    Attributes:
        name: the name.
        words: the words of the command line it stands for.
        own: whether the person has set it.
        taken_by: the path of a program that is called the same, which stays what is
            meant; null if there is none.
        flaw: why it is left out, in a sentence; null if it is well.
    """

    name: str
    words: tuple[str, ...]
    own: bool
    taken_by: str | None
    flaw: str | None
