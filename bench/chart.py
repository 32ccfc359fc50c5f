"""The chart of time against size: both logarithmic, one line for each program."""

from __future__ import annotations

from math import ceil, floor, log10
from typing import TYPE_CHECKING
from xml.etree.ElementTree import Element, SubElement, indent, tostring

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from bench.peers.race import Time

WIDTH, HEIGHT = 860, 430
PLOT = (300, 290)
"""Width and height of each of the two plots."""
LEFT, TOP, BETWEEN = 70, 62, 110

TITLES = {"add": "Add an entry", "list": "List the latest ten"}
COLOURS = (
    ("#0b62c4", "#6cb2ff"),
    ("#b3470a", "#ff9f5f"),
    ("#1b7a3d", "#62cf8a"),
    ("#8b2fa8", "#d99af0"),
    ("#6b6b00", "#d6cf4a"),
    ("#b0205a", "#ff8fb4"),
)
"""The colour of each program, on a light and on a dark page."""
DASHES = ("", "7 4", "2 3", "9 3 2 3", "12 4", "4 4 1 4")
"""The dashes of each program's line: colour alone would not tell everybody."""

STYLE = """
text { font: 13px system-ui, sans-serif; }
.head { font-size: 15px; font-weight: 600; }
.line { fill: none; stroke-width: 2; }
.ours { stroke-width: 4; }
"""
PAGES = (
    ("", "#ffffff", "#1f2328", "#d5dae0"),
    ("@media (prefers-color-scheme: dark)", "#15191f", "#e6edf3", "#3a424c"),
)
"""A light and a dark page: when, and the colours of page, ink and grid."""


def chart(times: Sequence[Time]) -> str:
    """The chart as SVG, legible on light and on dark pages and read aloud.

    Args:
        times: how long each program took to add and to list, at each size.
    """
    measured = [time for time in times if time.seconds]
    programs = list(dict.fromkeys(time.program for time in measured))
    svg = Element(
        "svg",
        {
            "xmlns": "http://www.w3.org/2000/svg",
            "viewBox": f"0 0 {WIDTH} {HEIGHT}",
            "role": "img",
            "aria-labelledby": "title desc",
        },
    )
    _text(svg, "title", "Time against the number of entries", id="title")
    _text(svg, "desc", " ".join(_told(measured, programs)), id="desc")
    _text(svg, "style", STYLE + "\n".join(_colours()))
    size = {"width": str(WIDTH), "height": str(HEIGHT), "rx": "8"}
    SubElement(svg, "rect", size | {"class": "page"})
    scale = _Scale(measured)
    for place, work in enumerate(TITLES):
        x = LEFT + place * (PLOT[0] + BETWEEN)
        plot = SubElement(svg, "g", transform=f"translate({x} {TOP})")
        _text(plot, "text", TITLES[work], x="0", y="-22", **{"class": "head"})
        _axes(plot, scale)
        for number, program in enumerate(programs):
            own = [t for t in measured if (t.program, t.work) == (program, work)]
            _line(plot, own, scale, number)
    _legend(svg, programs)
    indent(svg)
    return tostring(svg, encoding="unicode") + "\n"


class _Scale:
    """Where entries and seconds stand in a plot."""

    def __init__(self, times: Sequence[Time]) -> None:
        took = [time.seconds or 1.0 for time in times]
        self.sizes = sorted({time.entries for time in times})
        self._last = max(log10(self.sizes[-1]), 1)
        self.low, self.high = floor(log10(min(took))), ceil(log10(max(took)))

    def x(self, entries: int) -> float:
        """From the left, in pixels."""
        return log10(entries) / self._last * PLOT[0]

    def y(self, seconds: float) -> float:
        """From above, in pixels."""
        share = (log10(seconds) - self.low) / (self.high - self.low)
        return PLOT[1] * (1 - share)


def _text(parent: Element, tag: str, words: str, **said: str) -> None:
    SubElement(parent, tag, said).text = words


def _axes(plot: Element, scale: _Scale) -> None:
    """The grid, with what its lines stand for."""
    for power in range(scale.low, scale.high + 1):
        y = f"{scale.y(10.0**power):.1f}"
        _grid(plot, x1="0", x2=str(PLOT[0]), y1=y, y2=y)
        words = _seconds(10.0**power)
        _text(plot, "text", words, x="-8", y=y, dy="4", **{"text-anchor": "end"})
    for size in scale.sizes:
        x = f"{scale.x(size):.1f}"
        _grid(plot, x1=x, x2=x, y1="0", y2=str(PLOT[1]))
        words = f"{size:,}" if size > 1 else "1 entry"
        below = {"x": x, "y": str(PLOT[1] + 20), "text-anchor": "middle"}
        _text(plot, "text", words, **below)


def _grid(plot: Element, **ends: str) -> None:
    SubElement(plot, "line", ends | {"class": "grid"})


def _line(plot: Element, times: Sequence[Time], scale: _Scale, number: int) -> None:
    points = [(scale.x(t.entries), scale.y(t.seconds or 1)) for t in times]
    if points:
        said = " ".join(f"{x:.1f},{y:.1f}" for x, y in points)
        SubElement(plot, "polyline", _look(number) | {"points": said})


def _look(number: int) -> dict[str, str]:
    """How the line of a program looks; the first one is ours."""
    ours = "" if number else " ours"
    dash = {"stroke-dasharray": DASHES[number]} if DASHES[number] else {}
    return {"class": f"line c{number}{ours}", **dash}


def _legend(svg: Element, programs: Sequence[str]) -> None:
    for number, program in enumerate(programs):
        x, y = LEFT + number * 130, HEIGHT - 22
        ends = {"x1": str(x), "x2": str(x + 26), "y1": str(y), "y2": str(y)}
        SubElement(svg, "line", ends | _look(number))
        _text(svg, "text", program, x=str(x + 32), y=str(y), dy="4")


def _colours() -> Iterator[str]:
    """The style of both kinds of page."""
    for place, (when, page, ink, grid) in enumerate(PAGES):
        lines = [
            f".page {{ fill: {page}; }}",
            f"text {{ fill: {ink}; }}",
            f".grid {{ stroke: {grid}; }}",
            *(f".c{n} {{ stroke: {both[place]}; }}" for n, both in enumerate(COLOURS)),
        ]
        said = "\n".join(lines)
        yield f"{when} {{\n{said}\n}}" if when else said


def _told(times: Sequence[Time], programs: Sequence[str]) -> Iterator[str]:
    """The chart in words: where each line begins and ends."""
    yield "Two plots with logarithmic axes."
    for work, title in TITLES.items():
        yield f"{title}:"
        for program in programs:
            own = [t for t in times if (t.program, t.work) == (program, work)]
            if own:
                ends = (f"{_seconds(t.seconds or 0)} at {t.entries:,}" for t in own)
                yield f"{program} {', '.join(ends)};"


def _seconds(seconds: float) -> str:
    return f"{seconds:.3g} s" if seconds >= 1 else f"{seconds * 1000:.3g} ms"
