"""`mentorlog challenge`: obstacles, conflicts and doubts, raised and resolved."""

from __future__ import annotations

from typing import Annotated

import typer

from mentorlog.commands.completion import ids
from mentorlog.commands.options import On, Private, Tagged, Tags, With, WithAll
from mentorlog.commands.values import choice, line
from mentorlog.commands.verb import noun, verb
from mentorlog.commands.writing import alter, keep
from mentorlog.desk import Desk
from mentorlog.entries.challenge import NATURES, Challenge
from mentorlog.errors import UsageError
from mentorlog.store.selection import Condition, Selection

app = noun("Obstacles, conflicts and doubts, raised and resolved.")

ChallengeID = Annotated[
    str,
    typer.Argument(
        metavar="ID", help="A challenge, such as X2.", autocompletion=ids("X")
    ),
]


@verb(
    app,
    'challenge add "The pace is too fast" --kind doubt',
    'challenge add "No time to write" --private',
)
def add(
    ctx: typer.Context,
    title: Annotated[
        str, typer.Argument(metavar="TITLE", help="The challenge in one line.")
    ],
    kind: Annotated[
        str, typer.Option("--kind", metavar="WORD", help=f"{', '.join(NATURES)}.")
    ] = "obstacle",
    on: On = None,
    with_: With = None,
    tag: Tags = None,
    private: Private = False,
) -> None:
    """Write down what is in the way, even if nobody knows of it."""
    desk: Desk = ctx.obj
    challenge = Challenge(
        title=line(title, "title"),
        nature=choice(kind, NATURES, "kind"),  # type: ignore[arg-type]  # one of NATURES
        day=desk.day(on),
        private=private,
    )
    keep(desk, challenge, with_=with_, tags=tag)


@verb(app, 'challenge raise X1 --note "At the end of the talk; it was a relief"')
def raise_(
    ctx: typer.Context,
    id_: ChallengeID,
    note: Annotated[
        str | None, typer.Option("--note", metavar="TEXT", help="How that went.")
    ] = None,
    on: On = None,
) -> None:
    """Note that a challenge was brought into the open."""
    desk: Desk = ctx.obj
    day = desk.day(on)
    how = None if note is None else line(note, "note")
    alter(desk, id_, Challenge, lambda c: c.bring_up(on=day, note=how))


@verb(
    app,
    'challenge resolve X1 --outcome "A talk every week" --lesson "Say it sooner"',
)
def resolve(
    ctx: typer.Context,
    id_: ChallengeID,
    outcome: Annotated[
        str, typer.Option("--outcome", metavar="TEXT", help="How it ended.")
    ],
    lesson: Annotated[
        str | None,
        typer.Option(
            "--lesson", metavar="TEXT", help="What is worth remembering of it."
        ),
    ] = None,
    on: On = None,
) -> None:
    """Note how a challenge ended, and what is worth remembering."""
    desk: Desk = ctx.obj
    day, end = desk.day(on), line(outcome, "outcome")
    learnt = None if lesson is None else line(lesson, "lesson")
    resolved = alter(
        desk,
        id_,
        Challenge,
        lambda c: c.resolve(on=day, outcome=end, lesson=learnt),
    )
    if resolved.lesson is None:
        desk.screen.hint(
            f"Worth remembering? mentorlog edit {resolved.ref} --lesson TEXT"
        )


@verb(app, "challenge reopen X1")
def reopen(ctx: typer.Context, id_: ChallengeID) -> None:
    """Open a challenge again that is back, or was not over."""
    alter(ctx.obj, id_, Challenge, lambda challenge: challenge.reopen())


@verb(app, "challenge list", "challenge list --unspoken", "challenge list --all")
def list_(
    ctx: typer.Context,
    open_: Annotated[
        bool, typer.Option("--open", help="Only the open ones, as without an option.")
    ] = False,
    unspoken: Annotated[
        bool, typer.Option("--unspoken", help="Only open ones not raised yet.")
    ] = False,
    all_: Annotated[bool, typer.Option("--all", help="The resolved ones too.")] = False,
    with_: WithAll = None,
    tag: Tagged = None,
) -> None:
    """List the challenges."""
    desk: Desk = ctx.obj
    if all_ and (open_ or unspoken):
        other = "--open" if open_ else "--unspoken"
        message = f"{other} and --all contradict each other."
        raise UsageError(message)
    which: list[Condition] = [] if all_ else [("resolved_on", "is", None)]
    if unspoken:
        which.append(("raised_on", "is", None))
    selection = Selection(which=tuple(which), tag=tag, order=("day", "id"))
    found = desk.journal.select(Challenge, desk.selection(with_, selection))
    desk.screen.listed(
        desk.journal.found(found, whole=desk.manner.json),
        empty="No challenges here. Better raised than harboured:"
        ' mentorlog challenge add "…"',
    )
