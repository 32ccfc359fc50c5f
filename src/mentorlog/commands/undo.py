"""`mentorlog undo`: taking back what the last command wrote."""

from __future__ import annotations

from itertools import islice, takewhile
from typing import Annotated

import typer

from mentorlog.commands.taking_back import NOTHING, all_after, latest, take_back
from mentorlog.commands.verb import report, verb
from mentorlog.desk import Desk
from mentorlog.entries.change import UNDO
from mentorlog.errors import UsageError
from mentorlog.reports.history import told_step
from mentorlog.store.history import History

app = report()

SHOWN = 20
"""How many steps `--list` shows; the rest is in `mentorlog history`."""


@verb(app, "undo", "undo --dry-run", "undo --list", "undo --to 12")
def undo(
    ctx: typer.Context,
    to: Annotated[
        int | None,
        typer.Option(
            "--to", metavar="STEP", min=0, help="Take back all that came after a step."
        ),
    ] = None,
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help="Say what it would change.")
    ] = False,
    list_: Annotated[
        bool, typer.Option("--list", help="Show the steps that can be taken back.")
    ] = False,
) -> None:
    """Take back what the last command wrote.

    One command is one step, however much it wrote. Taking back is a step as well:
    mentorlog redo does it again.
    """
    desk: Desk = ctx.obj
    if list_ and (dry_run or to is not None):
        message = "--list only shows; leave --to and --dry-run out."
        raise UsageError(message)
    if list_:
        _show(desk)
    else:
        take_back(desk, UNDO, latest if to is None else all_after(to), dry=dry_run)


def _show(desk: Desk) -> None:
    history = History(desk.journal)
    numbers = list(islice(history.in_effect(), SHOWN))
    latest_first = reversed(history.steps(numbers))
    steps = list(takewhile(lambda step: step.is_whole, latest_first))
    people = desk.journal.people()
    desk.screen.steps([told_step(step, people) for step in steps], empty=NOTHING)
    if len(steps) < len(numbers):
        desk.screen.hint("Words have been erased for good: no way leads back beyond.")
    elif len(numbers) == SHOWN:
        desk.screen.hint("Earlier ones: mentorlog history --since DAY")
