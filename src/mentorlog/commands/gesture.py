"""`mentorlog gesture`: care between sessions, in both directions."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated

import typer

from mentorlog.commands.narrowing import days
from mentorlog.commands.options import (
    On,
    Private,
    Since,
    Tagged,
    Tags,
    Until,
    With,
    WithAll,
    Words,
)
from mentorlog.commands.values import choice, line
from mentorlog.commands.verb import noun, verb
from mentorlog.commands.writing import keep
from mentorlog.desk import Desk
from mentorlog.entries.gesture import Balance, Direction, Gesture, Nature, balance
from mentorlog.errors import UsageError
from mentorlog.store.selection import Selection

app = noun("Care between sessions, in both directions.")

EMPTY = 'No gestures here. Begin with thanks: mentorlog thanks "…"'


@verb(
    app,
    'gesture add "The talk on feedback that I spoke of" --article https://example.org',
    'gesture add "Read my draft on a Sunday" --from them --helped',
)
def add(
    ctx: typer.Context,
    words: Words = None,
    text: Annotated[
        str | None,
        typer.Option(
            "-m", metavar="TEXT", help="The text, even if it begins with “-”."
        ),
    ] = None,
    from_: Annotated[
        str | None, typer.Option("--from", metavar="them", help="It came from them.")
    ] = None,
    to: Annotated[
        str | None,
        typer.Option("--to", metavar="them", help="It went to them (as if not said)."),
    ] = None,
    thanks: Annotated[bool, typer.Option("--thanks", help="Thanks.")] = False,
    article: Annotated[
        str | None,
        typer.Option("--article", metavar="URL", help="Something to read, and where."),
    ] = None,
    helped: Annotated[
        bool, typer.Option("--helped", help="Help, asked for or not.")
    ] = False,
    message: Annotated[
        bool, typer.Option("--message", help="A message (as if nothing is said).")
    ] = False,
    celebration: Annotated[
        bool, typer.Option("--celebration", help="Something was celebrated.")
    ] = False,
    on: On = None,
    with_: With = None,
    tag: Tags = None,
    private: Private = False,
) -> None:
    """Write down a sign of care, to them or from them."""
    desk: Desk = ctx.obj
    said: dict[Nature, bool] = {
        "thanks": thanks,
        "article": article is not None,
        "help": helped,
        "message": message,
        "celebration": celebration,
    }
    gesture = Gesture(
        text=desk.needed_text(words, text),
        direction=_direction(from_, to),
        nature=_nature(said),
        url=None if article is None else line(article, "address"),
        day=desk.day(on),
        private=private,
    )
    keep(desk, gesture, with_=with_, tags=tag)


@verb(
    app, "gesture list", "gesture list --balance", "gesture list --since '30 days ago'"
)
def list_(
    ctx: typer.Context,
    balance_: Annotated[
        bool,
        typer.Option(
            "--balance", help="How many of each kind in both directions; last thanks."
        ),
    ] = False,
    since: Since = None,
    until: Until = None,
    with_: WithAll = None,
    tag: Tagged = None,
) -> None:
    """List the gestures, or weigh both directions."""
    desk: Desk = ctx.obj
    first, last = days(desk, since, until)
    selection = Selection(since=first, until=last, tag=tag, order=("day", "id"))
    if balance_:
        _weigh(desk, with_, selection)
        return
    found = desk.journal.select(Gesture, desk.selection(with_, selection))
    desk.screen.listed(desk.journal.found(found, whole=desk.manner.json), empty=EMPTY)


def _weigh(desk: Desk, name: str | None, wanted: Selection) -> None:
    """Answer with the balance of each mentorship that is meant."""
    people = {m.id: m.person for m in desk.whose(name)}
    gestures: dict[int, list[Gesture]] = {number: [] for number in people}
    every = Selection(mentorships=tuple(people), tag=wanted.tag)
    for gesture in desk.journal.select(Gesture, every):
        gestures[gesture.mentorship_id].append(gesture)
    weighed: list[Balance] = [
        balance(
            person,
            gestures[number],
            desk.today,
            since=wanted.since,
            until=wanted.until,
        )
        for number, person in people.items()
    ]
    if desk.manner.json:
        desk.screen.json(weighed)
        return
    if len(weighed) > 1:
        rows = [one.row() for one in weighed]
    else:
        rows = [row for one in weighed for row in one.rows()]
    desk.screen.table(rows if any(gestures.values()) else [], empty=EMPTY)


def _direction(from_: str | None, to: str | None) -> Direction:
    """Which way a gesture went; to them, if nothing is said.

    Raises:
        UsageError: both ways are said, or somebody else than them.
    """
    if from_ is not None and to is not None:
        message = "One way at a time: --from them or --to them."
        raise UsageError(message)
    choice(from_ or to or "them", ("them",), "side")
    return "to" if from_ is None else "from"


def _nature(said: Mapping[Nature, bool]) -> Nature:
    """What kind of gesture it was; a message, if nothing is said.

    Raises:
        UsageError: several kinds are said.
    """
    natures = [nature for nature, on in said.items() if on]
    if len(natures) > 1:
        flags = " and ".join(f"--{'helped' if n == 'help' else n}" for n in natures)
        message = f"{flags}: choose one, or write two gestures."
        raise UsageError(message)
    return natures[0] if natures else "message"
