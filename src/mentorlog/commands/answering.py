"""Asking a person at the terminal one question after the other."""

from __future__ import annotations

import shutil
from textwrap import wrap
from typing import TYPE_CHECKING

import typer

from mentorlog.errors import Stopped
from mentorlog.screen.safe import safe

if TYPE_CHECKING:
    from collections.abc import Iterator


LEAST = 20
"""Columns that a question needs to be read; narrower terminals break it themselves."""


def answer(question: str) -> str:
    """What the person types, "" to skip the question.

    Raises:
        Stopped: the person ended the program instead of answering.
    """
    try:
        said: str = typer.prompt(
            f"\n{_wrapped(safe(question))}\n",
            default="",
            show_default=False,
            prompt_suffix="> ",
            err=True,
        )
    except typer.Abort as abort:
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
