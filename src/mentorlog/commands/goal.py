"""`mentorlog goal`: what is to be reached, and how far one has come."""

from __future__ import annotations

from typing import Annotated

import typer

from mentorlog.commands.options import (
    By,
    GoalID,
    NeededWhy,
    On,
    Private,
    Tagged,
    Tags,
    With,
    WithAll,
    not_empty,
)
from mentorlog.commands.revising import revise
from mentorlog.commands.showing import show_entry
from mentorlog.commands.standings import standing_of, standings_of
from mentorlog.commands.values import choice, line, maybe_number, moved, score
from mentorlog.commands.verb import noun, verb
from mentorlog.commands.writing import alter, confirm, keep
from mentorlog.desk import Desk
from mentorlog.entries.checkin import Checkin
from mentorlog.entries.goal import Goal
from mentorlog.errors import UsageError
from mentorlog.store.selection import Selection

app = noun("What is to be reached, and how far one has come.")

STATUSES = ("active", "paused", "achieved", "dropped")

Title = Annotated[str, typer.Argument(metavar="TITLE", help="The goal in one line.")]
NewTitle = Annotated[
    str | None, typer.Option("--title", metavar="TEXT", help="The goal in other words.")
]
WhatFor = Annotated[
    str | None,
    typer.Option("--why", metavar="TEXT", help="What it is for.", callback=not_empty),
]
Measure = Annotated[
    str | None,
    typer.Option(
        "--measure",
        metavar="TEXT",
        help="How one would know, in words.",
        callback=not_empty,
    ),
]
From = Annotated[
    str | None, typer.Option("--from", metavar="N", help="The value today.")
]
To = Annotated[
    str | None,
    typer.Option("--to", metavar="N", help="The value to reach; it may be lower."),
]
Unit = Annotated[
    str | None,
    typer.Option(
        "--unit", metavar="WORD", help="What the values count.", callback=not_empty
    ),
]


@verb(
    app,
    'goal add "Give two talks" --from 0 --to 2 --unit talks --by "end of june"',
    'goal add "Answer reviews sooner" --from 20 --to 8 --unit hours',
)
def add(
    ctx: typer.Context,
    title: Title,
    why: WhatFor = None,
    measure: Measure = None,
    start: From = None,
    target: To = None,
    unit: Unit = None,
    by: By = None,
    on: On = None,
    with_: With = None,
    tag: Tags = None,
    private: Private = False,
) -> None:
    """Write down a goal, best with a measure and a day."""
    desk: Desk = ctx.obj
    goal = Goal(
        title=line(title, "title"),
        why=why,
        measure=measure,
        start=maybe_number(start),
        target=maybe_number(target),
        unit=unit,
        due=desk.due(by),
        day=desk.day(on),
        private=private,
    )
    kept = keep(desk, goal, with_=with_, tags=tag)
    desk.screen.hint(_advice(kept))


def _advice(goal: Goal) -> str:
    """One gentle line on what would make the goal clearer; empty if nothing would."""
    measured = goal.target is not None or goal.measure is not None
    missing = ("" if measured else " --to N --unit WORD") + (
        "" if goal.due else " --by DAY"
    )
    if not missing:
        return ""
    return f"Clearer still, when you know: mentorlog edit {goal.ref}{missing}"


@verb(app, "goal list", "goal list --stale 30d", "goal list --status achieved")
def list_(
    ctx: typer.Context,
    all_: Annotated[bool, typer.Option("--all", help="Closed goals too.")] = False,
    status: Annotated[
        str | None,
        typer.Option("--status", metavar="WORD", help=f"Only {', '.join(STATUSES)}."),
    ] = None,
    stale: Annotated[
        str | None,
        typer.Option("--stale", metavar="SPAN", help="Only silent so long: 30d, 6w."),
    ] = None,
    with_: WithAll = None,
    tag: Tagged = None,
) -> None:
    """List the goals, with how far each has come."""
    desk: Desk = ctx.obj
    wanted = [choice(status, STATUSES, "status")] if status else list(STATUSES[:2])
    which = () if all_ and not status else (("status", "in", wanted),)
    selection = Selection(which=which, tag=tag)  # type: ignore[arg-type]  # literal tests
    goals = desk.journal.select(Goal, desk.selection(with_, selection))
    standings = standings_of(desk, goals)
    if stale is not None:
        days = desk.span(stale)
        goals = [g for g in goals if standings[g.id].is_silent(desk.today, days)]
    desk.screen.goals(
        desk.journal.found(goals, whole=desk.manner.json),
        standings,
        empty='No goals here. Write one down: mentorlog goal add "…" --by friday',
    )


@verb(app, "goal show G1")
def show(ctx: typer.Context, id_: GoalID) -> None:
    """Show a goal: its way so far, and its earlier wordings."""
    desk: Desk = ctx.obj
    show_entry(desk, desk.journal.find(id_, Goal))


@verb(
    app,
    'goal progress G1 1 --note "The first talk is given" --confidence 4',
    "goal progress G1 +1",
    context_settings={"ignore_unknown_options": True},
)
def progress(
    ctx: typer.Context,
    id_: GoalID,
    value: Annotated[
        str,
        typer.Argument(metavar="VALUE|+N|-N", help="The value now, or what is new."),
    ],
    note: Annotated[
        str | None,
        typer.Option(
            "--note", metavar="TEXT", help="What there is to say.", callback=not_empty
        ),
    ] = None,
    confidence: Annotated[
        int | None,
        typer.Option("--confidence", parser=score, metavar="1-5", help="How sure."),
    ] = None,
    on: On = None,
    private: Private = False,
) -> None:
    """Check in: note where a goal stands."""
    desk: Desk = ctx.obj
    day = desk.day(on)
    with desk.step() as step:
        goal = desk.journal.find(id_, Goal)
        if not goal.is_open:
            message = f"{goal.ref} is {goal.status}: mentorlog goal resume {goal.ref}"
            raise UsageError(message)
        before = standing_of(desk, goal).value
        now = goal.first_value if before is None else before
        checkin = step.add(
            Checkin(
                goal_id=goal.id,
                mentorship_id=goal.mentorship_id,
                value=moved(now, value),
                note=note,
                confidence=confidence,
                day=day,
                private=private or goal.private,
            )
        )
    confirm(desk, checkin)
    if standing_of(desk, goal).share == 1:
        desk.screen.hint(f"That is all of it: mentorlog goal achieve {goal.ref}")


@verb(app, 'goal change G1 --to 3 --why "Two went so well"')
def change(
    ctx: typer.Context,
    id_: GoalID,
    why: NeededWhy,
    title: NewTitle = None,
    measure: Measure = None,
    start: From = None,
    target: To = None,
    unit: Unit = None,
    by: By = None,
    no_by: Annotated[
        bool, typer.Option("--no-by", help="Without a day from now on.")
    ] = False,
    on: On = None,
) -> None:
    """Change a goal on purpose; the old wording stays readable."""
    desk: Desk = ctx.obj
    said = {"title": title and line(title, "title"), "measure": measure, "unit": unit}
    figures = {"start": maybe_number(start), "target": maybe_number(target)}
    fields = {**said, **figures, "due": desk.due(by)}
    fields = {name: value for name, value in fields.items() if value is not None}
    if no_by and by is not None:
        message = "--by and --no-by contradict each other."
        raise UsageError(message)
    if no_by:
        fields["due"] = None
    if not fields:
        message = "Say what changes: --title, --measure, --from, --to, --unit or --by."
        raise UsageError(message)
    revise(desk, id_, Goal, lambda g: g.change(fields), why=why, on=desk.day(on))


@verb(app, "goal agree G1")
def agree(ctx: typer.Context, id_: GoalID, on: On = None) -> None:
    """Note that both sides agree on a goal."""
    desk: Desk = ctx.obj
    day = desk.day(on)
    alter(desk, id_, Goal, lambda goal: goal.agree(on=day))


@verb(app, "goal pause G1")
def pause(ctx: typer.Context, id_: GoalID, on: On = None) -> None:
    """Lay a goal aside for a while."""
    desk: Desk = ctx.obj
    revise(desk, id_, Goal, lambda goal: goal.pause(), why=None, on=desk.day(on))


@verb(app, "goal resume G1")
def resume(ctx: typer.Context, id_: GoalID, on: On = None) -> None:
    """Take a paused or closed goal up again."""
    desk: Desk = ctx.obj
    revise(desk, id_, Goal, lambda goal: goal.resume(), why=None, on=desk.day(on))


@verb(app, "goal achieve G1")
def achieve(ctx: typer.Context, id_: GoalID, on: On = None) -> None:
    """Note that a goal is reached."""
    desk: Desk = ctx.obj
    day = desk.day(on)
    alter(desk, id_, Goal, lambda goal: goal.achieve(on=day))


@verb(app, 'goal drop G1 --why "It was not mine"')
def drop(ctx: typer.Context, id_: GoalID, why: NeededWhy, on: On = None) -> None:
    """Give a goal up, and say why."""
    desk: Desk = ctx.obj
    day = desk.day(on)
    alter(desk, id_, Goal, lambda goal: goal.drop(on=day, why=why))
