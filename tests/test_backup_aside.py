"""The daily backup of a large journal: made aside, whole, and missed by nobody."""

from __future__ import annotations

import os
import shlex
import signal
import sys
import time
from contextlib import closing, suppress
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from furnished import furnish
from journal_file import daily_backups, dump, opened, value
from mentorlog.store.aside import SLOW
from program import Program

if TYPE_CHECKING:
    from collections.abc import Callable

LARGE = 6_000_000
"""Bytes of a text that makes a journal too large to be copied while one waits."""
LONG = 60.0
"""Seconds after which something is never going to happen."""


@pytest.fixture
def large(journal_path: Path) -> Path:
    """A journal that is large, with no backup of the day yet."""
    program = Program(furnish(journal_path))
    lines = "Words and words and words, line after line.\n" * (LARGE // 44)
    done = program("note", "add", stdin=lines.encode(), MENTORLOG_BACKUPS="off")
    assert done.code == 0
    return journal_path


def _until(what: Callable[[], object]) -> None:
    late = time.monotonic() + LONG
    while not what():
        assert time.monotonic() < late, "it never happened"
        time.sleep(0.01)


def _notes(journal: Path) -> list[str]:
    """The files that say how the backup of a day goes, or that are unfinished."""
    return sorted(p.name for p in (journal.parent / "backups").glob(".*"))


def _is_done(journal: Path) -> bool:
    return bool(daily_backups(journal)) and not _notes(journal)


def test_it_is_made_by_a_process_of_its_own_after_the_write(large: Path) -> None:
    program = Program(large)
    done = program("note", "add", "The first of the day")
    assert (done.code, done.err) == (0, b"")
    _until(lambda: _is_done(large))
    (backup,) = daily_backups(large)
    assert dump(backup) == dump(large)
    assert value(backup, "pragma integrity_check") == "ok"
    assert backup.stat().st_mode & 0o777 == 0o600
    program("note", "add", "The second")
    assert daily_backups(large) == [backup]
    assert program("doctor").code == 0


def test_one_is_made_however_many_begin_the_day_and_all_is_written(
    large: Path,
) -> None:
    program = Program(large)
    script = "for n in 1 2 3 4 5 6; do mentorlog note add n$n & done; wait"
    done = program.shell(script)
    assert (done.code, done.err) == (0, b"")
    for number in range(20):  # others go on while it is made
        assert program("win", f"w{number}").code == 0
    _until(lambda: _is_done(large))
    (backup,) = daily_backups(large)
    assert value(backup, "pragma integrity_check") == "ok"
    assert value(large, "select count(*) from notes") == 8
    assert value(large, "select count(*) from milestones where win = 1") >= 20
    assert value(backup, "select count(*) from notes") >= 3, "the first write is in it"


PROCESSES = Path("/proc")


def _child(journal: Path) -> int | None:
    """The process that makes the backup of a journal."""
    for process in PROCESSES.iterdir():
        if process.name.isdecimal():
            try:
                words = (process / "cmdline").read_bytes().split(b"\0")
            except OSError:
                continue
            if b"mentorlog.store.aside" in words and os.fsencode(journal) in words:
                return int(process.name)
    return None


@pytest.mark.skipif(not PROCESSES.is_dir(), reason="processes are found there")
def test_killed_it_leaves_nothing_half_done_and_is_made_later(large: Path) -> None:
    program = Program(large)
    program("note", "add", "The first of the day")
    _until(lambda: _child(large) or _is_done(large))
    if (found := _child(large)) is not None:
        with suppress(ProcessLookupError):
            os.kill(found, signal.SIGKILL)
        _until(lambda: _child(large) is None)
    for backup in daily_backups(large):
        assert value(backup, "pragma integrity_check") == "ok"
    before = daily_backups(large)
    assert program("note", "add", "In the meantime").code == 0
    assert daily_backups(large) == before, "another may be at it"
    _long_ago(large)
    assert program("note", "add", "Later that day").code == 0
    (backup,) = daily_backups(large)
    assert value(backup, "pragma integrity_check") == "ok"
    if not before:
        assert value(backup, "select count(*) from notes") == 4
        assert not [n for n in _notes(large) if n.endswith(".begun")]


def _long_ago(journal: Path) -> None:
    for begun in (journal.parent / "backups").glob(".*.begun"):
        then = begun.stat().st_mtime - 2 * SLOW
        os.utime(begun, (then, then))


def test_what_goes_wrong_aside_is_told_by_the_next_command_and_by_doctor(
    large: Path,
) -> None:
    with closing(opened(large)) as connection:
        (page,) = connection.execute("pragma page_size").fetchone()
        (root,) = connection.execute(
            "select rootpage from sqlite_master where name = 'gestures'"
        ).fetchone()
    whole = large.read_bytes()
    damaged = bytearray(whole)
    damaged[(root - 1) * page : root * page] = os.urandom(page)
    large.write_bytes(damaged)
    program = Program(large)
    assert program("note", "add", "The first of the day").code == 0
    _until(lambda: [n for n in _notes(large) if n.endswith(".failed")])
    assert daily_backups(large) == []
    told = program("note", "add", "The second")
    assert told.code == 0
    assert "No backup could be made" in told.said
    assert program("note", "add", "The third").err == b""
    assert "backup" in program("doctor").text


def test_nothing_of_the_present_folder_is_run(large: Path, tmp_path: Path) -> None:
    trap = tmp_path / "trap"
    trap.mkdir()
    for name in ("json", "sqlite3", "pathlib"):
        (trap / f"{name}.py").write_text("open('sprung', 'w')\nraise SystemExit\n")
    command = tmp_path / "command.py"  # as an installed one: not run out of a folder
    command.write_text("from mentorlog.__main__ import run\nrun()\n")
    python, where = shlex.quote(sys.executable), shlex.quote(str(trap))
    done = Program(large).shell(f"cd {where} && {python} {command} note add x")
    assert (done.code, done.text.startswith("N3")) == (0, True), done
    _until(lambda: _is_done(large))
    assert not (trap / "sprung").exists()
