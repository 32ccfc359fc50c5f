"""Actions: promises of both sides, kept, moved, dropped, late."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from furnished import furnish
from journal_file import rows
from refusal import refused

if TYPE_CHECKING:
    from pathlib import Path

    from conftest import Mentorlog


def test_a_promise_is_written_down_with_everything_about_it(
    mentorlog: Mentorlog, journal_path: Path
) -> None:
    furnish(journal_path)
    answer = mentorlog(
        *("action", "add", "Send the paper\n\nto all of us", "--owner", "THEM"),
        *("--by", "friday", "--goal", "g2", "--session", "S3", "--on", "yesterday"),
        *("--tag", "paper", "--private"),
    )
    assert answer.out.startswith("A4  Send the paper · theirs · by Fri 3 Apr 2026")
    assert answer.err == ""
    (row,) = rows(journal_path, "select * from actions where id = 4")
    assert row["text"] == "Send the paper\n\nto all of us"
    assert (row["owner"], row["due"], row["day"]) == (
        "them",
        "2026-04-03",
        "2026-03-30",
    )
    assert (row["goal_id"], row["session_id"], row["private"]) == (2, 3, 1)
    assert (row["status"], row["moved"]) == ("open", 0)


@pytest.mark.parametrize("given", ["message", "piped", "dash", "after --"])
def test_the_text_comes_from_wherever_it_is_given(
    mentorlog: Mentorlog, journal_path: Path, given: str
) -> None:
    text = "-5 degrees: wear a coat"
    answer = {
        "message": lambda: mentorlog("action", "add", "-m", text),
        "piped": lambda: mentorlog("action", "add", stdin=text),
        "dash": lambda: mentorlog("action", "add", "-", stdin=text),
        "after --": lambda: mentorlog("action", "add", "--", text),
    }[given]()
    assert answer.out == f"A1  {text}\n"
    assert rows(journal_path, "select text from actions") == [{"text": text}]


def test_a_kept_promise_says_what_came_of_it(
    mentorlog: Mentorlog, journal_path: Path
) -> None:
    furnish(journal_path)
    answer = mentorlog(
        *("action", "done", "A1", "--result", "Two pages", "--on", "yesterday")
    )
    assert "done Mon 30 Mar 2026" in answer.out
    (row,) = rows(journal_path, "select * from actions where id = 1")
    assert (row["status"], row["closed_on"], row["result"]) == (
        "done",
        "2026-03-30",
        "Two pages",
    )
    assert "Two pages" in mentorlog("show", "A1").out


def test_moving_is_counted_and_remembered(
    mentorlog: Mentorlog, journal_path: Path
) -> None:
    furnish(journal_path)
    first = mentorlog("action", "move", "A1", "--by", "friday in 2 weeks")
    assert first.code == 4
    first = mentorlog("action", "move", "A1", "--by", "2026-04-10", "--why", "Ill")
    assert "by Fri 10 Apr 2026 · moved once" in first.out
    second = mentorlog("action", "move", "A1", "--by", "2026-04-17")
    assert "moved twice" in second.out
    told = mentorlog("show", "A1", "--json").json
    assert told["moved"] == 2
    assert [r["before"] for r in told["revisions"]] == [
        {"by": "2026-04-03"},
        {"by": "2026-04-10"},
    ]
    assert [r["why"] for r in told["revisions"]] == ["Ill", None]
    refused(mentorlog, journal_path, 2, "action", "move", "A1", "--by", "2026-04-17")


def test_the_first_day_of_a_promise_is_not_counted_as_a_move(
    mentorlog: Mentorlog,
) -> None:
    mentorlog("action", "add", "Some day")
    mentorlog("action", "move", "A1", "--by", "friday")
    assert mentorlog("show", "A1", "--json").json["moved"] == 0


def test_a_dropped_promise_keeps_the_reason_and_can_be_opened_again(
    mentorlog: Mentorlog, journal_path: Path
) -> None:
    furnish(journal_path)
    assert "dropped Tue 31 Mar 2026" in (
        mentorlog("action", "drop", "A1", "--why", "Solved by itself").out
    )
    assert "Solved by itself" in mentorlog("show", "A1").out
    mentorlog("action", "reopen", "A1")
    (row,) = rows(journal_path, "select * from actions where id = 1")
    assert (row["status"], row["closed_on"], row["closed_why"]) == ("open", None, None)


@pytest.mark.parametrize("closing", ["done", "drop"])
@pytest.mark.parametrize(
    "words", [("done", "A1"), ("drop", "A1"), ("move", "A1", "--by", "friday")]
)
def test_a_closed_promise_is_not_closed_or_moved_again(
    mentorlog: Mentorlog, journal_path: Path, closing: str, words: tuple[str, ...]
) -> None:
    furnish(journal_path)
    mentorlog("action", closing, "A1")
    said = refused(mentorlog, journal_path, 2, "action", *words)
    assert "Tue 31 Mar 2026" in said


def test_the_list_has_what_is_asked_for(
    mentorlog: Mentorlog, journal_path: Path
) -> None:
    furnish(journal_path)
    mentorlog("action", "done", "A3")
    mentorlog("action", "add", "Due today", "--by", "today", "--tag", "now")
    mentorlog("action", "add", "Some day", "--with", "tomás")

    def listed(*options: str) -> list[str]:
        return [a["id"] for a in mentorlog("action", "list", *options, "--json").json]

    assert listed() == ["A1", "A2", "A3", "A4"]
    assert sorted(listed("--open")) == ["A1", "A2", "A4"]
    assert listed("--late") == ["A2"]
    assert listed("--owner", "them") == ["A2"]
    assert listed("--owner", "Me") == ["A1", "A3", "A4"]
    assert listed("--late", "--owner", "me") == []
    assert listed("--tag", "now") == ["A4"]
    assert listed("--with", "T") == ["A5"]
    states = {
        line.split()[0]: line for line in mentorlog("action", "list").out.splitlines()
    }
    assert "late" in states["A2"]
    assert "Priya" in states["A2"]
    assert "late" not in states["A4"]


@pytest.mark.parametrize(
    ("code", "words"),
    [
        (2, ("add",)),
        (2, ("add", " ")),
        (2, ("add", "x", "-m", "y")),
        (2, ("add", "x", "--owner", "us")),
        (2, ("add", "x", "--goal", "M1")),
        (2, ("add", "x", "--goal", "one")),
        (3, ("add", "x", "--goal", "G9")),
        (3, ("add", "x", "--session", "S9")),
        (4, ("add", "x", "--by", "soon")),
        (2, ("done",)),
        (2, ("done", "S1")),
        (3, ("done", "A9")),
        (4, ("done", "A1", "--on", "soon")),
        (2, ("move", "A1")),
        (3, ("move", "A9", "--by", "friday")),
        (4, ("move", "A1", "--by", "soon")),
        (3, ("drop", "A9")),
        (2, ("reopen", "A1")),
        (2, ("list", "--owner", "us")),
        (3, ("list", "--with", "Zoe")),
    ],
)
def test_what_makes_no_sense_is_refused(
    mentorlog: Mentorlog, journal_path: Path, code: int, words: tuple[str, ...]
) -> None:
    furnish(journal_path)
    assert refused(mentorlog, journal_path, code, "action", *words)
