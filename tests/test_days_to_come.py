"""What has happened has a day that has been; only what lies ahead has one to come."""

from __future__ import annotations

import shlex
from typing import TYPE_CHECKING

import pytest

from furnished import furnish
from refusal import refused

if TYPE_CHECKING:
    from pathlib import Path

    from conftest import Mentorlog

HAPPENED = """
thanks x
gesture add x
topic add x
topic done T1
topic drop T1
challenge add x
challenge raise X1
challenge resolve X1 --outcome x
agreement add x
agreement revisit B1 --keep
skill add x
skill rate K1 3
question add x --about goals
question asked Q3
goal add x
goal progress G1 2
goal achieve G1
milestone reach M1
action done A1
feedback add x --from them
session log x
note add x
win x
mentorship end Tomás
edit P1
edit S1
edit X1
""".strip().splitlines()


@pytest.mark.parametrize("words", HAPPENED)
def test_nothing_has_happened_on_a_day_to_come(
    mentorlog: Mentorlog, journal_path: Path, words: str
) -> None:
    furnish(journal_path)
    said = refused(
        mentorlog, journal_path, 4, *shlex.split(words), "--on", "2026-04-01"
    )
    assert said.startswith("“2026-04-01” is Wed 1 Apr 2026, and still to come")


def test_what_is_planned_and_what_begins_may_lie_ahead(
    mentorlog: Mentorlog, journal_path: Path
) -> None:
    furnish(journal_path)
    begun = mentorlog("mentorship", "start", "Ada", "--as", "mentor", "--on", "1 may")
    moved = mentorlog("edit", "S2", "--on", "friday")
    paused = mentorlog("mentorship", "pause", "--on", "1 june", "--until", "1 july")

    assert "since Thu 1 May 2025" in begun.out
    assert moved.out.startswith("S2  Fri 3 Apr 2026")
    assert "from Mon 1 Jun 2026" in paused.out
    begun = mentorlog(
        "mentorship", "start", "Eva", "--as", "mentor", "--on", "1 may 2026"
    )
    assert "since Fri 1 May 2026" in begun.out


def test_a_review_may_reach_into_days_to_come(
    mentorlog: Mentorlog, journal_path: Path
) -> None:
    furnish(journal_path)
    words = ("review", "--since", "2026-03-01", "--until", "2026-04-10", "--json")
    assert mentorlog(*words).code == 0
