"""The review of a period, as people read it: figures, words, and what to decide."""

from __future__ import annotations

import json
import shlex
from typing import TYPE_CHECKING, Any

import pytest

from spring import spring
from terminal import drawn

if TYPE_CHECKING:
    from pathlib import Path

    from conftest import Answer, Mentorlog

MONTH = ("review", "--month")

QUESTIONS = [
    ("Did the talk of 30 Mar (S5) take place?", "session log --on 2026-03-30"),
    (
        "Give G2 “Fewer bugs” another day, or close it? It was due 20 Mar.",
        "goal change G2 --by … --why …",
    ),
    (
        "Do, move or drop A2 “Ask for the slides”, due since 12 Feb?",
        "action move A2 --by …",
    ),
    (
        "Keep or close G1 “Read two chapters”, which has not moved since 12 Jan?",
        "goal drop G1 --why …",
    ),
    ("Celebrate M1 “First internal talk”?", "milestone celebrate M1 --how …"),
]
"""What the record of March asks, on the first of April."""


def records(answer: Answer) -> dict[str, list[str]]:
    """Label → the values and what they are compared with, of a plain review."""
    told: dict[str, list[str]] = {}
    for line in answer.out.splitlines():
        label, value, compared = line.split("\t")
        told.setdefault(label, []).append(
            f"{value} | {compared}" if compared else value
        )
    return told


def test_a_month_with_everything_in_it(
    mentorlog: Mentorlog, journal_path: Path
) -> None:
    spring(journal_path)
    told = records(mentorlog(*MONTH, "2026-03", "--plain", today="2026-04-01"))
    assert told["Review"] == ["March 2026 · Priya (mentor) | compared with February"]
    assert told["Met"] == ["2 of 3 expected · 1 h 35 min | 1 of 2 · 45 min"]
    assert told["Mood"] == ["3 → 1 | 2"]
    assert told["Goals"] == [
        "G2 Fewer bugs · 12 bugs, aiming at 5 · due 20 Mar, overdue | -4",
        "G3 Give two talks · 1/2 talks · due 30 Jun · newly set | +1",
        "G1 Read two chapters · 3/12 chapters · no movement for 3 months",
    ]
    assert told["Milestones"] == [
        "M2 Outline agreed · due 10 Mar, not reached",
        "M1 First internal talk · reached 18 Mar, not celebrated yet",
    ]
    assert told["Wins"] == ["M3 Answered without notes · 19 Mar"]
    assert told["Promises"] == [
        "you 2 of 5 kept · 2 late (A4, A5) · 1 dropped · 1 moved | 1 of 2",
        "Priya 1 of 2 kept · 1 late (A8)",
    ]
    assert told["Feedback"] == [
        "3 received (1 strength, 2 improvements), 1 acted on · 1 given",
        "F5 How was the talk? · asked 12 days ago, no answer",
    ]
    assert told["Notes"] == [
        "N2 It went well. · 20 Mar | 1 note",
        "N3 Only for me. (private) · 21 Mar",
    ]
    assert [line.partition(" · ") for line in told["Decide"]] == [
        (f"{number} {question}", " · ", f"mentorlog {command}")
        for number, (question, command) in enumerate(QUESTIONS, 1)
    ]


def test_at_a_pipe_a_review_is_laid_out_and_nothing_is_wrapped_or_cut(
    mentorlog: Mentorlog, journal_path: Path
) -> None:
    spring(journal_path)
    long = "A very long title " * 20
    mentorlog("goal", "add", long)
    lines = mentorlog(*MONTH).out.splitlines()
    assert (
        lines[0] == f"{'March 2026 so far · Priya (mentor)':58}compared with February"
    )
    assert lines[2] == f"{'Met         2 of 3 expected · 1 h 35 min':58}1 of 2 · 45 min"
    assert lines[3] == f"{'Mood        ▄█▆▁  3 → 1':58}2"
    assert any(long.strip() in line for line in lines)
    bar = "██████░░░░░░"
    assert f"                {bar}  1/2 talks · due 30 Jun · newly set" in lines
    assert not any(line.endswith(" ") for line in lines)


def changed_since(review: Any) -> Any:
    """What may not change of a past review: all but the questions."""
    return [{**told, "decide": None} for told in review]


def test_what_is_done_later_does_not_change_the_review_of_a_past_month(
    mentorlog: Mentorlog, journal_path: Path
) -> None:
    spring(journal_path)
    ask = (*MONTH, "2026-03", "--json")
    before = mentorlog(*ask, today="2026-04-01").json
    for line in (
        "action done A5",
        "action move A2 --by 2026-04-20",
        "action move A8 --by 2026-04-20 --why 'She was ill'",
        "action move A8 --by 2026-05-20",
        "action done A8",
        "action drop A2",
        "milestone celebrate M1 --how Cake",
        "milestone reach M2",
        "goal change G2 --to 8 --by 2026-05-01 --title 'Few bugs' --why 'Enough'",
        "goal progress G1 12",
        "goal achieve G1",
        "goal drop G3 --why 'No more talks'",
        "feedback add 'Clear' --from them --answers F5",
        "feedback act F3 'Breathe' --by 2026-04-20",
        "session plan --on 2026-04-20",
        "note add 'April' --mood 5",
        "session log 'Held late' --on 2026-04-03 --mood 5 --minutes 30",
    ):
        answer = mentorlog(*shlex.split(line), today="2026-04-10")
        assert answer.code == 0, (line, answer.err)
    after = mentorlog(*ask, today="2026-07-01").json
    assert changed_since(after) == changed_since(before)
    # The talk planned for 30 March was held on 3 April: it belongs to both months.
    assert before[0]["figures"]["met"] == after[0]["figures"]["met"]


def test_a_question_goes_away_when_it_is_answered(
    mentorlog: Mentorlog, journal_path: Path
) -> None:
    spring(journal_path)
    known = set()
    for _ in range(12):
        (told,) = mentorlog(*MONTH, "2026-03", "--json", today="2026-04-02").json
        assert len(told["decide"]) <= 5
        if not told["decide"]:
            break
        first = told["decide"][0]
        assert first["question"] not in known
        known.add(first["question"])
        command = first["command"].replace("--by …", "--by 2026-04-20")
        words = shlex.split(command.replace("--on …", "--on 2026-04-20"))
        words = ["Because" if word == "…" else word for word in words]
        assert words[0] == "mentorlog"
        stdin = "Held." if words[1:3] == ["session", "log"] else None
        answer = mentorlog(*words[1:], today="2026-04-02", stdin=stdin)
        assert answer.code == 0, (command, answer.err)
    assert told["decide"] == []
    assert len(known) >= 9


def test_no_two_questions_are_of_a_kind_while_others_wait(
    mentorlog: Mentorlog, journal_path: Path
) -> None:
    spring(journal_path)
    for number in range(6):
        mentorlog("action", "add", f"Late {number}", "--by", "2026-03-02")
    (told,) = mentorlog(*MONTH, "--json").json
    about = [decision["about"] for decision in told["decide"]]
    assert about == ["S5", "G2", "A2", "G1", "M1"]


def test_questions_name_the_person_where_another_one_is_in_use(
    mentorlog: Mentorlog, journal_path: Path
) -> None:
    spring(journal_path)
    mentorlog("mentorship", "start", "Tom O'Neill", "--as", "mentor")
    mentorlog("mentorship", "use", "tom")
    (told,) = mentorlog(*MONTH, "--with", "priya", "--json").json
    assert told["decide"][0]["command"].endswith("--on 2026-03-30 --with Priya")
    mentorlog("mentorship", "use", "priya")
    mentorlog("note", "add", "Something", "--with", "tom")
    (told,) = mentorlog(*MONTH, "--with", "tom", "--json").json
    (talk, goal) = told["decide"]
    assert talk["question"] == "When is the next talk with Tom O'Neill?"
    assert shlex.split(talk["command"])[-2:] == ["--with", "Tom O'Neill"]
    assert goal["question"] == "What does Tom O'Neill want to reach?"


def test_a_period_without_anything_is_a_calm_sentence(
    mentorlog: Mentorlog, journal_path: Path
) -> None:
    spring(journal_path)
    answer = mentorlog(*MONTH, today="2026-09-12")
    assert answer.out == (
        "Nothing was written in September 2026 so far about your mentor Priya.\n"
        "A talk is due.\n"
        "Goals overdue: G2, G3 · without news: G1.\n"
        'If you talked all the same: mentorlog session log "…" --on yesterday'
        " --with Priya\n"
    )
    past = mentorlog(*MONTH, "2026-08", today="2026-09-12").out
    assert "A talk is due" not in past
    assert "--on 2026-08-31" in past
    plain = mentorlog(*MONTH, "--plain", today="2026-09-12").out
    assert plain.splitlines()[1].startswith("Nothing\tNothing was written in")
    assert plain.splitlines()[2] == "Waiting\tA talk is due.\t"
    (told,) = mentorlog(*MONTH, "--json", today="2026-09-12").json
    assert told["empty"] is True
    assert told["decide"] == []


def test_before_anything_is_kept_a_review_says_how_to_begin(
    mentorlog: Mentorlog, journal_path: Path
) -> None:
    answer = mentorlog(*MONTH)
    assert answer.out.startswith("Nothing was written in March 2026. Begin with")
    assert not journal_path.exists()
    assert mentorlog(*MONTH, "--json").json == []
    assert mentorlog(*MONTH, "--plain").out == ""
    assert "Nothing was written" in mentorlog(*MONTH, "--format", "md").out


def test_the_first_month_is_compared_with_nothing(mentorlog: Mentorlog) -> None:
    mentorlog("note", "add", "The first", "--mood", "4")
    answer = mentorlog(*MONTH)
    assert "compared" not in answer.out
    (told,) = mentorlog(*MONTH, "--json").json
    assert told["compared_with"] is None
    assert told["before"] is None


def test_notes_of_long_ago_can_be_reviewed_in_a_mentorship_begun_today(
    mentorlog: Mentorlog,
) -> None:
    mentorlog("session", "log", "An old talk", "--on", "2021-06-03", "--mood", "4")
    mentorlog("session", "log", "Older still", "--on", "2021-05-03")
    told = records(mentorlog(*MONTH, "2021-06", "--plain"))
    assert told["Met"] == ["1 talk | 1"]
    assert told["Mood"] == ["4"]


def test_each_mentorship_has_its_review(
    mentorlog: Mentorlog, journal_path: Path
) -> None:
    spring(journal_path)
    mentorlog("mentorship", "start", "Tomás", "--as", "mentor", "--on", "2026-03-20")
    mentorlog("mentorship", "start", "Past", "--on", "2025-01-01")
    mentorlog("mentorship", "end", "Past", "--on", "2025-12-31")
    for words in (("--all",), ("--with", "all"), ("--with", "ALL")):
        people = [told["person"] for told in mentorlog(*MONTH, *words, "--json").json]
        assert people == ["Priya", "Tomás"]
    text = mentorlog(*MONTH, "--all").out
    assert "\n\nNothing was written in March 2026 so far about your mentee" in text
    assert "about your mentor Past" in mentorlog(*MONTH, "--with", "past").out


def test_without_a_rhythm_talks_are_held_against_the_plans(
    mentorlog: Mentorlog,
) -> None:
    mentorlog("session", "plan", "--on", "2026-03-06", today="2026-03-02")
    mentorlog("session", "plan", "--on", "2026-03-20", today="2026-03-02")
    mentorlog("session", "plan", "--on", "2026-04-20", today="2026-03-02")
    mentorlog("session", "log", "Held", "--on", "2026-03-06", today="2026-03-06")
    told = records(mentorlog(*MONTH, "--plain"))
    assert told["Met"] == ["1 of 2 planned · next Mon 20 Apr"]
    mentorlog("session", "log", "Held", "--on", "2026-03-12")
    mentorlog("session", "log", "Held", "--on", "2026-03-13")
    told = records(mentorlog(*MONTH, "--plain"))
    assert told["Met"] == ["3 talks, 2 planned · next Mon 20 Apr"]


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("action add Draft", "Promises    you 1 made"),
        ("action add Draft --owner them", "Promises    my mentor 1 made"),
        ("action add Draft --by 2026-05-01", "Promises    you 1 made"),
        ("milestone add Talk", "Milestones  M1  Talk · newly set"),
        ("milestone add Talk --by 1-may-2026", "M1  Talk · due 1 May · newly set"),
        ("goal add Talk", "Goals       G1  Talk · newly set"),
        ("feedback ask Why?", "Feedback    F1  Why? · asked today, no answer"),
        ("note add Hello", "Notes       N1  Hello · 31 Mar"),
        ("session plan --on today", "Met         0 of 1 planned"),
        ("win Hello", "Wins        M1  Hello · 31 Mar"),
    ],
)
def test_whatever_was_written_makes_a_month(
    mentorlog: Mentorlog, words: str, told: str
) -> None:
    assert mentorlog(*shlex.split(words)).code == 0
    assert told in mentorlog(*MONTH).out
    assert mentorlog(*MONTH, "--json").json[0]["empty"] is False


def test_a_promise_moved_away_is_judged_by_the_day_it_had_then(
    mentorlog: Mentorlog,
) -> None:
    mentorlog("action", "add", "Draft", "--by", "2026-02-20", today="2026-02-02")
    mentorlog("action", "move", "A1", "--by", "2026-03-20", today="2026-03-02")
    february = records(mentorlog(*MONTH, "2026-02", "--plain"))
    assert february["Promises"] == ["you 0 of 1 kept · 1 late (A1)"]
    march = records(mentorlog(*MONTH, "--plain"))
    assert march["Promises"] == ["you 0 of 1 kept · 1 late (A1) · 1 moved | 0 of 1"]


def test_of_many_entries_a_terminal_counts_some_and_a_pipe_has_all(
    mentorlog: Mentorlog, journal_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for number in range(8):
        mentorlog("note", "add", f"Note {number}")
        mentorlog("feedback", "ask", f"Question {number}", "--on", "2026-03-20")
    told = records(mentorlog(*MONTH, "--plain"))
    assert len(told["Notes"]) == 8
    assert "more:" not in mentorlog(*MONTH).out
    seen = drawn(journal_path, monkeypatch, *MONTH)
    assert (seen.count("Note "), seen.count(", no answer")) == (5, 5)
    one_line = " ".join(seen.split())
    assert (
        "… and 3 more: mentorlog note list --since 2026-03-01 --until 2026-03-31"
        " --with 'my mentor'"
    ) in one_line
    assert "… and 3 more: mentorlog feedback list" in one_line
    (whole,) = mentorlog(*MONTH, "--json").json
    assert len(whole["notes"]) == len(whole["unanswered"]) == 8


def test_a_goal_without_measure_or_closed_is_told_in_words(
    mentorlog: Mentorlog, journal_path: Path
) -> None:
    spring(journal_path)
    for line in (
        "goal add 'Delegate' --on 2026-03-02",
        "goal add 'Read papers' --unit papers --on 2026-02-25",
        "goal progress G5 7 --on 2026-03-30",
        "goal achieve G3 --on 2026-03-25",
        "goal drop G1 --why 'Too many' --on 2026-03-26",
        "goal pause G2",
    ):
        assert mentorlog(*shlex.split(line)).code == 0
    told = records(mentorlog(*MONTH, "--plain"))
    assert told["Goals"] == [
        "G4 Delegate · newly set",
        "G5 Read papers · at 7 papers | +7",
        "G2 Fewer bugs · 12 bugs, aiming at 5 · paused · due 20 Mar, overdue | -4",
        "G3 Give two talks · 1/2 talks · achieved 25 Mar | +1",
        "G1 Read two chapters · 3/12 chapters · dropped 26 Mar · Too many",
    ]
    april = records(mentorlog(*MONTH, "--plain", today="2026-04-30"))
    assert [words.split()[0] for words in april["Goals"]] == ["G4", "G5", "G2"]


def test_the_form_of_a_review_in_json_is_kept(
    mentorlog: Mentorlog, journal_path: Path
) -> None:
    spring(journal_path)
    (told,) = mentorlog(*MONTH, "--json").json
    assert mentorlog(*MONTH, "--format", "json").json == [told]
    span = ["title", "kind", "first", "last"]
    side = ["made", "kept", "late", "dropped", "open", "moved", "late_ids"]
    figures = {
        "met": [
            *("held", "expected", "basis", "planned", "cancelled", "minutes", "timed")
        ],
        "mood": ["first", "last", "points"],
        "milestones": None,
        "wins": None,
        "promises": ["mine", "theirs"],
        "feedback": [
            *("received", "strengths", "improvements", "acted_on", "given", "asked")
        ],
        "notes": None,
    }
    step = ["id", "title", "private", "state", "due", "reached_on"]
    step += ["celebrated_on", "celebrated_how"]
    assert list(told) == [
        *("person", "they_are", "period", "so_far", "as_of", "compared_with"),
        *("empty", "next_talk", "talk_due", "figures", "before", "goals", "more_goals"),
        *("milestones", "wins", "unanswered", "notes", "practice"),
        *("practice_before", "challenges", "agreements", "last_thanks_on"),
        *("skills", "decide"),
    ]
    assert list(told["period"]) == list(told["compared_with"]) == span
    assert list(told["figures"]) == list(told["before"]) == list(figures)
    for name, keys in figures.items():
        if keys:
            assert list(told["figures"][name]) == keys
    assert list(told["figures"]["promises"]["mine"]) == side
    assert list(told["figures"]["mood"]["points"][0]) == ["day", "id", "mood"]
    assert list(told["goals"][0]) == [
        *("id", "title", "private", "status", "value", "start", "target", "unit"),
        *("share", "moved", "checked_in", "due", "heard_on", "silent", "newly_set"),
        *("closed_on", "closed_why"),
    ]
    assert list(told["milestones"][0]) == list(told["wins"][0]) == step
    assert list(told["unanswered"][0]) == ["id", "title", "private", "asked_on", "days"]
    assert list(told["notes"][0]) == ["id", "title", "private", "day"]
    assert list(told["decide"][0]) == ["about", "question", "command"]
    assert told["period"]["last"] == "2026-03-31"
    assert json.dumps(told)
