"""The catalogue of commands is true, and every command explains itself."""

from __future__ import annotations

import shlex
import shutil
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from editors import drafts_beside, editor
from every_command import EVERY, examples
from furnished import furnish
from mentorlog.commands.catalogue import COMMANDS, PANELS
from mentorlog.commands.verb import PROGRAM

if TYPE_CHECKING:
    from conftest import Mentorlog


EXAMPLES = Path(__file__).parents[1] / "docs" / "examples"
PROMISED = """
mentorship start,mentorship list,mentorship show,mentorship use,mentorship edit,
mentorship end,goal add,goal list,goal show,goal progress,goal change,goal agree,
goal pause,goal resume,goal achieve,goal drop,milestone add,milestone reach,
milestone celebrate,milestone list,win,session plan,session log,session list,
session show,session cancel,action add,action done,action move,action drop,action list,
feedback ask,feedback add,feedback act,feedback list,note add,show,edit,remove,restore,
tag,today,review,import notes,demo
"""
every_command = pytest.mark.parametrize("words", EVERY)


def test_every_promised_command_is_there() -> None:
    promised = {" ".join(words.split()) for words in PROMISED.split(",")}
    assert promised - {"note list"} <= EVERY.keys()


@pytest.mark.parametrize("name", COMMANDS)
def test_the_catalogue_says_what_the_command_says(name: str) -> None:
    listed = COMMANDS[name]
    command = import_module(f"mentorlog.commands.{listed.module}").app.command()
    assert listed.help == command.help.split("\n\n")[0].replace("\n", " ")
    assert listed.panel in PANELS
    assert listed.help.endswith(".")
    assert len(listed.help) <= 80 - 16


def test_the_help_lists_every_command_in_its_panel(
    mentorlog: Mentorlog, capsys: pytest.CaptureFixture[str]
) -> None:
    assert mentorlog("--help").code == 0
    text = capsys.readouterr().out
    panels = [text.index(f"{panel}:") for panel in PANELS]
    assert panels == sorted(panels)
    for name, listed in COMMANDS.items():
        assert f"  {name} " in text
        assert listed.help in " ".join(text.split())
    assert max(map(len, text.splitlines())) <= 80


@every_command
def test_every_command_has_a_help_line_an_example_and_options_that_say_what_they_are(
    words: str,
) -> None:
    command = EVERY[words]
    assert command.help
    first = command.help.split("\n\n")[0]
    assert first.endswith("."), first
    assert first[0].isupper()
    assert examples(command), "no example"
    for parameter in command.params:
        assert getattr(parameter, "help", None), parameter.name
        assert parameter.help.endswith((".", "”.", "]", "…")), parameter.help


@pytest.mark.parametrize("name", COMMANDS)
def test_no_list_of_verbs_cuts_a_line(
    mentorlog: Mentorlog, capsys: pytest.CaptureFixture[str], name: str
) -> None:
    assert mentorlog(name, "--help").code == 0
    _, _, listed = capsys.readouterr().out.partition("\nCommands:\n")
    assert [line for line in listed.splitlines() if line.endswith("...")] == []


@every_command
def test_every_command_answers_help_on_a_narrow_page(
    mentorlog: Mentorlog, capsys: pytest.CaptureFixture[str], words: str
) -> None:
    for option in ("--help", "-h"):
        assert mentorlog(*words.split(), option).code == 0
        text = capsys.readouterr().out
        assert f"Usage: {PROGRAM} {words}" in text
        assert "Examples:" in text
        assert "--json" in text


@every_command
def test_every_example_runs(
    mentorlog: Mentorlog,
    journal_path: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    words: str,
) -> None:
    monkeypatch.chdir(tmp_path)
    notes = tmp_path / "home" / "mentoring"
    notes.mkdir()
    for other in ("jrnl.json", "goals.csv"):
        shutil.copy(EXAMPLES / other, tmp_path)
    for name in ("2026-03-02.md", "2026-03-16.md"):
        for folder in (tmp_path, notes):
            (folder / name).write_text("# Talk\n\n- we talked\n", encoding="utf-8")
    for example in examples(EVERY[words]):
        furnish(journal_path)
        for setting_up in SET_UP.get(example, SET_UP.get(example.split(" --")[0], ())):
            assert mentorlog(*shlex.split(setting_up)).code == 0
        if words.startswith("drafts") and not drafts_beside(journal_path):
            left = editor(tmp_path, 'echo "Half a thought" > "$1"; exit 1')
            assert mentorlog("note", "add", EDITOR=left).code == 1
        line, _, source = example.partition(" < ")
        typed = [_unfolded(word) for word in shlex.split(line)]
        answer = mentorlog(
            *(word for several in typed for word in several),
            stdin="The text.\n" if source else None,
            EDITOR=str(_typist(tmp_path)),
        )
        assert answer.code == 0, (example, answer)


SET_UP = {
    "goal resume G1": ["goal pause G1"],
    "import journal laptop.json": ["export --out laptop.json --force"],
    "calendar import talks.ics": ["calendar export --out talks.ics"],
    "import laptop.json": ["export --out laptop.json --force"],
    "action reopen A1": ["action done A1"],
    "restore A1": ["remove A1"],
    "redo": ["undo"],
    "restore latest": ["backup"],
    "trash restore A1": ["remove A1"],
    "trash empty": ["remove A1 N1"],
    "topic reopen T1": ["topic done T1"],
    "challenge reopen X1": ["challenge resolve X1 --outcome Over"],
    "remove N1 N2": ["note add another"],
    'mentorship edit "my mentor"': ["mentorship edit Priya --person 'my mentor'"],
    'prep --with "my mentor" --json': ["mentorship edit Priya --person 'my mentor'"],
    "review --month last --ask": ["remove V1"],
    "mentorship resume": ["mentorship pause --until 'in 3 weeks'"],
    "mentorship resume Priya": ["mentorship pause Priya --until 'in 3 weeks'"],
    "today": ["mentorship edit Tomás --person 'my mentor'"],
    "mentorship start Priya": ["mentorship edit Priya --person 'somebody else'"],
    "mentorship start Tomás": ["mentorship end Tomás"],
}
"""What must have happened before an example makes sense."""


def _unfolded(word: str) -> list[str]:
    """What a shell makes of a word: file names of a pattern, and ~ as the home."""
    if word.startswith("~"):
        return [str(Path(word).expanduser())]
    return sorted(str(path) for path in Path().glob(word)) if "*" in word else [word]


def _typist(folder: Path) -> Path:
    path = folder / "typist"
    path.write_text('#!/bin/sh\necho "What was said." >> "$1"\n', encoding="utf-8")
    path.chmod(0o755)
    return path
