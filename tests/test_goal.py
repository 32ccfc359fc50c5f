"""Goals: written down, checked in on, changed on purpose, closed and taken up again."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from furnished import furnish
from journal_file import rows, value
from refusal import refused

if TYPE_CHECKING:
    from pathlib import Path

    from conftest import Mentorlog


def test_the_first_goal_makes_the_journal_and_a_mentorship(
    mentorlog: Mentorlog, journal_path: Path
) -> None:
    answer = mentorlog(
        *("goal", "add", "Give two internal talks", "--from", "0", "--to", "2"),
        *("--unit", "talks", "--by", "end of june"),
    )
    assert answer.code == 0
    assert answer.out == (
        "G1  Give two internal talks · 0 → 2 talks · by Tue 30 Jun 2026\n"
    )
    (hint,) = answer.err.splitlines()
    assert str(journal_path) in hint
    assert "“my mentor”" in hint
    assert "mentorlog mentorship edit --person NAME" in hint
    (first,) = rows(journal_path, "select * from mentorships")
    assert (first["person"], first["role"]) == ("my mentor", "mentee")
    assert (first["day"], first["focus"]) == ("2026-03-31", None)


def test_every_field_of_a_goal_is_kept(
    mentorlog: Mentorlog, journal_path: Path
) -> None:
    mentorlog(
        *("goal", "add", "  Fewer   bugs ", "--why", "They\nhurt", "--measure", "open"),
        *("--from", "20,5", "--to", "5", "--unit", "bugs", "--by", "2026-06-01"),
        *("--on", "yesterday", "--tag", "Quality", "--tag", "#work", "--private"),
    )
    (goal,) = rows(journal_path, "select * from goals")
    assert {name: goal[name] for name in goal if goal[name] is not None} | {
        "uid": "",
        "created_at": "",
        "updated_at": "",
    } == {
        "id": 1,
        "uid": "",
        "created_at": "",
        "updated_at": "",
        "mentorship_id": 1,
        "day": "2026-03-30",
        "private": 1,
        "title": "Fewer bugs",
        "why": "They\nhurt",
        "measure": "open",
        "start": 20.5,
        "target": 5.0,
        "unit": "bugs",
        "due": "2026-06-01",
        "status": "active",
    }
    tags = rows(journal_path, "select name from tags order by name")
    assert [tag["name"] for tag in tags] == ["quality", "work"]


@pytest.mark.parametrize(
    ("options", "missing"),
    [
        ((), "--to N --unit WORD --by DAY"),
        (("--to", "3"), "--by DAY"),
        (("--measure", "they say so"), "--by DAY"),
        (("--by", "friday"), "--to N --unit WORD"),
    ],
)
def test_a_goal_without_measure_or_day_is_kept_with_gentle_advice(
    mentorlog: Mentorlog, options: tuple[str, ...], missing: str
) -> None:
    mentorlog("note", "add", "the journal is there")
    answer = mentorlog("goal", "add", "Be braver", *options)
    assert answer.code == 0
    (advice,) = answer.err.splitlines()
    assert advice.endswith(f"mentorlog edit G1 {missing}")


def test_a_whole_goal_needs_no_advice(mentorlog: Mentorlog) -> None:
    mentorlog("note", "add", "the journal is there")
    options = ("--to", "3", "--by", "friday")
    assert mentorlog("goal", "add", "Be braver", *options).err == ""


@pytest.mark.parametrize(
    ("code", "words"),
    [
        (2, ("add",)),
        (2, ("add", "")),
        (2, ("add", " \n ")),
        (2, ("add", "x", "y")),
        (2, ("add", "x", "--from", "few")),
        (2, ("add", "x", "--to", "nan")),
        (2, ("add", "x", "--to", "1e999")),
        (2, ("add", "x", "--tag", "two words")),
        (2, ("add", "x", "--tag", "")),
        (2, ("add", "x", "--sooner")),
        (2, ("add", "-5 degrees")),
        (3, ("add", "x", "--with", "Zoe")),
        (4, ("add", "x", "--by", "someday")),
        (4, ("add", "x", "--by", "03/04/2026")),
        (4, ("add", "x", "--on", "2026-02-30")),
        (2, ("progress", "G1")),
        (2, ("progress", "G1", "lots")),
        (2, ("progress", "G1", "")),
        (2, ("progress", "G1", "+inf")),
        (2, ("progress", "G1", "1", "--confidence", "6")),
        (2, ("progress", "G1", "1", "--confidence", "high")),
        (2, ("progress", "G1", "1", "--confdence", "3")),
        (2, ("progress", "M1", "1")),
        (3, ("progress", "G9", "1")),
        (4, ("progress", "G1", "1", "--on", "someday")),
        (2, ("change", "G1", "--title", "Other")),
        (2, ("change", "G1", "--why", "because")),
        (2, ("change", "G1", "--title", "Give two talks", "--why", "the same")),
        (2, ("change", "G1", "--title", " ", "--why", "because")),
        (2, ("change", "G1", "--by", "friday", "--no-by", "--why", "both")),
        (3, ("change", "G9", "--title", "Other", "--why", "because")),
        (4, ("change", "G1", "--by", "someday", "--why", "because")),
        (2, ("agree",)),
        (2, ("agree", "S1")),
        (3, ("agree", "9")),
        (4, ("agree", "G1", "--on", "someday")),
        (2, ("resume", "G1")),
        (3, ("pause", "G9")),
        (2, ("drop", "G1")),
        (2, ("drop", "G1", "--why", " ")),
        (2, ("change", "G1", "--title", "Other", "--why", "")),
        (3, ("drop", "G9", "--why", "x")),
        (3, ("achieve", "G9")),
        (3, ("show", "G9")),
        (2, ("show", "Gx")),
        (2, ("list", "--status", "sleeping")),
        (4, ("list", "--stale", "a bit")),
        (3, ("list", "--with", "Zoe")),
        (2, ("list", "G1")),
        (2, ("forget", "G1")),
    ],
)
def test_what_makes_no_sense_is_refused(
    mentorlog: Mentorlog, journal_path: Path, code: int, words: tuple[str, ...]
) -> None:
    furnish(journal_path)
    assert refused(mentorlog, journal_path, code, "goal", *words)


@pytest.mark.parametrize("id_", ["G1", "g1", "1", " G1 "])
def test_an_id_is_understood_in_either_case_with_and_without_its_letter(
    mentorlog: Mentorlog, journal_path: Path, id_: str
) -> None:
    furnish(journal_path)
    answer = mentorlog("goal", "show", id_)
    assert answer.out.startswith("G1  Give two talks\n")


def test_progress_is_a_value_or_what_is_new(
    mentorlog: Mentorlog, journal_path: Path
) -> None:
    mentorlog("goal", "add", "Talk", "--from", "1", "--to", "9")
    values = ["3", "+2", "-1.5", "+0,5", "0"]
    answers = [mentorlog("goal", "progress", "G1", v) for v in values]
    assert [a.out.splitlines()[0] for a in answers] == [
        "C1  G1 at 3 · Tue 31 Mar 2026",
        "C2  G1 at 5 · Tue 31 Mar 2026",
        "C3  G1 at 3.5 · Tue 31 Mar 2026",
        "C4  G1 at 4 · Tue 31 Mar 2026",
        "C5  G1 at 0 · Tue 31 Mar 2026",
    ]
    assert rows(journal_path, "select value from checkins order by id") == [
        {"value": 3.0},
        {"value": 5.0},
        {"value": 3.5},
        {"value": 4.0},
        {"value": 0.0},
    ]


def test_the_first_step_counts_from_the_start(mentorlog: Mentorlog) -> None:
    mentorlog("goal", "add", "Bugs", "--from", "20", "--to", "5")
    assert mentorlog("goal", "progress", "1", "-3").out.startswith("C1  G1 at 17 ")


def test_progress_into_the_past_does_not_change_where_the_goal_stands(
    mentorlog: Mentorlog,
) -> None:
    mentorlog("goal", "add", "Talk", "--to", "9")
    mentorlog("goal", "progress", "G1", "5")
    mentorlog("goal", "progress", "G1", "2", "--on", "last friday")
    (goal,) = mentorlog("goal", "list", "--json").json
    assert goal["value"] == 5.0


def test_a_number_too_large_to_count_with_is_refused_in_words(
    mentorlog: Mentorlog, journal_path: Path
) -> None:
    mentorlog("goal", "add", "Grow", "--to", "1e308")
    mentorlog("goal", "progress", "G1", "1e308")
    refused(mentorlog, journal_path, 2, "goal", "progress", "G1", "+1e308")


@pytest.mark.parametrize(
    ("start", "target", "now", "share"),
    [
        ("0", "2", "1", 0.5),
        ("20", "5", "11", 0.6),
        ("20", "5", "25", 0.0),
        ("20", "5", "2", 1.0),
        ("-4", "4", "0", 0.5),
    ],
)
def test_rising_and_falling_measures_are_shares_of_the_way(
    mentorlog: Mentorlog, start: str, target: str, now: str, share: float
) -> None:
    mentorlog("goal", "add", "Move", "--from", start, "--to", target)
    mentorlog("goal", "progress", "G1", now)
    (goal,) = mentorlog("goal", "list", "--json").json
    assert goal["share"] == pytest.approx(share)


def test_reaching_the_target_says_how_to_close_the_goal(mentorlog: Mentorlog) -> None:
    mentorlog("goal", "add", "Bugs", "--from", "20", "--to", "5")
    assert mentorlog("goal", "progress", "G1", "6").err == ""
    assert "mentorlog goal achieve G1" in mentorlog("goal", "progress", "G1", "5").err


def test_a_check_in_of_a_private_goal_is_private(
    mentorlog: Mentorlog, journal_path: Path
) -> None:
    mentorlog("goal", "add", "Mine", "--private")
    mentorlog("goal", "progress", "G1", "1")
    assert value(journal_path, "select private from checkins") == 1


def test_a_changed_goal_keeps_its_old_wording_and_the_reason(
    mentorlog: Mentorlog, journal_path: Path
) -> None:
    furnish(journal_path)
    answer = mentorlog(
        *("goal", "change", "G1", "--title", "Give three talks", "--to", "3"),
        *("--no-by", "--why", "Two went so well", "--on", "yesterday"),
    )
    assert answer.out == ("G1  Give three talks · given · 0 → 3 talks · with Priya\n")
    shown = mentorlog("goal", "show", "G1").out
    for piece in ("Give two talks", "Two went so well", "Mon 30 Mar 2026", "30"):
        assert piece in shown
    (revision,) = mentorlog("goal", "show", "G1", "--json").json["revisions"]
    assert revision == {
        "day": "2026-03-30",
        "why": "Two went so well",
        "before": {"title": "Give two talks", "to": "2", "by": "2026-06-30"},
        "after": {"title": "Give three talks", "to": "3", "by": None},
    }


@pytest.mark.parametrize(
    ("option", "text", "column", "stored"),
    [
        ("--title", "New", "title", "New"),
        ("--measure", "counted", "measure", "counted"),
        ("--from", "1", "start", 1.0),
        ("--to", "7", "target", 7.0),
        ("--unit", "hours", "unit", "hours"),
        ("--by", "2026-09-01", "due", "2026-09-01"),
    ],
)
def test_whatever_a_goal_says_can_be_changed(
    mentorlog: Mentorlog,
    journal_path: Path,
    option: str,
    text: str,
    column: str,
    stored: object,
) -> None:
    furnish(journal_path)
    assert mentorlog("goal", "change", "G1", option, text, "--why", "so").code == 0
    assert value(journal_path, f"select {column} from goals where id = 1") == stored


def test_a_goal_is_agreed_paused_resumed_achieved_and_taken_up_again(
    mentorlog: Mentorlog, journal_path: Path
) -> None:
    furnish(journal_path)

    def goal() -> tuple[object, ...]:
        (row,) = rows(journal_path, "select * from goals where id = 1")
        return row["status"], row["agreed_on"], row["closed_on"], row["closed_why"]

    assert "agreed Mon 30 Mar 2026" in (
        mentorlog("goal", "agree", "G1", "--on", "yesterday").out
    )
    assert goal() == ("active", "2026-03-30", None, None)
    assert " · paused" in mentorlog("goal", "pause", "G1").out
    refused(mentorlog, journal_path, 2, "goal", "pause", "G1")
    mentorlog("goal", "resume", "G1")
    assert goal() == ("active", "2026-03-30", None, None)
    assert " · achieved" in mentorlog("goal", "achieve", "G1").out
    assert goal() == ("achieved", "2026-03-30", "2026-03-31", None)
    said = refused(mentorlog, journal_path, 2, "goal", "progress", "G1", "2")
    assert said.endswith("mentorlog goal resume G1")
    mentorlog("goal", "resume", "G1")
    assert goal() == ("active", "2026-03-30", None, None)
    mentorlog("goal", "drop", "G1", "--why", "Not mine", "--on", "last friday")
    assert goal() == ("dropped", "2026-03-30", "2026-03-27", "Not mine")
    assert "Not mine" in mentorlog("goal", "show", "G1").out


@pytest.mark.parametrize(
    "words",
    [
        ("change", "G1", "--title", "x", "--why", "y"),
        ("agree", "G1"),
        ("pause", "G1"),
        ("achieve", "G1"),
        ("drop", "G1", "--why", "y"),
        ("progress", "G1", "1"),
    ],
)
def test_a_closed_goal_is_left_alone_until_it_is_taken_up_again(
    mentorlog: Mentorlog, journal_path: Path, words: tuple[str, ...]
) -> None:
    mentorlog("goal", "add", "x")
    mentorlog("goal", "achieve", "G1")
    refused(mentorlog, journal_path, 2, "goal", *words)


def _listed(mentorlog: Mentorlog, *options: str) -> list[str]:
    answer = mentorlog("goal", "list", *options, "--json")
    assert answer.code == 0
    return [goal["id"] for goal in answer.json]


def test_the_list_has_what_is_asked_for(mentorlog: Mentorlog) -> None:
    mentorlog("goal", "add", "silent", "--on", "2026-02-01", "--tag", "a")
    mentorlog("goal", "add", "heard of", "--on", "2026-02-01")
    mentorlog("goal", "progress", "G2", "1", "--on", "2026-03-20")
    mentorlog("goal", "add", "paused", "--on", "2026-02-01", "--tag", "a")
    mentorlog("goal", "pause", "G3")
    mentorlog("goal", "add", "achieved")
    mentorlog("goal", "achieve", "G4")
    mentorlog("goal", "add", "dropped")
    mentorlog("goal", "drop", "G5", "--why", "x")
    assert _listed(mentorlog) == ["G1", "G2", "G3"]
    assert _listed(mentorlog, "--all") == ["G1", "G2", "G3", "G4", "G5"]
    assert _listed(mentorlog, "--status", "achieved") == ["G4"]
    assert _listed(mentorlog, "--status", "Dropped") == ["G5"]
    assert _listed(mentorlog, "--tag", "a") == ["G1", "G3"]
    assert _listed(mentorlog, "--tag", "#A") == ["G1", "G3"]
    assert _listed(mentorlog, "--stale", "30d") == ["G1"]
    assert _listed(mentorlog, "--stale", "1 week") == ["G1", "G2"]


def test_lists_show_one_mentorship_unless_all_are_asked_for(
    mentorlog: Mentorlog, journal_path: Path
) -> None:
    furnish(journal_path)
    assert _listed(mentorlog) == ["G1", "G2"]
    assert _listed(mentorlog, "--with", "tom") == ["G3"]
    assert _listed(mentorlog, "--with", "ALL") == ["G1", "G2", "G3"]
    table = mentorlog("goal", "list", "--with", "all").out
    assert "With" in table
    assert "Tomás" in table


def test_the_list_shows_how_far_each_goal_has_come(
    mentorlog: Mentorlog, journal_path: Path
) -> None:
    furnish(journal_path)
    head, first, second = mentorlog("goal", "list").out.splitlines()
    assert head.split() == ["ID", "Goal", "Due", "Way", "Now", "Heard", "of", "State"]
    for piece in ("Tue 30 Jun", "0 → 2 talks", "█████░░░░░ 1", "13 days ago", "active"):
        assert piece in first
    for piece in ("20 → 8", "░░░░░░░░░░ 20", "today"):
        assert piece in second


def test_showing_a_goal_shows_its_whole_story(
    mentorlog: Mentorlog, journal_path: Path
) -> None:
    furnish(journal_path)
    shown = mentorlog("goal", "show", "G1").out
    for piece in (
        *("G1  Give two talks", "To be heard", "given", "0 → 2 talks"),
        *("Tue 30 Jun", "Priya", "#talks", "C1", "Wed 18 Mar 2026", "It went well"),
        *("confidence 4 of 5", "A1  Draft the outline", "M1  First talk"),
    ):
        assert piece in shown
    told = mentorlog("goal", "show", "G1", "--json").json
    assert (told["milestones"], told["actions"]) == (["M1"], ["A1"])
    assert [c["id"] for c in told["checkins"]] == ["C1"]
    assert (told["share"], told["heard_on"]) == (0.5, "2026-03-18")
