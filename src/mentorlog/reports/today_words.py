"""What today's report says line by line, the most urgent first, on one screen."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from mentorlog.entries.action import times
from mentorlog.frozen import dataclass
from mentorlog.period import say_day, say_short
from mentorlog.reports.progress import say_silence
from mentorlog.reports.saying import count, say_date
from mentorlog.reports.today_practice import IN_ITS_WORDS
from mentorlog.reports.today_practice import WORDS as PRACTICE_WORDS

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from datetime import date

    from mentorlog.reports.today import Group, Today
    from mentorlog.reports.today_items import Item, What

ROOM = 20
"""How many lines there are below the heading on a screen of 24."""

MANY = 180
"""More than so many are not told exactly."""
TITLES = (
    "Talks",
    "Late promises",
    "Promises to come",
    "Goals due",
    "Challenges",
    "Agreements to look at again",
    "Topics",
    "Feedback without an answer",
    "Feedback not acted on",
    "Goals without news",
    "To celebrate",
    "Thanks",
)
"""What the sorts are called, in the order of `Today.groups`."""
TALKS = {"unlogged", "planned", "unplanned"}
"""What is said of these names the person, as it does of a promise of theirs."""
NEAR = 2
"""Days that are nearer than so many days have names."""

Tone = Literal["", "bad", "quiet"]


@dataclass(frozen=True, kw_only=True)
class Line:
    """One line of the report; one that ends a sort has no ID but a text alone.

    Attributes:
        ref: the ID.
        text: what it is about.
        short: the same in fewer words, for where there is little room; perhaps none.
        who: the other one, where several are asked about.
        state: what is the matter with it.
        commands: what to type for it, where that is not plain.
        tone: whether it is late, or only by the way.
    """

    ref: str = ""
    text: str = ""
    short: str = ""
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

    Every sort has a line at least, if there is room; then the more urgent get more.
    """
    groups = today.by_urgency
    known = {
        place: [_line(item, today) for item in group.items]
        for place, group in enumerate(groups)
        if group.items
    }
    shown = dict.fromkeys(known, 1)
    left_out = 0
    while len(shown) > 1 and _height(known, shown, groups) + bool(left_out) > room:
        place, _ = shown.popitem()
        left_out += len(known.pop(place)) + groups[place].more
    room -= bool(left_out)
    wanted = [place for place, own in known.items() if len(own) > 1]
    while wanted:
        for place in list(wanted):
            more = shown | {place: shown[place] + 1}
            if _height(known, more, groups) <= room:
                shown = more
            else:
                wanted.remove(place)
        wanted = [place for place in wanted if shown[place] < len(known[place])]
    told: list[Line] = []
    for place, number in shown.items():
        told += known[place][:number]
        told += _rest(groups[place], number)
    if left_out:
        many = left_out if left_out < MANY else "many"
        text = f"… and {many} more: mentorlog today --plain"
        told.append(Line(text=text, tone="quiet"))
    return told


def whole(today: Today) -> Iterator[list[Line]]:
    """Sort by sort all that today asks for, room or not; the last line counts more."""
    for group in today.groups:
        told = [_line(item, today) for item in group.items]
        yield told + _rest(group, len(told))


def records(today: Today) -> Iterator[tuple[str, str, str, str]]:
    """All that today asks for, room or not: ID, what it is about, its state, whose."""
    for group in today.by_urgency:
        for item in group.items:
            line = _line(item, today)
            yield line.ref, line.text, line.state, item.person


def _height(
    known: dict[int, list[Line]], shown: dict[int, int], groups: Sequence[Group]
) -> int:
    return sum(
        sum(line.height for line in known[place][:number])
        + len(_rest(groups[place], number))
        for place, number in shown.items()
    )


def _rest(group: Group, shown: int) -> list[Line]:
    number = len(group.items) + group.more - shown
    text = f"… and {number if number < MANY else 'many'} more: {group.command}"
    return [Line(text=text, tone="quiet")] if number else []


def _line(item: Item, today: Today) -> Line:
    several = len(today.people) > 1
    is_named = item.owner == "them" or item.what in TALKS
    text, state = WORDS[item.what](item, today.day)
    private = " (private)" if item.private else ""
    late = item.what in {"unlogged", "late"} or (
        item.what in {"unplanned", "due"} and item.days < 0
    )
    return Line(
        ref=item.id,
        text=" ".join(text.split()) + private,
        short=item.title + private if item.what in IN_ITS_WORDS else "",
        who=item.person if several and not is_named else "",
        state=state,
        commands=() if item.what in IN_ITS_WORDS else item.commands,
        tone="bad" if late else "",
    )


def _unlogged(item: Item, today: date) -> tuple[str, str]:
    planned = say_short(item.day, today)
    return f"Talk with {item.person}", f"planned for {planned}, not logged"


def _planned(item: Item, today: date) -> tuple[str, str]:
    day = say_short(item.day, today) + (f" at {item.at}" if item.at else "")
    return f"Talk with {item.person}", f"{day}, {_distance(item)}"


def _unplanned(item: Item, today: date) -> tuple[str, str]:
    since = f"since {say_short(item.day, today)}" if item.days < 0 else None
    due = since or _to_come(item, today)
    return f"Talk with {item.person}, {item.title}", f"due {due}, not planned"


def _late(item: Item, _today: date) -> tuple[str, str]:
    moved = f", moved {times(item.moved)}" if item.moved else ""
    return _promise(item), f"{_passed(item)} late{moved}"


def _coming(item: Item, today: date) -> tuple[str, str]:
    return _promise(item), f"due {_to_come(item, today)}"


def _due(item: Item, today: date) -> tuple[str, str]:
    so_far = f", {item.progress}" if item.progress else ""
    overdue = f"{_passed(item)} overdue" if item.days < 0 else ""
    return item.title, (overdue or f"due {_to_come(item, today)}") + so_far


def _unanswered(item: Item, _today: date) -> tuple[str, str]:
    asked = f"{_passed(item)} ago" if item.days else "today"
    return item.title, f"asked {asked}, no answer"


def _unacted(item: Item, today: date) -> tuple[str, str]:
    return item.title, f"received {say_date(item.day, today)}, not acted on"


def _silent(item: Item, today: date) -> tuple[str, str]:
    return item.title, say_silence(item.day, today)


def _uncelebrated(item: Item, today: date) -> tuple[str, str]:
    return item.title, f"reached {say_date(item.day, today)}, not celebrated"


WORDS: dict[What, Callable[[Item, date], tuple[str, str]]] = {
    "unlogged": _unlogged,
    "planned": _planned,
    "unplanned": _unplanned,
    "late": _late,
    "coming": _coming,
    "due": _due,
    "unanswered": _unanswered,
    "unacted": _unacted,
    "silent": _silent,
    "uncelebrated": _uncelebrated,
    **PRACTICE_WORDS,
}
"""What is the matter → what an item is about, and how that is said."""


def _promise(item: Item) -> str:
    return item.title if item.owner == "me" else f"{item.person}: {item.title}"


def _passed(item: Item) -> str:
    return count(-item.days, "day")


def _to_come(item: Item, today: date) -> str:
    """A day to come; a near one by its name alone."""
    distance = _distance(item)
    return distance if item.days < NEAR else f"{say_short(item.day, today)}, {distance}"


def _distance(item: Item) -> str:
    return {0: "today", 1: "tomorrow"}.get(item.days) or f"in {item.days} days"


def quiet(today: Today, *, page: bool = False) -> Sequence[str]:
    """What is said where today asks for nothing, and what to type next.

    Args:
        today: the report.
        page: whether it is for somebody else to read, who has nothing to type.
    """
    if page and not today.fresh:
        return ("Nothing is waiting.",)
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
