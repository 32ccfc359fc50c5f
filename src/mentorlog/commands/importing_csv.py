"""Importing a table: the columns sorted out, every cell read, one step written."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, NoReturn

from mentorlog.commands.columns import plan
from mentorlog.commands.table_rows import Rows
from mentorlog.commands.taking_in import take_in, the_one
from mentorlog.entries.kinds import KINDS, every_kind, kind_named
from mentorlog.entries.whose import FIRST_PERSON
from mentorlog.errors import UsageError
from mentorlog.exchange.table import BadTable
from mentorlog.frozen import dataclass
from mentorlog.period import quoted
from mentorlog.reports.saying import count
from mentorlog.reports.taken_in import TakenIn

if TYPE_CHECKING:
    from collections.abc import Sequence

    from mentorlog.commands.table_rows import Problem
    from mentorlog.commands.taking_in import Wanted
    from mentorlog.desk import Desk
    from mentorlog.entries.record import Entry
    from mentorlog.exchange.table import Table

SHOWN = 20
"""So many cells that mean nothing are named."""
PREVIEW = 5
"""So many entries are shown before it is asked."""


@dataclass(frozen=True, kw_only=True)
class Said:
    """What was said of a table.

    Attributes:
        kind: what a row of it is; None if that was not said.
        map: which column is which field.
        fixed: what every row has.
        unasked: whether it comes in without a question.
    """

    kind: str | None
    map: Sequence[str]
    fixed: Sequence[str]
    unasked: bool


def import_table(
    desk: Desk, table: Table, said: Said, wanted: Wanted
) -> TakenIn | None:
    """Bring in a table; all of it is one step of undo, or nothing.

    Returns:
        What came in; None if the person, who was asked, did not want it.

    Raises:
        UsageError: a column is missing, or there is none of that name.
        BadTable: a cell means nothing; each such cell was named.
    """
    plan_ = plan(_kind(said.kind), table.columns, said.map, said.fixed)
    whose = the_one(desk, wanted.person)
    rows = Rows(desk, plan_, whose)
    newcomers = rows.newcomers(table.rows)
    if rows.problems:
        _refuse(desk, rows.problems)
    told = TakenIn(
        kind=plan_.kind.kind,
        dry_run=wanted.dry,
        map=plan_.columns,
        ignored=plan_.ignored,
    )
    look = take_in(desk, newcomers, replace(wanted, dry=True), replace(told))
    person = FIRST_PERSON if whose is None else whose.person
    silent = wanted.dry or said.unasked or desk.manner.json
    asks = bool(look.added) and desk.at_terminal and not silent
    if asks or wanted.dry:
        _show(desk, table, look, person)
    several = count(len(look.added), look.kind, plan_.kind.table)
    if asks and not desk.asks(f"Add {several} to {person}?"):
        desk.screen.hint("Nothing was imported.")
        return None
    return look if wanted.dry else take_in(desk, newcomers, wanted, told)


def _kind(name: str | None) -> type[Entry]:
    """The kind that is called so, in the singular or the plural."""
    known = [kind for kind in KINDS.values() if kind != "mentorship"]
    word = (name or "").strip().casefold()
    for kind in every_kind():
        if kind.kind in known and word in {kind.kind, kind.table}:
            return kind_named(kind.kind)
    message = f"What is a row of it? Say it with --kind, one of: {', '.join(known)}."
    if name:
        message = f"{quoted(name)} is no kind of entry. There are: {', '.join(known)}."
    raise UsageError(message)


def _refuse(desk: Desk, problems: Sequence[Problem]) -> NoReturn:
    """Name the cells that mean nothing.

    Raises:
        BadTable: always.
    """
    if len(problems) == 1:
        message = f"{str(problems[0]).rstrip('.')}. Nothing was imported."
        raise BadTable(message)
    for problem in problems[:SHOWN]:
        desk.screen.warn(str(problem))
    message = f"{len(problems):,} cells mean nothing. Nothing was imported."
    raise BadTable(message)


def _show(desk: Desk, table: Table, look: TakenIn, person: str) -> None:
    """Show which column fills which field, and how the first entries look then."""
    if desk.manner.quiet or desk.manner.plain or desk.manner.json:
        return
    desk.screen.columns(look, table.rows[0].cells if table.rows else {})
    rows = [each.row(desk.today, person) for each in look.added[:PREVIEW]]
    desk.screen.line("")
    desk.screen.table([row | {"ID": "new"} for row in rows])
    desk.screen.line("")
