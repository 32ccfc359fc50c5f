"""`mentorlog import`: what people have kept elsewhere, brought in."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from mentorlog.commands.options import Private, Tags, With
from mentorlog.commands.values import tag_words
from mentorlog.commands.verb import Noun, verb
from mentorlog.desk import Desk
from mentorlog.errors import UsageError

if TYPE_CHECKING:
    from mentorlog.commands.taking_in import Wanted as TakenInAs

DryRun = Annotated[bool, typer.Option("--dry-run", help="Look only; write nothing.")]


BY_SUFFIX = {".json": "journal", ".jsonl": "journal", ".csv": "csv", ".md": "notes"}
"""How a file is called → the command that brings it in."""


class Import(Noun):
    """The commands that bring something in; a file alone is what its name says."""

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        """Read the words after `import`; before a file, its command is meant."""
        names = [arg for arg in args if arg == "-" or not arg.startswith("-")]
        first = names[0] if names else ""
        meant = None if first in self.commands else self._meant(first)
        return super().parse_args(ctx, [meant, *args] if meant else args)

    @staticmethod
    def _meant(source: str) -> str | None:
        path = Path(source).expanduser()
        if source == "-":
            return "journal"
        if source and path.is_dir():
            return "notes"
        by_name = BY_SUFFIX.get(path.suffix.casefold())
        return by_name or ("journal" if source and path.exists() else None)


app = Import("Bring in what you have kept elsewhere.")


@verb(app, "import journal laptop.json --dry-run", "import laptop.json")
def journal(
    ctx: typer.Context,
    file: Annotated[
        str,
        typer.Argument(metavar="FILE|-", help="An export; - takes standard input."),
    ],
    dry_run: DryRun = False,
    theirs: Annotated[
        bool,
        typer.Option("--theirs", help="Where something differs, the file is right."),
    ] = False,
) -> None:
    """Bring in an export of mentorlog: JSON or JSONL.

    Into an empty journal it comes as it was, with its history. Elsewhere what is new
    is added, as one step; what differs from what is there stays as it is and is told.
    Importing again adds nothing.
    """
    from mentorlog.commands.bringing_in import bring_in  # noqa: PLC0415 - on demand

    desk: Desk = ctx.obj
    desk.screen.brought(bring_in(desk, file, dry=dry_run, theirs=theirs))


@verb(app, "import jrnl jrnl.json --dry-run", "import jrnl jrnl.json --with Priya")
def jrnl(
    ctx: typer.Context,
    file: Annotated[
        str,
        typer.Argument(
            metavar="FILE|-", help="What jrnl wrote; - takes standard input."
        ),
    ],
    dry_run: DryRun = False,
    with_: With = None,
    tag: Tags = None,
    private: Private = False,
) -> None:
    """Bring in a journal of jrnl, made with: jrnl --format json.

    Each of its entries becomes a note, with its day, its time and its tags; a star
    becomes the tag “starred”. Importing again adds what is new there since.
    """
    from mentorlog.commands.importing_jrnl import import_jrnl  # noqa: PLC0415 - on demand

    desk: Desk = ctx.obj
    wanted = _wanted(with_, tag, private=private, dry=dry_run)
    desk.screen.taken_in(import_jrnl(desk, file, wanted))


@verb(
    app,
    "import csv goals.csv --kind goal --dry-run",
    'import csv goals.csv --kind goal --map "Reason=why" --yes',
)
def csv(
    ctx: typer.Context,
    file: Annotated[
        str, typer.Argument(metavar="FILE|-", help="A table; - takes standard input.")
    ],
    kind: Annotated[
        str | None,
        typer.Option("--kind", metavar="KIND", help="What a row is, such as goal."),
    ] = None,
    map_: Annotated[
        list[str] | None,
        typer.Option(
            "--map",
            metavar="COLUMN=FIELD,…",
            help="What columns are that are not understood; COLUMN= leaves one out.",
        ),
    ] = None,
    fixed: Annotated[
        list[str] | None,
        typer.Option(
            "--set",
            metavar="FIELD=VALUE",
            help="What all rows have, such as direction=received (repeatable).",
        ),
    ] = None,
    dry_run: DryRun = False,
    yes: Annotated[bool, typer.Option("--yes", help="Do not ask.")] = False,
    with_: With = None,
    tag: Tags = None,
    private: Private = False,
) -> None:
    """Bring in a table of goals, of promises, or of any other kind.

    The first row names the columns; they fill the fields that `edit` has options for,
    and tags, of a goal or a promise also its status and when it was closed. A table of
    mentorlog's own export needs no --kind. Importing again adds nothing.
    """
    from mentorlog.commands.importing_csv import Said  # noqa: PLC0415 - on demand
    from mentorlog.commands.importing_table import import_csv  # noqa: PLC0415 - on demand

    desk: Desk = ctx.obj
    wanted = _wanted(with_, tag, private=private, dry=dry_run)
    said = Said(kind=kind, map=map_ or (), fixed=fixed or (), unasked=yes)
    import_csv(desk, file, said, wanted)


def _wanted(
    person: str | None, tags: list[str] | None, *, private: bool, dry: bool
) -> TakenInAs:
    from mentorlog.commands.taking_in import Wanted  # noqa: PLC0415 - on demand

    return Wanted(person=person, tags=tag_words(tags), private=private, dry=dry)


@verb(
    app, "import notes ~/mentoring --dry-run", "import notes 2026-03-*.md --with Priya"
)
def notes(
    ctx: typer.Context,
    paths: Annotated[
        list[str],
        typer.Argument(metavar="PATH...", help="Markdown files, or folders of them."),
    ],
    dry_run: DryRun = False,
    update: Annotated[
        bool,
        typer.Option("--update", help="Take over what was edited in known files."),
    ] = False,
    with_: With = None,
    tag: Tags = None,
    private: Private = False,
) -> None:
    """Bring in meeting notes in Markdown.

    Talks, who took part, and what was promised are found in them. Importing the same
    files again adds nothing.
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
