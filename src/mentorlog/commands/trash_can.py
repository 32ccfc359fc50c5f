"""What becomes of entries in the trash: they come back, or are erased for good."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from mentorlog.commands.writing import each_once, several
from mentorlog.entries.mentorship import Mentorship
from mentorlog.entries.record import Entry
from mentorlog.errors import JournalError, MentorlogError, UsageError
from mentorlog.screen.safe import one_line
from mentorlog.store.erasing import Emptying, emptying

if TYPE_CHECKING:
    from collections.abc import Sequence

    from mentorlog.desk import Desk
    from mentorlog.entries.record import Record

NAMED = 3
"""How many entries are named where something stays because of them."""


class ChangedMeanwhile(MentorlogError):
    """The trash is no longer what the person said yes to."""


def take_out(desk: Desk, refs: Sequence[str]) -> None:
    """Take entries back out of the trash, in one step, and say so.

    Raises:
        UsageError: one of them is not there.
        NoSuchEntry: one of them does not exist, or would belong to nobody.
    """
    with desk.step() as step:
        entries = each_once(desk.journal.find_any(ref, in_trash=True) for ref in refs)
        for entry in entries:
            if entry.deleted_at is None:
                message = f"{entry.ref} is not in the trash."
                raise UsageError(message)
        _must_belong(desk, entries)
        restored = [step.restore(entry) for entry in entries]
    several(desk, restored, "is back")


def _must_belong(desk: Desk, entries: list[Entry]) -> None:
    """Refuse to bring an entry back whose mentorship stays in the trash.

    Raises:
        NoSuchEntry: one of them would belong to nobody.
    """
    back = {entry.ref for entry in entries}
    for entry in entries:
        whose = desk.journal.get(Mentorship, entry.mentorship_id)
        if whose.ref not in back:
            desk.journal.find(whose.ref, Mentorship)


def empty(desk: Desk, days: int | None, *, dry: bool, unasked: bool) -> None:
    """Erase for good what lies in the trash, after saying what, and asking.

    Args:
        desk: what commands work with.
        days: only what has lain there for so many days; None for all.
        dry: whether to say only what would go.
        unasked: whether to do it without a question.

    Raises:
        UsageError: nobody can be asked, and it was not said that none need be.
        ChangedMeanwhile: something else changed the trash while the person thought.
    """
    before = None if days is None else desk.now() - timedelta(days=days)
    found = emptying(desk.journal, before)
    if not desk.manner.json:
        _tell(desk, found)
    gone = bool(found.records) and not dry and (unasked or _yes(desk, found))
    if gone:
        with desk.step() as step:
            if emptying(desk.journal, before) != found:
                message = "The trash has changed in the meantime; nothing was erased."
                raise ChangedMeanwhile(message)
            for record in found.records:
                step.erase(record)
        _tidy(desk)
    if desk.manner.json:
        desk.screen.json(_told(found, erased=gone))
    elif gone and not desk.manner.quiet:
        desk.screen.line(
            f"{_count(found)} erased for good; this cannot be undone. Copies of the"
            " journal that were made before still hold what was erased."
        )


def _yes(desk: Desk, found: Emptying) -> bool:
    if not desk.at_terminal:
        message = (
            f"To erase {_count(found)} for good, which cannot be undone, say so:"
            " mentorlog trash empty --yes"
        )
        raise UsageError(message)
    question = f"Erase {_count(found)} for good? This cannot be undone."
    if desk.asks(question, default=False):
        return True
    desk.screen.hint("Nothing was erased.")
    return False


def _tidy(desk: Desk) -> None:
    """Clear the gaps in the file, in which erased words may still stand."""
    try:
        desk.journal.tidy()
    except JournalError as error:
        desk.screen.hint(
            f"It is erased, but traces may be left in the file: {error}"
            " The next emptying clears them."
        )


def _tell(desk: Desk, found: Emptying) -> None:
    if not desk.manner.quiet:
        for entry in found.entries:
            along = _along(found, entry)
            desk.screen.line(f"{entry.ref}  {one_line(entry.headline)}{along}")
        for stays in found.stay:
            why = _listed(stays.because)
            verb = "belongs" if len(stays.because) == 1 else "belong"
            desk.screen.line(f"{stays.entry.ref}  stays: {why} {verb} to it")
    if not found.records:
        desk.screen.hint(
            "Nothing can be erased." if found.stay else "There is nothing to erase."
        )


def _along(found: Emptying, entry: Entry) -> str:
    """What goes along with an entry and has an ID, for the end of its line."""
    parts = [
        record.ref
        for record in found.along
        if isinstance(record, Entry) and _is_part(record, entry)
    ]
    return f" · with {_listed(parts)}" if parts else ""


def _is_part(record: Record, entry: Entry) -> bool:
    return getattr(record, f"{entry.kind}_id", None) == entry.id


def _listed(refs: Sequence[str]) -> str:
    """Several IDs in a sentence: “A1, A2, A3 and 5 more”."""
    named, more = list(refs[:NAMED]), len(refs) - NAMED
    if more > 0:
        named.append(f"{more} more")
    return " and ".join([part for part in (", ".join(named[:-1]), named[-1]) if part])


def _count(found: Emptying) -> str:
    entries = len(found.entries)
    entries += sum(isinstance(record, Entry) for record in found.along)
    if entries:
        return f"{entries} {'entry' if entries == 1 else 'entries'}"
    loose = len(found.loose)
    return f"{loose} {'trace' if loose == 1 else 'traces'} of what was taken off"


def _told(found: Emptying, *, erased: bool) -> dict[str, object]:
    """An emptying as JSON tells it."""
    return {
        "erased": erased,
        "entries": [entry.ref for entry in found.entries],
        "along": [r.ref for r in found.along if isinstance(r, Entry)],
        "stay": [
            {"id": stays.entry.ref, "because": list(stays.because)}
            for stays in found.stay
        ],
    }
