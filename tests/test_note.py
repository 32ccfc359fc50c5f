"""Notes: anything worth keeping, kept to the byte."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from furnished import furnish
from journal_file import rows, value
from refusal import refused

if TYPE_CHECKING:
    from pathlib import Path

    from conftest import Mentorlog

TEXTS = (
    "one line",
    "ends in a line break\n",
    "  begins and ends with blanks  ",
    "\n\nempty lines around\n\n",
    "tabs\tand\r\nother line ends\r",
    "# A heading\n\n- [x] a list\n- [ ] **bold** `code` <!-- comment -->\n",
    "---\nnot: front matter\n---\n",
    "naïve café, Grüße, 日本語, עברית, 🎉 e\u0301",
    "quotes ' \" ` and \\ backslashes",
    "a\x00null, an \x1b[31mescape\x1b[0m, a \x07bell",
)


@pytest.mark.parametrize("text", TEXTS)
def test_a_note_from_a_pipe_is_kept_to_the_byte(
    mentorlog: Mentorlog, journal_path: Path, text: str
) -> None:
    answer = mentorlog("note", "add", stdin=text)
    assert answer.code == 0
    assert answer.out.startswith("N1  ")
    assert value(journal_path, "select text from notes") == text
    assert mentorlog("show", "N1", "--json").json["text"] == text


@pytest.mark.parametrize("text", [text for text in TEXTS if "\0" not in text])
def test_a_typed_note_is_kept_to_the_byte(
    mentorlog: Mentorlog, journal_path: Path, text: str
) -> None:
    mentorlog("note", "add", "-m", text)
    assert value(journal_path, "select text from notes") == text


def test_a_note_has_a_day_a_mood_and_tags(
    mentorlog: Mentorlog, journal_path: Path
) -> None:
    answer = mentorlog(
        *("note", "add", "Slept badly", "--mood", "2", "--on", "last friday"),
        *("--tag", "sleep", "--private"),
    )
    assert answer.out == "N1  Slept badly · Fri 27 Mar 2026 · mood 2 of 5 · private\n"
    (row,) = rows(journal_path, "select * from notes")
    assert (row["day"], row["mood"], row["private"]) == ("2026-03-27", 2, 1)


def test_the_list_has_what_is_asked_for(
    mentorlog: Mentorlog, journal_path: Path
) -> None:
    furnish(journal_path)
    mentorlog("note", "add", "older", "--on", "2026-03-01")
    mentorlog("note", "add", "oldest", "--on", "2025-12-31", "--tag", "year")

    def listed(*options: str) -> list[str]:
        return [n["id"] for n in mentorlog("note", "list", *options, "--json").json]

    assert listed() == ["N3", "N2", "N1"]
    assert listed("--since", "2026-01-01") == ["N2", "N1"]
    assert listed("--since", "3 weeks ago") == ["N1"]
    assert listed("--until", "2026-03-01") == ["N3", "N2"]
    assert listed("--since", "2026-03-01", "--until", "2026-03-01") == ["N2"]
    assert listed("--tag", "year") == ["N3"]
    assert listed("--with", "Tomás") == []
    table = mentorlog("note", "list").out
    assert "Wed 31 Dec 2025" in table
    assert "Sun 1 Mar " in table


@pytest.mark.parametrize(
    ("text", "headline"),
    [
        ("# Retro\n\nIt went well", "It went well"),
        ("# Retro\n", "Retro"),
        ("- [x] done [/b]", "[x] done [/b]"),
        ("[x] done [/b] :smile: list[str]", "[x] done [/b] :smile: list[str]"),
        ("`make test` is green", "`make test` is green"),
        ("`code`", "`code`"),
        ("**Bold**", "**Bold**"),
        ("*2 March*\n\nWe met", "We met"),
        ("-5 degrees", "-5 degrees"),
        ("> " * 3000 + "deep", "deep"),
        ("* * *\n---\nafter rules", "after rules"),
    ],
)
def test_a_note_is_listed_by_its_first_words(
    mentorlog: Mentorlog, text: str, headline: str
) -> None:
    answer = mentorlog("note", "add", stdin=text)
    assert answer.out == f"N1  {headline} · Tue 31 Mar 2026\n"


@pytest.mark.parametrize(
    ("code", "words"),
    [
        (2, ("add", "")),
        (2, ("add", "\n")),
        (2, ("add", "x", "y")),
        (2, ("add", "x", "-m", "y")),
        (2, ("add", "-5 degrees")),
        (2, ("add", "x", "--mood", "0")),
        (2, ("add", "x", "--mood", "6")),
        (2, ("add", "x", "--mood", "good")),
        (2, ("add", "x", "--mood", "2.5")),
        (2, ("add", "x", "--mood", "9" * 5000)),
        (2, ("add", "x", "--mood", "")),
        (2, ("add", "x", "--tag", "a,b")),
        (3, ("add", "x", "--with", "Zoe")),
        (4, ("add", "x", "--on", "03/04/2026")),
        (4, ("add", "x", "--on", "2026-13-01")),
        (4, ("list", "--since", "then")),
        (4, ("list", "--until", "then")),
        (3, ("list", "--with", "Zoe")),
        (2, ("list", "extra")),
    ],
)
def test_what_makes_no_sense_is_refused(
    mentorlog: Mentorlog, journal_path: Path, code: int, words: tuple[str, ...]
) -> None:
    furnish(journal_path)
    assert refused(mentorlog, journal_path, code, "note", *words)


def test_a_text_that_looks_like_an_option_says_how_to_give_it(
    mentorlog: Mentorlog, journal_path: Path
) -> None:
    furnish(journal_path)
    said = refused(mentorlog, journal_path, 2, "note", "add", "-5 degrees")
    assert "“--”" in said
