"""History: every version of an entry, with the command that made it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from furnished import furnish
from refusal import refused
from terminal import drawn

if TYPE_CHECKING:
    from pathlib import Path

    import pytest

    from conftest import Mentorlog


def test_history_of_an_entry_is_every_version_and_what_changed(
    mentorlog: Mentorlog,
) -> None:
    mentorlog("goal", "add", "Give a talk", "--tag", "work", today="2026-01-05")
    mentorlog("edit", "G1", "--title", "Give two talks", today="2026-02-05")
    mentorlog("goal", "achieve", "G1", today="2026-03-05")
    mentorlog("tag", "G1", "--off", "work", today="2026-03-06")
    mentorlog("undo", today="2026-03-07")

    told = mentorlog("history", "g1", "--json").json
    assert [(step["step"], step["command"]) for step in told] == [
        (1, "goal add"),
        (2, "edit"),
        (3, "goal achieve"),
        (4, "tag"),
        (5, "undo"),
    ]
    assert [step["at"][:10] for step in told] == [
        "2026-01-05",
        "2026-02-05",
        "2026-03-05",
        "2026-03-06",
        "2026-03-07",
    ]
    (edited,) = told[1]["changes"]
    assert edited["differences"] == [
        {"field": "title", "before": "Give a talk", "after": "Give two talks"}
    ]
    assert {d["field"] for d in told[2]["changes"][0]["differences"]} >= {"status"}
    assert [c["what"] for c in told[3]["changes"]] == ["removed"]
    assert told[4]["undoes"] == [4]

    text = mentorlog("history", "G1").out
    assert "title  “Give a talk” → “Give two talks”" in text
    assert "the tag #work on G1 · taken away" in text
    assert "undo · step 5 · takes back step 4" in text


def test_a_long_text_is_told_by_its_lines(mentorlog: Mentorlog) -> None:
    text = "\n".join(f"line {number}" for number in range(30))
    mentorlog("note", "add", stdin=text)
    mentorlog("edit", "N1", "--text", text.replace("line 7\n", "line seven\n"))
    told = mentorlog("history", "N1").out.split("edit", 1)[1]
    assert "      -line 7\n      +line seven\n" in told
    assert "line 20" not in told


def test_history_of_the_journal_is_told_by_days_of_the_persons_clock(
    mentorlog: Mentorlog,
) -> None:
    for day in ("2026-03-01", "2026-03-10", "2026-03-20"):
        mentorlog("note", "add", day, today=day)

    def steps(*words: str) -> list[int]:
        return [s["step"] for s in mentorlog("history", *words, "--json").json]

    assert steps() == [1, 2, 3]
    assert steps("--since", "2026-03-10") == [2, 3]
    assert steps("--until", "2026-03-10") == [1, 2]
    assert steps("--since", "2026-03-10", "--until", "2026-03-10") == [2]
    assert steps("N2", "--since", "2026-03-11") == []
    assert mentorlog("history", "--since", "today", today="2027-01-01").code == 0


def test_history_without_more_words_is_the_latest_twenty_steps(
    mentorlog: Mentorlog, journal_path: Path
) -> None:
    furnish(journal_path)
    told = mentorlog("history", "--json").json
    assert len(told) == 20
    assert [s["step"] for s in told] == sorted(s["step"] for s in told)
    assert "Earlier ones" in mentorlog("history").err
    assert mentorlog("history", "--since", "2026-03-31").err == ""


def test_nothing_is_cut_in_history(mentorlog: Mentorlog) -> None:
    why = "word " * 60 + "end"
    mentorlog("goal", "add", "Read", "--why", why)
    assert why in mentorlog("history", "G1").out
    assert "used at" not in mentorlog("history").out


def test_history_as_records_has_nine_fields_each(
    mentorlog: Mentorlog, journal_path: Path
) -> None:
    furnish(journal_path)
    mentorlog("note", "add", stdin="tab\there\nand a second line")
    lines = mentorlog("history", "--plain").out.splitlines()
    assert {line.count("\t") for line in lines} == {8}


def test_history_knows_what_is_in_the_trash_and_refuses_what_is_not_there(
    mentorlog: Mentorlog, journal_path: Path
) -> None:
    furnish(journal_path)
    mentorlog("remove", "N1")
    assert "into the trash" in mentorlog("history", "N1").out
    refused(mentorlog, journal_path, 3, "history", "N99")
    refused(mentorlog, journal_path, 2, "history", "nonsense")
    refused(mentorlog, journal_path, 4, "history", "--since", "someday")
    refused(mentorlog, journal_path, 2, "history", "--until", "9999-12-31")


def test_an_empty_history_says_so(mentorlog: Mentorlog, journal_path: Path) -> None:
    answer = mentorlog("history")
    assert (answer.code, answer.out, answer.err) == (0, "", "Nothing yet.\n")
    assert not journal_path.exists()


def test_history_is_drawn_within_the_terminal(
    mentorlog: Mentorlog, journal_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    mentorlog("note", "add", "word " * 60)
    told = drawn(journal_path, monkeypatch, "history", columns=60)
    assert max(map(len, told.splitlines())) <= 60


def test_text_in_history_has_no_effect_on_the_terminal(mentorlog: Mentorlog) -> None:
    mentorlog("note", "add", stdin="\x1b[31mred\n\x07bell\n[bold]x[/b]")
    mentorlog("edit", "N1", "--text", "\x9b31m")
    for words in (("history", "N1"), ("undo", "--list"), ("undo", "--dry-run")):
        out = mentorlog(*words).out
        assert not {"\x1b", "\x07", "\x9b"} & set(out), words
    assert "[bold]x[/b]" in mentorlog("history", "N1").out
