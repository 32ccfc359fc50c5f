"""Looking back in one's own words after a review: kept, listed, shown, acted on."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import pytest

from journal_file import last_step
from keyboard import Seat
from program import MENTORLOG, Program

if TYPE_CHECKING:
    from pathlib import Path

    from conftest import Mentorlog

ASK = ("review", "--month", "2026-03", "--ask")
FORM = """\
<!-- ## no heading, a comment -->
## Start
Rehearse aloud
- [ ] Book a room by 2026-04-10

## STOP
## Continue
The walks
## Change
Talk weekly
## Promises
- [ ] Send the outline
Ask Ann
"""


def test_a_form_is_kept_as_a_look_back_and_promises_in_one_step(
    mentorlog: Mentorlog, journal_path: Path
) -> None:
    mentorlog("note", "add", "Begun", today="2026-03-01")
    step = last_step(journal_path)
    answer = mentorlog(*ASK, stdin=FORM)
    assert answer.code == 0, answer.err
    assert answer.out.startswith("March 2026 so far")
    (kept,) = mentorlog("review", "list", "--json").json
    assert (kept["id"], kept["kind"], kept["with"]) == ("V1", "lookback", "my mentor")
    assert (kept["first"], kept["last"]) == ("2026-03-01", "2026-03-31")
    assert (kept["start"], kept["stop"]) == ("Rehearse aloud", None)
    assert (kept["carry_on"], kept["change"]) == ("The walks", "Talk weekly")
    actions = mentorlog("action", "list", "--json").json
    assert [(a["text"], a["due"], a["owner"]) for a in actions] == [
        ("Book a room", "2026-04-10", "me"),
        ("Send the outline", None, "me"),
        ("Ask Ann", None, "me"),
    ]
    assert last_step(journal_path) == step + 1


def test_what_was_kept_is_listed_shown_and_changed(mentorlog: Mentorlog) -> None:
    empty = mentorlog("review", "list")
    assert empty.out == ""
    assert "mentorlog review --month --ask" in empty.err
    mentorlog(*ASK, stdin=FORM)
    assert "V1  March 2026  Start: Rehearse aloud" in (mentorlog("review", "list").out)
    told = mentorlog("review", "show", "v1").out
    assert told == mentorlog("show", "V1").out
    for label, words in (("Start", "Rehearse aloud"), ("Change", "Talk weekly")):
        assert any(
            line.split(None, 1) == [label, words] for line in told.splitlines()
        ), told
    assert mentorlog("edit", "V1", "--change", "Talk daily").code == 0
    assert "Talk daily" in mentorlog("review", "show", "V1").out
    again = mentorlog(*ASK, stdin=FORM)
    assert (again.code, again.out) == (2, "")
    assert "mentorlog edit V1" in again.err
    assert mentorlog("remove", "V1").code == 0
    assert mentorlog(*ASK, stdin=FORM).code == 0


@pytest.mark.parametrize(
    ("words", "stdin", "code", "said"),
    [
        (("review", "show"), "", 2, "Which one?"),
        (("review", "show", "V9"), "", 3, "mentorlog review list"),
        (("review", "2026-03", "V1"), "", 2, "too much"),
        (("review", "--private"), "", 2, "add --ask"),
        ((*ASK, "--all"), FORM, 2, "one mentorship"),
        ((*ASK, "--format", "md"), FORM, 2, "--format md"),
        (ASK, "## Start\n\n## Stop\n", 2, "No question is answered"),
        (ASK, "## Begin\nx\n", 2, "no heading of the form"),
        (ASK, "## Stop\nx\n## stop\ny\n", 2, "twice"),
        (ASK, "Only words\n", 2, "above the first heading"),
        (ASK, "", 2, "no text"),
    ],
)
def test_what_makes_no_sense_is_refused_and_nothing_is_written(
    mentorlog: Mentorlog, words: tuple[str, ...], stdin: str, code: int, said: str
) -> None:
    mentorlog("note", "add", "Begun")
    answer = mentorlog(*words, stdin=stdin)
    assert answer.code == code
    assert said in answer.err
    assert answer.err.count("\n") == 1
    assert mentorlog("review", "list", "--json").json == []


def test_in_json_there_is_one_answer_what_was_written(mentorlog: Mentorlog) -> None:
    told = mentorlog(*ASK, "--json", "--private", stdin=FORM).json
    assert [entry["id"] for entry in told] == ["V1", "A1", "A2", "A3"]
    assert all(entry["private"] for entry in told)


def test_promises_alone_make_no_look_back(mentorlog: Mentorlog) -> None:
    assert mentorlog(*ASK, stdin="## Promises\n- [ ] Go on\n").code == 0
    assert mentorlog("review", "list", "--json").json == []
    assert [a["text"] for a in mentorlog("action", "list", "--json").json] == ["Go on"]


def _seat(journal_path: Path) -> Seat:
    program = Program(journal_path)
    program("note", "add", "Begun")
    return Seat([*MENTORLOG, *ASK], program.env(COLUMNS="80"))


@pytest.mark.skipif(sys.platform == "win32", reason="needs a pseudo-terminal")
def test_at_a_terminal_it_is_asked_after_the_review(
    mentorlog: Mentorlog, journal_path: Path
) -> None:
    with _seat(journal_path) as seat:
        seat.wait_for("March 2026 so far")
        for heading, said in (
            ("1 of 4  Start", "Rehearse"),
            ("2 of 4  Stop", ""),
            ("3 of 4  Continue", "Walks"),
            ("What should we change in how we work?", ""),
            ("Promise (empty to end)", "Book a room by 2026-04-10"),
            ("Promise (empty to end)", ""),
        ):
            seat.wait_for(heading)
            seat.wait_for("> ")
            seat.type(f"{said}\n")
        assert seat.end() == 0
        assert "A1  Book a room · by Fri 10 Apr 2026" in seat.seen
    (kept,) = mentorlog("review", "list", "--json").json
    assert (kept["start"], kept["stop"], kept["carry_on"]) == (
        *("Rehearse", None),
        "Walks",
    )


@pytest.mark.skipif(sys.platform == "win32", reason="needs a pseudo-terminal")
def test_ctrl_c_writes_nothing(mentorlog: Mentorlog, journal_path: Path) -> None:
    with _seat(journal_path) as seat:
        seat.wait_for("> ")
        seat.type("Rehearse\n")
        seat.wait_for("2 of 4  Stop")
        seat.wait_for("> ")
        seat.interrupt()
        assert seat.end() == 130
        assert "Stopped; nothing was written." in seat.seen
    assert mentorlog("review", "list", "--json").json == []


@pytest.mark.skipif(sys.platform == "win32", reason="needs a pseudo-terminal")
def test_a_promise_whose_day_could_be_two_is_asked_for_again(
    mentorlog: Mentorlog, journal_path: Path
) -> None:
    with _seat(journal_path) as seat:
        for _ in range(4):
            seat.wait_for("> ")
            seat.type("\n")
        for said, then in (
            ("rehearse by 03/04/2026", "Type the promise"),
            ("rehearse by 2026-04-03", "Promise (empty to end)"),
            ("call Ben by 03/04/2026", "Type the promise"),
            ("call Ben by 03/04/2026", "Promise (empty to end)"),
            ("", "A2 has no day yet: “03/04/2026” could be two days"),
        ):
            seat.wait_for("> ")
            seat.type(f"{said}\n")
            seat.wait_for(then)
        assert seat.end() == 0
    told = mentorlog("action", "list", "--json").json
    assert sorted((each["text"], each["due"]) for each in told) == [
        ("call Ben (by 03/04/2026)", None),
        ("rehearse", "2026-04-03"),
    ]


def test_a_form_says_which_promise_has_no_day(mentorlog: Mentorlog) -> None:
    form = "## Start\nMore\n## Promises\n- one\n- two by 03/04/2026\n"
    answer = mentorlog(*ASK, stdin=form)
    assert "A2  two (by 03/04/2026)" in answer.out
    assert answer.err.splitlines()[-1].startswith("A2 has no day yet: “03/04/2026”")
    assert answer.err.endswith("Then: mentorlog edit A2 --by DAY\n")


@pytest.mark.parametrize("words", [ASK, ("prep", "--open")])
def test_where_nobody_can_write_it_is_not_said_to_type_behind_the_command(
    mentorlog: Mentorlog, words: tuple[str, ...]
) -> None:
    mentorlog("note", "add", "Begun")
    answer = mentorlog(*words, stdin="")
    assert answer.code == 2
    assert "There is no text: come to a terminal, or pipe it in." in answer.err
