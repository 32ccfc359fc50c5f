"""Options that are given more than once."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from furnished import furnish
from refusal import refused

if TYPE_CHECKING:
    from pathlib import Path

    from conftest import Mentorlog


@pytest.mark.parametrize(
    "words",
    [
        ("topic", "add", "x", "--from", "G1", "--from", "A1"),
        ("topic", "list", "--tag", "a", "--tag", "b"),
        ("skill", "rate", "K1", "3", "--evidence", "S1", "--evidence", "F2"),
        ("challenge", "raise", "X1", "--note", "a", "--note", "b"),
        ("note", "add", "-m", "a", "--message", "b"),
        ("edit", "G1", "--title", "a", "--title", "b"),
    ],
)
def test_of_an_option_given_twice_no_word_is_lost(
    mentorlog: Mentorlog, journal_path: Path, words: tuple[str, ...]
) -> None:
    furnish(journal_path)
    assert "is given twice: choose one." in refused(mentorlog, journal_path, 2, *words)


def test_the_last_name_counts_so_that_an_alias_can_have_one(
    mentorlog: Mentorlog, journal_path: Path
) -> None:
    furnish(journal_path)
    told = mentorlog("topic", "add", "x", "--with", "Tomás", "-w", "Priya")
    assert "with Priya" in told.out


@pytest.mark.parametrize(
    ("words", "private", "text"),
    [
        (("--private",), True, "A word"),
        (("--private", "yes"), True, "A word"),
        (("--private", "No"), False, "A word"),
        (("--private=no",), False, "A word"),
        (("--private", ""), False, "A word"),
        (("--private", "--mood", "3"), True, "A word"),
        (("--text", "--private"), False, "--private"),
        (("--text", "x", "--private"), True, "x"),
    ],
)
@pytest.mark.parametrize("first", [True, False])
def test_private_needs_no_value_where_one_edits(
    mentorlog: Mentorlog,
    words: tuple[str, ...],
    private: bool,
    text: str,
    first: bool,
) -> None:
    mentorlog("note", "add", "A word")
    line = ("N1", *words) if first else (*words, "N1")
    answer = mentorlog("edit", *line, "--json")
    assert (answer.json["private"], answer.json["text"]) == (private, text)
