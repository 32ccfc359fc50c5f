"""What today asks for, read from the journal for whoever wants to say it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mentorlog.commands.form import tellable
from mentorlog.reports.saying import with_name
from mentorlog.reports.today import today as asked_by
from mentorlog.store.readings_today import today_material
from mentorlog.store.readings_today_practice import today_practice

if TYPE_CHECKING:
    from mentorlog.desk import Desk
    from mentorlog.entries.mentorship import Mentorship
    from mentorlog.reports.today import Today


def what_it_asks(desk: Desk, with_: str | None, *, private: bool) -> Today:
    """What today asks for.

    Args:
        desk: what commands work with.
        with_: whom it is asked about, as typed; None for all who go on.
        private: whether what is private may be told of.
    """
    known = desk.mentorships()
    whose = desk.whose(with_) if with_ else [m for m in known if m.ended_on is None]
    meant = tellable(whose, private=private)
    material = today_material(
        desk.journal,
        meant,
        desk.today,
        narrowed=_narrowed(meant, desk.in_use(known)),
        fresh=not known,
        private=private,
    )
    awake = [m for m in meant if m.id not in material.resting]
    practice = today_practice(desk.journal, awake, desk.today, private=private)
    return asked_by(material, practice)


def _narrowed(meant: list[Mentorship], used: Mentorship | None) -> str:
    """What makes other commands mean the same mentorships."""
    if not meant or meant == [used]:
        return ""
    return with_name("", meant[0].person).strip() if len(meant) == 1 else "--with all"
