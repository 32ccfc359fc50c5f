"""Copies of the journal: made by themselves, checked, kept, and let go in good time."""

from __future__ import annotations

import io
import re
import stat
from collections import Counter
from contextlib import closing
from datetime import UTC, date, datetime, timedelta
from types import SimpleNamespace
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from furnished import furnish
from journal_file import daily_backups, dump, opened, value
from mentorlog.cli import main
from mentorlog.desk import Desk
from mentorlog.entries.note import Note
from mentorlog.reports.backups import kept_days, say_size
from mentorlog.store.journal import Journal
from mentorlog.store.shelf import Shelf
from mentorlog.store.shelving import rotate
from program import Program, ended
from refusal import refused, sentence

if TYPE_CHECKING:
    from pathlib import Path

    from conftest import Mentorlog

DAY = timedelta(days=1)


def _shelf(journal: Path) -> Path:
    return journal.parent / "backups"


# --- once a day, by itself


def test_the_first_write_of_a_day_is_preceded_by_a_backup_of_what_was_there(
    mentorlog: Mentorlog, journal_path: Path
) -> None:
    before = dump(furnish(journal_path))
    mentorlog("note", "add", "one")
    mentorlog("note", "add", "two")
    (backup,) = daily_backups(journal_path)
    assert dump(backup) == before
    assert value(backup, "pragma integrity_check") == "ok"
    assert stat.S_IMODE(backup.stat().st_mode) == 0o600
    assert stat.S_IMODE(backup.parent.stat().st_mode) == 0o700
    assert list(backup.parent.iterdir()) == [backup]
    told = mentorlog("backup", "--list", "--json").json
    assert [(b["how"], b["path"]) for b in told] == [("daily", str(backup))]


def test_looking_and_the_first_entry_of_all_make_no_backup(
    mentorlog: Mentorlog, journal_path: Path
) -> None:
    mentorlog("note", "add", "the very first")
    assert not _shelf(journal_path).exists()
    mentorlog("note", "list")
    mentorlog("today")
    assert not _shelf(journal_path).exists()


def test_the_other_writes_of_the_day_load_nothing_for_it(journal_path: Path) -> None:
    program = Program(furnish(journal_path))
    script = (
        "import sys\nfrom mentorlog.cli import main\nmain(sys.argv[1:])\n"
        "print([m for m in sys.modules if 'store' in m], file=sys.stderr)"
    )
    first, second = (
        ended(program.python(script, "note", "add", "x")).said for _ in range(2)
    )
    for heavy in ("daily", "copying", "shelving"):
        assert f"store.{heavy}" in first
        assert f"store.{heavy}" not in second


def test_another_folder_or_none_can_be_named(
    mentorlog: Mentorlog, journal_path: Path, tmp_path: Path
) -> None:
    furnish(journal_path)
    assert mentorlog("note", "add", "x", MENTORLOG_BACKUPS="off").err == ""
    assert not _shelf(journal_path).exists()
    elsewhere = tmp_path / "else" / "where"
    mentorlog("note", "add", "x", MENTORLOG_BACKUPS=str(elsewhere))
    assert not _shelf(journal_path).exists()
    assert len(list(elsewhere.iterdir())) == 1


def test_the_sample_is_not_backed_up(journal_path: Path) -> None:
    desk = Desk({}, io.StringIO(), io.StringIO(), io.StringIO())
    sample = desk.elsewhere(furnish(journal_path), "2026-03-31")
    assert main(["note", "add", "x"], sample) == 0
    assert list(journal_path.parent.iterdir()) == [journal_path]


def test_processes_that_begin_the_day_together_make_one_backup(
    journal_path: Path,
) -> None:
    before = dump(furnish(journal_path))
    program = Program(journal_path)
    script = "import sys\nfrom mentorlog.cli import main\nsys.exit(main(sys.argv[1:]))"
    at_once = [program.python(script, "note", "add", f"n{n}") for n in range(6)]
    told = [ended(process) for process in at_once]
    assert [(done.code, done.err) for done in told] == [(0, b"")] * 6
    (backup,) = list(_shelf(journal_path).iterdir())
    assert dump(backup) == before
    assert value(journal_path, "select count(*) from notes") == 7


def _full(journal: Path) -> None:
    """Leave room in the backups' folder for nothing."""
    _shelf(journal).write_text("no folder")


def test_a_backup_that_cannot_be_made_is_said_and_the_words_are_written(
    mentorlog: Mentorlog, journal_path: Path
) -> None:
    _full(furnish(journal_path))
    answer = mentorlog("note", "add", "written all the same", "--quiet")
    assert answer.code == 0
    assert answer.err.count("\n") == 1
    assert str(_shelf(journal_path)) in answer.err
    assert "MENTORLOG_BACKUPS" in answer.err
    assert value(journal_path, "select text from notes where id = 2").startswith("writ")


def test_a_full_disk_is_said_once_a_day_and_keeps_its_room_for_the_words(
    mentorlog: Mentorlog, journal_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    size = furnish(journal_path).stat().st_size
    room = SimpleNamespace(free=2 * size - 1)
    monkeypatch.setattr("mentorlog.store.daily.disk_usage", lambda _: room)
    said = [mentorlog("note", "add", "x").err for _ in range(3)]
    assert "the disk is full" in said[0]
    assert said[1:] == ["", ""]
    assert value(journal_path, "select count(*) from notes") == 4
    assert daily_backups(journal_path) == []
    room.free += 1
    _next_day(journal_path)
    assert mentorlog("note", "add", "x").err == ""
    assert len(daily_backups(journal_path)) == 1


def _next_day(journal: Path) -> None:
    """Let what was noted today be of a day gone by."""
    for note in _shelf(journal).glob(".*.failed"):
        note.rename(note.with_name(".journal-2020-01-01.db.failed"))


def _damage(path: Path) -> bytes:
    """Overwrite a table's page in the middle; SQLite still opens the file."""
    with closing(opened(path)) as connection:
        (page,) = connection.execute(
            "select rootpage from sqlite_master where name = 'feedback'"
        ).fetchone()
    whole = bytearray(path.read_bytes())
    whole[(page - 1) * 4096 : page * 4096] = b"\xff" * 4096
    path.write_bytes(whole)
    return bytes(whole)


def test_a_damaged_journal_is_not_written_to_and_the_last_good_backup_is_named(
    mentorlog: Mentorlog, journal_path: Path
) -> None:
    furnish(journal_path)
    mentorlog("backup")
    (good,) = _shelf(journal_path).iterdir()
    broken = good.with_name("journal-2026-01-01T000000Z.db")
    broken.write_bytes(good.read_bytes()[:9000])
    _damage(journal_path)
    said = refused(mentorlog, journal_path, 5, "note", "add", "x")
    assert "damaged" in said
    assert "mentorlog doctor" in said
    assert str(good) in said
    assert set(_shelf(journal_path).iterdir()) == {good, broken}


# --- by hand


def test_a_backup_by_hand_says_where_it_lies_and_what_is_in_it(
    mentorlog: Mentorlog, journal_path: Path
) -> None:
    furnish(journal_path)
    answer = mentorlog("backup")
    (backup,) = _shelf(journal_path).iterdir()
    assert re.fullmatch(r"journal-2\d{3}-\d\d-\d\dT\d{6}Z\.db", backup.name)
    size = say_size(backup.stat().st_size)
    entries = mentorlog("backup", "--json").json["entries"]
    assert answer.out == f"{backup} · {entries} entries, {size}, checked\n"
    assert dump(backup) == dump(journal_path)
    assert mentorlog("backup", "--quiet").out == ""
    assert len(list(_shelf(journal_path).iterdir())) == 3


def test_a_backup_can_go_into_a_file_or_a_folder_and_never_over_something(
    mentorlog: Mentorlog, journal_path: Path, tmp_path: Path
) -> None:
    furnish(journal_path)
    file = tmp_path / "copy.db"
    assert mentorlog("backup", str(file)).code == 0
    assert dump(file) == dump(journal_path)
    assert mentorlog("backup", str(tmp_path)).code == 0
    assert len(list(tmp_path.glob("journal-*.db"))) == 1
    before = file.read_bytes()
    assert "is there already" in refused(
        mentorlog, journal_path, 2, "backup", str(file)
    )
    assert file.read_bytes() == before
    said = refused(mentorlog, journal_path, 2, "backup", str(tmp_path / "no" / "x"))
    assert "There is no folder" in said
    said = refused(mentorlog, journal_path, 2, "backup", str(journal_path))
    assert "is there already" in said
    (tmp_path / "dead").symlink_to("nowhere")
    refused(mentorlog, journal_path, 2, "backup", str(tmp_path / "dead"))
    refused(mentorlog, journal_path, 2, "backup", "--list", "--verify")
    refused(mentorlog, journal_path, 2, "backup", "x", "--verify")


def test_without_a_journal_there_is_nothing_to_copy(
    mentorlog: Mentorlog, journal_path: Path
) -> None:
    answer = mentorlog("backup")
    assert answer.code == 5
    assert "no journal" in sentence(answer)
    assert not journal_path.parent.exists()
    nothing = mentorlog("backup", "--list")
    assert (nothing.code, nothing.out) == (0, "")
    assert "mentorlog backup" in nothing.err
    assert mentorlog("backup", "--list", "--json").json == []
    assert mentorlog("backup", "--verify").code == 0


def test_no_backup_is_made_of_what_is_damaged_or_newer(
    mentorlog: Mentorlog, journal_path: Path, tmp_path: Path
) -> None:
    _damage(furnish(journal_path))
    said = refused(mentorlog, journal_path, 5, "backup", str(tmp_path / "x.db"))
    assert "damaged" in said
    with closing(opened(furnish(journal_path))) as connection:
        connection.execute("pragma user_version = 99")
    said = refused(mentorlog, journal_path, 5, "backup", str(tmp_path / "x.db"))
    assert "newer" in said
    assert not (tmp_path / "x.db").exists()


def test_a_journal_that_another_program_keeps_in_wal_gives_a_backup_of_one_file(
    mentorlog: Mentorlog, journal_path: Path
) -> None:
    with closing(opened(furnish(journal_path))) as other:
        other.execute("pragma journal_mode = wal")
        other.execute("update notes set text = 'in the log'")
        other.commit()
        mentorlog("backup")
        (backup,) = _shelf(journal_path).iterdir()
        # mode=ro without a folder to write to: nothing but the file is needed
        assert value(backup, "pragma journal_mode") == "delete"
        assert value(backup, "select text from notes") == "in the log"


def test_the_list_tells_when_how_and_how_much_and_verifying_finds_what_is_broken(
    mentorlog: Mentorlog, journal_path: Path
) -> None:
    furnish(journal_path)
    mentorlog("note", "add", "x")
    mentorlog("backup")
    mentorlog("backup")
    listed = mentorlog("backup", "--list", "--json").json
    assert [b["how"] for b in listed] == ["by hand", "by hand", "daily"]
    assert [b["checked"] for b in listed] == [False] * 3
    assert listed[0]["entries"] == listed[2]["entries"] + 1
    assert listed[0]["path"].endswith("-2.db")
    assert mentorlog("backup", "--verify").code == 0
    (daily,) = daily_backups(journal_path)
    whole = daily.read_bytes()
    for cut in (0, 50, 5000, len(whole) // 2, len(whole) - 4096):
        daily.write_bytes(whole[:cut])
        answer = mentorlog("backup", "--verify")
        assert answer.code == 6, cut
        assert "1 backup of 3" in sentence(answer)
        assert len([line for line in answer.out.splitlines() if "sound" in line]) == 2
        assert mentorlog("backup", "--list").code == 0
    plain = mentorlog("backup", "--list", "--plain").out.splitlines()
    assert [line.count("\t") for line in plain] == [4] * 3
    assert all(datetime.fromisoformat(line.split("\t")[0]) for line in plain)


def test_files_that_are_no_backups_are_neither_listed_nor_touched(
    mentorlog: Mentorlog, journal_path: Path
) -> None:
    furnish(journal_path)
    _shelf(journal_path).mkdir()
    strangers = [
        *("notes.txt", "journal.db", "other-2020-01-01.db", "journal-2020-13-01.db"),
        *("journal-2020-01-01.db.bak", "journal-2020-01-01-copy.db", ".hidden"),
    ]
    for name in strangers:
        (_shelf(journal_path) / name).write_text("mine")
    mentorlog("note", "add", "x")
    assert len(mentorlog("backup", "--list", "--json").json) == 1
    for name in strangers:
        assert (_shelf(journal_path) / name).read_text() == "mine"


# --- what is kept, and what goes


KEEPS = 7, 4, 12

days = st.lists(
    st.dates(date(2020, 1, 1), date(2026, 12, 31)), max_size=200, unique=True
)


@given(days)
def test_the_latest_days_weeks_and_months_are_kept(found: list[date]) -> None:
    kept = kept_days(found, *KEEPS)
    latest = sorted(found, reverse=True)
    assert set(latest[:7]) <= kept <= set(found)
    assert len(kept) <= 7 + 4 + 12
    for how_many, of in (
        (4, lambda d: d.isocalendar()[:2]),
        (12, lambda d: (d.year, d.month)),
    ):
        for span in list(dict.fromkeys(map(of, latest)))[:how_many]:
            assert max(d for d in found if of(d) == span) in kept


@given(days)
def test_what_was_let_go_is_never_missed_later(found: list[date]) -> None:
    """Letting go each day leaves what letting go once at the end would leave."""
    kept: set[date] = set()
    for day in sorted(found):
        kept = kept_days({*kept, day}, *KEEPS)
    assert kept == kept_days(found, *KEEPS)


class _Life:
    """A journal that is written to day after day, by a clock that can be set."""

    def __init__(self, path: Path) -> None:
        self.now = datetime(2024, 1, 1, 12, tzinfo=UTC)
        self.path = path
        self.said: list[str] = []

    def shelf(self) -> Shelf:
        folder = _shelf(self.path)
        say = self.said.append
        return Shelf(self.path, folder, daily=True, keeps=KEEPS, warn=say)

    def write(self, text: str = "x", times: int = 1) -> None:
        shelf = self.shelf()
        journal = Journal(self.path, lambda: self.now, shelf)
        with journal.step("note add") as step:
            for _ in range(times):
                step.add(Note(mentorship_id=1, day=self.now.date(), text=text))
        journal.close()

    def pass_days(self, number: int) -> None:
        """Let days go by, each with a backup of the journal as it is."""
        shelf = self.shelf()
        shelf.folder.mkdir(exist_ok=True)
        for _ in range(number):
            shelf.of_day(self.now).write_bytes(self.path.read_bytes())
            rotate(shelf, self.now)
            self.now += DAY

    @property
    def kept(self) -> list[date]:
        return [
            date.fromisoformat(path.stem.removeprefix("journal-"))
            for path in daily_backups(self.path)
        ]


@pytest.mark.field("R7")
def test_over_the_years_backups_are_let_go_and_enough_stay(journal_path: Path) -> None:
    life = _Life(furnish(journal_path))
    life.pass_days(400)
    for _ in range(8):
        life.write()
        life.now += DAY
    kept = life.kept
    last = (life.now - DAY).date()
    assert kept[-7:] == [last - n * DAY for n in range(6, -1, -1)]
    assert len({d.isocalendar()[:2] for d in kept[-14:]}) >= 3
    months = Counter((d.year, d.month) for d in kept)
    assert len(months) == 12
    assert kept[0] >= last - 366 * DAY
    assert len(kept) <= 7 + 4 + 12
    assert life.said == []


@pytest.mark.field("R7")
def test_a_much_smaller_journal_displaces_no_good_backup(journal_path: Path) -> None:
    life = _Life(furnish(journal_path))
    life.write("what must not be lost " * 50, times=300)
    life.now += DAY
    small = furnish(journal_path.with_name("small.db")).read_bytes()
    life.pass_days(3)
    good = life.kept[-3:]
    journal_path.write_bytes(small)  # what is left after an accident
    life.pass_days(400)
    life.write()
    assert set(good) <= set(life.kept)
    backup = _shelf(journal_path) / f"journal-{good[-1]}.db"
    assert value(backup, "select count(*) from notes") > 300


@pytest.mark.field("R7")
def test_a_journal_begun_anew_lets_go_of_no_backup_of_the_old_one(
    mentorlog: Mentorlog, journal_path: Path
) -> None:
    life = _Life(furnish(journal_path))
    life.pass_days(10)
    old = life.kept
    journal_path.unlink()
    mentorlog("note", "add", "begun anew", MENTORLOG_BACKUPS="off")
    life.write("more", times=1000)
    life.pass_days(100)
    assert set(old) <= set(life.kept)


def test_a_clock_that_ran_ahead_for_a_day_costs_no_backup(journal_path: Path) -> None:
    life = _Life(furnish(journal_path))
    life.pass_days(30)
    before = life.kept
    life.now += 4000 * DAY
    life.write()
    life.now -= 4000 * DAY
    life.write()
    assert set(before[-6:]) <= set(life.kept)
    assert (life.now - DAY).date() in life.kept


def test_what_was_left_unfinished_is_cleared_away_after_a_day(
    journal_path: Path,
) -> None:
    life = _Life(furnish(journal_path))
    life.now = Desk({}).now()
    _shelf(journal_path).mkdir()
    left = [
        _shelf(journal_path) / ".journal-2024-01-01.db.4711.new",
        _shelf(journal_path) / ".journal-2024-01-01.db.failed",
    ]
    foreign = _shelf(journal_path) / ".other.4711.new"
    for path in (*left, foreign):
        path.touch()
    life.write()
    assert [path.exists() for path in left] == [True, False]
    life.now += 2 * DAY
    life.write()
    assert [path.exists() for path in (*left, foreign)] == [False, False, True]


@pytest.mark.parametrize(
    ("size", "said"),
    [
        (0, "0 bytes"),
        (999, "999 bytes"),
        (1000, "1.0 KB"),
        (9960, "10 KB"),
        (411_648, "412 KB"),
        (999_600, "1.0 MB"),
        (5_240_000, "5.2 MB"),
        (3 * 10**12, "3.0 TB"),
        (3 * 10**15, "3000 TB"),
    ],
)
def test_sizes_are_said_in_few_digits(size: int, said: str) -> None:
    assert say_size(size) == said


@pytest.mark.parametrize("place", ["", " ", "not-there/"])
def test_a_place_for_a_backup_that_means_nothing_is_refused(
    mentorlog: Mentorlog,
    journal_path: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    place: str,
) -> None:
    furnish(journal_path)
    monkeypatch.chdir(tmp_path)
    before = sorted(tmp_path.iterdir())
    refused(mentorlog, journal_path, 2, "backup", place)
    assert sorted(tmp_path.iterdir()) == before
