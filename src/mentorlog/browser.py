"""The person's own browser: the only module that opens it."""

from __future__ import annotations

import os
import shlex
import webbrowser
from contextlib import suppress
from typing import TYPE_CHECKING

from mentorlog.errors import MentorlogError

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path


class NoBrowser(MentorlogError):
    """There is no browser, or it does not start."""


def show(path: Path, env: Mapping[str, str]) -> None:
    """Open a file in the browser: one of those in `BROWSER`, or the system's own.

    Args:
        path: the file.
        env: the environment.

    Raises:
        NoBrowser: none could be started; the file stays where it is.
    """
    address = path.absolute().as_uri()
    named = [name for name in env.get("BROWSER", "").split(os.pathsep) if name.strip()]
    if not named:
        if webbrowser.open(address):
            return
        message = f"No browser was found. Open {path} in one, or name it in BROWSER."
        raise NoBrowser(message)
    if not any(_opened(name, address) for name in named):
        message = f"BROWSER={env['BROWSER']} does not start. Open {path} in a browser."
        raise NoBrowser(message)


def _opened(name: str, address: str) -> bool:
    """Whether a browser took an address; `%s` in its name stands for that."""
    try:
        return _browser(shlex.split(name)).open(address)
    except (OSError, ValueError, webbrowser.Error):
        return False


def _browser(words: list[str]) -> webbrowser.BaseBrowser:
    """A browser by its name, or by its whole command line; `&` lets it run by itself.

    Raises:
        ValueError: it has no name.
    """
    *options, last = words
    if not options:
        with suppress(webbrowser.Error):  # raised where Python does not know it
            return webbrowser.get(last)
    command = options if last == "&" else words
    if not any("%s" in word for word in command):
        command = [*command, "%s"]
    made = webbrowser.BackgroundBrowser if last == "&" else webbrowser.GenericBrowser
    return made(command)
