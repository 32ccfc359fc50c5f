"""Ended by a signal, or its terminal gone: in order, in one line, and no word lost."""

from __future__ import annotations

import os
import re
import shlex
import signal
import subprocess
import sys
import time
from contextlib import closing
from typing import TYPE_CHECKING

import pytest

from editors import drafts_beside, editor, saves
from furnished import furnish, tell
from journal_file import last_step, opened, rows, value
from keyboard import Seat
from program import LONG, MENTORLOG, Program, ended

if TYPE_CHECKING:
    from pathlib import Path

    from mentorlog.store import dbapi

NOTE = "# Talk\n\nWe talked.\n\n## Actions\n- [ ] Draft the outline\n"
HUNG_UP = "the terminal's window is closed"
ENDS = {
    signal.SIGINT: 130,
    signal.SIGTERM: 143,
    signal.SIGHUP: 129,
    HUNG_UP: 129,
}
"""What ends a program → its exit code."""
RESUME = "mentorlog drafts resume"

EVERY_END = pytest.mark.parametrize("how", ENDS, ids=str)


def at_terminal(journal: Path, *words: str, **env: str) -> Seat:
    return Seat([*MENTORLOG, *words], Program(journal).env(COLUMNS="300", **env))


def end(seat: Seat, how: signal.Signals | str) -> int:
    """End a program that waits at its terminal; its exit code."""
    if how == HUNG_UP:
        return seat.hang_up()
    if how is signal.SIGINT:
        seat.interrupt()
    else:
        assert isinstance(how, signal.Signals)
        seat.signal(how)
    return seat.end()


def said(seat: Seat) -> str:
    """The one line that is said in the end."""
    last = seat.seen.splitlines()[-1].removeprefix("^C")
    assert last.startswith("mentorlog: Stopped"), seat.seen
    assert seat.seen.count("mentorlog: ") == 1, seat.seen
    return last


def is_left_in_order(journal: Path) -> None:
    """Nobody holds the journal, and no file lies there that was not finished."""
    with closing(opened(journal)) as connection:
        connection.execute("begin exclusive")
        connection.execute("rollback")
    names = {path.name for path in journal.parent.rglob("*")}
    assert not [n for n in names if n.endswith((".new", "-journal", "-wal"))], names


# --- at any question


ASKED = [
    # command line; what it asks; whether what was typed is worth a draft
    ("session log", "[Y/n]: ", True),
    ("edit N1", "Edit it again? [Y/n]: ", True),
    ("trash empty", "[y/N]: ", False),
    ("restore latest", "[y/N]: ", False),
    ("drafts discard --all", "[y/N]: ", False),
    ("mentorship end Priya --guide", "> ", None),
    ("agreement start --with Tomás", "> ", None),
    ("review --month --ask", "> ", None),
]


@EVERY_END
@pytest.mark.parametrize(("line", "question", "kept"), ASKED)
def test_a_command_that_asks_is_ended_in_order(
    journal_path: Path,
    tmp_path: Path,
    line: str,
    question: str,
    kept: bool | None,
    how: signal.Signals | str,
) -> None:
    tell(furnish(journal_path), "backup\nremove A3")
    drafts = _lay_out(journal_path, line)
    before = journal_path.read_bytes()
    script = f'printf %s {shlex.quote(NOTE)} > "$1"'
    bad = 'sed -i "s/^mood:.*/mood: 9/" "$1"; echo more >> "$1"'
    env = {"EDITOR": editor(tmp_path, bad if line.startswith("edit") else script)}
    with at_terminal(journal_path, *shlex.split(line), **env) as seat:
        seat.wait_for(question)
        code = end(seat, how)
        assert code == ENDS[how], seat.seen
        assert "Traceback" not in seat.seen
        new = [path for path in drafts_beside(journal_path) if path not in drafts]
        if kept:
            assert len(new) == 1
            assert "more" in new[0].read_text() or new[0].read_text() == NOTE
        if how != HUNG_UP:
            assert (str(new[0]) in said(seat)) if kept else said(seat)
    assert journal_path.read_bytes() == before
    is_left_in_order(journal_path)


def _lay_out(journal: Path, line: str) -> list[Path]:
    """Put a draft there for the command that discards some."""
    if not line.startswith("drafts"):
        return []
    folder = journal.parent / "drafts"
    folder.mkdir(mode=0o700)
    for name in ("note-x.md", "note-x.json"):
        (folder / name).touch(mode=0o600)
    return drafts_beside(journal)


ANSWERED = [
    # command line; the answers; what is in the journal when the draft is resumed
    (
        "agreement start --with Tomás",
        ("Two talks", "Once a month"),
        (
            "select group_concat(text, '|') from (select text from agreements"
            " where mentorship_id = 2 order by id)"
        ),
        "Goals: Two talks|Frequency and length: Once a month",
    ),
    (
        "review --month --ask",
        ("Rehearse", "", "", "", "send the map by friday"),
        (
            "select l.start || '|' || a.text from lookbacks l, actions a"
            " where l.id = 2 order by a.id desc limit 1"
        ),
        "Rehearse|send the map",
    ),
    (
        "mentorship end Priya --guide",
        ("You were there", "A talk abroad"),
        "select text from notes where id = 2",
        "You were there\nA talk abroad",
    ),
]


@EVERY_END
@pytest.mark.parametrize(("line", "answers", "query", "wanted"), ANSWERED)
def test_what_was_answered_before_the_end_is_a_draft_that_can_be_gone_on_with(
    journal_path: Path,
    line: str,
    answers: tuple[str, ...],
    query: str,
    wanted: str,
    how: signal.Signals | str,
) -> None:
    before = furnish(journal_path).read_bytes()
    with at_terminal(journal_path, *shlex.split(line)) as seat:
        for answer in answers:
            seat.wait_for("\n> ")
            seat.type(f"{answer}\n")
        seat.wait_for("\n> ")
        assert end(seat, how) == ENDS[how], seat.seen
        (draft,) = drafts_beside(journal_path)
        if how != HUNG_UP:
            assert said(seat).endswith(f"{draft}; to try again: {RESUME}")
    assert journal_path.read_bytes() == before
    resumed = Program(journal_path)("drafts", "resume")
    assert resumed.code == 0, resumed
    assert value(journal_path, query) == wanted
    assert drafts_beside(journal_path) == []


@EVERY_END
def test_what_was_typed_until_the_end_is_a_draft(
    journal_path: Path, how: signal.Signals | str
) -> None:
    before = furnish(journal_path).read_bytes()
    words = ("note", "add", "-", "--mood", "4")
    with at_terminal(journal_path, *words) as seat:
        time.sleep(0.7)
        seat.type("One line, “whole”.\nAnd ano")
        seat.wait_for("ano")
        code = end(seat, how)
        if how == HUNG_UP and code == 0:  # it came as the end of what was typed
            return
        assert code == ENDS[how], seat.seen
        (draft,) = drafts_beside(journal_path)
        if how != HUNG_UP:
            assert str(draft) in said(seat)
    assert draft.read_text() == "One line, “whole”.\n"
    assert journal_path.read_bytes() == before
    assert Program(journal_path)("drafts", "resume").code == 0
    (note,) = rows(journal_path, "select text, mood from notes where id = 2")
    assert note == {"text": "One line, “whole”.\n", "mood": 4}


# --- in the editor


WAITS = "echo ready; while :; do sleep 0.05; done"
ENDINGS = [signal.SIGTERM, signal.SIGHUP, HUNG_UP]


@pytest.mark.parametrize("how", ENDINGS, ids=str)
@pytest.mark.parametrize("words", [("note", "add"), ("edit", "N1"), ("session", "log")])
def test_what_the_editor_has_saved_is_a_draft(
    journal_path: Path,
    tmp_path: Path,
    words: tuple[str, ...],
    how: signal.Signals | str,
) -> None:
    before = furnish(journal_path).read_bytes()
    ends = tmp_path / "ended"
    told = f"trap ': > {ends}; exit 1' TERM HUP; "
    saving = editor(tmp_path, f'{told}echo "my thoughts" >> "$1"; {WAITS}')
    with at_terminal(journal_path, *words, EDITOR=saving) as seat:
        seat.wait_for("ready")
        assert end(seat, how) == ENDS[how], seat.seen
        (draft,) = drafts_beside(journal_path)
        if how != HUNG_UP:
            assert said(seat).endswith(f"{draft}; to go on: {RESUME}")
    assert ends.exists(), "the editor is told, and ends"
    assert draft.read_text().endswith("my thoughts\n")
    assert journal_path.read_bytes() == before
    is_left_in_order(journal_path)
    assert Program(journal_path)("drafts", "resume", EDITOR="true").code == 0
    assert drafts_beside(journal_path) == []


@pytest.mark.parametrize("how", ENDINGS, ids=str)
def test_where_nothing_was_typed_nothing_is_kept(
    journal_path: Path, tmp_path: Path, how: signal.Signals | str
) -> None:
    before = furnish(journal_path).read_bytes()
    waiting = editor(tmp_path, f"trap 'exit 1' TERM HUP; {WAITS}")
    with at_terminal(journal_path, "session", "log", EDITOR=waiting) as seat:
        seat.wait_for("ready")
        assert end(seat, how) == ENDS[how], seat.seen
    assert drafts_beside(journal_path) == []
    assert journal_path.read_bytes() == before


@pytest.mark.parametrize("left", [".{}.swp", "{}.save", "#{}#"])
def test_what_the_editor_keeps_of_unsaved_words_is_told_and_stays(
    journal_path: Path, tmp_path: Path, left: str
) -> None:
    furnish(journal_path)
    name = left.format('$(basename "$1")')
    keeps = f'echo rest > "$(dirname "$1")/{name}"'
    waiting = editor(tmp_path, f"trap 'exit 1' TERM; {keeps}; {WAITS}")
    with at_terminal(journal_path, "note", "add", EDITOR=waiting) as seat:
        seat.wait_for("ready")
        assert end(seat, signal.SIGTERM) == 143
        line = said(seat)
    (draft,) = (journal_path.parent / "drafts").glob("note-*.md")
    there = draft.with_name(left.format(draft.name))
    assert f"{draft} (what was not saved: {there.name})" in line
    program = Program(journal_path)
    (told,) = program("drafts", "list", "--json").json
    assert told["name"] == draft.stem
    saving = saves(tmp_path, "All of it", name="saving")
    assert program("drafts", "resume", EDITOR=saving).code == 0
    assert there.read_text() == "rest\n", "only its writer knows what is in there"
    assert there.name in program("doctor").text
    assert program("drafts", "discard", "--all").code == 0
    assert list(draft.parent.iterdir()) == []


@pytest.mark.parametrize("end_of_it", ["kill -9 $$", "exit 1", "exit 0", WAITS])
def test_the_terminal_is_left_as_it_was_whatever_the_editor_did_to_it(
    journal_path: Path, tmp_path: Path, end_of_it: str
) -> None:
    raw = 'stty raw -echo; echo words >> "$1"'
    env = {"EDITOR": editor(tmp_path, f"{raw}; {end_of_it}")}
    with at_terminal(journal_path, "note", "add", **env) as seat:
        before = seat.modes
        if end_of_it == WAITS:
            seat.wait_for("ready")
            assert seat.modes != before
            assert end(seat, signal.SIGTERM) == 143
        else:
            seat.end()
        assert seat.modes == before


def test_an_editor_that_will_not_end_goes_on_alone(
    journal_path: Path, tmp_path: Path
) -> None:
    furnish(journal_path)
    process = tmp_path / "process"
    stubborn = editor(
        tmp_path, f"echo $$ > {process}; trap '' TERM; echo ready; sleep 60 & wait"
    )
    with at_terminal(journal_path, "note", "add", EDITOR=stubborn) as seat:
        seat.wait_for("ready")
        begun = time.monotonic()
        seat.signal(signal.SIGTERM)
        seat.wait_for("mentorlog: Stopped")
        assert time.monotonic() - begun < 10
        (draft,) = drafts_beside(journal_path)
        assert draft.exists(), "it may be saved yet"
        os.kill(int(process.read_text()), signal.SIGKILL)


# --- what ends it, and what does not


def test_signals_that_are_ignored_stay_ignored(
    journal_path: Path, tmp_path: Path
) -> None:
    furnish(journal_path)
    slow = editor(tmp_path, 'touch "$1.saving"; sleep 1; echo words > "$1"')
    process = subprocess.Popen(
        ["nohup", *MENTORLOG, "edit", "N1"],
        env=Program(journal_path).env(EDITOR=slow),
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )
    folder = journal_path.parent / "drafts"
    while not list(folder.glob("*.saving")):
        time.sleep(0.05)
    process.send_signal(signal.SIGHUP)
    _, err = process.communicate(timeout=LONG)
    assert b"Stopped" not in err


def _somebody_who_writes(journal: Path) -> dbapi.Connection:
    """Another program, in the middle of a write."""
    other = opened(journal)
    other.isolation_level = None
    other.execute("begin immediate")
    return other


def _begun(program: Program, text: str) -> subprocess.Popen[bytes]:
    """The program, at work on a note without a terminal."""
    return subprocess.Popen(
        [*MENTORLOG, "note", "add", text],
        env=program.env(),
        stdin=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
    )


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP, signal.SIGINT])
def test_waiting_for_a_busy_journal_ends_at_once_and_keeps_the_words(
    journal_path: Path, number: signal.Signals
) -> None:
    program = Program(furnish(journal_path))
    other = _somebody_who_writes(journal_path)
    process = _begun(program, "Typed after the command")
    time.sleep(1.5)
    begun = time.monotonic()
    process.send_signal(number)
    _, err = process.communicate(timeout=LONG)
    assert time.monotonic() - begun < 2
    other.close()
    assert process.returncode == 128 + number
    (draft,) = drafts_beside(journal_path)
    assert err.decode().endswith(f"{draft}; to try again: {RESUME}\n")
    assert program("drafts", "resume").text.startswith("N2  Typed after the command")


STRUCK = """
import os, signal, sys
from mentorlog import __main__
from mentorlog.screen.screen import Screen
from mentorlog.store.patience import Patient

when, times = sys.argv.pop().split()

def struck(owner, name, statement=None):
    call = getattr(owner, name)
    def called(self, *words, **named):
        answer = call(self, *words, **named)
        for _ in range(int(times) if statement in {None, *words} else 0):
            os.kill(os.getpid(), signal.SIGTERM)
        return answer
    setattr(owner, name, called)

if when == "committing":
    struck(Patient, "execute", "commit")
else:
    struck(Screen, "wrote")
__main__.run()
"""
"""The program, which gets SIGTERM at a moment of its choice, so many times."""


@pytest.mark.parametrize("when", ["committing 1", "committing 9", "answering 1"])
def test_a_step_that_is_written_is_answered_for(journal_path: Path, when: str) -> None:
    program = Program(furnish(journal_path))
    done = ended(program.python(STRUCK, "note", "add", "Written", when))
    assert (done.code, done.err) == (0, b"")
    assert done.out.startswith(b"N2  Written")


def test_ended_while_it_answers_it_says_that_all_is_written(journal_path: Path) -> None:
    program = Program(furnish(journal_path))
    done = ended(program.python(STRUCK, "note", "add", "Written", "answering 2"))
    assert done.code == 143
    assert (
        done.said == "mentorlog: Stopped. What was to be written is in the journal.\n"
    )
    assert drafts_beside(journal_path) == []
    assert value(journal_path, "select count(*) from notes") == 2


@pytest.mark.parametrize("delay", [0.0, 0.01, 0.02, 0.04, 0.06, 0.08, 0.1, 0.12, 0.15])
def test_ended_at_any_moment_it_says_so_or_has_done_it(
    journal_path: Path, delay: float
) -> None:
    program = Program(furnish(journal_path))
    step = last_step(journal_path)
    process = subprocess.Popen(
        [*MENTORLOG, "note", "add", "-"],
        env=program.env(),
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )
    time.sleep(delay)
    process.send_signal(signal.SIGTERM)
    out, err = process.communicate(b"Words\n", timeout=LONG)
    assert b"Traceback" not in err
    if process.returncode == 0:
        assert out.startswith(b"N2  Words")
        assert last_step(journal_path) == step + 1
    else:
        assert process.returncode in {143, -signal.SIGTERM}
        assert out == b""
        assert re.fullmatch(rb"(mentorlog: Stopped.*\n)?", err), err
    is_left_in_order(journal_path)


IN_A_CLASS = """
import dataclasses, os, signal, sys
from mentorlog.__main__ import run

number, where = int(sys.argv.pop(1)), sys.argv.pop(1)

def struck(field, owner, name):
    if owner.__name__ == where:
        os.kill(os.getpid(), number)

dataclasses.Field.__set_name__ = struck
run()
"""
"""Strikes while a class of that name is made, where Python raises its own error."""


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
@pytest.mark.parametrize("where", ["Entry", "Note"])
def test_a_signal_that_comes_while_a_class_is_made_is_no_mistake_of_the_program(
    journal_path: Path, number: signal.Signals, where: str
) -> None:
    before = furnish(journal_path).read_bytes()
    words = ("note", "add", "Words", "--tag", "new")
    process = Program(journal_path).python(IN_A_CLASS, str(int(number)), where, *words)
    done = ended(process)
    assert done.code == 128 + number, done
    assert re.fullmatch(rb"(mentorlog: Stopped.*\n)?", done.err), done
    assert journal_path.read_bytes() == before


IN_A_TEXT = """
import mentorlog.cli, os, signal, sys
from mentorlog.__main__ import run

number = int(sys.argv.pop(1))
answer = mentorlog.cli.main

def struck():
    eval(f"__import__('os').kill({os.getpid()}, {number})")
    return answer()

mentorlog.cli.main = struck
run()
"""
"""Strikes while Python evaluates a text, which it does to make a named tuple; run as a
module, Python would then end as if SIGINT had killed it."""


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT, signal.SIGHUP])
def test_a_signal_that_comes_while_a_text_is_evaluated_is_told_like_any_other(
    journal_path: Path, tmp_path: Path, number: signal.Signals
) -> None:
    before = furnish(journal_path).read_bytes()
    (tmp_path / "struck.py").write_text(IN_A_TEXT)
    paths = [str(tmp_path), *sys.path]
    done = subprocess.run(
        [sys.executable, "-m", "struck", str(int(number)), "note", "list"],
        env=Program(journal_path).env(PYTHONPATH=os.pathsep.join(paths)),
        capture_output=True,
        timeout=LONG,
        check=False,
    )
    assert done.returncode == 128 + number, done
    assert (done.stdout, done.stderr) == (b"", b"")
    assert journal_path.read_bytes() == before


# --- nobody is there any more


def test_a_terminal_that_goes_while_it_is_written_to_is_no_trouble(
    journal_path: Path,
) -> None:
    furnish(journal_path)
    endless = ["sh", "-c", f"while {shlex.join([*MENTORLOG, 'today'])}; do :; done"]
    with Seat(endless, Program(journal_path).env()) as seat:
        seat.wait_for("31 Mar")
        assert seat.hang_up() != 0
    is_left_in_order(journal_path)


@pytest.mark.parametrize("ignored", [True, False])
def test_what_is_acknowledged_to_nobody_is_written_all_the_same(
    journal_path: Path, tmp_path: Path, ignored: bool
) -> None:
    furnish(journal_path)
    code = tmp_path / "code"
    trap = "trap '' HUP; " if ignored else "trap : HUP; "
    command = shlex.join([*MENTORLOG, "note", "add", "Written to nobody"])
    line = f"{trap}echo ready; sleep 1; {command}; echo $? > {code}"
    with Seat(["sh", "-c", line], Program(journal_path).env()) as seat:
        seat.wait_for("ready")
        seat.hang_up()
    assert code.read_text() == "1\n", "its answer did not arrive"
    assert value(journal_path, "select text from notes where id = 2") == (
        "Written to nobody"
    )
    assert drafts_beside(journal_path) == []


def test_a_pager_ends_with_the_program(journal_path: Path, tmp_path: Path) -> None:
    furnish(journal_path)
    pager = editor(tmp_path, "echo paging; sleep 60 & wait", name="pager")
    env = {"MENTORLOG_PAGER": pager}
    with at_terminal(journal_path, "timeline", **env) as seat:
        seat.wait_for("paging")
        seat.signal(signal.SIGTERM)
        seat.wait_for("mentorlog: Stopped.")


def test_a_long_wait_for_a_busy_journal_is_told_once_at_a_terminal(
    journal_path: Path,
) -> None:
    program = Program(furnish(journal_path))
    other = _somebody_who_writes(journal_path)
    piped = _begun(program, "Piped")
    with at_terminal(journal_path, "note", "add", "Patient") as seat:
        seat.wait_for("Another program is writing to the journal; waiting for it")
        seat.wait_for("(30 seconds at most)…\n")
        time.sleep(0.5)
        other.execute("rollback")
        other.close()
        assert seat.end() == 0
        assert "waiting" not in seat.seen
        assert "Patient" in seat.seen
    _, err = piped.communicate(timeout=LONG)
    assert (piped.returncode, err) == (0, b"")
