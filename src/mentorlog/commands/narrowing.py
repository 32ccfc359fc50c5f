"""The options of reports that reach over all kinds, and what they mean."""

from __future__ import annotations

from datetime import date
from typing import Annotated, TypeAlias

import typer

from mentorlog.commands.completion import one_of
from mentorlog.commands.values import choice
from mentorlog.desk import Desk
from mentorlog.entries.kinds import KINDS
from mentorlog.period import between

Day: TypeAlias = date | None


Kinds = Annotated[
    list[str] | None,
    typer.Option(
        "--kind",
        metavar="KIND",
        help="Only this kind: goal, session, action, … (repeatable).",
        autocompletion=one_of(KINDS.values()),
    ),
]


def kinds(typed: list[str] | None) -> tuple[str, ...] | None:
    """The kinds that were meant, by name, each once; None for all.

    Raises:
        UsageError: there is no such kind.
    """
    if not typed:
        return None
    known = tuple(KINDS.values())
    names = [word.strip().casefold() for word in typed]
    return tuple(
        dict.fromkeys(
            choice(name if name in known else name.removesuffix("s"), known, "kind")
            for name in names
        )
    )


def days(desk: Desk, since: str | None, until: str | None) -> tuple[Day, Day]:
    """The first and the last day that are meant, each None where not said.

    Raises:
        UnknownDay: one cannot be read, or the last is before the first.
    """
    first, last = desk.maybe_day(since), desk.maybe_day(until)
    if first is not None and last is not None:
        between(first, last)
    return first, last
