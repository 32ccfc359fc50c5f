"""How it is told what is set, what things are called, and where they lie."""

from __future__ import annotations

import shlex
from typing import TYPE_CHECKING

from mentorlog.screen.printing import Printing
from mentorlog.screen.safe import one_line

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from mentorlog.reports.place import Place
    from mentorlog.reports.setting import Setting
    from mentorlog.reports.shortcut import Shortcut


class Setup(Printing):
    """What is said about the program itself, as it is set up here."""

    def settings(self, settings: Sequence[Setting]) -> None:
        """Print settings, and what holds of each."""
        if self.manner.json:
            self.json(settings)
        else:
            self.table([_setting_row(each) for each in settings])

    def setting(self, setting: Setting) -> None:
        """Print what holds of one setting; nothing where nothing does."""
        if self.manner.json:
            self.json(setting)
        elif setting.value is not None:
            self.line(str(setting.value))

    def was_set(self, setting: Setting) -> None:
        """Confirm what holds now of a setting."""
        if self.manner.json:
            self.json(setting)
        elif not self.manner.quiet:
            value = "as usual" if setting.value is None else f"{setting.value}"
            where = setting.set_by or "as usual"
            words = dict.fromkeys((value or "(empty)", one_line(where)))
            self.line(f"{setting.name}  {' · '.join(words)}")

    def script(self, shell: str, text: str) -> None:
        """Print what a shell evaluates."""
        if self.manner.json:
            self.json({"shell": shell, "script": text})
        else:
            self.text(text)

    def shortcuts(self, shortcuts: Sequence[Shortcut]) -> None:
        """Print short names, what each stands for, and what keeps it from that."""
        if self.manner.json:
            self.json(shortcuts)
        else:
            self.table([_shortcut_row(each) for each in shortcuts])

    def place(self, path: Path | str) -> None:
        """Print where something is, and nothing else."""
        if self.manner.json:
            self.json({"path": str(path)})
        elif self._out.isatty():
            self.line(one_line(str(path)))
        else:
            self._out.write(f"{path}\n")  # to the byte: a shell goes on with it

    def places(self, places: Sequence[Place]) -> None:
        """Print where everything is."""
        if self.manner.json:
            self.json(places)
        else:
            self.table([_place_row(each) for each in places])


def _setting_row(setting: Setting) -> dict[str, str]:
    value = "–" if setting.value is None else str(setting.value) or "(none)"
    set_by = (setting.set_by or "").rpartition("/")[2]
    return {"Setting": setting.name, "Value": value, "Set by": set_by}


def _shortcut_row(shortcut: Shortcut) -> dict[str, str]:
    taken = shortcut.taken_by and f"is {shortcut.taken_by} here"
    return {
        "Name": shortcut.name,
        "Stands for": shlex.join(shortcut.words),
        "": shortcut.flaw or taken or ("your own" if shortcut.own else ""),
    }


def _place_row(place: Place) -> dict[str, str]:
    return {
        "What": place.name,
        "Where": place.path,
        "": place.what if place.there else f"{place.what}; not there yet",
    }
