"""Short names for command lines: the usual ones, and the person's own."""

from __future__ import annotations

import shlex
import shutil
from typing import TYPE_CHECKING

from mentorlog.commands.catalogue import COMMANDS
from mentorlog.commands.verb import PROGRAM
from mentorlog.errors import UsageError
from mentorlog.period import quoted
from mentorlog.reports.shortcut import Shortcut
from mentorlog.shells.words import OWN_WORDS

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

USUAL = {
    "ml": "",
    "mlt": "today",
    "mlp": "prep",
    "mls": "session log",
    "mla": "action add",
    "mld": "action done",
    "mlg": "goal add",
    "mlf": "feedback add",
    "mln": "note add",
    "mlw": "win",
    "mlr": "review --month",
}
"""A short name → the words after the program's name."""


def must_be_free(name: str) -> None:
    """Refuse a short name that no shell would take.

    Raises:
        UsageError: shells keep it for themselves.
    """
    if name in OWN_WORDS:
        message = f"{quoted(name)} is a word of the shell's own: choose another name."
        raise UsageError(message)


def must_be_a_command(line: str) -> None:
    """Refuse words that begin with no command of the program.

    Raises:
        UsageError: they do not.
    """
    words = _words(line)
    if not words or (words[0] not in COMMANDS and not words[0].startswith("-")):
        message = f"{quoted(line)} is no command line: it begins with no command."
        raise UsageError(message)


def shortcuts(own: Mapping[str, str], path: str | None) -> Iterator[Shortcut]:
    """All short names, the usual ones first.

    Args:
        own: the person's own ones; "" where a usual one is unwanted.
        path: the folders in which programs lie, as `PATH` has them.
    """
    for name, line in {**USUAL, **own}.items():
        if own.get(name) == "":
            continue
        yield Shortcut(
            name=name,
            words=(PROGRAM, *_words(line)),
            own=name in own,
            taken_by=shutil.which(name, path=path),
            flaw=_flaw(name, line),
        )


def _flaw(name: str, line: str) -> str | None:
    """What keeps a short name from being one: itself, or what it stands for."""
    try:
        must_be_free(name)
        must_be_a_command(line or "today")
    except UsageError as error:
        return str(error)
    return None


def _words(line: str) -> list[str]:
    try:
        return shlex.split(line)
    except ValueError:
        return []
