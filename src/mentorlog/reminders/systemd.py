"""A timer of systemd, for this user alone."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from mentorlog.reminders.place import NoTimer
from mentorlog.reminders.timer import Timer
from mentorlog.reports.reminding import Reminder

if TYPE_CHECKING:
    from pathlib import Path

    from mentorlog.reminders.place import Place
    from mentorlog.reminders.plan import Plan

WAY = "systemd"
NAME = "mentorlog-remind"
SERVICE = """\
[Unit]
Description=Say what waits in the journal of mentorlog

[Service]
Type=oneshot
ExecStart={command}
"""
TIMER = """\
[Unit]
Description=Look into the journal of mentorlog {words}

[Timer]
OnCalendar={days}*-*-* {at}:00
Persistent=true

[Install]
WantedBy=timers.target
"""
PLAIN = re.compile(r"[\w./:=@+-]+", re.ASCII)
"""A word in which nothing means anything to systemd."""
WHEN = re.compile(
    r"^Description=Look into the journal of mentorlog (.+)$", re.MULTILINE
)


def quoted(word: str) -> str:
    """A word of a command line, as systemd reads it back: `%`, `$` and all."""
    if PLAIN.fullmatch(word):
        return word
    plain = word.replace("\\", "\\\\").replace('"', '\\"')
    return '"' + plain.replace("%", "%%").replace("$", "$$") + '"'


def timer(place: Place, plan: Plan) -> Timer:
    """What is written, and run, for a plan."""
    folder = _folder(place)
    command = " ".join(map(quoted, plan.command))
    days = "Mon..Fri " if plan.weekdays else ""
    return Timer(
        way=WAY,
        files={
            folder / f"{NAME}.service": SERVICE.format(command=command),
            folder / f"{NAME}.timer": TIMER.format(
                words=plan.words, days=days, at=plan.at
            ),
        },
        after=(
            ("systemctl", "--user", "daemon-reload"),
            ("systemctl", "--user", "enable", f"{NAME}.timer"),
            ("systemctl", "--user", "restart", f"{NAME}.timer"),
        ),
    )


def removal(place: Place) -> Timer:
    """What goes, and what is run around it."""
    folder = _folder(place)
    return Timer(
        way=WAY,
        files={folder / f"{NAME}.{kind}": "" for kind in ("service", "timer")},
        before=(("systemctl", "--user", "disable", "--now", f"{NAME}.timer"),),
        after=(("systemctl", "--user", "daemon-reload"),),
        links=(folder / "timers.target.wants" / f"{NAME}.timer",),
    )


def found(place: Place) -> Reminder | None:
    """The timer that is there, if there is one."""
    path = _folder(place) / f"{NAME}.timer"
    if not path.is_file():
        return None
    said = WHEN.search(path.read_text(encoding="utf-8", errors="replace"))
    try:
        asked = place.tried("systemctl", "--user", "is-active", f"{NAME}.timer")
        state = asked.stdout.strip()
    except NoTimer:
        state = b""
    runs = {b"active": True, b"inactive": False, b"failed": False}.get(state)
    when = said[1] if said else "at a time of its own"
    return Reminder(way=WAY, place=str(path), when=when, runs=runs)


def _folder(place: Place) -> Path:
    return place.settings / "systemd" / "user"
