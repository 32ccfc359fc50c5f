"""`mentorlog goal`: what is to be reached, and how far one has come."""

from __future__ import annotations

from typing import Annotated

import typer

from mentorlog.commands.options import (  # noqa: TC001 - Typer reads them at run time
    By,
    On,
    Private,
    Tags,
    With,
)
from mentorlog.commands.verb import noun, verb
from mentorlog.commands.writing import keep, line
from mentorlog.desk import Desk  # noqa: TC001
from mentorlog.entries.goal import Goal

app = noun("What is to be reached, and how far one has come.")


@verb(app, 'goal add "Give two talks" --from 0 --to 2 --unit talks --by "end of june"')
def add(
    ctx: typer.Context,
    title: Annotated[str, typer.Argument(metavar="TITLE", help="In one line.")],
    why: Annotated[str | None, typer.Option("--why", metavar="TEXT", help="What for.")] = None,
    start: Annotated[float | None, typer.Option("--from", metavar="N")] = None,
    by: By = None,
    on: On = None,
    with_: With = None,
    tag: Tags = None,
    private: Private = False,
) -> None:
    """Write down a goal."""
    desk: Desk = ctx.obj
    goal = Goal(
        title=line(title, "title"),
        why=why,
        start=start,
        due=desk.due(by),
        day=desk.day(on),
        private=private,
    )
    keep(desk, goal, with_=with_, tags=tag)
