"""Tries one deed again and again, each time with a fault, and looks at what is left."""

from __future__ import annotations

import io
import os
import re
import shutil
from contextlib import closing
from dataclasses import dataclass, replace
from itertools import groupby
from typing import TYPE_CHECKING

from damage import TODAY, Done, Job, Line, Point, Runner
from deeds import Deed, Desk, backed_up
from journal_file import changes, opened
from mentorlog.cli import main
from mentorlog.desk import Desk as Program
from mentorlog.store import dbapi

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

AFTERWARDS = (("today",), ("note", "add", "Afterwards"), ("undo",), ("undo",))
"""What is done next, whatever has happened: look, write, and take back two steps."""

UID = re.compile(r"[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}")
UNFINISHED = re.compile(r"data/(backups/\..*|\.journal\.db\.\d+)\.new(-journal)?")
DRAFT = re.compile(r"note-add-\w+")
"""What a draft of `AFTERWARDS` is called; each time something else."""
INSTANT = re.compile(r"\d{4}-\d\d-\d\d[T ]\d\d:\d\d:\d\d\.\d+(?:\+00:00)?")


@dataclass(frozen=True)
class Seen:
    """What a person and an inspector find in the end.

    Attributes:
        answers: code, output and errors of the next commands.
        rows: all rows of all tables, as text; None if there is no journal.
        names: the files in the journal's folder, but for drafts.
        verdict: what SQLite itself says of the file.
    """

    answers: tuple[tuple[int, str, str], ...]
    rows: str | None
    names: frozenset[str]
    verdict: tuple[str, ...]

    @property
    def in_the_journal(self) -> Seen:
        """The same without the backups, which are not made on a full disk.

        Nor the days for a shell's prompt, which are made anew with the next step.
        """
        beside = ("/backups/", ".db.due")
        names = (name for name in self.names if not any(b in name for b in beside))
        return replace(self, names=frozenset(names))


class Trial:
    """A deed, on a journal that begins the same each time.

    Attributes:
        points: all calls of the deed where nothing goes wrong.
        answer: what it prints then.
        undone: what is seen where it was not begun.
        done: what is seen where it was done.
        either: the two, without the backups.

    Args:
        deed: what is done.
        runner: what runs it.
        folder: an empty folder, for the journal and what lies beside it.
    """

    def __init__(self, deed: Deed, runner: Runner, folder: Path) -> None:
        self.deed = deed
        self._runner = runner
        self.desk = Desk(folder / "desk")
        self.desk.folder.mkdir(parents=True)
        self.desk.lay_out()
        self.place = folder / "place"
        self.journal = self.place / "data" / "journal.db"
        self.place.mkdir()
        deed.begin(self.journal)
        backups = self.journal.parent / "backups"
        if self.journal.exists() and not deed.first and not backups.exists():
            backed_up(self.journal)
        self.begin = self.files()
        self._known = self._tokens()
        self.reset()
        self.undone = self.look()
        self.reset()
        whole = self._runner(replace(self.job(), tape=True))
        assert whole.answers[0].code == 0, whole.answers
        self.points = whole.tape
        self.answer = whole.answers[0].out
        self.done = self.look()
        self.either = (self.undone.in_the_journal, self.done.in_the_journal)
        assert self.done != self.undone, "the deed does something"

    def _tokens(self) -> frozenset[str]:
        """The uids and instants of the beginning."""
        rows = _rows(self.journal) or ""
        return frozenset(UID.findall(rows) + INSTANT.findall(rows))

    def files(self) -> dict[str, bytes]:
        """All files in the place, by their path in it."""
        return {
            str(path.relative_to(self.place)): path.read_bytes()
            for path in self.place.rglob("*")
            if path.is_file()
        }

    def reset(self) -> None:
        """Make everything as it was at the beginning."""
        shutil.rmtree(self.place)
        self.place.mkdir()
        for name, content in self.begin.items():
            path = self.place / name
            path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            path.write_bytes(content)
            path.chmod(0o600)
        self.desk.typed.unlink(missing_ok=True)

    def job(self, *lines: Line, mode: str = "count", point: int = 0) -> Job:
        """The deed, and what is done after it in the same process."""
        first = Line(self.desk.words(self.deed), self.desk.stdin(self.deed))
        env = {"EDITOR": self.desk.editor(self.deed)} if self.deed.edits else {}
        return Job(
            lines=(first, *lines),
            journal=self.journal,
            folder=self.place,
            fault=(mode, point),
            env=env,
        )

    def run(self, mode: str = "count", point: int = 0) -> Done:
        """Do it once, from the beginning."""
        self.reset()
        return self._runner(self.job(mode=mode, point=point))

    def look(self) -> Seen:
        """Go on as a person would, and inspect the file then."""
        answers = [self._type(*words) for words in AFTERWARDS]
        return Seen(
            answers=tuple(answers),
            rows=self._masked(_rows(self.journal)),
            names=frozenset(_name(name) for name in self.files()) - {""},
            verdict=verdict(self.journal),
        )

    def _type(self, *words: str) -> tuple[int, str, str]:
        """Type a command: code, output, errors."""
        env = {
            **os.environ,
            "MENTORLOG_JOURNAL": str(self.journal),
            "MENTORLOG_TODAY": TODAY,
        }
        out, err = io.StringIO(), io.StringIO()
        code = main(words, Program(env, out, err, io.StringIO()))
        return code, out.getvalue(), DRAFT.sub("draft", err.getvalue())

    def is_as_at_the_beginning(self) -> bool:
        """Whether no file has changed, but for drafts."""
        return {
            name: content
            for name, content in self.files().items()
            if "/drafts/" not in name
        } == self.begin

    def typed_is_kept(self) -> bool:
        """Whether what the editor has saved is in the journal or in a draft."""
        if self.deed.edits and not self.desk.typed.exists():
            return True
        wanted = self.deed.typed.encode()
        return any(
            wanted in content
            for name, content in self.files().items()
            if "/drafts/" in name
        ) or self.deed.typed in (_rows(self.journal) or "")

    def _masked(self, rows: str | None) -> str | None:
        """Rows in which whatever is new is called the same each time."""
        if rows is None:
            return None
        fresh: dict[str, str] = {}

        def uid(found: re.Match[str]) -> str:
            text = found.group()
            if text in self._known:
                return text
            return fresh.setdefault(text, f"uid {len(fresh) + 1}")

        def instant(found: re.Match[str]) -> str:
            return found.group() if found.group() in self._known else "now"

        return INSTANT.sub(instant, UID.sub(uid, rows))


def _name(name: str) -> str:
    """A file's name without the time in it; "" where it does not matter.

    Drafts do not: they are told apart by what is in them. Nor do backups that were
    not finished: the program itself deletes them, at the next attempt or when they are
    a day old.
    """
    if "/drafts/" in name or UNFINISHED.fullmatch(name):
        return ""
    return re.sub(r"\d+", "#", name)


def _rows(journal: Path) -> str | None:
    """Every row of every table, a line each."""
    if not journal.exists():
        return None
    try:
        return "\n".join(_lines(journal))
    except dbapi.DatabaseError as error:
        return str(error)


def _lines(journal: Path) -> list[str]:
    lines, has_digests = [], False
    with closing(opened(journal)) as connection:
        for (table,) in connection.execute(
            "select name from sqlite_master where type = 'table'"
            " and name not like 'search\\_%' escape '\\' order by name"
        ).fetchall():
            for row in connection.execute(f'select rowid, * from "{table}"'):
                values = dict(row)
                if values.pop("digest", None) is not None:
                    has_digests = True
                lines.append(f"{table} {tuple(values.values())!r}")
    if has_digests:  # they differ with uids and instants, but each must be right
        changes(journal)
    return lines


def verdict(journal: Path) -> tuple[str, ...]:
    """What SQLite finds wrong in a journal's file; "ok" alone if nothing."""
    if not journal.exists():
        return ("ok",)
    try:
        return _verdict(journal)
    except dbapi.DatabaseError as error:
        return (str(error),)


def _verdict(journal: Path) -> tuple[str, ...]:
    with closing(opened(journal)) as connection:
        found = [row[0] for row in connection.execute("pragma integrity_check")]
        found += [
            f"{row['table']} {row['rowid']} is an orphan"
            for row in connection.execute("pragma foreign_key_check")
        ]
        connection.execute(
            "insert into search (search, rank) values ('integrity-check', 0)"
        )
        connection.rollback()
    return tuple(found)


def telling(points: Iterable[Point]) -> list[Point]:
    """The points without most of those that follow others of their kind.

    Where many writes into one file follow each other, such as a copy's, the first and
    the last of them are tried and every eighth between.
    """
    found: list[Point] = []
    for _, group in groupby(points, lambda point: (point.call, point.where)):
        run = list(group)
        kept = {0, 1, len(run) - 2, len(run) - 1, *range(0, len(run), 8)}
        found += [point for n, point in enumerate(run) if n in kept]
    return found


def spread(points: Iterable[Point], part: int, parts: int) -> list[Point]:
    """One part of all points, so that several processes share them."""
    return list(points)[part::parts]
