"""`mentorlog shell`: completion, short names and a piece of the prompt for a shell."""

from __future__ import annotations

from typing import Annotated

import typer

from mentorlog import config
from mentorlog.commands.completion import one_of
from mentorlog.commands.shells import completion_of, shell_meant, shortcuts_of
from mentorlog.commands.verb import noun, verb
from mentorlog.desk import Desk
from mentorlog.shells.script import SHELLS

app = noun("Completion, short names and a prompt for your shell.")


@verb(app, "shell init bash", "shell init zsh --prompt", "shell init fish")
def init(
    ctx: typer.Context,
    shell: Annotated[
        str | None,
        typer.Argument(
            metavar="[bash|zsh|fish]",
            help="The shell.  [yours]",
            autocompletion=one_of(SHELLS),
        ),
    ] = None,
    prompt: Annotated[
        bool,
        typer.Option("--prompt", help="Show in the prompt how many promises are late."),
    ] = False,
) -> None:
    r"""Print what your shell evaluates when it starts.

    \b
    ~/.bashrc:                   eval "$(mentorlog shell init bash)"
    ~/.zshrc:                    eval "$(mentorlog shell init zsh)"
    ~/.config/fish/config.fish:  mentorlog shell init fish | source
    """
    from mentorlog.shells.script import script  # noqa: PLC0415 - on demand

    desk: Desk = ctx.obj
    which = shell_meant(shell, desk.env)
    given = shortcuts_of(desk)
    for each in given:
        if each.flaw is not None:
            desk.screen.warn(f"{each.name} is left out: {each.flaw}")
    desk.journal.tell_due_days()
    journal = config.journal_path({**desk.env, "MENTORLOG_JOURNAL": ""})
    text = script(which, completion_of(which), given, journal, prompt=prompt)
    desk.screen.script(which, text)


@verb(app, "shell aliases", "shell aliases --plain")
def aliases(ctx: typer.Context) -> None:
    """List the short names, and which of them are taken.

    Your own: mentorlog config set aliases.mlj "note add --tag joy"
    """
    desk: Desk = ctx.obj
    desk.screen.shortcuts(shortcuts_of(desk))
