"""`share`: a report to hand over, for whoever shall read it."""

from __future__ import annotations

import re
from stat import S_IMODE
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt  # noqa: TID251, TID253 - the judge of a page

from editors import editor
from keyboard import Seat
from mentorlog.pages.markdown import begun
from program import MENTORLOG, Program
from refusal import refused, sentence
from terminal import drawn

if TYPE_CHECKING:
    from pathlib import Path

    from conftest import Mentorlog

MENTOR = ("share", "--for", "mentor")


def _do(mentorlog: Mentorlog, *lines: tuple[str, ...]) -> None:
    for words in lines:
        answer = mentorlog(*words)
        assert answer.code == 0, answer


def _begin(mentorlog: Mentorlog, *lines: tuple[str, ...], role: str = "mentee") -> None:
    start = ("mentorship", "start", "Priya", "--as", role, "--on", "2025-10-01")
    _do(mentorlog, start, *lines)


def _section(out: str, heading: str) -> list[str]:
    """The lines under a heading of the text."""
    _, _, rest = out.partition(f"\n{heading}\n")
    return rest.partition("\n\n")[0].splitlines()


# --- nothing to hand over


def test_an_empty_journal_says_what_to_type(
    mentorlog: Mentorlog, journal_path: Path, tmp_path: Path
) -> None:
    answer = mentorlog(*MENTOR)
    assert (answer.code, answer.out) == (0, "")
    assert "mentorlog session log" in answer.err
    assert mentorlog(*MENTOR, "--format", "md").out == ""
    assert mentorlog(*MENTOR, "--json").out == "null\n"
    there = tmp_path / "report.md"
    assert "Nothing is written yet" in sentence(
        answer := mentorlog(*MENTOR, "--out", str(there))
    )
    assert answer.code == 1
    assert not there.exists()
    assert not journal_path.exists()


def test_a_time_without_anything_makes_no_report(
    mentorlog: Mentorlog, tmp_path: Path
) -> None:
    _begin(mentorlog)
    answer = mentorlog(*MENTOR)
    assert (answer.code, answer.out) == (0, "")
    assert "nothing to hand over about Priya since 31 December 2025" in answer.err
    assert mentorlog(*MENTOR, "--json").json["empty"] is True
    there = tmp_path / "report.md"
    assert mentorlog(*MENTOR, "--out", str(there)).code == 1
    assert not there.exists()


# --- for whom, and of which time


def test_a_report_that_does_not_fit_is_refused(
    mentorlog: Mentorlog, journal_path: Path
) -> None:
    _begin(mentorlog, ("mentorship", "start", "Tomás", "--as", "mentor"))
    for words, hint in (
        ((), "--for mentor, --for manager or --for self"),
        (("--for", "boss"), "write mentor, mentee, manager or self"),
        (("--for", "mentee"), "“Priya” is your mentor: --for mentor"),
        (("--for", "mentor", "--with", "tomas"), "--for mentee"),
        (("--for", "manager", "--with", "tomas"), "theirs to tell"),
        (("--for", "manager", "--include-quotes"), "stays between you"),
        (("--for", "mentor", "--with", "all"), "about one person"),
        (("--for", "mentor", "--format", "pdf"), "write text, md, html or json"),
        (("--for", "mentor", "--since", "2026-04-01"), "choose an earlier day"),
        (("--for", "mentor", "--until", "2025-09-30"), "choose a later day"),
        (("--for", "mentor", "--format", "json", "--out", "x.json"), "JSON is printed"),
    ):
        assert hint in refused(mentorlog, journal_path, 2, "share", *words)
    refused(mentorlog, journal_path, 3, *MENTOR, "--with", "Nobody")
    refused(mentorlog, journal_path, 4, *MENTOR, "--since", "once upon a time")


def test_it_tells_of_three_months_or_of_the_time_that_is_said(
    mentorlog: Mentorlog,
) -> None:
    _begin(mentorlog, ("win", "Spoke first"))

    def first_line(*words: str) -> str:
        return mentorlog(*MENTOR, *words).out.partition("\n")[0]

    assert first_line() == "Progress with Priya, 31 Dec 2025 – 31 Mar 2026"
    assert first_line("--since", "start").endswith("1 Oct 2025 – 31 Mar 2026")
    assert first_line("--since", "2001-01-01").endswith("1 Oct 2025 – 31 Mar 2026")
    assert first_line("--since", "2026-01-01").endswith("Q1 2026")
    assert first_line("--since", "2026-03-01").endswith("March 2026")
    _do(mentorlog, ("win", "Early", "--on", "2026-02-02"))
    past = mentorlog(*MENTOR, "--since", "2026-02-01", "--until", "2026-02-28").out
    assert "\nFrom 1 February to 28 February 2026: 1 small win.\n" in past
    assert "Spoke first" not in past


def test_of_a_time_that_is_over_it_tells_how_things_stood(
    mentorlog: Mentorlog,
) -> None:
    _begin(
        mentorlog,
        ("goal", "add", "Give a talk", "--on", "2026-01-05"),
        ("goal", "achieve", "G1", "--on", "2026-03-20"),
        ("action", "add", "Draft it", "--on", "2026-01-05", "--by", "2026-03-25"),
        ("action", "done", "A1", "--on", "2026-03-20", "--result", "It was long"),
        ("challenge", "add", "Too fast", "--on", "2026-01-05"),
        ("challenge", "raise", "X1", "--on", "2026-03-20"),
    )
    then = mentorlog(*MENTOR, "--since", "start", "--until", "2026-02-28").out
    assert _section(then, "Where my goals stand") == ["- Give a talk"]
    assert _section(then, "What I have promised") == ["- Draft it · by 25 Mar"]
    for later in ("reached", "It was long", "Too fast"):
        assert later not in then
    now = mentorlog(*MENTOR, "--since", "start").out
    assert _section(now, "Where my goals stand") == ["- Give a talk · reached 20 Mar"]
    assert "Too fast · raised 20 Mar" in now


# --- what is told


def test_the_essentials_count_what_may_be_told(mentorlog: Mentorlog) -> None:
    _begin(
        mentorlog,
        ("session", "log", "Talked.", "--minutes", "40", "--on", "2026-03-02"),
        ("session", "log", "Talked of it.", "--private", "--on", "2026-03-03"),
        ("goal", "add", "Give talks", "--to", "2", "--on", "2026-03-02"),
        ("goal", "add", "Read more", "--on", "2026-03-02"),
        ("goal", "progress", "G1", "1", "--on", "2026-03-03"),
        ("goal", "progress", "G2", "9", "--private", "--on", "2026-03-03"),
        ("action", "add", "One", "--by", "2026-03-10", "--on", "2026-03-02"),
        ("action", "add", "Two", "--by", "2026-03-10", "--on", "2026-03-02"),
        (*("action", "add", "Three", "--by", "2026-03-10"), "--private"),
        ("action", "done", "A1", "--on", "2026-03-05"),
        ("action", "done", "A3", "--on", "2026-03-05"),
        (*("action", "add", "Four", "--owner", "them", "--on", "2026-03-02"),),
        ("action", "done", "A4", "--on", "2026-03-05"),
        ("feedback", "add", "Slow down", "--from", "them", "--on", "2026-03-06"),
        ("feedback", "add", "Louder", "--from", "them", "--private"),
        ("feedback", "act", "F1", "Breathe"),
        ("win", "Spoke first"),
    )
    assert mentorlog(*MENTOR).out.splitlines()[2] == (
        "Since 31 December 2025: 1 talk (40 min), 1 of 2 goals moved, 1 of 2 promises"
        " kept by me and 1 of 1 by you, 1 small win. I acted on 1 of your 1 piece of"
        " feedback."
    )
    assert mentorlog("share", "--for", "manager").out.splitlines()[2] == (
        "Since 31 December 2025: 1 talk, 1 of 2 goals moved, 1 of 2 promises kept,"
        " 1 small win."
    )
    assert "by Priya" in mentorlog("share", "--for", "self").out.splitlines()[2]


def test_a_mentor_hands_over_to_a_mentee(mentorlog: Mentorlog) -> None:
    _begin(
        mentorlog,
        ("goal", "add", "Own the job", "--on", "2026-03-02"),
        ("feedback", "add", "You explain it well", "--to", "them", "--strength"),
        ("feedback", "act", "F1", "Explain it to Bo"),
        ("action", "done", "A1", "--result", "Bo runs it now"),
        role="mentor",
    )
    out = mentorlog("share", "--for", "mentee").out
    assert _section(out, "Where your goals stand") == ["- Own the job"]
    assert _section(out, "What I told you, and what came of it") == [
        "- “You explain it well” · a strength · 31 Mar",
        "  → Explain it to Bo",
        "    → “Bo runs it now”",
    ]


def test_the_words_of_the_other_one_are_told_where_that_is_wanted(
    mentorlog: Mentorlog,
) -> None:
    _begin(
        mentorlog,
        ("feedback", "add", "Slow down", "--from", "them", "--about", "the talk"),
        ("feedback", "act", "F1", "Breathe first"),
        ("action", "done", "A1"),
        ("skill", "add", "Speaking"),
        ("skill", "rate", "K1", "2"),
        ("skill", "rate", "K1", "4", "--by", "them", "--note", "Do it again"),
        ("gesture", "add", "On pauses", "--from", "them", "--article", "https://a.b"),
    )
    plain, quoting = mentorlog(*MENTOR), mentorlog(*MENTOR, "--include-quotes")
    for words in ("Slow down", "proficient", "Do it again", "On pauses"):
        assert words not in plain.out
        assert words in quoting.out
    assert "- Your remark of 31 Mar on the talk\n  → Breathe first\n" in plain.out
    assert "For what came from you: an article" in plain.out
    assert plain.err == (
        "Left out: 1 rating by Priya, the words of 1 piece of feedback"
        " (--include-quotes).\n"
    )
    assert quoting.err == ""


def test_what_is_left_out_is_said_to_the_writer_alone(mentorlog: Mentorlog) -> None:
    private = ("--private", "--on", "2026-03-02")
    _begin(
        mentorlog,
        ("win", "Spoke first"),
        *[("note", "add", "Mine", *private)] * 4,
        ("session", "log", "Ours", *private),
        ("goal", "add", "Secret", *private),
        ("challenge", "add", "Unspoken", "--on", "2026-03-02"),
        ("note", "add", "Long ago", "--private", "--on", "2025-10-02"),
    )
    left = "1 private goal, 1 private talk, 4 private notes, 1 challenge not raised yet"
    for form in ((), ("--format", "md"), ("--json",), ("--plain",)):
        answer = mentorlog(*MENTOR, *form)
        assert answer.err == f"Left out: {left}.\n"
        assert "private" not in answer.out.casefold()
    assert mentorlog(*MENTOR, "--quiet").err == ""
    manager = mentorlog("share", "--for", "manager").err
    assert manager.endswith(", whatever is between you and Priya alone.\n")


def test_much_is_cut_for_people_and_whole_for_scripts(mentorlog: Mentorlog) -> None:
    done = [("win", f"Win {number}") for number in range(11)]
    _begin(mentorlog, *done)
    assert _section(mentorlog(*MENTOR).out, "Small wins")[-1] == "- … and 3 more"
    assert "- … and 3 more" in mentorlog(*MENTOR, "--format", "md").out
    assert mentorlog(*MENTOR, "--plain").out.count("Small wins\t") == 11
    assert len(mentorlog(*MENTOR, "--json").json["wins"]) == 11


def test_of_much_that_was_done_what_had_a_result_comes_first(
    mentorlog: Mentorlog,
) -> None:
    _begin(mentorlog)
    for number in range(1, 10):
        _do(mentorlog, ("action", "add", f"Deed {number}"))
        result = ("--result", "It helped") if number == 1 else ()
        _do(mentorlog, ("action", "done", f"A{number}", *result))
    told = _section(mentorlog(*MENTOR).out, "What I did")
    assert told[:2] == ["- Deed 1 · 31 Mar", "  “It helped”"]
    assert told[2:] == [
        *(f"- Deed {n} · 31 Mar" for n in range(5, 10)),
        "- … and 3 more",
    ]


def test_no_id_is_handed_over(mentorlog: Mentorlog) -> None:
    for audience, whom in (("mentor", "Pri"), ("mentee", "Tom"), ("self", "Pri")):
        for form in ((), ("--format", "md"), ("--json",), ("--plain",)):
            words = ("share", "--for", audience, "--with", whom, *form)
            out = mentorlog("demo", *words).out
            assert out
            assert not re.findall(r"\b[A-Z]\d+\b", out)


# --- where it goes


def test_a_file_appears_whole_and_for_its_owner_alone(
    mentorlog: Mentorlog, journal_path: Path, tmp_path: Path
) -> None:
    _begin(mentorlog, ("win", "Spoke *first*"))
    page, text = tmp_path / "priya.md", tmp_path / "priya.txt"
    assert mentorlog(*MENTOR, "--out", str(page)).out == f"{page} · md\n"
    assert mentorlog(*MENTOR, "--out", str(text)).out == f"{text} · text\n"
    assert page.read_text("utf-8") == mentorlog(*MENTOR, "--format", "md").out
    assert text.read_text("utf-8") == mentorlog(*MENTOR).out
    assert "Spoke \\*first\\*" in page.read_text("utf-8")
    assert {S_IMODE(path.stat().st_mode) for path in (page, text)} == {0o600}
    assert sorted(tmp_path.glob("*priya*")) == [page, text]

    before = page.read_bytes()
    _do(mentorlog, ("win", "Again"))
    refused(mentorlog, journal_path, 2, *MENTOR, "--out", str(page))
    assert page.read_bytes() == before
    refused(mentorlog, journal_path, 2, *MENTOR, "--out", str(tmp_path))
    refused(mentorlog, journal_path, 2, *MENTOR, "--out", str(tmp_path / "no" / "x"))
    refused(mentorlog, journal_path, 2, *MENTOR, "--out", str(journal_path), "--force")
    assert mentorlog(*MENTOR, "--out", str(page), "--force", "--quiet").out == ""
    assert "Again" in page.read_text("utf-8")


@pytest.mark.parametrize("columns", [40, 80])
def test_no_word_is_broken_at_a_terminal(
    mentorlog: Mentorlog,
    journal_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    columns: int,
) -> None:
    long = "Some words that go on and on until no terminal has any room for them"
    _begin(
        mentorlog,
        ("goal", "add", long, "--measure", long),
        ("milestone", "add", long),
        ("milestone", "celebrate", "M1", "--how", long),
        ("topic", "add", long),
    )
    told = drawn(journal_path, monkeypatch, *MENTOR, columns=columns)
    assert max(map(len, told.splitlines())) <= columns
    words = {word for line in told.splitlines() for word in line.split()}
    assert set(mentorlog(*MENTOR).out.split()) - {"Priya,"} <= words
    ascii_ = drawn(
        journal_path, monkeypatch, *MENTOR, columns=columns, encoding="ascii"
    )
    assert ascii_.isascii()


def test_a_long_report_goes_through_the_pager(
    mentorlog: Mentorlog, journal_path: Path, tmp_path: Path
) -> None:
    _begin(mentorlog, *(("win", f"step {number}") for number in range(8)))
    seen = tmp_path / "seen"
    pager = editor(tmp_path, f'cat > "{seen}"', "pager")
    env = Program(journal_path).env(PAGER=pager, LINES="10")
    with Seat([*MENTORLOG, *MENTOR], env) as seat:
        assert seat.end() == 0
        assert "step 2" not in seat.seen
    assert "step 2" in seen.read_text()


@given(st.text())
def test_no_text_begins_anything_in_markdown(text: str) -> None:
    shown = " ".join(text.split())
    tokens = MarkdownIt().parse(f"- {begun(text)}\n")
    kinds = [token.type for token in tokens if token.nesting == 1]
    assert kinds in (
        ["bullet_list_open", "list_item_open", "paragraph_open"],
        ["bullet_list_open", "list_item_open"],
    )
    assert (len(kinds) == 3) == bool(shown)


@pytest.mark.parametrize("text", ["1. x", "12) x", "- x", "+ x", "---", "# x", "> x"])
def test_what_looks_like_markdown_is_shown_as_it_is(text: str) -> None:
    tokens = MarkdownIt().parse(f"- {begun(text)}\n\n{begun(text)}\n")
    inline = [token for token in tokens if token.type == "inline"]
    assert ["".join(t.content for t in i.children or ()) for i in inline] == [text] * 2
