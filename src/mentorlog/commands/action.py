"""`mentorlog action`: promises of both sides, and what came of them."""

from __future__ import annotations

from typing import Annotated

import typer

from mentorlog.commands.completion import choosing
from mentorlog.commands.options import (
    ActionID,
    By,
    ForGoal,
    InSession,
    Message,
    On,
    Private,
    Tagged,
    Tags,
    Why,
    With,
    WithAll,
    Words,
    not_empty,
)
from mentorlog.commands.revising import revise
from mentorlog.commands.values import choice
from mentorlog.commands.verb import noun, verb
from mentorlog.commands.writing import alter, keep
from mentorlog.desk import Desk
from mentorlog.entries.action import Action
from mentorlog.entries.goal import Goal
from mentorlog.entries.session import Session
from mentorlog.store.selection import Condition, Selection

app = noun("Promises of both sides, and what came of them.")

OWNERS = ("me", "them")


@verb(
    app,
    'action add "Draft the outline" --by friday',
    'action add "Send the paper" --owner them --session S1',
)
def add(
    ctx: typer.Context,
    words: Words = None,
    message: Message = None,
    owner: Annotated[
        str,
        choosing("--owner", OWNERS, "Whose promise it is."),
    ] = "me",
    by: By = None,
    goal: ForGoal = None,
    session: InSession = None,
    on: On = None,
    with_: With = None,
    tag: Tags = None,
    private: Private = False,
) -> None:
    """Write down a promise."""
    desk: Desk = ctx.obj
    action = Action(
        text=desk.needed_text(words, message),
        owner=choice(owner, OWNERS, "owner"),  # type: ignore[arg-type]  # one of OWNERS
        due=desk.due(by),
        goal_id=desk.journal.number(goal, Goal),
        session_id=desk.journal.number(session, Session),
        day=desk.day(on),
        private=private,
    )
    keep(desk, action, with_=with_, tags=tag)


@verb(app, 'action done A1 --result "Two pages, sent to Priya"')
def done(
    ctx: typer.Context,
    id_: ActionID,
    result: Annotated[
        str | None,
        typer.Option(
            "--result", metavar="TEXT", help="What came of it.", callback=not_empty
        ),
    ] = None,
    on: On = None,
) -> None:
    """Note that a promise is kept, and what came of it."""
    desk: Desk = ctx.obj
    day = desk.day(on)
    alter(desk, id_, Action, lambda action: action.do(on=day, result=result))


@verb(app, 'action move A1 --by monday --why "The review took longer"')
def move(
    ctx: typer.Context,
    id_: ActionID,
    by: Annotated[str, typer.Option("--by", metavar="DAY", help="The new day.")],
    why: Why = None,
    on: On = None,
) -> None:
    """Move a promise to another day; how often is counted."""
    desk: Desk = ctx.obj
    due = desk.needed_due(by)
    revise(desk, id_, Action, lambda a: a.move(by=due), why=why, on=desk.day(on))


@verb(app, 'action drop A1 --why "Solved by itself"')
def drop(ctx: typer.Context, id_: ActionID, why: Why = None, on: On = None) -> None:
    """Take a promise back."""
    desk: Desk = ctx.obj
    day = desk.day(on)
    alter(desk, id_, Action, lambda action: action.drop(on=day, why=why))


@verb(app, "action reopen A1")
def reopen(ctx: typer.Context, id_: ActionID, on: On = None) -> None:
    """Open a promise again that was closed by mistake."""
    desk: Desk = ctx.obj
    revise(desk, id_, Action, lambda a: a.reopen(), why=None, on=desk.day(on))


@verb(app, "action list --open", "action list --late --owner them")
def list_(
    ctx: typer.Context,
    open_: Annotated[bool, typer.Option("--open", help="Only the open ones.")] = False,
    late: Annotated[
        bool, typer.Option("--late", help="Only those open past their day.")
    ] = False,
    owner: Annotated[
        str | None,
        choosing("--owner", OWNERS, "Only promises of one side."),
    ] = None,
    with_: WithAll = None,
    tag: Tagged = None,
) -> None:
    """List the promises."""
    desk: Desk = ctx.obj
    which: list[Condition] = []
    if open_ or late:
        which.append(("status", "=", "open"))
    if late:
        which.append(("due", "<", desk.today))
    if owner is not None:
        which.append(("owner", "=", choice(owner, OWNERS, "owner")))
    order = ("due", "id") if open_ or late else ("id",)
    selection = Selection(which=tuple(which), tag=tag, order=order)
    found = desk.journal.select(Action, desk.selection(with_, selection))
    desk.screen.listed(
        desk.journal.found(found, whole=desk.manner.json),
        empty='No promises here. Write one down: mentorlog action add "…" --by friday',
    )
