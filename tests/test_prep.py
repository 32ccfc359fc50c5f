"""The next talk's agenda: what is open between two people, and nothing else."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from editors import keeps_what_it_saw
from furnished import furnish, furnish_core
from journal_file import dump, rows, value
from mentorlog.exchange.notes import read_sections, read_ticks
from mentorlog.reports.prep_takeaways import takeaways
from refusal import refused
from terminal import drawn

if TYPE_CHECKING:
    from pathlib import Path

    from conftest import Mentorlog

NOTE = """\
## Notes
We talked.

## Takeaways
- Start with **one** reader, and
  leave the [big picture](https://example.org) out
- Every two weeks
- A third one

## Actions
- [ ] Draft the outline (by 2026-03-20)
- [ ] @them Send the paper (by 2026-03-14)
"""


def _talked(mentorlog: Mentorlog) -> None:
    """A mentorship with a talk on Mon 9 Mar and the next one planned for 6 Apr."""
    mentorlog("mentorship", "start", "Priya", today="2026-03-02")
    mentorlog("session", "log", NOTE, "--yes", today="2026-03-09")
    mentorlog("session", "plan", "--on", "2026-04-06", "--at", "15:00")
    mentorlog("thanks", "For the paper")


def _labels(mentorlog: Mentorlog, *options: str, **more: str) -> dict[str, list[str]]:
    """Label → its lines, without the fields that are empty."""
    found: dict[str, list[str]] = {}
    for line in mentorlog("prep", "--plain", *options, **more).out.splitlines():
        label, *fields = line.split("\t")
        found.setdefault(label, []).append(" | ".join(filter(None, fields)))
    return found


def test_it_is_headed_by_whom_and_when(mentorlog: Mentorlog) -> None:
    _talked(mentorlog)
    heading = mentorlog("prep").out.splitlines()[0]
    assert heading == "Next talk with Priya (mentor) · Mon 6 Apr at 15:00, in 6 days"
    told = mentorlog("prep", "--json").json["talk"]
    assert told == {
        "id": "S2",
        "what": "planned",
        "day": "2026-04-06",
        "days": 6,
        "at": "15:00",
    }


@pytest.mark.parametrize(
    ("words", "today", "heading"),
    [
        ((), "2026-03-31", "not planned"),
        (("edit", "--every", "2 weeks"), "2026-03-11", "due Mon 23 Mar, not planned"),
        (
            ("edit", "--every", "week"),
            "2026-03-31",
            "due since Mon 16 Mar, not planned",
        ),
        (("pause", "--until", "2026-06-01"), "2026-03-31", "paused until Mon 1 Jun"),
    ],
)
def test_a_talk_that_is_not_planned_is_due_or_rests(
    mentorlog: Mentorlog, words: tuple[str, ...], today: str, heading: str
) -> None:
    mentorlog("session", "log", "x", today="2026-03-09")
    if words:
        mentorlog("mentorship", *words, today="2026-03-10")
    out = mentorlog("prep", today=today).out
    assert out.splitlines()[0].endswith(f" · {heading}")
    planned = "mentorlog session plan --on …" in out
    assert planned is ("not planned" in heading), "says how to plan what is not"


def test_what_was_decided_last_time_is_told_in_two_lines(mentorlog: Mentorlog) -> None:
    _talked(mentorlog)
    assert _labels(mentorlog)["Last time"] == [
        "S1 | Mon 9 Mar, 3 weeks ago",
        "Start with **one** reader, and leave the big picture out",
        "Every two weeks",
    ]
    mentorlog("session", "log", "Only words.", "--on", "2026-03-30")
    assert _labels(mentorlog)["Last time"] == [
        "S3 | Mon 30 Mar, yesterday · Only words."
    ]


def test_promises_of_both_sides_come_late_first_with_their_moves(
    mentorlog: Mentorlog,
) -> None:
    _talked(mentorlog)
    mentorlog("action", "move", "A2", "--by", "2026-03-25", today="2026-03-20")
    mentorlog("action", "add", "Some day")
    mentorlog("action", "add", "Read", "--by", "tomorrow", "--owner", "them")
    mentorlog("action", "add", "Kept already")
    mentorlog("action", "done", "A5")
    assert _labels(mentorlog)["Promises"] == [
        "A1 | Draft the outline | 11 days late",
        "A2 | Priya: Send the paper | 6 days late, moved once",
        "A4 | Priya: Read | due tomorrow",
        "A3 | Some day | no day yet",
    ]


def test_topics_tell_how_often_they_were_carried_over(mentorlog: Mentorlog) -> None:
    _talked(mentorlog)
    mentorlog("session", "plan", "--on", "2026-05-04")
    mentorlog("topic", "add", "Fresh")
    mentorlog("topic", "add", "Waiting", today="2026-03-02")
    mentorlog("topic", "add", "For May", "--for", "S3")
    mentorlog("topic", "add", "For the next", "--for", "S2")
    mentorlog("topic", "add", "Done")
    mentorlog("topic", "done", "T5")
    assert _labels(mentorlog)["Topics"] == [
        "T2 | Waiting | carried over once",
        "T1 | Fresh",
        "T4 | For the next",
    ]


def test_silent_goals_and_open_feedback_are_on_it(mentorlog: Mentorlog) -> None:
    _talked(mentorlog)
    mentorlog("goal", "add", "Silent", "--to", "4", today="2026-01-01")
    mentorlog("goal", "progress", "G1", "1", today="2026-03-01")
    mentorlog("goal", "add", "Heard of", today="2026-01-01")
    mentorlog("goal", "progress", "G2", "1", today="2026-03-02")
    mentorlog("goal", "add", "Paused", today="2026-01-01")
    mentorlog("goal", "pause", "G3")
    mentorlog("feedback", "ask", "How was it?", today="2026-03-19")
    mentorlog("feedback", "ask", "Answered?", today="2026-03-19")
    mentorlog("feedback", "add", "Slow down", "--answers", "F2", "--improvement")
    mentorlog("feedback", "add", "Well said", "--from", "them", "--strength")
    told = _labels(mentorlog)
    assert told["Goals"] == ["G1 | Silent · 1/4 | no movement for 4 weeks"]
    assert told["Feedback"] == [
        "F1 | How was it? | asked 12 days ago, no answer",
        "F3 | Slow down | received 31 Mar, not acted on",
    ]
    mentorlog("feedback", "act", "F3", "Rehearse")
    assert len(_labels(mentorlog)["Feedback"]) == 1


def test_challenges_agreements_and_celebrations_are_on_it(
    mentorlog: Mentorlog,
) -> None:
    _talked(mentorlog)
    mentorlog("challenge", "add", "Is this for me?", "--kind", "doubt")
    mentorlog("challenge", "add", "Spoken of")
    mentorlog("challenge", "raise", "X2")
    for text, since in (("Past", "2025-12-10"), ("Soon", "2026-01-03")):
        mentorlog("agreement", "add", text, "--review", "3 months", today=since)
    mentorlog("agreement", "add", "Later", "--review", "3 months")
    mentorlog("milestone", "add", "First talk")
    mentorlog("milestone", "reach", "M1", "--on", "2026-03-18")
    mentorlog("win", "Asked")
    told = _labels(mentorlog)
    assert told["Challenges"] == ["X1 | Is this for me? | doubt, not spoken of yet"]
    assert told["Agreements"] == [
        "B1 | Past | second look due since 10 Mar",
        "B2 | Soon | second look due on 3 Apr",
    ]
    assert told["Celebrate"] == ["M1 | First talk | reached 18 Mar, not celebrated"]


@pytest.mark.parametrize(
    ("thanked", "said"),
    [
        (None, "none said so far"),
        ("2026-02-28", "last said 4 weeks ago"),
        ("2026-03-01", None),
        ("2026-03-31", None),
    ],
)
def test_thanks_are_due_after_thirty_days(
    mentorlog: Mentorlog, thanked: str | None, said: str | None
) -> None:
    mentorlog("session", "log", "x", today="2026-02-01")
    mentorlog("gesture", "add", "From them", "--from", "them", "--thanks")
    if thanked:
        mentorlog("thanks", "For it", today=thanked)
    told = _labels(mentorlog).get("Thanks")
    assert told == (said and [f'{said}: mentorlog thanks "…"'])


def test_the_question_is_the_one_that_question_shows(mentorlog: Mentorlog) -> None:
    _talked(mentorlog)
    (asked,) = _labels(mentorlog)["Ask"]
    shown = mentorlog("question", "--json").json
    assert asked == f"{shown['id']} | {shown['text']}"
    mentorlog("question", "asked", shown["id"])
    assert _labels(mentorlog)["Ask"] != [asked]


def test_a_quiet_agenda_says_so_and_what_to_type(mentorlog: Mentorlog) -> None:
    mentorlog("mentorship", "start", "Priya")
    answer = mentorlog("prep")
    assert answer.code == 0
    assert "Nothing waits to be talked about with Priya.\n" in answer.out
    assert 'mentorlog topic add "…"\n' in answer.out
    page = mentorlog("prep", "--format", "md").out
    assert "Nothing is waiting; what would you like to talk about?" in page


def test_in_an_empty_journal_it_says_how_to_begin(
    mentorlog: Mentorlog, journal_path: Path
) -> None:
    answer = mentorlog("prep")
    assert (answer.code, answer.out) == (0, "")
    assert "mentorlog mentorship start NAME" in answer.err
    assert mentorlog("prep", "--json").out == "null\n"
    assert mentorlog("prep", "--format", "md").code == 0
    assert not journal_path.exists()


def test_only_what_belongs_to_that_person_is_told(
    mentorlog: Mentorlog, journal_path: Path
) -> None:
    furnish_core(journal_path)
    mentorlog("topic", "add", "Theirs", "--with", "Tomás")
    told = _labels(mentorlog, "--with", "tom")
    assert told["Topics"] == ["T1 | Theirs"]
    assert "Promises" not in told
    assert "Topics" not in _labels(mentorlog)
    out = mentorlog("prep", "--with", "tom").out
    assert "mentorlog session plan --on … --with 'Tomás'" in out
    assert "Tomás (mentee)" in out


def test_a_long_list_is_cut_and_counted_on_a_screen_and_whole_at_a_pipe(
    mentorlog: Mentorlog, journal_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    mentorlog("mentorship", "start", "Priya")
    for number in range(12):
        mentorlog("topic", "add", f"Topic {number}")
    assert sum("Topic " in line for line in mentorlog("prep").out.splitlines()) == 12
    lines = drawn(journal_path, monkeypatch, "prep").splitlines()
    assert sum("  Topic " in line for line in lines) == 8
    assert any("… and 4 more: mentorlog topic list" in line for line in lines)
    assert len(mentorlog("prep", "--json").json["topics"]["items"]) == 12


def _private(mentorlog: Mentorlog) -> None:
    _talked(mentorlog)
    mentorlog("session", "log", "## Takeaways\n- secret 1", "--private", "--yes")
    mentorlog("session", "plan", "--on", "2026-04-01", "--private")
    mentorlog("action", "add", "secret 2", "--private", "--by", "yesterday")
    mentorlog("topic", "add", "secret 3", "--private")
    mentorlog("challenge", "add", "secret 4", "--private")
    mentorlog("agreement", "add", "secret 5", "--private", "--review", "1 day")
    mentorlog("milestone", "add", "secret 6", "--private")
    mentorlog("milestone", "reach", "M1")
    mentorlog("feedback", "ask", "secret 7", "--private")
    words = ("feedback", "add", "secret 8", "--from", "them", "--improvement")
    mentorlog(*words, "--private")
    mentorlog("goal", "add", "secret 9", "--private", "--on", "2026-01-01")


def test_what_is_private_is_marked_here_and_absent_from_the_page(
    mentorlog: Mentorlog,
) -> None:
    _private(mentorlog)
    shown = mentorlog("prep").out
    missing = [n for n in range(1, 10) if f"secret {n}" not in shown]
    assert missing == []
    assert shown.count("(private)") == 9
    page = mentorlog("prep", "--format", "md").out
    assert "secret" not in page
    assert "private" not in page
    assert "Agenda for Mon 6 Apr 2026 at 15:00" in page
    whole = mentorlog("prep", "--format", "md", "--include-private").out
    assert all(f"secret {n}" in whole for n in range(1, 10))


def test_a_private_mentorship_has_no_page_unless_it_is_wanted(
    mentorlog: Mentorlog, journal_path: Path
) -> None:
    mentorlog("mentorship", "start", "Priya", "--private")
    words = ("prep", "--format", "md")
    assert "--include-private" in refused(mentorlog, journal_path, 2, *words)
    assert mentorlog(*words, "--include-private").code == 0


def test_a_page_is_markdown_that_both_can_read(mentorlog: Mentorlog) -> None:
    _talked(mentorlog)
    mentorlog("topic", "add", "[x] *done* <b>")
    mentorlog("challenge", "add", "Is this for me?")
    answer = mentorlog("prep", "--format", "md")
    assert "- I: Draft the outline – 11 days late\n" in answer.out
    assert "- Priya: Send the paper – 17 days late\n" in answer.out
    assert "- \\[x\\] \\*done\\* \\<b\\>\n" in answer.out
    assert "A1" not in answer.out
    assert "X1 (mentorlog edit X1 --private)" in answer.err
    assert "thanks" not in answer.out.lower()


def test_hostile_text_has_no_effect(mentorlog: Mentorlog) -> None:
    _talked(mentorlog)
    mentorlog("topic", "add", "[/b] \x1b[31m red \x07 :smile: \u2028 tail")
    for options in ((), ("--plain",), ("--format", "md")):
        out = mentorlog("prep", *options).out
        assert "\x1b" not in out
        assert "\x07" not in out
        assert ":smile:" in out


@pytest.mark.parametrize(
    ("code", "words"),
    [
        (3, ("--with", "Zoe")),
        (2, ("--with", "all")),
        (2, ("--format", "html")),
        (2, ("--format", "md", "--open")),
    ],
)
def test_what_makes_no_sense_is_refused(
    mentorlog: Mentorlog, journal_path: Path, code: int, words: tuple[str, ...]
) -> None:
    furnish_core(journal_path)
    assert refused(mentorlog, journal_path, code, "prep", *words)


# --- the note that begins with it


def _opened(mentorlog: Mentorlog, tmp_path: Path, then: str, *options: str) -> str:
    """Begin a note in an editor that goes on with a script; what it began with."""
    seen = tmp_path / "seen.md"
    editor = keeps_what_it_saw(tmp_path, seen, then)
    mentorlog("prep", "--open", *options, EDITOR=editor)
    return seen.read_text(encoding="utf-8")


def test_the_note_begins_with_the_agenda_above_the_usual_sections(
    mentorlog: Mentorlog, journal_path: Path, tmp_path: Path
) -> None:
    _talked(mentorlog)
    mentorlog("topic", "add", "The --> pace\nand more")
    write = "sed -i 's/^## Notes/## Notes\\nWe met./' \"$1\""
    began = _opened(mentorlog, tmp_path, write)
    assert began.startswith("<!-- The agenda")
    assert "- [ ] T1 The - -› pace\n" in began
    assert began.index("Every two weeks") < began.index("A1 I: Draft the outline")
    assert began.index("A1 I: Draft the outline") < began.index("## Notes")
    (row,) = rows(journal_path, "select * from sessions where day = '2026-03-31'")
    assert (row["status"], "We met." in row["text"]) == ("held", True)
    assert mentorlog("session", "list", "--json").json[-2]["id"] == f"S{row['id']}"
    listed = mentorlog("session", "list").out
    assert "We met." in listed, "the note is called by its words, not by the agenda"


def test_an_unchanged_note_writes_nothing(
    mentorlog: Mentorlog, journal_path: Path, tmp_path: Path
) -> None:
    _talked(mentorlog)
    before = dump(journal_path)
    _opened(mentorlog, tmp_path, "true")
    assert dump(journal_path) == before


def test_nothing_private_is_copied_into_the_note(
    mentorlog: Mentorlog, tmp_path: Path
) -> None:
    _private(mentorlog)
    agenda = _opened(mentorlog, tmp_path, "true").partition("-->")[0]
    assert "secret" not in agenda
    whole = _opened(mentorlog, tmp_path, "true", "--include-private")
    assert "secret 4" in whole


@given(text=st.text(min_size=1) | st.sampled_from(["Actions: do", "Feedback: x"]))
def test_no_words_on_an_agenda_become_records_of_the_note(text: str) -> None:
    from mentorlog.pages.prep import _harmless  # noqa: PLC0415 - what is tried here

    words = f"- [ ] T1 {_harmless(text)}"
    note = f"<!-- The agenda\n{words}\n-->\n\n## Actions\n- do it\n"
    found = read_sections(note)
    assert [action.text for action in found.actions] == ["do it"]
    assert (found.feedback, found.wins, read_ticks(note)) == ((), (), ())


# --- takeaways


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("## Takeaways\n- One\n- Two\n\n## Actions\n- No", ("One", "Two")),
        ("# TAKEAWAYS:\n\nA paragraph\nof two lines.\n\nAnother", None),
        ("**Key takeaways:**\n* One\n\n**Next:**\n* No", ("One",)),
        ("Decisions:\n1. One\n2) Two", ("One", "Two")),
        ("## What we decided\n- [x] One\n- [ ] Two", ("One", "Two")),
        ("## Takeaways\n<!-- - no\n- no -->\n```\n- no\n```\n- One", ("One",)),
        ("## Takeaways\n\n\n## Actions\n- No", ()),
        ("Only words about takeaways: none", ()),
        ("", ()),
        ("## Takeaways\n<!-- never closed\n- no", ()),
    ],
)
def test_takeaways_are_found_below_their_heading(
    text: str, said: tuple[str, ...] | None
) -> None:
    wanted = ("A paragraph of two lines.", "Another") if said is None else said
    assert takeaways(text) == wanted


@given(text=st.text())
def test_any_note_can_be_read(text: str) -> None:
    for item in takeaways(f"## Takeaways\n{text}"):
        assert item.strip()
        assert "\n" not in item


# --- at a terminal


@pytest.mark.parametrize("columns", [40, 80, 120])
def test_every_word_has_room_at_a_terminal(
    mentorlog: Mentorlog,
    journal_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    columns: int,
) -> None:
    _private(mentorlog)
    mentorlog("topic", "add", "How do I say no when the whole team sits in the room?")
    lines = drawn(journal_path, monkeypatch, "prep", columns=columns).splitlines()
    assert max(map(len, lines)) <= columns
    words = " ".join(" ".join(lines).split())
    for n in range(1, 10):
        assert f"secret {n}" in words
    assert "room?" in words
    assert "\x1b" not in words


def test_everything_is_in_the_trash_or_on_the_agenda(
    mentorlog: Mentorlog, journal_path: Path
) -> None:
    _talked(mentorlog)
    mentorlog("topic", "add", "Gone")
    mentorlog("remove", "T1", "A1", "A2")
    told = _labels(mentorlog)
    assert "Topics" not in told
    assert "Promises" not in told
    assert value(journal_path, "select count(*) from topics") == 1


def test_a_topic_for_a_talk_that_was_held_is_carried_from_that_talk_on(
    mentorlog: Mentorlog, journal_path: Path
) -> None:
    furnish(journal_path)  # S3 was held on 2 March, S1 on the 23rd
    mentorlog("topic", "add", "For S1", "--for", "S1", "--on", "2026-03-01")
    told = mentorlog("prep", "--json").json
    carried = {point["id"]: point["carried"] for point in told["topics"]["items"]}
    assert carried["T2"] == 1
    (topic,) = [t for t in mentorlog("topic", "list", "--json").json if t["id"] == "T2"]
    assert topic["carried_over"] == 1
