"""What an agenda says line by line, in the same words wherever it is read."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Literal

from mentorlog.entries.action import times
from mentorlog.frozen import dataclass
from mentorlog.period import say_ago, say_day, say_short
from mentorlog.reports.progress import say_silence
from mentorlog.reports.saying import count, say_date

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from datetime import date

    from mentorlog.reports.prep import Points, Prep, Talk, Thanks
    from mentorlog.reports.prep_points import Point, What

MOST = 8
"""How many points of a sort are told of on a screen."""
MANY = 180
"""More than so many are not told exactly."""

Tone = Literal["", "bad", "quiet"]


@dataclass(frozen=True, kw_only=True)
class Line:
    """One line of an agenda.

    Attributes:
        label: what it belongs to, such as "Promises".
        ref: the ID it is about.
        text: what it is about.
        state: why it is on the agenda.
        tone: whether it is late, or only by the way.
    """

    label: str
    ref: str = ""
    text: str = ""
    state: str = ""
    tone: Tone = ""


def heading(prep: Prep) -> str:
    """Whom the talk is with, and when it is."""
    return f"Next talk with {prep.person} ({prep.they_are}) · {_when(prep)}"


def _when(prep: Prep) -> str:
    talk = prep.talk
    if talk.day is None:
        return "not planned"
    day = say_short(talk.day, prep.day)
    if talk.what == "planned":
        at = f" at {talk.at}" if talk.at else ""
        near = say_ago(talk.day, prep.day)
        return f"{near}{at}" if talk.days in {0, 1} else f"{day}{at}, {near}"
    if talk.what == "not logged":
        return f"planned for {day}, not logged"
    if talk.what == "paused":
        return f"paused until {day}"
    return f"due {_since(talk)}{day}, not planned"


def _since(talk: Talk) -> str:
    return "since " if talk.days is not None and talk.days < 0 else ""


def lines(prep: Prep, *, whole: bool = False) -> list[Line]:
    """All that an agenda says, in the order of the talk.

    Args:
        prep: the agenda.
        whole: whether to tell of every point, however many there are.
    """
    most = sys.maxsize if whole else MOST
    return [
        *_last(prep),
        *_points("Promises", prep.promises, prep, most),
        *_points("Topics", prep.topics, prep, most),
        *_points("Goals", prep.goals, prep, most),
        *_points("Feedback", prep.feedback, prep, most),
        *_points("Challenges", prep.challenges, prep, most),
        *_points("Agreements", prep.agreements, prep, most),
        *_points("Celebrate", prep.uncelebrated, prep, most),
        *_thanks(prep),
        *_ask(prep),
    ]


def _last(prep: Prep) -> Iterator[Line]:
    last = prep.last
    if last is None:
        return
    when = f"{say_short(last.day, prep.day)}, {say_ago(last.day, prep.day)}"
    if last.title and not last.decided:
        when += f" · {last.title}"
    private = " (private)" if last.private else ""
    yield Line(label="Last time", ref=last.id, text=when + private)
    for decided in last.decided:
        yield Line(label="Last time", text=decided)


def _points(label: str, points: Points, prep: Prep, most: int) -> Iterator[Line]:
    shown = points.items[:most]
    for point in shown:
        private = " (private)" if point.private else ""
        theirs = f"{prep.person}: " if point.owner == "them" else ""
        yield Line(
            label=label,
            ref=point.id,
            text=theirs + title(point) + private,
            state=state(point, prep.day),
            tone="bad" if point.what == "late" else "",
        )
    more = points.more + len(points.items) - len(shown)
    if more:
        number = f"{more:,}" if more < MANY else "many"
        text = f"… and {number} more: {points.command}"
        yield Line(label=label, text=text, tone="quiet")


def _thanks(prep: Prep) -> Iterator[Line]:
    if prep.thanks is not None:
        text = f"{thanks(prep.thanks, prep.day)}: {prep.thanks.command}"
        yield Line(label="Thanks", text=text)


def thanks(due: Thanks, today: date) -> str:
    """How long ago thanks were said."""
    return f"last said {say_ago(due.last, today)}" if due.last else "none said so far"


def _ask(prep: Prep) -> Iterator[Line]:
    if prep.ask is not None:
        private = " (private)" if prep.ask.private else ""
        yield Line(label="Ask", ref=prep.ask.id, text=prep.ask.text + private)


def quiet(prep: Prep) -> tuple[str, ...]:
    """What is said where nothing waits, and what to type next."""
    return (
        f"Nothing waits to be talked about with {' '.join(prep.person.split())}.",
        f"To put something on the agenda: {prep.topic_command}",
    )


NOBODY = (
    "There is nobody to prepare a talk with yet.",
    "Begin with whom you talk: mentorlog mentorship start NAME",
)
"""What is said on a fresh machine."""


def title(point: Point) -> str:
    """What a point is about, in one line; of a goal, where it stands too."""
    so_far = f" · {point.progress}" if point.progress else ""
    return " ".join(f"{point.title}{so_far}".split())


def state(point: Point, today: date) -> str:
    """Why a point is on the agenda, in words."""
    return WORDS[point.what](point, today)


def _late(point: Point, _today: date) -> str:
    return f"{count(-(point.days or 0), 'day')} late{_moved(point)}"


def _promised(point: Point, today: date) -> str:
    if point.day is None:
        return "no day yet"
    near = say_ago(point.day, today)
    day = near if point.days in {0, 1} else say_short(point.day, today)
    return f"due {day}{_moved(point)}"


def _moved(point: Point) -> str:
    return f", moved {times(point.moved)}" if point.moved else ""


def _topic(point: Point, _today: date) -> str:
    return f"carried over {times(point.carried)}" if point.carried else ""


def _silent(point: Point, today: date) -> str:
    return say_silence(point.day or today, today)


def _unanswered(point: Point, today: date) -> str:
    return f"asked {say_ago(point.day or today, today)}, no answer"


def _unacted(point: Point, today: date) -> str:
    return f"received {say_date(point.day or today, today)}, not acted on"


def _unspoken(point: Point, _today: date) -> str:
    return f"{point.nature}, not spoken of yet"


def _look_again(point: Point, today: date) -> str:
    passed = (point.days or 0) < 0
    day = say_date(point.day or today, today)
    near = f"since {day}" if passed else f"on {day}" if point.days else "today"
    return f"second look due {near}"


def _uncelebrated(point: Point, today: date) -> str:
    return f"reached {say_date(point.day or today, today)}, not celebrated"


WORDS: dict[What, Callable[[Point, date], str]] = {
    "late": _late,
    "promised": _promised,
    "topic": _topic,
    "silent": _silent,
    "unanswered": _unanswered,
    "unacted": _unacted,
    "unspoken": _unspoken,
    "look again": _look_again,
    "uncelebrated": _uncelebrated,
}
"""Why a point is on the agenda → how that is said."""


def day_of_talk(prep: Prep) -> str:
    """The day and time of a planned talk, with its year; empty if none is planned."""
    if prep.talk.what != "planned" or prep.talk.day is None:
        return ""
    at = f" at {prep.talk.at}" if prep.talk.at else ""
    return f"{say_day(prep.talk.day)}{at}"
