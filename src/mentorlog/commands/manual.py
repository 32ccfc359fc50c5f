"""What every command says of itself, gathered for the manual."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from mentorlog import __version__
from mentorlog.commands.catalogue import COMMANDS, PANELS
from mentorlog.commands.places import places
from mentorlog.commands.verb import PROGRAM
from mentorlog.reports.manual import Command, Manual

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mentorlog.desk import Desk

CODES = (
    ("0", "fine"),
    ("1", "something failed; one line on standard error says what"),
    ("2", "the command line was not understood"),
    ("3", "there is no such entry, or nobody of that name"),
    ("4", "the day or the period was not understood"),
    ("5", "the journal cannot be opened, is damaged, or is newer than the program"),
    ("6", "something needs attention (only where a check was asked for)"),
    ("129, 143", "ended by the system: the terminal is gone (SIGHUP), SIGTERM"),
    ("130", "stopped with Ctrl-C"),
)
"""Exit code → meaning, as the README has it in more words."""

VARIABLES = (
    ("MENTORLOG_JOURNAL", "the journal's file"),
    ("MENTORLOG_BACKUPS", "the folder of its backups, or off for none by themselves"),
    ("MENTORLOG_CONFIG", "the folder of settings and templates"),
    ("MENTORLOG_CACHE", "the folder of the sample journal"),
    ("MENTORLOG_PAGER, PAGER", "what shows a long text page by page; empty for none"),
    ("VISUAL, EDITOR", "the editor"),
    ("NO_COLOR", "no colours, if it is not empty"),
    ("FORCE_COLOR", "colours at a pipe, too, if it is not empty"),
    ("MENTORLOG_TODAY", "the day it shall be, such as 2026-03-31, for trials"),
    ("MENTORLOG_DEBUG", "shows where an error that should not happen went wrong"),
)
"""Environment variable → what it does."""


def manual(desk: Desk, root: Any) -> Manual:
    """The manual of this very program.

    Args:
        desk: says where things lie.
        root: the root command.
    """
    with _context(root, PROGRAM, None) as ctx:
        listed = _command(ctx, "")
        parts = tuple(
            (
                panel,
                tuple(
                    command
                    for name, known in COMMANDS.items()
                    if known.panel == panel
                    for command in _below(root.get_command(ctx, name), name, ctx)
                ),
            )
            for panel in PANELS
        )
    return Manual(
        program=PROGRAM,
        version=__version__,
        about="a journal of a mentoring relationship",
        root=listed,
        parts=parts,
        codes=CODES,
        variables=VARIABLES,
        places=tuple((place.path, place.what) for place in places(desk)),
    )


def _below(command: Any, words: str, above: Any) -> Iterator[Command]:
    """A command, or the verbs of a noun."""
    if hasattr(command, "list_commands"):
        with _context(command, words, above) as ctx:
            for name in command.list_commands(ctx):
                below = command.get_command(ctx, name)
                yield from _below(below, f"{words} {name}", ctx)
    else:
        with _context(command, words, above) as ctx:
            yield _command(ctx, words)


def _context(command: Any, words: str, above: Any) -> Any:
    """What Typer looks into for a command's options, as it does where one is run."""
    return command.context_class(
        command,
        info_name=words,
        parent=above,
        resilient_parsing=True,
        **command.context_settings,
    )


def _command(ctx: Any, words: str) -> Command:
    command = ctx.command
    _, _, examples = (command.epilog or "").partition("Examples:\n")
    return Command(
        words=words,
        usage=" ".join(command.collect_usage_pieces(ctx)),
        paragraphs=tuple(_paragraphs(command.help or "")),
        options=tuple(_options(ctx)),
        examples=tuple(line.strip() for line in examples.splitlines()),
    )


def _paragraphs(text: str) -> Iterator[str]:
    r"""The paragraphs of a help; one that begins with \b keeps its lines."""
    for paragraph in text.strip().split("\n\n"):
        lines = [line.strip() for line in paragraph.splitlines()]
        if lines[0] == "\b":
            yield "\n".join(lines[1:])
        else:
            yield " ".join(lines)


def _options(ctx: Any) -> Iterator[tuple[str, str]]:
    for param in ctx.command.get_params(ctx):
        record = param.get_help_record(ctx)
        if record is not None:
            name, meaning = record
            yield name, meaning or ""
