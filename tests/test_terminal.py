"""At a real terminal: what is asked and answered, how lists fit, how Ctrl-C ends it."""

from __future__ import annotations

import os
import shlex
import shutil
import subprocess
import sys
import time
from typing import TYPE_CHECKING

import pytest

from editors import drafts_beside, editor, saves
from furnished import furnish, tell
from journal_file import last_step, rows, value
from keyboard import Seat, plain
from program import MENTORLOG, Program, ended

if TYPE_CHECKING:
    from pathlib import Path

NOTE = """\
## Notes
We talked.

## Actions
- [ ] Draft the outline (by Friday)
- [ ] @them send the [paper]

## Wins
- Asked the question
"""

LONG = (
    "a sentence that is a good deal longer than any terminal of forty columns is wide"
)


def at_terminal(journal: Path, *words: str, **env: str) -> Seat:
    return Seat([*MENTORLOG, *words], Program(journal).env(**env))


# --- what is asked


@pytest.mark.parametrize("answer", ["y", "", "n"])
def test_what_a_note_holds_is_shown_and_kept_if_the_person_says_so(
    journal_path: Path, tmp_path: Path, answer: str
) -> None:
    furnish(journal_path)
    step = last_step(journal_path)
    env = {"EDITOR": saves(tmp_path, NOTE)}
    with at_terminal(journal_path, "session", "log", **env) as terminal:
        terminal.wait_for("Draft the outline")
        terminal.wait_for("send the [paper]")
        terminal.wait_for("Asked the question")
        terminal.wait_for("[Y/n]")
        assert last_step(journal_path) == step, "nothing is written before the answer"
        terminal.type(f"{answer}\n")
        assert terminal.end() == 0
        assert "S4  Tue 31 Mar 2026" in terminal.seen
    taken = answer != "n"
    assert value(journal_path, "select count(*) from actions") == (5 if taken else 3)
    assert value(journal_path, "select count(*) from milestones") == 1 + taken
    assert value(journal_path, "select text from sessions where id = 4") == NOTE
    assert drafts_beside(journal_path) == []


def test_with_yes_nothing_is_asked(journal_path: Path, tmp_path: Path) -> None:
    furnish(journal_path)
    words = ("session", "log", "--yes")
    env = {"EDITOR": saves(tmp_path, NOTE)}
    with at_terminal(journal_path, *words, **env) as terminal:
        assert terminal.end() == 0
        assert "[Y/n]" not in terminal.seen
    assert value(journal_path, "select count(*) from actions") == 5


def test_a_form_that_means_nothing_can_be_edited_again(
    journal_path: Path, tmp_path: Path
) -> None:
    furnish(journal_path)
    twice = editor(
        tmp_path,
        'if grep -q "^mood: 9" "$1"; then sed -i "s/^mood:.*/mood: 5/" "$1";'
        ' else sed -i "s/^mood:.*/mood: 9/" "$1"; echo more >> "$1"; fi',
    )
    with at_terminal(journal_path, "edit", "N1", EDITOR=twice) as terminal:
        terminal.wait_for("Edit it again?")
        terminal.type("y\n")
        assert terminal.end() == 0
        assert "N1  Slept badly" in terminal.seen
    (row,) = rows(journal_path, "select text, mood from notes")
    assert row == {"text": "Slept badly\nmore", "mood": 5}
    assert drafts_beside(journal_path) == []


@pytest.mark.parametrize(("answer", "code"), [("n\n", 2), ("", 130)])
def test_a_form_that_is_given_up_is_kept_as_a_draft(
    journal_path: Path, tmp_path: Path, answer: str, code: int
) -> None:
    before = furnish(journal_path).read_bytes()
    bad = editor(tmp_path, 'sed -i "s/^mood:.*/mood: 9/" "$1"; echo more >> "$1"')
    with at_terminal(journal_path, "edit", "N1", EDITOR=bad, COLUMNS="300") as terminal:
        terminal.wait_for("Edit it again? [Y/n]: ")
        if answer:
            terminal.type(answer)
        else:
            terminal.interrupt()
        assert terminal.end() == code
        (draft,) = drafts_beside(journal_path)
        assert str(draft) in terminal.seen
    assert draft.read_text(encoding="utf-8").endswith("more\n")
    assert journal_path.read_bytes() == before


def test_control_c_at_a_question_leaves_nothing_half_done(
    journal_path: Path, tmp_path: Path
) -> None:
    before = furnish(journal_path).read_bytes()
    env = {"EDITOR": saves(tmp_path, NOTE)}
    with at_terminal(journal_path, "session", "log", **env) as terminal:
        terminal.wait_for("[Y/n]: ")
        terminal.interrupt()
        assert terminal.end() == 130
        assert "Traceback" not in terminal.seen
        (draft,) = drafts_beside(journal_path)
        assert str(draft) in terminal.seen
    assert draft.read_text(encoding="utf-8") == NOTE
    assert journal_path.read_bytes() == before


def test_control_c_in_the_editor_is_the_editors(
    journal_path: Path, tmp_path: Path
) -> None:
    furnish(journal_path)
    catching = editor(
        tmp_path,
        "trap 'echo caught; echo words > \"$1\"; exit 0' INT; echo ready;"
        " while :; do sleep 0.05; done",
    )
    with at_terminal(journal_path, "note", "add", EDITOR=catching) as terminal:
        terminal.wait_for("ready")
        terminal.interrupt()
        assert terminal.end() == 0, terminal.seen
        assert "N2  words" in terminal.seen
    assert drafts_beside(journal_path) == []


def test_control_c_while_text_is_awaited_ends_quietly(journal_path: Path) -> None:
    before = furnish(journal_path).read_bytes()
    with at_terminal(journal_path, "note", "add", "-") as terminal:
        time.sleep(1.0)
        terminal.type("half a thou")
        terminal.interrupt()
        assert terminal.end() == 130
        assert "Traceback" not in terminal.seen
    assert journal_path.read_bytes() == before


def test_text_can_be_typed_until_control_d(journal_path: Path) -> None:
    furnish(journal_path)
    with at_terminal(journal_path, "note", "add", "-") as terminal:
        terminal.type("first\nsecond\n\x04")
        assert terminal.end() == 0
    assert value(journal_path, "select text from notes where id = 2") == (
        "first\nsecond\n"
    )


# --- how it looks


LONG_STORY = f"""
note add '{LONG}'
note add '{LONG}'
note add '{LONG}'
goal add '{LONG}' --by friday --from 0 --to 12 --unit talks --why '{LONG}'
action add '{LONG}' --by friday
session log '{LONG}' --minutes 45 --mood 3 --attendees '{LONG}'
feedback add '{LONG}' --from them --about '{LONG}'
milestone add '{LONG}' --goal G1 --by friday
tag N2 a-tag another-tag and-one-more-tag
"""


@pytest.fixture(scope="module")
def full(tmp_path_factory: pytest.TempPathFactory) -> Path:
    journal = furnish(tmp_path_factory.mktemp("terminal") / "journal.db")
    tell(journal, LONG_STORY)
    return journal


LOOKS = [
    *("goal list", "note list", "action list", "session list", "feedback list"),
    *("milestone list", "mentorship list", "show N2", "show G4", "show G1", "show S4"),
    *("today", "review --month", "review --quarter", "tag N1 sleep", "--help"),
    *("goal add --help", "edit --help", "history G1", "undo --dry-run", "doctor"),
    *("edit N1 --mood 3", "tag N1 long-tag another-one a-third"),
    *("undo", "redo", "remove G4", "restore G4", "backup --list"),
]

ALL = """
import sys
from mentorlog.cli import main
for line in sys.argv[1:]:
    print("==", line, flush=True)
    code = main(line.split())
    if code:
        sys.exit(f"{line}: {code}")
"""
"""Runs many command lines in one process, on its real terminal."""


@pytest.mark.parametrize("columns", [40, 80])
def test_everything_fits_the_terminal(full: Path, columns: int) -> None:
    command = [sys.executable, "-c", ALL, *LOOKS]
    env = Program(full).env(MENTORLOG_PAGER="")
    with Seat(command, env, columns=columns) as seat:
        assert seat.end() == 0
        answers = plain(seat.seen).split("== ")[1:]
    assert len(answers) == len(LOOKS)
    wide = [
        (answer.splitlines()[0], line)
        for answer in answers
        for line in answer.splitlines()
        if len(line) > columns and not _cannot_wrap(answer)
    ]
    assert wide == []


def _cannot_wrap(answer: str) -> bool:
    """Examples of help are to be copied as they are."""
    return "--help" in answer.splitlines()[0]


@pytest.mark.parametrize("columns", [60, 80])
def test_lists_wrap_inside_their_columns_and_lose_nothing(
    full: Path, columns: int
) -> None:
    lists = [line for line in LOOKS if line.endswith(" list")]
    command = [sys.executable, "-c", ALL, *lists]
    with Seat(command, Program(full).env(), columns=columns) as seat:
        assert seat.end() == 0
        drawn = plain(seat.seen).split("== ")[1:]
    piped = ended(Program(full).python(ALL, *lists)).text.split("== ")[1:]
    for name, wrapped, whole in zip(lists, drawn, piped, strict=True):
        assert sorted("".join(wrapped.split())) == sorted("".join(whole.split())), name
        head, *lines = wrapped.splitlines()[1:]
        while not head.startswith("ID"):
            head, *lines = lines
        assert all(line[:2].strip() == line[:2] or line[0] == " " for line in lines)
        refs = [line.split()[0] for line in lines if line[0] != " "]
        assert refs == [line.split()[0] for line in whole.splitlines()[2:]], name


def test_lists_break_no_word_where_the_terminal_is_narrow(full: Path) -> None:
    lists = [line for line in LOOKS if line.endswith(" list")]
    command = [sys.executable, "-c", ALL, *lists]
    with Seat(command, Program(full).env(), columns=40) as seat:
        assert seat.end() == 0
        drawn = plain(seat.seen).split("== ")[1:]
    piped = ended(Program(full).python(ALL, *lists)).text.split("== ")[1:]
    for name, narrow, whole in zip(lists, drawn, piped, strict=True):
        _, *lines = narrow.splitlines()
        rows = whole.splitlines()[2:]
        words = {word for row in rows for word in row.split() if len(word) <= 25}
        assert words <= set(" ".join(lines).split()), name
        refs = [line.split()[0] for line in lines if line[0] not in " I"]
        assert refs == [row.split()[0] for row in rows], name


def test_colours_are_for_terminals_that_want_them(full: Path) -> None:
    wanted = {
        "": True,
        "NO_COLOR=1": False,
        "TERM=dumb": False,
        "NO_COLOR=": True,
    }
    for setting, coloured in wanted.items():
        name, _, said = setting.partition("=")
        env = {name: said} if name else {}
        with at_terminal(full, "action", "list", **env) as terminal:
            assert terminal.end() == 0
            assert ("\x1b[" in terminal.seen) == coloured, setting
            assert "late" in terminal.seen
    with at_terminal(full, "action", "list", "--plain") as terminal:
        assert terminal.end() == 0
        assert "\x1b" not in terminal.seen


def test_a_one_line_answer_has_no_colour_and_no_box(full: Path) -> None:
    with at_terminal(full, "tag", "N1", "sleep") as terminal:
        assert terminal.end() == 0
        assert terminal.seen.startswith("N1  Slept badly · ")
        assert "\x1b" not in terminal.seen


@pytest.mark.skipif(shutil.which("tmux") is None, reason="tmux is not installed")
@pytest.mark.parametrize("columns", [40, 80])
def test_tmux_shows_what_was_meant(full: Path, columns: int) -> None:
    socket = f"mentorlog-{os.getpid()}-{columns}"
    program = Program(full)
    line = f"{shlex.join([*MENTORLOG, 'note', 'list'])}; echo 'the' 'end'; sleep 60"

    def tmux(*words: str) -> str:
        command = ["tmux", "-L", socket, "-f", "/dev/null", *words]
        return subprocess.run(
            command, env=program.env(), check=True, capture_output=True, text=True
        ).stdout

    size = ("-x", str(columns), "-y", "50")
    tmux("new-session", "-d", *size, "sh", "-c", line)
    try:
        end = time.monotonic() + 20
        screen = ""
        while "the end" not in screen and time.monotonic() < end:
            time.sleep(0.1)
            screen = tmux("capture-pane", "-p")
    finally:
        tmux("kill-server")
    lines = screen.split("the end")[0].splitlines()
    begin = lines[0].index("Note")
    assert [row[:2] for row in lines[1:] if row[:begin].strip()] == [
        *("N1", "N2", "N3", "N4")
    ]
    words = " ".join(row[begin:] for row in lines[1:]).split()
    assert " ".join(words).count(LONG.split(maxsplit=1)[0]) >= 3
