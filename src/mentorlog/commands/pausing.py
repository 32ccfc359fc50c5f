"""Pausing a mentorship, and going on: what nudges rest upon."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from mentorlog.entries.pause import Pause, pause_on
from mentorlog.errors import UsageError
from mentorlog.period import say_day
from mentorlog.screen.safe import one_line
from mentorlog.store.readings_glance import pauses_of

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from mentorlog.desk import Desk
    from mentorlog.entries.mentorship import Mentorship


def begin_pause(
    desk: Desk, mentorship: Mentorship, *, on: date, until: date, why: str | None
) -> None:
    """Let a mentorship rest; one that rests already rests until the new day.

    Raises:
        UsageError: it has ended, or the pause would be over before it began.
    """
    if mentorship.ended_on is not None:
        message = f"The mentorship with {mentorship.person} has ended; it rests anyway."
        raise UsageError(message)
    if until <= on:
        message = (
            f"A pause from {say_day(on)} cannot be over on {say_day(until)}:"
            " --until is the day on which things go on."
        )
        raise UsageError(message)
    with desk.step() as step:
        standing = pause_on(_pauses(desk, mentorship), on)
        if standing is None:
            step.add(Pause(mentorship_id=mentorship.id, day=on, until=until, why=why))
        else:
            step.change(
                standing, lambda p: replace(p, until=until, why=why or standing.why)
            )
    since = f" from {say_day(on)}" if on != desk.today else ""
    because = f" · {one_line(why)}" if why else ""
    _confirm(desk, mentorship, f"paused{since} until {say_day(until)}{because}")


def end_pause(desk: Desk, mentorship: Mentorship, *, on: date) -> None:
    """Go on with a mentorship, before its pause would be over or before it begins.

    Raises:
        UsageError: it does not rest on that day, and no pause is to come.
    """
    with desk.step() as step:
        pauses = _pauses(desk, mentorship)
        ending = pause_on(pauses, on)
        coming = [pause for pause in pauses if pause.day > on]
        if ending is None and not coming:
            message = f"{mentorship.person}: there is no pause on {say_day(on)}."
            raise UsageError(message)
        if ending is not None and ending.day < on:
            step.change(ending, lambda pause: replace(pause, until=on))
        elif ending is not None:
            step.remove(ending)
        else:
            step.remove(coming[0])
    if ending is not None:
        _confirm(desk, mentorship, f"goes on {say_day(on)}")
    else:
        _confirm(desk, mentorship, f"no pause from {say_day(coming[0].day)}")


def _pauses(desk: Desk, mentorship: Mentorship) -> Sequence[Pause]:
    return pauses_of(desk.journal, (mentorship.id,)).get(mentorship.id, ())


def _confirm(desk: Desk, mentorship: Mentorship, what: str) -> None:
    (found,) = desk.journal.found([mentorship])
    desk.screen.paused(found, _pauses(desk, mentorship), what)
