"""Settling on which day a meeting was held: the text, the front matter, the name."""

from __future__ import annotations

from dataclasses import field
from typing import TYPE_CHECKING

from mentorlog.exchange.notes.found import Trouble
from mentorlog.exchange.notes.when import day_of_name, days_said
from mentorlog.frozen import dataclass

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from mentorlog.exchange.notes.found import DaySaid
    from mentorlog.exchange.notes.talk import Talk
    from mentorlog.exchange.notes.when import Said

_FRONT_KEYS = ("date", "day")
_A_MONTH = 28  # days; a note is often named for the week, never for another month


@dataclass(frozen=True, kw_only=True)
class FileDays:
    """The days that a file states about itself, apart from its text.

    Attributes:
        front: the day of the front matter, or None.
        name: the day of the file name, or None.
    """

    front: Said | None
    name: Said | None

    @property
    def near(self) -> date | None:
        """The day that settles what the text leaves open."""
        for said in (self.front, self.name):
            if said is not None and said.day is not None:
                return said.day
        return None


@dataclass(frozen=True, kw_only=True)
class Settled:
    """The day of a meeting, where it was said, and what was odd about it."""

    day: date | None
    said: DaySaid = "text"
    troubles: tuple[Trouble, ...] = field(default=())


def file_days(front: Mapping[str, str], name: str) -> FileDays:
    """Read the days of a file from its front matter and its name."""
    named = day_of_name(name)
    near = named.day if named else None
    values = (front[key] for key in _FRONT_KEYS if key in front)
    found = [said for value in values for said in days_said(value, near)]
    return FileDays(front=found[0] if found else None, name=named)


def settle_day(talk: Talk, file: FileDays) -> Settled:
    """Find the day of a meeting; its troubles say what was not understood."""
    troubles: list[Trouble] = []
    for said, line in talk.days():
        if said.day is not None:
            troubles.extend(_contradiction(said.day, line, file.near))
            return Settled(day=said.day, troubles=tuple(troubles))
        trouble = Trouble(line=line, message=said.why)
        if trouble not in troubles:
            troubles.append(trouble)
    line = talk.start.line
    sources: tuple[tuple[Said | None, DaySaid], ...] = (
        (file.front, "front matter"),
        (file.name, "file name"),
    )
    for stated, where in sources:
        if stated is not None and stated.day is not None:
            return Settled(day=stated.day, said=where, troubles=tuple(troubles))
        if stated is not None:
            message = f"The {where} does not help with the day: {stated.why}"
            troubles.append(Trouble(line=line, message=message))
    message = (
        "This meeting states no day that could be read; write one below its heading."
    )
    troubles.append(Trouble(line=line, message=message))
    return Settled(day=None, troubles=tuple(troubles))


def _contradiction(day: date, line: int, near: date | None) -> list[Trouble]:
    if near is None or abs((day - near).days) < _A_MONTH:
        return []
    message = f"The text says {day} and the file says {near}; the text was believed."
    return [Trouble(line=line, message=message)]
