"""What steps did to records, told in differences of their fields."""

from __future__ import annotations

from dataclasses import fields
from typing import TYPE_CHECKING, Literal

from mentorlog.entries.asking import Asking
from mentorlog.entries.kinds import kind_named
from mentorlog.entries.pause import Pause
from mentorlog.entries.record import Entry
from mentorlog.entries.revision import Revision
from mentorlog.entries.tag import Tag
from mentorlog.entries.written import written
from mentorlog.frozen import dataclass

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from dataclasses import Field
    from datetime import datetime
    from typing import Any

    from mentorlog.entries.change import Change, PastStep
    from mentorlog.entries.record import Record

What = Literal["written", "changed", "removed", "restored", "erased"]

ROOM = 60
"""How many characters of a text are told where there is one line for it."""
PAST = {
    "take": "took",
    "clear": "cleared",
    "forget": "forgot",
    "remember": "remembered",
}
IN_USE = "used at"
"""That a mentorship was chosen; told only where nothing else is."""
OF_THE_ROW = {"id", "uid", "created_at", "updated_at", "deleted_at"}
"""What every record has, and no person has ever typed."""


@dataclass(frozen=True)
class Difference:
    """A field that says something else than before.

    Attributes:
        field: what people call it, such as "by".
        before: what it said, as it is written; None where it said nothing.
        after: what it says since.
    """

    field: str
    before: str | None
    after: str | None


@dataclass(frozen=True, kw_only=True)
class Told:
    """What a step did to one record.

    Attributes:
        id: the ID of the entry that is meant: "G3"; of what has no ID, the entry it
            belongs to; "" where nothing is known of it any more.
        kind: the record's kind.
        name: how the record begins, in one line.
        what: whether it was written, changed, put into the trash, taken out of it, or
            erased for good.
        differences: the fields that say something else; for a new one, all it says.
        undoes: the step that this takes back, or None.
    """

    id: str
    kind: str
    name: str
    what: What
    differences: tuple[Difference, ...]
    undoes: int | None


@dataclass(frozen=True, kw_only=True)
class Done:
    """A command that wrote.

    Attributes:
        step: the number of its step.
        at: when it was written (UTC).
        command: the command.
    """

    step: int
    at: datetime
    command: str


@dataclass(frozen=True, kw_only=True)
class ToldStep(Done):
    """A step, told.

    Attributes:
        undoes: the steps that it takes back, the latest first.
        changes: what it did.
    """

    undoes: tuple[int, ...]
    changes: tuple[Told, ...]


def told_step(step: PastStep, people: Mapping[int, str]) -> ToldStep:
    """A step, told.

    Args:
        step: the step.
        people: the number of each mentorship → whom it is with.
    """
    return ToldStep(
        step=step.number,
        at=step.at,
        command=step.command,
        undoes=step.undoes,
        changes=tuple(told(change, people) for change in step.changes),
    )


def told(change: Change, people: Mapping[int, str]) -> Told:
    """What a step did to a record, told."""
    record = change.after
    if record is None:
        return Told(
            id="",
            kind=change.kind,
            name="",
            what="erased",
            differences=(),
            undoes=change.undoes,
        )
    return Told(
        id=_ref(record),
        kind=change.kind,
        name=_name(record),
        what=_what(change.before, record),
        differences=_differences(change.before, record, people),
        undoes=change.undoes,
    )


def net(steps: Iterable[PastStep]) -> list[tuple[Record | None, Record]]:
    """What taking steps back comes to, for each record.

    Args:
        steps: the steps, in any order; nothing in them has been erased.

    Returns:
        Each record before all of them (None if it is new since), and after.
    """
    found: dict[str, tuple[Record | None, Record]] = {}
    for step in sorted(steps, key=lambda s: s.number):
        for change in step.changes:
            if change.after is not None:
                before, _ = found.get(change.uid, (change.before, change.after))
                found[change.uid] = (before, change.after)
    return list(found.values())


def would(before: Record | None, after: Record, people: Mapping[int, str]) -> list[str]:
    """What taking a change back does, in words that begin with a verb.

    Args:
        before: the record as it would be again; None if it was new.
        after: the record as it is.
        people: the number of each mentorship → whom it is with.

    Returns:
        A line for each field, such as "put G3's title back to “Give a talk”".
    """
    ref, name = _ref(after), _name(after)
    what = _what(before, after)
    if isinstance(after, Revision):
        return []
    if isinstance(after, Tag):
        word = f"the tag #{after.name}"
        stands = after.deleted_at is None
        return [f"take {word} off {ref}" if stands else f"put {word} back on {ref}"]
    if isinstance(after, Asking):
        return [f"{'forget' if after.deleted_at is None else 'remember'} {name}"]
    whole = name if isinstance(after, Pause) else f"{ref}{name and f' “{name}”'}"
    if what in {"written", "restored"}:
        return [f"put {whole} {'into' if before is None else 'back into'} the trash"]
    if what == "removed":
        return [f"take {whole} out of the trash"]
    owner = f"{name}: its" if isinstance(after, Pause) else f"{ref}'s"
    return [
        f"clear {owner} {d.field} again"
        if d.before is None
        else f"put {owner} {d.field} back to {brief(d.before)}"
        for d in _differences(before, after, people)
    ]


def did(would_: str) -> str:
    """The same words after the deed: "put …", "took …", "cleared …"."""
    verb, _, rest = would_.partition(" ")
    return f"{PAST.get(verb, verb)} {rest}"


def brief(text: str) -> str:
    """How a text begins, in quotation marks."""
    line = " ".join(text.split())
    return f"“{line if len(line) <= ROOM else line[:ROOM].rstrip() + '…'}”"


def _what(before: Record | None, after: Record) -> What:
    if before is None:
        return "written"
    if (before.deleted_at is None) == (after.deleted_at is None):
        return "changed"
    return "restored" if after.deleted_at is None else "removed"


def _ref(record: Record) -> str:
    """The ID of an entry, or of the one that a record belongs to."""
    if isinstance(record, Entry):
        return record.ref
    if isinstance(record, (Tag, Revision)):
        return f"{kind_named(record.entry_kind).letter}{record.entry_id}"
    if isinstance(record, Asking):
        return f"Q{record.question}"
    return f"R{record.mentorship_id}" if isinstance(record, Pause) else ""


def _name(record: Record) -> str:
    """What a record is called, in one line."""
    if isinstance(record, Entry):
        return " ".join(record.headline.split())
    if isinstance(record, Tag):
        return f"the tag #{record.name} on {_ref(record)}"
    if isinstance(record, Revision):
        return f"an earlier wording of {_ref(record)}"
    if isinstance(record, Asking):
        return f"that Q{record.question} was asked"
    if isinstance(record, Pause):
        return f"the pause of R{record.mentorship_id} until {record.until.isoformat()}"
    return ""


def _differences(
    before: Record | None, after: Record, people: Mapping[int, str]
) -> tuple[Difference, ...]:
    """The fields that differ; those that no person has ever typed come last."""
    if isinstance(after, Tag):
        return ()  # its name says it all
    found = [
        Difference(
            _word(f),
            None if before is None else _text(f, before, people),
            _text(f, after, people),
        )
        for f in sorted(fields(after), key=lambda f: "said" not in f.metadata)
        if f.name not in OF_THE_ROW
    ]
    differ = tuple(d for d in found if d.before != d.after)
    return tuple(d for d in differ if d.field != IN_USE) or differ


def _word(field: Field[Any]) -> str:
    said = field.metadata.get("said")
    if field.name == "mentorship_id":
        return "with"
    return said.word if said else field.name.removesuffix("_id").replace("_", " ")


def _text(field: Field[Any], record: Record, people: Mapping[int, str]) -> str | None:
    value = getattr(record, field.name)
    if field.name == "mentorship_id":
        return people.get(value, f"R{value}")
    if isinstance(value, dict):
        return ", ".join(f"{word}: {text}" for word, text in value.items()) or None
    said = field.metadata.get("said")
    if isinstance(value, bool) and not value:
        return None
    return written(value, said.letter if said else "") or None
