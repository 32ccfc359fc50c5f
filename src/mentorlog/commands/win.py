"""`mentorlog win`: a small win, noticed on the day it happens."""

from __future__ import annotations

import typer

from mentorlog.commands.options import (
    ForGoal,
    Message,
    On,
    Private,
    Tags,
    With,
    Words,
)
from mentorlog.commands.values import line
from mentorlog.commands.verb import report, verb
from mentorlog.commands.writing import keep
from mentorlog.desk import Desk
from mentorlog.entries.goal import Goal
from mentorlog.entries.milestone import Milestone

app = report()


@verb(app, 'win "Asked the question in front of everybody"')
def win(
    ctx: typer.Context,
    words: Words = None,
    message: Message = None,
    goal: ForGoal = None,
    on: On = None,
    with_: With = None,
    tag: Tags = None,
    private: Private = False,
) -> None:
    """Note a small win: a milestone reached today."""
    desk: Desk = ctx.obj
    day = desk.day(on)
    milestone = Milestone(
        title=line(desk.needed_text(words, message)),
        goal_id=desk.journal.number(goal, Goal),
        reached_on=day,
        win=True,
        day=day,
        private=private,
    )
    keep(desk, milestone, with_=with_, tags=tag)
