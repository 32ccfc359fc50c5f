"""Then and now: how far somebody has come, with their own words of both."""

from __future__ import annotations

import io
import os
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from conftest import Terminal
from mentorlog.cli import main
from mentorlog.desk import Desk
from mentorlog.reports.growth_material import time_since
from mentorlog.reports.growth_passage import passage
from refusal import refused
from terminal import drawn

if TYPE_CHECKING:
    from datetime import date
    from pathlib import Path

    from conftest import Mentorlog

THEN = (
    "I said nothing all through the meeting and wrote a mail about it in the evening."
)
NOW = "I said it in the meeting, in one sentence, and nobody had to wait for my mail."
HOSTILE = "[x] done [/b] :smile: list[str] \x1b[31m"


def _begin(mentorlog: Mentorlog, *more: str) -> None:
    _do(mentorlog, "mentorship", "start", "Priya", "--on", "2025-06-02", *more)


def _do(mentorlog: Mentorlog, *words: str, today: str = "2026-03-31") -> None:
    answer = mentorlog(*words, today=today)
    assert answer.code == 0, answer


def _growth(mentorlog: Mentorlog, *words: str) -> dict[str, Any]:
    (told,) = mentorlog("growth", *words, "--json").json
    assert isinstance(told, dict)
    return told


def _drawn(journal: Path, *words: str, columns: int = 80, **env: str) -> str:
    out = Terminal()
    told = {
        **os.environ,
        "NO_COLOR": "1",
        "MENTORLOG_JOURNAL": str(journal),
        "MENTORLOG_TODAY": "2026-03-31",
        **env,
    }
    os.environ["COLUMNS"] = str(columns)
    try:
        assert main(words, Desk(told, out, io.StringIO(), io.StringIO())) == 0
    finally:
        del os.environ["COLUMNS"]
    return out.getvalue()


# --- nothing yet


def test_an_empty_journal_says_what_to_type_and_stays_unwritten(
    mentorlog: Mentorlog, journal_path: Path
) -> None:
    answer = mentorlog("growth")
    assert answer.code == 0
    assert answer.out.count("\n") == 1
    assert "mentorlog session log" in answer.out
    assert mentorlog("growth", "--format", "md").out.startswith("Nothing is written")
    assert mentorlog("growth", "--json").json == []
    assert not journal_path.exists()


def test_a_mentorship_without_anything_says_so_calmly(
    mentorlog: Mentorlog, journal_path: Path
) -> None:
    _begin(mentorlog)
    for told in (mentorlog("growth").out, _drawn(journal_path, "growth")):
        assert told.startswith("There is nothing to look back on yet with your mentor")
        assert "--with Priya" in told
    assert _growth(mentorlog)["empty"] is True
    assert "nothing to look back on" in mentorlog("growth", "--plain").out


# --- the time


def test_then_is_six_months_ago_or_the_beginning(mentorlog: Mentorlog) -> None:
    _begin(mentorlog)
    told = _growth(mentorlog)
    assert (told["first"], told["last"]) == ("2025-09-30", "2026-03-31")
    assert _growth(mentorlog, "--since", "start")["first"] == "2025-06-02"
    assert _growth(mentorlog, "--since", "2001-01-01")["first"] == "2025-06-02"
    _do(mentorlog, "session", "log", "Before we called it that.", "--on", "2025-05-05")
    assert _growth(mentorlog, "--since", "START")["first"] == "2025-05-05"


def test_now_is_the_end_of_what_has_ended(mentorlog: Mentorlog) -> None:
    _begin(mentorlog)
    _do(mentorlog, "mentorship", "end", "Priya", "--on", "2025-12-31")
    told = _growth(mentorlog)
    assert (told["first"], told["last"]) == ("2025-06-30", "2025-12-31")


def test_then_cannot_be_still_to_come(mentorlog: Mentorlog, journal_path: Path) -> None:
    _begin(mentorlog)
    refused(mentorlog, journal_path, 2, "growth", "--since", "2026-04-01")
    refused(mentorlog, journal_path, 4, "growth", "--since", "once upon a time")
    refused(mentorlog, journal_path, 2, "growth", "--format", "pdf")
    refused(mentorlog, journal_path, 3, "growth", "--with", "Nobody")


@given(st.dates(), st.dates(), st.none() | st.dates())
def test_there_is_always_a_time(began: date, last: date, since: date | None) -> None:
    period = time_since(since, months=6, began=began, last=last)
    assert period.first <= period.last == last


def test_the_first_day_of_a_page_is_none_of_something_private(
    mentorlog: Mentorlog,
) -> None:
    _begin(mentorlog)
    _do(mentorlog, "note", "add", "Before.", "--on", "2025-05-05", "--private")
    _do(mentorlog, "session", "log", "Talked of it.", "--on", "2025-06-03")
    for report in ("growth", "impact"):
        words = (report, "--since", "start", "--format", "md")
        assert "2 Jun" in mentorlog(*words).out
        assert "5 May" not in mentorlog(*words).out
        assert "5 May" in mentorlog(*words, "--include-private").out


# --- what is told


def test_skills_stand_then_and_now_in_both_views_with_their_evidence(
    mentorlog: Mentorlog,
) -> None:
    _begin(mentorlog)
    _do(mentorlog, "skill", "add", "Presenting", "--on", "2025-06-02")
    _do(mentorlog, "session", "log", "The talk itself.", "--on", "2026-03-01")
    rate = ("skill", "rate", "K1")
    _do(mentorlog, *rate, "1", "--on", "2025-06-02")
    _do(mentorlog, *rate, "2", "--on", "2025-09-30")
    _do(mentorlog, *rate, "4", "--on", "2026-03-02", "--evidence", "S1", "--note", "Ha")
    _do(mentorlog, *rate, "3", "--by", "them", "--on", "2026-03-03")
    (skill,) = _growth(mentorlog)["skills"]
    assert skill["mine"] == {"then": 2, "now": 4}
    assert skill["theirs"] == {"then": 3, "now": 3}
    assert skill["note"] == "Ha"
    assert skill["evidence"] == [
        {"id": "S1", "title": "The talk itself.", "private": False}
    ]
    assert _growth(mentorlog, "--since", "start")["skills"][0]["mine"]["then"] == 1
    told = mentorlog("growth").out
    assert "you 2 → 4 proficient · Priya 3 competent" in told
    assert "S1 The talk itself." in told


def test_mood_and_confidence_go_from_first_to_last(mentorlog: Mentorlog) -> None:
    _begin(mentorlog)
    _do(mentorlog, "note", "add", "Too early", "--mood", "5", "--on", "2025-09-29")
    _do(mentorlog, "note", "add", "Low", "--mood", "1", "--on", "2025-10-01")
    _do(mentorlog, "session", "log", "High", "--mood", "4", "--on", "2026-03-01")
    _do(mentorlog, "goal", "add", "Two talks", "--to", "2", "--on", "2025-06-02")
    progress = ("goal", "progress", "G1")
    _do(mentorlog, *progress, "0", "--confidence", "2", "--on", "2025-10-01")
    _do(mentorlog, *progress, "1", "--confidence", "5", "--on", "2026-03-01")
    out = mentorlog("growth").out.splitlines()
    assert "Mood        ▁▆  1 → 4" in out
    assert "Confidence  G1  ▂█  2 → 5" in out


def test_goals_reached_and_goals_that_moved(mentorlog: Mentorlog) -> None:
    _begin(mentorlog)
    for title, start, end in (("Reached", 0, 2), ("Falling", 20, 8), ("Still", 0, 5)):
        way = ("--from", str(start), "--to", str(end), "--on", "2025-06-02")
        _do(mentorlog, "goal", "add", title, *way)
    _do(mentorlog, "goal", "progress", "G1", "2", "--on", "2026-02-01")
    _do(mentorlog, "goal", "achieve", "G1", "--on", "2026-02-02")
    _do(mentorlog, "goal", "progress", "G2", "18", "--on", "2025-09-30")
    _do(mentorlog, "goal", "progress", "G2", "9", "--on", "2026-03-01")
    _do(mentorlog, "goal", "progress", "G3", "1", "--on", "2025-07-01")
    told = _growth(mentorlog)["goals"]
    assert [(g["id"], g["then"], g["now"], g["achieved_on"]) for g in told] == [
        ("G1", 0, 2, "2026-02-02"),
        ("G2", 18, 9, None),
    ]
    out = mentorlog("growth").out
    assert "G1  Reached · 0 → 2 · achieved 2 Feb" in out
    assert "G2  Falling · 18 → 9 · on the way" in out
    assert "Still" not in out


def test_milestones_wins_and_challenges_overcome(mentorlog: Mentorlog) -> None:
    _begin(mentorlog)
    _do(mentorlog, "milestone", "add", "First talk")
    _do(
        mentorlog, "milestone", "celebrate", "M1", "--how", "Cake", "--on", "2026-03-01"
    )
    _do(mentorlog, "win", "Asked a question", "--on", "2026-03-02")
    _do(mentorlog, "win", "Long ago", "--on", "2025-07-02")
    _do(mentorlog, "challenge", "add", "The pace", "--on", "2026-01-05")
    outcome = ("--outcome", "Slower", "--lesson", "Say it early", "--on", "2026-02-03")
    _do(mentorlog, "challenge", "resolve", "X1", *outcome)
    _do(mentorlog, "challenge", "add", "Still there", "--on", "2026-01-05")
    out = mentorlog("growth").out
    assert "M1  First talk · 1 Mar · celebrated: Cake" in out
    assert "M2  Asked a question · 2 Mar" in out
    assert "X1  The pace · obstacle, 3 Feb · Slower · learned: Say it early" in out
    assert "Long ago" not in out
    assert "Still there" not in out


def test_talks_hours_and_feedback_are_counted(mentorlog: Mentorlog) -> None:
    _begin(mentorlog)
    for day, minutes in (("2026-01-05", "45"), ("2026-02-02", "50")):
        _do(mentorlog, "session", "log", "x", "--on", day, "--minutes", minutes)
    add = ("feedback", "add")
    for text in ("Slower", "Louder"):
        _do(mentorlog, *add, text, "--from", "them", "--on", "2026-02-02")
    _do(mentorlog, *add, "You listen", "--to", "them", "--on", "2026-02-02")
    _do(mentorlog, "feedback", "act", "F1", "Breathe", "--on", "2026-02-02")
    out = mentorlog("growth").out
    assert "Talks       2 held · 1 h 35 min" in out
    assert "Feedback    2 received, 1 acted on · 1 given" in out


def _promise(
    mentorlog: Mentorlog, number: int, due: str, done: str | None, *more: str
) -> None:
    add = ("action", "add", f"Promise {number}", "--on", "2025-11-01")
    _do(mentorlog, *add, "--by", due, *more)
    if done:
        _do(mentorlog, "action", "done", f"A{number}", "--on", done)


def test_the_longest_streak_is_of_promises_kept_in_time(mentorlog: Mentorlog) -> None:
    _begin(mentorlog)
    _promise(mentorlog, 1, "2025-12-01", "2025-12-01")
    _promise(mentorlog, 2, "2025-12-05", "2026-01-20")  # late from 5 Dec on
    _promise(mentorlog, 3, "2025-12-10", "2025-12-09")
    _promise(mentorlog, 4, "2026-02-01", "2026-01-31")
    _promise(mentorlog, 5, "2026-02-03", None)
    _do(mentorlog, "action", "drop", "A5", "--on", "2026-02-02")
    _promise(mentorlog, 6, "2026-02-10", "2026-02-10")
    told = _growth(mentorlog)
    assert told["my_streak"] == {
        "kept": 3,
        "first": "2025-12-09",
        "last": "2026-02-10",
        "lasts": True,
    }
    assert told["their_streak"] is None
    assert "3 in a row kept in time by you · from 9 Dec 2025 and it lasts" in (
        mentorlog("growth").out
    )
    _promise(mentorlog, 7, "2026-03-01", None)  # late today
    _promise(mentorlog, 8, "2026-03-20", "2026-03-20", "--owner", "them")
    told = _growth(mentorlog)
    assert (told["my_streak"]["kept"], told["my_streak"]["lasts"]) == (3, False)
    assert told["their_streak"]["kept"] == 1


# --- one's own words


def test_ones_own_words_are_the_first_and_the_last_of_the_time(
    mentorlog: Mentorlog, journal_path: Path
) -> None:
    _begin(mentorlog)
    _do(mentorlog, "note", "add", f"Before. {NOW}", "--on", "2025-09-29")
    _do(mentorlog, "note", "add", "Short.", "--on", "2025-09-30")
    _do(mentorlog, "session", "log", f"# First\n\n{THEN}", "--on", "2025-10-06")
    _do(mentorlog, "session", "log", "Nothing to say here.", "--on", "2025-12-06")
    _do(mentorlog, "note", "add", NOW, "--on", "2026-03-30")
    _do(mentorlog, "session", "log", "## Actions\n- [ ] Go", "--on", "2026-03-31", "-y")
    told = _growth(mentorlog)
    assert told["words_then"] == {
        "id": "S1",
        "day": "2025-10-06",
        "private": False,
        "text": THEN,
    }
    assert (told["words_now"]["id"], told["words_now"]["text"]) == ("N3", NOW)
    side_by_side = _drawn(journal_path, "growth")
    heads = [line for line in side_by_side.splitlines() if "S1" in line]
    assert heads == ["6 Oct 2025 · S1                           30 Mar 2026 · N3"]
    assert max(map(len, side_by_side.splitlines())) <= 80
    below = _drawn(journal_path, "growth", columns=60)
    assert "\n6 Oct 2025 · S1\nI said nothing" in below
    assert "\n30 Mar 2026 · N3\nI said it" in below
    assert max(map(len, below.splitlines())) <= 60
    assert f"6 Oct 2025 · S1: {THEN}\n" in mentorlog("growth").out


def test_one_passage_alone_is_not_said_twice(mentorlog: Mentorlog) -> None:
    _begin(mentorlog)
    _do(mentorlog, "note", "add", THEN, "--on", "2026-03-01")
    told = _growth(mentorlog)
    assert told["words_then"]["text"] == THEN
    assert told["words_now"] is None
    assert mentorlog("growth").out.count(THEN) == 1


LONG = "one two three four five six seven eight nine ten eleven twelve"


@pytest.mark.parametrize(
    ("text", "chosen"),
    [
        (f"# {LONG}\n\n{LONG}.", f"{LONG}."),
        (f"{LONG} in a heading\n=====\n\nThen {LONG}", f"Then {LONG}"),
        ("\n".join(LONG.split()), LONG),
        (f"- [ ] {LONG}\n- [x] {LONG}", ""),
        (f"- {LONG} item\n\n{LONG} paragraph", f"{LONG} paragraph"),
        (f"- short\n- {LONG}\n  and more", f"{LONG} and more"),
        (f"- [ ] Do it\n  {LONG}", ""),
        (f"## Feedback\n- from Priya: {LONG}\n\n{LONG}", ""),
        (f"- from Priya: {LONG}", ""),
        (f"> {LONG}\n\n| {LONG} |\n\n```\n{LONG}\n```", ""),
        (f"<!-- {LONG}\n\n{LONG} -->\n\nSo {LONG}", f"So {LONG}"),
        ("See [" + LONG + "](https://a.example/b) and that is it", ""),
        (f"https://a.example/{LONG.replace(' ', '-')}", ""),
        (f"{LONG} [there](https://a.example/b)", f"{LONG} there"),
        (f"It was **{LONG}**", f"It was {LONG}"),
        ("会議で一言も話せなかったので、夜にメールを書きました。", None),
        (LONG.rsplit(" ", 1)[0], ""),
        ("", ""),
    ],
)
def test_a_passage_is_the_first_substantial_paragraph(
    text: str, chosen: str | None
) -> None:
    assert passage(text) == (text if chosen is None else chosen)


def test_a_long_passage_ends_with_a_sentence_where_one_is_near() -> None:
    said = "It was a long day and I would like to tell you all of it. "
    told = passage(said * 20)
    assert told.endswith("all of it. …")
    assert len(told) < 330
    assert passage("word " * 200).endswith("word …")


@given(st.text(alphabet=st.sampled_from("ab .\n#-*>|`[]()=<!x1\t会。"), max_size=400))
def test_a_passage_is_always_one_line_of_the_text(text: str) -> None:
    told = passage(text)
    assert "\n" not in told
    assert len(told) <= 330


# --- what is private, and other forms


def test_what_is_private_is_marked_and_never_on_the_page(mentorlog: Mentorlog) -> None:
    _begin(mentorlog)
    private = ("--private", "--on", "2026-03-01")
    secret = "Secret words that nobody but me is ever supposed to read, not even Priya."
    _do(mentorlog, "note", "add", secret, "--mood", "1", *private)
    _do(mentorlog, "win", "Secret win", *private)
    _do(mentorlog, "challenge", "add", "Secret fear", *private)
    _do(mentorlog, "challenge", "resolve", "X1", "--outcome", "Gone")
    _do(mentorlog, "goal", "add", "Secret goal", "--to", "1", *private)
    _do(mentorlog, "goal", "progress", "G1", "1", "--confidence", "3")
    _do(mentorlog, "skill", "add", "Secret skill", *private)
    _do(mentorlog, "skill", "rate", "K1", "3")
    _do(mentorlog, "skill", "add", "Open skill")
    _do(mentorlog, "skill", "rate", "K2", "3", "--evidence", "N1")
    _do(mentorlog, "note", "add", THEN, "--on", "2026-03-02")
    out = mentorlog("growth").out
    for words in ("Secret win (private)", "Secret skill (private)", "N1 (private)"):
        assert words in out
    page = mentorlog("growth", "--format", "md").out
    assert "Secret" not in page
    assert "private" not in page
    assert "## Mood" not in page
    assert THEN in page
    whole = mentorlog("growth", "--format", "md", "--include-private").out
    assert "Secret win (private)" in whole
    assert secret in whole


def test_a_private_mentorship_is_not_put_on_a_page(
    mentorlog: Mentorlog, journal_path: Path
) -> None:
    _begin(mentorlog, "--private")
    _do(mentorlog, "note", "add", THEN)
    said = refused(mentorlog, journal_path, 2, "growth", "--format", "md")
    assert "--include-private" in said
    assert mentorlog("growth", "--format", "md", "--include-private").code == 0
    assert mentorlog("growth").code == 0


def test_the_page_is_whole_and_speaks_of_me(
    mentorlog: Mentorlog, journal_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    _begin(mentorlog)
    for number in range(1, 13):
        _do(mentorlog, "win", f"Win {number}", "--on", "2026-03-01")
    _promise(mentorlog, 1, "2025-12-01", "2025-12-01")
    _do(mentorlog, "note", "add", THEN, "--on", "2026-03-02")
    assert mentorlog("growth").out.count(" Win ") == 12
    short = drawn(journal_path, monkeypatch, "growth")
    assert "… and 4 more: mentorlog milestone list --with Priya" in short
    assert "Win 12" in short
    page = mentorlog("growth", "--format", "md").out
    assert page.startswith("# Then and now · Priya (mentor)\n\n")
    assert "- **M1** Win 1 – 1 Mar" in page
    assert "more:" not in page
    assert "kept in time by me" in page
    assert f"## In my own words\n\n**2 Mar 2026 · N1**\n\n> {THEN}\n" in page


def test_hostile_text_does_nothing_but_be_read(
    mentorlog: Mentorlog, journal_path: Path
) -> None:
    _do(mentorlog, "mentorship", "start", HOSTILE, "--on", "2025-06-02")
    _do(mentorlog, "win", HOSTILE)
    _do(mentorlog, "note", "add", f"{HOSTILE} {LONG}")
    clean = "[x] done [/b] :smile: list[str] \ufffd[31m"
    for told in (mentorlog("growth").out, _drawn(journal_path, "growth")):
        assert "\x1b" not in told
        assert f"M1  {clean}" in told
    assert "\x1b" not in mentorlog("growth", "--plain").out
    page = mentorlog("growth", "--format", "md").out
    assert r"\[x\] done \[/b\]" in page
    assert "\x1b" not in page


def test_plain_records_have_four_fields(mentorlog: Mentorlog) -> None:
    _begin(mentorlog)
    _do(mentorlog, "win", "A\twin", "--on", "2026-03-01")
    _do(mentorlog, "note", "add", THEN, "--mood", "3", "--on", "2026-03-02")
    records = [
        line.split("\t") for line in mentorlog("growth", "--plain").out.splitlines()
    ]
    assert {len(record) for record in records} == {4}
    assert ["Wins", "M1", "A win", "1 Mar"] in records
    assert ["Words", "", THEN, "2 Mar 2026 · N1"] in records


def test_colour_is_only_used_where_it_is_welcome(
    mentorlog: Mentorlog, journal_path: Path
) -> None:
    _begin(mentorlog)
    _do(mentorlog, "win", "One")
    assert "\x1b[" in _drawn(journal_path, "growth", NO_COLOR="", TERM="xterm")
    assert "\x1b[" not in _drawn(journal_path, "growth", NO_COLOR="1", TERM="xterm")
