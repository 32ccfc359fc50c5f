"""Closing: a last look back, thanks, what is next, and why; one step or none."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from furnished import furnish_core
from journal_file import changes, dump, last_step, rows
from keyboard import Seat
from program import MENTORLOG, Program
from refusal import refused

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from conftest import Mentorlog

STOP = None
"""Ctrl-C, in place of an answer."""

THANKS, NEXT, WHY = "to thank Priya for?\n> ", "along?\n> ", "end now?\n> "
SURE = "with Priya on Tue 31 Mar 2026? [Y/n]: "


def _answered(
    journal: Path, *words: str, typed: Sequence[tuple[str, str | None]]
) -> tuple[int, str]:
    """Run a command at a terminal, and type an answer to each question.

    Returns:
        The exit code, and what is shown after the last answer.
    """
    command = [*MENTORLOG, "mentorship", "end", "Priya", "--guide", *words]
    with Seat(command, Program(journal).env(TERM="dumb")) as seat:
        for question, answer in typed:
            seat.wait_for(question)
            if answer is STOP:
                seat.interrupt()
            else:
                seat.type(f"{answer}\n")
        return seat.end(), seat.seen


def _story(mentorlog: Mentorlog) -> None:
    mentorlog("goal", "achieve", "G1")
    mentorlog("action", "done", "A1")


def test_the_answers_are_kept_in_one_step(
    mentorlog: Mentorlog, journal_path: Path
) -> None:
    furnish_core(journal_path)
    _story(mentorlog)
    step = last_step(journal_path)
    code, shown = _answered(
        journal_path,
        typed=[
            (THANKS, "You waited [b]"),
            (NEXT, "A team of my own"),
            (WHY, "We are through"),
            (SURE, "y"),
        ],
    )
    assert code == 0, shown
    assert "ended Tue 31 Mar 2026" in " ".join(shown.split())
    (gesture,) = rows(journal_path, "select * from gestures")
    assert (gesture["text"], gesture["direction"], gesture["nature"]) == (
        "You waited [b]",
        "to",
        "thanks",
    )
    assert rows(
        journal_path,
        "select text, name from notes join tags on entry_id = notes.id"
        " where entry_kind = 'note' and name = 'closing'",
    ) == [{"text": "A team of my own", "name": "closing"}]
    (row,) = rows(journal_path, "select * from mentorships where id = 1")
    assert (row["ended_on"], row["ended_why"]) == ("2026-03-31", "We are through")
    assert {c.step for c in changes(journal_path, step)} == {step + 1}


def test_an_empty_answer_writes_nothing_of_its_kind(journal_path: Path) -> None:
    furnish_core(journal_path)
    code, shown = _answered(
        *(journal_path, "--why", "Moved"), typed=[(THANKS, ""), (NEXT, ""), (SURE, "")]
    )
    assert code == 0, shown
    assert rows(journal_path, "select * from gestures") == []
    (row,) = rows(journal_path, "select * from mentorships where id = 1")
    assert (row["ended_on"], row["ended_why"]) == ("2026-03-31", "Moved")


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        ([(THANKS, STOP)], 130),
        ([(THANKS, "Thanks"), (NEXT, STOP)], 130),
        ([(THANKS, "Thanks"), (NEXT, "Next"), (WHY, "Why"), (SURE, STOP)], 130),
        ([(THANKS, "Thanks"), (NEXT, "Next"), (WHY, "Why"), (SURE, "n")], 0),
    ],
)
def test_who_stops_on_the_way_has_written_nothing(
    journal_path: Path, typed: list[tuple[str, str | None]], code: int
) -> None:
    furnish_core(journal_path)
    before = dump(journal_path)
    ended, shown = _answered(journal_path, typed=typed)
    assert (ended, "othing was " in shown) == (code, True), shown
    assert dump(journal_path) == before


def test_without_a_terminal_it_says_what_it_would_ask_and_writes_nothing(
    mentorlog: Mentorlog, journal_path: Path
) -> None:
    furnish_core(journal_path)
    _story(mentorlog)
    before = dump(journal_path)
    answer = mentorlog("mentorship", "end", "Priya", "--guide")
    assert answer.code == 0
    assert answer.out.startswith(
        "Looking back with Priya · Mon 5 Jan 2026 to Tue 31 Mar 2026\n"
    )
    assert "G1 Give two talks" in answer.out
    assert "you kept 1 of 1 · Priya kept 0 of 1" in answer.out
    assert 'mentorlog mentorship end R1 --why "…"' in answer.out
    told = mentorlog("mentorship", "end", "Priya", "--guide", "--json").json
    assert told["look_back"]["talks"] == 2
    assert told["look_back"]["goals_reached"] == [
        {"id": "G1", "title": "Give two talks", "private": False}
    ]
    assert (told["look_back"]["first_mood"], told["look_back"]["last_mood"]) == (4, 2)
    assert len(told["questions"]) == 3
    assert dump(journal_path) == before


def test_a_time_of_which_nothing_was_written_is_all_right(
    mentorlog: Mentorlog,
) -> None:
    mentorlog("mentorship", "start", "Priya")
    answer = mentorlog("mentorship", "end", "Priya", "--guide")
    assert "No talks, goals or promises" in answer.out


def test_what_has_ended_is_not_looked_back_at_again(
    mentorlog: Mentorlog, journal_path: Path
) -> None:
    furnish_core(journal_path)
    mentorlog("mentorship", "end", "Priya")
    words = ("mentorship", "end", "Priya", "--guide")
    assert "ended already" in refused(mentorlog, journal_path, 2, *words)
    early = ("mentorship", "end", "Tomás", "--guide", "--on", "2026-01-01")
    assert refused(mentorlog, journal_path, 2, *early)
