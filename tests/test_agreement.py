"""Agreements: agreed, looked at again, changed with a reason, ended, never lost."""

from __future__ import annotations

import os
import pty
import re
import select
import signal
import subprocess
from typing import TYPE_CHECKING, Any

import pytest

from editors import drafts_beside, keeps_what_it_saw, saves
from journal_file import changes, rows, value
from program import LONG, MENTORLOG, Program
from refusal import refused

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from conftest import Mentorlog


@pytest.fixture
def two_people(mentorlog: Mentorlog) -> None:
    """R1 Priya, who is in use, and R2 Tomás."""
    mentorlog("mentorship", "start", "Priya", "--on", "2026-01-05")
    mentorlog("mentorship", "start", "Tomás", "--as", "mentor", "--on", "2026-02-02")
    mentorlog("mentorship", "use", "Priya")


FORM = """\
# What we agree on

## Goals
Give two talks.

By summer.

## frequency and length
every two weeks, an hour

## Channel
<!-- nothing to say
about that -->

## Off limits ##
my pay

## Look again
3 months
"""


def _row(journal: Path, number: int = 1) -> dict[str, Any]:
    (row,) = rows(journal, "select * from agreements where id = ?", number)
    return row


def _ids(mentorlog: Mentorlog, *options: str, **more: str) -> list[str]:
    told = mentorlog("agreement", "list", *options, "--json", **more).json
    return [agreement["id"] for agreement in told]


def _story(mentorlog: Mentorlog, *options: str) -> list[tuple[str, str, str, Any]]:
    told = mentorlog("agreement", "show", "B1", *options, "--json").json
    return [(v["day"], v["what"], v["text"], v["why"]) for v in told["versions"]]


# --- agreed


@pytest.mark.usefixtures("two_people")
def test_an_agreement_is_written_down_with_everything_about_it(
    mentorlog: Mentorlog, journal_path: Path
) -> None:
    answer = mentorlog(
        *(
            "agreement",
            "add",
            "It stays here\n\nAll of it",
            "--kind",
            "Confidentiality",
        ),
        *("--review", "3 months", "--on", "2026-01-31", "--tag", "x", "--private"),
    )
    assert answer.out == (
        "B1  It stays here · confidentiality · since Sat 31 Jan 2026"
        " · look again Thu 30 Apr 2026 · with Priya · private\n"
    )
    row = _row(journal_path)
    assert row["text"] == "It stays here\n\nAll of it"
    assert (row["nature"], row["every"], row["review_on"], row["day"]) == (
        "confidentiality",
        "3 months",
        "2026-04-30",
        "2026-01-31",
    )
    assert (row["ended_on"], row["ended_why"], row["private"]) == (None, None, 1)
    assert "It stays here (private)" in mentorlog("agreement", "list").out


@pytest.mark.parametrize(
    ("review", "every", "review_on"),
    [
        ("3 months", "3 months", "2026-06-30"),
        ("every 6 Weeks", "6 weeks", "2026-05-12"),
        ("10 days", "10 days", "2026-04-10"),
        ("monthly", "month", "2026-04-30"),
        ("1 year", "12 months", "2027-03-31"),
        ("2026-05-01", None, "2026-05-01"),
        ("end of june", None, "2026-06-30"),
        ("friday", None, "2026-04-03"),
    ],
)
def test_it_is_looked_at_again_after_a_time_or_on_a_day(
    mentorlog: Mentorlog,
    journal_path: Path,
    review: str,
    every: str | None,
    review_on: str,
) -> None:
    assert mentorlog("agreement", "add", "x", "--review", review).code == 0
    row = _row(journal_path)
    assert (row["every"], row["review_on"]) == (every, review_on)


def test_the_list_has_what_holds_what_is_due_or_all(mentorlog: Mentorlog) -> None:
    mentorlog("agreement", "add", "later", "--review", "2026-05-01", "--tag", "x")
    mentorlog("agreement", "add", "today", "--review", "today")
    mentorlog("agreement", "add", "never")
    mentorlog("agreement", "add", "ended", "--review", "today")
    mentorlog("agreement", "revisit", "B4", "--end", "--why", "x")
    assert _ids(mentorlog) == ["B1", "B2", "B3"]
    assert _ids(mentorlog, "--due") == ["B2"]
    assert _ids(mentorlog, "--due", today="2026-05-01") == ["B2", "B1"]
    assert _ids(mentorlog, "--all") == ["B1", "B2", "B3", "B4"]
    assert _ids(mentorlog, "--tag", "x") == ["B1"]
    states = {
        line.split()[0]: line.split()[-1]
        for line in mentorlog("agreement", "list", "--all").out.splitlines()
    }
    assert (states["B2"], states["B4"]) == ("due", "ended")


def test_an_empty_list_says_what_to_type(mentorlog: Mentorlog) -> None:
    empty = mentorlog("agreement", "list")
    assert (empty.code, empty.out) == (0, "")
    assert "mentorlog agreement start" in empty.err
    assert mentorlog("agreement", "list", "--due").err.count("\n") == 1


# --- looked at again


def test_every_look_moves_the_next_one_on_and_is_part_of_the_story(
    mentorlog: Mentorlog, journal_path: Path
) -> None:
    mentorlog(
        *("agreement", "add", "One talk a month", "--review", "3 months"),
        *("--on", "2025-11-30"),
    )
    assert _row(journal_path)["review_on"] == "2026-02-28"
    kept = mentorlog(
        *("agreement", "revisit", "b1", "--keep", "--why", "It fits"),
        *("--on", "2026-02-10"),
    )
    assert "look again Sun 10 May 2026" in kept.out
    mentorlog(
        *("agreement", "revisit", "1", "--change", "Two talks a month"),
        *("--why", "One was too few", "--on", "2026-03-01"),
    )
    row = _row(journal_path)
    assert (row["text"], row["review_on"]) == ("Two talks a month", "2026-06-01")
    mentorlog(
        *("agreement", "revisit", "B1", "--end", "--why", "We trust each other"),
    )
    row = _row(journal_path)
    assert (row["ended_on"], row["ended_why"]) == ("2026-03-31", "We trust each other")
    assert _story(mentorlog) == [
        ("2025-11-30", "agreed", "One talk a month", None),
        ("2026-02-10", "kept", "One talk a month", "It fits"),
        ("2026-03-01", "changed", "Two talks a month", "One was too few"),
        ("2026-03-31", "ended", "Two talks a month", "We trust each other"),
    ]
    shown = mentorlog("agreement", "show", "B1").out
    for words in ("One talk a month", "It fits", "One was too few", "10 Feb 2026"):
        assert words in shown
    assert mentorlog("agreement", "list").out == ""


def test_a_look_without_a_rhythm_is_kept_too(
    mentorlog: Mentorlog, journal_path: Path
) -> None:
    mentorlog("agreement", "add", "x", "--on", "2026-01-01")
    mentorlog("agreement", "revisit", "B1", "--keep")
    assert [what for _, what, _, _ in _story(mentorlog)] == ["agreed", "kept"]
    assert _row(journal_path)["review_on"] is None
    (revision,) = rows(journal_path, "select * from revisions")
    assert (revision["day"], revision["before"]) == ("2026-03-31", "{}")


def test_a_single_day_for_a_look_is_over_after_it(
    mentorlog: Mentorlog, journal_path: Path
) -> None:
    mentorlog("agreement", "add", "x", "--review", "2026-04-20")
    mentorlog("agreement", "revisit", "B1", "--keep")
    assert _row(journal_path)["review_on"] == "2026-04-20"
    mentorlog("agreement", "revisit", "B1", "--keep", today="2026-04-20")
    assert _row(journal_path)["review_on"] is None


def test_a_look_may_set_another_rhythm(
    mentorlog: Mentorlog, journal_path: Path
) -> None:
    mentorlog("agreement", "add", "x", "--review", "3 months", "--on", "2026-01-01")
    mentorlog("agreement", "revisit", "B1", "--keep", "--review", "2 weeks")
    row = _row(journal_path)
    assert (row["every"], row["review_on"]) == ("2 weeks", "2026-04-14")


def test_the_wording_of_any_day_can_be_read(mentorlog: Mentorlog) -> None:
    mentorlog("agreement", "add", "a", "--review", "3 months", "--on", "2026-01-05")
    for day, text in (("2026-02-01", "b"), ("2026-03-01", "c")):
        mentorlog(
            *("agreement", "revisit", "B1", "--change", text, "--why", f"to {text}"),
            *("--on", day),
        )
    mentorlog(
        *("agreement", "revisit", "B1", "--end", "--why", "x", "--on", "2026-03-20")
    )

    def at(day: str) -> tuple[str, str, str | None, int]:
        told = mentorlog("agreement", "show", "B1", "--at", day, "--json").json
        return told["text"], told["review_on"], told["ended_on"], len(told["versions"])

    assert at("2026-01-05") == ("a", "2026-04-05", None, 1)
    assert at("2026-01-31") == ("a", "2026-04-05", None, 1)
    assert at("2026-02-01") == ("b", "2026-05-01", None, 2)
    assert at("2026-03-19") == ("c", "2026-06-01", None, 3)
    assert at("2026-03-20") == ("c", "2026-06-01", "2026-03-20", 4)
    shown = mentorlog("agreement", "show", "B1", "--at", "2026-02-15").out
    assert shown.startswith("B1  b\n")
    assert "Sun 15 Feb 2026" in shown
    assert "to c" not in shown


def test_a_slip_put_right_later_is_no_version_of_its_own(mentorlog: Mentorlog) -> None:
    mentorlog("agreement", "add", "One tlak", "--on", "2026-01-05")
    mentorlog("edit", "B1", "--text", "One talk")
    assert _story(mentorlog) == [("2026-01-05", "agreed", "One talk", None)]
    mentorlog("agreement", "revisit", "B1", "--change", "Two tlaks", "--why", "more")
    mentorlog("edit", "B1", "--text", "Two talks")
    assert [text for _, _, text, _ in _story(mentorlog)] == ["One talk", "Two talks"]


def test_an_end_by_mistake_is_taken_back_with_the_rhythm(
    mentorlog: Mentorlog, journal_path: Path
) -> None:
    mentorlog("agreement", "add", "x", "--review", "3 months")
    mentorlog("agreement", "revisit", "B1", "--end", "--why", "a slip")
    for words in (
        ("--keep",),
        ("--end", "--why", "y"),
        ("--change", "y", "--why", "z"),
    ):
        said = refused(mentorlog, journal_path, 2, "agreement", "revisit", "B1", *words)
        assert "mentorlog edit B1 --clear ended" in said
    mentorlog("edit", "B1", "--clear", "ended")
    assert _ids(mentorlog) == ["B1"]
    assert _row(journal_path)["review_on"] == "2026-06-30"
    assert [what for _, what, _, _ in _story(mentorlog)] == ["agreed"]


def test_plain_output_has_one_record_per_line(mentorlog: Mentorlog) -> None:
    mentorlog("agreement", "add", "a\tb\nc", "--on", "2026-01-05")
    lines = mentorlog("agreement", "show", "B1", "--plain").out.splitlines()
    assert "Mon 5 Jan 2026\tagreed\ta b c\t" in lines


@pytest.mark.usefixtures("two_people")
@pytest.mark.parametrize(
    ("code", "words"),
    [
        (2, ("add",)),
        (2, ("add", " ")),
        (2, ("add", "x", "-m", "y")),
        (2, ("add", "x", "--kind", "rule")),
        (4, ("add", "x", "--review", "soon")),
        (4, ("add", "x", "--review", "")),
        (4, ("add", "x", "--review", "99999999 months")),
        (4, ("add", "x", "--review", "biweekly")),
        (4, ("add", "x", "--on", "soon")),
        (3, ("add", "x", "--with", "Zoe")),
        (2, ("revisit", "B1")),
        (2, ("revisit", "B1", "--why", "x")),
        (2, ("revisit", "B1", "--keep", "--end", "--why", "x")),
        (2, ("revisit", "B1", "--change", "y")),
        (2, ("revisit", "B1", "--change", "y", "--why", " ")),
        (2, ("revisit", "B1", "--change", " ", "--why", "x")),
        (2, ("revisit", "B1", "--change", "Some rule", "--why", "x")),
        (2, ("revisit", "B1", "--end")),
        (2, ("revisit", "B1", "--end", "--why", "x", "--review", "1 month")),
        (2, ("revisit", "B1", "--keep", "--on", "2026-01-01")),
        (2, ("revisit", "B1", "--keep", "--on", "2026-03-09")),
        (4, ("revisit", "B1", "--keep", "--on", "soon")),
        (4, ("revisit", "B1", "--keep", "--review", "soon")),
        (2, ("revisit", "S1", "--keep")),
        (3, ("revisit", "B9", "--keep")),
        (2, ("show", "B1", "--at", "2026-01-31")),
        (4, ("show", "B1", "--at", "then")),
        (3, ("show", "B9")),
        (2, ("list", "--due", "--all")),
        (3, ("list", "--with", "Zoe")),
        (3, ("start", "--with", "Zoe")),
        (4, ("start", "--review", "soon")),
    ],
)
def test_what_makes_no_sense_is_refused(
    mentorlog: Mentorlog, journal_path: Path, code: int, words: tuple[str, ...]
) -> None:
    mentorlog("agreement", "add", "Some rule", "--on", "2026-02-01")
    mentorlog("agreement", "revisit", "B1", "--keep", "--on", "2026-03-10")
    assert refused(mentorlog, journal_path, code, "agreement", *words)


# --- the walk through a whole agreement


def test_a_filled_in_form_becomes_agreements_in_one_step(
    mentorlog: Mentorlog, journal_path: Path
) -> None:
    answer = mentorlog("agreement", "start", "--tag", "we", "--private", stdin=FORM)
    day = "since Tue 31 Mar 2026 · look again Tue 30 Jun 2026 · private"
    assert answer.out.splitlines() == [
        f"B1  Goals: Give two talks. · expectation · {day}",
        f"B2  Frequency and length: every two weeks, an hour · frequency · {day}",
        f"B3  Off limits: my pay · topic · {day}",
    ]
    assert "mentorship edit R1 --every" in answer.err
    assert _row(journal_path)["text"] == "Goals: Give two talks.\n\nBy summer."
    assert {change.step for change in changes(journal_path)} == {1}
    assert value(journal_path, "select count(*) from agreements where private") == 3
    assert _ids(mentorlog, "--tag", "we") == ["B1", "B2", "B3"]


def test_the_form_that_is_printed_can_be_filled_in_and_read(
    mentorlog: Mentorlog, journal_path: Path
) -> None:
    form = mentorlog("agreement", "start", "--form").out
    assert not journal_path.exists()
    said = refused_afresh(mentorlog, form)
    assert "No question is answered" in said
    filled = re.sub(r"(?m)^(## .*\n<!-- .* -->\n)", r"\1yes\n", form)
    filled = re.sub(r"(## Look again\n.*\n)yes", r"\1a month", filled)
    told = mentorlog("agreement", "start", "--json", stdin=filled).json
    assert len(told) == 7
    assert {a["every"] for a in told} == {"month"}
    assert {a["nature"] for a in told} == {
        "expectation",
        "frequency",
        "confidentiality",
        "topic",
    }


def refused_afresh(mentorlog: Mentorlog, form: str) -> str:
    """What is said of a form where there is no journal yet."""
    answer = mentorlog("agreement", "start", stdin=form)
    assert (answer.code, answer.out) == (2, "")
    return answer.err


def test_what_is_agreed_already_is_not_asked_again(
    mentorlog: Mentorlog, journal_path: Path, tmp_path: Path
) -> None:
    mentorlog("agreement", "start", stdin="## Goals\nTo talk\n")
    said = refused(
        mentorlog, journal_path, 2, "agreement", "start", stdin="## Goals\nMore\n"
    )
    assert "B1" in said
    seen = tmp_path / "seen.md"
    editor = keeps_what_it_saw(tmp_path, seen)
    answer = mentorlog("agreement", "start", EDITOR=editor)
    assert (answer.code, answer.out) == (1, "")
    form = seen.read_text()
    assert "## Channel" in form
    assert "## Goals" not in form
    mentorlog("agreement", "revisit", "B1", "--end", "--why", "x")
    mentorlog("agreement", "start", EDITOR=editor)
    assert "## Goals" in seen.read_text()


def test_when_all_is_agreed_nothing_is_asked(mentorlog: Mentorlog) -> None:
    for subject in (
        *("Goals", "Frequency and length", "Channel", "Confidentiality"),
        *("Off limits", "Scheduling", "Ending"),
    ):
        mentorlog("agreement", "add", f"{subject}: yes")
    answer = mentorlog("agreement", "start", stdin="")
    assert (answer.code, answer.out) == (0, "")
    assert "mentorlog agreement list" in answer.err


def test_a_form_in_the_editor_that_cannot_be_read_is_kept(
    mentorlog: Mentorlog, journal_path: Path, tmp_path: Path
) -> None:
    editor = saves(tmp_path, "## Goals\nTo talk\n\n## Look again\nsoon\n")
    answer = mentorlog("agreement", "start", EDITOR=editor)
    assert (answer.code, answer.out) == (4, "")
    (draft,) = drafts_beside(journal_path)
    assert str(draft) in answer.err
    assert "To talk" in draft.read_text()


@pytest.mark.usefixtures("two_people")
@pytest.mark.parametrize(
    ("form", "options"),
    [
        ("", ()),
        ("hello", ()),
        ("## Gaols\nx", ()),
        ("## Goals\nx\n## goals\ny", ()),
        ("## Look again\n3 months", ()),
        ("## Goals\nx\n## Look again\n3 months", ("--review", "1 month")),
        ("## Goals\n<!-- x -->\n", ()),
    ],
)
def test_a_form_that_makes_no_sense_is_refused_whole(
    mentorlog: Mentorlog, journal_path: Path, form: str, options: tuple[str, ...]
) -> None:
    assert refused(
        mentorlog, journal_path, 2, "agreement", "start", *options, stdin=form
    )


def test_a_form_from_another_system_is_read_too(
    mentorlog: Mentorlog, journal_path: Path
) -> None:
    mentorlog("agreement", "start", stdin="\ufeff## Goals\r\nTo talk\r\nand more\r\n")
    assert _row(journal_path)["text"] == "Goals: To talk\nand more"


def _at_terminal(program: Program, typed: Sequence[str]) -> tuple[int, str]:
    """Answer questions on a terminal, each once it is asked.

    Args:
        program: the program on its journal.
        typed: what is typed; "" stands for Ctrl-C.

    Returns:
        The exit code, and all that was shown.
    """
    ours, theirs = pty.openpty()
    process = subprocess.Popen(
        [*MENTORLOG, "agreement", "start"],
        stdin=theirs,
        stdout=theirs,
        stderr=theirs,
        env=program.env(TERM="dumb"),
        start_new_session=True,
    )
    os.close(theirs)
    shown, left, asked, answer = b"", list(typed), 0, "\n"
    while part := _read(ours, process, again=not answer):
        shown += part
        if left and shown.count(b"\n> ") > asked:
            asked = shown.count(b"\n> ")
            answer = left.pop(0)
            if answer:
                os.write(ours, answer.encode())
            else:
                process.send_signal(signal.SIGINT)
    os.close(ours)
    return process.wait(timeout=LONG), shown.decode().replace("\r\n", "\n")


def _read(terminal: int, process: subprocess.Popen[bytes], *, again: bool) -> bytes:
    """What a terminal shows next; nothing when its program has ended.

    Ctrl-C is pressed once more where it came a moment before the program listened,
    and a program that stays silent is ended, which fails the test.
    """
    for _ in range(LONG):
        if select.select([terminal], [], [], 1)[0]:
            try:
                return os.read(terminal, 4096)
            except OSError:
                return b""
        if again:
            process.send_signal(signal.SIGINT)
    process.kill()
    return b""


def test_at_a_terminal_each_question_is_asked_and_an_empty_answer_skips(
    journal_path: Path,
) -> None:
    typed = [
        "Two talks\n",
        "\n",
        "\n",
        "\n",
        "my pay\n",
        "\n",
        "\n",
        "soon\n",
        "1 month\n",
    ]
    code, shown = _at_terminal(Program(journal_path), typed)
    assert code == 0, shown
    assert "7 of 7" in shown
    assert "“soon” is neither" in shown
    found = rows(journal_path, "select text, review_on from agreements order by id")
    assert [tuple(row.values()) for row in found] == [
        ("Goals: Two talks", "2026-04-30"),
        ("Off limits: my pay", "2026-04-30"),
    ]


def test_at_a_terminal_nothing_answered_is_nothing_written(journal_path: Path) -> None:
    code, shown = _at_terminal(Program(journal_path), ["\n"] * 7)
    assert code == 0
    assert "nothing was written" in shown
    assert not journal_path.exists()


@pytest.mark.parametrize("end", ["", "\x04"], ids=["Ctrl-C", "Ctrl-D"])
def test_ending_the_walk_early_writes_nothing(journal_path: Path, end: str) -> None:
    code, shown = _at_terminal(Program(journal_path), ["Two talks\n", end])
    assert code == 130
    assert "Stopped; nothing was written." in shown
    assert not journal_path.exists()


@pytest.mark.parametrize("words", [("add", "x"), ("revisit", "B1", "--keep")])
def test_nothing_is_looked_at_again_before_it_was(
    mentorlog: Mentorlog, journal_path: Path, words: tuple[str, ...]
) -> None:
    mentorlog("agreement", "add", "Two talks")
    said = refused(
        mentorlog, journal_path, 4, "agreement", *words, "--review", "yesterday"
    )
    assert said.startswith("“yesterday” is Mon 30 Mar 2026, before Tue 31 Mar 2026")
