"""Asking a person at the terminal one question after the other."""

from __future__ import annotations

import shutil
from contextlib import suppress
from textwrap import wrap
from typing import TYPE_CHECKING

import typer

from mentorlog import ending
from mentorlog.errors import Stopped
from mentorlog.screen.safe import safe

if TYPE_CHECKING:
    from collections.abc import Iterator


ENDS_EARLY = (
    "An empty answer skips a question; Ctrl-C writes nothing, and keeps your answers as"
    " a draft."
)
"""What is said before a walk of questions; whoever asks keeps them in `desk.typed`."""

LEAST = 20
"""Columns that a question needs to be read; narrower terminals break it themselves."""


def answer(question: str) -> str:
    """What the person types, "" to skip the question.

    Raises:
        Stopped: the person ended the program instead of answering, or is gone.
    """
    ending.release()
    try:
        said: str = typer.prompt(
            f"\n{_wrapped(safe(question))}\n",
            default="",
            show_default=False,
            prompt_suffix="> ",
            err=True,
        )
    except (typer.Abort, OSError) as abort:
        with suppress(OSError):
            typer.echo(err=True)  # what is said next gets a line of its own
        message = "Stopped; nothing was written."
        raise Stopped(message) from abort
    return said.strip()


def _wrapped(question: str) -> str:
    """A question whose lines break between words where the terminal is narrow."""
    width = max(shutil.get_terminal_size().columns, LEAST)
    lines = (wrap(line, width) for line in question.splitlines())
    return "\n".join("\n".join(line) for line in lines)


def answers(question: str) -> Iterator[str]:
    """What the person types to one question asked again and again, until nothing.

    Raises:
        Stopped: the person ended the program instead of answering.
    """
    while said := answer(question):
        yield said
