"""An agent of launchd, which looks after timers on macOS."""

from __future__ import annotations

import os
import plistlib
from typing import TYPE_CHECKING, Any

from mentorlog.reminders.place import NoTimer
from mentorlog.reminders.timer import Timer
from mentorlog.reports.reminding import Reminder

if TYPE_CHECKING:
    from pathlib import Path

    from mentorlog.reminders.place import Place
    from mentorlog.reminders.plan import Plan

WAY = "launchd"
LABEL = "org.mentorlog.remind"
WORKDAYS = range(1, 6)
"""Monday to Friday, as launchd counts."""


def timer(place: Place, plan: Plan) -> Timer:
    """What is written, and run, for a plan."""
    at = {"Hour": plan.hour, "Minute": plan.minute}
    days: Any = [{**at, "Weekday": day} for day in WORKDAYS] if plan.weekdays else at
    told = {
        "Label": LABEL,
        "ProgramArguments": list(plan.command),
        "StartCalendarInterval": days,
        "ProcessType": "Background",
    }
    path = _path(place)
    return Timer(
        way=WAY,
        files={path: plistlib.dumps(told, sort_keys=False).decode()},
        before=(("launchctl", "bootout", f"{_domain()}/{LABEL}"),),
        after=(("launchctl", "bootstrap", _domain(), str(path)),),
    )


def removal(place: Place) -> Timer:
    """What goes, and what is run before."""
    return Timer(
        way=WAY,
        files={_path(place): ""},
        before=(("launchctl", "bootout", f"{_domain()}/{LABEL}"),),
    )


def found(place: Place) -> Reminder | None:
    """The agent that is there, if there is one."""
    path = _path(place)
    if not path.is_file():
        return None
    try:
        asked = place.tried("launchctl", "print", f"{_domain()}/{LABEL}")
        runs: bool | None = asked.returncode == 0
    except NoTimer:
        runs = None
    return Reminder(way=WAY, place=str(path), when=_when(path), runs=runs)


def _when(path: Path) -> str:
    try:
        days: Any = plistlib.loads(path.read_bytes())["StartCalendarInterval"]
        daily = isinstance(days, dict)
        at = days if daily else days[0]
        hour = f"{at['Hour']:02}:{at['Minute']:02}"
    except (plistlib.InvalidFileException, OSError, ValueError, LookupError, TypeError):
        return "at a time of its own"
    return f"{'every day' if daily else 'on weekdays'} at {hour}"


def _path(place: Place) -> Path:
    return place.home / "Library" / "LaunchAgents" / f"{LABEL}.plist"


def _domain() -> str:
    return f"gui/{os.getuid()}"
