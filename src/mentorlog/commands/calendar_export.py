"""Exporting the agenda as a calendar file, so that it arrives whole."""

from __future__ import annotations

import os
import re
from pathlib import Path
from typing import TYPE_CHECKING

from mentorlog.commands.form import tellable
from mentorlog.commands.placing import arriving, place
from mentorlog.errors import UsageError
from mentorlog.exchange.calendar.writing import OURS, PRODUCT, calendar_text, files
from mentorlog.frozen import dataclass
from mentorlog.period import quoted
from mentorlog.reports.agenda import agenda
from mentorlog.store.delivering import delivered
from mentorlog.store.readings_agenda import agenda_material

if TYPE_CHECKING:
    from collections.abc import Mapping

    from mentorlog.desk import Desk

UNITS = {"m": 1, "h": 60, "d": 24 * 60}
SPAN = re.compile(r"([0-9]{1,4})\s*(m|h|d)(?:in(?:ute)?s?|ours?|ays?)?")
"""How long before; group 1 is how many, group 2 of what."""
OF_A_CALENDAR = {"color", "displayname", "description", "order"}
"""Files in which a folder of events says what it is called, and the like."""
BEGINNING = 200
"""Bytes at the beginning of a calendar of ours that say so."""


@dataclass(frozen=True, kw_only=True)
class Wanted:
    """Where a calendar goes, and how it reminds.

    Attributes:
        out: the file, or a folder for one file each; None for standard output.
        reminder: minutes before a talk; None for no reminders at all.
        over: whether a file that is there may be written over.
    """

    out: Path | None
    reminder: int | None
    over: bool

    @classmethod
    def read(cls, desk: Desk, out: str | None, alarm: str, *, force: bool) -> Wanted:
        """What the words of the command line mean.

        Raises:
            UsageError: they mean nothing, or something is there that stays.
        """
        reminder = minutes_before(alarm)
        if out in {None, "-"}:
            return cls(out=None, reminder=reminder, over=False)
        there = Path(out or "").expanduser()
        ours = there.is_file() and _is_ours(there)
        path = place(desk, out or "", force=force or ours)
        if not path.is_dir() and (out or "").endswith(os.sep):
            message = f"There is no folder {path}: make it first, or name a file."
            raise UsageError(message)
        if path.is_dir() and not (force or _is_for_events(path)):
            message = f"{path} holds other things: name a folder of its own for events."
            raise UsageError(message)
        return cls(out=path, reminder=reminder, over=force or ours)


def minutes_before(text: str) -> int | None:
    """How many minutes before something to be reminded of it; None for never.

    Raises:
        UsageError: it is no time.
    """
    word = text.strip().casefold()
    if word == "none":
        return None
    found = SPAN.fullmatch(word)
    if found is None:
        message = f"{quoted(text)} is no time: write 1h, 15m or 1d, or none."
        raise UsageError(message)
    return int(found[1]) * UNITS[found[2]]


def _is_for_events(folder: Path) -> bool:
    """Whether there is nothing in a folder but events, and what is said of them all."""
    return all(
        path.suffix == ".ics" or path.name.startswith(".") or path.name in OF_A_CALENDAR
        for path in folder.iterdir()
    )


def _is_ours(path: Path) -> bool:
    """Whether a file is a calendar that this program has written."""
    try:
        with path.open("rb") as file:
            return PRODUCT.encode() in file.read(BEGINNING)
    except OSError:
        return False


def export_calendar(
    desk: Desk, wanted: Wanted, name: str | None, *, private: bool, fresh: bool
) -> None:
    """Write the agenda as a calendar, to a file that appears whole, or print it.

    Into a folder each event goes by itself, and what does not stand any more goes away.

    Args:
        desk: what commands work with.
        wanted: where it goes, and how it reminds.
        name: whom it is about, as typed; None or "all" for everybody.
        private: whether what is private may be told of.
        fresh: whether it is left out what does not stand any more.
    """
    everybody = name is None or name.casefold() == "all"
    whose = None if everybody else tellable(desk.whose(name), private=private)
    with desk.journal.still():
        material = agenda_material(desk.journal, whose, desk.today)
    in_folder = wanted.out is not None and wanted.out.is_dir()
    told = agenda(material, private=private, cancelled=not (fresh or in_folder))
    text = calendar_text(told.events, wanted.reminder)
    if wanted.out is not None:
        with arriving(wanted.out):
            if in_folder:
                _fill(wanted.out, files(told.events, wanted.reminder))
            else:
                _deliver(wanted.out, text, over=wanted.over)
    desk.screen.agenda(told, text, wanted.out)


def _deliver(path: Path, text: str, *, over: bool) -> None:
    with (
        delivered(path, over=over) as fresh,
        fresh.open("w", encoding="utf-8", newline="") as file,
    ):
        file.write(text)


def _fill(folder: Path, texts: Mapping[str, str]) -> None:
    """Let a folder hold these files, and no others of ours; the rest stays.

    A file that says the same already is not touched.
    """
    for name, text in texts.items():
        path = folder / name
        if not (path.is_file() and path.read_bytes() == text.encode()):
            _deliver(path, text, over=True)
    for path in folder.glob(f"*{OURS}.ics"):
        if path.name not in texts and path.is_file() and _is_ours(path):
            path.unlink()
