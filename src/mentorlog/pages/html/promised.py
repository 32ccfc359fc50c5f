"""How promises were kept, as bars: a row for each side, part by part."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mentorlog.frozen import dataclass
from mentorlog.pages.html.axis import RIGHT, Tick, at

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from mentorlog.reports.promises import Side
    from mentorlog.reports.way import Kept

LEFT = 6
WIDEST = 34
"""How wide a bar is at the most."""
HIGH = 44
"""How high the highest bar is."""
ROW = 74
"""How high a row is, with what stands above it."""
ABOVE = 28
NAMED = 8
"""With more parts than these, figures would not fit above them."""
MOST_SIGNS = 40
"""Of a name."""


@dataclass(frozen=True, kw_only=True)
class Bar:
    """The promises of a side in a part of the time.

    Attributes:
        x: its left edge.
        middle: its middle.
        width: how wide it is.
        top: where it ends above.
        pieces: what it is made of: kept, late or dropped, each with its top and height.
        label: how many were kept of how many; perhaps nothing.
    """

    x: float
    middle: float
    width: float
    top: float
    pieces: tuple[tuple[str, float, float], ...]
    label: str


@dataclass(frozen=True, kw_only=True)
class Row:
    """The bars of one side.

    Attributes:
        name: whose they are.
        side: "mine" or "theirs".
        y: where it begins.
        base: where its bars stand.
        bars: its bars.
    """

    name: str
    side: str
    y: int
    base: int
    bars: tuple[Bar, ...]


@dataclass(frozen=True, kw_only=True)
class Bars:
    """How both sides kept their promises.

    Attributes:
        height: how high it all is.
        rows: mine and theirs; only one where nothing is known of the other.
        ticks: the parts below them.
        words: what it says, part by part.
        late: whether any was late.
        dropped: whether any was dropped.
    """

    height: int
    rows: tuple[Row, ...]
    ticks: tuple[Tick, ...]
    words: str
    late: bool
    dropped: bool


def bars(kept: Sequence[Kept], me: str, person: str) -> Bars:
    """How promises were kept.

    Args:
        kept: part by part; of one side at least something is known.
        me: what the writer is called.
        person: the other one.
    """
    most = max(1, *(max(p.mine.counted, p.theirs.counted) for p in kept))
    both = (
        ("mine", me, [p.mine for p in kept]),
        ("theirs", _line(person), [p.theirs for p in kept]),
    )
    sides = [side for side in both if any(part.counted for part in side[2])]
    rows = tuple(_row(place, *side, most=most) for place, side in enumerate(sides))
    everything = [side for _, _, own in sides for side in own]
    step = -(-len(kept) // NAMED)
    marks = [
        Tick(x=bar.middle, name=part.short)
        for bar, part in zip(rows[0].bars, kept, strict=True)
    ]
    return Bars(
        height=len(rows) * ROW + 18,
        rows=rows,
        ticks=tuple(marks[::-1][::step][::-1]),
        words=". ".join(
            f"{part.title}: "
            + ", ".join(f"{name} {_of(own[place])}" for _, name, own in sides)
            for place, part in enumerate(kept)
        ),
        late=any(side.late for side in everything),
        dropped=any(side.dropped for side in everything),
    )


def _row(place: int, side: str, name: str, own: Sequence[Side], *, most: int) -> Row:
    y = place * ROW
    base = y + ABOVE + HIGH
    room = (RIGHT - LEFT) / len(own)
    width = min(WIDEST, room * 0.7)
    named = len(own) <= NAMED
    return Row(
        name=name,
        side=side,
        y=y,
        base=base,
        bars=tuple(
            _bar(part, LEFT + room * (n + 0.5), width, base, most, named=named)
            for n, part in enumerate(own)
        ),
    )


def _bar(
    side: Side, middle: float, width: float, base: int, most: int, *, named: bool
) -> Bar:
    return Bar(
        x=at(middle - width / 2),
        middle=at(middle),
        width=at(width),
        top=at(base - HIGH * side.counted / most),
        pieces=tuple(_pieces(side, base, most)),
        label=_of(side) if named and side.counted else "",
    )


def _pieces(side: Side, base: float, most: int) -> Iterator[tuple[str, float, float]]:
    """From the bottom: what was kept, what was late, what was dropped."""
    for look, number in (
        ("kept", side.kept),
        ("late", side.late),
        ("dropped", side.dropped),
    ):
        if number:
            height = HIGH * number / most
            base -= height
            yield look, at(base), at(height)


def _of(side: Side) -> str:
    return f"{side.kept}/{side.counted}" if side.counted else "none"


def _line(name: str) -> str:
    words = " ".join(name.split())
    return words if len(words) <= MOST_SIGNS else f"{words[: MOST_SIGNS - 1]}…"
