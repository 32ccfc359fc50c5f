"""Mentorships: begun, chosen, renamed, ended; and found by the beginning of a name."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from editors import editor, empties
from furnished import furnish
from journal_file import rows, value
from refusal import refused
from terminal import drawn

if TYPE_CHECKING:
    from pathlib import Path

    from conftest import Mentorlog


def _row(journal: Path, number: int) -> dict[str, Any]:
    (row,) = rows(journal, "select * from mentorships where id = ?", number)
    return row


def test_a_mentorship_begins_with_everything_about_it(
    mentorlog: Mentorlog, journal_path: Path
) -> None:
    answer = mentorlog(
        *("mentorship", "start", " Ana  María ", "--as", "Mentor"),
        *("--focus", "Lead\na team", "--every", "2 weeks", "--on", "2026-03-01"),
        *("--tag", "work", "--private"),
    )
    assert answer.out == (
        "R1  Ana María (mentee) · since Sun 1 Mar 2026 · every 2 weeks · private\n"
    )
    assert answer.err == ""
    row = _row(journal_path, 1)
    assert (row["person"], row["role"], row["day"], row["every"]) == (
        "Ana María",
        "mentor",
        "2026-03-01",
        "2 weeks",
    )
    assert (row["focus"], row["private"]) == ("Lead\na team", 1)
    assert value(journal_path, "select name from tags") == "work"


@pytest.mark.parametrize(
    "name", ["Tomás", "tomás", "TOMÁS", "t", "To", " tomá ", "R2", "r2"]
)
def test_a_name_is_known_by_its_beginning_in_any_case(
    mentorlog: Mentorlog, journal_path: Path, name: str
) -> None:
    furnish(journal_path)
    assert mentorlog("mentorship", "show", name).out.startswith("R2  Tomás\n")
    assert "G3" in mentorlog("goal", "list", "--with", name).out


def test_an_unknown_name_lists_the_known_ones(
    mentorlog: Mentorlog, journal_path: Path
) -> None:
    furnish(journal_path)
    said = refused(mentorlog, journal_path, 3, "note", "add", "x", "--with", "Zoe")
    assert "“Zoe”" in said
    assert "Priya, Tomás" in said


def test_an_ambiguous_name_says_whom_it_could_mean(
    mentorlog: Mentorlog, journal_path: Path
) -> None:
    furnish(journal_path)
    mentorlog("mentorship", "start", "Priscilla")
    said = refused(mentorlog, journal_path, 2, "goal", "list", "--with", "pri")
    assert "Priya, Priscilla" in said
    assert mentorlog("goal", "list", "--with", "priy").code == 0
    mentorlog("mentorship", "end", "Priscilla")
    assert mentorlog("goal", "list", "--with", "pri").code == 0


def test_the_whole_name_wins_over_a_longer_one(mentorlog: Mentorlog) -> None:
    mentorlog("mentorship", "start", "Ann")
    mentorlog("mentorship", "start", "Anna")
    assert mentorlog("mentorship", "show", "ann").out.startswith("R1  Ann\n")


def test_two_mentorships_with_one_name_do_not_go_on_at_once(
    mentorlog: Mentorlog, journal_path: Path
) -> None:
    furnish(journal_path)
    said = refused(mentorlog, journal_path, 2, "mentorship", "start", "priya")
    assert "R1" in said
    mentorlog("mentorship", "end", "Priya")
    assert mentorlog("mentorship", "start", "Priya").out.startswith("R3  Priya")


def test_the_one_in_use_is_what_commands_mean(
    mentorlog: Mentorlog, journal_path: Path
) -> None:
    furnish(journal_path)
    assert mentorlog("note", "add", "x", "--json").json["with"] == "Priya"
    assert mentorlog("mentorship", "use", "tom").out.startswith("R2  Tomás")
    assert mentorlog("note", "add", "x", "--json").json["with"] == "Tomás"
    lines = mentorlog("mentorship", "list").out.splitlines()
    assert [line for line in lines if line.endswith("*")] == [lines[2]]
    assert mentorlog("note", "add", "x", "-w", "P", "--json").json["with"] == "Priya"


def _glance(mentorlog: Mentorlog, name: str, **more: str) -> dict[str, Any]:
    told = mentorlog("mentorship", "list", "--json", **more).json
    (found,) = (mentorship for mentorship in told if mentorship["person"] == name)
    return dict(found)


def _line(mentorlog: Mentorlog, name: str) -> str:
    lines = mentorlog("mentorship", "list", "--plain").out.splitlines()
    (found,) = (line for line in lines if line.split("\t")[1] == name)
    return found


def test_the_list_tells_at_a_glance_who_needs_what(
    mentorlog: Mentorlog, journal_path: Path
) -> None:
    furnish(journal_path)
    mentorlog("action", "add", "Mine", "--by", "2026-03-01")
    mentorlog("goal", "add", "Quiet", "--on", "2026-01-05")
    told = _glance(mentorlog, "Priya")
    assert {key: told[key] for key in list(told)[-10:]} == {
        "last_talk": "2026-03-23",
        "next_talk": "2026-04-06",
        "next_at": "15:00",
        "unlogged": None,
        "due": None,
        "paused_until": None,
        "late_mine": 1,
        "late_theirs": 1,
        "silent_goals": ["G4"],
        "in_use": True,
    }
    assert _line(mentorlog, "Priya").split("\t") == [
        *("R1", "Priya", "mentee", "8 days ago", "6 Apr at 15:00"),
        *("me 1, them 1", "1 goal", "*"),
    ]
    quiet = _glance(mentorlog, "Tomás")
    assert (quiet["last_talk"], quiet["late_mine"], quiet["in_use"]) == (None, 0, False)


def test_the_next_talk_is_planned_to_be_logged_due_or_rests(
    mentorlog: Mentorlog,
) -> None:
    mentorlog("mentorship", "start", "Ana", "--every", "week", today="2026-03-02")

    def after(*words: str) -> str:
        mentorlog(*words)
        return _line(mentorlog, "Ana").split("\t")[4]

    assert after("session", "log", "x", "--on", "2026-03-20") == "due since 27 Mar"
    assert after("mentorship", "edit", "--every", "2 weeks") == "due 3 Apr"
    assert after("mentorship", "pause", "--until", "1 june") == "paused until 1 Jun"
    assert _glance(mentorlog, "Ana")["due"] == "2026-06-01"
    assert after("session", "plan", "--on", "2026-04-07") == "7 Apr"
    mentorlog("session", "plan", "--on", "2026-03-30")
    assert _line(mentorlog, "Ana").split("\t")[4] == "30 Mar, not logged"
    mentorlog("mentorship", "end", "Ana")
    assert _line(mentorlog, "Ana").split("\t")[4] == "ended 31 Mar"


def test_a_goal_is_silent_as_long_as_nothing_is_heard_of_it(
    mentorlog: Mentorlog,
) -> None:
    mentorlog("goal", "add", "Give two talks", today="2026-01-05")
    mentorlog("goal", "progress", "G1", "1", today="2026-03-01")
    assert _glance(mentorlog, "my mentor", today="2026-03-30")["silent_goals"] == []
    assert _glance(mentorlog, "my mentor", today="2026-03-31")["silent_goals"] == ["G1"]
    mentorlog("goal", "pause", "G1")
    assert _glance(mentorlog, "my mentor")["silent_goals"] == []


def test_eight_people_have_room_on_a_screen(
    mentorlog: Mentorlog, journal_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    names = ["Ana", "María José de la Vega", "Li", "Kwame", "Ola", "Jean-Baptiste"]
    for name in [*names, "Noor", "An impossibly long name that never comes to an end"]:
        words = ("mentorship", "start", name, "--as", "mentor", "--every", "week")
        mentorlog(*words, today="2025-11-03")
        mentorlog("action", "add", "x", "--by", "2026-01-01", "--with", name)
        mentorlog("goal", "add", "x", "--on", "2025-11-03", "--with", name)
    shown = drawn(journal_path, monkeypatch, "mentorship", "list").splitlines()
    assert len(shown) <= 12
    assert max(map(len, shown)) <= 80
    assert all("due since 3 Nov 2025" in line for line in shown[1:8])
    assert shown[1].endswith("*")
    wanted = ("mentorship", "list")
    narrow = drawn(journal_path, monkeypatch, *wanted, columns=50).splitlines()
    assert max(map(len, narrow)) <= 50
    assert "María" in " ".join(narrow)


def test_with_several_mentorships_the_echo_names_the_one_that_was_meant(
    mentorlog: Mentorlog, journal_path: Path
) -> None:
    furnish(journal_path)
    assert mentorlog("note", "add", "x").out.endswith(" · with Priya\n")
    mentorlog("mentorship", "end", "Tomás")
    assert "with" not in mentorlog("note", "add", "x").out


def test_an_ended_mentorship_keeps_its_entries_and_is_not_meant_any_more(
    mentorlog: Mentorlog, journal_path: Path
) -> None:
    furnish(journal_path)
    answer = mentorlog("mentorship", "end", "priya", "--why", "Done", "--on", "friday")
    assert "ended Fri 27 Mar 2026" in answer.out
    row = _row(journal_path, 1)
    assert (row["ended_on"], row["ended_why"]) == ("2026-03-27", "Done")
    assert "Done" in mentorlog("mentorship", "show", "Priya").out
    assert [g["id"] for g in mentorlog("goal", "list", "--json").json] == ["G3"]
    assert mentorlog("goal", "list", "--with", "Priya").out.count("\n") == 3
    refused(mentorlog, journal_path, 2, "mentorship", "use", "Priya")
    said = refused(mentorlog, journal_path, 2, "mentorship", "end", "Priya")
    assert "Fri 27 Mar 2026" in said


def test_the_only_one_that_goes_on_ends_without_its_name(mentorlog: Mentorlog) -> None:
    assert mentorlog("mentorship", "end").code == 3
    mentorlog("mentorship", "start", "Priya")
    mentorlog("mentorship", "start", "Tomás", "--as", "mentor")
    several = mentorlog("mentorship", "end")
    assert several.code == 2
    assert "Which one? mentorlog mentorship end NAME: Priya or Tomás." in several.err
    mentorlog("mentorship", "end", "Tomás")
    assert "ended Tue 31 Mar 2026" in mentorlog("mentorship", "end").out
    assert mentorlog("mentorship", "end", "--guide").code == 3


def test_an_ended_mentorship_has_no_talk_to_prepare(mentorlog: Mentorlog) -> None:
    mentorlog("mentorship", "start", "Priya")
    mentorlog("mentorship", "end")
    for words in ((), ("--with", "Priya"), ("--format", "md"), ("--open",)):
        answer = mentorlog("prep", *words)
        assert (answer.code, answer.out) == (2, "")
        assert "ended on Tue 31 Mar 2026, so there is no talk to prepare" in answer.err
        assert "mentorlog impact --with Priya" in answer.err


def test_my_mentor_gets_a_name_when_there_is_one(
    mentorlog: Mentorlog, journal_path: Path
) -> None:
    mentorlog("note", "add", "x", "--with", "my mentor")
    answer = mentorlog("mentorship", "edit", "--person", "Priya")
    assert answer.out.startswith("R1  Priya (mentor)")
    assert rows(journal_path, "select person from mentorships") == [{"person": "Priya"}]


def test_a_mentorship_is_edited_by_options(
    mentorlog: Mentorlog, journal_path: Path
) -> None:
    furnish(journal_path)
    answer = mentorlog(
        *("mentorship", "edit", "priya", "--as", "mentor", "--every", "monthly"),
        *("--focus", "Lead", "--on", "2026-01-01"),
    )
    assert answer.out.startswith("R1  Priya (mentee) · since Thu 1 Jan 2026 · every ")
    row = _row(journal_path, 1)
    assert (row["role"], row["focus"], row["day"]) == ("mentor", "Lead", "2026-01-01")
    mentorlog("mentorship", "edit", "priya", "--no-focus", "--no-every")
    row = _row(journal_path, 1)
    assert (row["focus"], row["every"]) == (None, None)


def test_a_mentorship_is_edited_in_the_editor(
    mentorlog: Mentorlog, journal_path: Path, tmp_path: Path
) -> None:
    furnish(journal_path)
    assert mentorlog("mentorship", "edit", EDITOR=empties(tmp_path, "every")).code == 0
    assert _row(journal_path, 1)["every"] is None
    script = "sed -i 's/^person:.*/person: Priya K/' \"$1\""
    mentorlog("mentorship", "edit", "pri", EDITOR=editor(tmp_path, script))
    assert _row(journal_path, 1)["person"] == "Priya K"


def test_a_list_before_the_first_mentorship_says_what_to_type(
    mentorlog: Mentorlog,
) -> None:
    answer = mentorlog("mentorship", "list")
    assert (answer.code, answer.out) == (0, "")
    assert "mentorlog mentorship start NAME" in answer.err


@pytest.mark.parametrize(
    ("code", "words"),
    [
        (2, ("start",)),
        (2, ("start", " ")),
        (2, ("start", "Zoe", "--as", "friend")),
        (2, ("start", "Zoe", "--as", "")),
        (2, ("start", "Zoe", "--every", "now and then")),
        (4, ("start", "Zoe", "--on", "then")),
        (3, ("show", "Zoe")),
        (2, ("use",)),
        (3, ("use", "Zoe")),
        (3, ("use", "")),
        (2, ("edit", "Priya", "--person", " ")),
        (2, ("edit", "Priya", "--as", "friend")),
        (2, ("edit", "Priya", "--every", "0 weeks")),
        (2, ("edit", "Priya", "--every", "monthly", "--no-every")),
        (2, ("edit", "Priya", "--focus", "x", "--no-focus")),
        (2, ("edit", "Priya", "--person", "TOMÁS")),
        (3, ("edit", "Zoe", "--as", "mentor")),
        (2, ("end",)),
        (3, ("end", "Zoe")),
        (2, ("end", "Priya", "--on", "2025-12-31")),
        (4, ("end", "Priya", "--on", "then")),
    ],
)
def test_what_makes_no_sense_is_refused(
    mentorlog: Mentorlog, journal_path: Path, code: int, words: tuple[str, ...]
) -> None:
    furnish(journal_path)
    assert refused(mentorlog, journal_path, code, "mentorship", *words)


def test_what_is_written_to_an_ended_mentorship_says_so(
    mentorlog: Mentorlog, journal_path: Path
) -> None:
    furnish(journal_path)
    mentorlog("mentorship", "end", "Tomás", "--on", "2026-03-20")
    told = mentorlog("thanks", "It was good", "--with", "Tomás")
    assert told.code == 0
    assert "Tomás, with whom it ended on Fri 20 Mar 2026" in told.err
    assert mentorlog("thanks", "It is good").err == ""


def test_a_name_is_found_without_its_accents_unless_somebody_is_called_so(
    mentorlog: Mentorlog,
) -> None:
    mentorlog("mentorship", "start", "Tomás")
    assert mentorlog("note", "add", "x", "--with", "tomas", "--json").json["with"] == (
        "Tomás"
    )
    mentorlog("mentorship", "start", "Tomas")
    assert mentorlog("note", "add", "y", "--with", "tomas", "--json").json["with"] == (
        "Tomas"
    )


def test_a_page_of_all_mentorships_does_not_count_private_talks(
    mentorlog: Mentorlog,
) -> None:
    mentorlog("mentorship", "start", "Priya", "--on", "2026-01-05")
    mentorlog("session", "log", "x", "--on", "2026-02-17")
    mentorlog("session", "log", "y", "--on", "2026-03-17", "--private")
    assert "2 weeks ago" in mentorlog("mentorship", "list").out
    page = mentorlog("mentorship", "list", "--format", "md").out
    assert "6 weeks ago" in page
    assert "2 weeks ago" not in page
