from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

from hypothesis import given, settings
from hypothesis import strategies as st

from mentorlog.exchange.notes import (
    find_files,
    read_file,
    read_notes,
    read_sections,
    read_ticks,
)

if TYPE_CHECKING:
    from random import Random

FOLDER = Path(__file__).parents[1] / "data" / "notes"
NOTES = [read_file(file) for file in find_files([FOLDER])]
LINE_END = re.compile(r"\r\n|\r|\n")
PIECES = st.sampled_from(
    [
        "## Meeting 1",
        "*(June 5, 2023)*",
        "### Attendees",
        "- [Priya](x)",
        "  - AI Mei: go",
        "**Next steps:**",
        "---",
        "title: [",
        "<!--",
        "-->",
        "```",
        "> ",
        "\t",
        "| a | b |",
        "|--|--|",
        "June 31, 2023 - ",
        "[ ] ",
        "Attendees: ",
        "\u2028",
        "\x00",
        "\r",
        "\n",
        "\n\n",
        " ",
    ]
)


def must_hold(text: str) -> None:
    """What is true of every text, whatever stands in it."""
    found = read_notes(text, "2023-06-09.md")
    lines = len(LINE_END.split(text))

    assert found.preamble + "".join(one.text for one in found.meetings) == text
    starts = [meeting.line for meeting in found.meetings]
    assert starts == sorted(set(starts))
    for meeting in found.meetings:
        assert 1 <= meeting.line <= lines
        assert all(name == name.strip() != "" for name in meeting.attendees)
        assert len(set(meeting.attendees)) == len(meeting.attendees)
        found_in = [(one.line, one.text) for one in meeting.actions]
        found_in += [(one.line, one.text) for one in meeting.feedback]
        found_in += [(one.line, one.text) for one in meeting.wins]
        for line, words in found_in:
            assert 1 <= line <= lines
            assert "\n" not in words.strip() != ""
    for trouble in found.troubles:
        assert 1 <= trouble.line <= lines
        assert trouble.message.endswith(".")
    read_sections(text)
    read_ticks(text)


@settings(deadline=None, max_examples=100)
@given(st.text())
def test_any_text_is_read_without_an_error(text: str) -> None:
    must_hold(text)


@settings(deadline=None, max_examples=150)
@given(st.lists(st.one_of(PIECES, st.text(max_size=5)), max_size=40).map("".join))
def test_any_mixture_of_markdown_is_read_without_an_error(text: str) -> None:
    must_hold(text)


@settings(deadline=None, max_examples=100)
@given(st.sampled_from(NOTES), st.randoms(use_true_random=False))
def test_damaged_notes_are_read_without_an_error(note: str, random: Random) -> None:
    must_hold(damaged(note, random))


def damaged(note: str, random: Random) -> str:
    """A note with lines dropped, doubled, cut and moved."""
    lines = note.split("\n")
    for _ in range(random.randint(1, 8)):
        at = random.randrange(len(lines))
        match random.randrange(5):
            case 0 if len(lines) > 1:
                del lines[at]
            case 1:
                lines.insert(at, random.choice(lines))
            case 2:
                lines[at] = lines[at][: random.randrange(len(lines[at]) + 1)]
            case 3:
                lines[at] = random.choice(["- ", "> ", "# ", "    ", "|"]) + lines[at]
            case _:
                random.shuffle(lines)
    return "\n".join(lines)


@settings(deadline=None)
@given(st.sampled_from(NOTES))
def test_line_ends_do_not_matter(note: str) -> None:
    note = note.replace("\r\n", "\n")
    unix = read_notes(note, "2023-06-09.md")
    windows = read_notes(note.replace("\n", "\r\n"), "2023-06-09.md")

    assert windows.troubles == unix.troubles
    assert [(one.day, one.attendees, one.actions) for one in windows.meetings] == [
        (one.day, one.attendees, one.actions) for one in unix.meetings
    ]
