"""Challenges: noted in private, brought into the open, resolved, learnt from."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from journal_file import rows
from refusal import refused

if TYPE_CHECKING:
    from pathlib import Path

    from conftest import Mentorlog


@pytest.fixture
def two_people(mentorlog: Mentorlog) -> None:
    """R1 Priya, who is in use, and R2 Tomás."""
    mentorlog("mentorship", "start", "Priya", "--on", "2026-01-05")
    mentorlog("mentorship", "start", "Tomás", "--as", "mentor", "--on", "2026-02-02")
    mentorlog("mentorship", "use", "Priya")


def _ids(mentorlog: Mentorlog, *options: str) -> list[str]:
    return [c["id"] for c in mentorlog("challenge", "list", *options, "--json").json]


@pytest.mark.usefixtures("two_people")
def test_a_challenge_is_noted_with_everything_about_it(
    mentorlog: Mentorlog, journal_path: Path
) -> None:
    answer = mentorlog(
        *("challenge", "add", " The pace\nis too fast ", "--kind", "DOUBT"),
        *("--on", "yesterday", "--with", "Priya", "--tag", "pace", "--private"),
    )
    assert answer.out == (
        "X1  The pace is too fast · doubt · since Mon 30 Mar 2026 · with Priya"
        " · private\n"
    )
    (row,) = rows(journal_path, "select * from challenges")
    assert (row["title"], row["nature"], row["day"], row["private"]) == (
        "The pace is too fast",
        "doubt",
        "2026-03-30",
        1,
    )
    assert (row["raised_on"], row["resolved_on"], row["outcome"]) == (None,) * 3
    assert "The pace is too fast (private)" in mentorlog("challenge", "list").out


@pytest.mark.parametrize("kind", ["obstacle", "conflict", "doubt"])
def test_there_are_three_kinds_and_an_obstacle_is_the_plain_one(
    mentorlog: Mentorlog, journal_path: Path, kind: str
) -> None:
    mentorlog("challenge", "add", "x")
    mentorlog("challenge", "add", "x", "--kind", kind)
    found = rows(journal_path, "select nature from challenges order by id")
    assert [row["nature"] for row in found] == ["obstacle", kind]


def test_a_challenge_is_raised_and_resolved_and_leaves_a_lesson(
    mentorlog: Mentorlog, journal_path: Path
) -> None:
    mentorlog("challenge", "add", "The pace", "--on", "2026-03-01")
    raised = mentorlog(
        *("challenge", "raise", "x1", "--on", "2026-03-05", "--note", "A  relief")
    )
    assert raised.out == "X1  The pace · obstacle · raised Thu 5 Mar 2026\n"
    answer = mentorlog(
        *("challenge", "resolve", "1", "--outcome", "A talk a week"),
        *("--lesson", "Say it sooner", "--on", "yesterday"),
    )
    assert answer.out.endswith("· raised Thu 5 Mar 2026 · resolved Mon 30 Mar 2026\n")
    assert answer.err == ""
    (row,) = rows(journal_path, "select * from challenges")
    assert (row["raised_on"], row["raised_how"]) == ("2026-03-05", "A relief")
    assert (row["resolved_on"], row["outcome"], row["lesson"]) == (
        "2026-03-30",
        "A talk a week",
        "Say it sooner",
    )
    shown = mentorlog("show", "X1").out
    for words in ("Sun 1 Mar 2026", "A relief", "A talk a week", "Say it sooner"):
        assert words in shown


def test_a_resolved_challenge_without_a_lesson_asks_for_one_gently(
    mentorlog: Mentorlog,
) -> None:
    mentorlog("challenge", "add", "x")
    answer = mentorlog("challenge", "resolve", "X1", "--outcome", "It went away")
    (hint,) = answer.err.splitlines()
    assert hint.endswith("mentorlog edit X1 --lesson TEXT")
    quiet = mentorlog("challenge", "reopen", "X1", "-q")
    assert (quiet.out, quiet.err) == ("", "")
    again = ("challenge", "resolve", "X1", "--outcome", "x", "-q")
    assert mentorlog(*again).err == ""


def test_the_list_has_what_is_open_unspoken_or_all(mentorlog: Mentorlog) -> None:
    for title in ("unspoken", "raised", "resolved", "resolved unspoken"):
        mentorlog("challenge", "add", title, "--tag", title[:3])
    mentorlog("challenge", "raise", "X2")
    mentorlog("challenge", "raise", "X3")
    mentorlog("challenge", "resolve", "X3", "--outcome", "x")
    mentorlog("challenge", "resolve", "X4", "--outcome", "x")
    assert _ids(mentorlog) == _ids(mentorlog, "--open") == ["X1", "X2"]
    assert _ids(mentorlog, "--unspoken") == ["X1"]
    assert _ids(mentorlog, "--open", "--unspoken") == ["X1"]
    assert _ids(mentorlog, "--all") == ["X1", "X2", "X3", "X4"]
    assert _ids(mentorlog, "--tag", "rai") == ["X2"]
    states = [
        line.split()[-1]
        for line in mentorlog("challenge", "list", "--all").out.splitlines()[1:]
    ]
    assert states == ["unspoken", "raised", "resolved", "resolved"]


def test_a_challenge_that_is_back_is_opened_again(
    mentorlog: Mentorlog, journal_path: Path
) -> None:
    mentorlog("challenge", "add", "x")
    mentorlog("challenge", "resolve", "X1", "--outcome", "y")
    assert _ids(mentorlog) == []
    mentorlog("challenge", "reopen", "X1")
    assert _ids(mentorlog) == ["X1"]
    refused(mentorlog, journal_path, 2, "challenge", "reopen", "X1")


def test_what_was_said_is_put_right_by_the_same_words(
    mentorlog: Mentorlog, journal_path: Path
) -> None:
    mentorlog("challenge", "add", "x", "--kind", "doubt")
    mentorlog("challenge", "raise", "X1", "--note", "badly")
    mentorlog("edit", "X1", "--kind", "conflict", "--note", "well", "--clear", "raised")
    (row,) = rows(journal_path, "select * from challenges")
    assert (row["nature"], row["raised_how"], row["raised_on"]) == (
        "conflict",
        "well",
        None,
    )


def test_an_empty_list_says_what_to_type(mentorlog: Mentorlog) -> None:
    empty = mentorlog("challenge", "list")
    assert (empty.code, empty.out) == (0, "")
    assert 'mentorlog challenge add "…"' in empty.err


@pytest.mark.usefixtures("two_people")
@pytest.mark.parametrize(
    ("code", "words"),
    [
        (2, ("add",)),
        (2, ("add", " ")),
        (2, ("add", "x", "--kind", "problem")),
        (4, ("add", "x", "--on", "soon")),
        (3, ("add", "x", "--with", "Zoe")),
        (2, ("raise",)),
        (2, ("raise", "S1")),
        (2, ("raise", "X2")),
        (2, ("raise", "X1", "--note", " ")),
        (3, ("raise", "X9")),
        (4, ("raise", "X1", "--on", "soon")),
        (2, ("resolve", "X1")),
        (2, ("resolve", "X1", "--outcome", " ")),
        (2, ("resolve", "X1", "--outcome", "x", "--lesson", "")),
        (2, ("resolve", "X2", "--outcome", "x")),
        (3, ("resolve", "X9", "--outcome", "x")),
        (2, ("reopen", "X1")),
        (2, ("list", "--all", "--open")),
        (2, ("list", "--all", "--unspoken")),
        (3, ("list", "--with", "Zoe")),
    ],
)
def test_what_makes_no_sense_is_refused(
    mentorlog: Mentorlog, journal_path: Path, code: int, words: tuple[str, ...]
) -> None:
    mentorlog("challenge", "add", "unspoken")
    mentorlog("challenge", "add", "over")
    mentorlog("challenge", "raise", "X2")
    mentorlog("challenge", "resolve", "X2", "--outcome", "x")
    assert refused(mentorlog, journal_path, code, "challenge", *words)


def test_nothing_is_resolved_before_it_was_raised(
    mentorlog: Mentorlog, journal_path: Path
) -> None:
    mentorlog("challenge", "add", "x", "--on", "2026-03-01")
    mentorlog("challenge", "raise", "X1", "--on", "2026-03-10")
    words = ("challenge", "resolve", "X1", "--outcome", "y", "--on", "2026-03-09")
    said = refused(mentorlog, journal_path, 2, *words)
    assert said == "X1 was raised on Tue 10 Mar 2026, after that day."


@pytest.mark.usefixtures("two_people")
def test_a_list_of_everybody_names_whose_even_a_single_line_is(
    mentorlog: Mentorlog,
) -> None:
    mentorlog("challenge", "add", "x", "--with", "Tomás")
    assert "Tomás" in mentorlog("challenge", "list", "--with", "all").out
    assert "Tomás" not in mentorlog("challenge", "list", "--with", "Tomás").out
