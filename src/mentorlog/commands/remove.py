"""`mentorlog remove`: into the trash, from where it can be taken back."""

from __future__ import annotations

import typer

from mentorlog.commands.options import AnyIDs
from mentorlog.commands.verb import report, verb
from mentorlog.commands.writing import each_once, several
from mentorlog.desk import Desk
from mentorlog.entries.record import Entry
from mentorlog.errors import UsageError

app = report()


@verb(app, "remove A1", "remove N1 N2")
def remove(ctx: typer.Context, ids_: AnyIDs) -> None:
    """Put entries into the trash."""
    desk: Desk = ctx.obj
    with desk.step() as step:
        entries = each_once(desk.journal.find_any(ref) for ref in ids_)
        for entry in entries:
            _must_be_free(desk, entry)
        removed = [step.remove(entry) for entry in entries]
    several(desk, removed, "in the trash; back with: mentorlog restore {ref}")


def _must_be_free(desk: Desk, entry: Entry) -> None:
    """Refuse to remove a mentorship that still has entries.

    Raises:
        UsageError: it has some.
    """
    if entry.kind == "mentorship" and desk.journal.has_entries(entry.id):
        message = (
            f"{entry.headline} has entries; to close it and keep them:"
            f" mentorlog mentorship end {entry.ref}"
        )
        raise UsageError(message)
