"""Feedback: asked for, received, given, answered, acted on."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from furnished import furnish
from journal_file import rows
from refusal import refused

if TYPE_CHECKING:
    from pathlib import Path

    from conftest import Mentorlog


def _row(journal: Path, number: int) -> dict[str, Any]:
    (row,) = rows(journal, "select * from feedback where id = ?", number)
    return row


def test_a_question_waits_for_an_answer(
    mentorlog: Mentorlog, journal_path: Path
) -> None:
    furnish(journal_path)
    answer = mentorlog("feedback", "ask", "How do I write?", "--by", "friday")
    assert answer.out.startswith("F4  How do I write? · asked · Tue 31 Mar 2026")
    assert "Fri 3 Apr 2026" in answer.out
    row = _row(journal_path, 4)
    assert (row["direction"], row["due"]) == ("asked", "2026-04-03")


@pytest.mark.parametrize(
    ("about", "column", "number"), [("G1", "goal_id", 1), ("s3", "session_id", 3)]
)
def test_a_question_can_be_about_a_goal_or_a_session(
    mentorlog: Mentorlog, journal_path: Path, about: str, column: str, number: int
) -> None:
    furnish(journal_path)
    assert mentorlog("feedback", "ask", about).code == 0
    assert _row(journal_path, 4)[column] == number


@pytest.mark.parametrize(
    ("options", "direction"),
    [(("--from", "them"), "received"), (("--to", "Them"), "given")],
)
def test_feedback_goes_one_way_or_the_other(
    mentorlog: Mentorlog, journal_path: Path, options: tuple[str, str], direction: str
) -> None:
    furnish(journal_path)
    answer = mentorlog(
        *("feedback", "add", "You let the\nsilence work", *options, "--strength"),
        *("--about", "the retro", "--stage", "draft", "--on", "yesterday"),
    )
    assert direction in answer.out
    assert "Mon 30 Mar 2026" in answer.out
    row = _row(journal_path, 4)
    assert (row["direction"], row["nature"]) == (direction, "strength")
    assert (row["text"], row["about"]) == ("You let the\nsilence work", "the retro")
    assert (row["stage"], row["day"]) == ("draft", "2026-03-30")


def test_an_answer_is_received_and_is_about_what_was_asked(
    mentorlog: Mentorlog, journal_path: Path
) -> None:
    furnish(journal_path)
    mentorlog("feedback", "ask", "G3", "--with", "tomás")
    answer = mentorlog("feedback", "add", "Let go more", "--answers", "F4")
    assert "answers F4" in answer.out
    row = _row(journal_path, 5)
    assert (row["direction"], row["answers_id"], row["goal_id"]) == ("received", 4, 3)
    assert row["mentorship_id"] == 2


def test_json_tells_a_question_from_its_answer(
    mentorlog: Mentorlog, journal_path: Path
) -> None:
    furnish(journal_path)
    told = {f["id"]: f for f in mentorlog("feedback", "list", "--json").json}
    assert (told["F2"]["answers"], told["F2"]["answered_by"]) == ("F1", [])
    assert (told["F1"]["answers"], told["F1"]["answered_by"]) == (None, ["F2"])


@pytest.mark.parametrize(("feedback", "owner"), [("F2", "me"), ("F4", "them")])
def test_acting_on_feedback_makes_a_promise_tied_to_it(
    mentorlog: Mentorlog, journal_path: Path, feedback: str, owner: str
) -> None:
    furnish(journal_path)
    mentorlog("feedback", "add", "Ask more", "--to", "them", "--about", "G1")
    answer = mentorlog("feedback", "act", feedback, "Try it", "--by", "2026-04-10")
    assert answer.out.startswith("A4  Try it")
    assert "by Fri 10 Apr 2026" in answer.out
    (action,) = rows(journal_path, "select * from actions where id = 4")
    assert action["feedback_id"] == int(feedback[1:])
    assert (action["owner"], action["mentorship_id"]) == (owner, 1)
    assert "A4" in mentorlog("show", feedback).out


def test_the_list_has_what_is_asked_for(
    mentorlog: Mentorlog, journal_path: Path
) -> None:
    furnish(journal_path)
    mentorlog("feedback", "add", "Good eyes", "--from", "them", "--strength")
    mentorlog("feedback", "add", "Too fast", "--from", "them", "--tag", "pace")
    mentorlog("feedback", "add", "Thank you", "--to", "them")

    def listed(*options: str) -> set[str]:
        answer = mentorlog("feedback", "list", *options, "--json")
        return {feedback["id"] for feedback in answer.json}

    assert listed() == {"F1", "F2", "F3", "F4", "F5", "F6"}
    assert listed("--unanswered") == {"F3"}
    assert listed("--unacted") == {"F5"}
    assert listed("--given") == {"F6"}
    assert listed("--received") == {"F2", "F4", "F5"}
    assert listed("--tag", "pace") == {"F5"}


def test_an_answer_in_the_trash_answers_nothing(
    mentorlog: Mentorlog, journal_path: Path
) -> None:
    furnish(journal_path)
    mentorlog("remove", "F2")
    answer = mentorlog("feedback", "list", "--unanswered", "--json")
    assert {f["id"] for f in answer.json} == {"F1", "F3"}


@pytest.mark.parametrize(
    ("code", "words"),
    [
        (2, ("ask",)),
        (2, ("ask", " ")),
        (3, ("ask", "G9")),
        (4, ("ask", "How?", "--by", "soon")),
        (2, ("add", "x")),
        (2, ("add", "--from", "them")),
        (2, ("add", "x", "--from", "me")),
        (2, ("add", "x", "--from", "them", "--to", "them")),
        (2, ("add", "x", "--from", "them", "--strength", "--improvement")),
        (2, ("add", "x", "--answers", "F2")),
        (2, ("add", "x", "--answers", "G1")),
        (3, ("add", "x", "--answers", "F9")),
        (3, ("add", "x", "--from", "them", "--about", "S9")),
        (2, ("add", "x", "--from", "them", "--about", " ")),
        (4, ("add", "x", "--from", "them", "--on", "soon")),
        (2, ("act", "F2")),
        (2, ("act", "F2", " ")),
        (2, ("act", "A1", "x")),
        (3, ("act", "F9", "x")),
        (4, ("act", "F2", "x", "--by", "soon")),
        (3, ("list", "--with", "Zoe")),
    ],
)
def test_what_makes_no_sense_is_refused(
    mentorlog: Mentorlog, journal_path: Path, code: int, words: tuple[str, ...]
) -> None:
    furnish(journal_path)
    assert refused(mentorlog, journal_path, code, "feedback", *words)
