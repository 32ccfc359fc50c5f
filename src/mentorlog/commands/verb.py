"""What all commands share: how to answer, and the form of their help."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import typer
from typer.core import TyperCommand, TyperOption

if TYPE_CHECKING:
    from collections.abc import Callable

    from mentorlog.desk import Desk

PROGRAM = "mentorlog"


def noun(help_line: str) -> typer.Typer:
    """A group of commands about one kind of entry."""
    app = typer.Typer(
        help=help_line,
        invoke_without_command=True,
        add_completion=False,
        rich_markup_mode=None,
        pretty_exceptions_enable=False,
    )
    app.callback()(_explain)
    return app


def report() -> typer.Typer:
    """The place of a command that stands alone, such as `review`."""
    return typer.Typer(
        add_completion=False, rich_markup_mode=None, pretty_exceptions_enable=False
    )


def _explain(ctx: typer.Context) -> None:
    if ctx.invoked_subcommand is None:
        typer.echo(ctx.get_help())


def verb(
    app: typer.Typer,
    *examples: str,
    name: str | None = None,
    context_settings: dict[str, Any] | None = None,
    cls: type[Verb] | None = None,
) -> Callable[[Callable[..., None]], Callable[..., None]]:
    """Make a function a command, with examples at the end of its help.

    Args:
        app: the noun it belongs to.
        examples: command lines without the program's name; each must run.
        name: what it is called, if not as the function (without a trailing _).
        context_settings: what Typer shall do differently for this command.
        cls: a kind of `Verb` with more options.
    """
    lines = "\n".join(f"  {PROGRAM} {example}" for example in examples)

    def made(function: Callable[..., None]) -> Callable[..., None]:
        called = name or function.__name__.rstrip("_")
        epilog = f"\b\nExamples:\n{lines}"
        decorate = app.command(
            called, cls=cls or Verb, epilog=epilog, context_settings=context_settings
        )
        return decorate(function)

    return made


class Verb(TyperCommand):
    """A command that can answer as JSON, plainly or quietly."""

    def __init__(self, name: str | None, **settings: Any) -> None:
        super().__init__(name, **settings)
        self.params.extend(manner_options())

    def invoke(self, ctx: Any) -> Any:
        """Run the command; the desk learns under which name."""
        ctx.obj.command = ctx.command_path.removeprefix(f"{PROGRAM} ")
        return super().invoke(ctx)


def manner_options() -> list[TyperOption]:
    """The options for how to answer, understood by every command."""
    return [
        _manner("--json", "Answer as JSON."),
        _manner("--plain", "One record per line, tabs between fields, no colour."),
        _manner("--quiet", "Say nothing where all went well.", "-q"),
    ]


def _manner(option: str, help_line: str, *short: str) -> TyperOption:
    word = option.removeprefix("--")

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
