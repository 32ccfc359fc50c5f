"""Showing a line on the desktop, with whatever can do that here."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

from mentorlog.reminders.place import Place

if TYPE_CHECKING:
    from collections.abc import Mapping

TITLE = "mentorlog"
SCRIPT = (
    *("-e", "on run argv"),
    *("-e", f'display notification (item 1 of argv) with title "{TITLE}"'),
    *("-e", "end run"),
)
"""What shows a notification on macOS; the text is handed to it, and is no script."""


def notify(env: Mapping[str, str], text: str) -> bool:
    """Show a line on the desktop.

    Returns:
        Whether there is anything that can.

    Raises:
        NoTimer: it could not.
    """
    place = Place(_with_bus(env))
    if place.program("notify-send"):
        place.run("notify-send", "--app-name", TITLE, TITLE, text)
        return True
    if place.program("osascript"):
        place.run("osascript", *SCRIPT, text)
        return True
    return False


def _with_bus(env: Mapping[str, str]) -> Mapping[str, str]:
    """The environment with the way to the desktop, which cron does not tell."""
    bus = Path(f"/run/user/{os.getuid()}/bus")
    if "DBUS_SESSION_BUS_ADDRESS" in env or not bus.exists():
        return env
    return {**env, "DBUS_SESSION_BUS_ADDRESS": f"unix:path={bus}"}
