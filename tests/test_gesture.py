"""Gestures: care between sessions, in both directions, and the balance of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from journal_file import rows
from refusal import refused

if TYPE_CHECKING:
    from pathlib import Path

    from conftest import Mentorlog


@pytest.fixture
def two_people(mentorlog: Mentorlog) -> None:
    """R1 Priya, who is in use, and R2 Tomás."""
    mentorlog("mentorship", "start", "Priya", "--on", "2026-01-05")
    mentorlog("mentorship", "start", "Tomás", "--as", "mentor", "--on", "2026-02-02")
    mentorlog("mentorship", "use", "Priya")


NATURES = ["thanks", "article", "help", "message", "celebration"]


@pytest.mark.parametrize(
    ("options", "nature", "direction"),
    [
        ((), "message", "to"),
        (("--message",), "message", "to"),
        (("--thanks", "--to", "them"), "thanks", "to"),
        (("--helped", "--from", "THEM"), "help", "from"),
        (("--celebration", "--from", "them"), "celebration", "from"),
        (("--article", "https://example.org/a?b=c"), "article", "to"),
    ],
)
def test_a_gesture_has_a_kind_and_a_direction(
    mentorlog: Mentorlog,
    journal_path: Path,
    options: tuple[str, ...],
    nature: str,
    direction: str,
) -> None:
    answer = mentorlog("gesture", "add", "Something kind", *options, "--on", "monday")
    assert answer.out.startswith(f"P1  Something kind · {nature} {direction} them · ")
    assert answer.out.endswith("Mon 30 Mar 2026\n")
    (row,) = rows(journal_path, "select * from gestures")
    assert (row["nature"], row["direction"], row["day"]) == (
        nature,
        direction,
        "2026-03-30",
    )
    assert row["url"] == (options[1] if nature == "article" else None)


@pytest.mark.parametrize("given", ["flag first", "-m", "piped", "dash"])
def test_the_text_comes_from_wherever_it_is_given(
    mentorlog: Mentorlog, journal_path: Path, given: str
) -> None:
    text = "A card"
    words: dict[str, tuple[tuple[str, ...], str | None]] = {
        "flag first": (("--message", text), None),
        "-m": (("-m", text), None),
        "piped": ((), text),
        "dash": (("-",), text),
    }
    options, stdin = words[given]
    assert mentorlog("gesture", "add", *options, stdin=stdin).code == 0
    found = rows(journal_path, "select text, nature from gestures")
    assert found == [{"text": text, "nature": "message"}]


def test_help_still_explains_the_command_and_names_the_other_word(
    mentorlog: Mentorlog, capsys: pytest.CaptureFixture[str], journal_path: Path
) -> None:
    answer = mentorlog("gesture", "add", "x", "--help")
    assert answer.code == 0
    assert "--helped" in answer.out + capsys.readouterr().out
    assert not journal_path.exists()


@pytest.mark.usefixtures("two_people")
def test_thanks_are_a_gesture_to_them(mentorlog: Mentorlog, journal_path: Path) -> None:
    answer = mentorlog(
        *("thanks", "You told me", "--with", "tomás", "--tag", "x", "--private"),
        *("--on", "yesterday"),
    )
    assert answer.out == (
        "P1  You told me · thanks to them · Mon 30 Mar 2026 · with Tomás · private\n"
    )
    (row,) = rows(journal_path, "select * from gestures")
    assert (row["nature"], row["direction"], row["mentorship_id"], row["private"]) == (
        "thanks",
        "to",
        2,
        1,
    )
    assert mentorlog("thanks", "-m", "-5 degrees, and you came").code == 0
    for words in ((), (" ",), ("x", "-m", "y"), ("x", "--with", "all of you")):
        code = 3 if "--with" in words else 2
        refused(mentorlog, journal_path, code, "thanks", *words)


def test_the_list_is_in_order_of_days_within_bounds(mentorlog: Mentorlog) -> None:
    for day in ("2026-03-20", "2026-03-10", "2026-03-30"):
        mentorlog("gesture", "add", day, "--on", day)

    def listed(*options: str) -> list[str]:
        told = mentorlog("gesture", "list", *options, "--json").json
        return [gesture["text"] for gesture in told]

    assert listed() == ["2026-03-10", "2026-03-20", "2026-03-30"]
    assert listed("--since", "2026-03-20") == ["2026-03-20", "2026-03-30"]
    assert listed("--until", "2026-03-20") == ["2026-03-10", "2026-03-20"]


def test_the_balance_counts_both_directions_and_the_days_since_thanks(
    mentorlog: Mentorlog,
) -> None:
    mentorlog("thanks", "a", "--on", "2026-02-01")
    mentorlog("thanks", "b", "--on", "2026-03-07")
    mentorlog("gesture", "add", "c", "--celebration", "--on", "2026-03-20")
    mentorlog("gesture", "add", "d", "--from", "them", "--helped")
    (told,) = mentorlog("gesture", "list", "--balance", "--json").json
    assert told == {
        "person": "my mentor",
        "to_them": dict.fromkeys(NATURES, 0) | {"thanks": 2, "celebration": 1},
        "from_them": dict.fromkeys(NATURES, 0) | {"help": 1},
        "thanked_them_on": "2026-03-07",
        "thanked_me_on": None,
        "days_since_thanks": 24,
        "days_since_thanked": None,
    }
    lines = [
        line.split("\t")
        for line in mentorlog(
            "gesture", "list", "--balance", "--plain"
        ).out.splitlines()
    ]
    assert lines == [
        ["thanks", "2", "0"],
        ["article", "0", "0"],
        ["help", "0", "1"],
        ["message", "0", "0"],
        ["celebration", "1", "0"],
        ["together", "3", "1"],
        ["last thanks", "24 days ago", "never"],
    ]
    assert "To my mentor" in mentorlog("gesture", "list", "--balance").out


def test_the_balance_of_a_time_still_knows_the_last_thanks(
    mentorlog: Mentorlog,
) -> None:
    mentorlog("thanks", "a", "--on", "2026-02-01")
    mentorlog("gesture", "add", "c", "--on", "2026-03-20")
    words = ("gesture", "list", "--balance", "--since", "2026-03-01", "--json")
    (told,) = mentorlog(*words).json
    assert (told["to_them"]["thanks"], told["to_them"]["message"]) == (0, 1)
    assert told["days_since_thanks"] == 58


@pytest.mark.usefixtures("two_people")
def test_the_balance_with_everybody_names_each(
    mentorlog: Mentorlog,
) -> None:
    mentorlog("thanks", "x", "--with", "Priya", "--on", "yesterday")
    words = ("gesture", "list", "--balance", "--with", "all")
    told = mentorlog(*words, "--json").json
    assert [(b["person"], b["to_them"]["thanks"]) for b in told] == [
        ("Priya", 1),
        ("Tomás", 0),
    ]
    out = mentorlog(*words).out
    (head, *lines) = out.splitlines()
    assert head.split("  ")[0] == "With"
    assert [line.split() for line in lines] == [
        ["Priya", "1", "0", "yesterday", "never"],
        ["Tomás", "0", "0", "never", "never"],
    ]


@pytest.mark.parametrize("options", [(), ("--balance",)])
def test_an_empty_list_says_what_to_type(
    mentorlog: Mentorlog, options: tuple[str, ...]
) -> None:
    empty = mentorlog("gesture", "list", *options)
    assert (empty.code, empty.out) == (0, "")
    assert 'mentorlog thanks "…"' in empty.err


def test_what_was_said_can_be_put_right(
    mentorlog: Mentorlog, journal_path: Path
) -> None:
    mentorlog("gesture", "add", "x", "--article", "https://example.org")
    mentorlog("edit", "P1", "--kind", "help", "--direction", "from", "--clear", "url")
    (row,) = rows(journal_path, "select nature, direction, url from gestures")
    assert row == {"nature": "help", "direction": "from", "url": None}
    mentorlog("edit", "P1", "--clear", "kind")
    assert rows(journal_path, "select nature from gestures") == [{"nature": "message"}]


@pytest.mark.usefixtures("two_people")
@pytest.mark.parametrize(
    ("code", "words"),
    [
        (2, ("add",)),
        (2, ("add", " ")),
        (2, ("add", "x", "-m", "y")),
        (2, ("add", "x", "--thanks", "--helped")),
        (2, ("add", "x", "--message", "--article", "u")),
        (2, ("add", "x", "--article", " ")),
        (2, ("add", "x", "--article")),
        (2, ("add", "x", "--from", "them", "--to", "them")),
        (2, ("add", "x", "--from", "me")),
        (2, ("add", "x", "--to", "Priya")),
        (4, ("add", "x", "--on", "soon")),
        (3, ("add", "x", "--with", "Zoe")),
        (4, ("list", "--since", "soon")),
        (3, ("list", "--balance", "--with", "Zoe")),
    ],
)
def test_what_makes_no_sense_is_refused(
    mentorlog: Mentorlog, journal_path: Path, code: int, words: tuple[str, ...]
) -> None:
    assert refused(mentorlog, journal_path, code, "gesture", *words)


def test_days_in_the_wrong_order_are_refused(mentorlog: Mentorlog) -> None:
    words = ("gesture", "list", "--since", "2026-03-02", "--until", "2026-03-01")
    assert mentorlog(*words).code == 4
    assert mentorlog(*words, "--balance").code == 4
