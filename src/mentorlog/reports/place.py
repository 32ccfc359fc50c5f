"""A place where something lies, as it is told of."""

from __future__ import annotations

from mentorlog.frozen import dataclass


@dataclass(frozen=True, kw_only=True)
class Place:
    """Where something lies.

    Attributes:
        name: the word for it on the command line.
        path: the file or folder.
        what: what it is.
        there: whether it is there.
    """

    name: str
    path: str
    what: str
    there: bool
