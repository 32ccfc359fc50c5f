"""The whole journal back from a backup; nothing that was there before is lost."""

from __future__ import annotations

import os
import signal
import stat
import time
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from furnished import furnish
from journal_file import dump, opened, value
from mentorlog.store.schema import SCHEMA
from program import Program, interrupt_a_write
from refusal import refused, sentence

if TYPE_CHECKING:
    from collections.abc import Callable

    from conftest import Mentorlog


EARLIER = sorted((Path(__file__).parent / "data").glob("schema-*.db"))
"""Journals that earlier versions have written."""


def _shelf(journal: Path) -> Path:
    return journal.parent / "backups"


def _kept(journal: Path, what: str) -> list[Path]:
    """The files on the shelf with this in their names, but for unfinished ones."""
    return sorted(_shelf(journal).glob(f"[!.]*{what}*"))


@pytest.fixture
def backup(mentorlog: Mentorlog, journal_path: Path) -> Path:
    """A backup of the furnished journal, which has been written to since."""
    furnish(journal_path)
    made: str = mentorlog("backup", "--json").json["path"]
    for words in (
        ("note", "add", "written since"),
        ("goal", "add", "meant since"),
        ("edit", "G1", "--title", "Another title"),
        ("remove", "A1"),
    ):
        assert mentorlog(*words, MENTORLOG_BACKUPS="off").code == 0
    return Path(made)


# --- what it says


def test_looking_says_what_would_change_and_changes_nothing(
    mentorlog: Mentorlog, journal_path: Path, backup: Path
) -> None:
    before = {path: path.read_bytes() for path in journal_path.parent.rglob("*.db")}
    answer = mentorlog("restore", "latest", "--dry-run")
    assert answer.code == 0
    said = answer.out
    assert backup.name in said
    assert "goals 4 → 3" in said
    assert "notes 2 → 1" in said
    assert "actions 2 → 3" in said
    assert "2 entries would be gone:" in said
    assert "written since" in said
    assert "meant since" in said
    assert "1 entry would come back:\n  A1  Draft the outline" in said
    assert "1 entry would read as before:\n  G1  Give two talks" in said
    assert answer.err == "Nothing was changed.\n"
    assert {p: p.read_bytes() for p in journal_path.parent.rglob("*.db")} == before
    told = mentorlog("restore", "latest", "--dry-run", "--json").json
    assert told["state"] == "sound"
    assert (told["gone"]["count"], told["back"]["count"]) == (2, 1)
    assert told["aside"] is None


def test_a_great_difference_is_told_on_one_screen(
    mentorlog: Mentorlog, backup: Path
) -> None:
    for n in range(30):
        mentorlog("note", "add", f"number {n}\nand a second line")
    for entry in ("R2", "S1", "F1", "T1", "X1", "B1", "P1", "K2", "Q101", "V1"):
        mentorlog("edit", entry, "--private")
    said = mentorlog("restore", str(backup), "--dry-run").out
    assert len(said.splitlines()) <= 24
    assert "and 28 more" in said


# --- what it does


def test_latest_puts_the_journal_back_and_keeps_what_was_there(
    mentorlog: Mentorlog, journal_path: Path, backup: Path
) -> None:
    before, inode = dump(journal_path), journal_path.stat().st_ino
    answer = mentorlog("restore", "latest", "--yes")
    assert (answer.code, answer.err) == (0, "")
    assert dump(journal_path) == dump(backup)
    assert value(journal_path, "pragma integrity_check") == "ok"
    assert journal_path.stat().st_ino == inode
    (aside,) = _kept(journal_path, "before-restore")
    assert dump(aside) == before
    assert aside.name in answer.out
    again = mentorlog("restore", "latest", "--yes")
    assert "nothing to restore" in again.out
    assert mentorlog("restore", aside.name, "--yes").code == 0
    assert dump(journal_path) == before


@pytest.mark.field("R7")
def test_after_an_accident_the_last_good_backup_brings_everything_back(
    mentorlog: Mentorlog, journal_path: Path, backup: Path
) -> None:
    whole = dump(backup)
    journal_path.unlink()
    answer = mentorlog("restore", "latest", "--yes")
    assert answer.code == 0, answer
    assert dump(journal_path) == whole
    assert stat.S_IMODE(journal_path.stat().st_mode) == 0o600
    assert mentorlog("show", "G1").code == 0


def test_a_file_anywhere_can_be_restored_and_one_named_like_an_id_by_its_folder(
    mentorlog: Mentorlog,
    journal_path: Path,
    backup: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "A1").write_bytes(backup.read_bytes())
    assert "is back" in mentorlog("restore", "A1").out
    assert dump(journal_path) != dump(backup)
    assert mentorlog("restore", "./A1", "--yes").code == 0
    assert dump(journal_path) == dump(backup)


@pytest.mark.parametrize("old", EARLIER, ids=lambda path: path.stem)
def test_a_backup_of_an_earlier_schema_is_compared_and_restored(
    mentorlog: Mentorlog, journal_path: Path, old: Path
) -> None:
    before = old.read_bytes()
    furnish(journal_path)
    told = mentorlog("restore", str(old), "--dry-run", "--json").json
    assert told["gone"]["count"] > 10
    assert mentorlog("restore", str(old), "--yes").code == 0
    assert dump(journal_path) == dump(old)
    assert mentorlog("today").code == 0
    assert value(journal_path, "pragma user_version") == SCHEMA
    assert old.read_bytes() == before


# --- what is refused


def test_what_cannot_be_restored_is_refused_with_a_sentence(
    mentorlog: Mentorlog, journal_path: Path, backup: Path, tmp_path: Path
) -> None:
    text = tmp_path / "notes.txt"
    text.write_text("# my notes\n")
    newer = tmp_path / "newer.db"
    newer.write_bytes(backup.read_bytes())
    with closing(opened(newer)) as connection:
        connection.execute("pragma user_version = 99")
    cut = tmp_path / "cut.db"
    cut.write_bytes(backup.read_bytes()[:-4096])
    for code, words, said in (
        (2, ("latest",), "--yes"),
        (2, (str(backup),), "--yes"),
        (2, ("latest", "A1", "--yes"), "one backup"),
        (2, ("A2", "--yes"), "for backups"),
        (2, ("A2", "--dry-run"), "for backups"),
        (2, ("nowhere.db", "--yes"), "backup --list"),
        (2, (str(journal_path), "--yes"), "the journal itself"),
        (2, (str(tmp_path), "--yes"), "no file"),
        (5, (str(text), "--yes"), "no journal"),
        (5, (str(newer), "--yes"), "newer"),
        (5, (str(cut), "--yes"), "damaged"),
    ):
        got = refused(mentorlog, journal_path, code, "restore", *words, stdin="")
        assert said in got, (words, got)


def test_latest_is_the_newest_that_passes_its_check(
    mentorlog: Mentorlog, journal_path: Path, backup: Path
) -> None:
    newest = backup.with_name("journal-2099-01-01T000000Z.db")
    newest.write_bytes(backup.read_bytes()[:20000])
    told = mentorlog("restore", "latest", "--dry-run", "--json").json
    assert told["backup"]["path"] == str(backup)
    backup.unlink()
    said = refused(mentorlog, journal_path, 3, "restore", "latest", "--yes")
    assert "no sound backup" in said


def test_a_foreign_or_newer_file_in_the_journals_place_stays(
    mentorlog: Mentorlog, journal_path: Path, backup: Path
) -> None:
    journal_path.unlink()
    with closing(opened(journal_path)) as foreign:
        foreign.execute("create table theirs (x)")
    assert "no journal" in refused(
        mentorlog, journal_path, 5, "restore", str(backup), "--yes"
    )
    journal_path.write_bytes(backup.read_bytes())
    with closing(opened(journal_path)) as newer:
        newer.execute("pragma user_version = 99")
    assert "newer" in refused(
        mentorlog, journal_path, 5, "restore", str(backup), "--yes"
    )
    journal_path.unlink()
    journal_path.mkdir()
    answer = mentorlog("restore", str(backup), "--yes")
    assert (answer.code, "folder" in sentence(answer)) == (5, True)


# --- what is damaged


def _cut(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:30000])


def _overwritten(path: Path) -> None:
    whole = bytearray(path.read_bytes())
    whole[8192:20480] = b"\xa5" * 12288
    path.write_bytes(whole)


DAMAGE: dict[str, Callable[[Path], object]] = {
    "empty": lambda path: path.write_bytes(b""),
    "text": lambda path: path.write_text("What was here?\n" * 100),
    "cut": _cut,
    "overwritten": _overwritten,
}


@pytest.mark.parametrize("damage", DAMAGE)
def test_a_damaged_journal_is_kept_to_the_byte(
    mentorlog: Mentorlog, journal_path: Path, backup: Path, damage: str
) -> None:
    DAMAGE[damage](journal_path)
    before = journal_path.read_bytes()
    assert mentorlog("restore", "latest", "--dry-run").code == 0
    assert journal_path.read_bytes() == before
    answer = mentorlog("restore", "latest", "--yes")
    assert (answer.code, answer.err) == (0, ""), answer
    assert dump(journal_path) == dump(backup)
    (aside,) = _kept(journal_path, "damaged")
    assert aside.read_bytes() == before
    assert str(aside) in answer.out
    assert mentorlog("backup", "--verify").code == 0
    assert mentorlog("restore", "latest", "--dry-run").out.count("nothing to restore")


def test_what_sqlite_left_beside_a_lost_journal_does_not_spoil_the_new_one(
    mentorlog: Mentorlog, journal_path: Path, backup: Path
) -> None:
    """A hot rollback journal would be played back into whatever has the name."""
    hot = interrupt_a_write(Program(journal_path))
    journal_path.unlink()
    assert mentorlog("restore", "latest", "--yes").code == 0
    assert dump(journal_path) == dump(backup)
    assert not hot.exists()
    (aside,) = _kept(journal_path, "damaged")
    assert aside.name.endswith(".db-journal")


# --- at the same time as others

WRITE_ON = """
import sys, time
from mentorlog.cli import main
print("ready", flush=True)
for n in range(10**6):
    if main(["note", "add", f"{sys.argv[1]} {n}", "--quiet"]) == 0:
        print(n, flush=True)
"""


def test_what_others_write_during_a_restore_is_in_the_journal_or_kept_aside(
    journal_path: Path, backup: Path
) -> None:
    program = Program(journal_path)
    writers = [program.python(WRITE_ON, f"w{n}") for n in range(2)]
    for writer in writers:
        assert writer.stdout is not None
        writer.stdout.readline()
    time.sleep(0.3)
    done = program("restore", str(backup), "--yes")
    assert done.code == 0, done.said
    time.sleep(0.3)
    written: set[str] = set()
    for number, writer in enumerate(writers):
        writer.send_signal(signal.SIGKILL)
        out, err = writer.communicate(timeout=60)
        assert b"locked" not in err
        written |= {f"w{number} {int(n)}" for n in out.split()}
    (aside,) = _kept(journal_path, "before-restore")
    program("today")  # rolls back what a killed writer has left
    query = "select json_group_array(text) from notes where text glob 'w*'"
    there = value(journal_path, query) + value(aside, query)
    assert len(written) > 3
    assert not [text for text in written if f'"{text}"' not in there]


def test_a_restore_that_is_killed_leaves_the_journal_as_it_was_or_as_it_shall_be(
    journal_path: Path, backup: Path
) -> None:
    program = Program(journal_path)
    before, after = dump(journal_path), dump(backup)
    script = "import sys\nfrom mentorlog.cli import main\nsys.exit(main(sys.argv[1:]))"
    for wait in (0.1, 0.15, 0.2, 0.25, 0.3, 0.35, 0.4, 0.5):
        process = program.python(script, "restore", str(backup), "--yes")
        time.sleep(wait)
        os.kill(process.pid, signal.SIGKILL)
        process.communicate()
        assert program("today").code == 0
        assert dump(journal_path) in {before, after}
        assert value(journal_path, "pragma integrity_check") == "ok"
        if dump(journal_path) == after:
            (aside, *_) = _kept(journal_path, "before-restore")
            assert dump(aside) == before
            return


def test_open_connections_of_others_see_the_restored_journal(
    mentorlog: Mentorlog, journal_path: Path, backup: Path
) -> None:
    with closing(opened(journal_path)) as other:
        query = "select count(*) from notes where deleted_at is null"
        assert other.execute(query).fetchone()[0] == 2
        assert mentorlog("restore", str(backup), "--yes").code == 0
        assert other.execute(query).fetchone()[0] == 1
        other.execute("update notes set text = 'by another'")
        other.commit()
    assert value(journal_path, "select text from notes") == "by another"
    assert value(journal_path, "pragma integrity_check") == "ok"
