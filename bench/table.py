"""What was measured, line by line: as text, as Markdown, as JSON."""

from __future__ import annotations

from dataclasses import dataclass, field
from statistics import median
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from bench.jobs import Job

HEADS = ("what", "figure", "ratio", "bound", "")
WIDTHS = (44, 11, 8, 8, 6)


@dataclass(frozen=True, kw_only=True)
class Line:
    """One thing that was measured.

    Attributes:
        part: what it belongs to, such as "Start-up".
        what: what was measured.
        figure: how much it was, in `unit`.
        unit: "s" for seconds, "MB" for millions of bytes, "" for a number alone.
        ratio: how many times what it is compared with; None for a figure of its own.
        bound: what the ratio, or else the figure, may be at most; None for anything.
        values: the figure of every round.
    """

    part: str
    what: str
    figure: float
    unit: str = "s"
    ratio: float | None = None
    bound: float | None = None
    values: list[float] = field(default_factory=list)

    @property
    def verdict(self) -> str:
        """Whether it is within its bound: "met", "OVER", or "" where there is none."""
        if self.bound is None:
            return ""
        # What is shown is what counts: 1.404 is 1.40.
        amount = self.figure if self.ratio is None else self.ratio
        return "met" if round(amount, 2) <= self.bound else "OVER"

    def cells(self) -> tuple[str, ...]:
        """The line of the table."""
        own = self.ratio is None
        bound = "" if self.bound is None else f"{self.bound:.{0 if own else 2}f}"
        return (
            self.what,
            _said(self.figure, self.unit),
            "" if self.ratio is None else f"{self.ratio:.2f}",
            f"{bound} {self.unit}" if own and bound else bound,
            self.verdict,
        )


def alone(part: str, job: Job) -> Line:
    """A job that others are compared with."""
    return Line(part=part, what=job.name, figure=median(job.times), values=job.times)


def compared(part: str, job: Job, other: Job, bound: float) -> Line:
    """A job against another one of the same rounds: the median of their ratios."""
    pairs = zip(job.times, other.times, strict=True)
    return Line(
        part=part,
        what=job.name,
        figure=median(job.times),
        ratio=median(own / others for own, others in pairs),
        bound=bound,
        values=job.times,
    )


def _said(figure: float, unit: str) -> str:
    """A figure with its unit, as people write it."""
    if unit == "s":
        return f"{figure:.2f} s" if figure >= 1 else f"{figure * 1000:.1f} ms"
    return f"{figure:,.1f} {unit}".rstrip()


def as_text(lines: Sequence[Line]) -> str:
    """The table for a terminal, part by part."""
    said = []
    for part in parts(lines):
        said += ["", part, _row(HEADS)]
        said += [_row(line.cells()) for line in lines if line.part == part]
    over = sum(line.verdict == "OVER" for line in lines)
    bound = sum(line.bound is not None for line in lines)
    return "\n".join([*said, "", f"{bound - over} of {bound} bounds are met."])


def _row(cells: Sequence[str]) -> str:
    first, *others = zip(cells, WIDTHS, strict=True)
    rest = "".join(f"{cell:>{width}}" for cell, width in others)
    return f"  {first[0]:<{first[1]}}{rest}".rstrip()


def as_markdown(lines: Sequence[Line]) -> str:
    """The tables for a page, one for each part."""
    said = []
    for part in parts(lines):
        said += [f"**{part}**", "", "| what | figure | ratio | bound | |"]
        said += ["|---|--:|--:|--:|---|"]
        for line in (line for line in lines if line.part == part):
            cells = [cell.replace("OVER", "**over**") for cell in line.cells()]
            said.append("|" + "".join(f" {cell} |" if cell else " |" for cell in cells))
        said.append("")
    return "\n".join(said).rstrip()


def parts(lines: Iterable[Line]) -> list[str]:
    """The parts that lines belong to, in order."""
    return list(dict.fromkeys(line.part for line in lines))
