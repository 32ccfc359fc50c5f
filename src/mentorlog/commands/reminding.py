"""Installing a reminder and taking it away: whole, or not at all."""

from __future__ import annotations

import shlex
from contextlib import suppress
from typing import TYPE_CHECKING

from mentorlog.errors import MentorlogError, UsageError
from mentorlog.frozen import dataclass
from mentorlog.reminders import cron, launchd, systemd
from mentorlog.reminders.place import NoTimer, Place
from mentorlog.reminders.plan import Plan, command
from mentorlog.reports.reminding import Installing, Written
from mentorlog.screen.reminding import (
    tell_installed,
    tell_installing,
    tell_removed,
)
from mentorlog.store.delivering import delivered
from mentorlog.store.trouble import why_not

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from pathlib import Path

    from mentorlog.desk import Desk
    from mentorlog.reminders.timer import Timer
    from mentorlog.reports.reminding import Reminder

WAYS = {"systemd": systemd, "launchd": launchd, "cron": cron}


@dataclass(frozen=True, kw_only=True)
class Wanted:
    """What reminder is wanted.

    Attributes:
        at: the time of day.
        weekdays: only from Monday to Friday.
        way: systemd, launchd or cron; None for what the system has.
        only_print: whether it is only to be shown.
        unasked: whether it is written without a question.
    """

    at: str
    weekdays: bool
    way: str | None
    only_print: bool
    unasked: bool


def install_reminder(desk: Desk, wanted: Wanted) -> None:
    """Write what makes the system remind, after showing it and asking.

    Raises:
        UsageError: there is another reminder, or nobody can be asked.
        NoTimer: the system did not take it; nothing of it is left.
    """
    place = Place(desk.env)
    plan = Plan(command=command(desk.env), at=wanted.at, weekdays=wanted.weekdays)
    way = wanted.way or _way(place)
    told = _shown(place, way, plan)
    if wanted.only_print:
        tell_installing(desk.screen, told)
        return
    there = {each.way: each for each in reminders(desk)}
    _must_be_alone(way, there)
    timer = WAYS[way].timer(place, plan)
    known = there.get(way)
    told.there = (
        known is not None and known.runs is not False and _is_there(place, timer)
    )
    if not told.there:
        if not _is_wanted(desk, told, wanted):
            desk.screen.hint("Nothing was written.")
            return
        _put(place, timer)
        told.written = True
    tell_installed(desk.screen, told)


def _way(place: Place) -> str:
    """What looks after timers here.

    Raises:
        NoTimer: nothing that is known.
    """
    if place.is_mac:
        return launchd.WAY
    if place.has_systemd:
        return systemd.WAY
    if place.program("crontab"):
        return cron.WAY
    message = "There is neither systemd nor cron here: let something else run “{}”."
    raise NoTimer(message.format("mentorlog remind now"))


def _shown(place: Place, way: str, plan: Plan) -> Installing:
    """What is written and run for a plan; nothing is asked of the system for it."""
    told = Installing(way=way, when=plan.words)
    if way == cron.WAY:
        told.line = cron.line(plan).decode().rstrip("\n")
        return told
    timer = WAYS[way].timer(place, plan)
    told.files = [Written(path=str(p), text=text) for p, text in timer.files.items()]
    told.commands = [shlex.join(words) for words in (*timer.before, *timer.after)]
    return told


def reminders(desk: Desk) -> list[Reminder]:
    """The reminders that are there; where the system cannot be asked, none."""
    place = Place(desk.env)
    found = []
    for way in WAYS.values():
        try:
            one = way.found(place)
        except (NoTimer, OSError) as error:
            desk.screen.hint(f"{way.WAY}: {error}")
            continue
        found += [] if one is None else [one]
    return found


def _must_be_alone(way: str, there: Iterable[str]) -> None:
    """Refuse a second reminder.

    Raises:
        UsageError: there is one already, of another way.
    """
    for other in there:
        if other != way:
            message = (
                f"There is a reminder by {other} already; take it away first:"
                " mentorlog remind remove"
            )
            raise UsageError(message)


def _is_there(place: Place, timer: Timer) -> bool:
    if timer.crontab is not None:
        return cron.crontab(place) == timer.crontab
    return all(_content(path) == text.encode() for path, text in timer.files.items())


def _is_wanted(desk: Desk, told: Installing, wanted: Wanted) -> bool:
    """Whether it is to be written, after showing it and asking.

    Raises:
        UsageError: nobody can be asked.
    """
    if wanted.unasked:
        return True
    if not desk.at_terminal:
        message = "Nobody can be asked here: look first (--print), then add --yes."
        raise UsageError(message)
    if not desk.manner.json:
        tell_installing(desk.screen, told)
    return desk.asks("Write this?")


def _put(place: Place, timer: Timer) -> None:
    """Make a timer be there; if that fails, what was there before is there again.

    Raises:
        MentorlogError: it failed.
    """
    if timer.crontab is not None:
        cron.write(place, timer.crontab)
        return
    before = {path: _content(path) for path in timer.files}
    try:
        for path, text in timer.files.items():
            path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            _deliver(path, text.encode())
        _run(place, timer)
    except BaseException as error:
        if not any(before.values()):
            _forget(place, WAYS[timer.way].removal(place))
        _put_back(before)
        if isinstance(error, NoTimer):
            message = f"{error}; nothing was installed. Another way: --as cron"
            raise NoTimer(message) from error
        if isinstance(error, OSError):
            message = f"{error.filename} could not be written: {why_not(error)}."
            raise MentorlogError(message) from error
        raise


def _run(place: Place, timer: Timer) -> None:
    for words in timer.before:
        with suppress(NoTimer):
            place.tried(*words)
    for words in timer.after:
        place.run(*words)


def _forget(place: Place, timer: Timer) -> None:
    """Let the system forget a timer, as far as it knows of it."""
    for words in timer.before:
        with suppress(NoTimer):
            place.tried(*words)
    for path in timer.links:
        path.unlink(missing_ok=True)


def _put_back(before: Mapping[Path, bytes | None]) -> None:
    for path, content in before.items():
        if content is None:
            path.unlink(missing_ok=True)
        else:
            _deliver(path, content)


def _deliver(path: Path, content: bytes) -> None:
    with delivered(path, over=True) as fresh:
        fresh.write_bytes(content)


def _content(path: Path) -> bytes | None:
    try:
        return path.read_bytes()
    except OSError:
        return None


def remove_reminders(desk: Desk) -> None:
    """Take away every reminder that is there.

    Raises:
        MentorlogError: something of it could not be taken away.
    """
    place = Place(desk.env)
    there = reminders(desk)
    for each in there:
        timer = WAYS[each.way].removal(place)
        if timer.crontab is not None:
            cron.write(place, timer.crontab)
            continue
        try:
            _forget(place, timer)
            for path in timer.files:
                path.unlink(missing_ok=True)
        except OSError as error:
            message = f"{error.filename} could not be removed: {why_not(error)}."
            raise MentorlogError(message) from error
        for words in timer.after:
            with suppress(NoTimer):
                place.tried(*words)
    tell_removed(desk.screen, there)
