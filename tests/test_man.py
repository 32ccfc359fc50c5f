"""The manual page says what the commands say, and `man` takes it as it is."""

from __future__ import annotations

import re
import subprocess
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from every_command import EVERY, examples
from keyboard import Seat, plain
from mentorlog.commands.manual import CODES, VARIABLES
from mentorlog.commands.open_ import NAMES
from mentorlog.pages.roff import SIGNS, man_page
from mentorlog.pages.roff import plain as written
from mentorlog.reports.manual import Command, Manual
from other_programs import other_program
from program import MENTORLOG, Program

if TYPE_CHECKING:
    from conftest import Mentorlog

README = Path(__file__).parents[1] / "README.md"


def _rendered(page: str, folder: Path) -> str:
    """What `man` makes of a page; it warns of nothing."""
    file = folder / "page.1"
    file.write_text(page, encoding="utf-8")
    shown = subprocess.run(
        [other_program("man"), "--warnings=w", "-l", str(file)],
        env={"PATH": "/usr/bin:/bin", "MANWIDTH": "500", "LC_ALL": "C.UTF-8"},
        capture_output=True,
        text=True,
        check=True,
    )
    assert shown.stderr == ""
    return re.sub(".\b", "", shown.stdout)


def test_the_page_has_every_command_with_its_options_and_examples(
    mentorlog: Mentorlog, tmp_path: Path
) -> None:
    text = _rendered(mentorlog("man").out, tmp_path)
    for words, command in EVERY.items():
        assert f"   mentorlog {words}\n" in text
        for example in examples(command):
            assert f"mentorlog {example}" in text
        for param in command.params:
            assert all(option in text for option in param.opts if option[0] == "-")
    assert text.count("-h, --help") == len(EVERY) + 1
    for name in NAMES:
        place = mentorlog("open", name).out.strip()
        assert place in text


def test_codes_and_variables_are_those_of_the_readme(mentorlog: Mentorlog) -> None:
    readme = README.read_text(encoding="utf-8")
    rows = dict(re.findall(r"^\| ([\d, ]+) \| (.*) \|$", readme, re.MULTILINE))
    assert rows.keys() == dict(CODES).keys()
    for code, meaning in CODES:
        assert rows[code].startswith(meaning.rstrip(")").partition(" (only")[0])
    for names, _ in VARIABLES:
        for name in names.split(", "):
            assert name in readme or name in mentorlog("man").out


TEXT = st.text(st.characters(codec="utf-8", exclude_categories=("C", "Z"))).map(
    lambda text: text or "x"
)


ESCAPES = "|".join(re.escape(code) for code in SIGNS.values())


@given(st.lists(TEXT, min_size=1, max_size=5))
def test_whatever_is_said_means_nothing_to_man(texts: list[str]) -> None:
    for text in texts:
        line = written(text)
        assert not line.startswith((".", "'"))
        assert re.fullmatch(rf"(\\&)?([^\\]|{ESCAPES})*", line)


def test_hostile_words_are_shown_as_they_are(tmp_path: Path) -> None:
    hostile = (".so /etc/passwd", "'br", "\\fBbold", "a\\", '"quoted"', "x\\n(.g", "-5")
    command = Command(
        words="try",
        usage="[OPTIONS]",
        paragraphs=hostile,
        options=tuple((word, word) for word in hostile),
        examples=hostile,
    )
    page = man_page(
        Manual(
            program="mentorlog",
            version="1",
            about="x",
            root=command,
            parts=(("Keep", (command,)),),
            codes=(),
            variables=(),
            places=(),
        )
    )
    text = _rendered(page, tmp_path)
    assert all(text.count(word) >= 6 for word in hostile), text


def test_an_installed_page_is_found_and_said_where(
    mentorlog: Mentorlog, tmp_path: Path
) -> None:
    data = tmp_path / "data"
    done = mentorlog("man", "--install", XDG_DATA_HOME=str(data))
    path = Path(done.out.strip())
    assert path == data / "man" / "man1" / "mentorlog.1"
    assert f"{data}/man" in " ".join(done.err.split())  # where man does not look yet
    found = subprocess.run(
        [other_program("man"), "-w", "mentorlog"],
        env={"PATH": "/usr/bin:/bin", "MANPATH": f"{data}/man:"},
        capture_output=True,
        text=True,
        check=True,
    )
    assert found.stdout.strip() == str(path)
    again = mentorlog("man", "--install", XDG_DATA_HOME=str(data))
    assert again.code == 0


def test_a_page_that_cannot_be_written_is_told(
    mentorlog: Mentorlog, tmp_path: Path
) -> None:
    (tmp_path / "data").write_text("a file")
    done = mentorlog("man", "--install", XDG_DATA_HOME=str(tmp_path / "data"))
    assert done.code == 1
    assert done.err.count("\n") == 1
    assert "cannot be written" in done.err


def test_at_a_terminal_it_is_shown_as_man_shows_pages(journal_path: Path) -> None:
    other_program("man")
    env = Program(journal_path).env(PAGER="cat", MANPAGER="cat")
    with Seat([*MENTORLOG, "man"], env) as seat:
        assert seat.end() == 0
        text = re.sub(".\b", "", plain(seat.seen))
    assert "MENTORLOG(1)" in text
    assert ".TH" not in text


@pytest.mark.parametrize("words", [("open", "nothing"), ("man", "more")])
def test_what_is_not_there_is_refused(
    mentorlog: Mentorlog, words: tuple[str, ...]
) -> None:
    done = mentorlog(*words)
    assert done.code == 2
    assert done.err.count("\n") == 1
