"""The review as Markdown: user text cannot break it, and private entries stay out."""

from __future__ import annotations

import shlex
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt  # noqa: TID251, TID253 - the judge of a page

from mentorlog.pages.markdown import escaped
from refusal import refused
from spring import spring

if TYPE_CHECKING:
    from pathlib import Path

    from conftest import Mentorlog

PAGE = ("review", "--month", "2026-03", "--format", "md")

SIGNS = [*"\\`*_[](){}<>&|~$#!-+=.:'\"@^%/", "&copy;", "<b>", "](", "1.", "---"]
texts = st.lists(st.sampled_from(SIGNS) | st.text("aé家 \t", max_size=3)).map("".join)


def seen(markdown: str) -> list[tuple[str, str]]:
    """What a reader sees: (the block's tag, its text), block by block."""
    tokens = MarkdownIt().enable("table").enable("strikethrough").parse(markdown)
    blocks, tag = [], ""
    for token in tokens:
        if token.nesting == 1:
            tag = token.tag
        if token.type == "inline":
            plain = "".join(child.content for child in token.children or ())
            blocks.append((tag, plain))
        assert not token.type.startswith("html")
    return blocks


@given(texts)
def test_a_text_is_shown_as_it_is_wherever_it_stands(text: str) -> None:
    line = " ".join(text.split())
    told = escaped(text)
    for form in ("- **G3** {} – end", "| a | {} |", "1. (A5) {}?", "# March · {} (x)"):
        table = "| | |\n| --- | --- |\n" if form.startswith("|") else ""
        tokens = (
            MarkdownIt()
            .enable(["table", "strikethrough"])
            .parse(table + form.format(told))
        )
        children = [c for t in tokens for c in t.children or ()]
        assert {c.type for c in children} <= {"text", "strong_open", "strong_close"}
        assert line in "".join(child.content for child in children)


def test_the_page_of_a_month(mentorlog: Mentorlog, journal_path: Path) -> None:
    spring(journal_path)
    page = mentorlog(*PAGE, today="2026-04-01").out
    assert page.startswith("""\
# March 2026 · Priya (mentor)

|  | March 2026 | February 2026 |
| --- | --- | --- |
| Met | 2 of 3 expected · 1 h 35 min | 1 of 2 · 45 min |
| Mood | 3 → 4 | 2 |
| Promises | the mentee 1 of 4 kept · 2 late (A4, A5) · 1 dropped · 1 moved | 1 of 2 |
| Promises | Priya 1 of 2 kept · 1 late (A8) |  |
| Feedback | 3 received (1 strength, 2 improvements), 1 acted on · 1 given |  |

## Goals

- **G2** Fewer bugs – 12 bugs, aiming at 5 · due 20 Mar, overdue · -4
""")
    assert (
        """
## Decide

1. Did the talk of 30 Mar (S5) take place?
   `mentorlog session log --on 2026-03-30`
"""
        in page
    )
    blocks = seen(page)
    assert ("h1", "March 2026 · Priya (mentor)") in blocks
    assert [text for tag, text in blocks if tag == "h2"] == [
        *("Goals", "Milestones", "Wins", "Feedback", "Notes", "Decide")
    ]


def test_what_is_private_is_neither_told_nor_counted(
    mentorlog: Mentorlog, journal_path: Path
) -> None:
    spring(journal_path)
    for line in (
        "goal add 'Hidden goal' --private --by 2026-03-02",
        "session log 'Hidden talk' --private --minutes 15 --on 2026-03-05",
        "session plan --private --on 2026-04-05",
        "feedback add 'Hidden words' --from them --improvement --private",
        "feedback ask 'Hidden question' --private --on 2026-03-02",
        "win 'Hidden win' --private",
        "milestone add 'Hidden step' --private --by 2026-03-03",
        "action add 'Hidden debt' --private --by 2026-03-03 --on 2026-03-01",
    ):
        assert mentorlog(*shlex.split(line)).code == 0
    page = mentorlog(*PAGE).out
    assert "idden" not in page
    assert "Only for me" not in page
    assert "private" not in page
    assert "2 of 3 expected · 1 h 35 min" in page
    assert "3 received (1 strength, 2 improvements)" in page
    whole = mentorlog(*PAGE, "--include-private").out
    assert whole.count("(private)") >= 5
    assert "3 of 3 expected · 1 h 50 min" in whole
    terminal = mentorlog("review", "--month").out
    assert terminal.count("(private)") == whole.count("(private)")


def test_a_private_mentorship_has_a_page_on_demand_alone(
    mentorlog: Mentorlog, journal_path: Path
) -> None:
    spring(journal_path)
    mentorlog("mentorship", "start", "Secret", "--private", "--on", "2026-03-01")
    mentorlog("note", "add", "A word", "--with", "Secret")
    said = refused(mentorlog, journal_path, 2, *PAGE, "--with", "secret")
    assert "--include-private" in said
    assert "Secret" not in mentorlog(*PAGE, "--all").out
    told = mentorlog(*PAGE, "--with", "secret", "--include-private").out
    assert "**N4** A word" in told


@pytest.mark.parametrize(
    "name", ["Ann | Ben", "# Ann", "<script>", "`Ann`", "Ann *star*", "O'Neill"]
)
def test_a_name_cannot_break_the_page(mentorlog: Mentorlog, name: str) -> None:
    mentorlog("mentorship", "start", name)
    mentorlog("note", "add", "A word about | and <b>")
    page = mentorlog(*PAGE).out
    blocks = seen(page)
    assert blocks[0] == ("h1", f"March 2026 so far · {name} (mentor)")
    assert ("li", "N1 A word about | and <b> – 31 Mar") in [
        ("li", text) for tag, text in blocks if text.startswith("N1")
    ]
    question, command = next(t for _, t in blocks if "next talk" in t).split("?", 1)
    assert question == f"When is the next talk with {name}"
    assert command.strip() == "mentorlog session plan --on …"


def test_a_page_tells_of_every_entry_and_ends_calmly_without_any(
    mentorlog: Mentorlog,
) -> None:
    for number in range(8):
        mentorlog("note", "add", f"Note {number}")
    page = mentorlog(*PAGE).out
    assert page.count("- **N") == 8
    assert "more:" not in page
    empty = mentorlog("review", "--month", "2026-03", "--format=md", today="2026-09-01")
    assert "- **N" in empty.out
    none = mentorlog("review", "--format=md", today="2026-09-01").out
    assert none == (
        "# September 2026 so far · my mentor\n\n"
        "Nothing was written in September 2026 so far about the mentor.\n\n"
        "A talk is due.\n"
    )
