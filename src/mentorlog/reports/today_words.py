"""What today's report says line by line, the most urgent first, on one screen."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from mentorlog.entries.action import times
from mentorlog.period import say_day, say_short
from mentorlog.reports.progress import say_silence
from mentorlog.reports.saying import count, say_date

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from mentorlog.reports.today import Group, Today
    from mentorlog.reports.today_items import Item

ROOM = 20
"""How many lines there are below the heading on a screen of 24."""

Tone = Literal["", "bad", "quiet"]


@dataclass(frozen=True, kw_only=True)
class Line:
    """One line of the report; one that ends a sort has no ID but a text alone.

    Attributes:
        ref: the ID.
        text: what it is about.
        who: the other one, where several are asked about.
        state: what is the matter with it.
        commands: what to type for it, where that is not plain.
        tone: whether it is late, or only by the way.
    """

    ref: str = ""
    text: str = ""
    who: str = ""
    state: str = ""
    commands: tuple[str, ...] = ()
    tone: Tone = ""

    @property
    def height(self) -> int:
        """How many lines of the screen it takes."""
        return 2 if self.commands else 1


def heading(today: Today) -> str:
    """The day."""
    return say_day(today.day)


def lines(today: Today, *, room: int = ROOM) -> list[Line]:
    """What today asks for, on so many lines; what has no room is counted.

    Every sort has a line at least; then the more urgent sorts get more.
    """
    known = {
        place: [_line(item, today) for item in group.items]
        for place, group in enumerate(today.groups)
        if group.items
    }
    shown = dict.fromkeys(known, 1)
    fitting = True
    while fitting:
        fitting = False
        for place in known:
            more = shown | {place: shown[place] + 1}
            if shown[place] < len(known[place]) and _height(known, more, today) <= room:
                shown, fitting = more, True
    told: list[Line] = []
    for place, number in shown.items():
        told += known[place][:number]
        told += _rest(today.groups[place], number)
    return told


def records(today: Today) -> Iterator[tuple[str, str, str, str]]:
    """All that today asks for, room or not: ID, what it is about, its state, whose."""
    for group in today.groups:
        for item in group.items:
            line = _line(item, today)
            yield line.ref, line.text, line.state, item.person


def _height(known: dict[int, list[Line]], shown: dict[int, int], today: Today) -> int:
    return sum(
        sum(line.height for line in known[place][:number])
        + len(_rest(today.groups[place], number))
        for place, number in shown.items()
    )


def _rest(group: Group, shown: int) -> list[Line]:
    number = len(group.items) + group.more - shown
    text = f"… and {number:,} more: {group.command}"
    return [Line(text=text, tone="quiet")] if number else []


def _line(item: Item, today: Today) -> Line:
    several = len(today.people) > 1
    text, state = _words(item, today)
    private = " (private)" if item.private else ""
    late = item.what in {"unlogged", "late"} or (
        item.what in {"unplanned", "due"} and item.days < 0
    )
    return Line(
        ref=item.id,
        text=" ".join(text.split()) + private,
        who=item.person if several and item.person not in text else "",
        state=state,
        commands=item.commands,
        tone="bad" if late else "",
    )


def _words(item: Item, today: Today) -> tuple[str, str]:
    """What an item is about, and what is the matter with it."""
    day, date = say_short(item.day, today.day), say_date(item.day, today.day)
    passed = count(-item.days, "day")
    match item.what:
        case "unlogged":
            return f"Talk with {item.person}", f"planned for {day}, not logged"
        case "planned":
            at = f" at {item.at}" if item.at else ""
            return f"Talk with {item.person}", _spread(day + at, item.days)
        case "unplanned":
            since = f"due since {day}" if item.days < 0 else f"due {_far(item, day)}"
            return f"Talk with {item.person}, {item.title}", f"{since}, not planned"
        case "late":
            moved = f", moved {times(item.moved)}" if item.moved else ""
            return _promise(item), f"{passed} late{moved}"
        case "coming":
            return _promise(item), f"due {_far(item, day)}"
        case "due":
            so_far = f", {item.progress}" if item.progress else ""
            due = f"{passed} overdue" if item.days < 0 else f"due {_far(item, day)}"
            return item.title, due + so_far
        case "unanswered":
            asked = f"{passed} ago" if item.days else "today"
            return item.title, f"asked {asked}, no answer"
        case "unacted":
            return item.title, f"received {date}, not acted on"
        case "silent":
            return item.title, say_silence(item.day, today.day)
        case "uncelebrated":
            return item.title, f"reached {date}, not celebrated"


def _promise(item: Item) -> str:
    return item.title if item.owner == "me" else f"{item.person}: {item.title}"


def _far(item: Item, day: str) -> str:
    """A day to come, near ones by their name."""
    return {0: "today", 1: "tomorrow"}.get(item.days) or _spread(day, item.days)


def _spread(day: str, days: int) -> str:
    """A day to come, and how far it is."""
    return f"{day}, {({0: 'today', 1: 'tomorrow'}.get(days) or f'in {days} days')}"


def quiet(today: Today) -> Sequence[str]:
    """What is said where today asks for nothing, and what to type next."""
    if today.fresh:
        return WELCOME
    return (
        f"Nothing asks for you today, {say_day(today.day)}.",
        'After the next talk: mentorlog session log "…"',
    )


WELCOME = (
    "Welcome to mentorlog. Your journal is empty; any of these begins it:",
    "",
    '  mentorlog goal add "Give two talks" --to 2 --unit talks --by "end of june"',
    '  mentorlog session log "Talked about the outline." --on yesterday --mood 4',
    '  mentorlog action add "Draft the outline" --by friday',
)
"""What is said on a fresh machine."""
