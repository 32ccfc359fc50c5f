"""Asking a person at the terminal one question after the other."""

from __future__ import annotations

from typing import TYPE_CHECKING

import typer

from mentorlog.errors import Stopped
from mentorlog.screen.safe import safe

if TYPE_CHECKING:
    from collections.abc import Iterator


def answer(question: str) -> str:
    """What the person types, "" to skip the question.

    Raises:
        Stopped: the person ended the program instead of answering.
    """
    try:
        said: str = typer.prompt(
            f"\n{safe(question)}\n",
            default="",
            show_default=False,
            prompt_suffix="> ",
            err=True,
        )
    except typer.Abort as abort:
        message = "Stopped; nothing was written."
        raise Stopped(message) from abort
    return said.strip()


def answers(question: str) -> Iterator[str]:
    """What the person types to one question asked again and again, until nothing.

    Raises:
        Stopped: the person ended the program instead of answering.
    """
    while said := answer(question):
        yield said
