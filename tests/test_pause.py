"""Pauses: begun, prolonged, taken back; on the day they end, things go on."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from furnished import furnish_core
from journal_file import changes, last_step, rows
from mentorlog.entries.pause import Pause, is_paused
from refusal import refused

if TYPE_CHECKING:
    from pathlib import Path

    from conftest import Mentorlog


def _pauses(journal: Path) -> list[tuple[str, str, str | None]]:
    found = rows(journal, "select * from pauses where deleted_at is null order by day")
    return [(row["day"], row["until"], row["why"]) for row in found]


@pytest.mark.parametrize(
    ("day", "paused"),
    [
        (date(2026, 3, 30), False),
        (date(2026, 3, 31), True),
        (date(2026, 4, 5), True),
        (date(2026, 4, 6), False),
    ],
)
def test_a_pause_lasts_until_the_day_on_which_things_go_on(
    day: date, *, paused: bool
) -> None:
    pause = Pause(mentorship_id=1, day=date(2026, 3, 31), until=date(2026, 4, 6))
    assert is_paused([pause], day) is paused
    assert not is_paused([], day)


def test_a_mentorship_is_paused_and_shown_so(
    mentorlog: Mentorlog, journal_path: Path
) -> None:
    furnish_core(journal_path)
    step = last_step(journal_path)
    answer = mentorlog(
        *(
            "mentorship",
            "pause",
            "--until",
            "1 June 2026",
            "--why",
            "Leave [b]\nat last",
        )
    )
    assert answer.out == (
        "R1  Priya · paused until Mon 1 Jun 2026 · Leave [b] at last\n"
    )
    told = changes(journal_path, step)
    assert [(c.step, c.command, c.kind) for c in told] == [
        (step + 1, "mentorship pause", "pause")
    ]
    shown = mentorlog("mentorship", "show", "Priya").out
    assert "Tue 31 Mar 2026 until Mon 1 Jun 2026: Leave [b] at last" in shown
    assert mentorlog("mentorship", "show", "--json").json["pauses"] == [
        {"day": "2026-03-31", "until": "2026-06-01", "why": "Leave [b]\nat last"}
    ]


def test_a_pause_of_another_is_not_mine(
    mentorlog: Mentorlog, journal_path: Path
) -> None:
    furnish_core(journal_path)
    mentorlog("mentorship", "pause", "Tomás", "--until", "tomorrow")
    assert mentorlog("mentorship", "show", "Priya", "--json").json["pauses"] == []
    assert "paused" not in mentorlog("mentorship", "show", "Priya").out.lower()


def test_pausing_again_moves_the_end_and_keeps_the_reason(
    mentorlog: Mentorlog, journal_path: Path
) -> None:
    furnish_core(journal_path)
    mentorlog("mentorship", "pause", "--until", "2026-06-01", "--why", "Leave")
    mentorlog("mentorship", "pause", "--until", "2026-07-01", today="2026-05-20")
    assert _pauses(journal_path) == [("2026-03-31", "2026-07-01", "Leave")]


def test_going_on_ends_the_pause_on_that_day(
    mentorlog: Mentorlog, journal_path: Path
) -> None:
    furnish_core(journal_path)
    mentorlog("mentorship", "pause", "--until", "2026-06-01")
    answer = mentorlog("mentorship", "resume", "--json", today="2026-05-04")
    assert answer.json["pauses"] == [
        {"day": "2026-03-31", "until": "2026-05-04", "why": None}
    ]
    assert answer.json["id"] == "R1"


@pytest.mark.parametrize("first", ["today", "2026-05-01"])
def test_a_pause_that_never_was_leaves_nothing_behind(
    mentorlog: Mentorlog, journal_path: Path, first: str
) -> None:
    furnish_core(journal_path)
    mentorlog("mentorship", "pause", "--on", first, "--until", "2026-06-01")
    assert mentorlog("mentorship", "resume").code == 0
    assert _pauses(journal_path) == []
    refused(mentorlog, journal_path, 2, "mentorship", "resume")


@pytest.mark.parametrize(
    ("code", "words"),
    [
        (2, ("pause",)),
        (2, ("pause", "--until", "today")),
        (2, ("pause", "--until", "2026-04-01", "--on", "2026-04-01")),
        (2, ("pause", "--until", "2026-03-01")),
        (4, ("pause", "--until", "later")),
        (4, ("pause", "--until", "tomorrow", "--on", "then")),
        (3, ("pause", "Zoe", "--until", "tomorrow")),
        (2, ("pause", "Tomás", "--until", "tomorrow")),
        (2, ("resume",)),
        (3, ("resume", "Zoe")),
        (4, ("resume", "--on", "then")),
    ],
)
def test_what_makes_no_sense_is_refused(
    mentorlog: Mentorlog, journal_path: Path, code: int, words: tuple[str, ...]
) -> None:
    furnish_core(journal_path)
    mentorlog("mentorship", "end", "Tomás")
    assert refused(mentorlog, journal_path, code, "mentorship", *words)


def test_nobody_can_be_paused_in_an_empty_journal(mentorlog: Mentorlog) -> None:
    assert mentorlog("mentorship", "pause", "--until", "tomorrow").code == 3
