"""Which shell is meant, and what it is given: the way from settings to its script."""

from __future__ import annotations

from pathlib import PurePath
from typing import TYPE_CHECKING

from typer._completion_shared import get_completion_script

from mentorlog.commands.shortcuts import shortcuts
from mentorlog.commands.verb import PROGRAM
from mentorlog.errors import UsageError
from mentorlog.period import quoted

if TYPE_CHECKING:
    from collections.abc import Mapping

    from mentorlog.desk import Desk
    from mentorlog.reports.shortcut import Shortcut
    from mentorlog.shells.script import Shell

COMPLETE_VARIABLE = f"_{PROGRAM.upper()}_COMPLETE"


def shell_meant(name: str | None, env: Mapping[str, str]) -> Shell:
    """The shell that was named, or the one that the person logs in to.

    Raises:
        UsageError: it is none that is known here.
    """
    from mentorlog.shells.script import SHELLS  # noqa: PLC0415 - on demand

    own = PurePath(env.get("SHELL", "")).name
    for shell in SHELLS:
        if shell == (own if name is None else name.casefold()):
            return shell
    meant = "Your shell is not known" if name is None else f"{quoted(name)} is unknown"
    message = f"{meant}: mentorlog shell init {'|'.join(SHELLS)}"
    raise UsageError(message)


def completion_of(shell: Shell) -> str:
    """What completes the program's own name in a shell."""
    return get_completion_script(
        prog_name=PROGRAM, complete_var=COMPLETE_VARIABLE, shell=shell
    )


def shortcuts_of(desk: Desk) -> list[Shortcut]:
    """The short names that hold for a person."""
    return list(shortcuts(desk.settings.aliases, desk.env.get("PATH")))
