"""Bringing in an export: laid aside, proven, sorted out, and written as one step."""

from __future__ import annotations

from contextlib import closing
from dataclasses import replace
from typing import TYPE_CHECKING

from mentorlog.commands.merging import Merge
from mentorlog.commands.sources import pieces_of
from mentorlog.entries.references import references
from mentorlog.exchange.whole.checking import arrived
from mentorlog.exchange.whole.pieces import wrong
from mentorlog.exchange.whole.reading import read_export
from mentorlog.reports.brought import Brought
from mentorlog.store.incoming import add_in_any_order, is_empty, write_all
from mentorlog.store.staging import Stage

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from mentorlog.commands.merging import Verdict
    from mentorlog.desk import Desk
    from mentorlog.entries.record import Record
    from mentorlog.exchange.whole.checking import Arrived
    from mentorlog.exchange.whole.reading import Export
    from mentorlog.store.step import Step

MAY_DANGLE = {"entry_id", "question"}
"""Columns that may name what was erased for good, or comes along with the program."""


def bring_in(desk: Desk, source: str, *, dry: bool, theirs: bool) -> Brought:
    """Bring in what an export holds; all of it is written, or nothing.

    However long the file is, no more than some of its records are held at a time.

    Args:
        desk: what commands work with.
        source: the file, or `-` for standard input.
        dry: whether to look only.
        theirs: whether the file is right where it says something else.

    Raises:
        UsageError: there is no such file.
        MentorlogError: it cannot be read, or is no export.
    """
    export = read_export(pieces_of(desk, source))
    return bring_in_records(desk, export, dry=dry, theirs=theirs)


def bring_in_records(desk: Desk, export: Export, *, dry: bool, theirs: bool) -> Brought:
    """The same, of records that are read already, or will be.

    Raises:
        BadExport: one is not what it should be.
    """
    told = Brought(dry_run=dry, theirs=theirs)
    with closing(Stage()) as stage:
        _lay_aside(desk, export, stage)
        if not stage.rows:
            return told
        whole = not export.part and stage.has_history
        with desk.journal.still():  # what is refused shall not have made a journal
            _look(desk, stage, told, whole=whole)
        if dry or not (told.added or (theirs and told.conflicts)):
            return told
        with desk.step() as step:
            if whole and is_empty(desk.journal):
                rows = desk.screen.progress(stage.all_rows(), "Importing", stage.rows)
                write_all(step, rows, export.numbers)
            else:
                _write(desk, step, stage, told)
    return told


def _lay_aside(desk: Desk, export: Export, stage: Stage) -> None:
    """Lay the records aside, each looked at by itself and by the schema of a journal.

    Raises:
        BadExport: one is not what it should be.
    """
    for placed in desk.screen.progress(export.records, "Reading"):
        record = arrived(placed)
        if record.cls is not None and not record.values["uid"]:
            wrong(record.line, "the field uid is empty.")
        why = stage.take(
            record.cls,
            record.values,
            line=record.line,
            uids=record.uids,
            unnamed=_unnamed(record),
        )
        if why is not None:
            wrong(record.line, f"that cannot be kept ({why}).")
    found = stage.wrongly_named()
    if found is not None:
        line, name, is_field = found
        if is_field:
            wrong(line, f"the field {name} is empty.")
        wrong(line, f"the uid of {name} is that of another record.")


def _unnamed(record: Arrived) -> str | None:
    """The field of a uid that must not be empty, and is; None if there is none."""
    if record.cls is None:
        return None
    for reference in references(record.cls).values():
        if reference.several or reference.column in MAY_DANGLE:
            continue
        for ref in reference.named(record.values):
            if record.uids[ref] is None:
                return f"{reference.word}_uid"
    return None


def _look(desk: Desk, stage: Stage, told: Brought, *, whole: bool) -> None:
    if not (whole and is_empty(desk.journal)):
        for _ in _counted(Merge(desk, stage).sorted_out(), told):
            pass
        return
    found = stage.not_inside()
    if found is not None:
        line, ref = found
        wrong(line, f"{ref} is named, and it is not in the file.")
    told.added = stage.records
    told.history = True


def _counted(verdicts: Iterator[Verdict], told: Brought) -> Iterator[Verdict]:
    """What is to be done with each record; it is told, too."""
    told.added = told.identical = told.left_out = 0
    told.conflicts = []
    for verdict in verdicts:
        told.added += verdict.what in {"new", "back"}
        told.identical += verdict.what == "same"
        told.left_out += verdict.what == "left out"
        if verdict.conflict is not None:
            told.conflicts.append(verdict.conflict)
        yield verdict


def _write(desk: Desk, step: Step, stage: Stage, told: Brought) -> None:
    """Write what is new; then what comes again, and what the file is right about."""
    told.history = False
    merge = Merge(desk, stage)
    add_in_any_order(step, _new(_counted(merge.sorted_out(), told)))
    if not (merge.brings_back or (told.theirs and told.conflicts)):
        return
    for verdict in merge.sorted_out():
        if verdict.what == "back" and verdict.here is not None:
            step.restore(verdict.here)
        elif told.theirs and verdict.what == "conflict" and verdict.there is not None:
            assert verdict.here is not None
            step.change(verdict.here, _becomes(verdict.there))


def _new(verdicts: Iterator[Verdict]) -> Iterator[Record]:
    for verdict in verdicts:
        if verdict.what == "new" and verdict.there is not None:
            yield verdict.there


def _becomes(there: Record) -> Callable[[Record], Record]:
    """What makes of a record what the file says of it."""
    return lambda here: replace(
        there, created_at=here.created_at, updated_at=here.updated_at
    )
