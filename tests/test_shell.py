"""What `shell init` prints does in bash, zsh and fish what it is there for."""

from __future__ import annotations

import os
import shlex
import stat
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from furnished import TODAY, furnish, furnish_core
from keyboard import Seat
from mentorlog.commands.shortcuts import USUAL
from mentorlog.settings.keys import is_alias
from mentorlog.shells.script import SHELLS, Shell, quoted
from mentorlog.shells.words import OWN_WORDS
from other_programs import other_program
from program import MENTORLOG, Ended, Program

if TYPE_CHECKING:
    from conftest import Mentorlog

SYSTEM = "/usr/local/bin:/usr/bin:/bin"
every_shell = pytest.mark.parametrize("shell", SHELLS)


class Home:
    """A person's home, in which a shell is started that has evaluated our script."""

    def __init__(self, folder: Path, journal: Path) -> None:
        self.folder = folder
        self.left_out = ""
        """What `shell init` says of names that it leaves out."""
        self.program = Program(journal)
        self.bin = folder / "bin"
        self.bin.mkdir()
        self.program_named("mentorlog", f'exec "{sys.executable}" -m mentorlog "$@"')

    def program_named(self, name: str, script: str) -> Path:
        """A program of that name, which this person has."""
        path = self.bin / name
        path.write_text(f"#!/bin/sh\n{script}\n", encoding="utf-8")
        path.chmod(0o755)
        return path

    def env(self, **more: str) -> dict[str, str]:
        found = self.program.env(PATH=f"{self.bin}:{SYSTEM}", HOME=str(self.folder))
        return {**found, "INPUTRC": "/dev/null", "TERM": "dumb", **more}

    def mentorlog(self, *words: str) -> Ended:
        """Run a command line with what this person has on the PATH."""
        done = subprocess.run(
            [*MENTORLOG, *words], env=self.env(), capture_output=True, check=False
        )
        return Ended(done.returncode, done.stdout, done.stderr)

    def init(self, shell: Shell, *words: str) -> Path:
        """What the program prints for a shell, in a file."""
        path = self.folder / f"init.{shell}"
        done = self.mentorlog("shell", "init", shell, *words)
        assert (done.code, done.err.decode()) == (0, self.left_out), done
        path.write_bytes(done.out)
        return path

    def run(self, shell: Shell, script: str, *words: str, **env: str) -> Ended:
        """Run lines in a shell that has evaluated what the program prints."""
        init = self.init(shell, *words)
        file = self.folder / f"script.{shell}"
        file.write_text(f"source {init}\n{script}\n", encoding="utf-8")
        told = subprocess.run(
            [*starting(shell), str(file)],
            env=self.env(**env),
            cwd=self.folder,
            capture_output=True,
            check=False,
            timeout=60,
        )
        return Ended(told.returncode, told.stdout, told.stderr)


def starting(shell: Shell) -> list[str]:
    """How a shell is started that knows aliases and nothing of anybody's own."""
    path = other_program(shell)
    return {
        "bash": [path, "--noprofile", "--norc", "-O", "expand_aliases"],
        "zsh": [path, "-f", "-o", "aliases"],
        "fish": [path, "--no-config"],
    }[shell]


@pytest.fixture
def home(tmp_path: Path, journal_path: Path) -> Home:
    folder = tmp_path / "person"
    folder.mkdir()
    return Home(folder, furnish_core(journal_path))


# --- short names


@every_shell
def test_short_names_run_what_they_stand_for(home: Home, shell: Shell) -> None:
    done = home.run(
        shell, "mlt --oneline\nmln 'By a short name'\nmla Climb --by friday"
    )
    assert (done.code, done.err) == (0, b""), done
    assert "N2  By a short name" in done.text
    assert "Climb" in done.text


@every_shell
def test_what_goes_by_the_name_already_stays(home: Home, shell: Shell) -> None:
    home.program_named("mlr", "echo the program of that name")
    function = "function mlw; echo my own; end" if shell == "fish" else ""
    function = function or "mlw() { echo my own; }"
    init = home.init(shell)
    file = home.folder / "script"
    file.write_text(
        f"{function}\nsource {init}\nsource {init}\nmlr\nmlw\nmlt --oneline\n"
    )
    done = subprocess.run(
        [*starting(shell), str(file)],
        env=home.env(),
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.stderr == ""
    lines = done.stdout.splitlines()
    assert lines[:2] == ["the program of that name", "my own"]
    assert "late" in lines[2]


@every_shell
def test_own_names_are_given_and_unwanted_ones_are_not(
    home: Home, mentorlog: Mentorlog, shell: Shell
) -> None:
    mentorlog("config", "set", "aliases.mlj", "note add --mood 5 -m 'A good day'")
    mentorlog("config", "set", "aliases.mlw", "")
    told = mentorlog("shell", "aliases", "--json").json
    assert {
        name: next((each["own"] for each in told if each["name"] == name), None)
        for name in ("mlj", "mlw")
    } == {"mlj": True, "mlw": None}
    home.folder.joinpath(".config").symlink_to(Path(os.environ["HOME"]) / ".config")
    unknown = "type -q mlw" if shell == "fish" else "type mlw >/dev/null 2>&1"
    done = home.run(
        shell,
        f"mlj\n{unknown}; or echo gone"
        if shell == "fish"
        else f"mlj\n{unknown} || echo gone",
    )
    assert "N2  A good day" in done.text, done
    assert done.text.endswith("gone\n")
    assert mentorlog("show", "N2", "--json").json["mood"] == 5


def test_a_name_that_stands_for_nothing_is_left_out_and_told(
    mentorlog: Mentorlog,
) -> None:
    folder = Path(os.environ["HOME"]) / ".config" / "mentorlog"
    folder.mkdir(parents=True)
    (folder / "config.toml").write_text(
        '[aliases]\nmlq = "gaol add"\nmlz = "note add \'open"\nlocal = "today"\n'
    )
    done = mentorlog("shell", "init", "bash")
    assert done.code == 0
    assert "mlq" not in done.out
    assert "mlz" not in done.out
    assert "mlq is left out" in " ".join(done.err.split())
    flaws = {e["name"]: e["flaw"] for e in mentorlog("shell", "aliases", "--json").json}
    assert flaws["mlq"]
    assert flaws["mlz"]
    assert flaws["local"]
    assert flaws["mlt"] is None


def test_the_list_says_what_is_called_the_same(home: Home) -> None:
    path = home.program_named("mlr", "true")
    done = home.mentorlog("shell", "aliases", "--json")
    taken = {e["name"]: e["taken_by"] for e in done.json}
    assert taken["mlr"] == str(path)
    assert taken["mlt"] is None
    assert f"is {path} here" in home.mentorlog("shell", "aliases").text
    assert set(USUAL) <= set(taken)


@pytest.mark.parametrize(
    ("shell", "asked"),
    [
        ("bash", "compgen -bk"),
        ("zsh", "print -l ${(k)builtins} ${(k)reswords}"),
        ("fish", "builtin --names"),
    ],
)
def test_every_word_of_a_shells_own_is_known(shell: Shell, asked: str) -> None:
    own = subprocess.run(
        [*starting(shell), "-c", asked], capture_output=True, text=True, check=True
    ).stdout.split()
    names = {word for word in own if is_alias(word)}
    assert {"cd", "while"} <= names
    assert names <= OWN_WORDS


HOSTILE = st.text(
    st.characters(codec="utf-8", exclude_characters="\x00"), min_size=1, max_size=30
)


@every_shell
@settings(max_examples=15, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(words=st.lists(HOSTILE, min_size=1, max_size=6))
def test_every_shell_reads_back_what_is_quoted(
    tmp_path: Path, shell: Shell, words: list[str]
) -> None:
    script = tmp_path / "words"
    line = " ".join(quoted(word, shell) for word in words)
    script.write_text(f"printf '%s\\0' {line}\n", encoding="utf-8", newline="")
    done = subprocess.run(
        [*starting(shell), str(script)],
        env={"PATH": SYSTEM, "LC_ALL": "C.UTF-8", "HOME": str(tmp_path)},
        capture_output=True,
        check=True,
    )
    assert done.stdout.decode("utf-8").split("\0")[:-1] == words


@every_shell
def test_a_hostile_name_does_nothing_but_be_a_name(
    home: Home, mentorlog: Mentorlog, shell: Shell
) -> None:
    person = "Ann'; touch harmed; $(touch harmed) `touch harmed` \\ \"x"
    mentorlog("mentorship", "start", person)
    line = f"note add --with {shlex.quote(person)}"
    assert mentorlog("config", "set", "aliases.mlx", line).code == 0
    home.folder.joinpath(".config").symlink_to(Path(os.environ["HOME"]) / ".config")
    done = home.run(shell, "mlx 'About Ann'")
    assert (done.code, done.err) == (0, b""), done
    assert mentorlog("show", "N2", "--json").json["with"] == person
    assert not (home.folder / "harmed").exists()


# --- completion


def test_tab_completes_in_a_living_bash(home: Home) -> None:
    rc = home.folder / "rc"
    rc.write_text(f"source {home.init('bash')}\nPS1='ready> '\n", encoding="utf-8")
    command = [other_program("bash"), "--rcfile", str(rc), "--noprofile", "-i"]
    with Seat(command, home.env()) as seat:
        seat.wait_for("ready> ")
        for begun, whole in (
            ("mentorlog milest\t", "mentorlog milestone "),
            ("reach M\t", "M1 "),
        ):
            seat.type(begun)
            seat.wait_for(whole)
        seat.type("\x15mla x --goal G\t")
        seat.wait_for("--goal G")
        seat.type("1 --ow\t")
        seat.wait_for("--owner ")
        seat.type("\x15exit\n")
        seat.end()


def test_tab_quotes_a_name_of_several_words_in_bash(home: Home) -> None:
    assert home.mentorlog("mentorship", "start", "Zoë O'Neill").code == 0
    rc = home.folder / "rc"
    rc.write_text(f"source {home.init('bash')}\nPS1='ready> '\n", encoding="utf-8")
    command = [other_program("bash"), "--rcfile", str(rc), "--noprofile", "-i"]
    with Seat(command, home.env(LC_ALL="C.UTF-8")) as seat:
        seat.wait_for("ready> ")
        seat.type("mln one --with Z\t")
        seat.wait_for("Neill ")
        seat.type("\n")
        seat.wait_for("one · ")
        seat.type('mentorlog note add two --with "Z\t')
        seat.wait_for('Neill" ')
        seat.type("\n")
        seat.wait_for("two · ")
        seat.type("exit\n")
        seat.end()
    kept = home.mentorlog("note", "list", "--with", "Zoë").text
    assert "one" in kept
    assert "two" in kept


@pytest.mark.parametrize("shell", ["bash", "zsh"])
def test_a_short_name_that_is_a_word_of_the_shell_breaks_nothing(
    home: Home, shell: Shell, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("MENTORLOG_CONFIG", str(home.folder / "config"))
    folder = home.folder / "config"
    folder.mkdir()
    (folder / "config.toml").write_text('[aliases]\nesac = "note add"\n')
    assert "a word of the shell's own" in home.mentorlog("shell", "aliases").text
    home.left_out = (
        "esac is left out: “esac” is a word of the shell's own: choose another name.\n"
    )
    done = home.run(shell, "alias mln; case x in x) echo fine;; esac")
    assert done.err == b"", done
    assert "note add" in done.text
    assert done.text.endswith("fine\n")


def test_tab_completes_in_a_living_zsh(home: Home) -> None:
    init = home.init("zsh")
    home.folder.joinpath(".zshrc").write_text(
        f"autoload -Uz compinit; compinit -D\nsource {init}\nPS1='ready> '\n"
    )
    command = [other_program("zsh"), "-i"]
    with Seat(command, home.env(TERM="xterm", ZDOTDIR=str(home.folder))) as seat:
        seat.wait_for("ready> ")
        seat.type("mentorlog milest\t")
        seat.wait_for("one")
        seat.type("\x15mla x --ow\t")
        seat.wait_for("ner")
        seat.type("\x15exit\n")
        seat.end()


def test_fish_completes_the_program_and_its_short_names(home: Home) -> None:
    ask = "\n".join(
        f"complete -C {shlex.quote(line)}"
        for line in ("mentorlog milest", "mentorlog show M", "mla x --ow", "mld A")
    )
    done = home.run("fish", ask)
    assert done.err == b"", done
    words = [line.split("\t")[0] for line in done.text.splitlines()]
    assert words[:2] == ["milestone", "M1"]
    assert "--owner" in words
    assert "A1" in words[words.index("--owner") :]


# --- the prompt


@every_shell
def test_the_prompt_tells_what_is_late_and_starts_no_program(
    home: Home, mentorlog: Mentorlog, shell: Shell
) -> None:
    home.program_named("python3", "touch started")
    script = "mentorlog_prompt; echo '|'"
    assert home.run(shell, script).text == "1 late |\n"
    mentorlog("action", "add", "More", "--by", "2026-03-30")
    assert home.run(shell, script).text == "2 late |\n"
    assert home.run(shell, script, MENTORLOG_TODAY="2027-01-01").text == "4 late |\n"
    assert home.run(shell, script, MENTORLOG_TODAY="2020-01-01").text == "|\n"
    home.program_named("mentorlog", "touch started")
    init = home.folder / f"init.{shell}"
    file = home.folder / "later"
    file.write_text(f"source {init}\n{script}\n")
    later = subprocess.run(
        [*starting(shell), str(file)],
        env=home.env(),
        cwd=home.folder,
        capture_output=True,
        text=True,
        check=True,
    )
    assert (later.stdout, later.stderr) == ("2 late |\n", "")
    assert not (home.folder / "started").exists()


@every_shell
def test_the_prompt_reads_the_real_day(home: Home, shell: Shell) -> None:
    file = Path(f"{home.program.journal}.due")
    init = home.init(shell)
    file.write_text("2000-01-01\n2001-01-01\n9999-01-01\n")
    script = home.folder / "day"
    script.write_text(f"source {init}\nmentorlog_prompt\n")
    env = home.env()
    del env["MENTORLOG_TODAY"]
    done = subprocess.run(
        [*starting(shell), str(script)],
        env=env,
        capture_output=True,
        text=True,
        check=True,
    )
    assert (done.stdout, done.stderr) == ("2 late ", "")


@every_shell
def test_the_prompt_has_its_piece_where_that_is_wanted(
    home: Home, shell: Shell
) -> None:
    init = home.init(shell, "--prompt")
    rc = home.folder / "rc"
    rc.write_text(f"source {init}\nsource {init}\n")
    command = {
        "bash": [other_program("bash"), "--rcfile", str(rc), "--noprofile", "-i"],
        "zsh": [other_program("zsh"), "-i"],
        "fish": [other_program("fish"), "-i"],
    }[shell]
    home.folder.joinpath(".zshrc").write_text(
        f"autoload -Uz compinit; compinit -D\nPROMPT='ready> '\nsource {rc}\n"
    )
    fish = home.folder / ".config" / "fish"
    fish.mkdir(parents=True, exist_ok=True)
    (fish / "config.fish").write_text(f"source {rc}\n")
    env = home.env(TERM="xterm", ZDOTDIR=str(home.folder), PS1="ready> ")
    with Seat(command, env) as seat:
        seat.wait_for("1 late ")
        seat.type("mentorlog action done A2\r")
        seat.wait_for("A2  ")
        seat.type(
            "echo three-$((1+2))\r" if shell != "fish" else "echo three-(math 1+2)\r"
        )
        seat.wait_for("three-3")
        seat.type("exit\r")
        seat.end()
        assert "late" not in seat.seen.replace("exit", "")


def test_without_a_journal_nothing_is_made(
    mentorlog: Mentorlog, journal_path: Path
) -> None:
    assert mentorlog("shell", "init", "bash").code == 0
    assert not journal_path.parent.exists()


def _late(mentorlog: Mentorlog, today: str) -> int:
    told = mentorlog("today", "--json", today=today).json
    return len(told["late"]["items"]) + int(told["late"]["more"])


def test_the_days_stay_true_with_whatever_is_written(
    mentorlog: Mentorlog, journal_path: Path
) -> None:
    furnish(journal_path)
    due = Path(f"{journal_path}.due")
    assert not due.exists()
    mentorlog("shell", "init", "bash")
    assert stat.S_IMODE(due.stat().st_mode) == 0o600

    def agrees() -> None:
        days = due.read_text().splitlines()
        assert days == sorted(days)
        for today in (TODAY, "2026-05-01", "2025-01-01"):
            assert sum(day < today for day in days) == _late(mentorlog, today)

    agrees()
    for line in (
        "action add 'One more' --by 2026-03-01",
        "action done A2",
        "undo",
        "redo",
        "action move A1 --by 2026-03-02",
        "remove A1",
        "restore A1",
        "edit A1 --clear by",
        "mentorship pause Priya --until 2026-04-20",
        "mentorship end Priya",
        "undo --to 3",
        "backup",
        "restore latest --yes",
    ):
        mentorlog(*shlex.split(line), today=TODAY)
        agrees()


def test_a_file_that_cannot_be_written_goes_and_the_write_is_kept(
    mentorlog: Mentorlog, journal_path: Path
) -> None:
    furnish_core(journal_path)
    due = Path(f"{journal_path}.due")
    due.mkdir()
    (due / "x").touch()
    assert mentorlog("note", "add", "kept").code == 0
    assert mentorlog("shell", "init", "bash").code == 0
    assert mentorlog("show", "N2").code == 0


@pytest.mark.parametrize("words", [("tcsh",), ()])
def test_another_shell_is_refused(mentorlog: Mentorlog, words: tuple[str, ...]) -> None:
    done = mentorlog("shell", "init", *words, SHELL="/bin/tcsh")
    assert done.code == 2
    assert "bash|zsh|fish" in done.err
    assert mentorlog("shell", "init", SHELL="/usr/bin/zsh").out.startswith(
        "# mentorlog in zsh"
    )
