"""What is to be exported, and where to: the words of `export`, read and checked."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from mentorlog.commands.placing import place
from mentorlog.commands.values import choice
from mentorlog.errors import UsageError
from mentorlog.frozen import dataclass

if TYPE_CHECKING:
    from datetime import date
    from pathlib import Path

    from mentorlog.desk import Desk

FORMATS = ("json", "jsonl", "csv", "md")
SUFFIXES = {f".{form}": form for form in FORMATS}
"""How a file's name ends → the form that is meant."""


@dataclass(frozen=True, kw_only=True)
class Wanted:
    """What is to be exported, and where to.

    Attributes:
        form: json, jsonl, csv or md.
        out: the file or folder; None for standard output.
        mentorships: the numbers of those that it is narrowed to; None for all.
        person: the name of the one that it is narrowed to.
        since: only of this day or later.
        until: only of this day or earlier.
        force: whether a file that is there may be written over.
    """

    form: str
    out: Path | None
    mentorships: tuple[int, ...] | None
    person: str | None
    since: date | None
    until: date | None
    force: bool

    @classmethod
    def read(
        cls,
        desk: Desk,
        form: str | None,
        out: str | None,
        name: str | None,
        since: date | None,
        until: date | None,
        *,
        force: bool,
    ) -> Wanted:
        """What the words of the command line mean.

        Raises:
            UsageError: there is no such form, or it does not fit where it shall go.
            NoSuchEntry: nobody has that name.
        """
        path = None if out in {None, "-"} else place(desk, out or "", force=force)
        suffix = path.suffix.lower() if path else ""
        word = choice(form or SUFFIXES.get(suffix, "json"), FORMATS, "format")
        everybody = name is None or name.casefold() == "all"
        whose = None if everybody else desk.whose(name)
        wanted = cls(
            form=word,
            out=path,
            mentorships=None if whose is None else tuple(m.id for m in whose),
            person=whose[0].person if whose else None,
            since=since,
            until=until,
            force=force,
        )
        wanted.must_fit(as_json=desk.manner.json)
        return wanted

    @property
    def narrowed(self) -> dict[str, str | None] | None:
        """What it is narrowed to, as the head says it; None where it is everything."""
        if self.mentorships is None and self.since is None and self.until is None:
            return None
        return {
            "with": self.person,
            "since": None if self.since is None else self.since.isoformat(),
            "until": None if self.until is None else self.until.isoformat(),
        }

    @property
    def several(self) -> bool:
        """Whether it is several files: in a folder, or in one zip file."""
        return self.form == "csv" or (
            self.form == "md" and self.out is not None and self.out.suffix != ".md"
        )

    def must_fit(self, *, as_json: bool) -> None:
        """Refuse what cannot be written there.

        Raises:
            UsageError: it cannot.
        """
        if self.form == "csv" and self.out is None:
            message = (
                "CSV is a table for each kind: name a folder or a zip file, such as"
                " --out journal.zip"
            )
            raise UsageError(message)
        if as_json and self.form != "json" and self.out is None:
            message = f"{self.form} and JSON cannot both be printed: add --out PATH."
            raise UsageError(message)
        if self.out is None:
            return
        packed = self.out.suffix.lower() == ".zip"
        if self.several:
            if not packed and not _is_free(self.out):
                message = f"{self.out} is there already: name a new folder, or a .zip."
                raise UsageError(message)
        elif self.out.is_dir() or packed:
            message = f"{self.form} is one file: name one, such as journal.{self.form}"
            raise UsageError(message)


def _is_free(folder: Path) -> bool:
    """Whether a folder may have that name: nothing has it, or an empty one."""
    if not os.path.lexists(folder):
        return True
    return folder.is_dir() and not any(folder.iterdir())
