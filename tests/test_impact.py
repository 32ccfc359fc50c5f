"""Impact: advice, what was done because of it, and what came of that."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from refusal import refused
from terminal import drawn

if TYPE_CHECKING:
    from pathlib import Path

    from conftest import Mentorlog

ADVICE = "Say the conclusion first"


def _do(mentorlog: Mentorlog, *words: str) -> None:
    answer = mentorlog(*words)
    assert answer.code == 0, answer


def _impact(mentorlog: Mentorlog, *words: str) -> dict[str, Any]:
    (told,) = mentorlog("impact", *words, "--json").json
    assert isinstance(told, dict)
    return told


def _with(mentorlog: Mentorlog, role: str) -> None:
    start = ("mentorship", "start", "Priya", "--as", role, "--on", "2025-06-02")
    _do(mentorlog, *start)


def _acted_on(mentorlog: Mentorlog, way: str, *more: str) -> None:
    """Feedback of one way that was acted on, with a result."""
    add = ("feedback", "add", ADVICE, way, "them", "--improvement")
    _do(mentorlog, *add, "--on", "2026-02-01", *more)
    _do(mentorlog, "feedback", "act", "F1", "Turn the talk round", "--on", "2026-02-02")
    done = ("action", "done", "A1", "--on", "2026-03-03")
    _do(mentorlog, *done, "--result", "the room laughed")


def test_an_empty_journal_says_what_to_type_and_stays_unwritten(
    mentorlog: Mentorlog, journal_path: Path
) -> None:
    answer = mentorlog("impact")
    assert (answer.code, answer.out.count("\n")) == (0, 1)
    assert "mentorlog session log" in answer.out
    assert mentorlog("impact", "--with", "all", "--json").json == []
    assert not journal_path.exists()


@pytest.mark.parametrize(
    ("role", "command"), [("mentee", "feedback ask"), ("mentor", "feedback add")]
)
def test_a_mentorship_without_anything_says_what_would_help(
    mentorlog: Mentorlog, role: str, command: str
) -> None:
    _with(mentorlog, role)
    told = mentorlog("impact").out
    assert told.startswith("Nothing is written since 31 Dec 2025")
    assert f"mentorlog {command}" in told
    assert _impact(mentorlog)["empty"] is True


@pytest.mark.parametrize(
    ("role", "way", "title"),
    [
        ("mentee", "--from", "What the guidance led to · Priya (mentor)"),
        ("mentor", "--to", "What your guidance led to · Priya (mentee)"),
    ],
)
def test_a_chain_leads_from_advice_to_deed_to_result(
    mentorlog: Mentorlog, role: str, way: str, title: str
) -> None:
    _with(mentorlog, role)
    _acted_on(mentorlog, way)
    out = mentorlog("impact").out
    assert out.startswith(title)
    assert (
        f"F1  “{ADVICE}” · 1 Feb → A1 Turn the talk round · done 3 Mar"
        " → “the room laughed”\n"
    ) in out
    told = _impact(mentorlog)
    assert told["followed"] == {"promised": 1, "done": 1, "dropped": 0, "open": 0}
    assert told["feedback"] == {"told": 1, "acted_on": 1, "not_yet": []}


@pytest.mark.parametrize(("role", "way"), [("mentee", "--to"), ("mentor", "--from")])
def test_what_the_mentee_said_to_the_mentor_is_no_guidance(
    mentorlog: Mentorlog, role: str, way: str
) -> None:
    _with(mentorlog, role)
    _acted_on(mentorlog, way)
    told = _impact(mentorlog)
    assert told["chains"] == []
    assert told["feedback"]["told"] == told["followed"]["promised"] == 0


def test_what_was_promised_in_a_talk_is_a_chain_of_the_talk(
    mentorlog: Mentorlog,
) -> None:
    _with(mentorlog, "mentee")
    _do(mentorlog, "session", "log", "About the crates.", "--on", "2026-02-02")
    for text, owner in (
        ("One", "me"),
        ("Two", "me"),
        ("Hers", "them"),
        ("Three", "me"),
    ):
        add = ("action", "add", text, "--owner", owner, "--session", "S1")
        _do(mentorlog, *add, "--on", "2026-02-02")
    _do(mentorlog, "action", "add", "From nowhere", "--on", "2026-02-02")
    for number in (1, 3, 5):
        _do(mentorlog, "action", "done", f"A{number}", "--on", "2026-02-10")
    _do(mentorlog, "action", "drop", "A4", "--on", "2026-02-11")
    told = _impact(mentorlog)
    (chain,) = told["chains"]
    assert (chain["id"], chain["kind"]) == ("S1", "session")
    assert [done["id"] for done in chain["done"]] == ["A1"]
    assert told["followed"] == {"promised": 3, "done": 1, "dropped": 1, "open": 1}
    out = mentorlog("impact").out
    assert (
        "1 of 3 done that came of talks and feedback · 1 dropped · 1 still open" in out
    )
    assert "S1  About the crates. · 2 Feb → A1 One · done 10 Feb\n" in out


def test_improvements_nothing_was_promised_about_are_named(
    mentorlog: Mentorlog,
) -> None:
    _with(mentorlog, "mentee")
    _acted_on(mentorlog, "--from")
    add = ("feedback", "add", "Louder", "--from", "them", "--on", "2026-02-01")
    _do(mentorlog, *add, "--improvement")
    _do(mentorlog, *add, "--strength")
    assert _impact(mentorlog)["feedback"] == {
        "told": 3,
        "acted_on": 1,
        "not_yet": ["F2"],
    }
    assert "1 of 3 received acted on · nothing promised yet about F2" in (
        mentorlog("impact").out
    )


def test_what_was_promised_in_private_is_not_called_undone(
    mentorlog: Mentorlog,
) -> None:
    _with(mentorlog, "mentee")
    add = ("feedback", "add", "Louder", "--from", "them", "--on", "2026-02-01")
    _do(mentorlog, *add, "--improvement")
    _do(mentorlog, "feedback", "act", "F1", "Sing at home", "--private")
    page = mentorlog("impact", "--format", "md").out
    assert "0 of 1 received acted on\n" in page
    assert "Sing" not in page


def test_only_what_was_done_in_the_time_is_told(mentorlog: Mentorlog) -> None:
    _with(mentorlog, "mentee")
    _acted_on(mentorlog, "--from")
    assert _impact(mentorlog, "--since", "2026-03-03")["chains"]
    assert not _impact(mentorlog, "--since", "2026-03-04")["chains"]
    assert _impact(mentorlog)["first"] == "2025-12-31"
    assert _impact(mentorlog, "--since", "start")["first"] == "2025-06-02"


def test_goals_milestones_wins_and_thanks_of_the_time(mentorlog: Mentorlog) -> None:
    _with(mentorlog, "mentor")
    _do(mentorlog, "goal", "add", "Two talks", "--on", "2026-01-05")
    _do(mentorlog, "goal", "achieve", "G1", "--on", "2026-03-01")
    _do(mentorlog, "goal", "add", "Given up", "--on", "2026-01-05")
    _do(mentorlog, "goal", "drop", "G2", "--why", "No", "--on", "2026-03-01")
    _do(mentorlog, "milestone", "add", "First talk")
    _do(mentorlog, "milestone", "reach", "M1", "--on", "2026-02-01")
    _do(mentorlog, "win", "Asked", "--on", "2026-02-02")
    _do(mentorlog, "win", "Long ago", "--on", "2025-07-02")
    thank = ("gesture", "add", "For the patience", "--from", "them", "--thanks")
    _do(mentorlog, *thank, "--on", "2026-02-03")
    _do(mentorlog, "gesture", "add", "A link", "--message", "--on", "2026-02-03")
    out = mentorlog("impact").out
    for line in (
        "Goals       G1  Two talks · reached 1 Mar",
        "Milestones  M1  First talk · reached 1 Feb",
        "Wins        M2  Asked · 2 Feb",
        "Thanks      P1  “For the patience” · from Priya, 3 Feb",
    ):
        assert line in out
    for absent in ("Given up", "Long ago", "A link"):
        assert absent not in out


def test_what_is_private_is_marked_and_never_on_the_page(mentorlog: Mentorlog) -> None:
    _with(mentorlog, "mentee")
    _acted_on(mentorlog, "--from", "--private")
    _do(mentorlog, "session", "log", "Secret", "--private", "--on", "2026-02-02")
    _do(mentorlog, "action", "add", "Open deed", "--session", "S1")
    _do(mentorlog, "action", "done", "A2")
    _do(mentorlog, "win", "Seen by all")
    out = mentorlog("impact").out
    assert f"“{ADVICE}” (private)" in out
    assert "Secret (private)" in out
    page = mentorlog("impact", "--format", "md").out
    for absent in (ADVICE, "laughed", "Secret", "Open deed", "private"):
        assert absent not in page
    assert "Seen by all" in page
    whole = mentorlog("impact", "--format", "md", "--include-private").out
    assert ADVICE in whole


def test_the_page_is_whole_and_for_both_to_read(
    mentorlog: Mentorlog, journal_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    _with(mentorlog, "mentor")
    for number in range(1, 9):
        add = ("feedback", "add", f"Advice {number}", "--to", "them")
        _do(mentorlog, *add, "--on", "2026-02-01")
        _do(mentorlog, "feedback", "act", f"F{number}", f"Deed {number}")
        _do(mentorlog, "action", "done", f"A{number}", "--result", "*Good*")
    assert mentorlog("impact").out.count("Deed ") == 8
    short = drawn(journal_path, monkeypatch, "impact")
    assert "… and 2 before: mentorlog feedback list --with Priya" in short
    assert "Deed 8" in short
    assert "Deed 1 " not in short
    page = mentorlog("impact", "--format", "md").out
    assert page.startswith("# What the guidance led to · Priya (mentee)\n")
    assert "- **F1** “Advice 1” – 1 Feb\n  - → A1 Deed 1 · done 31 Mar\n" in page
    assert r"    - → “\*Good\*”" in page


def test_all_are_told_of_one_below_the_other(mentorlog: Mentorlog) -> None:
    _with(mentorlog, "mentee")
    _acted_on(mentorlog, "--from")
    start = ("mentorship", "start", "Tomás", "--as", "mentor", "--on", "2026-02-02")
    _do(mentorlog, *start)
    told = mentorlog("impact", "--with", "all", "--json").json
    assert [one["person"] for one in told] == ["Priya", "Tomás"]
    out = mentorlog("impact", "--with", "all").out
    assert "What the guidance led to · Priya" in out
    assert "of what came of your talks with Tomás" in out
    _do(mentorlog, "mentorship", "end", "Priya", "--on", "2026-03-10")
    since = mentorlog("impact", "--with", "all", "--since", "2026-03-20", "--json").json
    assert [one["person"] for one in since] == ["Tomás"]


def test_nonsense_is_refused_in_one_line(
    mentorlog: Mentorlog, journal_path: Path
) -> None:
    _with(mentorlog, "mentee")
    refused(mentorlog, journal_path, 2, "impact", "--since", "tomorrow")
    refused(mentorlog, journal_path, 4, "impact", "--since", "whenever")
    refused(mentorlog, journal_path, 3, "impact", "--with", "Nobody")
    refused(mentorlog, journal_path, 2, "impact", "--format", "html")


def test_plain_records_have_four_fields(mentorlog: Mentorlog) -> None:
    _with(mentorlog, "mentee")
    _acted_on(mentorlog, "--from")
    out = mentorlog("impact", "--plain").out
    assert {line.count("\t") for line in out.splitlines()} == {3}
    assert f"F1\t“{ADVICE}”\t1 Feb · A1 Turn the talk round" in out
