"""One entry, whole: its fields, what it said before, what belongs to it, its text."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from mentorlog.entries.fields import sayable
from mentorlog.entries.goal import say_number
from mentorlog.period import say_day
from mentorlog.screen.as_json import plain
from mentorlog.screen.goals import goal_told, progress
from mentorlog.screen.safe import one_line

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from datetime import date

    from mentorlog.entries.found import Found
    from mentorlog.entries.record import Entry
    from mentorlog.entries.revision import Revision
    from mentorlog.reports.standing import Standing

INDENT = 13
"""Where values begin, so that labels stand in a column of their own."""


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
    today: date,
) -> str:
    """An entry as a person reads it."""
    entry = found.entry
    body = _body(entry)
    lines = [f"{entry.ref}  {one_line(entry.headline)}"]
    lines += _fields(found, today)
    if standing is not None:
        lines += _way(standing)
    lines += _before(revisions)
    for word, others in belonging.items():
        lines += _labelled(word.capitalize(), [_brief(e, today) for e in others])
    if body and one_line(body) != one_line(entry.headline):
        lines += ["", body.rstrip("\n")]
    return "\n".join(lines) + "\n"


def _body(entry: Entry) -> str:
    for field, said in sayable(type(entry)).values():
        if said.reads == "text":
            return str(getattr(entry, field.name) or "")
    return ""


def _fields(found: Found[Entry], today: date) -> Iterator[str]:
    """The facts of an entry that have something to say."""
    for label, text in found.entry.facts(today, found.person).items():
        if text and text != found.entry.headline:
            yield from _labelled(label, [one_line(text)])
    if found.person and found.person != found.entry.headline:
        yield from _labelled("With", [one_line(found.person)])
    if found.tags:
        yield from _labelled("Tags", [" ".join(f"#{tag}" for tag in found.tags)])
    if found.entry.private:
        yield from _labelled("Private", ["yes: never in what is shared"])


def _way(standing: Standing) -> Iterator[str]:
    """How far a goal has come, and each check-in on the way."""
    if progress(standing):
        yield from _labelled("Now", [progress(standing)])
    steps = [
        f"{c.ref}  {say_day(c.day)}  {say_number(c.value)}"
        + (f"  confidence {c.confidence} of 5" if c.confidence else "")
        + (f"  {one_line(c.note)}" if c.note else "")
        for c in standing.checkins
    ]
    yield from _labelled("Check-ins", steps)


def _before(revisions: Sequence[Revision]) -> Iterator[str]:
    """What an entry said before it was changed on purpose, and why."""
    lines = []
    for revision in reversed(revisions):
        for word, text in revision.before.items():
            was = "nothing" if text is None else f"“{one_line(text)}”"
            lines.append(f"until {say_day(revision.day)}: {word} {was}")
        if revision.why:
            lines.append(f"  because: {one_line(revision.why)}")
    yield from _labelled("Before", lines)


def _brief(entry: Entry, today: date) -> str:
    """An entry in half a line: its ID, how it begins, how it stands."""
    state = entry.row(today, "").get("State", "")
    return f"{entry.ref}  {one_line(entry.headline)}" + (f" ({state})" if state else "")


def _labelled(label: str, lines: Sequence[str]) -> Iterator[str]:
    for first, line in enumerate(lines):
        yield f"{'' if first else label:<{INDENT}}{line}"
