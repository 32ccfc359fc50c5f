"""`mentorlog edit`: any entry, in the editor or by options."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any

import typer
from typer.core import TyperOption

from mentorlog.commands.editing import apply, edit_entry
from mentorlog.commands.options import AnyID
from mentorlog.commands.values import YES_OR_NO
from mentorlog.commands.verb import Verb, report, verb
from mentorlog.desk import Desk
from mentorlog.entries.fields import sayable
from mentorlog.entries.kinds import every_kind
from mentorlog.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Iterator

app = report()

SAID = "mentorlog.said"
PRIVATE, ALONE = "private", "--private"
_OF_PRIVATE = "Of any entry; yes, which need not be said, or no."


class EditVerb(Verb):
    """The command that has an option for every field of every kind."""

    def __init__(self, name: str | None, **settings: Any) -> None:
        super().__init__(name, **settings)
        owners: dict[str, list[str]] = {"tags": ["any"], "with": ["any"]}
        for kind in every_kind():
            for word in sayable(kind):
                owners.setdefault(word, []).append(kind.kind)
        options = [_field_option(word, kinds) for word, kinds in owners.items()]
        self.params[1:1] = options

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        """Read the words; `--private` alone means what it means where one adds."""
        valued = {
            name
            for param in self.params
            for name in param.opts
            if not getattr(param, "is_flag", False)
        }
        return super().parse_args(ctx, list(_private_alone(args, valued)))


def _private_alone(args: list[str], valued: set[str]) -> Iterator[str]:
    """The words, in which `--private` with neither yes nor no after it has a yes.

    Args:
        args: the words of the command line.
        valued: the options that take the word after them.
    """
    is_value = False
    for place, word in enumerate(args):
        if word == "--" and not is_value:
            yield from args[place:]
            return
        following = args[place + 1 : place + 2] or ["-"]
        said = following[0].strip().casefold() in {"", *YES_OR_NO}
        alone = word == ALONE and not (is_value or said)
        yield f"{ALONE}=yes" if alone else word
        is_value = word in valued and not (is_value or alone)


def _field_option(word: str, kinds: list[str]) -> TyperOption:
    everywhere = len(kinds) > len(every_kind()) - 2 or kinds == ["any"]

    def note(ctx: Any, _param: object, value: str | None) -> None:
        if value is not None:
            ctx.meta.setdefault(SAID, {})[word] = value

    return TyperOption(
        param_decls=[f"field_{word}", f"--{word}"],
        type=str,
        metavar="VALUE",
        expose_value=False,
        callback=note,
        help=_OF_PRIVATE
        if word == PRIVATE
        else "Of any entry."
        if everywhere
        else f"Of a {', '.join(kinds)}.",
    )


@verb(
    app,
    "edit G1",
    'edit G1 --by "end of june" --tags speaking,courage',
    "edit A1 --clear by",
    cls=EditVerb,
)
def edit(
    ctx: typer.Context,
    id_: AnyID,
    clear: Annotated[
        list[str] | None,
        typer.Option("--clear", metavar="FIELD", help="Empty a field (repeatable)."),
    ] = None,
) -> None:
    """Change an entry: in your editor, or by options."""
    desk: Desk = ctx.obj
    said: dict[str, str] = dict(ctx.meta.get(SAID, {}))
    for word in clear or ():
        if word in said:
            message = f"--clear {word} and --{word} contradict each other."
            raise UsageError(message)
        said[word] = ""
    entry = desk.journal.find_any(id_)
    if said:
        apply(desk, entry, said)
    else:
        edit_entry(desk, entry)
