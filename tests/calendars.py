"""What the tests of calendars work with: events read back, and khal as a client."""

from __future__ import annotations

import os
import subprocess
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from icalendar import Calendar  # noqa: TID251, TID253 - reads back what was written

from other_programs import other_program

if TYPE_CHECKING:
    from pathlib import Path

KHAL = """
[calendars]
[[mentoring]]
path = {folder}
type = calendar
[locale]
local_timezone = {zone}
default_timezone = {zone}
timeformat = %H:%M
dateformat = %Y-%m-%d
longdateformat = %Y-%m-%d
datetimeformat = %Y-%m-%d %H:%M
longdatetimeformat = %Y-%m-%d %H:%M
[sqlite]
path = {database}
"""
SHOWN = "{start-date} {start-time} {cancelled}{title}"


def listed(text: str) -> list[Any]:
    """The events of a calendar file that is read back."""
    assert all(len(line.encode()) <= 75 for line in text.split("\r\n"))
    return list(Calendar.from_ical(text).walk("VEVENT"))


def events(text: str) -> dict[str, Any]:
    """Title → event, of a calendar file in which no title is there twice."""
    found = listed(text)
    told = {str(event["summary"]): event for event in found}
    assert len(told) == len(found), "one of them is there twice"
    assert len({str(event["uid"]) for event in found}) == len(found)
    return told


@dataclass(frozen=True)
class Khal:
    """A calendar program with a calendar of its own."""

    program: str
    home: Path

    @classmethod
    def at(cls, home: Path, zone: str = "Europe/Berlin") -> Khal:
        khal = cls(other_program("khal"), home)
        khal.folder.mkdir(parents=True)
        config = KHAL.format(folder=khal.folder, zone=zone, database=home / "khal.db")
        (home / "config").write_text(config)
        return khal

    @property
    def folder(self) -> Path:
        return self.home / "calendar"

    def __call__(self, *words: str) -> str:
        done = subprocess.run(
            [self.program, "-c", str(self.home / "config"), *words],
            env={**os.environ, "HOME": str(self.home), "PYTHONWARNINGS": "ignore"},
            capture_output=True,
            text=True,
            timeout=60,
            check=False,
        )
        assert done.returncode == 0, done.stderr
        return done.stdout

    def shows(self, since: str = "2026-03-01") -> list[str]:
        """What it shows of half a year, each event as "day hour title"."""
        lines = self("list", "--format", SHOWN, since, "180d").splitlines()
        return [" ".join(line.split()) for line in lines if line.startswith("20")]
