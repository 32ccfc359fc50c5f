"""The pictures of a page: each a few shapes, and the same in words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mentorlog.entries.goal import say_number
from mentorlog.frozen import dataclass
from mentorlog.pages.html.axis import WIDTH, Axis, Tick, at
from mentorlog.pages.html.calendar import Month, months
from mentorlog.pages.html.promised import Bars, bars
from mentorlog.reports.saying import count, say_date

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from mentorlog.reports.review_figures import MoodPoint
    from mentorlog.reports.way import GoalWay, Mark, Way

TOP, BOTTOM = 10, 66
"""Between these a line is drawn."""
MOODS = (1, 3, 5)
"""The moods that are named beside the picture."""
MOST_POINTS = 60
"""Of more points, averages of neighbours are drawn."""
MOST_FIGURES = 5
"""Of a number beside a picture."""
MOST_SAID = 12
"""So many points are told in words; of more, the first and the last few."""


@dataclass(frozen=True, kw_only=True)
class Level:
    """A figure beside a picture, and how high it stands."""

    y: float
    name: str


@dataclass(frozen=True, kw_only=True)
class Curve:
    """A line through a time.

    Attributes:
        ref: the ID it is about.
        title: what it is about.
        words: from where to where it goes.
        told: the same, point by point.
        line: its points, as SVG has them.
        dots: where something was written down.
        levels: the figures at its left.
        target: how high stands what is to be reached; None where nothing is.
        band: where the period that is looked at begins, and how wide it is.
        ticks: the days below it.
    """

    ref: str = ""
    title: str
    words: str
    told: str
    line: str
    dots: tuple[tuple[float, float], ...]
    levels: tuple[Level, ...]
    target: float | None = None
    band: tuple[float, float] | None
    ticks: tuple[Tick, ...]


@dataclass(frozen=True, kw_only=True)
class Charts:
    """The pictures of one mentorship.

    Attributes:
        width: how wide the wide ones are.
        span: the time they show.
        marked: whether the period that is looked at is marked in them.
        goals: how far the goals came.
        mood: how one felt; None where there is no line to draw.
        bars: how promises were kept; None without any.
        months: the days with something between both.
        cared: whether care and feedback are among them.
    """

    width: int = WIDTH
    span: str
    marked: bool
    goals: tuple[Curve, ...]
    mood: Curve | None
    bars: Bars | None
    months: tuple[Month, ...]
    cared: bool


def charts(
    way: Way, me: str, *, they: str | None = None, named: bool = True
) -> Charts | None:
    """The pictures of a way; None where there is nothing to draw.

    Args:
        way: the way.
        me: what the writer is called.
        they: what the other one is called; None for the name.
        named: whether goals have their IDs.
    """
    if way.is_empty:
        return None
    axis = Axis(first=way.first, last=way.last)
    return Charts(
        span=f"{say_date(way.first, way.last)} to {say_date(way.last, way.last)}",
        marked=way.marked is not None,
        goals=tuple(_goal(goal, way, axis, named=named) for goal in way.goals),
        mood=_mood(way, axis) if len(way.mood) > 1 else None,
        bars=bars(way.kept, me, they or way.person) if way.kept else None,
        months=months(way),
        cared=any(not contact.talked for contact in way.contact),
    )


def _goal(goal: GoalWay, way: Way, axis: Axis, *, named: bool) -> Curve:
    values = [goal.start, *(mark.value for mark in goal.marks)]
    if goal.target is not None:
        values.append(goal.target)
    low, high = min(values), max(values)
    scale = _Scale(low, high)
    points = [(axis.x(mark.day), scale.y(mark.value)) for mark in goal.marks]
    checked = [
        point for point, mark in zip(points, goal.marks, strict=True) if mark.checked
    ]
    ends = dict.fromkeys((high, low))
    return Curve(
        ref=goal.id if named else "",
        title=goal.title + (" (private)" if goal.private else ""),
        words=_from_to(goal),
        told=_said([_mark(mark, way.last) for mark in goal.marks if mark.checked]),
        line=_line(points),
        dots=tuple(checked) if len(checked) <= MOST_POINTS else (),
        levels=tuple(Level(y=scale.y(end), name=_short(end)) for end in ends),
        target=None if goal.target is None else scale.y(goal.target),
        band=_band(way, axis),
        ticks=axis.ticks(),
    )


def _short(value: float) -> str:
    """A figure where there is little room."""
    said = say_number(value)
    return said if len(said) <= MOST_FIGURES else f"{value:.2g}"


def _from_to(goal: GoalWay) -> str:
    first, last = say_number(goal.marks[0].value), say_number(goal.marks[-1].value)
    unit = f" {' '.join(goal.unit.split())}" if goal.unit else ""
    moved = f"{first} → {last}{unit}" if first != last else f"{last}{unit}"
    if goal.achieved:
        return f"{moved} · achieved"
    if goal.target is None:
        return moved
    return f"{moved} · aiming at {say_number(goal.target)}"


def _mark(mark: Mark, last: date) -> str:
    return f"{say_number(mark.value)} on {say_date(mark.day, last)}"


def _mood(way: Way, axis: Axis) -> Curve:
    scale = _Scale(MOODS[0], MOODS[-1])
    points = _averaged([(axis.x(p.day), scale.y(p.mood)) for p in way.mood])
    first, last = way.mood[0].mood, way.mood[-1].mood
    return Curve(
        title="Mood",
        words=f"{first} → {last} of {MOODS[-1]}",
        told=_said([_felt(point, way.last) for point in way.mood]),
        line=_line(points),
        dots=tuple(points),
        levels=tuple(Level(y=scale.y(mood), name=str(mood)) for mood in MOODS),
        band=_band(way, axis),
        ticks=axis.ticks(),
    )


def _felt(point: MoodPoint, last: date) -> str:
    return f"{point.mood} on {say_date(point.day, last)}"


def _said(points: Sequence[str]) -> str:
    """Points in words: all of a few, both ends of many."""
    if len(points) <= MOST_SAID:
        return ", ".join(points)
    half = MOST_SAID // 2
    between = count(len(points) - 2 * half, "other")
    return ", ".join((*points[:half], f"{between} between", *points[-half:]))


def _averaged(points: list[tuple[float, float]]) -> list[tuple[float, float]]:
    """The points, or averages of as many neighbours as it takes to have few."""
    size = -(-len(points) // MOST_POINTS)
    parts = [points[i : i + size] for i in range(0, len(points), size)]
    return [
        (
            at(sum(x for x, _ in part) / len(part)),
            at(sum(y for _, y in part) / len(part)),
        )
        for part in parts
    ]


def _line(points: Sequence[tuple[float, float]]) -> str:
    return " ".join(f"{x},{y}" for x, y in points)


def _band(way: Way, axis: Axis) -> tuple[float, float] | None:
    if way.marked is None:
        return None
    first, last = map(axis.x, way.marked)
    return first, at(max(last - first, 2))


class _Scale:
    """How high a value stands between the bottom and the top of a picture."""

    def __init__(self, low: float, high: float) -> None:
        self._low = low
        self._high = high

    def y(self, value: float) -> float:
        if self._high == self._low:
            return at((TOP + BOTTOM) / 2)
        # Halved first: the values may be as large as figures can be.
        far = (value / 2 - self._low / 2) / (self._high / 2 - self._low / 2)
        return at(BOTTOM - (BOTTOM - TOP) * far)
