"""What may lie where the journal or its folders should be, and who may look there."""

from __future__ import annotations

import contextlib
import io
import os
import pwd
import socket
from pathlib import Path

import pytest

from furnished import furnish
from mentorlog.cli import main
from mentorlog.desk import Desk
from program import Program


@pytest.mark.parametrize(
    "words",
    [
        ("note", "add", "x"),
        ("note", "list"),
        ("doctor",),
        ("backup",),
        ("restore", "latest", "--yes"),
    ],
)
@pytest.mark.parametrize("thing", ["pipe", "folder", "socket"])
def test_what_is_no_file_is_left_alone_and_nothing_waits_for_it(
    journal_path: Path, thing: str, words: tuple[str, ...]
) -> None:
    journal_path.parent.mkdir(mode=0o700)
    with contextlib.ExitStack() as stack:
        if thing == "pipe":
            os.mkfifo(journal_path)
        elif thing == "folder":
            journal_path.mkdir()
        else:
            end = stack.enter_context(socket.socket(socket.AF_UNIX))
            here = Path.cwd()
            stack.callback(os.chdir, here)
            os.chdir(journal_path.parent)  # the path of a socket must be short
            end.bind(journal_path.name)
        before = journal_path.lstat().st_mode
        done = Program(journal_path)(*words)
        assert done.code in ({6} if words == ("doctor",) else {3, 5}), done
        assert done.err.count(b"\n") == 1
        assert journal_path.lstat().st_mode == before


def test_a_pipe_among_backups_or_drafts_holds_nobody_up(journal_path: Path) -> None:
    program = Program(furnish(journal_path))
    for folder, name in (
        ("backups", "journal-2026-03-09.db"),
        ("drafts", "note-x.md"),
        ("drafts", "note-x.json"),
    ):
        (journal_path.parent / folder).mkdir(exist_ok=True, mode=0o700)
        os.mkfifo(journal_path.parent / folder / name)
    for words in (
        ("note", "add", "x"),
        ("backup", "--verify"),
        ("restore", "latest", "--dry-run"),
        ("drafts", "list"),
        ("doctor",),
    ):
        assert program(*words).code == 0, words


def test_who_has_no_home_is_told_what_to_set(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    def nobody(_uid: int) -> None:
        raise KeyError

    monkeypatch.setattr(pwd, "getpwuid", nobody)
    for name in ("HOME", "XDG_DATA_HOME"):
        monkeypatch.delenv(name, raising=False)
    err = io.StringIO()
    desk = Desk(os.environ, io.StringIO(), err, io.StringIO())
    assert main(["note", "list"], desk) == 5
    assert "set HOME, or MENTORLOG_JOURNAL" in err.getvalue()
    assert err.getvalue().count("\n") == 1
    assert list(tmp_path.iterdir()) == [tmp_path / "home"]
