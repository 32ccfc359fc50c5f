"""`mentorlog edit`: any entry, in the editor or by options."""

from __future__ import annotations

from typing import Annotated, Any

import typer
from typer.core import TyperOption

from mentorlog.commands.editing import apply, edit_entry
from mentorlog.commands.options import AnyID
from mentorlog.commands.verb import Verb, report, verb
from mentorlog.desk import Desk
from mentorlog.entries.fields import sayable
from mentorlog.entries.kinds import every_kind
from mentorlog.errors import UsageError

app = report()

SAID = "mentorlog.said"


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
        help="Of any entry." if everywhere else f"Of a {', '.join(kinds)}.",
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
