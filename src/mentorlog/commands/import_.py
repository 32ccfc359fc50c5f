"""`mentorlog import`: what people have kept elsewhere, brought in."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from mentorlog.commands.options import Private, Tags, With
from mentorlog.commands.values import tag_words
from mentorlog.commands.verb import noun, verb
from mentorlog.desk import Desk
from mentorlog.errors import UsageError

app = noun("Bring in what you have kept elsewhere.")


@verb(
    app, "import notes ~/mentoring --dry-run", "import notes 2026-03-*.md --with Priya"
)
def notes(
    ctx: typer.Context,
    paths: Annotated[
        list[str],
        typer.Argument(metavar="PATH...", help="Markdown files, or folders of them."),
    ],
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help="Look only; write nothing.")
    ] = False,
    update: Annotated[
        bool,
        typer.Option("--update", help="Take over what was edited in known files."),
    ] = False,
    with_: With = None,
    tag: Tags = None,
    private: Private = False,
) -> None:
    """Bring in meeting notes in Markdown: talks, who took part, next steps.

    Importing the same files again adds nothing.
    """
    from mentorlog.commands.importing import Wanted, import_notes  # noqa: PLC0415 - costs markdown-it

    desk: Desk = ctx.obj
    wanted = Wanted(
        paths=[_there(path) for path in paths],
        person=with_,
        tags=tag_words(tag),
        private=private,
        update=update,
        dry=dry_run,
    )
    desk.screen.imported(import_notes(desk, wanted))


def _there(path: str) -> Path:
    """The path, which must exist.

    Raises:
        UsageError: it does not.
    """
    there = Path(path).expanduser()
    if not there.exists():
        message = f"There is no file or folder {path}; nothing was imported."
        raise UsageError(message)
    return there
