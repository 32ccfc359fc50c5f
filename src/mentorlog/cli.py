"""The root command, and `main`: the only way out of the program."""

from __future__ import annotations

import sys
from importlib import import_module
from typing import TYPE_CHECKING, Annotated, Any

import typer
from typer.core import TyperCommand

from mentorlog import __version__, ending
from mentorlog.commands.catalogue import COMMANDS, PANELS
from mentorlog.commands.verb import PROGRAM, Group, OnDemand, manner_options
from mentorlog.desk import Desk
from mentorlog.ending import INTERRUPTED
from mentorlog.errors import JournalError, MentorlogError, Stopped, UsageError
from mentorlog.period import quoted

if TYPE_CHECKING:
    from collections.abc import Sequence


class Root(Group):
    """Finds commands by the catalogue, and loads the one that is wanted."""

    def __init__(self, **settings: Any) -> None:
        settings.pop("commands", None)
        settings.pop("rich_markup_mode", None)
        super().__init__(OnDemand(list(COMMANDS), _loaded), **settings)
        self.params.extend(manner_options())

    def shell_complete(self, ctx: Any, incomplete: str) -> Any:
        """Complete a command's name without loading the commands."""
        loaded, self.commands = self.commands, OnDemand(list(COMMANDS), _named)
        try:
            return super().shell_complete(ctx, incomplete)
        finally:
            self.commands = loaded

    def format_commands(self, ctx: Any, formatter: Any) -> None:  # noqa: ARG002 - as it is inherited
        """List the commands in their panels."""
        for panel in PANELS:
            rows = [(n, c.help) for n, c in COMMANDS.items() if c.panel == panel]
            with formatter.section(panel):
                formatter.write_dl(rows)


def _loaded(name: str) -> Any:
    """The command of that name."""
    return import_module(f"mentorlog.commands.{COMMANDS[name].module}").app.command()


def _named(name: str) -> TyperCommand:
    """A stand-in for a command, with its name and help line alone."""
    return TyperCommand(name, help=COMMANDS[name].help, rich_markup_mode=None)


app = typer.Typer(
    cls=Root,
    invoke_without_command=True,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["--help", "-h"]},
)


def _version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"{PROGRAM} {__version__}")
        raise typer.Exit


@app.callback()
def root(
    ctx: typer.Context,
    version: Annotated[  # noqa: ARG001 - its callback answers
        bool,
        typer.Option(
            "--version", callback=_version, is_eager=True, help="Show the version."
        ),
    ] = False,
) -> None:
    """Keep a journal of a mentoring relationship.

    Without a command it shows what today asks for. Every command explains itself:
    mentorlog goal add --help
    """
    if ctx.invoked_subcommand is None:
        today = _loaded("today")
        with today.make_context("today", [], parent=ctx) as inner:
            today.invoke(inner)


def main(args: Sequence[str] | None = None, desk: Desk | None = None) -> int:
    """Run one command line.

    Args:
        args: the words after the program's name; the process's own if None.
        desk: what the command works with; a fresh one if None. This is the door for
            tests too.

    Returns:
        The exit code, as the table in the README says.
    """
    words = sys.argv[1:] if args is None else list(args)
    desk = desk or Desk()
    try:
        code = _answer(words, desk)
        for complaint in desk.misunderstood:
            desk.screen.warn(complaint)
    except BrokenPipeError:
        desk.let_go()
        return 0
    finally:
        desk.close()
    return code


def _answer(words: list[str], desk: Desk) -> int:
    """Run, and turn whatever goes wrong into one line and an exit code."""
    try:
        _must_be_text(words)
        desk.words = tuple(words)
        code = typer.main.get_command(app).main(
            words, prog_name=PROGRAM, standalone_mode=False, obj=desk
        )
        desk.flush()
    except MentorlogError as error:
        return desk.fail(_sentence(desk, error), error.exit_code)
    except typer.TyperException as error:
        return desk.fail(_usage(error), error.exit_code)
    except (typer.Abort, KeyboardInterrupt):
        code = INTERRUPTED
    except BrokenPipeError:
        raise
    except SystemExit as stop:
        if isinstance(stop.__context__, BrokenPipeError):  # Typer's answer to it
            raise stop.__context__ from None
        raise
    except OSError as error:
        desk.let_go()
        where = f" ({error.filename})" if error.filename else ""
        done = " What was to be written is in the journal." if desk.wrote else ""
        return desk.fail(f"{error.strerror or error}{where}.{done}", 1)
    except Exception as error:  # a mistake of ours: told, never dumped
        if desk.env.get("MENTORLOG_DEBUG") and not ending.is_behind(error):
            raise
        return _unforeseen(desk, error)
    return _ended(desk, code)


def _ended(desk: Desk, code: object) -> int:
    """The exit code of a command that said all it had to say, or was stopped."""
    if code == INTERRUPTED:  # it came while nothing was asked, and Typer caught it
        return desk.fail(_sentence(desk, Stopped("Stopped.")), INTERRUPTED)
    return code if isinstance(code, int) else 0


def _sentence(desk: Desk, error: MentorlogError) -> str:
    """What to say of an error; what the journal did not take is kept."""
    if not isinstance(error, (JournalError, Stopped)):
        return str(error)
    from mentorlog.commands.senseless import more_of  # noqa: PLC0415 - seldom needed
    from mentorlog.commands.unwritten import keep_typed  # noqa: PLC0415 - seldom needed

    if isinstance(error, JournalError):
        error = more_of(desk, error)
    ending.hold()  # the terminal is gone, say, and its signal only on the way
    return keep_typed(desk, error)


def _must_be_text(words: list[str]) -> None:
    """Refuse arguments that are not text in the encoding of the terminal.

    Raises:
        UsageError: a word holds bytes that could not be decoded.
    """
    for word in words:
        try:
            word.encode()
        except UnicodeEncodeError as error:
            message = f"{quoted(word)} is not text in UTF-8; nothing was done."
            raise UsageError(message) from error


def _usage(error: typer.TyperException) -> str:
    """What is wrong with the command line, in one line, and where to read on."""
    ctx = getattr(error, "ctx", None)
    said = " ".join(error.format_message().split()).rstrip(".?")
    if ctx is None:
        return f"{said}."
    hint = "" if said else f"{ctx.command_path} needs a command: "
    if said.startswith("No such option") and any(
        p.param_type_name == "argument" for p in ctx.command.params
    ):
        hint = ". Text that begins with “-” goes after “--”"
    return f"{said}{hint}. See {ctx.command_path} --help"


def _unforeseen(desk: Desk, error: Exception) -> int:
    """Answer for an error that no command has foreseen; the exit code."""
    if ending.is_behind(error):
        return _ended(desk, INTERRUPTED)
    return desk.fail(*_mistake(desk, error))


def _mistake(desk: Desk, error: Exception) -> tuple[str, int]:
    """What to say where the journal is damaged, or the program itself is wrong."""
    from mentorlog.commands.senseless import damage_behind  # noqa: PLC0415 - seldom needed

    damage = damage_behind(desk, error)
    if damage is not None:
        return _sentence(desk, damage), damage.exit_code
    name = type(error).__name__
    return (
        f"This should not have happened ({name}: {error}). What was written before is"
        " safe; MENTORLOG_DEBUG=1 shows where it went wrong."
    ), 1
