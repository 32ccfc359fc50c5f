"""How a reminder is told of: what is written for it, and whether it is there."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from mentorlog.reports.reminding import Installing, Reminder
    from mentorlog.screen.printing import Printing


def tell_installing(screen: Printing, told: Installing) -> None:
    """Show what is written and run for a reminder."""
    if screen.manner.json:
        screen.json(told)
    else:
        screen.text("\n".join(_lines(told)))


def _lines(told: Installing) -> Iterator[str]:
    for file in told.files:
        yield f"# {file.path}"
        yield from file.text.splitlines()
    if told.line is not None:
        yield "# a line of your crontab"
        yield told.line
    if told.commands:
        yield "# then"
        yield from told.commands


def tell_installed(screen: Printing, told: Installing) -> None:
    """Confirm a reminder."""
    if screen.manner.json:
        screen.json(told)
    elif not screen.manner.quiet:
        there = " already" if told.there else ""
        away = "away with: mentorlog remind remove"
        screen.line(f"Reminds {told.when}{there}, by {told.way} ({away}).")


def tell_reminders(screen: Printing, there: Sequence[Reminder]) -> None:
    """Say which reminders are there."""
    if screen.manner.json:
        screen.json(there)
        return
    for each in there:
        state = " · not running" if each.runs is False else ""
        screen.line(f"Reminds {each.when}, by {each.way}{state}: {each.place}")
    if not there:
        screen.hint("There is no reminder. To have one: mentorlog remind install")


def tell_removed(screen: Printing, there: Sequence[Reminder]) -> None:
    """Confirm that reminders are gone."""
    if screen.manner.json:
        screen.json(there)
    elif not there:
        screen.hint("There is no reminder.")
    elif not screen.manner.quiet:
        screen.line(f"Gone: the reminder {' and '.join(r.when for r in there)}.")


def tell_reminded(
    screen: Printing, text: str, *, shown: bool, at_terminal: bool
) -> None:
    """Say what was said, unless that was on the desktop.

    Args:
        screen: where to.
        text: what waits; or nothing.
        shown: whether it was shown there.
        at_terminal: whether a person wants to see that it works.
    """
    if screen.manner.json:
        screen.json({"text": text or None, "shown": shown})
    elif text and not shown:
        screen.line(text)
    elif at_terminal:
        screen.hint(f"Shown: {text}" if text else "Nothing waits today.")
