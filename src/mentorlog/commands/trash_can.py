"""What becomes of entries in the trash: they come back, or are erased for good."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from mentorlog.commands.writing import each_once, several
from mentorlog.entries.mentorship import Mentorship
from mentorlog.errors import ChangedMeanwhile, JournalError, UsageError
from mentorlog.store.erasing import emptying

if TYPE_CHECKING:
    from collections.abc import Sequence

    from mentorlog.desk import Desk
    from mentorlog.entries.record import Entry
    from mentorlog.reports.emptying import Emptying


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
    desk.screen.emptying(found)
    gone = bool(found.records) and not dry and (unasked or _yes(desk, found))
    if gone:
        with desk.step() as step:
            if emptying(desk.journal, before) != found:
                message = "The trash has changed in the meantime; nothing was erased."
                raise ChangedMeanwhile(message)
            for record in found.records:
                step.erase(record)
        _tidy(desk)
    desk.screen.emptied(found, erased=gone)


def _yes(desk: Desk, found: Emptying) -> bool:
    if not desk.at_terminal:
        message = (
            f"To erase {found.counted} for good, which cannot be undone, nor what came"
            " before, say so: mentorlog trash empty --yes"
        )
        raise UsageError(message)
    question = (
        f"Erase {found.counted} for good? This cannot be undone, nor what came before."
    )
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
