"""A setting, as it is told of."""

from __future__ import annotations

from mentorlog.frozen import dataclass


@dataclass(frozen=True, kw_only=True)
class Setting:
    """One setting, and what holds.

    Attributes:
        name: how it is called, its table before a point.
        value: what holds; null where nothing is set and nothing is usual.
        set_by: the file's path, or the environment variable that goes before it; null
            where it is as usual.
        meaning: what it does.
    """

    name: str
    value: str | int | None
    set_by: str | None
    meaning: str
