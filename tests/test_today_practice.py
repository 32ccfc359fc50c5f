"""What today asks for of challenges, agreements, topics, thanks; pauses; in brief."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

import pytest

from mentorlog.reports.today import Group, Today
from mentorlog.reports.today_items import Item
from mentorlog.reports.today_words import lines

if TYPE_CHECKING:
    from conftest import Mentorlog


def told(mentorlog: Mentorlog, today: str = "2026-03-31") -> dict[str, tuple[str, str]]:
    out = mentorlog("today", "--plain", today=today).out
    records = (line.split("\t") for line in out.splitlines())
    return {f"{ref} {text}": (state, who) for ref, text, state, who in records}


@pytest.mark.parametrize(("ago", "there"), [(13, False), (14, True), (40, True)])
def test_a_challenge_comes_up_after_two_weeks(
    mentorlog: Mentorlog, ago: int, there: bool
) -> None:
    day = (date(2026, 3, 31) - timedelta(days=ago)).isoformat()
    mentorlog("challenge", "add", "Unspoken", "--on", day)
    mentorlog("challenge", "add", "Raised", "--on", "2026-01-01")
    mentorlog("challenge", "raise", "X2", "--on", day)
    mentorlog("challenge", "add", "Over", "--on", "2026-01-01")
    mentorlog("challenge", "resolve", "X3", "--outcome", "Gone")
    keys = told(mentorlog)
    assert ("X1 Unspoken" in keys) == there
    assert ("X2 Raised" in keys) == there
    assert not any("Over" in key for key in keys)


def test_agreements_topics_and_thanks_come_up(mentorlog: Mentorlog) -> None:
    mentorlog("session", "log", "A talk", "--on", "2026-02-01", today="2026-02-01")
    mentorlog("agreement", "add", "Due", "--review", "2026-03-31", today="2026-03-01")
    mentorlog("agreement", "add", "Not yet", "--review", "2026-04-01")
    mentorlog("topic", "add", "One", "--on", "2026-03-20")
    mentorlog("topic", "add", "Two")
    mentorlog("topic", "add", "Done")
    mentorlog("topic", "done", "T3")
    keys = told(mentorlog)
    assert keys["B1 Due"][0] == "due for a look since 31 Mar"
    assert not any("Not yet" in key for key in keys)
    assert keys["R1 2 topics wait: mentorlog prep"][0] == "since 20 Mar"
    assert keys['R1 Say thanks: mentorlog thanks "…"'][0] == "none since 1 Feb"
    mentorlog("thanks", "For it", today="2026-03-01")
    assert 'R1 Say thanks: mentorlog thanks "…"' not in told(mentorlog)
    assert 'R1 Say thanks: mentorlog thanks "…"' in told(mentorlog, "2026-04-01")


def test_nobody_is_to_be_thanked_before_the_first_talk(mentorlog: Mentorlog) -> None:
    mentorlog("note", "add", "Begun", today="2026-01-01")
    assert told(mentorlog) == {}


def test_a_paused_mentorship_asks_for_its_late_promises_alone(
    mentorlog: Mentorlog,
) -> None:
    mentorlog("mentorship", "start", "Ann", "--every", "week", "--on", "2026-01-01")
    mentorlog("session", "log", "A talk", "--on", "2026-01-02")
    mentorlog("session", "plan", "--on", "2026-03-01")
    mentorlog("challenge", "add", "Long", "--on", "2026-01-02")
    mentorlog("agreement", "add", "Due", "--review", "2026-03-31")
    mentorlog("topic", "add", "Topic")
    mentorlog("goal", "add", "Silent", "--on", "2026-01-02")
    mentorlog("action", "add", "Late", "--by", "2026-03-30")
    mentorlog("action", "add", "Coming", "--by", "2026-04-02")
    assert len(told(mentorlog)) >= 8
    paused = mentorlog("mentorship", "pause", "--until", "2026-04-05")
    assert paused.code == 0, paused.err
    assert list(told(mentorlog)) == ["A1 Late"]
    assert mentorlog("today", "--check").code == 6
    assert mentorlog("today", "--oneline").out == "1 late\n"
    assert len(told(mentorlog, "2026-04-05")) >= 8


def test_oneline_is_short_and_empty_where_nothing_waits(mentorlog: Mentorlog) -> None:
    assert mentorlog("today", "--oneline") == mentorlog("today", "--oneline", "-q")
    assert mentorlog("today", "--oneline").out == ""
    mentorlog("action", "add", "A", "--by", "2026-03-30")
    mentorlog("action", "add", "B", "--by", "2026-03-30", "--owner", "them")
    mentorlog("session", "plan", "--on", "2026-04-02")
    answer = mentorlog("today", "--oneline")
    assert (answer.code, answer.out, answer.err) == (0, "2 late · talk Thu\n", "")
    assert mentorlog("today", "--oneline", "--check").code == 6
    assert mentorlog("today", "--oneline", today="2026-04-02").out == (
        "2 late · talk today\n"
    )
    assert mentorlog("today", "--oneline", today="2026-04-01").out == (
        "2 late · talk tomorrow\n"
    )
    assert mentorlog("today", "--oneline", today="2026-04-03").out == (
        "2 late · 1 not logged\n"
    )


def test_all_sorts_at_once_stay_on_one_screen_and_nothing_is_lost() -> None:
    item = Item(
        id="A1",
        what="late",
        person="Priya",
        title="Draft",
        private=False,
        day=date(2026, 3, 1),
        days=-30,
        commands=("mentorlog x",),
    )
    group = Group(items=(item,) * 3, command="mentorlog list")
    names: tuple[str, ...] = (
        "talks",
        "late",
        "coming",
        "goals_due",
        "unanswered",
        "unacted",
    )
    names += ("goals_silent", "uncelebrated", "challenges", "agreements", "topics")
    groups = dict.fromkeys((*names, "thanks"), group)
    today = Today(day=date(2026, 3, 31), fresh=False, people=("Priya",), **groups)
    shown = lines(today)
    assert sum(line.height for line in shown) <= 20
    hidden = sum(int(line.text.split()[2]) for line in shown if not line.ref)
    assert hidden + sum(bool(line.ref) for line in shown) == 3 * 12
