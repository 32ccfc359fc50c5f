"""How mentorships are listed and shown, and how one is looked back at."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from mentorlog.period import say_day
from mentorlog.reports import closing
from mentorlog.reports.glance import ROLE
from mentorlog.screen.as_json import plain
from mentorlog.screen.safe import one_line

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from mentorlog.entries.found import Found
    from mentorlog.entries.mentorship import Mentorship
    from mentorlog.entries.pause import Pause
    from mentorlog.reports.closing import LookBack, Question
    from mentorlog.reports.glance import Glance
    from mentorlog.screen.canvas import Canvas

LABEL = 11
"""As wide as the labels above it."""
NARROW = 76
"""Below this width all columns but the first may be broken, from it on only names."""
LEAST = {"": 1, "Person": 6, "Next": 6}
"""How many columns these keep."""


def glance_told(
    found: Found[Mentorship], glance: Glance, *, in_use: bool
) -> dict[str, Any]:
    """A mentorship as JSON tells it in a list: the entry, and how it stands."""
    return {**plain(found), **plain(glance), "in_use": in_use}


def draw_glances(rows: Sequence[Mapping[str, str]], canvas: Canvas) -> str:
    """The list, drawn; my role is said only where it is not always the same."""
    from rich.table import Table  # noqa: PLC0415 - not for scripts
    from rich.text import Text  # noqa: PLC0415 - not for scripts

    from mentorlog.screen.tables import SMALL, blocks  # noqa: PLC0415 - costs Rich

    alike = len({row[ROLE] for row in rows}) == 1
    names = [
        name
        for name in rows[0]
        if any(row[name] for row in rows) and not (alike and name == ROLE)
    ]
    if canvas.width < SMALL:
        return blocks(names, rows, canvas)
    drawn = Table(box=None, pad_edge=False, header_style="dim", padding=(0, 2, 0, 0))
    for name in names:
        crowded = canvas.width < NARROW or (name == "Next" and not alike)
        whole = name == "ID" or not (crowded or name == "Person")
        drawn.add_column(
            name, no_wrap=whole, min_width=LEAST.get(name), overflow="fold"
        )
    for row in rows:
        drawn.add_row(
            *(Text(one_line(row[name]), _style(name, row[name])) for name in names)
        )
    return canvas.draw(drawn)


def _style(name: str, text: str) -> str:
    if name == "Late":
        return "red"
    if name == "Next" and "not logged" in text:
        return "red"
    return "bold" if name == "ID" else ""


def pauses_told(pauses: Iterable[Pause]) -> list[dict[str, Any]]:
    """Pauses as JSON tells them."""
    return [
        {name: plain(getattr(pause, name)) for name in ("day", "until", "why")}
        for pause in pauses
    ]


def pauses_text(pauses: Sequence[Pause]) -> str:
    """Pauses as lines below what else is told of a mentorship; empty without any."""
    return "".join(f"{line}\n" for line in ("", *_paused(pauses))) if pauses else ""


def _paused(pauses: Iterable[Pause]) -> Iterator[str]:
    label = "Paused"
    for pause in pauses:
        why = f": {one_line(pause.why)}" if pause.why else ""
        days = f"{say_day(pause.day)} until {say_day(pause.until)}"
        yield f"{label:<{LABEL}}  {days}{why}"
        label = ""


def look_back_text(back: LookBack, asked: Sequence[Question], canvas: Canvas) -> str:
    """A last look back, and below it what would be asked, wrapped in its column."""
    from rich.console import Group  # noqa: PLC0415 - not for scripts
    from rich.table import Table  # noqa: PLC0415 - not for scripts
    from rich.text import Text  # noqa: PLC0415 - not for scripts

    grid = Table.grid()
    grid.add_column(width=LABEL + 1, style="dim")
    grid.add_column(overflow="fold")
    told = list(closing.lines(back)) or [("", closing.NOTHING)]
    for label, words in told:
        grid.add_row(label, Text(one_line(words)))
    heading = Text(one_line(closing.heading(back)), "bold")
    below = [Text(line) for line in _asked(asked)]
    width = canvas.report_width if canvas.terminal else None
    return canvas.draw(Group(heading, Text(), grid, *below), width=width)


def _asked(asked: Sequence[Question]) -> Iterator[str]:
    """What would be asked at a terminal, and the commands that say it without one."""
    if asked:
        yield ""
        yield "At a terminal you would be asked; without one, these commands say it:"
    for question in asked:
        yield ""
        yield f"  {one_line(question.words)}"
        yield f"    {question.command}"
