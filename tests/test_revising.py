"""What verbs change on purpose is kept, so that the past reads as it did."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from conftest import Mentorlog


def test_a_goal_taken_up_again_was_achieved_in_its_month_all_the_same(
    mentorlog: Mentorlog,
) -> None:
    mentorlog("goal", "add", "Read more", "--to", "2", today="2026-03-02")
    mentorlog("goal", "achieve", "G1", today="2026-03-20")
    before = mentorlog("review", "--month", "2026-03", "--json", today="2026-04-01")

    mentorlog("goal", "resume", "G1", today="2026-04-10")
    after = mentorlog("review", "--month", "2026-03", "--json", today="2026-05-31")

    assert after.json[0]["goals"] == before.json[0]["goals"]


def test_a_pause_and_its_end_stay_readable(mentorlog: Mentorlog) -> None:
    mentorlog("goal", "add", "Read more", today="2026-03-02")
    mentorlog("goal", "pause", "G1", today="2026-03-10")
    mentorlog("goal", "resume", "G1", today="2026-03-20")

    shown = mentorlog("goal", "show", "G1").out

    assert "until Fri 20 Mar 2026: status “paused”" in shown
    assert "until Tue 10 Mar 2026: status “active”" in shown


@pytest.mark.parametrize("day", ["0001-01-01", "9999-12-31"])
def test_a_talk_at_the_end_of_the_calendar_can_be_logged(
    mentorlog: Mentorlog, day: str
) -> None:
    logged = mentorlog("session", "log", "Long ago.", "--on", day, today="9999-12-31")
    assert logged.code == 0
