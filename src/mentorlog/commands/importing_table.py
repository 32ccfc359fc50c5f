"""Importing CSV: a table of our own export as such, any other by its columns."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mentorlog.commands.bringing_in import bring_in_records
from mentorlog.commands.importing_csv import import_table
from mentorlog.commands.sources import text_of
from mentorlog.commands.taking_in import the_one
from mentorlog.errors import UsageError
from mentorlog.exchange.table import read_table
from mentorlog.exchange.whole.reading import Export, Placed
from mentorlog.exchange.whole.spreadsheet import record_of, section_of

if TYPE_CHECKING:
    from mentorlog.commands.importing_csv import Said
    from mentorlog.commands.taking_in import Wanted
    from mentorlog.desk import Desk
    from mentorlog.exchange.table import Table


def import_csv(desk: Desk, source: str, said: Said, wanted: Wanted) -> None:
    """Bring in a table, and tell what came of it.

    Raises:
        MentorlogError: it cannot be read, or a cell of it means nothing.
    """
    table = read_table(text_of(desk, source))
    section = section_of(table.columns)
    if section is None or said.map or said.fixed:
        seen = import_table(desk, table, said, wanted)
        if seen is not None:
            desk.screen.taken_in(seen)
        return
    if wanted.tags or wanted.private:
        message = (
            "That is a table of mentorlog's own export, and comes in as it is: leave"
            " out --tag and --private."
        )
        raise UsageError(message)
    export = Export(records=_records(desk, table, section, wanted))
    desk.screen.brought(bring_in_records(desk, export, dry=wanted.dry, theirs=False))


def _records(desk: Desk, table: Table, section: str, wanted: Wanted) -> list[Placed]:
    """The records of a table of our own; with `--with` they become that person's."""
    records = [
        Placed(row.line, section, record_of(section, row.cells)) for row in table.rows
    ]
    whose = None if wanted.person is None else the_one(desk, wanted.person)
    if whose is not None:
        for placed in records:
            if "mentorship" in placed.record:
                placed.record["mentorship"] = whose.ref
                placed.record["mentorship_uid"] = whose.uid
    return records
