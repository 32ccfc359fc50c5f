"""A picture of the terminal: what stands there, in a file that stands alone."""

from __future__ import annotations

import re
import shlex
import stat
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

import pytest

from furnished import furnish
from picture import said
from program import Program
from refusal import refused
from spring import spring
from terminal import drawn

if TYPE_CHECKING:
    from pathlib import Path

    from conftest import Mentorlog

LINES = (
    "review --month",
    "review --week 2026-W12 --all",
    "review --since '30 days ago'",
    "growth",
    "growth --since start --with all",
)


@pytest.mark.parametrize("line", LINES)
def test_a_picture_shows_what_stands_at_the_terminal(
    mentorlog: Mentorlog,
    journal_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    line: str,
) -> None:
    spring(journal_path)
    words = shlex.split(line)
    shown = drawn(journal_path, monkeypatch, *words).splitlines()
    picture = mentorlog(*words, "--svg", "-", "--include-private").out
    typed, *told = (text for text in said(picture) if text and text != "mentorlog")
    assert typed == "$mentorlog" + "".join(line.replace("'", '"').split())
    assert told == ["".join(text.split()) for text in shown if text.strip()]


def test_a_picture_stands_alone(
    mentorlog: Mentorlog, journal_path: Path, tmp_path: Path
) -> None:
    furnish(journal_path)
    for words in (("review", "--month"), ("growth",)):
        path = tmp_path / f"{words[0]}.svg"
        answer = mentorlog("--quiet", *words, f"--svg={path}", "--force")
        assert (answer.code, answer.out) == (0, "")
        assert stat.S_IMODE(path.stat().st_mode) == 0o600
        text = path.read_text()
        assert re.findall(r"\w+://[\w.]+", text) == ["http://www.w3.org"]
        assert not {"@font-face", "@import", "<script", "<image", "href"} & set(
            re.findall(r"@[\w-]+|<\w+|\w+(?==)", text)
        )
        assert re.findall(r"url\(([^#)]+)", text) == []
        root = ET.fromstring(text)
        assert root.get("role") == "img"
        named = root.find("{http://www.w3.org/2000/svg}title")
        assert named is not None
        assert named.text == "mentorlog --quiet " + " ".join(words)
        again = mentorlog(*words, "--svg", str(path))
        assert (again.code, path.read_text()) == (2, text)
        written = mentorlog(*words, "--svg", str(path), "--force", "--json").json
        assert written == {"path": str(path), "format": "svg", "opened": False}


def test_a_picture_is_whole_whatever_is_in_it(
    mentorlog: Mentorlog, journal_path: Path
) -> None:
    hostile = "</text><script>x</script>&amp;\"' [red]x[/] ]]> \ufffe\uffff\x1b[2J ü"
    mentorlog("mentorship", "start", hostile)
    mentorlog("goal", "add", hostile, "--to", "3", "--unit", hostile)
    mentorlog("note", "add", hostile * 12)
    for words in (("review", "--month"), ("growth",), ("growth", "--with", hostile)):
        svg = mentorlog(*words, "--svg", "-").out
        text = "".join(ET.fromstring(svg).itertext())
        assert "<script>x</script>" in text
        assert "[red]" in text
        assert not set(text) & set("\x1b\ufffe\uffff")
    spare = Program(journal_path)("growth", "--svg", "-", PYTHONIOENCODING="ascii")
    assert spare.out.isascii()
    assert "ü" in "".join(ET.fromstring(spare.text).itertext())


def test_what_is_private_is_in_no_picture_unless_it_is_wanted(
    mentorlog: Mentorlog, journal_path: Path
) -> None:
    furnish(journal_path)
    mentorlog("note", "add", "Mine alone", "--private")
    for words in (("review", "--month"), ("review", "--all")):
        assert "Minealone" not in "".join(said(mentorlog(*words, "--svg", "-").out))
        whole = mentorlog(*words, "--svg", "-", "--include-private").out
        assert "Minealone" in "".join(said(whole))
    care = mentorlog("review", "--month", "--svg", "-").err
    assert care.startswith("Not spoken of yet, and on this page: X1")


def test_where_there_is_nothing_the_picture_says_so(mentorlog: Mentorlog) -> None:
    for words in (("review", "--month"), ("review", "--all"), ("growth",)):
        lines = said(mentorlog(*words, "--svg", "-").out)
        assert any("Nothing" in line for line in lines)


@pytest.mark.parametrize(
    "words",
    [
        ("review", "--svg", "x.svg", "--format", "md"),
        ("review", "--svg", "x.svg", "--out", "x.md"),
        ("review", "--svg", ""),
        ("review", "--svg", "."),
        ("review", "--svg", "nowhere/x.svg"),
        ("review", "--ask", "--svg", "x.svg"),
        ("review", "list", "--svg", "x.svg"),
        ("review", "show", "V1", "--svg", "-"),
        ("growth", "--svg", "x.svg", "--format", "html"),
        ("growth", "--svg", "/dev/null", "--force"),
    ],
)
def test_a_picture_goes_nowhere_where_it_makes_no_sense(
    mentorlog: Mentorlog,
    journal_path: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    words: tuple[str, ...],
) -> None:
    furnish(journal_path)
    monkeypatch.chdir(tmp_path)
    refused(mentorlog, journal_path, 2, *words)
    assert not list(tmp_path.glob("x.*"))
