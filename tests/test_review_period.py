"""Which period is reviewed, and what cannot be."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from refusal import refused
from spring import spring

if TYPE_CHECKING:
    from pathlib import Path

    from conftest import Mentorlog


@pytest.mark.parametrize(
    ("words", "title"),
    [
        ((), "March 2026 so far"),
        (("last",), "February 2026"),
        (("--month",), "March 2026 so far"),
        (("--month", "2026-02"), "February 2026"),
        (("february", "--month"), "February 2026"),
        (("--month", "this"), "March 2026 so far"),
        (("--week", "2026-W12"), "Week 12, 2026 (16–22 Mar)"),
        (("--week", "2026-03-02"), "Week 10, 2026 (2–8 Mar)"),
        (("--quarter",), "Q1 2026 so far"),
        (("--quarter", "q1"), "Q1 2026 so far"),
        (("--year",), "2026 so far"),
        (("--year", "2026"), "2026 so far"),
        (("--since", "2026-03-02"), "2–31 Mar 2026 so far"),
        (("--since", "2026-03-02", "--until", "2026-03-20"), "2–20 Mar 2026"),
        (("--since", "monday"), "30–31 Mar 2026 so far"),
    ],
)
def test_the_period_that_is_meant(
    mentorlog: Mentorlog, journal_path: Path, words: tuple[str, ...], title: str
) -> None:
    spring(journal_path)
    first = mentorlog("review", *words).out.splitlines()[0]
    assert first.partition("  compared")[0].rstrip() == f"{title} · Priya (mentor)"


@pytest.mark.parametrize(
    ("words", "before"),
    [
        (("--month",), "February"),
        (("--week", "2026-W12"), "week 11"),
        (("--quarter",), "Q4 2025"),
        (("--year",), "2025"),
        (("--since", "2026-03-02", "--until", "2026-03-11"), "the 10 days before"),
        (("--since", "2026-03-16", "--until", "2026-03-16"), "the day before"),
    ],
)
def test_what_it_is_compared_with(
    mentorlog: Mentorlog, journal_path: Path, words: tuple[str, ...], before: str
) -> None:
    spring(journal_path)
    mentorlog("note", "add", "An old note", "--on", "2025-12-30")
    mentorlog("note", "add", "Another", "--on", "2026-03-15")
    first = mentorlog("review", *words).out.splitlines()[0]
    assert first.endswith(f"  compared with {before}")


@pytest.mark.parametrize(
    ("words", "code", "hint"),
    [
        (("--month", "--week"), 2, "Choose one"),
        (("--month", "--since", "monday"), 2, "Choose one"),
        (("2026-02", "--since", "monday"), 2, "Choose one"),
        (("--until", "monday"), 2, "--since DAY --until DAY"),
        (("--month", "2026-04"), 2, "April 2026 is still to come"),
        (("--year", "2027"), 2, "still to come"),
        (("--since", "2026-03-20", "--until", "2026-03-10"), 4, "earlier day first"),
        (("--month", "soon"), 4, "“soon” is no month"),
        (("--week", "2026-03"), 4, "is no week"),
        (("--format", "pdf"), 2, "text, md, html or json"),
        (("--with", "nobody"), 3, "Nobody here is called"),
        (("--all", "--with", "priya"), 2, "Choose one"),
    ],
)
def test_what_cannot_be_reviewed_is_refused_in_one_line(
    mentorlog: Mentorlog,
    journal_path: Path,
    words: tuple[str, ...],
    code: int,
    hint: str,
) -> None:
    said = refused(mentorlog, spring(journal_path), code, "review", *words)
    assert hint in said
