"""`mentorlog milestone`: steps on the way, reached and celebrated."""

from __future__ import annotations

from typing import Annotated

import typer

from mentorlog.commands.options import (
    By,
    ForGoal,
    InSession,
    MilestoneID,
    On,
    Private,
    Tagged,
    Tags,
    With,
    WithAll,
)
from mentorlog.commands.values import line
from mentorlog.commands.verb import noun, verb
from mentorlog.commands.writing import alter, keep
from mentorlog.desk import Desk
from mentorlog.entries.goal import Goal
from mentorlog.entries.milestone import Milestone
from mentorlog.entries.session import Session
from mentorlog.store.selection import Selection

app = noun("Steps on the way, reached and celebrated.")


@verb(app, 'milestone add "First internal talk" --goal G1 --by "18 march"')
def add(
    ctx: typer.Context,
    title: Annotated[
        str, typer.Argument(metavar="TITLE", help="The step in one line.")
    ],
    goal: ForGoal = None,
    session: InSession = None,
    by: By = None,
    on: On = None,
    with_: With = None,
    tag: Tags = None,
    private: Private = False,
) -> None:
    """Write down a step on the way."""
    desk: Desk = ctx.obj
    milestone = Milestone(
        title=line(title, "title"),
        goal_id=desk.journal.number(goal, Goal),
        session_id=desk.journal.number(session, Session),
        due=desk.due(by),
        day=desk.day(on),
        private=private,
    )
    keep(desk, milestone, with_=with_, tags=tag)


@verb(app, "milestone reach M1", "milestone reach M1 --on friday")
def reach(ctx: typer.Context, id_: MilestoneID, on: On = None) -> None:
    """Note that a milestone is reached."""
    desk: Desk = ctx.obj
    day = desk.day(on)
    milestone = alter(desk, id_, Milestone, lambda m: m.reach(on=day))
    how = f'mentorlog milestone celebrate {milestone.ref} --how "…"'
    desk.screen.hint(f"Well done. When it is celebrated: {how}")


@verb(app, 'milestone celebrate M1 --how "Cake with the team"')
def celebrate(
    ctx: typer.Context,
    id_: MilestoneID,
    how: Annotated[str, typer.Option("--how", metavar="TEXT", help="How it was done.")],
    on: On = None,
) -> None:
    """Note how a milestone was celebrated."""
    desk: Desk = ctx.obj
    day = desk.day(on)
    alter(desk, id_, Milestone, lambda m: m.celebrate(on=day, how=line(how)))


@verb(app, "milestone list", "milestone list --open")
def list_(
    ctx: typer.Context,
    open_: Annotated[
        bool, typer.Option("--open", help="Only those not reached yet.")
    ] = False,
    with_: WithAll = None,
    tag: Tagged = None,
) -> None:
    """List the milestones."""
    desk: Desk = ctx.obj
    selection = Selection(which=(("reached_on", "is", None),) if open_ else (), tag=tag)
    found = desk.journal.select(Milestone, desk.selection(with_, selection))
    desk.screen.listed(
        desk.journal.found(found, whole=desk.manner.json),
        empty='No milestones here. Set one: mentorlog milestone add "…" --goal G1',
    )
