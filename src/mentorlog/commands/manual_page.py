"""The manual page on the disk and on the screen; the only code that starts `man`."""

from __future__ import annotations

import shutil
import subprocess
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from mentorlog import config
from mentorlog.commands.verb import PROGRAM
from mentorlog.errors import MentorlogError

if TYPE_CHECKING:
    from mentorlog.desk import Desk


def install_page(desk: Desk, page: str) -> None:
    """Write the page where `man` looks for those of a person, and say where.

    Raises:
        MentorlogError: it cannot be written there.
    """
    path = config.manual_path(desk.env)
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(page, encoding="utf-8")
    except OSError as error:
        message = f"{path} cannot be written: {error.strerror}."
        raise MentorlogError(message) from error
    desk.screen.place(path)
    if not _is_found(desk, path):
        folder = path.parents[1]
        desk.screen.hint(
            f"man does not look there yet: add {folder} to MANPATH, as in export"
            f' MANPATH="{folder}:"'
        )


def show_page(desk: Desk, page: str) -> None:
    """Show the page as `man` does; print its source where it cannot."""
    command = shutil.which("man", path=desk.env.get("PATH"))
    if command is None or not desk.at_terminal or desk.manner.unpaged:
        desk.screen.text(page)
        return
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / f"{PROGRAM}.1"
        file.write_text(page, encoding="utf-8")
        subprocess.run([command, str(file)], check=False)  # noqa: S603 - man itself


def _is_found(desk: Desk, path: Path) -> bool:
    """Whether `man` finds the page by its name; true where there is no `man`."""
    command = shutil.which("man", path=desk.env.get("PATH"))
    if command is None:
        return True
    asked = [command, "-w", PROGRAM]
    found = subprocess.run(asked, capture_output=True, text=True, check=False)  # noqa: S603 - man itself
    return str(path) in found.stdout.split()
