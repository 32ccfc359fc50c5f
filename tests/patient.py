"""A journal that is damaged again and again, and every command that is run on it."""

from __future__ import annotations

import io
import os
import random
import re
import shlex
import shutil
from contextlib import closing
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from conftest import Answer
from deeds import backed_up
from every_command import EVERY, examples
from furnished import TODAY, furnish, type_in
from journal_file import TABLES, opened
from mentorlog.cli import main
from mentorlog.desk import Desk
from mentorlog.store import dbapi

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

APART = {
    *("demo", "drafts list", "drafts show", "drafts resume", "drafts discard"),
    *("remind install", "remind status", "remind remove"),
    *("config list", "config get", "config set", "config unset", "config edit"),
    *("config path", "shell init", "shell aliases", "open", "man"),
}
"""Commands that do not look into the journal."""
BACK = ("restore", "latest", "--yes")
LINES: tuple[tuple[str, ...], ...] = (
    *(
        tuple(shlex.split(examples(command)[0].partition(" < ")[0]))
        for words, command in EVERY.items()
        if words not in APART
    ),
    *((), ("redo",), ("search", "talk"), ("trash", "empty", "--yes"), BACK),
    *(("backup", "--verify"), ("doctor", "--fix"), ("undo", "--to", "0")),
)
"""A command line for each of the others, on the journal of a patient, and some more."""

EXAMPLES = Path(__file__).parents[1] / "docs" / "examples"
CODES = {0, 1, 2, 3, 4, 5, 6}
WAYS_OUT = (
    "mentorlog doctor",
    "restore latest",
    "update mentorlog",
    "move it elsewhere",
)
"""What there is to do about a journal that cannot be used."""
WRITTEN = "What was to be written is in it."
NEXT_DAY = "2026-04-01"
STAMP = re.compile(r"\d{4}-\d\d-\d\dT\d{6}Z|\d\d:\d\d(:\d\d)?")


@dataclass(frozen=True)
class Hurt:
    """What a damage has left of a journal.

    Attributes:
        name: which damage it was.
        left: the bytes of the file.
        today: the day on which it is opened: that of its backup, or the next, on which
            the first write makes another and finds most damages by it.
    """

    name: str
    left: bytes
    today: str


class Patient:
    """The furnished journal, with something in the trash and to do again, backed up."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self.journal = folder / "journal" / "journal.db"
        self.desk = folder / "desk"
        furnish(self.journal)
        for words in (("note", "add", "another"), ("remove", "P1"), ("undo",)):
            type_in(self.journal, words)
        type_in(self.journal, ("remove", "F3"))
        backed_up(self.journal)
        self.whole = self.journal.read_bytes()
        exported = folder / "exported.json"
        type_in(self.journal, ("export", "--out", str(exported)))
        self.exported = exported.read_bytes()
        talks = folder / "talks.ics"
        type_in(self.journal, ("calendar", "export", "--out", str(talks)))
        self.talks = talks.read_bytes()
        self.backup = self.journal.parent / "backups" / f"journal-{TODAY}.db"
        self.answer = cache(self._answer)

    def lay_down(self, left: bytes) -> None:
        """Put there what is left of the journal, its backup, and nothing else.

        The desk, where commands write out what they are asked for, is cleared; only
        files lie there for those that read one.
        """
        shutil.rmtree(self.desk, ignore_errors=True)
        self.desk.mkdir()
        os.chdir(self.desk)
        (self.desk / "laptop.json").write_bytes(self.exported)
        (self.desk / "talks.ics").write_bytes(self.talks)
        for name in ("jrnl.json", "goals.csv"):
            shutil.copy(EXAMPLES / name, self.desk)
        for path in self.journal.parent.rglob("*"):
            if path.is_file() and path not in {self.journal, self.backup}:
                path.unlink()
        self.backup.write_bytes(self.whole)
        self.journal.write_bytes(left)

    def _answer(self, words: tuple[str, ...], today: str) -> Answer:
        """What a command comes to where nothing is damaged."""
        self.lay_down(self.whole)
        return self.run(words, today)

    def run(self, words: Sequence[str], today: str) -> Answer:
        """Run a command line, as in a shell: nothing is let out."""
        out, err = io.StringIO(), io.StringIO()
        env = {
            "PATH": os.environ["PATH"],
            "HOME": str(self._folder),
            "MENTORLOG_JOURNAL": str(self.journal),
            "MENTORLOG_TODAY": today,
            "EDITOR": "true",
            "TERM": "dumb",
        }
        code = main(words, Desk(env, out, err, io.StringIO("The text.\n")))
        return Answer(
            code, STAMP.sub("#", out.getvalue()), STAMP.sub("#", err.getvalue())
        )

    def uids(self) -> dict[str, set[str]]:
        """What is in each table, as far as it can be read."""
        found = {}
        with closing(opened(self.journal)) as connection:
            for table in TABLES.values():
                try:
                    rows = connection.execute(f"select uid from {table}").fetchall()
                except (dbapi.DatabaseError, UnicodeDecodeError):
                    continue
                found[table] = {row["uid"] for row in rows}
        return found

    def suffers(self, hurt: Hurt, words: tuple[str, ...]) -> bool:
        """Run a command on what is left; it must do it rightly, or say that it cannot.

        Returns:
            Whether it said so.
        """
        self.lay_down(hurt.left)
        there = self.uids() if self._answer_of(words, hurt).code == 0 else {}
        answer = self.run(words, hurt.today)
        about = (hurt.name, words, answer)
        assert answer.code in CODES, about
        assert "should not have happened" not in answer.err, about
        assert self.journal.is_file(), about
        untouched = self.journal.read_bytes() == hurt.left
        if answer.code not in {0, 6}:
            assert answer.err.startswith("mentorlog: "), about
            assert answer.err.count("\n") == 1, about
            assert untouched or WRITTEN in answer.err, about
        if answer.code == 5:
            assert any(way in answer.err for way in WAYS_OUT), about
            return True
        if words != BACK and words[:2] != ("trash", "empty"):
            now = self.uids()
            lost = {t for t, uids in there.items() if uids - now.get(t, set())}
            assert not lost, about
        if answer != self._answer_of(words, hurt):
            self.lay_down(hurt.left)
            assert self.run(("doctor",), hurt.today).code == 6, about
        return False

    def _answer_of(self, words: tuple[str, ...], hurt: Hurt) -> Answer:
        kept = self.journal.read_bytes()
        answer = self.answer(words, hurt.today)
        self.lay_down(kept)
        return answer


def overwritten(whole: bytes, times: int) -> Iterator[Hurt]:
    """A journal in which something was overwritten with anything, again and again."""
    chance = random.Random(2026)
    for n in range(times):
        hurt = bytearray(whole)
        for _ in range(chance.choice((1, 1, 3, 20))):
            at, size = chance.randrange(len(hurt)), chance.choice((1, 8, 200, 4096))
            hurt[at : at + size] = chance.randbytes(len(hurt[at : at + size]))
        yield Hurt(f"damage {n}", bytes(hurt), (TODAY, NEXT_DAY)[n % 2])


def truncated(whole: bytes, times: int) -> Iterator[Hurt]:
    """A journal of which only the beginning is left, of so many lengths."""
    chance = random.Random(2026)
    ends = {0, 1, 15, 16, 99, 100, 101, 511, 512, 1024, 4095, 4096, 4097, 8192}
    ends |= {len(whole) - less for less in (1, 100, 4095, 4096, 4097, 8192)}
    while len(ends) < times:
        end = chance.randrange(len(whole))
        ends.add(chance.choice((end, end & ~0xFFF)))
    for n, end in enumerate(sorted(ends)):
        yield Hurt(f"cut at {end}", whole[:end], (TODAY, NEXT_DAY)[n % 2])
