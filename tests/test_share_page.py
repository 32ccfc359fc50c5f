"""A report to hand over as a page: its pictures show no more than its words may say."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from furnished import furnish
from refusal import refused
from spring import spring

if TYPE_CHECKING:
    from pathlib import Path

    from conftest import Mentorlog

START = ("--since", "start", "--format", "html")


STORY = """
mentorship start Yore --on 2026-01-05
mentorship start Yorer --as mentor --on 2026-01-05
goal add 'Of mine' --from 0 --to 5 --on 2026-01-06
goal progress G1 2 --on 2026-02-10
goal add 'Of theirs' --from 0 --to 5 --on 2026-01-06 --with Yorer
goal progress G2 2 --on 2026-02-10
session log 'A talk' --on 2026-01-12 --mood 2
session log 'A talk' --on 2026-02-12 --mood 4
thanks 'For it' --on 2026-02-13
action add 'Mine' --by 2026-02-10 --on 2026-02-01
action done A1 --on 2026-02-09
action add 'Theirs' --by 2026-02-10 --on 2026-02-01 --owner them
action add 'Mine' --by 2026-02-10 --on 2026-02-01 --with Yorer
action add 'Theirs' --by 2026-02-10 --on 2026-02-01 --owner them --with Yorer
"""


def _page(mentorlog: Mentorlog, *words: str) -> str:
    answer = mentorlog("share", *words, *START)
    assert answer.code == 0, answer
    return answer.out


def _sides(page: str) -> list[str]:
    """Whose promises are drawn."""
    return re.findall(r'<text class="side \w+"[^>]*>([^<]*)</text>', page)


def test_each_reader_sees_what_may_be_told_to_them(
    mentorlog: Mentorlog, journal_path: Path
) -> None:
    furnish(journal_path, STORY)
    mentor = _page(mentorlog, "--for", "mentor")
    manager = _page(mentorlog, "--for", "manager")
    own = _page(mentorlog, "--for", "self")
    mentee = _page(mentorlog, "--for", "mentee", "--with", "R2")
    assert [_sides(page) for page in (mentor, manager, own, mentee)] == [
        ["me", "you"],
        ["me"],
        ["me", "Yore"],
        ["me", "you"],
    ]
    assert ["Days of talks" in p for p in (mentor, manager, own)] == [True, False, True]
    assert ["<desc" in p and "Mood" in p for p in (mentor, manager, own)] == [
        False,
        False,
        True,
    ]
    for page in (mentor, manager, own, mentee):
        assert "<polyline" in page
        assert "care or feedback" not in page
        assert 'class="ref"' not in page, "an ID"


def test_of_a_time_that_is_over_nothing_later_is_drawn(
    mentorlog: Mentorlog, journal_path: Path
) -> None:
    spring(journal_path)
    until = ("--for", "self", "--until", "2026-02-11")
    before = _page(mentorlog, *until)
    for words in (
        ("session", "log", "Later", "--on", "2026-02-13", "--mood", "1"),
        ("goal", "progress", "G1", "2", "--on", "2026-02-13"),
        ("action", "add", "Later", "--by", "2026-02-14", "--on", "2026-02-13"),
        ("action", "add", "Done later", "--by", "2026-02-13", "--on", "2026-02-13"),
    ):
        assert mentorlog(*words).code == 0, words
    drawn = re.compile(r"<svg.*?</svg>", re.DOTALL)
    assert drawn.findall(_page(mentorlog, *until)) == drawn.findall(before)


def test_an_earlier_wording_is_in_no_picture(mentorlog: Mentorlog) -> None:
    mentorlog("mentorship", "start", "Priya", "--on", "2026-01-05")
    mentorlog("goal", "add", "Get away from Marek", "--to", "5", "--on", "2026-01-06")
    mentorlog("goal", "progress", "G1", "1", "--on", "2026-02-01")
    mentorlog("goal", "change", "G1", "--title", "Change teams", "--why", "Politer")
    for until in ("2026-02-15", "today"):
        page = _page(mentorlog, "--for", "mentor", "--until", until)
        assert (
            page.count("Change teams") == 3
        )  # in words, in the picture, and its title
        assert "Marek" not in page


def test_where_there_is_nothing_there_is_no_page(
    mentorlog: Mentorlog, journal_path: Path, tmp_path: Path
) -> None:
    mentorlog("mentorship", "start", "Priya")
    there = tmp_path / "there.html"
    for words in (("--out", str(there)), ("--open",)):
        said = refused(mentorlog, journal_path, 1, "share", "--for", "mentor", *words)
        assert said.startswith("There is nothing to hand over")
    assert not there.exists()
