"""A line of the person's own crontab; all other lines stay as they are, to the byte."""

from __future__ import annotations

import re
import shlex
from typing import TYPE_CHECKING

from mentorlog.reminders.place import NoTimer
from mentorlog.reminders.timer import Timer
from mentorlog.reports.reminding import Reminder

if TYPE_CHECKING:
    from mentorlog.reminders.place import Place
    from mentorlog.reminders.plan import Plan

WAY = "cron"
MARK = b"# mentorlog-remind"
"""How our line ends, and no other."""
NONE = re.compile(rb"no crontab", re.IGNORECASE)
"""What every crontab says where there is none yet."""
OURS = re.compile(rb"(?P<minute>\d+) (?P<hour>\d+) \* \* (?P<days>\*|1-5) ")
LONGEST = 990
"""Bytes of a line that every cron takes."""


def line(plan: Plan) -> bytes:
    """The line for a plan; a `%` would be the end of it, if it were not escaped.

    Raises:
        NoTimer: it would be too long.
    """
    days = "1-5" if plan.weekdays else "*"
    command = shlex.join(plan.command).replace("%", "\\%")
    made = f"{plan.minute} {plan.hour} * * {days} {command} {MARK.decode()}\n".encode()
    if len(made) > LONGEST:
        message = (
            "The line is too long for a crontab: put the journal at a shorter path."
        )
        raise NoTimer(message)
    return made


def timer(place: Place, plan: Plan) -> Timer:
    """The crontab with our line in it; where there is one, in its place."""
    before = crontab(place)
    lines = before.splitlines(keepends=True)
    if lines and not lines[-1].endswith(b"\n"):
        lines[-1] += b"\n"
    ours = line(plan)
    places = [number for number, each in enumerate(lines) if _is_ours(each)]
    rest = [each for each in lines if not _is_ours(each)]
    rest.insert(places[0] if places else len(rest), ours)
    return Timer(way=WAY, files={}, crontab=b"".join(rest))


def removal(place: Place) -> Timer:
    """The crontab without our line."""
    lines = crontab(place).splitlines(keepends=True)
    rest = b"".join(each for each in lines if not _is_ours(each))
    return Timer(way=WAY, files={}, crontab=rest)


def found(place: Place) -> Reminder | None:
    """Our line, if it is there."""
    if place.program("crontab") is None:
        return None
    for each in crontab(place).splitlines():
        if _is_ours(each):
            said = OURS.match(each)
            when = "at a time of its own"
            if said:
                days = "every day" if said["days"] == b"*" else "on weekdays"
                when = f"{days} at {int(said['hour']):02}:{int(said['minute']):02}"
            text = each.decode(errors="replace")
            return Reminder(way=WAY, place=text, when=when, runs=None)
    return None


def write(place: Place, crontab: bytes) -> None:
    """Make this the crontab; where nothing is left, there is none.

    Raises:
        NoTimer: crontab did not take it.
    """
    if crontab:
        place.run("crontab", "-", stdin=crontab)
    else:
        place.run("crontab", "-r")


def _is_ours(each: bytes) -> bool:
    return each.rstrip().endswith(MARK) and not each.lstrip().startswith(b"#")


def crontab(place: Place) -> bytes:
    """The crontab as it is; empty if there is none.

    Raises:
        NoTimer: it cannot be read.
    """
    done = place.tried("crontab", "-l")
    if done.returncode == 0:
        return done.stdout
    if NONE.search(done.stderr) or not done.stderr.strip():
        return b""
    why = done.stderr.decode(errors="replace").strip().splitlines()[-1]
    message = f"crontab -l failed: {why}"
    raise NoTimer(message)
