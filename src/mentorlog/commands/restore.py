"""`mentorlog restore`: back out of the trash."""

from __future__ import annotations

import typer

from mentorlog.commands.options import AnyIDs
from mentorlog.commands.verb import report, verb
from mentorlog.commands.writing import each_once, several
from mentorlog.desk import Desk
from mentorlog.entries.mentorship import Mentorship
from mentorlog.entries.record import Entry
from mentorlog.errors import UsageError

app = report()


@verb(app, "restore A1")
def restore(ctx: typer.Context, ids_: AnyIDs) -> None:
    """Take entries back out of the trash."""
    desk: Desk = ctx.obj
    with desk.step() as step:
        entries = each_once(desk.journal.find_any(ref, in_trash=True) for ref in ids_)
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
