"""Whether the journal is well: real damage is found, told, and mended if it can be."""

from __future__ import annotations

import json
import os
import random
import shutil
import stat
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from furnished import furnish
from journal_file import dump, opened, rows, value
from mentorlog.entries.kinds import every_record
from mentorlog.reports.places import file_system, is_network, synchronised
from mentorlog.store import surroundings
from program import Program, interrupt_a_write
from refusal import sentence

if TYPE_CHECKING:
    from collections.abc import Callable

    from conftest import Mentorlog
    from somebody import Somebody

EARLIER = sorted((Path(__file__).parent / "data").glob("schema-*.db"))


@pytest.fixture
def journal(journal_path: Path) -> Path:
    """A journal that is well."""
    return furnish(journal_path)


def _change(journal: Path, *statements: str) -> None:
    """Change the journal past the program."""
    with closing(opened(journal)) as connection:
        for statement in statements:
            connection.execute(statement)
        connection.commit()


def _written(journal: Path) -> dict[str, list[dict[str, object]]]:
    """All entries, tags and revisions, as they are in their tables."""
    return {
        record.table: rows(journal, f"select * from {record.table}")
        for record in every_record()
    }


def _found(mentorlog: Mentorlog, *words: str, code: int = 6) -> list[dict[str, Any]]:
    """What needs attention."""
    answer = mentorlog("doctor", "--json", *words)
    assert answer.code == code, answer
    assert answer.json["well"] is (code == 0)
    found: list[dict[str, Any]] = answer.json["findings"]
    return [finding for finding in found if finding["needs_attention"]]


def _checks(mentorlog: Mentorlog, *words: str, code: int = 6) -> set[str]:
    return {finding["check"] for finding in _found(mentorlog, *words, code=code)}


# --- well


def test_a_journal_that_is_well_is_said_to_be(
    mentorlog: Mentorlog, journal: Path
) -> None:
    before = {path: path.read_bytes() for path in journal.parent.rglob("*")}
    answer = mentorlog("doctor")
    assert (answer.code, answer.err) == (0, "")
    assert answer.out.startswith("All is well · 2")
    assert answer.out.count("\n") == 1
    assert mentorlog("doctor", "--quiet").out == ""
    assert {p: p.read_bytes() for p in journal.parent.rglob("*")} == before
    assert mentorlog("doctor", "--fix").out == answer.out
    assert {p: p.read_bytes() for p in journal.parent.rglob("*")} == before


def test_it_stays_well_whatever_commands_do(mentorlog: Mentorlog) -> None:
    for words in (
        ("goal", "add", "Give two talks", "--from", "0", "--to", "2.5", "--tag", "x"),
        ("goal", "progress", "G1", "1"),
        ("session", "log", "## Actions\n- draft it\n## Wins\n- spoke up"),
        ("edit", "G1", "--clear", "to", "--title", "Émigré “talks”"),
        ("remove", "A1"),
        ("undo",),
        ("undo",),
        ("redo",),
        ("mentorship", "pause", "--until", "2026-05-01"),
        ("tag", "G1", "one", "two"),
        ("backup",),
    ):
        assert mentorlog(*words).code == 0, words
        assert mentorlog("doctor").code == 0, mentorlog("doctor")


def test_without_a_journal_it_says_so_and_whether_there_are_backups(
    mentorlog: Mentorlog, journal_path: Path
) -> None:
    answer = mentorlog("doctor")
    assert answer.code == 0
    assert "no journal" in answer.out
    assert not journal_path.parent.exists()
    furnish(journal_path)
    mentorlog("backup")
    journal_path.unlink()
    (found,) = _found(mentorlog)
    assert "1 backup" in found["what"]
    assert "restore latest" in found["next"]
    assert not journal_path.exists()


# --- what is in it


def _search_rows(journal: Path) -> set[tuple[object, ...]]:
    """Every word of the index, with its place."""
    with closing(opened(journal)) as connection:
        connection.execute(
            "create virtual table temp.every using fts5vocab(main, search, instance)"
        )
        return {tuple(row) for row in connection.execute("select * from every")}


PUT_IN = (
    "insert into search (rowid, title, body)"
    " select number, 'old', body from texts where title = 'Give two talks'"
)
TAKE_OUT = (
    "insert into search (search, rowid, title, body)"
    " select 'delete', number, title, body from texts where {}"
)
BROKEN_INDEX = {
    "missing": [TAKE_OUT.format("source = 'goals'")],
    "spare": ["insert into search (rowid, title) values (999999, 'nothing')"],
    "outdated": [
        TAKE_OUT.format("title = 'Give two talks'"),
        PUT_IN,
    ],
    "emptied": ["delete from search_data where id > 10"],
    "gone": ["drop table search"],
    "view gone": ["drop view texts"],
    "trigger gone": ["drop trigger goals_search_add", "update goals set title = 'x'"],
    "trigger changed": [
        "drop trigger notes_search_change",
        "create trigger notes_search_change after update on notes begin select 1; end",
        "update notes set text = 'unknown to the index'",
    ],
}


@pytest.mark.parametrize("name", BROKEN_INDEX)
def test_the_search_index_is_compared_with_the_tables_and_made_anew(
    mentorlog: Mentorlog, journal: Path, name: str
) -> None:
    whole = _search_rows(journal)
    before = _written(journal)
    _change(journal, *BROKEN_INDEX[name])
    changed = _written(journal)
    assert _checks(mentorlog) & {"search", "schema"}
    broken = journal.read_bytes()
    answer = mentorlog("doctor")
    assert "mentorlog doctor --fix" in answer.out
    assert journal.read_bytes() == broken
    fixed = mentorlog("doctor", "--fix", "--json").json
    assert [f["check"] for f in fixed["findings"] if f["check"] != "history"] == []
    (backup,) = (journal.parent / "backups").glob("*before-repair*")
    assert str(backup) in fixed["repaired"][0]
    if changed == before:
        assert _search_rows(journal) == whole
        assert mentorlog("doctor").code == 0
    assert changed == _written(journal)
    mentorlog("note", "add", "findable")
    assert len(mentorlog("search", "findable", "--json").json) == 1


def test_references_that_lead_nowhere_are_named(
    mentorlog: Mentorlog, journal: Path
) -> None:
    _change(journal, "delete from goals where id = 1")
    found = {f["check"]: f for f in _found(mentorlog)}
    assert {"references", "history"} <= set(found)
    assert "A1" in found["references"]["what"]


@pytest.mark.parametrize(
    ("statement", "said"),
    [
        ("update goals set title = 'by another program' where id = 1", "G1: not as"),
        ("update changes set digest = null where kind = 'note'", "N1: not as"),
        ("delete from changes where kind = 'gesture'", "P1: nothing in history"),
        ("delete from tags", "records in history, but nowhere"),
    ],
)
def test_history_and_rows_are_compared(
    mentorlog: Mentorlog, journal: Path, statement: str, said: str
) -> None:
    _change(journal, statement)
    assert any(said in f["what"] for f in _found(mentorlog) if f["check"] == "history")


@pytest.mark.usefixtures("journal")
def test_what_was_erased_on_purpose_is_well(mentorlog: Mentorlog) -> None:
    assert mentorlog("remove", "P1", "N1").code == 0
    assert mentorlog("trash", "empty", "--yes").code == 0
    assert _found(mentorlog, code=0) == []


def test_tables_that_were_changed_are_named_and_tables_of_others_left_alone(
    mentorlog: Mentorlog, journal: Path
) -> None:
    _change(journal, "create table theirs (x)")
    answer = mentorlog("doctor")
    assert answer.code == 0
    assert "Good to know" in answer.out
    assert "table theirs" in answer.out
    _change(
        journal, "alter table notes add column colour text", "drop index goals_open"
    )
    (found,) = _found(mentorlog)
    assert "index goals_open, table notes" in found["what"]
    assert found["repair"] is None


def test_clocks_that_jump_and_times_to_come_are_told(
    mentorlog: Mentorlog, journal: Path
) -> None:
    steps = value(journal, "select max(step) from changes")
    _change(
        journal,
        "update changes set at = '2026-03-30T00:00:00.000000+00:00'"
        f" where step = {steps}",
    )
    answer = mentorlog("doctor")
    assert answer.code == 0
    assert f"(step {steps})" in answer.out
    _change(
        journal,
        "update changes set at = '2031-01-01T00:00:00.000000+00:00' where step = 3",
    )
    assert _checks(mentorlog) == {"clock"}


@pytest.mark.parametrize("old", EARLIER, ids=lambda path: path.stem)
def test_a_journal_of_an_earlier_schema_is_well_and_stays_as_it_is(
    mentorlog: Mentorlog, journal: Path, old: Path
) -> None:
    journal.write_bytes(old.read_bytes())
    answer = mentorlog("doctor", today="2031-01-01")
    assert answer.code == 0, answer
    assert journal.read_bytes() == old.read_bytes()


# --- what is damaged


def _foreign(path: Path) -> None:
    path.unlink()
    _change(path, "create table t (x)")


def _folder(path: Path) -> None:
    path.unlink()
    path.mkdir()


def _dead_link(path: Path) -> None:
    path.unlink()
    path.symlink_to("nowhere")


NO_JOURNALS: dict[str, Callable[[Path], object]] = {
    "garbage": lambda path: path.write_bytes(bytes(range(256)) * 64),
    "empty": lambda path: path.write_bytes(b""),
    "foreign": _foreign,
    "newer": lambda path: _change(path, "pragma user_version = 99"),
    "cut": lambda path: path.write_bytes(path.read_bytes()[:20000]),
    "head gone": lambda path: path.write_bytes(b"\0" * 4096 + path.read_bytes()[4096:]),
    "a folder": _folder,
    "a dead link": _dead_link,
}


@pytest.mark.parametrize("name", NO_JOURNALS)
def test_what_is_no_whole_journal_is_told_and_left_as_it_is(
    mentorlog: Mentorlog, journal: Path, name: str
) -> None:
    NO_JOURNALS[name](journal)
    before = journal.read_bytes() if journal.is_file() else None
    for words in (("doctor",), ("doctor", "--fix"), ("doctor", "--json")):
        answer = mentorlog(*words)
        assert answer.code == 6, answer
        assert answer.out
        sentence(answer)
        assert (journal.read_bytes() if journal.is_file() else None) == before
    assert not (journal.parent / "backups").exists()


def test_of_two_hundred_random_damages_none_changes_an_entry_unnoticed(
    mentorlog: Mentorlog, journal: Path
) -> None:
    chance = random.Random(2026)
    whole = journal.read_bytes()
    written = _written(journal)
    for _ in range(200):
        hurt = bytearray(whole)
        for _ in range(chance.choice((1, 1, 3, 20))):
            at, size = chance.randrange(len(hurt)), chance.choice((1, 8, 200, 4096))
            hurt[at : at + size] = chance.randbytes(len(hurt[at : at + size]))
        journal.write_bytes(hurt)
        answer = mentorlog("doctor", "--json")
        assert answer.code in {0, 6}, answer
        assert answer.json["well"] is (answer.code == 0)
        assert journal.read_bytes() == hurt
        if answer.code == 0:  # it fell where nothing is
            assert _written(journal) == written


def test_nothing_is_repaired_that_no_backup_can_be_made_of(
    mentorlog: Mentorlog, journal: Path
) -> None:
    journal.write_bytes(b"no journal at all" * 100)
    journal.chmod(0o644)
    answer = mentorlog("doctor")
    assert answer.code == 6
    assert "First see to the damage." in answer.out
    assert "--fix" not in answer.out
    assert mentorlog("doctor", "--fix").out == answer.out
    assert stat.S_IMODE(journal.stat().st_mode) == 0o644


def test_an_interrupted_write_is_no_damage(journal: Path) -> None:
    program, before = Program(journal), dump(journal)
    interrupt_a_write(program)
    done = program("doctor")
    assert (done.code, done.said) == (0, "")
    assert dump(journal) == before


# --- what is around it


def test_modes_that_let_others_in_are_told_and_closed(
    mentorlog: Mentorlog, journal: Path
) -> None:
    mentorlog("backup")
    (backup,) = (journal.parent / "backups").iterdir()
    wanted = {journal: 0o600, journal.parent: 0o700}
    wanted |= {backup: 0o600, backup.parent: 0o700}
    for path, mode in wanted.items():
        path.chmod(mode | 0o055)
    assert len(_found(mentorlog)) == 4
    assert mentorlog("doctor", "--fix").code == 0
    assert {p: stat.S_IMODE(p.stat().st_mode) for p in wanted} == wanted
    assert mentorlog("doctor").code == 0


def test_a_folder_in_which_other_things_lie_is_not_closed(
    mentorlog: Mentorlog, journal: Path
) -> None:
    (journal.parent / "letters.txt").touch()
    journal.parent.chmod(0o755)
    assert mentorlog("doctor").code == 0
    journal.parent.chmod(0o777)
    assert _checks(mentorlog) == {"permissions"}
    assert mentorlog("doctor", "--fix").code == 0
    assert stat.S_IMODE(journal.parent.stat().st_mode) == 0o755


def test_a_folder_that_all_share_is_told_of_and_never_closed(
    mentorlog: Mentorlog, journal: Path
) -> None:
    journal.parent.chmod(0o1777)
    assert _checks(mentorlog) == {"permissions"}
    mentorlog("doctor", "--fix")
    assert stat.S_IMODE(journal.parent.stat().st_mode) == 0o1777


def test_a_file_in_the_place_of_the_backups_is_a_finding_like_others(
    mentorlog: Mentorlog, journal: Path
) -> None:
    (journal.parent / "backups").write_text("no folder")
    answer = mentorlog("doctor")
    assert answer.code == 6
    assert "No backups can be made" in answer.out or "cannot be read" in answer.out


def test_what_was_left_over_is_told_and_cleared_away(
    mentorlog: Mentorlog, journal: Path
) -> None:
    (journal.parent / "backups").mkdir(mode=0o700)
    left = [
        journal.with_name(".journal.db.4711.new"),
        journal.parent / "backups" / ".journal-2026-03-01.db.4711.new",
    ]
    for path in (*left, journal.with_name(".journal.db.4712.new")):
        path.touch()
    for path in left:
        os.utime(path, (1_700_000_000, 1_700_000_000))
    os.utime(journal.with_name(".journal.db.4712.new"), (2**32, 2**32))
    assert _checks(mentorlog) == {"leftovers"}
    assert mentorlog("doctor", "--fix").code == 0
    assert not any(path.exists() for path in left)
    assert journal.with_name(".journal.db.4712.new").exists()


def test_drafts_that_wait_are_told(mentorlog: Mentorlog, journal: Path) -> None:
    (journal.parent / "drafts").mkdir(mode=0o700)
    (journal.parent / "drafts" / "session-abc.md").write_text("What was said")
    (found,) = _found(mentorlog)
    assert found["check"] == "drafts"
    assert "session-abc.md" in found["what"]
    _found(mentorlog, "--fix")
    assert (journal.parent / "drafts" / "session-abc.md").exists()


def test_what_a_discarding_and_an_editor_have_left_is_told(
    mentorlog: Mentorlog, journal: Path
) -> None:
    drafts = journal.parent / "drafts"
    drafts.mkdir(mode=0o700)
    (drafts / "note-abc.json").write_text('{"words": ["note", "add"]}')
    (drafts / ".note-abc.md.swp").write_text("never saved")
    assert "no draft" in mentorlog("drafts", "show").err
    assert "No drafts" in mentorlog("drafts", "list").err
    assert [found["check"] for found in _found(mentorlog)] == ["drafts"]
    os.utime(drafts / "note-abc.json", (0, 0))
    left, kept = _found(mentorlog)
    assert (left["check"], kept["check"]) == ("leftovers", "drafts")
    assert "note-abc.json" in left["what"]
    assert ".note-abc.md.swp" in kept["what"]
    _found(mentorlog, "--fix")
    assert [path.name for path in drafts.iterdir()] == [".note-abc.md.swp"]
    assert mentorlog("drafts", "discard", "--all").code == 0
    assert list(drafts.iterdir()) == []


def test_backups_that_are_broken_missing_or_shrinking_are_told(
    mentorlog: Mentorlog, journal: Path
) -> None:
    mentorlog("note", "add", "x")
    assert mentorlog("doctor").code == 0
    (daily,) = (journal.parent / "backups").iterdir()
    whole = daily.read_bytes()
    daily.write_bytes(whole[: len(whole) // 2])
    (found,) = _found(mentorlog)
    assert daily.name in found["what"]
    daily.write_bytes(whole)
    older = daily.with_name("journal-2026-03-30.db")
    shutil.copy(daily, older)
    _change(
        older,
        "insert into changes select id + 9000, step, at, command, kind, uid,"
        " before, digest, undoes from changes",
    )
    (found,) = _found(mentorlog)
    assert older.name in found["what"]
    older.unlink()
    daily.with_name(f".{daily.name}.failed").write_text("no room")
    (found,) = _found(mentorlog)
    assert "no room" in found["what"]
    off = mentorlog("doctor", MENTORLOG_BACKUPS="off")
    assert "Good to know: No backups" in off.out


@pytest.mark.field("R23")
@pytest.mark.parametrize(
    ("folder", "mark", "who"),
    [
        ("Dropbox", None, "Dropbox"),
        ("Dropbox (Personal)", None, "Dropbox"),
        ("OneDrive - Work", None, "OneDrive"),
        ("Google Drive", None, "Google Drive"),
        ("Library/Mobile Documents/com~apple~CloudDocs", None, "iCloud"),
        ("Nextcloud", None, "Nextcloud"),
        ("ownCloud", None, "ownCloud"),
        ("shared", ".stfolder", "Syncthing"),
        ("cloud", ".sync_0a1b2c3d.db", "Nextcloud"),
        ("cloud", ".owncloudsync.log", "ownCloud"),
    ],
)
def test_a_journal_in_a_synchronised_folder_is_warned_about(
    mentorlog: Mentorlog, tmp_path: Path, folder: str, mark: str | None, who: str
) -> None:
    journal = furnish(tmp_path / folder / "deep" / "mentoring" / "journal.db")
    if mark:
        (tmp_path / folder / mark).touch()
    answer = mentorlog("doctor", MENTORLOG_JOURNAL=str(journal))
    assert answer.code == 6
    assert f"a folder that {who} synchronises" in answer.out
    link = tmp_path / "link.db"
    link.symlink_to(journal)
    assert mentorlog("doctor", MENTORLOG_JOURNAL=str(link)).code == 6


@pytest.mark.field("R23")
@pytest.mark.parametrize(
    "kind", ["nfs", "nfs4", "cifs", "smb3", "fuse.sshfs", "9p", "lustre", "fuse.rclone"]
)
def test_a_journal_on_another_computer_is_warned_about(
    mentorlog: Mentorlog,
    journal: Path,
    kind: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    mounts = tmp_path / "mounts"
    place = str(journal.parent).replace("/", "/")
    mounts.write_text(f"/dev/sda1 / ext4 rw 0 0\nserver:/home {place} {kind} rw 0 0\n")
    monkeypatch.setattr(surroundings, "MOUNTS", mounts)
    (found,) = _found(mentorlog)
    assert kind in found["what"]
    mounts.write_text(f"server:/ / {kind} rw 0 0\n/dev/sda1 {place} ext4 rw 0 0\n")
    assert mentorlog("doctor").code == 0


def test_mounts_are_read_as_linux_tells_them() -> None:
    mounts = (
        "/dev/sda1 / ext4 rw 0 0\n"
        "srv:/a /mnt/my\\040share nfs4 rw 0 0\n"
        "broken line\n"
        "/dev/sdb1 /mnt/my\\040share/local xfs rw 0 0\n"
    )
    assert file_system(mounts, "/mnt/my share/j.db") == ("nfs4", "/mnt/my share")
    assert file_system(mounts, "/mnt/my share/local/j.db")[0] == "xfs"
    assert file_system(mounts, "/mnt/my shares/j.db")[0] == "ext4"
    assert file_system("", "/x") == ("", "")
    assert not any(map(is_network, ("", "ext4", "btrfs", "apfs", "tmpfs", "fuseblk")))
    assert synchronised([("Documents", ["a", ".git"]), ("home", [])]) is None


def test_a_journal_that_cannot_be_written_to_is_told(somebody: Somebody) -> None:
    journal = furnish(somebody.place / "journal" / "journal.db")
    somebody.owns(journal, journal.parent)
    journal.chmod(0o400)
    journal.parent.chmod(0o500)
    done = somebody(journal, "doctor")
    assert done.code == 6
    assert "cannot be written to" in done.text


def test_it_answers_in_every_manner(mentorlog: Mentorlog, journal: Path) -> None:
    _change(journal, TAKE_OUT.format("source = 'goals'"))
    plain = mentorlog("doctor", "--plain")
    (line,) = plain.out.splitlines()
    assert line.split("\t")[:2] == ["needs attention", "search"]
    assert len(line.split("\t")) == 4
    assert mentorlog("doctor", "--quiet").out.startswith("Needs attention: ")
    assert json.loads(mentorlog("doctor", "--json").out)["findings"][0]["repair"]
    assert sentence(mentorlog("doctor")) == "1 thing needs attention."


def test_the_sample_needs_no_backups(mentorlog: Mentorlog) -> None:
    answer = mentorlog("demo", "doctor")
    assert answer.code == 0
    assert answer.out.startswith("All is well · ")
    off = mentorlog("doctor", MENTORLOG_BACKUPS="off")
    assert "backups" not in answer.out.partition(",")[0]
    assert off.code == 0
