"""`mentorlog drafts`: texts that are not yet in the journal."""

from __future__ import annotations

import shlex
from typing import Annotated, Any

import typer

from mentorlog.commands.verb import PROGRAM, noun, verb
from mentorlog.desk import Desk
from mentorlog.drafts.draft import GO_ON, EditFailed
from mentorlog.ending import INTERRUPTED
from mentorlog.errors import MentorlogError, Stopped, UsageError
from mentorlog.reports.saying import count, say_date

app = noun("Texts that are not yet in the journal.")

Name = Annotated[
    str | None,
    typer.Argument(metavar="[NAME]", help="Its name or how that begins.  [the newest]"),
]


@verb(app, "drafts list", "drafts list --json", name="list")
def list_(ctx: typer.Context) -> None:
    """List the drafts, the newest first."""
    desk: Desk = ctx.obj
    empty = f"No drafts in {desk.drafts.folder}."
    desk.screen.drafts(desk.drafts.all(), empty=empty)


@verb(app, "drafts show", "drafts show note")
def show(ctx: typer.Context, name: Name = None) -> None:
    """Show the text of a draft; where it has none, its command."""
    desk: Desk = ctx.obj
    desk.screen.draft(desk.drafts.find(name))


@verb(app, "drafts resume", "drafts resume note")
def resume(ctx: typer.Context, name: Name = None) -> None:
    """Run a draft's command again, and go on with its text.

    Days such as “yesterday” mean what they meant when the draft began. It is
    discarded when its text is in the journal.
    """
    desk: Desk = ctx.obj
    draft = desk.drafts.find(name)
    if draft.begun is None:
        message = (
            f"Nothing tells which command {draft.name} belongs to. Give its text to"
            f" one: {PROGRAM} note add < {shlex.quote(str(draft.path))}"
        )
        raise UsageError(message)
    words = list(draft.command())
    again = desk.going_on(draft, draft.read() if draft.begun.way == "piped" else None)
    if again.today != desk.today:
        desk.screen.hint(f"As on {say_date(again.today, desk.today)}, when it began.")
    try:
        code = _run(ctx, words, again)
    except (EditFailed, typer.TyperException):
        raise  # they say where it is, or that it is not wanted
    except MentorlogError as error:
        if again.wrote:
            raise
        raise draft.kept(error, f"{GO_ON} {draft.name}") from error
    finally:
        again.close()
        desk.wrote = again.wrote
        if again.wrote:
            draft.discard()
    if code == INTERRUPTED and not again.wrote:
        raise draft.kept(Stopped("Stopped."), f"{GO_ON} {draft.name}")
    if not code and draft.begun.way != "editor":
        draft.discard()
    raise typer.Exit(code)


def _run(ctx: typer.Context, words: list[str], desk: Desk) -> int:
    """Run a command line through the root command."""
    root: Any = ctx.find_root().command
    code = root.main(words, prog_name=PROGRAM, standalone_mode=False, obj=desk)
    return code if isinstance(code, int) else 0


@verb(app, "drafts discard note", "drafts discard --all")
def discard(
    ctx: typer.Context,
    names: Annotated[
        list[str] | None,
        typer.Argument(metavar="NAME...", help="Their names or how these begin."),
    ] = None,
    all_: Annotated[bool, typer.Option("--all", help="Discard every draft.")] = False,
) -> None:
    """Discard drafts for good."""
    desk: Desk = ctx.obj
    if all_ == bool(names):
        message = "Which ones? Give their names, or --all."
        raise UsageError(message)
    drafts = [desk.drafts.find(each) for each in names or ()] or desk.drafts.all()
    drafts = list({draft.path: draft for draft in drafts}.values())
    question = f"Discard {count(len(drafts), 'draft')} for good?"
    if all_ and drafts and desk.at_terminal and not desk.asks(question, default=False):
        desk.screen.hint("All drafts are kept.")
        return
    with desk.screen.discarding(drafts):
        for draft in drafts:
            draft.forget()
        for path in desk.drafts.leftovers() + desk.drafts.abandoned() if all_ else ():
            path.unlink(missing_ok=True)
