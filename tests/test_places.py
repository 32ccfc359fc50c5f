"""What may lie where the journal or its folders should be."""

from __future__ import annotations

import contextlib
import io
import os
import pwd
import socket
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from furnished import furnish
from journal_file import dump, value
from mentorlog.cli import main
from mentorlog.desk import Desk
from program import Program, interrupt_a_write
from refusal import READ, WRITE, turned_away

if TYPE_CHECKING:
    from conftest import Mentorlog


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


# --- links


@pytest.mark.parametrize("what", ["file", "folder", "itself", "the folder is a file"])
def test_a_link_to_nothing_is_no_new_journal(journal_path: Path, what: str) -> None:
    there = journal_path.parent if "folder" in what else journal_path
    if what == "the folder is a file":
        there.write_text("letters")
    else:
        there.parent.mkdir(exist_ok=True)
        elsewhere = journal_path if what == "itself" else there.with_name("elsewhere")
        there.symlink_to(elsewhere)
    program = Program(journal_path)
    for words in (*READ, *WRITE, ("backup",)):
        said = turned_away(program(*words))
        assert "leads to nothing" in said or "is none" in said
    for words in (("doctor",), ("doctor", "--fix")):
        done = program(*words)
        assert done.code == 6, done
        assert "leads to nothing" in done.text or "is none" in done.text
    assert program("restore", "latest", "--yes").code in {3, 5}
    assert there.is_symlink() or there.read_text() == "letters"
    assert not there.with_name("elsewhere").exists()


@pytest.fixture
def link(journal_path: Path, tmp_path: Path) -> Path:
    """A journal that is a link to a file in another folder, where it really is."""
    real = furnish(tmp_path / "real" / "mine.db")
    journal_path.parent.mkdir(mode=0o700)
    journal_path.symlink_to(real)
    return real


def _still_leads_to(real: Path, link: Path) -> None:
    assert link.is_symlink()
    assert link.resolve() == real
    assert not real.is_symlink()
    assert value(real, "pragma integrity_check") == "ok"
    assert [path.name for path in real.parent.iterdir()] == [real.name]


def test_a_link_is_written_through_and_stays_a_link(
    mentorlog: Mentorlog, journal_path: Path, link: Path
) -> None:
    assert mentorlog("note", "add", "through the link").code == 0
    _still_leads_to(link, journal_path)
    assert value(link, "select text from notes where id = 2") == "through the link"
    assert mentorlog("backup").code == 0
    made = sorted((journal_path.parent / "backups").iterdir())
    assert len(made) == 2
    assert not any(path.is_symlink() for path in made)
    assert mentorlog("undo").code == 0
    assert mentorlog("restore", "latest", "--yes").code == 0
    assert value(link, "select deleted_at is null from notes where id = 2")
    _still_leads_to(link, journal_path)
    mentorlog("remove", "N2")
    assert mentorlog("trash", "empty", "--yes").code == 0
    assert mentorlog("doctor", "--fix").code == 0
    _still_leads_to(link, journal_path)


@pytest.mark.parametrize("left", [0, 20_000])
def test_a_damaged_journal_is_restored_where_its_link_leads(
    mentorlog: Mentorlog, journal_path: Path, link: Path, left: int
) -> None:
    assert mentorlog("backup").code == 0
    whole = dump(link)
    link.write_bytes(link.read_bytes()[:left])
    assert mentorlog("restore", "latest", "--yes").code == 0
    assert dump(link) == whole
    _still_leads_to(link, journal_path)


def test_a_write_that_was_killed_behind_a_link_is_taken_back(
    mentorlog: Mentorlog, journal_path: Path, link: Path
) -> None:
    before = dump(link)
    interrupt_a_write(Program(link))
    assert mentorlog("doctor").code == 0
    assert dump(link) == before
    _still_leads_to(link, journal_path)


def test_an_old_journal_is_brought_up_to_date_where_its_link_leads(
    mentorlog: Mentorlog, journal_path: Path, link: Path
) -> None:
    (*_, old) = (Path(__file__).parent / "data").glob("schema-*.db")
    link.write_bytes(old.read_bytes())
    assert mentorlog("note", "add", "x").code == 0
    _still_leads_to(link, journal_path)


def test_a_folder_that_is_a_link_is_a_folder_like_others(
    mentorlog: Mentorlog, journal_path: Path, tmp_path: Path
) -> None:
    real = tmp_path / "real"
    real.mkdir(mode=0o700)
    journal_path.parent.symlink_to(real)
    assert mentorlog("note", "add", "the first").code == 0
    assert mentorlog("note", "add", "the second").code == 0
    assert mentorlog("undo").code == 0
    assert mentorlog("restore", "latest", "--yes").code == 0
    assert journal_path.parent.is_symlink()
    names = {path.name for path in real.iterdir()}
    assert names == {"journal.db", "backups"}
    assert mentorlog("doctor").code == 0
