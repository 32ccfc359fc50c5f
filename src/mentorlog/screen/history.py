"""History on the screen: steps, what they changed, and what taking them back does."""

from __future__ import annotations

from difflib import unified_diff
from typing import TYPE_CHECKING

from mentorlog.entries.kinds import PARTS, one
from mentorlog.period import say_day
from mentorlog.reports.history import did
from mentorlog.reports.saying import here, say_exactly, say_when
from mentorlog.screen.safe import one_line, safe

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from mentorlog.reports.history import Difference, Told, ToldStep
    from mentorlog.reports.taken import Taken
    from mentorlog.screen.canvas import Canvas

MOST = 12
"""How many changes undo names; the rest is counted."""
NOTHING = "nothing"
INSIDE = " " * 6
"""What the lines of a long text begin with."""
CHANGED = {"-": "red", "+": "green"}
"""How such a line begins → its colour, which is never its only sign."""
BACK = {
    "undo": ("Would take back", "Took back"),
    "redo": ("Would do again", "Did again"),
}
WHAT = {
    "written": "written",
    "changed": "changed",
    "removed": "into the trash",
    "restored": "out of the trash",
    "erased": "erased for good",
}
OF_PARTS = {"written": "new", "removed": "taken away", "restored": "back again"}
"""The same of what has no ID, such as a tag."""


def taken_lines(taken: Taken, *, dry: bool) -> list[str]:
    """What undo or redo did, or would do: the step, and a line for each change."""
    back = BACK[taken.command][0 if dry else 1]
    first = taken.steps[0]
    if len(taken.steps) == 1:
        day = here(first.at).date()
        what = f"step {first.step}, “{first.command}” of {say_day(day)}"
    else:
        what = f"{len(taken.steps)} steps, {taken.steps[-1].step} to {first.step}"
    lines = [f"{back} {what}"]
    lines += [f"  would {does}" if dry else f"  {did(does)}" for does in taken.does][
        :MOST
    ]
    if len(taken.does) > MOST:
        lines.append(f"  and {len(taken.does) - MOST} more")
    return [one_line_kept(line) for line in lines]


def one_line_kept(line: str) -> str:
    """One line, with the blanks that it begins with."""
    return " " * (len(line) - len(line.lstrip(" "))) + one_line(line)


def step_row(step: ToldStep) -> dict[str, str]:
    """A step's line in the list of what can be taken back."""
    return {
        "Step": str(step.step),
        "When": say_when(step.at),
        "Command": step.command,
        "What": _summary(step.changes),
    }


def plain_history(steps: Sequence[ToldStep]) -> str:
    """Steps as records, one for each field that changed; a tab between their parts.

    The parts: step, instant, command, ID, kind, what happened, field, before, after.
    """
    lines = []
    for step in steps:
        at = say_exactly(step.at)
        for told in step.changes:
            head = (str(step.step), at, step.command, told.id, told.kind, told.what)
            fields = [(d.field, d.before, d.after) for d in told.differences]
            for field, before, after in fields or [("", None, None)]:
                words = (*head, field, before or "", after or "")
                lines.append("\t".join(map(one_line, words)))
    return "".join(f"{line}\n" for line in lines)


def flat_history(steps: Sequence[ToldStep]) -> str:
    """Steps as text: a heading each, and under it what changed."""
    return "\n".join(
        "".join(f"{label}{text}\n" for label, text in _lines(step)) for step in steps
    )


def draw_history(steps: Sequence[ToldStep], canvas: Canvas) -> str:
    """The same, drawn: what is too long goes on below its beginning."""
    from rich.table import Table  # noqa: PLC0415 - not at a pipe
    from rich.text import Text  # noqa: PLC0415 - not at a pipe

    parts = []
    for step in steps:
        for label, text in _lines(step):
            if not label:
                parts.append(canvas.draw(Text(text, "bold")))
                continue
            line = Table.grid()
            line.add_column(no_wrap=True, style="dim")
            line.add_column(overflow="fold")
            style = CHANGED.get(text[:1], "") if label == INSIDE else ""
            line.add_row(label, Text(text, style))
            parts.append(canvas.draw(line))
        parts.append("\n")
    return "".join(parts[:-1])


def _lines(step: ToldStep) -> Iterator[tuple[str, str]]:
    """What a step says, line by line: what each begins with, and what goes on below."""
    number = f"step {step.step}"
    if step.undoes:
        number += " · takes back " + _steps(step.undoes)
    yield "", f"{say_when(step.at)} · {one_line(step.command)} · {number}"
    for told in step.changes:
        yield "  ", f"{_whose(told)} · {_what(told)}"
        width = max((len(d.field) for d in told.differences), default=0)
        for difference in told.differences:
            yield from _difference(difference, width, new=told.what == "written")


def _steps(numbers: Sequence[int]) -> str:
    if len(numbers) == 1:
        return f"step {numbers[0]}"
    return f"{len(numbers)} steps, {numbers[-1]} to {numbers[0]}"


def _whose(told: Told) -> str:
    """The entry by its ID and how it begins; another record by its name."""
    if told.kind in PARTS or not told.id:
        return one_line(told.name or one(told.kind))
    return one_line(f"{told.id}  “{told.name}”" if told.name else told.id)


def _what(told: Told) -> str:
    part = told.kind in PARTS and told.what in OF_PARTS
    return OF_PARTS[told.what] if part else WHAT[told.what]


def _difference(
    difference: Difference, width: int, *, new: bool
) -> Iterator[tuple[str, str]]:
    """A field that changed; texts of several lines as a difference of lines."""
    before, after = difference.before, difference.after
    if "\n" not in (before or "") + (after or ""):
        way = _said(after) if new else f"{_said(before)} → {_said(after)}"
        yield f"    {difference.field:<{width}}  ", one_line(way)
        return
    yield "    ", difference.field
    old, fresh = (before or "").splitlines(), (after or "").splitlines()
    _, _, first, *others = unified_diff(old, fresh, n=1, lineterm="")
    for line in others if new else (first, *others):
        yield INSIDE, "…" if line.startswith("@@") else safe(line)


def _said(text: str | None) -> str:
    return NOTHING if text is None else f"“{one_line(text)}”"


def _summary(changes: Sequence[Told]) -> str:
    """What a step was about: the first entry, and how many more."""
    first = next((told for told in changes if told.kind not in PARTS), changes[0])
    ids = {told.id for told in changes if told.id}
    more = f" and {len(ids) - 1} more" if len(ids) > 1 else ""
    whole = first.name if first.kind in PARTS else f"{first.id} {first.name}"
    return one_line(whole) + more
