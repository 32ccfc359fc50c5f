"""Every command of the program, with the examples of its help."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import typer

from mentorlog.cli import app
from mentorlog.commands.verb import PROGRAM

if TYPE_CHECKING:
    from collections.abc import Iterator


def _below(group: Any, path: tuple[str, ...]) -> Iterator[tuple[str, Any]]:
    for name, command in group.commands.items():
        words = (*path, name)
        if hasattr(command, "commands"):
            yield from _below(command, words)
        else:
            yield " ".join(words), command


EVERY: dict[str, Any] = dict(_below(typer.main.get_command(app), ()))
"""Every command that does something, by its words."""


def examples(command: Any) -> list[str]:
    """The command lines at the end of a command's help, without the program's name."""
    begin = f"{PROGRAM} "
    lines = map(str.strip, (command.epilog or "").splitlines())
    return [line.removeprefix(begin) for line in lines if line.startswith(begin)]
