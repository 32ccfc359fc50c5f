"""One entry, whole: its fields, what it said before, what belongs to it, its text."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from rich.table import Table
from rich.text import Text

from mentorlog.entries.fields import sayable
from mentorlog.entries.goal import say_number
from mentorlog.frozen import dataclass
from mentorlog.period import say_day
from mentorlog.screen.as_json import plain
from mentorlog.screen.goals import goal_told, progress
from mentorlog.screen.safe import one_line, safe

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from datetime import date

    from mentorlog.entries.found import Found
    from mentorlog.entries.record import Entry
    from mentorlog.entries.revision import Revision
    from mentorlog.reports.standing import Standing
    from mentorlog.screen.canvas import Canvas

LABEL = 11
"""The width of the column of labels."""


@dataclass(frozen=True)
class Looks:
    """Where and when an entry is looked at."""

    canvas: Canvas
    today: date
    plain: bool


def entry_told(
    found: Found[Entry], revisions: Sequence[Revision], standing: Standing | None
) -> dict[str, Any]:
    """An entry as JSON tells it, with its earlier wordings and its check-ins."""
    told = plain(found) if standing is None else goal_told(found, standing)  # type: ignore[arg-type]  # only goals have a standing
    told["revisions"] = [
        {key: plain(getattr(r, key)) for key in ("day", "why", "before", "after")}
        for r in revisions
    ]
    if standing is not None:
        told["checkins"] = [plain(checkin) for checkin in standing.checkins]
    return told


def entry_text(
    found: Found[Entry],
    belonging: Mapping[str, Sequence[Entry]],
    revisions: Sequence[Revision],
    standing: Standing | None,
    looks: Looks,
) -> str:
    """An entry as a person reads it."""
    entry = found.entry
    labelled = [*_fields(found, looks.today)]
    if standing is not None:
        labelled += _way(standing)
    labelled += _before(revisions)
    for word, others in belonging.items():
        labelled += _rows(
            word.replace("_", " ").capitalize(),
            [_brief(e, looks.today) for e in others],
        )
    head = Text.assemble((f"{entry.ref}  ", "bold"), one_line(entry.headline))
    parts = [looks.canvas.draw(head), _drawn(labelled, looks)]
    body = _body(entry)
    if body and one_line(body) != one_line(entry.headline):
        parts += ["\n", _text(body, looks.canvas)]
    return "".join(parts)


def _text(body: str, canvas: Canvas) -> str:
    """A text as it was written; on a terminal its long lines are broken at words."""
    text = safe(body.rstrip("\n"))
    return canvas.draw(Text(text)) if canvas.terminal else f"{text}\n"


def _drawn(labelled: Sequence[tuple[str, str]], looks: Looks) -> str:
    """Labels in a column of their own, what they say beside them."""
    if looks.plain:
        return "".join(f"{label}\t{text}\n" for label, text in labelled)
    grid = Table.grid(padding=(0, 2, 0, 0))
    grid.add_column(no_wrap=True, min_width=LABEL, style="dim")
    grid.add_column(overflow="fold")
    for label, text in labelled:
        grid.add_row(label, Text(text))
    return looks.canvas.draw(grid) if labelled else ""


def _body(entry: Entry) -> str:
    for field, said in sayable(type(entry)).values():
        if said.reads == "text":
            return str(getattr(entry, field.name) or "")
    return ""


def _fields(found: Found[Entry], today: date) -> Iterator[tuple[str, str]]:
    """The facts of an entry that have something to say."""
    for label, text in found.entry.facts(today, found.person).items():
        if text and text != found.entry.headline:
            yield from _rows(label, [one_line(text)])
    if found.person and found.person != found.entry.headline:
        yield from _rows("With", [one_line(found.person)])
    if found.tags:
        yield from _rows("Tags", [one_line(" ".join(f"#{tag}" for tag in found.tags))])
    if found.entry.private:
        yield from _rows("Private", ["never in what is shared"])


def _way(standing: Standing) -> Iterator[tuple[str, str]]:
    """How far a goal has come, and each check-in on the way."""
    if progress(standing):
        yield from _rows("Now", [progress(standing)])
    steps = [
        f"{c.ref}  {say_day(c.day)}  {say_number(c.value)}"
        + (f"  confidence {c.confidence} of 5" if c.confidence else "")
        + (f"  {one_line(c.note)}" if c.note else "")
        for c in standing.checkins
    ]
    yield from _rows("Check-ins", steps)


def _before(revisions: Sequence[Revision]) -> Iterator[tuple[str, str]]:
    """What an entry said before it was changed on purpose, and why."""
    lines = []
    for revision in reversed(revisions):
        said = ", ".join(_earlier(w, text) for w, text in revision.before.items())
        why = f" (then: {one_line(revision.why)})" if revision.why else ""
        lines.append(f"until {say_day(revision.day)}: {said}{why}")
    yield from _rows("Before", lines)


def _earlier(word: str, text: str | None) -> str:
    """What a field said before; a rhythm reads on from its word."""
    if word == "every":
        return f"every {one_line(text)}" if text else "no rhythm"
    return f"{word} nothing" if text is None else f"{word} “{one_line(text)}”"


def _brief(entry: Entry, today: date) -> str:
    """An entry in half a line: its ID, how it begins, how it stands."""
    state = entry.row(today, "").get("State", "")
    return f"{entry.ref}  {one_line(entry.headline)}" + (f" ({state})" if state else "")


def _rows(label: str, lines: Sequence[str]) -> Iterator[tuple[str, str]]:
    """The label before the first line only."""
    for number, line in enumerate(lines):
        yield "" if number else label, line
