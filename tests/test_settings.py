"""What is set in the file of settings holds, and what is wrong in it is told."""

from __future__ import annotations

import os
import stat
import tomllib
from datetime import date, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any

import platformdirs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from editors import editor
from furnished import furnish_core
from keyboard import Seat
from mentorlog.dates import read_day
from mentorlog.errors import UnknownDay
from mentorlog.period import WEEKDAYS, Customs, period_of
from mentorlog.settings.file import SettingsFile
from mentorlog.settings.keys import KEYS, alias_key
from mentorlog.settings.reading import read_settings, understood
from mentorlog.settings.settings import USUAL
from program import MENTORLOG, Program

if TYPE_CHECKING:
    from conftest import Mentorlog

VALUES: dict[str, st.SearchStrategy[Any]] = {
    "week-begins": st.sampled_from([name.lower() for name in WEEKDAYS]),
    "date-order": st.sampled_from(["day-month", "month-day"]),
    "colour": st.sampled_from(["auto", "always", "never"]),
    "backups.daily": st.integers(1, 9999),
    "backups.weekly": st.integers(1, 9999),
    "backups.monthly": st.integers(1, 9999),
}
LINE = st.text(st.characters(codec="utf-8"), min_size=1).filter(
    lambda text: bool(text.strip()) and text.isprintable()
)
SET = st.lists(
    st.sampled_from([*KEYS, "aliases.mlg", "aliases.mlx"]).flatmap(
        lambda name: st.tuples(st.just(name), VALUES.get(name, LINE))
    ),
    max_size=8,
)


@pytest.fixture
def file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "config"
    monkeypatch.setenv("MENTORLOG_CONFIG", str(folder))
    folder.mkdir()
    return folder / "config.toml"


# --- the file


@given(SET)
def test_what_is_set_stands_in_the_file_and_the_comments_stay(
    tmp_path_factory: pytest.TempPathFactory, values: list[tuple[str, Any]]
) -> None:
    path = tmp_path_factory.mktemp("settings") / "config.toml"
    file = SettingsFile(path)
    file.begin()
    comments = [line for line in path.read_text("utf-8").splitlines() if "# " in line]
    for name, value in values:
        file.set(KEYS.get(name) or alias_key(name.removeprefix("aliases.")), value)

    held = read_settings(path)
    told = tomllib.loads(path.read_text("utf-8"))
    assert held.complaints == ()
    for name, value in dict(values).items():
        table, _, last = name.rpartition(".")
        assert (told[table] if table else told)[last] == value
    text = path.read_text("utf-8")
    meanings = [line for line in comments if " = " not in line]
    assert all(line in text for line in meanings)

    for name in dict(values):
        key = KEYS.get(name) or alias_key(name.removeprefix("aliases."))
        assert file.unset(key)
        assert not file.unset(key)
    assert read_settings(path) == USUAL


def test_a_new_file_changes_nothing_and_its_examples_are_understood(
    tmp_path: Path,
) -> None:
    path = tmp_path / "deep" / "config.toml"
    SettingsFile(path).begin()
    text = path.read_text("utf-8")
    shown = "".join(
        line.removeprefix("# ") if " = " in line else line
        for line in text.splitlines(keepends=True)
    )

    assert understood(text, path) == USUAL
    assert understood(shown, path).complaints == ()
    assert understood(shown, path).mentorship == "Priya"
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert stat.S_IMODE(path.parent.stat().st_mode) == 0o700


def test_own_comments_order_and_spaces_stay(file: Path, mentorlog: Mentorlog) -> None:
    file.write_text(
        '# mine\ncolour   = "never" # because\n\n[aliases] # short\nmlq = "today"\n'
    )
    assert mentorlog("config", "set", "colour", "always").code == 0
    assert mentorlog("config", "set", "backups.daily", "3").code == 0
    assert mentorlog("config", "set", "aliases.mlq", "prep").code == 0
    text = file.read_text()
    assert text.startswith('# mine\ncolour   = "always" # because\n\n[aliases] # short')
    assert 'mlq = "prep"' in text
    assert tomllib.loads(text)["backups"] == {"daily": 3}


def test_a_link_stays_a_link_and_modes_stay(
    file: Path, mentorlog: Mentorlog, tmp_path: Path
) -> None:
    kept = tmp_path / "dotfiles.toml"
    kept.write_text("")
    kept.chmod(0o640)
    file.symlink_to(kept)
    assert mentorlog("config", "set", "editor", "vim -u NONE").code == 0
    assert file.is_symlink()
    assert tomllib.loads(kept.read_text()) == {"editor": "vim -u NONE"}
    assert stat.S_IMODE(kept.stat().st_mode) == 0o640
    assert {p.name for p in file.parent.iterdir()} == {"config.toml"}


def test_a_link_that_leads_to_itself_is_told(file: Path, mentorlog: Mentorlog) -> None:
    file.symlink_to(file.name)
    answer = mentorlog("config", "set", "editor", "vim")
    assert (answer.code, answer.out) == (1, "")
    assert answer.err.endswith("cannot be written: it is a link in a circle.\n")
    assert {p.name for p in file.parent.iterdir()} == {"config.toml"}


# --- what is wrong in it


@pytest.mark.parametrize(
    ("text", "line", "told"),
    [
        ('# x\ncolor = "never"\n', 2, "“color” is no setting; do you mean colour"),
        ("colour = 1\n", 1, "colour is “1”, and must be “auto” or"),
        ('[backups]\n\ndaily = "7"\n', 3, "backups.daily is “7”, and must be a number"),
        ("[backups]\ndaily = true\n", 2, "backups.daily"),
        ("[backups]\ndaily = 0\n", 2, "a number from 1 to"),
        ("backups.dayly = 3\n", 1, "do you mean backups.daily"),
        ("backups = 3\n", 1, "“backups” is no setting"),
        ('x = 1\nx-y = 2\n"week-begins" = "someday"\n', 3, "week-begins"),
        ('[aliases]\n"a b" = "today"\n', 2, "“aliases.a b” is no setting"),
        ("[aliases]\nmlq = 5\n", 2, "aliases.mlq"),
        ("[[backups]]\ndaily = 3\n", None, "backups"),
        ('editor = "a\\nb"\n', 1, "editor"),
        ('[mentorship]\nname = "x"\n', 1, "mentorship"),
        ("colour =\n", 1, "is no TOML"),
        ('a = 1\nb = "\n', 2, "is no TOML"),
    ],
)
def test_what_is_wrong_is_told_with_its_line_and_the_program_runs(
    file: Path, mentorlog: Mentorlog, text: str, line: int | None, told: str
) -> None:
    file.write_text(text)
    done = mentorlog("note", "add", "kept all the same")
    assert done.code == 0
    assert done.out.startswith("N1")
    complaint = " ".join(done.err.split())
    assert told in complaint
    assert str(file) in complaint
    if line is not None:
        assert f"line {line}" in complaint


def test_of_several_mistakes_each_is_told_and_the_rest_holds(
    file: Path, mentorlog: Mentorlog
) -> None:
    file.write_text('colour = "blue"\nweek-begins = "sunday"\nfoo = 1\n')
    done = mentorlog("config", "get", "week-begins")
    assert (done.code, done.out) == (0, "sunday\n")
    assert "line 1" in done.err
    assert "line 3" in done.err
    assert "line 2" not in done.err


@pytest.mark.parametrize("what", [b"\xff\xfe", None, "a pipe"])
def test_what_is_no_text_is_told(
    file: Path, mentorlog: Mentorlog, what: bytes | str | None
) -> None:
    if what is None:
        file.mkdir()
    elif isinstance(what, str):
        os.mkfifo(file)
    else:
        file.write_bytes(what)
    done = mentorlog("note", "add", "kept")
    assert (done.code, done.out[:2]) == (0, "N1")
    assert str(file) in " ".join(done.err.split())
    refused = mentorlog("config", "set", "colour", "never")
    assert refused.code in {1, 2}
    assert str(file) in refused.err


def test_a_broken_file_is_not_written_over(file: Path, mentorlog: Mentorlog) -> None:
    file.write_text("colour = \n")
    refused = mentorlog("config", "set", "colour", "never")
    assert refused.code == 2
    assert "line 1" in refused.err
    assert refused.err.count("\n") <= 2
    assert file.read_text() == "colour = \n"


@given(st.text(max_size=200))
def test_no_text_brings_the_reader_down(text: str) -> None:
    held = understood(text, Path("config.toml"))
    assert held == USUAL or held.complaints or text.strip()
    assert all("\n" not in each for each in held.complaints)


@pytest.mark.parametrize(
    ("words", "code", "told"),
    [
        (("get", "color"), 2, "do you mean colour"),
        (("set", "colour", "blue"), 2, "“auto” or"),
        (("set", "backups.daily", "-1"), 2, ""),
        (("set", "backups.daily", "--", "-1"), 2, "a number"),
        (("set", "backups.daily", "many"), 2, "a number"),
        (("set", "aliases.mlq", "gaol add"), 2, "begins with no command"),
        (("set", "aliases.m q", "today"), 2, "is no setting"),
        (("set", "aliases.cd", "today"), 2, "a word of the shell's own"),
        (("set", "aliases.popd", "today"), 2, "a word of the shell's own"),
        (("set", "editor", " "), 2, "a text"),
        (("set", "editor"), 2, "VALUE"),
        (("unset", "nothing"), 2, "is no setting"),
    ],
)
def test_what_cannot_be_set_is_refused(
    file: Path, mentorlog: Mentorlog, words: tuple[str, ...], code: int, told: str
) -> None:
    done = mentorlog("config", *words)
    assert done.code == code
    assert told in done.err
    assert not file.exists()


def test_what_was_not_set_is_as_usual_all_the_same(
    file: Path, mentorlog: Mentorlog
) -> None:
    done = mentorlog("config", "unset", "colour")
    assert done.code == 0
    assert (done.out, done.err) == ("colour  auto · as usual\n", "")
    assert not file.exists()


def test_list_tells_what_holds_and_who_has_set_it(
    file: Path, mentorlog: Mentorlog
) -> None:
    mentorlog("config", "set", "backups.daily", "14")
    mentorlog("config", "set", "week-begins", "sunday")
    mentorlog("config", "set", "aliases.mlq", "today")
    told = mentorlog("config", "list", "--json", MENTORLOG_PAGER="more").json
    found = {each["name"]: (each["value"], each["set_by"]) for each in told}
    assert found["backups.daily"] == (14, str(file))
    assert found["backups.weekly"] == (4, None)
    assert found["week-begins"] == ("sunday", str(file))
    assert found["date-order"] == (None, None)
    assert found["pager"] == ("more", "MENTORLOG_PAGER")
    assert found["aliases.mlq"] == ("today", str(file))
    assert {*KEYS} <= found.keys()
    assert mentorlog("config", "path").out == f"{file}\n"


# --- what each does


def test_the_mentorship_that_is_set_is_meant(file: Path, mentorlog: Mentorlog) -> None:
    mentorlog("mentorship", "start", "Priya")
    mentorlog("mentorship", "start", "Ben", "--as", "mentor")
    assert mentorlog("config", "set", "mentorship", "ben").code == 0
    mentorlog("note", "add", "about Ben")
    assert mentorlog("show", "N1", "--json").json["with"] == "Ben"

    used = mentorlog("mentorship", "use", "Priya")
    assert "still means Ben" in " ".join(used.err.split())
    mentorlog("note", "add", "about Ben still")
    assert mentorlog("show", "N2", "--json").json["with"] == "Ben"
    assert mentorlog("note", "add", "x", "--with", "Priya", "--json").json["with"] == (
        "Priya"
    )
    mentorlog("mentorship", "end", "Ben")
    assert mentorlog("note", "add", "x", "--json").json["with"] == "Priya"

    mentorlog("config", "set", "mentorship", "Priya")
    renamed = mentorlog("mentorship", "edit", "Priya", "--person", "Pia")
    assert "config set mentorship Pia" in " ".join(renamed.err.split())
    mentorlog("config", "set", "mentorship", "Pia")
    assert mentorlog("mentorship", "edit", "Pia", "--person", "Priya").code == 0

    file.write_text('mentorship = "Nobody"\n')
    lost = mentorlog("note", "add", "x", "--json")
    assert lost.json["with"] == "Priya"
    assert "Nobody here is called “Nobody”" in " ".join(lost.err.split())
    refused = mentorlog("config", "set", "mentorship", "Zoe")
    assert refused.code == 3


def test_the_sample_is_never_set_differently(file: Path, mentorlog: Mentorlog) -> None:
    file.write_text('mentorship = "Nobody"\nweek-begins = "sunday"\n')
    assert "Nobody" not in mentorlog("demo", "today").err


@pytest.mark.usefixtures("file")
def test_a_week_begins_when_it_is_said(mentorlog: Mentorlog) -> None:
    mentorlog("note", "add", "x")
    monday = mentorlog("review", "--week", "--json", today="2026-03-29").json
    mentorlog("config", "set", "week-begins", "Sunday")
    sunday = mentorlog("review", "--week", "--json", today="2026-03-29").json
    assert monday[0]["period"]["first"] == "2026-03-23"
    assert sunday[0]["period"]["first"] == "2026-03-29"
    named = mentorlog("review", "--week", "2026-W13", "--json", today="2026-03-31")
    assert named.json[0]["period"]["first"] == "2026-03-22"
    said = mentorlog("goal", "add", "x", "--by", "end of week", "--json")
    assert said.json["due"] == "2026-04-04"
    mentorlog("note", "add", "y", "--on", "2026-03-24")
    shown = mentorlog("review", "--week", today="2026-03-31").out
    assert "compared with the week before" in shown  # it has no number, either


@given(st.dates(date(1990, 1, 1), date(2100, 1, 1)), st.integers(0, 6))
def test_a_week_has_today_in_it_and_begins_as_wanted(day: date, begins: int) -> None:
    week = period_of("week", day, begins)
    assert day in week
    assert week.days == 7
    assert week.first.weekday() == begins
    assert week.before().last == week.first - timedelta(days=1)
    assert week.before().first.weekday() == begins
    for number, name in enumerate(WEEKDAYS):
        customs = Customs(week_begins=begins)
        found = read_day(f"this {name}", day, customs=customs)
        assert found in week
        assert found.weekday() == number
    assert read_day("start of week", day, customs=Customs(begins)) == week.first


@given(
    st.dates(date(1990, 1, 1), date(2100, 1, 1)),
    st.sampled_from(["day-month", "month-day"]),
    st.sampled_from("/.-"),
    st.booleans(),
)
def test_days_in_numbers_are_read_in_the_order_that_is_set(
    day: date, order: Any, sign: str, padded: bool
) -> None:
    width = 2 if padded else 1
    parts = [f"{day.day:0{width}}", f"{day.month:0{width}}"]
    if order == "month-day":
        parts.reverse()
    customs = Customs(date_order=order)
    short = sign.join(parts)
    assert read_day(f"{short}{sign}{day.year}", day, customs=customs) == day
    assert read_day(short, day, customs=customs) == day
    with pytest.raises(UnknownDay):
        read_day(short, day)


@pytest.mark.usefixtures("file")
def test_a_day_that_is_none_in_that_order_is_refused(mentorlog: Mentorlog) -> None:
    mentorlog("config", "set", "date-order", "month-day")
    refused = mentorlog("note", "add", "x", "--on", "25/12/2025")
    assert refused.code == 4
    kept = mentorlog("note", "add", "x", "--on", "3/4/2026", "--json")
    assert kept.json["day"] == "2026-03-04"


@pytest.mark.usefixtures("file")
def test_the_editor_that_is_set_comes_before_others(
    mentorlog: Mentorlog, journal_path: Path, tmp_path: Path
) -> None:
    chosen = editor(tmp_path, 'echo "Typed in the one that is set." > "$1"', "chosen")
    other = editor(tmp_path, 'echo "Typed in another." > "$1"', "other")
    assert mentorlog("config", "set", "editor", chosen).code == 0
    env = Program(journal_path).env(VISUAL=other, EDITOR=other)
    with Seat([*MENTORLOG, "note", "add"], env) as seat:
        assert seat.end() == 0
    assert "the one that is set" in mentorlog("show", "N1").out


@pytest.mark.usefixtures("file")
def test_the_pager_that_is_set_shows_long_texts(
    mentorlog: Mentorlog, journal_path: Path, tmp_path: Path
) -> None:
    for number in range(30):
        mentorlog("note", "add", f"note {number}")
    seen = tmp_path / "seen"
    pager = editor(tmp_path, f'cat > "{seen}"', "pager")
    mentorlog("config", "set", "pager", pager)
    env = Program(journal_path).env()
    with Seat([*MENTORLOG, "note", "list"], env) as seat:
        assert seat.end() == 0
        assert "note 29" not in seat.seen
    assert "note 29" in seen.read_text()
    for words in (("note", "list", "--no-pager"), ("note", "list", "--plain")):
        with Seat([*MENTORLOG, *words], env) as seat:
            assert seat.end() == 0
            assert "note 29" in seat.seen
    mentorlog("config", "set", "pager", "")
    with Seat([*MENTORLOG, "note", "list"], env) as seat:
        assert seat.end() == 0
        assert "note 29" in seat.seen


@pytest.mark.usefixtures("file")
def test_colours_come_when_they_are_wanted(
    mentorlog: Mentorlog, journal_path: Path
) -> None:
    mentorlog("note", "add", "x")
    assert "\x1b[" not in mentorlog("note", "list").out
    assert "\x1b[" in mentorlog("note", "list", FORCE_COLOR="1").out
    assert "\x1b[" not in mentorlog("note", "list", FORCE_COLOR="1", NO_COLOR="1").out
    mentorlog("config", "set", "colour", "always")
    assert "\x1b[" in mentorlog("note", "list").out
    assert "\x1b[" in mentorlog("note", "list", NO_COLOR="1").out
    assert "\x1b[" not in mentorlog("note", "list", "--plain").out
    mentorlog("config", "set", "colour", "never")
    with Seat([*MENTORLOG, "note", "list"], Program(journal_path).env()) as seat:
        assert seat.end() == 0
        assert "\x1b[" not in seat.seen


@pytest.mark.usefixtures("file")
def test_templates_come_from_the_folder_that_is_set(
    mentorlog: Mentorlog, journal_path: Path, tmp_path: Path
) -> None:
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine" / "session.md").write_text("## What I heard\n")
    mentorlog("config", "set", "templates", str(tmp_path / "mine"))
    typed = editor(tmp_path, 'printf "That it is fine.\\n" >> "$1"')
    env = Program(journal_path).env(EDITOR=typed)
    with Seat([*MENTORLOG, "session", "log"], env) as seat:
        assert seat.end() == 0
    assert "What I heard" in mentorlog("show", "S1").out


def test_backups_of_the_usual_journal_go_where_they_are_wanted(
    file: Path, mentorlog: Mentorlog, tmp_path: Path
) -> None:
    shelf = tmp_path / "shelf"
    file.write_text(f'[backups]\nfolder = "{shelf}"\ndaily = 2\nweekly = 1\n')
    usual = tmp_path / "home" / ".local" / "share" / "mentorlog" / "journal.db"
    own = {"MENTORLOG_JOURNAL": str(tmp_path / "other" / "journal.db")}
    program = Program(usual)

    def write(day: str) -> None:
        env = program.env(MENTORLOG_TODAY=day)
        del env["MENTORLOG_JOURNAL"]
        done = program.shell("unset MENTORLOG_JOURNAL; mentorlog note add x", **env)
        assert done.code == 0, done

    for day in range(1, 9):
        write(f"2026-03-0{day}")
    assert sorted(p.name for p in shelf.iterdir()) == [
        "journal-2026-03-07.db",
        "journal-2026-03-08.db",
    ]
    mentorlog("note", "add", "x", **own)
    mentorlog("note", "add", "x", today="2026-04-01", **own)
    assert (tmp_path / "other" / "backups").is_dir()
    assert len(list(shelf.iterdir())) == 2
    file.write_text('[backups]\nfolder = "off"\n')
    write("2026-03-20")
    assert not (usual.parent / "backups").exists()


def test_edit_opens_the_file_and_tells_what_is_wrong_then(
    file: Path, mentorlog: Mentorlog, tmp_path: Path
) -> None:
    typed = editor(tmp_path, 'grep -q week-begins "$1" && echo "colour = 5" > "$1"')
    done = mentorlog("config", "edit", VISUAL=typed)
    assert done.code == 0
    assert "line 1: colour is “5”" in " ".join(done.err.split())
    assert file.read_text() == "colour = 5\n"
    failing = editor(tmp_path, "exit 3", "failing")
    assert mentorlog("config", "edit", VISUAL=failing).code == 1
    assert file.read_text() == "colour = 5\n"


# --- where things lie


def test_places_are_where_other_programs_have_theirs(
    mentorlog: Mentorlog, journal_path: Path, tmp_path: Path
) -> None:
    furnish_core(journal_path)
    for env in (
        {},
        {"XDG_CONFIG_HOME": str(tmp_path / "c"), "XDG_CACHE_HOME": str(tmp_path / "d")},
        {"XDG_CONFIG_HOME": "relative/is/ignored"},
    ):
        told = mentorlog("open", "--json", **env).json
        where = {each["name"]: Path(each["path"]) for each in told}
        with pytest.MonkeyPatch.context() as patch:
            for name, value in env.items():
                patch.setenv(name, value)
            folders = platformdirs.PlatformDirs("mentorlog", appauthor=False)
            assert where["settings"].parent == folders.user_config_path
            assert where["sample"] == folders.user_cache_path
        assert where["journal"] == journal_path
        there = {each["name"] for each in told if each["there"]}
        assert {"journal"} <= there
        assert "settings" not in there
    for name, path in where.items():
        done = mentorlog("open", name)
        assert (done.code, done.out) == (0, f"{path}\n"), done
    assert mentorlog("open", "nowhere").code == 2
    assert not (tmp_path / "home" / ".config").exists()
