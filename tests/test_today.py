"""What today asks for: the urgent first, on one screen, and calm where it is none."""

from __future__ import annotations

import shlex
from datetime import date
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len  # noqa: TID251 - how wide a text is shown

from mentorlog.reports.today import Group, Today
from mentorlog.reports.today_items import Item
from mentorlog.reports.today_words import lines
from spring import spring
from terminal import drawn

if TYPE_CHECKING:
    from pathlib import Path

    from conftest import Answer, Mentorlog


def records(answer: Answer) -> list[tuple[str, ...]]:
    """ID, what it is about, its state and whose, of a plain report."""
    return [tuple(line.split("\t")) for line in answer.out.splitlines()]


def test_what_comes_first_stands_first(
    mentorlog: Mentorlog, journal_path: Path
) -> None:
    spring(journal_path)
    mentorlog("action", "add", "Send slides", "--by", "2026-04-03")
    mentorlog("action", "add", "Review it", "--owner", "them", "--by", "2026-04-01")
    assert records(mentorlog("today", "--plain")) == [
        ("S5", "Talk with Priya", "planned for Mon 30 Mar, not logged", "Priya"),
        ("A2", "Ask for the slides", "47 days late", "Priya"),
        ("A5", "Rehearse", "4 days late, moved once", "Priya"),
        ("A8", "Priya: Ask her team", "11 days late", "Priya"),
        ("A12", "Priya: Review it", "due tomorrow", "Priya"),
        ("A11", "Send slides", "due Fri 3 Apr, in 3 days", "Priya"),
        ("G2", "Fewer bugs", "11 days overdue, 12 bugs, aiming at 5", "Priya"),
        ("F5", "How was the talk?", "asked 12 days ago, no answer", "Priya"),
        ("F3", "Speak up", "received 18 Mar, not acted on", "Priya"),
        ("G1", "Read two chapters", "no movement for 3 months", "Priya"),
        ("M1", "First internal talk", "reached 18 Mar, not celebrated", "Priya"),
        ("R1", 'Say thanks: mentorlog thanks "…"', "none since 5 Jan", "Priya"),
    ]


def test_at_a_terminal_each_thing_has_one_line(
    journal_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    spring(journal_path)
    assert (
        drawn(journal_path, monkeypatch, "today")
        == """\
Tue 31 Mar 2026

S5  Talk with Priya                   planned for Mon 30 Mar, not logged
    mentorlog session log --on 2026-03-30  or: mentorlog session cancel S5
A2  Ask for the slides                47 days late
A5  Rehearse                          4 days late, moved once
A8  Priya: Ask her team               11 days late
G2  Fewer bugs                        11 days overdue, 12 bugs, aiming at 5
F5  How was the talk?                 asked 12 days ago, no answer
F3  Speak up                          received 18 Mar, not acted on
G1  Read two chapters                 no movement for 3 months
M1  First internal talk               reached 18 Mar, not celebrated
R1  Say thanks: mentorlog thanks "…"  none since 5 Jan
"""
    )


def test_the_program_alone_shows_what_today_asks_for(
    mentorlog: Mentorlog, journal_path: Path
) -> None:
    spring(journal_path)
    assert mentorlog().out == mentorlog("today").out


def test_a_journal_not_begun_is_welcomed_with_three_commands_that_work(
    mentorlog: Mentorlog, journal_path: Path
) -> None:
    answer = mentorlog("today")
    assert answer.out.startswith("Welcome to mentorlog.")
    assert not journal_path.exists()
    commands = [line for line in answer.out.splitlines() if line.startswith("  ")]
    assert len(commands) == 3
    for command in commands:
        program, *words = shlex.split(command)
        assert program == "mentorlog"
        assert mentorlog(*words).code == 0
    assert mentorlog("today", "--plain", today="2026-01-01").out == ""
    assert mentorlog("today").out.startswith("Tue 31 Mar 2026\n")


def test_a_day_that_asks_for_nothing_is_calm(mentorlog: Mentorlog) -> None:
    mentorlog("note", "add", "A quiet note")
    assert mentorlog("today").out == (
        "Nothing asks for you today, Tue 31 Mar 2026.\n"
        'After the next talk: mentorlog session log "…"\n'
    )
    told = mentorlog("today", "--json").json
    assert told["fresh"] is False
    assert told["late"] == {
        "items": [],
        "more": 0,
        "command": "mentorlog action list --late",
    }


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("session plan --on 2026-04-03 --at 15:00", "Fri 3 Apr at 15:00, in 3 days"),
        ("session plan --on 2026-03-31", "Tue 31 Mar, today"),
        ("session plan --on 2026-04-01", "Wed 1 Apr, tomorrow"),
        ("session plan --on 2027-01-04", "Mon 4 Jan 2027, in 279 days"),
        ("action add x --by 2026-03-31", "due today"),
        ("action add x --by 2026-04-07", "due Tue 7 Apr, in 7 days"),
        ("action add x --by 2026-04-08", None),
        ("action add x --by 2026-03-30", "1 day late"),
        ("goal add x --by 2026-04-14", "due Tue 14 Apr, in 14 days"),
        ("goal add x --by 2026-04-15", None),
        ("goal add x --by 2026-03-30", "1 day overdue"),
        ("goal add x --to 5 --by 2026-03-30", "1 day overdue, 0/5"),
        ("goal add x --on 2026-03-01", "no movement for 4 weeks"),
        ("goal add x --on 2026-03-02", None),
        ("goal add x --on 2026-03-01 --by 2026-04-01", "due tomorrow"),
        ("feedback ask x", "asked today, no answer"),
        ("feedback ask x --on 2026-03-30", "asked 1 day ago, no answer"),
        ("feedback ask x --on 2025-03-31", "asked 365 days ago, no answer"),
        ("feedback ask x --on 2025-03-30", None),
        ("feedback add x --from them --improvement", "received 31 Mar, not acted on"),
        ("feedback add x --from them --strength", None),
        ("feedback add x --to them --improvement", None),
        ("win x", None),
    ],
)
def test_what_is_brought_up_and_how(
    mentorlog: Mentorlog, words: str, told: str | None
) -> None:
    assert mentorlog(*shlex.split(words)).code == 0
    found = [state for _, _, state, _ in records(mentorlog("today", "--plain"))]
    assert found == ([told] if told else [])


@pytest.mark.parametrize(
    ("reached", "celebrated", "asked"),
    [
        ("2026-03-01", False, True),
        ("2026-02-28", False, False),
        ("2026-03-20", True, False),
    ],
)
def test_milestones_wait_a_month_to_be_celebrated(
    mentorlog: Mentorlog, reached: str, *, celebrated: bool, asked: bool
) -> None:
    mentorlog("milestone", "add", "First talk")
    mentorlog("milestone", "reach", "M1", "--on", reached)
    if celebrated:
        mentorlog("milestone", "celebrate", "M1", "--how", "Cake")
    assert ("not celebrated" in mentorlog("today").out) == asked


def test_a_rhythm_says_when_the_next_talk_is_due(mentorlog: Mentorlog) -> None:
    mentorlog("mentorship", "start", "Priya", "--every", "2 weeks", "--on", "1 march")
    ((ref, talk, state, _),) = records(mentorlog("today", "--plain"))
    assert (ref, talk) == ("R1", "Talk with Priya, every 2 weeks")
    assert state == "due since Sun 1 Mar, not planned"
    assert "  mentorlog session plan --on …\n" in mentorlog("today").out
    mentorlog("session", "log", "Held", "--on", "2026-03-20")
    assert "due Fri 3 Apr, in 3 days, not planned" in mentorlog("today").out
    mentorlog("session", "log", "Held", "--on", "2026-03-30")
    later = mentorlog("today").out
    assert "due Mon 13 Apr, in 13 days, not planned" in later
    assert "session plan" not in later
    mentorlog("session", "plan", "--on", "2026-04-10")
    assert [ref for ref, *_ in records(mentorlog("today", "--plain"))] == ["S3"]
    mentorlog("mentorship", "end", "Priya")
    assert mentorlog("today").out.startswith("Nothing asks for you today")
    assert "S3" in mentorlog("today", "--with", "priya").out


def test_all_mentorships_are_asked_about_at_once_and_one_on_demand(
    mentorlog: Mentorlog, journal_path: Path
) -> None:
    spring(journal_path)
    mentorlog("mentorship", "start", "Tomás", "--as", "mentor")
    mentorlog("action", "add", "Read his draft", "--with", "t", "--by", "2026-03-29")
    for number in range(25):
        mentorlog(
            "action", "add", f"More {number}", "--with", "t", "--by", "2026-03-30"
        )
    told = mentorlog("today").out
    assert "A11  Read his draft" in told
    assert "  Tomás  2 days late" in told
    assert "more: mentorlog action list --late --with all" in told
    assert "session log --on 2026-03-30 --with Priya  or:" in told
    alone = mentorlog("today", "--with", "tom").out
    assert "Priya" not in alone
    assert "more: mentorlog action list --late --with 'Tomás'" in alone or (
        "more: mentorlog action list --late --with Tomás" in alone
    )
    assert "--with" not in mentorlog("today", "--with", "priya").out
    mine = [line for line in told.splitlines() if line.startswith("A")]
    assert mine[0].startswith("A2 ")


def test_check_ends_with_6_when_a_promise_is_late(
    mentorlog: Mentorlog, journal_path: Path
) -> None:
    mentorlog("action", "add", "Draft", "--by", "2026-04-01")
    assert mentorlog("today", "--check").code == 0
    answer = mentorlog("today", "--check", today="2026-04-03")
    assert answer.code == 6
    assert answer.err == "mentorlog: 1 promise late.\n"
    assert "A1  Draft  2 days late" in answer.out
    spring(journal_path)
    said = mentorlog("today", "--check").err
    assert said == "mentorlog: 3 promises late, 1 goal overdue, 1 talk not logged.\n"


def test_a_talk_to_come_waits_behind_what_is_late(mentorlog: Mentorlog) -> None:
    mentorlog("action", "add", "Draft", "--by", "2026-03-20", today="2026-03-10")
    mentorlog("session", "plan", "--on", "2026-04-03")
    assert [record[0] for record in records(mentorlog("today", "--plain"))] == [
        "A1",
        "S1",
    ]
    assert [r[0] for r in records(mentorlog("today", "--plain", today="2026-04-03"))][
        :2
    ] == ["S1", "A1"], "today is the day"


def test_check_counts_talks_and_goals_that_are_over_their_day(
    mentorlog: Mentorlog,
) -> None:
    mentorlog("mentorship", "start", "Priya", "--every", "1 week", "--on", "2026-03-02")
    mentorlog("goal", "add", "Give a talk", "--to", "1", "--by", "2026-03-20")
    mentorlog("session", "plan", "--on", "2026-03-25", today="2026-03-20")
    answer = mentorlog("today", "--check", today="2026-03-30")
    assert answer.code == 6
    assert answer.err == "mentorlog: 1 goal overdue, 1 talk not logged.\n"


def test_the_form_in_json_is_kept(mentorlog: Mentorlog, journal_path: Path) -> None:
    spring(journal_path)
    told = mentorlog("today", "--json").json
    groups = ["talks", "late", "coming", "goals_due", "unanswered", "unacted"]
    groups += ["goals_silent", "uncelebrated"]
    groups += ["challenges", "agreements", "topics", "thanks"]
    assert list(told) == ["day", "fresh", "people", *groups]
    assert told["day"] == "2026-03-31"
    for name in groups:
        assert list(told[name]) == ["items", "more", "command"]
        for item in told[name]["items"]:
            assert list(item) == [
                *("id", "what", "person", "title", "private", "owner", "day", "days"),
                *("at", "moved", "progress", "commands"),
            ]
    assert [item["days"] for item in told["late"]["items"]] == [-47, -4, -11]
    (talk,) = told["talks"]["items"]
    assert talk["what"] == "unlogged"
    assert talk["commands"] == [
        "mentorlog session log --on 2026-03-30",
        "mentorlog session cancel S5",
    ]


def test_a_busy_day_fits_a_screen(
    mentorlog: Mentorlog, journal_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    spring(journal_path)
    tricky = (
        "[b] 家族と友人に自分の仕事を三分で説明できるようになる 🎉 \x1b[31m [/b] " * 2
    )
    for _ in range(4):
        mentorlog("action", "add", tricky, "--by", "2026-03-02")
        mentorlog("action", "add", tricky, "--by", "2026-04-02", "--owner", "them")
        mentorlog("goal", "add", tricky, "--by", "2026-04-02", "--unit", "\x1b[b]")
        mentorlog("goal", "add", tricky, "--on", "2026-01-02")
        mentorlog("feedback", "ask", tricky)
        mentorlog("feedback", "add", tricky, "--from", "them", "--improvement")
    for columns in (40, 60, 80, 200):
        told = drawn(journal_path, monkeypatch, "today", columns=columns).splitlines()
        assert "\x1b" not in "".join(told)
        assert all(cell_len(line) <= columns for line in told)
        assert any("… and " in line for line in told)
        if columns >= 80:
            assert len(told) <= 22
            assert all(line[:1] in "TSAGFMR " for line in told)


@given(st.lists(st.integers(0, 30), min_size=8, max_size=8), st.integers(0, 300))
def test_every_sort_is_seen_and_everything_is_counted(
    sizes: list[int], more: int
) -> None:
    item = Item(
        id="A1",
        what="late",
        person="Priya",
        title="Draft",
        private=False,
        day=date(2026, 3, 1),
        days=-30,
    )
    groups = [
        Group(items=(item,) * size, more=more if size == 20 else 0, command="list")
        for size in sizes
    ]
    told = Today(
        day=date(2026, 3, 31),
        fresh=False,
        people=("Priya",),
        talks=groups[0],
        late=groups[1],
        coming=groups[2],
        goals_due=groups[3],
        unanswered=groups[4],
        unacted=groups[5],
        goals_silent=groups[6],
        uncelebrated=groups[7],
    )
    shown = lines(told)
    assert len(shown) <= 20
    assert sum(bool(line.ref) for line in shown) >= sum(bool(size) for size in sizes)
    hidden = 0
    for line in shown:
        if not line.ref:
            number = line.text.split()[2]
            hidden += 10_000 if number == "many" else int(number)
    everything = sum(len(group.items) + group.more for group in groups)
    assert hidden >= 10_000 or everything == hidden + sum(bool(x.ref) for x in shown)


def test_a_pipe_gets_what_a_screen_has_no_room_for(
    mentorlog: Mentorlog, journal_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for number in range(15):
        early = {"today": "2026-02-01"}
        mentorlog("action", "add", f"Draft {number}", "--by", "2026-03-01", **early)
        mentorlog("feedback", "ask", f"Question {number}", **early)
    piped = mentorlog("today").out
    assert piped.count("Draft ") == piped.count("Question ") == 15
    assert "more:" not in piped
    seen = drawn(journal_path, monkeypatch, "today")
    assert seen.count("Draft ") + seen.count("Question ") < 20
    assert "more:" in seen
