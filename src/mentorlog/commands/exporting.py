"""Exporting what is wanted, so that it arrives whole."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from mentorlog.commands.exporting_pages import write_pages
from mentorlog.commands.placing import arriving
from mentorlog.entries.change import CHANGES
from mentorlog.exchange.several import InFolder, InZip
from mentorlog.exchange.whole.shape import told
from mentorlog.exchange.whole.spreadsheet import write_tables
from mentorlog.exchange.whole.writing import head, json_text, jsonl_text
from mentorlog.store.delivering import delivered, delivered_folder
from mentorlog.store.outgoing import numbers, pieces, rows_of
from mentorlog.store.part import part

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from mentorlog.commands.export_wanted import Wanted
    from mentorlog.desk import Desk
    from mentorlog.exchange.whole.writing import Section
    from mentorlog.store.outgoing import Piece

STREAMED = {"json": json_text, "jsonl": jsonl_text}
"""The forms that are one text → what writes it."""


def export_journal(desk: Desk, wanted: Wanted) -> None:
    """Write the journal out, to a file or a folder that appears whole, or print it."""
    counted: Counter[str] = Counter()
    with desk.journal.still():
        if wanted.out is None:
            desk.screen.stream(
                _text(desk, wanted, counted), as_json=wanted.form != "md"
            )
            return
        with arriving(wanted.out):
            if wanted.several:
                _write_several(desk, wanted, wanted.out, counted)
            else:
                with (
                    delivered(wanted.out, over=wanted.force) as fresh,
                    fresh.open("w", encoding="utf-8", newline="") as file,
                ):
                    file.writelines(_text(desk, wanted, counted))
    desk.screen.exported(wanted.out, wanted.form, counted)


def _text(desk: Desk, wanted: Wanted, counted: Counter[str]) -> Iterator[str]:
    """The export as one text, piece by piece."""
    if wanted.form == "md":
        for place, (_, texts) in enumerate(write_pages(desk, wanted, counted)):
            yield "\n" if place else ""
            yield from texts
        return
    begins = head(numbers(desk.journal), wanted.narrowed)
    yield from STREAMED[wanted.form](begins, _sections(desk, wanted, counted))


def _sections(desk: Desk, wanted: Wanted, counted: Counter[str]) -> Iterator[Section]:
    """The records, section by section; what goes by is counted."""
    only = None
    if wanted.narrowed is not None:
        only = part(desk.journal, wanted.mentorships, wanted.since, wanted.until)
    all_ = pieces(desk.journal, only)
    for piece in _watched(desk, wanted, all_):
        out = rows_of(desk.journal, piece)
        counted["changes" if piece.table == CHANGES else "records"] += len(out)
        counted["private"] += sum(bool(row.values.get("private")) for row in out)
        yield piece.table, [told(piece.cls, row.values, row.uids) for row in out]


def _watched(desk: Desk, wanted: Wanted, all_: list[Piece]) -> Iterable[Piece]:
    return all_ if wanted.out is None else desk.screen.progress(all_, "Exporting")


def _write_several(
    desk: Desk, wanted: Wanted, out: Path, counted: Counter[str]
) -> None:
    """Write several files: into a new folder, or into a zip file."""
    if out.suffix.lower() != ".zip":
        with delivered_folder(out) as folder:
            _fill(desk, wanted, InFolder(folder), counted)
        return
    with delivered(out, over=wanted.force) as fresh:
        place = InZip(fresh, desk.now())
        try:
            _fill(desk, wanted, place, counted)
        finally:
            place.close()


def _fill(
    desk: Desk, wanted: Wanted, place: InFolder | InZip, counted: Counter[str]
) -> None:
    if wanted.form == "csv":
        write_tables(_sections(desk, wanted, counted), place.file)
        return
    for name, texts in write_pages(desk, wanted, counted):
        with place.file(name) as file:
            file.writelines(texts)
