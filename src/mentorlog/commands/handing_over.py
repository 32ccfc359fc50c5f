"""Handing over a page: as an answer, as a file that appears whole, in a browser."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mentorlog import config
from mentorlog.commands.placing import arriving
from mentorlog.reports.saying import command_line
from mentorlog.screen.safe import safe
from mentorlog.store.delivering import delivered, own_folder

if TYPE_CHECKING:
    from pathlib import Path

    from mentorlog.commands.form import Wanted
    from mentorlog.desk import Desk


DELIVERING = {"--svg", "--open", "--force", "--include-private"}
"""The options that say how a picture is delivered; the first has a value."""


def hand_over(desk: Desk, wanted: Wanted, page: str, name: str) -> None:
    """Let a page go where it is wanted.

    Args:
        desk: what commands work with.
        wanted: its form, and where it shall go.
        page: the page; what is private has been left out before.
        name: what it is called where only the browser is to see it, such as "review".

    Raises:
        MentorlogError: it cannot be written, or there is no browser.
    """
    if wanted.out is None and not wanted.opens:
        desk.screen.page(page, wanted.form)
        return
    path = wanted.out or _to_look_at(desk, f"{name}.{wanted.form}")
    over = wanted.force or wanted.out is None
    with (
        arriving(path),
        delivered(path, over=over) as fresh,
        fresh.open("w", encoding="utf-8", newline="") as file,
    ):
        file.write(safe(page))
    if wanted.opens:
        from mentorlog.browser import show  # noqa: PLC0415 - on demand

        show(path, desk.env)
    desk.screen.handed_over(path, wanted.form, opened=wanted.opens)


def _to_look_at(desk: Desk, name: str) -> Path:
    """A file for the browser alone; the last page of that name goes."""
    folder = config.pages_folder(desk.env)
    with arriving(folder):
        return own_folder(folder) / name


def prompt(desk: Desk) -> str:
    """The command line without what says where the picture of it shall go."""
    told, skipped = ["mentorlog"], False
    for word in desk.words:
        if not skipped and word.partition("=")[0] not in DELIVERING:
            told.append(word)
        skipped = word == "--svg" and not skipped
    return command_line(told)
