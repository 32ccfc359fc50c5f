"""Milestones: steps on the way, reached, celebrated; and small wins."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from furnished import furnish
from journal_file import rows
from refusal import refused

if TYPE_CHECKING:
    from pathlib import Path

    from conftest import Mentorlog


def test_a_milestone_is_set_with_its_goal_and_day(
    mentorlog: Mentorlog, journal_path: Path
) -> None:
    furnish(journal_path)
    answer = mentorlog(
        *("milestone", "add", "Second talk", "--goal", "g1", "--session", "1"),
        *("--by", "in 2 weeks", "--tag", "talks", "--private"),
    )
    assert answer.out.startswith("M2  Second talk · G1 · by Tue 14 Apr 2026")
    (row,) = rows(journal_path, "select * from milestones where id = 2")
    assert (row["goal_id"], row["session_id"], row["win"]) == (1, 1, 0)
    assert (row["due"], row["day"], row["private"]) == ("2026-04-14", "2026-03-31", 1)
    assert row["reached_on"] is None


def test_a_milestone_is_reached_and_celebrated(
    mentorlog: Mentorlog, journal_path: Path
) -> None:
    furnish(journal_path)
    reached = mentorlog("milestone", "reach", "M1", "--on", "friday")
    assert "reached Fri 27 Mar 2026" in reached.out
    assert "mentorlog milestone celebrate M1 --how" in reached.err
    said = refused(mentorlog, journal_path, 2, "milestone", "reach", "M1")
    assert "Fri 27 Mar 2026" in said
    celebrated = mentorlog("milestone", "celebrate", "1", "--how", "Cake  for\nall")
    assert "celebrated: Cake for all" in celebrated.out
    (row,) = rows(journal_path, "select * from milestones")
    assert (row["reached_on"], row["celebrated_on"]) == ("2026-03-27", "2026-03-31")
    assert row["celebrated_how"] == "Cake for all"


def test_what_is_celebrated_is_reached_too(
    mentorlog: Mentorlog, journal_path: Path
) -> None:
    furnish(journal_path)
    mentorlog("milestone", "celebrate", "M1", "--how", "Cake", "--on", "yesterday")
    (row,) = rows(journal_path, "select * from milestones")
    assert (row["reached_on"], row["celebrated_on"]) == ("2026-03-30", "2026-03-30")


@pytest.mark.parametrize("given", ["typed", "message", "piped", "dash"])
def test_a_win_is_a_milestone_reached_today(
    mentorlog: Mentorlog, journal_path: Path, given: str
) -> None:
    furnish(journal_path)
    text = "Asked the question"
    answer = {
        "typed": lambda: mentorlog("win", text, "--goal", "G1"),
        "message": lambda: mentorlog("win", "-m", text, "--goal", "G1"),
        "piped": lambda: mentorlog("win", "--goal", "G1", stdin=f"{text}\n"),
        "dash": lambda: mentorlog("win", "-", "--goal", "G1", stdin=text),
    }[given]()
    assert answer.out.startswith(f"M2  {text} · G1 · reached Tue 31 Mar 2026")
    (row,) = rows(journal_path, "select * from milestones where id = 2")
    assert (row["title"], row["win"], row["reached_on"]) == (text, 1, "2026-03-31")


def test_the_list_has_what_is_asked_for(
    mentorlog: Mentorlog, journal_path: Path
) -> None:
    furnish(journal_path)
    mentorlog("win", "Spoke up", "--on", "yesterday", "--tag", "courage")
    mentorlog("milestone", "add", "Overdue", "--by", "2026-03-01")

    def listed(*options: str) -> list[str]:
        return [
            m["id"] for m in mentorlog("milestone", "list", *options, "--json").json
        ]

    assert listed() == ["M1", "M2", "M3"]
    assert listed("--open") == ["M1", "M3"]
    assert listed("--tag", "courage") == ["M2"]
    assert listed("--with", "Tomás") == []
    lines = mentorlog("milestone", "list").out.splitlines()
    states = {line.split()[0]: line.split()[-1] for line in lines[1:]}
    assert states == {"M1": "open", "M2": "reached", "M3": "late"}


@pytest.mark.parametrize(
    ("code", "words"),
    [
        (2, ("milestone", "add")),
        (2, ("milestone", "add", "  ")),
        (2, ("milestone", "add", "x", "--goal", "S1")),
        (3, ("milestone", "add", "x", "--goal", "G9")),
        (3, ("milestone", "add", "x", "--session", "S9")),
        (3, ("milestone", "add", "x", "--with", "Zoe")),
        (4, ("milestone", "add", "x", "--by", "2026")),
        (2, ("milestone", "reach")),
        (2, ("milestone", "reach", "G1")),
        (3, ("milestone", "reach", "M9")),
        (4, ("milestone", "reach", "M1", "--on", "10")),
        (2, ("milestone", "celebrate", "M1")),
        (2, ("milestone", "celebrate", "M1", "--how", " ")),
        (3, ("milestone", "celebrate", "M9", "--how", "x")),
        (2, ("milestone", "list", "--tag", "a b")),
        (2, ("win",)),
        (2, ("win", " ")),
        (2, ("win", "x", "-m", "y")),
        (3, ("win", "x", "--goal", "G9")),
        (4, ("win", "x", "--on", "never")),
    ],
)
def test_what_makes_no_sense_is_refused(
    mentorlog: Mentorlog, journal_path: Path, code: int, words: tuple[str, ...]
) -> None:
    furnish(journal_path)
    assert refused(mentorlog, journal_path, code, *words)
