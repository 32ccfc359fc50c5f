"""Commands that write, each with the journal it begins with: what damage is done to."""

from __future__ import annotations

import shlex
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from editors import editor
from furnished import ANSWERS, TODAY, furnish, tell, type_in
from mentorlog.drafts.begun import Begun
from mentorlog.drafts.folder import Drafts

if TYPE_CHECKING:
    from collections.abc import Callable

    from mentorlog.drafts.begun import From

DATA = Path(__file__).parent / "data"
PAST = sorted(DATA.glob("schema-*.db"))
"""A journal of every schema that has been."""

NOTE = """# Talk

What she said about the cliff.

## Next steps

- [ ] Climb the cliff by friday
- [ ] Priya: send the map
"""
ELSEWHERE = """
mentorship start Ann --on 2026-01-05
goal add 'Climb' --tag high
action add 'Buy a rope' --goal G1
edit A1 --by 2026-04-03
"""
JRNL = """{"entries": [{"title": "The cliff.", "body": "High.", "date": "2026-03-02",
"time": "15:04", "tags": ["@high"], "starred": true}]}"""
GOALS = "Goal;By;Tags\nClimb the cliff;2026-06-30;high, steep\nDescend;;\n"
TALKS = """\
BEGIN:VCALENDAR
BEGIN:VEVENT
UID:1
DTSTART:20260407T100000
SUMMARY:Climb with Priya
RRULE:FREQ=WEEKLY;COUNT=2
END:VEVENT
END:VCALENDAR
"""
DRAFTED = "What the guide told us on the way.\n"
NOON = datetime.fromisoformat(f"{TODAY}T12:00:00+00:00")
IMPORTED = (
    "2022-06-09-other-year.md",
    "2023-06-09-feedback-and-wins.md",
    "2023-06-09-days-as-headings.md",
)


@dataclass(frozen=True, kw_only=True)
class Deed:
    """One command line that writes.

    Attributes:
        name: what it is called in the tests.
        words: the command line; "{notes}" is a folder of notes, "{export}" an export,
            "{talks}" a calendar.
        begin: puts the journal there, or nothing.
        stdin: what is piped in; None for somebody at a terminal.
        edits: what the editor does to the file `$1`, as a line of shell.
        typed: words that are typed in the editor, or lie in a draft, and must not be
            lost.
        first: whether it is the first write of its day, which makes a backup.
    """

    name: str
    words: tuple[str, ...]
    begin: Callable[[Path], object] = furnish
    stdin: str | None = ""
    edits: str | None = None
    typed: str = ""
    first: bool = False

    def __str__(self) -> str:
        return self.name


def _nothing(_journal: Path) -> None:
    """There is no journal yet, and no folder for one."""


def _drafted(journal: Path, way: From) -> None:
    """There is a text that is not yet in the journal."""
    begun = Begun(words=("note", "add"), at=NOON, way=way)
    Drafts(furnish(journal).parent / "drafts").begin("note", begun, DRAFTED)


def _thrown_away(journal: Path) -> None:
    """There is something in the trash."""
    type_in(furnish(journal), ("remove", "N1", "A2"))


def _undone(journal: Path) -> None:
    """There is something that can be done again."""
    type_in(furnish(journal), ("undo",))


def backed_up(journal: Path) -> Path:
    """Put the backup of the day there, so that no deed has to make it."""
    backup = journal.parent / "backups" / f"journal-{TODAY}.db"
    backup.parent.mkdir(mode=0o700, exist_ok=True)
    backup.write_bytes(journal.read_bytes())
    backup.chmod(0o600)
    return journal


def _changed_since(journal: Path) -> None:
    """There is something in the journal that is not in its backup."""
    type_in(backed_up(furnish(journal)), ("note", "add", "Since then"))


def _in_a_prompt(journal: Path) -> None:
    """A shell has asked for the days on which promises are due."""
    type_in(furnish(journal), ("shell", "init", "bash", "--quiet"))


def _damaged(journal: Path) -> None:
    """There is a backup, and of the journal only a part."""
    whole = backed_up(furnish(journal)).read_bytes()
    journal.write_bytes(whole[:20_000])


def put(there: Path, journal: Path) -> None:
    """Put a copy of a journal where a test's own is kept."""
    journal.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    journal.write_bytes(there.read_bytes())
    journal.chmod(0o600)


def _saves(text: str) -> str:
    return f'printf %s {shlex.quote(text)} > "$1"'


DEEDS = [
    Deed(name="goal add", words=("goal", "add", "Climb", "--tag", "high")),
    Deed(
        name="action add, for a prompt",
        words=("action", "add", "Buy a rope", "--by", "2026-03-01"),
        begin=_in_a_prompt,
    ),
    Deed(name="note add, piped", words=("note", "add"), stdin="Climbed\nto the top\n"),
    Deed(
        name="session log, edited",
        words=("session", "log"),
        stdin=None,
        edits=_saves(NOTE),
        typed="What she said about the cliff.",
    ),
    Deed(
        name="edit, edited",
        words=("edit", "N1"),
        stdin=None,
        edits="echo 'The cliff is high.' >> \"$1\"",
        typed="The cliff is high.",
    ),
    Deed(
        name="drafts resume, edited",
        words=("drafts", "resume"),
        begin=partial(_drafted, way="editor"),
        stdin=None,
        edits=":",
        typed=DRAFTED.rstrip(),
    ),
    Deed(
        name="drafts resume, piped",
        words=("drafts", "resume"),
        begin=partial(_drafted, way="piped"),
        typed=DRAFTED.rstrip(),
    ),
    Deed(name="remove", words=("remove", "A1", "N1")),
    Deed(name="import notes", words=("import", "notes", "{notes}")),
    Deed(name="import jrnl", words=("import", "jrnl", "-"), stdin=JRNL),
    Deed(
        name="import csv", words=("import", "csv", "-", "--kind", "goal"), stdin=GOALS
    ),
    Deed(name="import journal", words=("import", "journal", "{export}")),
    Deed(
        name="import into nothing",
        words=("import", "journal", "{export}"),
        begin=_nothing,
    ),
    Deed(name="calendar import", words=("calendar", "import", "{talks}")),
    Deed(name="review --ask", words=("review", "--month", "--ask"), stdin=ANSWERS),
    Deed(name="trash empty", words=("trash", "empty", "--yes"), begin=_thrown_away),
    Deed(name="undo", words=("undo",)),
    Deed(name="redo", words=("redo",), begin=_undone),
    Deed(name="backup", words=("backup",)),
    Deed(
        name="restore latest",
        words=("restore", "latest", "--yes"),
        begin=_changed_since,
    ),
    Deed(
        name="restore of a damaged one",
        words=("restore", "latest", "--yes"),
        begin=_damaged,
    ),
    Deed(name="the first write of a day", words=("note", "add", "Up"), first=True),
    Deed(name="the first entry", words=("note", "add", "Climbed"), begin=_nothing),
    *(
        Deed(
            name=f"upgrade of {path.stem}",
            words=("note", "add", "Climbed"),
            begin=partial(put, path),
        )
        for path in PAST
    ),
]


@dataclass(frozen=True)
class Desk:
    """What lies ready for the deeds, in a folder that is never harmed."""

    folder: Path

    @property
    def notes(self) -> Path:
        return self.folder / "notes"

    @property
    def export(self) -> Path:
        """All that is kept in another journal."""
        return self.folder / "export.jsonl"

    @property
    def talks(self) -> Path:
        """A calendar with talks to plan."""
        return self.folder / "talks.ics"

    @property
    def typed(self) -> Path:
        """The file that is there as soon as the editor has saved."""
        return self.folder / "typed"

    def lay_out(self) -> None:
        self.notes.mkdir()
        for name in IMPORTED:
            text = (DATA / "notes" / name).read_bytes()
            (self.notes / name).write_bytes(text)
        self.talks.write_text(TALKS)
        there = self.folder / "there" / "journal.db"
        there.parent.mkdir()
        tell(there, ELSEWHERE)
        type_in(there, ("export", "--out", str(self.export)))

    def editor(self, deed: Deed) -> str:
        script = f"{deed.edits} && : > {shlex.quote(str(self.typed))}"
        return editor(self.folder, script)

    def stdin(self, deed: Deed) -> Path | None:
        if deed.stdin is None:
            return None
        piped = self.folder / "piped"
        piped.write_text(deed.stdin)
        return piped

    def words(self, deed: Deed) -> tuple[str, ...]:
        return tuple(
            word.format(notes=self.notes, export=self.export, talks=self.talks)
            for word in deed.words
        )
