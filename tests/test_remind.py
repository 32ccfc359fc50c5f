"""Reminders: what is written for the system, taken away again, and said.

The crontab is kept by a stand-in for the program `crontab`, which has a file instead of
the real one of whoever runs the tests; so are systemctl and notify-send stand-ins that
write down what they are told. What the timers run is run for real, through `sh`.
"""

from __future__ import annotations

import os
import plistlib
import re
import shlex
import subprocess
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from furnished import furnish
from keyboard import Seat
from mentorlog.reminders import cron, launchd, systemd
from mentorlog.reminders.place import Place
from mentorlog.reminders.plan import Plan
from other_programs import other_program
from program import MENTORLOG, Program
from refusal import refused

if TYPE_CHECKING:
    from conftest import Answer, Mentorlog

AWKWARD = "jour nal 50% $HOME 'a' \"b\" \\c.db"
CRONTAB = """#!/bin/sh
[ -e {folder}/broken ] && {{ echo "crontab: you may not" >&2; exit 1; }}
case "$1" in
-l) cat {folder}/table 2>/dev/null && exit
    echo "no crontab for you" >&2
    exit 1;;
-r) rm {folder}/table;;
-) cat > {folder}/table;;
esac
"""
SYSTEMCTL = """#!/bin/sh
echo "$@" >> {folder}/systemctl-was-told
[ -e {folder}/broken ] && {{ echo "Failed to connect to bus" >&2; exit 1; }}
[ "$2" = restart ] && [ -e {folder}/stuck ] && {{ echo stuck >&2; exit 1; }}
[ "$2" = is-active ] && cat {folder}/state
exit 0
"""
NOTIFY = """#!/bin/sh
for word; do printf '%s\\n' "$word"; done >> {folder}/shown
[ ! -e {folder}/broken ]
"""


@dataclass(frozen=True)
class System:
    """Stand-ins for the programs of a system, which write down what they are told."""

    folder: Path
    mentorlog: Mentorlog

    def __call__(self, *words: str, **env: str) -> Answer:
        return self.mentorlog("remind", *words, stdin="", PATH=self.path, **env)

    @property
    def path(self) -> str:
        return f"{self.folder}{os.pathsep}{os.environ['PATH']}"

    @property
    def table(self) -> Path:
        return self.folder / "table"

    @property
    def shown(self) -> list[str]:
        there = self.folder / "shown"
        return there.read_text().splitlines() if there.exists() else []

    def told(self) -> list[str]:
        return (self.folder / "systemctl-was-told").read_text().splitlines()

    def breaks(self) -> None:
        (self.folder / "broken").touch()


@pytest.fixture
def system(tmp_path: Path, mentorlog: Mentorlog) -> System:
    folder = tmp_path / "bin"
    folder.mkdir()
    texts = {"crontab": CRONTAB, "systemctl": SYSTEMCTL, "notify-send": NOTIFY}
    for name, text in texts.items():
        (folder / name).write_text(text.format(folder=shlex.quote(str(folder))))
        (folder / name).chmod(0o755)
    (folder / "state").write_text("active\n")
    return System(folder, mentorlog)


def home() -> Path:
    return Path(os.environ["HOME"])


def files() -> dict[str, bytes]:
    return {
        str(path.relative_to(home())): path.read_bytes()
        for path in sorted(home().rglob("*"))
        if path.is_file()
    }


# --- cron


OTHERS = (
    b"# mine\nMAILTO=me\n0 1 * * * echo 50\\% # mentorlog-reminder\n\n5 5 * * 1 x\n"
)


def test_a_crontab_keeps_all_other_lines_to_the_byte(system: System) -> None:
    system.table.write_bytes(OTHERS)
    said = system("install", "--as", "cron", "--yes")
    assert said.out == (
        "Reminds on weekdays at 09:00, by cron (away with: mentorlog remind remove).\n"
    )
    written = system.table.read_bytes()
    assert written.startswith(OTHERS)
    assert re.fullmatch(
        rb"0 9 \* \* 1-5 /usr/bin/env .* remind now # mentorlog-remind\n",
        written.removeprefix(OTHERS),
    )
    again = system("install", "--as", "cron", "--yes")
    assert "at 09:00 already, by cron" in again.out
    assert system.table.read_bytes() == written
    assert system("status").out.startswith("Reminds on weekdays at 09:00, by cron: 0 9")
    system("install", "--as", "cron", "--yes", "--at", "7:30", "--days", "daily")
    assert system.table.read_bytes().removeprefix(OTHERS).startswith(b"30 7 * * * ")
    assert system.table.read_bytes().count(b"remind now") == 1
    assert system("status", "--json").json[0]["when"] == "every day at 07:30"
    assert system("remove").out == "Gone: the reminder every day at 07:30.\n"
    assert system.table.read_bytes() == OTHERS
    assert system("remove").err == "There is no reminder.\n"


def test_where_there_was_no_crontab_there_is_none_afterwards(system: System) -> None:
    assert system("install", "--as", "cron", "--yes").code == 0
    assert system.table.exists()
    assert system("remove").code == 0
    assert not system.table.exists()


def test_a_crontab_that_cannot_be_written_is_told(system: System) -> None:
    system.breaks()
    answer = system("install", "--as", "cron", "--yes")
    assert (answer.code, answer.out) == (1, "")
    assert answer.err.endswith("mentorlog: crontab -l failed: crontab: you may not\n")
    assert "crontab: you may not" in system("status").err


def run_by_cron(line: bytes, env: dict[str, str]) -> subprocess.CompletedProcess[str]:
    """Do with a line what cron does: a bare `%` would be the end of the command."""
    *_, told = line.decode().rstrip("\n").split(" ", 5)
    assert not re.search(r"(?<!\\)%", told)
    return subprocess.run(
        ["/bin/sh", "-c", told.replace("\\%", "%")],
        env=env,
        cwd="/",
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )


def test_what_cron_runs_says_what_waits_and_names_nothing(
    system: System, tmp_path: Path
) -> None:
    journal = str(tmp_path / AWKWARD)
    env = {"MENTORLOG_JOURNAL": journal}
    promise = ("action", "add", "Whisper", "--by", "2020-01-02")
    assert system.mentorlog(*promise, today="2020-01-01", **env).code == 0
    assert system("install", "--as", "cron", "--yes", **env).code == 0
    bare = {"HOME": str(home()), "PATH": str(system.folder)}
    done = run_by_cron(system.table.read_bytes(), bare)
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
    assert system.shown == ["--app-name", "mentorlog", "mentorlog", "1 late"]
    system.breaks()
    done = run_by_cron(system.table.read_bytes(), bare)
    assert (done.returncode, done.stdout) == (1, "1 late\n"), "it goes by mail"
    assert "notify-send" in done.stderr
    assert "Whisper" not in done.stdout + done.stderr


# --- systemd


def test_systemd_gets_a_timer_and_loses_it_again(system: System) -> None:
    before = files()
    answer = system("install", "--as", "systemd", "--yes", "--at", "8:15")
    assert answer.code == 0, answer.err
    units = ".config/systemd/user/mentorlog-remind"
    written = files()
    assert written.keys() - before.keys() == {f"{units}.service", f"{units}.timer"}
    assert b"OnCalendar=Mon..Fri *-*-* 08:15:00\n" in written[f"{units}.timer"]
    assert [line for line in system.told() if "is-active" not in line] == [
        "--user daemon-reload",
        "--user enable mentorlog-remind.timer",
        "--user restart mentorlog-remind.timer",
    ]
    told = len(system.told())
    assert (
        "already" in system("install", "--as", "systemd", "--yes", "--at", "8:15").out
    )
    assert all("is-active" in line for line in system.told()[told:])
    assert system("status", "--json").json[0]["runs"] is True
    (system.folder / "state").write_text("inactive\n")
    assert "by systemd · not running: " in system("status").out
    link = home() / ".config/systemd/user/timers.target.wants/mentorlog-remind.timer"
    link.parent.mkdir()
    link.symlink_to(home() / f"{units}.timer")
    assert system("remove").out == "Gone: the reminder on weekdays at 08:15.\n"
    assert system.told()[-2:] == [
        "--user disable --now mentorlog-remind.timer",
        "--user daemon-reload",
    ]
    assert files() == before
    assert not link.is_symlink()


def test_a_timer_that_systemd_does_not_take_leaves_nothing(system: System) -> None:
    system("install", "--as", "systemd", "--yes")
    before = files()
    system.breaks()
    answer = system("install", "--as", "systemd", "--yes", "--at", "8:15")
    assert answer.code == 1
    assert answer.err.endswith(
        "mentorlog: systemctl --user daemon-reload failed: Failed to connect to bus;"
        " nothing was installed. Another way: --as cron\n"
    )
    assert files() == before


def test_a_timer_that_systemd_cannot_start_is_forgotten(system: System) -> None:
    (system.folder / "stuck").touch()
    answer = system("install", "--as", "systemd", "--yes")
    assert (answer.code, answer.out) == (1, "")
    assert "restart mentorlog-remind.timer failed: stuck; nothing was" in answer.err
    assert system.told()[-1] == "--user disable --now mentorlog-remind.timer"
    assert files() == {}


def test_systemd_itself_finds_nothing_wrong(system: System, tmp_path: Path) -> None:
    analyze = other_program("systemd-analyze")
    env = {"MENTORLOG_JOURNAL": str(tmp_path / AWKWARD)}
    assert system("install", "--as", "systemd", "--yes", **env).code == 0
    units = (home() / ".config/systemd/user").glob("mentorlog-remind.*")
    done = subprocess.run(
        [analyze, "verify", "--user", *map(str, units)],
        env={**os.environ, "XDG_RUNTIME_DIR": str(tmp_path)},
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    ours = [line for line in done.stderr.splitlines() if "mentorlog" in line]
    assert (done.returncode, ours) == (0, []), done.stderr


WORDS = st.lists(
    st.text(
        st.one_of(
            st.characters(codec="utf-8", exclude_categories=["C", "Zl", "Zp"]),
            st.sampled_from("%$\\'\" `!#;&*?{}~"),
        ),
        min_size=1,
        max_size=30,
    ),
    min_size=1,
    max_size=4,
)


def as_systemd_reads(text: str) -> list[str]:
    """The words of a command line of systemd, as its manual says how they are read."""
    words = re.findall(r'"((?:[^"\\]|\\.)*)"|(\S+)', text)
    return [
        re.sub(r"\\(.)", r"\1", quoted or plain).replace("%%", "%").replace("$$", "$")
        for quoted, plain in words
    ]


@given(WORDS)
def test_each_way_reads_back_the_words_it_was_given(words: list[str]) -> None:
    plan = Plan(command=tuple(words), at="09:00", weekdays=True)
    assert as_systemd_reads(" ".join(map(systemd.quoted, words))) == words
    agent, *_ = launchd.timer(Place({"HOME": "/"}), plan).files.values()
    assert plistlib.loads(agent.encode())["ProgramArguments"] == words
    line = cron.line(plan)
    told = line.decode().split(" ", 5)[5].replace("\\%", "%")
    assert shlex.split(told, comments=True) == words


def test_the_shell_and_env_get_the_words_that_cron_gives_them() -> None:
    words = ("/usr/bin/printf", "%s\\n", AWKWARD, "50%", "~", "*")
    line = cron.line(Plan(command=words, at="09:00", weekdays=False))
    assert run_by_cron(line, {}).stdout.splitlines() == [AWKWARD, "50%", "~", "*"]


# --- launchd


def test_launchd_gets_an_agent_that_it_can_read(system: System) -> None:
    told = system("install", "--as", "launchd", "--print", "--json").json
    (file,) = told["files"]
    agent = plistlib.loads(file["text"].encode())
    assert agent["Label"] == Path(file["path"]).stem
    assert agent["ProgramArguments"][-2:] == ["remind", "now"]
    days = agent["StartCalendarInterval"]
    assert [day["Weekday"] for day in days] == [1, 2, 3, 4, 5]
    assert {(day["Hour"], day["Minute"]) for day in days} == {(9, 0)}
    (system.folder / "launchctl").write_text("#!/bin/sh\n")
    (system.folder / "launchctl").chmod(0o755)
    words = ("install", "--as", "launchd", "--yes", "--days", "daily")
    assert system(*words).code == 0
    assert "already" in system(*words).out
    assert system("status", "--json").json[0]["when"] == "every day at 09:00"
    assert system("remove").code == 0
    assert files() == {}


# --- all of them


def test_nothing_is_written_unasked(system: System, journal_path: Path) -> None:
    for way in ("systemd", "launchd", "cron"):
        assert system("install", "--as", way, "--print").code == 0
        answer = system("install", "--as", way)
        assert (answer.code, answer.out) == (2, "")
        assert "Nobody can be asked here" in answer.err
    assert (files(), system.table.exists()) == ({}, False)
    env = Program(journal_path).env(PATH=system.path)
    for answer_ in ("n", "y"):
        words = (*MENTORLOG, "remind", "install", "--as", "cron")
        with Seat(words, env) as seat:
            seat.wait_for("# a line of your crontab")
            seat.wait_for("Write this? [Y/n]")
            assert not system.table.exists()
            seat.type(f"{answer_}\n")
            assert seat.end() == 0
            assert ("Nothing was written." in seat.seen) == (answer_ == "n")
    assert system.table.exists()


def test_a_second_reminder_is_refused(system: System) -> None:
    system("install", "--as", "cron", "--yes")
    answer = system("install", "--as", "systemd", "--yes")
    assert (answer.code, files()) == (2, {})
    assert "There is a reminder by cron already" in answer.err


def test_what_belongs_to_the_program_is_taken_along(
    system: System, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    env = {
        "MENTORLOG_JOURNAL": "here.db",
        "MENTORLOG_BACKUPS": "off",
        "MENTORLOG_PASSPHRASE": "hush",
        "MENTORLOG_DEBUG": "1",
        "XDG_DATA_HOME": "~/data",
    }
    line = system("install", "--as", "cron", "--print", **env).out
    words = shlex.split(line.splitlines()[1], comments=True)
    settings = [w for w in words if "=" in w and not w.startswith("PYTHONPATH")]
    assert settings == [
        "MENTORLOG_BACKUPS=off",
        f"MENTORLOG_JOURNAL={tmp_path}/here.db",
        f"XDG_DATA_HOME={home()}/data",
    ]
    bad = system("install", "--as", "cron", "--print", MENTORLOG_JOURNAL="a\nb")
    assert (bad.code, bad.out) == (2, "")
    long = system("install", "--as", "cron", "--print", MENTORLOG_JOURNAL="x" * 999)
    assert (long.code, "too long for a crontab" in long.err) == (1, True)


def test_wrong_words_are_refused(mentorlog: Mentorlog, journal_path: Path) -> None:
    furnish(journal_path)
    for code, *words in ((2, "--as", "x"), (4, "--at", "25:00"), (2, "--days", "x")):
        refused(mentorlog, journal_path, code, "remind", "install", *words)


@pytest.mark.parametrize(
    ("today", "said"),
    [
        ("2026-03-31", "1 late · talk Mon"),
        ("2026-04-03", "1 late · 1 due today · talk Mon"),
        ("2026-04-06", "2 late · talk today 15:00 · 2 more"),
    ],
)
def test_it_says_how_much_waits(
    system: System, journal_path: Path, today: str, said: str
) -> None:
    furnish(journal_path)
    answer = system("now", "--json", today=today)
    assert answer.json["shown"] is True
    assert system.shown[-1] == answer.json["text"]
    assert answer.json["text"].startswith(said)


def test_where_nothing_waits_today_nothing_is_said(system: System) -> None:
    system.mentorlog("session", "plan", "--on", "2026-04-02")
    answer = system("now")
    assert (answer.code, answer.out, answer.err, system.shown) == (0, "", "", [])


def test_without_a_desktop_it_is_printed(system: System, journal_path: Path) -> None:
    if any(Place({}).program(name) for name in ("notify-send", "osascript")):
        pytest.skip("there is a desktop here")
    furnish(journal_path)
    (system.folder / "notify-send").unlink()
    answer = system.mentorlog("remind", "now", stdin="", PATH=str(system.folder))
    assert (answer.code, answer.out) == (0, "1 late · talk Mon · 1 more\n")


def test_a_journal_that_cannot_be_read_is_said_to_be(
    system: System, journal_path: Path
) -> None:
    furnish(journal_path).write_bytes(b"no journal")
    assert system("now").code == 5
    assert system.shown[-1] == "The journal could not be read: mentorlog doctor"
