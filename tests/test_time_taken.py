"""How long talks took: every report says when not every talk tells of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from conftest import Mentorlog

REPORTS = [
    (("review", "--month", "2026-03"), "2 talks · {}"),
    (("growth",), "2 held · {}"),
    (("share", "--for", "mentor"), "2 talks ({})"),
    (("mentorship", "end", "--guide"), "2, {} together"),
]


@pytest.mark.parametrize(("words", "told"), REPORTS)
@pytest.mark.parametrize(
    ("lengths", "time"),
    [
        (("30", None), "at least 30 min"),
        (("30", "45"), "1 h 15 min"),
    ],
)
def test_a_time_that_leaves_talks_out_is_the_least_it_was(
    mentorlog: Mentorlog,
    words: tuple[str, ...],
    told: str,
    lengths: tuple[str | None, ...],
    time: str,
) -> None:
    mentorlog("mentorship", "start", "Priya", "--as", "mentee", "--on", "2026-03-01")
    for day, minutes in zip(("2026-03-02", "2026-03-09"), lengths, strict=True):
        long = ("--minutes", minutes) if minutes else ()
        mentorlog("session", "log", "We talked.", "--on", day, *long)

    shown = " ".join(mentorlog(*words).out.split())

    assert told.format(time) in shown


@pytest.mark.parametrize("words", [words for words, _ in REPORTS[:3]])
def test_how_many_talks_tell_of_it_is_told_as_json(
    mentorlog: Mentorlog, words: tuple[str, ...]
) -> None:
    for minutes in (("--minutes", "30"), ("--minutes", "20"), ()):
        mentorlog("session", "log", "We talked.", "--on", "2026-03-02", *minutes)

    told = mentorlog(*words, "--json").json
    told = told[0] if isinstance(told, list) else told
    told = told["figures"]["met"] if "figures" in told else told

    assert (told["minutes"], told["timed"]) == (50, 2)


def test_where_no_talk_tells_of_it_nothing_is_said(mentorlog: Mentorlog) -> None:
    mentorlog("session", "log", "We talked.", "--on", "2026-03-02")

    assert "min" not in mentorlog("review", "--month", "2026-03").out.splitlines()[2]
