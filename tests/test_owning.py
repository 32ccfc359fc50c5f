"""What is linked belongs to one mentorship, whatever is added, edited or moved."""

from __future__ import annotations

import shlex
from typing import TYPE_CHECKING

import pytest

from furnished import furnish
from journal_file import changes, last_step, rows
from refusal import refused

if TYPE_CHECKING:
    from pathlib import Path

    from conftest import Mentorlog

PRIYA, TOMAS = 1, 2


def _owners(journal: Path, table: str) -> dict[int, int]:
    found = rows(journal, f"select id, mentorship_id as whose from {table}")
    return {row["id"]: row["whose"] for row in found}


@pytest.mark.parametrize(
    ("words", "table"),
    [
        ("action add x --goal G3", "actions"),
        ("milestone add x --goal G3", "milestones"),
        ("feedback add x --from them --about G3", "feedback"),
        ("feedback ask G3", "feedback"),
        ("topic add x --from G3", "topics"),
        ("topic add x --from G3 --with tomás", "topics"),
        ("action add x --session S4", "actions"),
        ("question asked Q9 --session S4", "askings"),
    ],
)
def test_an_entry_goes_where_what_it_is_linked_to_is(
    mentorlog: Mentorlog, journal_path: Path, words: str, table: str
) -> None:
    furnish(journal_path)
    mentorlog("session", "log", "x", "--with", "Tomás")
    answer = mentorlog(*shlex.split(words))
    assert (answer.code, "with Tomás" in answer.out) == (0, True)
    owners = _owners(journal_path, table)
    assert owners[max(owners)] == TOMAS


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("action add x --goal G3 --session S1", "G3 is with Tomás, and S1 with Priya"),
        (
            "milestone add x --goal G1 --with Tomás",
            "G1 is with Priya: leave --with out",
        ),
        ("feedback add x --answers F3 --about G3", "G3 is with Tomás, and F3 with"),
        ("topic add x --for S2 --from G3", "S2 is with Priya, and G3 with Tomás"),
        ("question asked Q9 --session S1 --with Tomás", "S1 is with Priya"),
        ("edit A1 --goal G3", "A1 with Priya cannot belong to G3, which is with Tomás"),
        ("edit T1 --for S1 --with Tomás", "T1 with Tomás cannot belong to S1"),
        ("edit A1 --with Tomás", "A1 with Tomás cannot belong to G1"),
        ("edit L1 --with Tomás", "edit K1 --with “Tomás”"),
        ("edit C1 --with Tomás", "edit G1 --with “Tomás”"),
        ("edit G1 --with Tomás", "S1"),
    ],
)
def test_no_link_reaches_into_another_mentorship(
    mentorlog: Mentorlog, journal_path: Path, words: str, said: str
) -> None:
    furnish(journal_path)
    assert said in refused(mentorlog, journal_path, 2, *shlex.split(words))


def test_what_belongs_to_an_entry_moves_along_in_one_step(
    mentorlog: Mentorlog, journal_path: Path
) -> None:
    furnish(journal_path)
    for ref in ("A1", "M1"):
        mentorlog("edit", ref, "--clear", "session")
    mentorlog("topic", "add", "x", "--from", "A1")
    mentorlog("remove", "M1")
    step = last_step(journal_path)
    moved = mentorlog("edit", "G1", "--with", "tomás")

    assert moved.out.endswith("with Tomás\n")
    assert moved.err == "With it: C1 A1 T2\n"
    assert {change.step for change in changes(journal_path, step)} == {step + 1}
    for table, number in (
        *(("goals", 1), ("checkins", 1), ("actions", 1), ("topics", 2)),
        ("milestones", 1),  # from the trash it comes back to where its goal is
    ):
        assert _owners(journal_path, table)[number] == TOMAS
    assert _owners(journal_path, "actions")[2] == PRIYA


def test_a_talk_takes_along_what_was_asked_in_it(
    mentorlog: Mentorlog, journal_path: Path
) -> None:
    furnish(journal_path)
    for ref in ("A1", "M1"):
        mentorlog("edit", ref, "--clear", "goal")
    assert mentorlog("edit", "S1", "--with", "Tomás").code == 0
    assert _owners(journal_path, "askings") == {1: TOMAS}


def test_a_skill_takes_its_ratings_along(
    mentorlog: Mentorlog, journal_path: Path
) -> None:
    furnish(journal_path)
    assert mentorlog("edit", "K1", "--with", "Tomás").err == "With it: L1\n"
    assert mentorlog("skill", "list", "--json").json[0]["id"] == "K2"
