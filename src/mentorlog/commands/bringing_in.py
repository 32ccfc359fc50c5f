"""Bringing in an export: read, proven, sorted out, and written as one step."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from mentorlog.commands.merging import Merge, Sorted
from mentorlog.commands.sources import text_of
from mentorlog.entries.references import references
from mentorlog.exchange.whole.checking import arrived
from mentorlog.exchange.whole.reading import read_export, wrong
from mentorlog.reports.brought import Brought
from mentorlog.store.incoming import Proof, add_in_any_order, is_empty, write_all

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from mentorlog.desk import Desk
    from mentorlog.entries.record import Record
    from mentorlog.exchange.whole.checking import Arrived
    from mentorlog.exchange.whole.reading import Export
    from mentorlog.store.step import Step

MAY_DANGLE = {"entry_id", "question"}
"""Columns that may name what was erased for good, or comes along with the program."""


def bring_in(desk: Desk, source: str, *, dry: bool, theirs: bool) -> Brought:
    """Bring in what an export holds; all of it is written, or nothing.

    Args:
        desk: what commands work with.
        source: the file, or `-` for standard input.
        dry: whether to look only.
        theirs: whether the file is right where it says something else.

    Raises:
        UsageError: there is no such file.
        MentorlogError: it cannot be read, or is no export.
    """
    export = read_export(text_of(desk, source))
    return bring_in_records(desk, export, dry=dry, theirs=theirs)


def bring_in_records(desk: Desk, export: Export, *, dry: bool, theirs: bool) -> Brought:
    """The same, of records that were read already.

    Raises:
        BadExport: one is not what it should be.
    """
    records = _proven(desk, export)
    told = Brought(dry_run=dry, theirs=theirs)
    if not records:
        return told
    whole = not export.part and any(record.cls is None for record in records)
    with desk.journal.still():  # what is refused shall not have made a journal
        _look(desk, records, told, whole=whole)
    if dry or not (told.added or (theirs and told.conflicts)):
        return told
    with desk.step() as step:
        if whole and is_empty(desk.journal):
            rows = [(record.cls, record.values) for record in records]
            write_all(step, desk.screen.progress(rows, "Importing"), export.numbers)
        else:
            _write(desk, step, records, told)
    return told


def _proven(desk: Desk, export: Export) -> list[Arrived]:
    """The records, each looked at by itself and by the schema of a journal.

    Raises:
        BadExport: one is not what it should be.
    """
    records = []
    seen: dict[str, str] = {}
    proof = Proof()
    try:
        for placed in desk.screen.progress(export.records, "Reading"):
            record = arrived(placed)
            if record.cls is not None:
                uid = record.values["uid"]
                if not uid or uid in seen:
                    wrong(record.line, "the field uid is empty, or that of another.")
                seen[uid] = f"{getattr(record.cls, 'letter', '')}{record.values['id']}"
            why = proof.refusal((record.cls, record.values))
            if why is not None:
                wrong(record.line, f"that cannot be kept ({why}).")
            records.append(record)
    finally:
        proof.close()
    ids = {ref: uid for uid, ref in seen.items()}
    for record in records:
        _must_name_rightly(record, ids)
    return records


def _must_name_rightly(record: Arrived, ids: Mapping[str, str]) -> None:
    """Refuse a record that names another by an ID and a uid that do not fit.

    Args:
        record: the record.
        ids: the ID of every record in the file → its uid.

    Raises:
        BadExport: it does.
    """
    for ref, uid in record.uids.items():
        if ref in ids and uid != ids[ref]:
            wrong(record.line, f"the uid of {ref} is that of another record.")
    if record.cls is None:
        return
    for reference in references(record.cls).values():
        if reference.several or reference.column in MAY_DANGLE:
            continue
        for ref in reference.named(record.values):
            if record.uids[ref] is None:
                wrong(record.line, f"the field {reference.word}_uid is empty.")


def _must_be_closed(records: list[Arrived]) -> None:
    """Refuse a whole journal in which something is named that is not in it.

    Raises:
        BadExport: it names something else.
    """
    uids = {r.values["uid"] for r in records if r.cls is not None}
    for record in records:
        for ref, uid in record.uids.items():
            if uid is not None and uid not in uids:
                wrong(record.line, f"{ref} is named, and it is not in the file.")


def _look(desk: Desk, records: list[Arrived], told: Brought, *, whole: bool) -> None:
    if whole and is_empty(desk.journal):
        _must_be_closed(records)
        told.added = sum(record.cls is not None for record in records)
        told.history = True
        return
    _sorted_out(desk, records, told)


def _sorted_out(desk: Desk, records: list[Arrived], told: Brought) -> Sorted:
    """What is to be done with each record; it is told, too."""
    found = Merge(desk, [r for r in records if r.cls is not None]).sorted_out()
    told.added = len(found.fresh) + len(found.back)
    told.identical, told.left_out = found.same, found.left_out
    told.conflicts = [conflict for _, _, conflict in found.conflicts]
    return found


def _write(desk: Desk, step: Step, records: list[Arrived], told: Brought) -> None:
    found = _sorted_out(desk, records, told)
    told.history = False
    add_in_any_order(step, found.fresh)
    for record in found.back:
        step.restore(record)
    if told.theirs:
        for here, there, _ in found.conflicts:
            step.change(here, _becomes(there))


def _becomes(there: Record) -> Callable[[Record], Record]:
    """What makes of a record what the file says of it."""
    return lambda here: replace(
        there, created_at=here.created_at, updated_at=here.updated_at
    )
