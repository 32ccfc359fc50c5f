"""What all commands share: how to answer, and the form of their help."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import TYPE_CHECKING, Any

import typer
from typer.core import TyperCommand, TyperGroup, TyperOption

from mentorlog.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from mentorlog.desk import Desk

PROGRAM = "mentorlog"

PLAIN: dict[str, Any] = {
    "add_completion": False,
    "rich_markup_mode": None,
    "pretty_exceptions_enable": False,
}
"""Help as plain text: fast, calm, and readable on every terminal."""


class OnDemand(Mapping[str, Any]):
    """Commands by name, each made when it is first reached for.

    Typer looks closely at every parameter of a command that it makes, which takes
    longer than most commands take to run; so only the one that is wanted is made.
    """

    def __init__(self, names: Sequence[str], make: Callable[[str], Any]) -> None:
        self.names = list(names)
        self._make = make
        self._made: dict[str, Any] = {}

    def __getitem__(self, name: str) -> Any:
        if name not in self.names:
            raise KeyError(name)
        if name not in self._made:
            self._made[name] = self._make(name)
        return self._made[name]

    def __iter__(self) -> Iterator[str]:
        return iter(self.names)

    def __len__(self) -> int:
        return len(self.names)


class Group(TyperGroup):
    """A group of commands that are made on demand."""

    commands: OnDemand  # type: ignore[assignment]  # Typer only reads it

    def __init__(self, commands: OnDemand, **settings: Any) -> None:
        super().__init__(rich_markup_mode=None, **settings)
        self.commands = commands

    def list_commands(self, ctx: Any) -> list[str]:  # noqa: ARG002 - as it is inherited
        """The names of all commands, in the order of the help."""
        return self.commands.names


class Noun(Group):
    """The commands about one kind of entry; alone, it explains itself."""

    def __init__(self, help_line: str) -> None:
        self._verbs: dict[str, typer.Typer] = {}
        made = OnDemand((), lambda name: typer.main.get_command(self._verbs[name]))
        super().__init__(made, help=help_line)

    def register(self, name: str, single: typer.Typer) -> None:
        """Take in a command, as a Typer application of its own."""
        self._verbs[name] = single
        self.commands.names.append(name)

    def command(self) -> TyperGroup:
        """What the root command runs."""
        return self

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        """Read the words after the noun; without any, they ask for help."""
        return super().parse_args(ctx, args or ["--help"])


class Report:
    """The place of a command that stands alone, such as `review`."""

    def __init__(self) -> None:
        self._single: typer.Typer | None = None

    def register(self, name: str, single: typer.Typer) -> None:
        """Take in the command, as a Typer application of its own."""
        if self._single is not None:
            message = f"{name}: there is a command here already"
            raise ValueError(message)
        self._single = single

    def command(self) -> Any:
        """What the root command runs."""
        assert self._single is not None
        return typer.main.get_command(self._single)


def noun(help_line: str) -> Noun:
    """A group of commands about one kind of entry."""
    return Noun(help_line)


def report() -> Report:
    """The place of a command that stands alone, such as `review`."""
    return Report()


def verb(
    app: Noun | Report,
    *examples: str,
    name: str | None = None,
    context_settings: dict[str, Any] | None = None,
    cls: type[Verb] | None = None,
) -> Callable[[Callable[..., None]], Callable[..., None]]:
    """Make a function a command, with examples at the end of its help.

    Args:
        app: the noun it belongs to, or the report it is.
        examples: command lines without the program's name; each must run.
        name: what it is called, if not as the function (without a trailing _).
        context_settings: what Typer shall do differently for this command.
        cls: a kind of `Verb` with more options.
    """
    lines = "\n".join(f"  {PROGRAM} {example}" for example in examples)

    def made(function: Callable[..., None]) -> Callable[..., None]:
        called = name or function.__name__.rstrip("_")
        single = typer.Typer(**PLAIN)
        single.command(
            called,
            cls=cls or Verb,
            epilog=f"\b\nExamples:\n{lines}",
            context_settings=context_settings,
        )(function)
        app.register(called, single)
        return function

    return made


class Verb(TyperCommand):
    """A command that can answer as JSON, plainly or quietly."""

    def __init__(self, name: str | None, **settings: Any) -> None:
        super().__init__(name, **settings)
        self.params.extend(manner_options())

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        """Read the words of the command line; of two values, none is lost unsaid."""
        if not ctx.resilient_parsing:
            _, _, order = self.make_parser(ctx).parse_args(args=list(args))
            _must_be_said_once(order)
        return super().parse_args(ctx, args)

    def invoke(self, ctx: Any) -> Any:
        """Run the command; the desk learns under which name."""
        ctx.obj.command = ctx.command_path.removeprefix(f"{PROGRAM} ")
        given = ctx.params
        ctx.obj.takes_words = "words" in given
        ctx.obj.wants_text = "words" in given and (
            given["words"] in {None, "-"} and given.get("message") is None
        )
        return super().invoke(ctx)


def _must_be_said_once(params: Sequence[Any]) -> None:
    """Refuse an option that is given two values, of which one would be lost.

    `--with` may be repeated, and the last one counts: an alias can name a person.

    Raises:
        UsageError: there is one.
    """
    said: set[str] = set()
    for param in params:
        if not isinstance(param, TyperOption) or param.is_flag or param.multiple:
            continue
        option = param.opts[0]
        if option in said and option != "--with":
            message = f"{option} is given twice: choose one."
            raise UsageError(message)
        said.add(option)


def manner_options() -> list[TyperOption]:
    """The options for how to answer, understood by every command."""
    return [
        _manner("--json", "Answer as JSON."),
        _manner("--plain", "One record per line, tabs between fields, no colour."),
        _manner("--quiet", "Say nothing where all went well.", "-q"),
        _manner("--no-pager", "All at once, however long it is.", sets="unpaged"),
    ]


def _manner(
    option: str, help_line: str, *short: str, sets: str | None = None
) -> TyperOption:
    word = sets or option.removeprefix("--")

    def note(ctx: Any, _param: object, value: bool) -> None:
        desk: Desk | None = ctx.obj
        if value and desk is not None:
            setattr(desk.manner, word, True)

    return TyperOption(
        param_decls=[option, *short],
        is_flag=True,
        default=False,
        expose_value=False,
        callback=note,
        help=help_line,
    )
