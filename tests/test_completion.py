"""What the shell offers on Tab, through the protocol that its scripts speak."""

from __future__ import annotations

import calendar
import shlex
import shutil
import stat
import sys
from typing import TYPE_CHECKING

import pytest

from every_command import EVERY
from furnished import furnish_core
from keyboard import Seat
from mentorlog.commands.completion import FITTING
from program import Program, ended

if TYPE_CHECKING:
    from pathlib import Path

    from conftest import Mentorlog

ASK = """
import json, os, subprocess, sys
from mentorlog.cli import main
for words in json.loads(sys.argv[1]):
    sys.stdout.flush()
    child = os.fork()
    if not child:
        os.environ["COMP_WORDS"] = words
        os.environ["COMP_CWORD"] = str(len(words.split(" ")) - 1)
        main([])
    os.waitpid(child, 0)
    sys.stdout.flush()
    print("--", flush=True)
"""
"""Completes many lines, each in a process of its own; `--` stands after each answer."""


def _offered(journal: Path, *lines: str) -> list[list[str]]:
    """What bash is offered for lines of words; the last word is the one begun."""
    import json  # noqa: PLC0415 - beside its only use

    done = ended(
        Program(journal).python(
            ASK, json.dumps(lines), _MENTORLOG_COMPLETE="complete_bash"
        )
    )
    assert (done.code, done.err) == (0, b""), done
    answers = done.text.split("--\n")[:-1]
    assert len(answers) == len(lines)
    return [answer.split() for answer in answers]


def test_commands_verbs_options_ids_and_names_are_offered(journal_path: Path) -> None:
    furnish_core(journal_path)
    lines = {
        "mentorlog go": ["goal"],
        "mentorlog re": ["review", "redo", "remove", "restore", "remind"],
        "mentorlog session ": ["plan", "log", "list", "show", "cancel"],
        "mentorlog goal pro": ["progress"],
        "mentorlog goal add x --wi": ["--with"],
        "mentorlog goal add x --measure y --f": ["--from"],
        "mentorlog goal show ": ["G3", "G2", "G1"],
        "mentorlog goal show g": ["g3", "g2", "g1"],
        "mentorlog goal show 2": ["2"],
        "mentorlog session show S": ["S3", "S2", "S1"],
        "mentorlog show A": ["A3", "A2", "A1"],
        "mentorlog action add x --goal G": ["G3", "G2", "G1"],
        "mentorlog feedback add x --answers F": ["F3", "F1"],
        "mentorlog feedback add x --about S": ["S3", "S2", "S1"],
        "mentorlog goal show S": [],
        "mentorlog show X": [],
        "mentorlog note add x --with ": ["Priya", "Tomás"],
        "mentorlog note add x --with Tomá": ["Tomás"],
        "mentorlog note add x --with TOM": ["TOMás"],
        "mentorlog note add x -w pr": ["priya"],
        "mentorlog mentorship use T": ["Tomás"],
        "mentorlog note add x --with Zoe": [],
    }
    for line, offered in zip(lines, _offered(journal_path, *lines), strict=True):
        assert sorted(offered) == sorted(lines[line]), line


def test_ids_are_offered_with_what_they_are(journal_path: Path) -> None:
    program = Program(furnish_core(journal_path))
    done = program(
        _MENTORLOG_COMPLETE="complete_zsh",
        _TYPER_COMPLETE_ARGS="mentorlog goal show ",
    )
    assert done.code == 0
    for ref, headline in (("G1", "Give two talks"), ("G3", "Delegate")):
        assert f'"{ref}":"{headline}"' in done.text
    names = program(
        _MENTORLOG_COMPLETE="complete_zsh",
        _TYPER_COMPLETE_ARGS="mentorlog note add x --with ",
    )
    assert '"Tomás":"mentee"' in names.text


def test_only_what_a_verb_is_for_is_offered(
    journal_path: Path, mentorlog: Mentorlog
) -> None:
    for line in (
        "goal add One",
        "goal add Two",
        "goal add Three",
        "goal pause G2",
        "goal drop G3 --why No",
        "action add One",
        "action add Two",
        "action done A1",
        "topic add One",
        "topic add Two",
        "topic drop T2",
        "milestone add One",
        "milestone add Two",
        "milestone reach M2",
        "win Three",
        "milestone celebrate M3 --how Cake",
        "challenge add One",
        "challenge add Two",
        "challenge raise X2",
        "challenge add Three",
        "challenge resolve X3 --outcome Gone",
        "session log Talked",
        "session plan --on tomorrow",
        "agreement add One",
        "agreement add Two",
        "agreement revisit B2 --end --why Over",
        "feedback ask One",
        "feedback add Two --from them",
        "feedback add Three --to them",
    ):
        assert mentorlog(*shlex.split(line)).code == 0, line
    wanted = {
        "action done ": ["A2"],
        "action move a": ["a2"],
        "action drop ": ["A2"],
        "action reopen ": ["A1"],
        "topic done ": ["T1"],
        "topic drop ": ["T1"],
        "topic reopen ": ["T2"],
        "goal pause ": ["G1"],
        "goal resume ": ["G3", "G2"],
        "goal achieve ": ["G2", "G1"],
        "goal progress ": ["G2", "G1"],
        "goal show ": ["G3", "G2", "G1"],
        "milestone reach ": ["M1"],
        "milestone celebrate ": ["M2"],
        "challenge raise ": ["X1"],
        "challenge resolve ": ["X2", "X1"],
        "challenge reopen ": ["X3"],
        "session cancel ": ["S2"],
        "session show ": ["S2", "S1"],
        "agreement revisit ": ["B1"],
        "feedback act ": ["F3", "F2"],
        "feedback add x --answers ": ["F1"],
        "show F": ["F3", "F2", "F1"],
        "action add x --goal ": ["G3", "G2", "G1"],
    }
    told = _offered(journal_path, *(f"mentorlog {line}" for line in wanted))
    assert dict(zip(wanted, told, strict=True)) == wanted
    assert mentorlog("action", "done", "A1").code != 0  # and what is refused says why
    assert {line.rstrip() for line in FITTING} <= EVERY.keys()


def test_words_of_which_there_are_few_are_offered(journal_path: Path) -> None:
    program = Program(furnish_core(journal_path))
    months = [month.lower() for month in calendar.month_name[1:]]
    for line in (
        "note add One --tag courage --tag speaking",
        "note add Two --tag speaking --tag ärger",
    ):
        assert program(*shlex.split(line)).code == 0, line
    wanted = {
        "review ": ["last", *months, "list", "show"],
        "review --month ma": ["march", "may"],
        "review --month MA": ["MArch", "MAy"],
        "review --quarter ": ["last", "q1", "q2", "q3", "q4"],
        "review --week ": ["last"],
        "review show ": [],
        "review march ": [],
        "review --format h": ["html"],
        "prep --format ": ["text", "md", "json"],
        "export --format j": ["json", "jsonl"],
        "share --for m": ["mentor", "mentee", "manager"],
        "timeline --kind g": ["goal", "gesture"],
        "action add x --owner ": ["me", "them"],
        "action list --owner t": ["them"],
        "skill rate K1 3 --by t": ["them"],
        "mentorship start Ada --as ": ["mentee", "mentor"],
        "remind install --as s": ["systemd"],
        "remind install --days w": ["weekdays"],
        "shell init z": ["zsh"],
        "open p": ["prompt", "pages"],
        "note add x --tag ": [
            *("speaking", "courage", "sleep", "talks", "work"),
            "ärger",
        ],
        "note add x --tag S": ["Speaking", "Sleep"],
        "note add x --tag Ä": ["Ärger"],
        "note list --tag sp": ["speaking"],
        "note add x --tag #sp": ["#speaking"],
        "tag G1 sp": ["speaking"],
        "tag N1 --off sp": ["speaking"],
        "config set colour ": ["auto", "always", "never"],
        "config set week-begins s": ["saturday", "sunday"],
        "config set mentorship p": ["priya"],
        "config set editor ": [],
        "config set aliases.x ": [],
    }
    told = _offered(journal_path, *(f"mentorlog {line}" for line in wanted))
    assert dict(zip(wanted, told, strict=True)) == wanted


def test_answers_that_were_kept_are_offered(
    journal_path: Path, mentorlog: Mentorlog
) -> None:
    mentorlog("mentorship", "start", "Priya")
    kept = mentorlog("review", "--ask", stdin="## Start\n\nListen first\n")
    assert kept.code == 0, kept.err
    assert _offered(journal_path, "mentorlog review show ") == [["V1"]]


@pytest.mark.parametrize("damage", [b"", b"garbage" * 1000, None])
def test_a_journal_that_cannot_be_read_offers_nothing_quietly(
    journal_path: Path, damage: bytes | None
) -> None:
    if damage is not None:
        journal_path.parent.mkdir()
        journal_path.write_bytes(damage)
    lines = (
        *("mentorlog goal show ", "mentorlog note add x --with "),
        *("mentorlog note add x --tag ", "mentorlog go"),
    )
    assert _offered(journal_path, *lines) == [[], [], [], ["goal"]]
    assert journal_path.exists() == (damage is not None)


@pytest.fixture
def on_path(tmp_path: Path, journal_path: Path) -> Program:
    """The program under its name on the PATH, as if it were installed."""
    script = tmp_path / "bin" / "mentorlog"
    script.parent.mkdir()
    script.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m mentorlog "$@"\n')
    script.chmod(script.stat().st_mode | stat.S_IXUSR)
    return Program(furnish_core(journal_path))


def test_bash_completes_with_the_script_that_the_program_prints(
    on_path: Program, tmp_path: Path
) -> None:
    script = on_path(_MENTORLOG_COMPLETE="source_bash").text
    assert "complete " in script
    asked = "\n".join(
        f"COMP_WORDS=({line}); COMP_CWORD={line.count(' ')};"
        ' COMPREPLY=(); $completer mentorlog; IFS=,; echo "${COMPREPLY[*]}"; unset IFS'
        for line in ("mentorlog go", "mentorlog goal show G", "mentorlog show a1")
    )
    done = on_path.shell(
        f"unset -f mentorlog\n{script}\n"
        'completer=$(complete -p mentorlog | sed "s/.*-F \\([^ ]*\\).*/\\1/")\n'
        f"{asked}",
        PATH=f"{tmp_path / 'bin'}:/usr/bin:/bin",
    )
    assert (done.code, done.err) == (0, b""), done
    assert done.text.splitlines() == ["goal", "G3,G2,G1", "a1"]


def test_tab_completes_in_a_living_bash(on_path: Program, tmp_path: Path) -> None:
    rc = tmp_path / "rc"
    script = on_path(_MENTORLOG_COMPLETE="source_bash").text
    rc.write_text(f"PS1='ready> '\n{script}\n", encoding="utf-8")
    env = on_path.env(PATH=f"{tmp_path / 'bin'}:/usr/bin:/bin", INPUTRC="/dev/null")
    bash = ["bash", "--rcfile", str(rc), "--noprofile", "-i"]
    with Seat(bash, env) as terminal:
        terminal.wait_for("ready> ")
        terminal.type("mentorlog milest\t")
        terminal.wait_for("mentorlog milestone ")
        terminal.type("reach M\t")
        terminal.wait_for("reach M1 ")
        terminal.type("--on yesterday\n")
        terminal.wait_for("reached Mon 30 Mar 2026")
        terminal.type("exit\n")
        terminal.end()


@pytest.mark.skipif(shutil.which("zsh") is None, reason="zsh is not installed")
def test_zsh_takes_the_script_that_the_program_prints(
    on_path: Program, tmp_path: Path
) -> None:
    script = tmp_path / "_mentorlog"
    script.write_bytes(on_path(_MENTORLOG_COMPLETE="source_zsh").out)
    done = on_path.shell(f"zsh -fc 'autoload -U compinit; compinit -D; . {script}'")
    assert (done.code, done.err) == (0, b"")


def test_the_scripts_for_other_shells_are_printed(on_path: Program) -> None:
    for shell in ("zsh", "fish"):
        done = on_path(_MENTORLOG_COMPLETE=f"source_{shell}")
        assert done.code == 0
        assert "_MENTORLOG_COMPLETE" in done.text
