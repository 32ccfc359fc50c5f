"""How a review looks at a terminal: aligned, wrapped inside its column, harmless."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len  # noqa: TID251 - how wide a text is shown

from mentorlog.screen.bars import bar, sparkline
from spring import spring
from terminal import drawn

if TYPE_CHECKING:
    from pathlib import Path

    from conftest import Mentorlog

MARCH = ("review", "--month", "2026-03")
LABEL = 12

TRICKY = (
    "[todo] call [/b] [x] done list[str] :smile:",
    "家族と友人に自分の仕事を三分で説明できるようになる、毎週一度は必ず練習する",
    "Donaudampfschifffahrtsgesellschaftskapitänsmützenabzeichenverleihung" * 2,
    "🎉🎉 two talks 👩‍👩‍👧‍👦 and a flag 🇸🇪",
    "\x1b[31mred\x1b[0m \x07bell \x9b31m\ttab\r\nnew\u2028line",
    "-- dashes -5 \\ backslash `tick` | pipe & amp",
)


def test_a_review_at_80_columns(
    journal_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    text = drawn(spring(journal_path), monkeypatch, *MARCH)
    head = """\
March 2026 so far · Priya (mentor)                        compared with February

Met         2 of 3 expected · 1 h 35 min                  1 of 2 · 45 min
Mood        ▄█▆▁  3 → 1                                   2
Goals       G2  Fewer bugs                                -4
                ██████░░░░░░  12 bugs, aiming at 5 · due
                              20 Mar, overdue
            G3  Give two talks                            +1
                ██████░░░░░░  1/2 talks · due 30 Jun ·
                              newly set
            G1  Read two chapters
                ███░░░░░░░░░  3/12 chapters · no
                              movement for 3 months
Milestones  M2  Outline agreed · due 10 Mar, not reached
            M1  First internal talk
                reached 18 Mar, not celebrated yet
Wins        M3  Answered without notes · 19 Mar
Promises    you 2 of 5 kept · 2 late (A4, A5) · 1         1 of 2
            dropped · 1 moved
            Priya 1 of 2 kept · 1 late (A8)
Feedback    3 received (1 strength, 2 improvements), 1
            acted on · 1 given
            F5  How was the talk?
                asked 12 days ago, no answer
Notes       N2  It went well. · 20 Mar                    1 note
            N3  Only for me. (private) · 21 Mar

"""
    assert text.startswith(head), text
    end = """
Decide      1   Did the talk of 30 Mar (S5) take place?
                mentorlog session log --on 2026-03-30
            2   Give G2 “Fewer bugs” another day, or close it? It was due 20
                Mar.
                mentorlog goal change G2 --by … --why …
"""
    assert end in text


def test_nothing_is_wider_than_the_terminal_or_below_a_label(
    mentorlog: Mentorlog, journal_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    spring(journal_path)
    for text in TRICKY:
        mentorlog("goal", "add", text, "--to", "3", "--unit", "[talks]")
        mentorlog("note", "add", text)
        mentorlog("feedback", "ask", text)
        mentorlog("win", text)
    labels = {"", "Met", "Mood", "Goals", "Milestones", "Wins", "Promises"}
    labels |= {"Feedback", "Notes", "Decide"}
    for columns in (50, 60, 80, 100, 200):
        lines = drawn(journal_path, monkeypatch, *MARCH, columns=columns).splitlines()
        begun = next(i for i, line in enumerate(lines) if line.startswith("Met"))
        for line in lines:
            assert cell_len(line) <= min(columns, 100), line
            assert line == line.rstrip()
            assert not any(ord(s) < 32 or 127 <= ord(s) < 160 for s in line)
        for line in lines[begun:]:
            assert line[:LABEL].strip() in labels, line
            assert line[LABEL - 1 : LABEL] in {"", " "}


@pytest.mark.parametrize("text", TRICKY)
def test_what_people_write_comes_out_as_they_wrote_it(
    mentorlog: Mentorlog,
    journal_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    text: str,
) -> None:
    mentorlog("goal", "add", "--", text)
    told = drawn(journal_path, monkeypatch, "review", columns=100)
    body = "".join(line[LABEL + 4 :] for line in told.splitlines()[2:])
    expected = "".join(
        "\N{REPLACEMENT CHARACTER}" if ord(s) < 32 or 127 <= ord(s) < 160 else s
        for s in "".join(text.split())
    )
    assert expected in body.replace(" ", "")


def test_without_colour_there_are_no_codes_and_with_it_the_same_words(
    journal_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    spring(journal_path)
    bare = drawn(journal_path, monkeypatch, *MARCH)
    assert "\x1b" not in bare
    dumb = drawn(journal_path, monkeypatch, *MARCH, NO_COLOR="", TERM="dumb")
    assert dumb == bare
    coloured = drawn(journal_path, monkeypatch, *MARCH, NO_COLOR="", TERM="xterm")
    assert "\x1b[" in coloured
    words = "".join(part.partition("m")[2] for part in coloured.split("\x1b["))
    assert " ".join(words.split()) == " ".join(bare.split())


@pytest.mark.parametrize("encoding", ["ascii", "cp1252", "latin-1"])
def test_a_terminal_of_another_encoding_shows_plain_signs(
    mentorlog: Mentorlog,
    journal_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    encoding: str,
) -> None:
    spring(journal_path)
    mentorlog("note", "add", "家族 🎉 naïve")
    told = drawn(journal_path, monkeypatch, *MARCH, encoding=encoding)
    assert "Mood        3541  3 > 1" in told
    assert "######......  12 bugs, aiming at 5" in told
    page = drawn(journal_path, monkeypatch, *MARCH, "--format=md", encoding=encoding)
    assert "## Goals" in page
    today = drawn(journal_path, monkeypatch, "today", encoding=encoding)
    assert "S5  Talk with Priya" in today


@given(st.floats(0, 1), st.integers(2, 40))
def test_a_bar_is_full_at_the_end_and_empty_at_the_beginning_alone(
    share: float, width: int
) -> None:
    full, rest = bar(share, width)
    assert len(full) + len(rest) == width
    assert (rest == "") == (share == 1)
    assert (full == "") == (share == 0)


@given(st.lists(st.integers(1, 5), max_size=200))
def test_a_sparkline_is_short_and_keeps_the_range(moods: list[int]) -> None:
    line = sparkline(moods, unicode=True)
    assert len(line) <= 24
    figures = sparkline(moods, unicode=False)
    assert len(figures) == len(line)
    assert all(min(moods) <= int(figure) <= max(moods) for figure in figures)
    if len(moods) <= 24:
        assert figures == "".join(map(str, moods))
