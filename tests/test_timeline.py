"""The timeline: everything in order, one line each, and the pager that shows it."""

from __future__ import annotations

import io
import os
import signal
import sys
from datetime import date
from typing import TYPE_CHECKING

import pytest

from conftest import TODAY, Terminal
from furnished import furnish
from mentorlog.cli import main
from mentorlog.desk import Desk
from mentorlog.entries.action import Action
from mentorlog.entries.mentorship import Mentorship
from mentorlog.entries.note import Note
from mentorlog.entries.pause import Pause
from mentorlog.reports.timeline import Moment, TimelineMaterial, timeline
from mentorlog.screen.pager import write_paged
from program import Program
from refusal import refused

if TYPE_CHECKING:
    from pathlib import Path

    from conftest import Answer, Mentorlog

Told = list[tuple[str, str, str]]


def _told(answer: Answer) -> Told:
    assert answer.code == 0, answer
    return [(m["day"], m["id"], m["what"]) for m in answer.json]


def _timeline(mentorlog: Mentorlog, *words: str) -> Told:
    return _told(mentorlog("timeline", "--json", *words))


def _whats(mentorlog: Mentorlog, *words: str) -> list[str]:
    return [what for _, _, what in _timeline(mentorlog, *words)]


# --- what happened


def test_it_tells_what_happened_and_not_only_what_was_written(
    mentorlog: Mentorlog,
) -> None:
    for words in (
        ("mentorship", "start", "Priya", "--on", "2026-01-01"),
        ("goal", "add", "Speak", "--on", "2026-01-02"),
        ("goal", "agree", "G1", "--on", "2026-01-03"),
        ("goal", "change", "G1", "--to", "2", "--why", "Clearer", "--on", "2026-01-04"),
        ("goal", "progress", "G1", "1", "--on", "2026-01-05"),
        ("goal", "achieve", "G1", "--on", "2026-01-06"),
        ("goal", "add", "Sing", "--on", "2026-01-06"),
        ("goal", "drop", "G2", "--why", "Hoarse", "--on", "2026-01-07"),
        ("session", "log", "A talk", "--on", "2026-01-08"),
        ("session", "plan", "--on", "2026-04-09"),
        ("session", "plan", "--on", "2026-04-10"),
        ("session", "cancel", "S3"),
        ("action", "add", "Write", "--by", "2026-02-01", "--on", "2026-01-09"),
        ("action", "move", "A1", "--by", "2026-02-05", "--on", "2026-01-10"),
        ("action", "done", "A1", "--result", "Sent", "--on", "2026-01-11"),
        ("action", "add", "Read", "--owner", "them", "--on", "2026-01-11"),
        ("action", "drop", "A2", "--why", "Solved", "--on", "2026-01-12"),
        ("feedback", "ask", "How was it?", "--on", "2026-01-13"),
        ("feedback", "add", "Good", "--from", "them", "--on", "2026-01-14"),
        ("feedback", "add", "Thanks", "--to", "them", "--on", "2026-01-15"),
        ("milestone", "add", "First", "--on", "2026-01-16"),
        ("milestone", "reach", "M1", "--on", "2026-01-17"),
        ("milestone", "celebrate", "M1", "--how", "Cake", "--on", "2026-01-18"),
        ("win", "Dared", "--on", "2026-01-19"),
        ("note", "add", "Tired", "--on", "2026-01-20"),
        ("mentorship", "end", "Priya", "--why", "Done", "--on", "2026-03-31"),
    ):
        answer = mentorlog(*words)
        assert answer.code == 0, (words, answer)
    assert _timeline(mentorlog) == [
        ("2026-01-01", "R1", "mentorship began"),
        ("2026-01-02", "G1", "goal written"),
        ("2026-01-03", "G1", "goal agreed"),
        ("2026-01-04", "G1", "goal changed"),
        ("2026-01-05", "C1", "check-in"),
        ("2026-01-06", "G1", "goal achieved"),
        ("2026-01-06", "G2", "goal written"),
        ("2026-01-07", "G2", "goal dropped"),
        ("2026-01-08", "S1", "session held"),
        ("2026-01-09", "A1", "promise made"),
        ("2026-01-10", "A1", "promise moved"),
        ("2026-01-11", "A1", "promise done"),
        ("2026-01-11", "A2", "promise made"),
        ("2026-01-12", "A2", "promise dropped"),
        ("2026-01-13", "F1", "feedback asked"),
        ("2026-01-14", "F2", "feedback received"),
        ("2026-01-15", "F3", "feedback given"),
        ("2026-01-16", "M1", "milestone set"),
        ("2026-01-17", "M1", "milestone reached"),
        ("2026-01-18", "M1", "milestone celebrated"),
        ("2026-01-19", "M2", "win"),
        ("2026-01-20", "N1", "note"),
        ("2026-03-31", "R1", "mentorship ended"),
        ("2026-04-09", "S2", "session planned"),
        ("2026-04-10", "S3", "session cancelled"),
    ]
    lines = mentorlog("timeline").out
    assert "Write · to Thu 5 Feb 2026" in lines
    assert "Write · Sent" in lines
    assert "Priya: Read · Solved" in lines
    assert "Speak: 1/2" in lines
    assert "to 2 · Clearer" in lines
    assert "First · Cake" in lines


def test_the_kinds_of_the_whole_practice_are_told(mentorlog: Mentorlog) -> None:
    for words in (
        ("mentorship", "start", "Priya", "--on", "2026-01-01"),
        ("topic", "add", "Money", "--on", "2026-02-01"),
        ("topic", "done", "T1", "--on", "2026-02-02"),
        ("topic", "add", "Weather", "--on", "2026-02-03"),
        ("topic", "drop", "T2", "--on", "2026-02-04"),
        ("challenge", "add", "Too fast", "--on", "2026-02-05"),
        ("challenge", "raise", "X1", "--on", "2026-02-06"),
        ("challenge", "resolve", "X1", "--outcome", "Slower", "--on", "2026-02-07"),
        ("agreement", "add", "Monthly", "--on", "2026-02-08"),
        ("agreement", "revisit", "B1", "--keep", "--on", "2026-02-09"),
        (
            *("agreement", "revisit", "B1", "--change", "Weekly"),
            *("--why", "More to say", "--on", "2026-02-10"),
        ),
        (
            *("agreement", "revisit", "B1", "--end", "--why", "Enough"),
            *("--on", "2026-02-11"),
        ),
        ("thanks", "For the book", "--on", "2026-02-12"),
    ):
        answer = mentorlog(*words)
        assert answer.code == 0, (words, answer)
    told = mentorlog("timeline", "--since", "2026-02-01", "--json").json
    assert [(m["id"], m["what"], m["text"]) for m in told] == [
        ("T1", "topic noted", "Money"),
        ("T1", "topic talked about", "Money"),
        ("T2", "topic noted", "Weather"),
        ("T2", "topic dropped", "Weather"),
        ("X1", "challenge noted", "Too fast · obstacle"),
        ("X1", "challenge raised", "Too fast"),
        ("X1", "challenge resolved", "Too fast · Slower"),
        ("B1", "agreement made", "Monthly"),
        ("B1", "agreement kept", "Monthly"),
        ("B1", "agreement changed", "Weekly · More to say"),
        ("B1", "agreement ended", "Weekly · Enough"),
        ("P1", "gesture", "thanks to Priya: For the book"),
    ]


def test_a_rating_names_its_skill(mentorlog: Mentorlog) -> None:
    mentorlog("mentorship", "start", "Priya")
    assert mentorlog("skill", "add", "Presenting").code == 0
    assert mentorlog("skill", "rate", "K1", "3", "--note", "Better").code == 0
    (told,) = mentorlog("timeline", "--kind", "rating", "--json").json
    assert told["text"] == "Presenting: 3 of 5, competent, by me · Better"


def test_what_was_put_in_other_words_is_told_in_the_words_of_its_day(
    mentorlog: Mentorlog,
) -> None:
    mentorlog("goal", "add", "Be better", "--on", "2026-01-05")
    mentorlog(
        *("goal", "change", "G1", "--title", "Give two talks", "--why", "To count"),
        *("--on", "2026-02-05"),
    )
    told = mentorlog("timeline", "--kind", "goal", "--json").json
    assert [m["text"] for m in told] == [
        "Be better",
        "title “Be better” → “Give two talks” · To count",
    ]
    told = mentorlog("timeline", "--until", "2026-01-31", "--json").json
    assert [m["text"] for m in told] == ["Be better"], "the change comes later"


def test_on_one_day_the_talk_comes_first_and_an_ending_last() -> None:
    day = date(2026, 3, 2)
    mine = Mentorship(id=1, person="Priya", role="mentee", day=day, ended_on=day)
    note = Note(id=1, mentorship_id=1, text="N", day=day)
    done = Action(
        id=1, mentorship_id=1, text="A", day=day, status="done", closed_on=day
    )
    material = TimelineMaterial(mentorships=(mine,), entries=(note, done, mine))
    told = timeline(material)
    assert [moment.what for moment in told] == [
        "mentorship began",
        "promise made",
        "promise done",
        "note",
        "mentorship ended",
    ]
    assert told[1] == Moment(
        day=day, ref="A1", what="promise made", text="A", person="Priya"
    )
    assert timeline(material, since=date(2026, 3, 3)) == []
    assert timeline(material, until=date(2026, 3, 1)) == []


def test_pauses_are_part_of_it() -> None:
    day = date(2026, 3, 2)
    mine = Mentorship(id=1, person="Priya", role="mentee", day=day)
    pause = Pause(mentorship_id=1, day=date(2026, 7, 1), until=date(2026, 8, 3))
    other = Pause(mentorship_id=2, day=day, until=date(2026, 8, 3))
    told = timeline(
        TimelineMaterial(mentorships=(mine,), entries=(mine,), pauses=(pause, other))
    )
    assert [moment.what for moment in told] == ["mentorship began", "mentorship paused"]
    assert told[1].text == "Priya (mentor) · until Mon 3 Aug 2026"


# --- which of it


def test_only_one_mentorship_is_told_of_unless_all_are_meant(
    mentorlog: Mentorlog, journal_path: Path
) -> None:
    furnish(journal_path)
    assert "G3" not in {ref for _, ref, _ in _timeline(mentorlog)}
    assert {ref for _, ref, _ in _timeline(mentorlog, "--with", "tom")} == {"R2", "G3"}
    assert {"R1", "R2", "G3"} <= {
        ref for _, ref, _ in _timeline(mentorlog, "--with", "all")
    }
    lines = mentorlog("timeline", "--with", "all").out.splitlines()
    assert all(line.endswith((" · Priya", " · Tomás", "  Priya")) for line in lines)


def test_days_are_those_of_what_happened_and_not_of_the_writing(
    mentorlog: Mentorlog,
) -> None:
    mentorlog("action", "add", "Write", "--by", "2026-02-01", "--on", "2026-01-05")
    mentorlog("action", "move", "A1", "--by", "2026-02-05", "--on", "2026-02-01")
    mentorlog("action", "done", "A1", "--on", "2026-02-04")
    february = ("--kind", "action", "--since", "2026-02-01", "--until", "2026-02-28")
    assert _whats(mentorlog, *february) == ["promise moved", "promise done"]
    first = ("--since", "2026-02-01", "--until", "2026-02-01")
    assert _whats(mentorlog, *first) == ["promise moved"]


def test_kinds_and_tags_narrow_it(mentorlog: Mentorlog, journal_path: Path) -> None:
    furnish(journal_path)
    kinds = {ref[0] for _, ref, _ in _timeline(mentorlog, "--kind", "goal")}
    assert kinds == {"G"}
    both = _timeline(mentorlog, "--kind", "goal", "--kind", "notes")
    assert {ref[0] for _, ref, _ in both} == {"G", "N"}
    assert {ref for _, ref, _ in _timeline(mentorlog, "--tag", "talks")} == {"G1"}


def test_about_a_goal_it_tells_all_that_belongs_to_it(mentorlog: Mentorlog) -> None:
    for words in (
        ("goal", "add", "Speak"),
        ("goal", "add", "Sing"),
        ("session", "log", "First"),
        ("session", "log", "Second"),
        ("milestone", "add", "First talk", "--goal", "G1"),
        ("goal", "progress", "G1", "1"),
        ("goal", "progress", "G2", "1"),
        ("feedback", "ask", "G1"),
        ("feedback", "add", "Slower", "--answers", "F1"),
        ("feedback", "act", "F2", "Rehearse"),
        ("action", "add", "Outline", "--goal", "G1", "--session", "S1"),
        ("action", "add", "Other", "--goal", "G2", "--session", "S2"),
        ("action", "add", "More of the talk", "--session", "S1"),
        ("topic", "add", "Why at all?", "--from", "G1"),
        ("note", "add", "Apart"),
        ("remove", "M1"),
        ("milestone", "add", "Second talk", "--goal", "G1"),
    ):
        assert mentorlog(*words).code == 0, words
    about = {ref for _, ref, _ in _timeline(mentorlog, "--about", "g1")}
    assert about == {"G1", "S1", "M2", "C1", "F1", "F2", "A1", "A2", "T1"}
    only = _timeline(mentorlog, "--about", "G1", "--kind", "action")
    assert {ref for _, ref, _ in only} == {"A1", "A2"}
    talk = {ref for _, ref, _ in _timeline(mentorlog, "--about", "S1")}
    assert talk == {"S1", "A2", "A4"}


def test_about_finds_its_mentorship_by_itself(
    mentorlog: Mentorlog, journal_path: Path
) -> None:
    furnish(journal_path)
    assert [ref for _, ref, _ in _timeline(mentorlog, "--about", "G3")] == ["G3"]
    message = refused(mentorlog, journal_path, 2, "timeline", "--about", "R2")
    assert "--with" in message
    refused(mentorlog, journal_path, 3, "timeline", "--about", "G99")
    refused(mentorlog, journal_path, 2, "timeline", "--about", "nonsense")


def test_about_an_entry_of_somebody_else_is_refused(
    mentorlog: Mentorlog, journal_path: Path
) -> None:
    furnish(journal_path)
    said = refused(
        mentorlog, journal_path, 2, "timeline", "--about", "G3", "--with", "Priya"
    )
    assert said == "G3 is with somebody else: leave --with out."


def test_that_a_question_was_asked_is_part_of_it(mentorlog: Mentorlog) -> None:
    mentorlog("session", "log", "We talked", "--on", "2026-03-20")
    mentorlog("question", "add", "Mine?", "--about", "growth", "--tag", "own")
    mentorlog("question", "add", "Hidden?", "--about", "growth", "--private")
    mentorlog("question", "asked", "Q7", "--on", "2026-03-10")
    mentorlog("question", "asked", "Q101", "--session", "S1")
    mentorlog("question", "asked", "Q102")
    mentorlog("question", "asked", "Q103", "--not")

    def asked(*words: str) -> list[tuple[str, str]]:
        told = mentorlog("timeline", *words, "--json")
        rows = told.json if told.out else []
        return [(m["day"], m["id"]) for m in rows if m["what"] == "question asked"]

    first, second, third = (
        ("2026-03-10", "Q7"),
        ("2026-03-20", "Q101"),
        ("2026-03-31", "Q102"),
    )
    assert asked() == asked("--kind", "question") == [first, second, third]
    assert asked("--since", "2026-03-15", "--until", "2026-03-20") == [second]
    assert asked("--about", "S1") == asked("--tag", "own") == [second]
    assert asked("--about", "Q102") == [third]
    assert asked("--kind", "note") == []
    page = mentorlog("timeline", "--format", "md").out
    assert page.count("question asked") == 2
    assert "Hidden" not in page
    mentorlog("remove", "Q101")
    assert asked() == [first, third]


def test_the_trash_is_not_part_of_it(mentorlog: Mentorlog) -> None:
    mentorlog("note", "add", "Gone")
    mentorlog("remove", "N1")
    assert "note" not in _whats(mentorlog)


# --- how it is told


def test_at_a_pipe_each_line_says_all_of_it(
    mentorlog: Mentorlog, journal_path: Path
) -> None:
    furnish(journal_path)
    long = "words " * 60
    mentorlog("note", "add", long)
    lines = mentorlog("timeline").out.splitlines()
    assert all(date.fromisoformat(line[:10]) for line in lines)
    assert sum(long.strip() in line for line in lines) == 1
    told = mentorlog("timeline", "--json").json
    assert len(told) == len(lines)
    assert set(told[0]) == {"day", "id", "kind", "what", "text", "with", "private"}
    for line in mentorlog("timeline", "--plain").out.splitlines():
        assert line.count("\t") == 4


def _at_terminal(journal: Path, *words: str, **env: str) -> str:
    out = Terminal()
    desk = Desk(
        {
            **os.environ,
            "MENTORLOG_JOURNAL": str(journal),
            "MENTORLOG_TODAY": TODAY,
            **env,
        },
        out,
        io.StringIO(),
        Terminal(),
    )
    assert main(words, desk) == 0
    return out.getvalue()


def test_at_a_terminal_months_are_headings_and_lines_have_room(
    mentorlog: Mentorlog, journal_path: Path
) -> None:
    furnish(journal_path)
    mentorlog("note", "add", "secret " * 60, "--private")
    text = _at_terminal(journal_path, "timeline", "--with", "all", NO_COLOR="1")
    lines = text.splitlines()
    assert lines[0] == "Timeline · everybody"
    assert "January 2026" in lines
    assert "April 2026" in lines
    assert max(map(len, lines)) <= 80
    (private,) = [line for line in lines if "secret" in line]
    assert private.endswith("… (private) · Priya")
    assert "\x1b" not in text
    assert "\x1b" in _at_terminal(journal_path, "timeline", TERM="xterm")


def test_a_page_has_months_and_nothing_private(mentorlog: Mentorlog) -> None:
    mentorlog("mentorship", "start", "Priya", "--on", "2026-01-05")
    mentorlog("goal", "add", "Secret *aim*", "--private", "--on", "2026-02-02")
    mentorlog("goal", "progress", "G1", "1", "--on", "2026-02-03")
    mentorlog("edit", "C1", "--private", "no")
    mentorlog("note", "add", "Open *words*", "--on", "2026-02-04")
    page = mentorlog("timeline", "--format", "md").out
    assert page.startswith("# Timeline · Priya (mentor)\n\n## January 2026\n\n- Mon 5 ")
    assert "- Wed 4 · **N1** note – Open \\*words\\*" in page
    assert "aim" not in page, "neither of itself nor in a check-in"
    more = mentorlog("timeline", "--format", "md", "--include-private").out
    assert "**G1** goal written – Secret \\*aim\\* (private)" in more


def test_the_reason_of_a_pause_stays_at_home(mentorlog: Mentorlog) -> None:
    mentorlog("mentorship", "start", "Priya", "--on", "2026-01-05")
    mentorlog("mentorship", "pause", "--until", "2026-05-01", "--why", "Ill")
    told = mentorlog("timeline").out
    assert "Ill" in told
    page = mentorlog("timeline", "--format", "md").out
    assert "mentorship paused" in page
    assert "Ill" not in page
    own = mentorlog("timeline", "--format", "md", "--include-private").out
    assert "Ill" in own


def test_a_page_about_what_is_private_is_refused(
    mentorlog: Mentorlog, journal_path: Path
) -> None:
    mentorlog("mentorship", "start", "Priya")
    mentorlog("mentorship", "start", "Noor", "--private")
    mentorlog("goal", "add", "Mine", "--private")
    mentorlog("goal", "add", "Theirs", "--with", "Noor")
    for words in (("--about", "G1"), ("--about", "G2"), ("--with", "Noor")):
        page = ("timeline", "--format", "md", *words)
        assert "--include-private" in refused(mentorlog, journal_path, 2, *page)
        assert mentorlog(*page, "--include-private").code == 0
    assert "Theirs" not in mentorlog("timeline", "--format", "md", "--with", "all").out


def test_where_nothing_happened_it_is_said_what_to_type(
    mentorlog: Mentorlog, journal_path: Path
) -> None:
    for words in ((), ("--with", "all"), ("--kind", "goal")):
        answer = mentorlog("timeline", *words)
        assert (answer.code, answer.out) == (0, "")
        assert "mentorlog session log" in answer.err
    assert mentorlog("timeline", "--json").json == []
    assert not journal_path.exists()
    mentorlog("note", "add", "x")
    answer = mentorlog("timeline", "--kind", "goal")
    assert (answer.out, answer.err.count("\n")) == ("", 1)
    assert "Fewer options" in answer.err


def test_nonsense_is_refused_in_one_line(
    mentorlog: Mentorlog, journal_path: Path
) -> None:
    furnish(journal_path)
    for code, *words in (
        (2, "--kind", "zebra"),
        (2, "--format", "pdf"),
        (3, "--with", "Nobody"),
        (4, "--since", "someday"),
        (4, "--since", "2026-03-01", "--until", "2026-02-01"),
    ):
        refused(mentorlog, journal_path, int(code), "timeline", *map(str, words))


# --- the pager

LONG = "".join(f"line {number}\n" for number in range(100))


def _paged(tmp_path: Path, text: str = LONG, *, wanted: bool = True, **env: str) -> str:
    path = tmp_path / "shown"
    with path.open("w", encoding="utf-8") as out:
        write_paged(lambda: [text], out, {**os.environ, **env}, wanted=wanted)
    return path.read_text(encoding="utf-8")


def test_what_is_longer_than_the_screen_goes_through_the_pager(tmp_path: Path) -> None:
    assert _paged(tmp_path, MENTORLOG_PAGER="tr a-z A-Z") == LONG.upper()
    assert _paged(tmp_path, PAGER="tr a-z A-Z") == LONG.upper()
    pager = "tr a-z A-Z"
    assert _paged(tmp_path, PAGER="nowhere", MENTORLOG_PAGER=pager) == LONG.upper()
    assert _paged(tmp_path, "short\n", PAGER="tr a-z A-Z") == "short\n"
    assert _paged(tmp_path, wanted=False, PAGER="tr a-z A-Z") == LONG
    assert _paged(tmp_path, MENTORLOG_PAGER="", PAGER="tr a-z A-Z") == LONG
    assert _paged(tmp_path, PAGER="") == LONG


def test_a_dumb_terminal_is_shown_all_at_once_unless_a_pager_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("PAGER", raising=False)
    with_less = tmp_path / "less"
    with_less.write_text("#!/bin/sh\ntr a-z A-Z\n")
    with_less.chmod(0o755)
    monkeypatch.setenv("PATH", f"{tmp_path}:{os.environ['PATH']}")
    assert _paged(tmp_path, TERM="xterm") == LONG.upper()
    assert _paged(tmp_path, TERM="dumb") == LONG
    assert _paged(tmp_path, TERM="dumb", PAGER="tr a-z A-Z") == LONG.upper()


@pytest.mark.parametrize(
    "pager", ["no-such-program", "false", "'", "/", f"{sys.executable} -c 'exit(3)'"]
)
def test_a_pager_that_is_missing_or_fails_is_no_harm(
    tmp_path: Path, pager: str
) -> None:
    shown = _paged(tmp_path, MENTORLOG_PAGER=pager)
    assert shown == LONG


def test_a_pager_that_stops_early_has_shown_enough(tmp_path: Path) -> None:
    shown = _paged(tmp_path, LONG * 5000, MENTORLOG_PAGER="head -2")
    assert shown == "line 0\nline 1\n"


def test_ctrl_c_is_the_pagers_while_it_runs(tmp_path: Path) -> None:
    before = signal.getsignal(signal.SIGINT)
    script = "import os, signal, time; os.kill(os.getppid(), signal.SIGINT);"
    script += "time.sleep(.2); print(end='ended')"
    pager = f'{sys.executable} -c "{script}"'
    assert _paged(tmp_path, MENTORLOG_PAGER=pager) == "ended"
    assert signal.getsignal(signal.SIGINT) is before


def test_there_is_never_a_pager_at_a_pipe(
    mentorlog: Mentorlog, journal_path: Path, tmp_path: Path
) -> None:
    for number in range(40):
        mentorlog("note", "add", f"Note {number}")
    mark = tmp_path / "mark"
    ended = Program(journal_path)("timeline", MENTORLOG_PAGER=f"touch {mark}")
    assert ended.text.count("\n") == 41
    assert not mark.exists()
