"""Exporting as Markdown: a document for each person."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from mentorlog.entries.asking import Asking
from mentorlog.entries.kinds import every_kind
from mentorlog.entries.mentorship import Mentorship
from mentorlog.entries.pause import Pause
from mentorlog.entries.question import Question
from mentorlog.entries.revision import Revision
from mentorlog.pages.whole import asked, heading, opening, section
from mentorlog.store.selection import Selection

if TYPE_CHECKING:
    from collections import Counter
    from collections.abc import Iterator, Sequence

    from mentorlog.commands.export_wanted import Wanted
    from mentorlog.desk import Desk
    from mentorlog.entries.record import Entry

BATCH = 500
"""So many entries are held at a time."""


def write_pages(
    desk: Desk, wanted: Wanted, counted: Counter[str]
) -> Iterator[tuple[str, Iterator[str]]]:
    """The name of each person's document, and the document piece by piece."""
    for mentorship in desk.mentorships():
        if wanted.mentorships is None or mentorship.id in wanted.mentorships:
            words = "-".join(re.findall(r"\w+", mentorship.person.casefold()))
            name = f"{mentorship.ref}-{words[:50]}".rstrip("-")
            yield f"{name}.md", _page(desk, wanted, mentorship, counted)


def _page(
    desk: Desk, wanted: Wanted, mentorship: Mentorship, counted: Counter[str]
) -> Iterator[str]:
    own = Selection(mentorships=(mentorship.id,), order=("day", "id"))
    found = desk.journal.found([mentorship])
    _count(counted, [mentorship])
    yield opening(found[0], desk.journal.select(Pause, own), desk.today)
    for kind in every_kind():
        if kind is Mentorship:
            continue
        begun = False
        for entries in _batches(desk, wanted, mentorship, kind):
            if not begun:
                yield heading(kind)
            begun = True
            _count(counted, entries)
            revisions = _revisions(desk, entries)
            yield section(desk.journal.found(entries), revisions, desk.today)
    askings = desk.journal.select(Asking, _in_time(wanted, own))
    if askings:
        questions = desk.journal.select(Question, Selection(trash=None))
        yield asked(askings, {question.id: question.text for question in questions})


def _count(counted: Counter[str], entries: Sequence[Entry]) -> None:
    counted["records"] += len(entries)
    counted["private"] += sum(entry.private for entry in entries)


def _in_time(wanted: Wanted, selection: Selection) -> Selection:
    return replace(selection, since=wanted.since, until=wanted.until)


def _batches(
    desk: Desk, wanted: Wanted, mentorship: Mentorship, kind: type[Entry]
) -> Iterator[list[Entry]]:
    """The entries of a kind, in the order of their numbers."""
    last = 0
    while True:
        selection = Selection(
            mentorships=(mentorship.id,), which=(("id", ">", last),), most=BATCH
        )
        entries = desk.journal.select(kind, _in_time(wanted, selection))
        if not entries:
            return
        yield entries
        last = entries[-1].id


def _revisions(desk: Desk, entries: Sequence[Entry]) -> dict[int, list[Revision]]:
    """Number → what the entry said before, the oldest first."""
    of_these = Selection(
        which=(
            ("entry_kind", "=", entries[0].kind),
            ("entry_id", "in", tuple(entry.id for entry in entries)),
        ),
        order=("day", "id"),
    )
    found: dict[int, list[Revision]] = {}
    for revision in desk.journal.select(Revision, of_these):
        found.setdefault(revision.entry_id, []).append(revision)
    return found
