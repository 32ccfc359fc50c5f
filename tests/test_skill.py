"""Skills: named, rated by both sides with evidence, seen over time."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from furnished import furnish, furnish_core
from journal_file import rows
from mentorlog.entries.rating import LEVELS, Rating, say_level
from mentorlog.entries.skill import Skill
from mentorlog.reports.skills import skill_moves, skill_standing
from refusal import refused

if TYPE_CHECKING:
    from conftest import Mentorlog

PAGE = Path(__file__).parents[1] / "docs" / "skills.md"


RATED: list[bytes] = []
"""The journal that `_rated` wrote, kept for the tests after the first."""


def _rated(mentorlog: Mentorlog, journal: Path) -> None:
    """K1 of Priya's: by me 1, then 3; by them 2. K2 not rated."""
    furnish_core(journal)
    if RATED:
        journal.write_bytes(RATED[0])
        return
    for words in (
        ("add", "Presenting", "--on", "2026-01-05", "--tag", "talks"),
        ("add", "Listening"),
        ("rate", "K1", "1", "--on", "2026-01-12", "--note", "It went past me"),
        ("rate", "K1", "2", "--by", "them", "--on", "2026-03-20"),
        ("rate", "K1", "3", "--on", "2026-03-26", "--evidence", "S1,F2"),
    ):
        answer = mentorlog("skill", *words)
        assert answer.code == 0, answer
    RATED.append(journal.read_bytes())


def _cells(line: str) -> list[str]:
    return line.split("\t")


def test_a_skill_is_named_and_the_scale_is_said(
    mentorlog: Mentorlog, journal_path: Path
) -> None:
    furnish_core(journal_path)
    answer = mentorlog(
        *("skill", "add", "  Giving\nfeedback ", "--on", "yesterday", "--private"),
        *("--tag", "people", "--with", "Tomás"),
    )
    assert answer.out == "K1  Giving feedback · with Tomás · private\n"
    assert "mentorlog skill rate K1 1-5" in answer.err
    for level in LEVELS:
        assert say_level(level) in answer.err
    (row,) = rows(journal_path, "select * from skills")
    assert (row["name"], row["day"]) == ("Giving feedback", "2026-03-30")
    assert (row["private"], row["mentorship_id"]) == (1, 2)


def test_a_rating_keeps_its_level_its_rater_and_what_shows_it(
    mentorlog: Mentorlog, journal_path: Path
) -> None:
    furnish_core(journal_path)
    mentorlog("skill", "add", "Presenting", "--with", "Tomás")
    answer = mentorlog(
        *("skill", "rate", "k1", "3", "--by", "THEM", "--evidence", "s1, F2,S1"),
        *("--note", "Without notes", "--on", "friday"),
    )
    assert answer.out == (
        "L1  K1 at 3 of 5, competent · by them · Fri 27 Mar 2026 · S1 F2 · with Tomás\n"
    )
    assert answer.err == ""
    (row,) = rows(journal_path, "select * from ratings")
    assert (row["skill_id"], row["level"], row["rater"]) == (1, 3, "them")
    assert (row["evidence"], row["note"]) == ('["S1", "F2"]', "Without notes")
    assert (row["day"], row["mentorship_id"], row["private"]) == ("2026-03-27", 2, 0)


def test_a_rating_without_evidence_is_kept_and_asked_what_shows_it(
    mentorlog: Mentorlog,
) -> None:
    mentorlog("skill", "add", "Presenting")
    answer = mentorlog("skill", "rate", "1", "2")
    assert answer.out.startswith("L1  K1 at 2 of 5, advanced beginner · by me")
    assert "mentorlog edit L1 --evidence" in answer.err


def test_a_rating_of_a_private_skill_is_private(
    mentorlog: Mentorlog, journal_path: Path
) -> None:
    mentorlog("skill", "add", "Saying no", "--private")
    mentorlog("skill", "rate", "K1", "2")
    assert rows(journal_path, "select private from ratings") == [{"private": 1}]


def test_the_list_has_the_latest_level_of_each_side_after_the_first(
    mentorlog: Mentorlog, journal_path: Path
) -> None:
    _rated(mentorlog, journal_path)
    first, second = mentorlog("skill", "list", "--plain").out.splitlines()
    assert _cells(first) == [
        "K1",
        "Presenting",
        "1 → 3 competent",
        "2 advanced beginner",
        "5 days ago",
    ]
    assert _cells(second) == ["K2", "Listening", "", "", "not yet"]
    told = mentorlog("skill", "list", "--json").json
    assert told[0]["by_me"] == {
        "level": 3,
        "word": "competent",
        "first": 1,
        "change": 2,
        "rated_on": "2026-03-26",
        "times": 2,
    }
    assert told[0]["by_them"]["change"] == 0
    assert (told[0]["rated_on"], told[0]["ratings"]) == (
        "2026-03-26",
        ["L1", "L2", "L3"],
    )
    assert (told[1]["by_me"], told[1]["by_them"], told[1]["rated_on"]) == (
        None,
        None,
        None,
    )


def test_the_list_is_narrowed_by_person_and_tag(
    mentorlog: Mentorlog, journal_path: Path
) -> None:
    _rated(mentorlog, journal_path)
    mentorlog("skill", "add", "Delegating", "--with", "Tomás", "--private")

    def listed(*options: str) -> list[str]:
        return [s["id"] for s in mentorlog("skill", "list", *options, "--json").json]

    assert listed() == ["K1", "K2"]
    assert listed("--tag", "talks") == ["K1"]
    assert listed("--with", "tom") == ["K3"]
    assert listed("--with", "all") == ["K1", "K2", "K3"]
    told = mentorlog("skill", "list", "--with", "all", "--plain").out.splitlines()[-1]
    assert _cells(told)[1] == "Delegating (private)"
    assert _cells(told)[-1] == "Tomás"


def test_showing_a_skill_tells_its_ratings_and_what_their_evidence_is(
    mentorlog: Mentorlog, journal_path: Path
) -> None:
    _rated(mentorlog, journal_path)
    for words in (("skill", "show", "K1"), ("show", "k1")):
        told = mentorlog(*words, "--plain").out.splitlines()
        assert told[0] == "K1  Presenting"
        assert "me\t3 competent\t1 3\t5 days ago" in told
        assert "Priya\t2 advanced beginner\t2\t11 days ago" in told
        assert [line[:2] for line in told if line[:1] == "L"] == ["L1", "L2", "L3"]
        assert "L3\tThu 26 Mar\tme\t3 competent\tS1 F2\t" in told
        assert "L1\tMon 12 Jan\tme\t1 novice\t\tIt went past me" in told
        assert "S1\tAbout the talk." in told
        assert "F2\tSlow down" in told
        history = mentorlog(*words, "--json").json["history"]
        assert [r["level"] for r in history] == [1, 2, 3]
        assert history[2]["evidence"] == ["S1", "F2"]


def test_a_skill_that_nobody_rated_says_how(
    mentorlog: Mentorlog, journal_path: Path
) -> None:
    _rated(mentorlog, journal_path)
    answer = mentorlog("skill", "show", "K2")
    assert answer.out.startswith("K2  Listening\n")
    assert "mentorlog skill rate K2 1-5" in answer.err
    assert say_level(1) in answer.err


def test_evidence_in_the_trash_is_still_named(
    mentorlog: Mentorlog, journal_path: Path
) -> None:
    _rated(mentorlog, journal_path)
    mentorlog("remove", "F2")
    told = mentorlog("skill", "show", "K1", "--plain").out
    assert "F2\tSlow down (in the trash)\n" in told
    assert "S1\tAbout the talk.\n" in told


def test_what_is_private_is_marked_in_the_history(
    mentorlog: Mentorlog, journal_path: Path
) -> None:
    _rated(mentorlog, journal_path)
    mentorlog("note", "add", "Not for Priya", "--private")
    mentorlog("skill", "rate", "K1", "4", "--evidence", "N2", "--private")
    told = mentorlog("skill", "show", "K1", "--plain").out.splitlines()
    assert "L4\tTue 31 Mar\tme\t4 proficient\tN2\t(private)" in told
    assert "N2\tNot for Priya (private)" in told


def test_a_wrong_rating_is_mended_taken_out_and_taken_back(
    mentorlog: Mentorlog, journal_path: Path
) -> None:
    _rated(mentorlog, journal_path)

    def by_me() -> tuple[int, int]:
        view = mentorlog("skill", "list", "--json").json[0]["by_me"]
        return view["first"], view["level"]

    mentorlog("edit", "L3", "--level", "4", "--evidence", "g1, S1")
    assert by_me() == (1, 4)
    assert mentorlog("show", "L3", "--json").json["evidence"] == ["G1", "S1"]
    mentorlog("edit", "L3", "--clear", "evidence")
    assert mentorlog("show", "L3", "--json").json["evidence"] == []
    mentorlog("edit", "L1", "--by", "them")
    assert by_me() == (4, 4)
    mentorlog("remove", "L3")
    assert mentorlog("skill", "list", "--json").json[0]["by_me"] is None
    mentorlog("restore", "L3")
    mentorlog("edit", "L1", "--by", "me", "--on", "2026-03-30")
    assert by_me() == (4, 1)  # the later day counts, not the later number


@pytest.mark.parametrize(
    ("code", "words"),
    [
        (2, ("skill", "add")),
        (2, ("skill", "add", " ")),
        (2, ("skill", "rate", "K1")),
        (2, ("skill", "rate", "K1", "0")),
        (2, ("skill", "rate", "K1", "6")),
        (2, ("skill", "rate", "K1", "3.5")),
        (2, ("skill", "rate", "K1", "competent")),
        (2, ("skill", "rate", "K1", "3", "--by", "us")),
        (2, ("skill", "rate", "K1", "3", "--evidence", "14")),
        (2, ("skill", "rate", "K1", "3", "--evidence", "S1;F2")),
        (3, ("skill", "rate", "K1", "3", "--evidence", "S1,S99")),
        (3, ("skill", "rate", "K1", "3", "--evidence", "N1")),
        (4, ("skill", "rate", "K1", "3", "--on", "soon")),
        (2, ("skill", "rate", "S1", "3")),
        (3, ("skill", "rate", "K9", "3")),
        (3, ("skill", "show", "K9")),
        (3, ("skill", "list", "--with", "Zoe")),
        (2, ("edit", "L1", "--level", "6")),
        (2, ("edit", "L1", "--clear", "level")),
        (3, ("edit", "L1", "--evidence", "S99")),
        (2, ("edit", "L1", "--evidence", "what I saw")),
        (3, ("show", "L99")),
    ],
)
def test_what_makes_no_sense_is_refused(
    mentorlog: Mentorlog, journal_path: Path, code: int, words: tuple[str, ...]
) -> None:
    _rated(mentorlog, journal_path)
    mentorlog("remove", "N1")
    said = refused(mentorlog, journal_path, code, *words)
    assert "rating list" not in said  # there is no such command


def test_an_empty_list_says_what_to_type(mentorlog: Mentorlog) -> None:
    answer = mentorlog("skill", "list")
    assert (answer.code, answer.out) == (0, "")
    assert "mentorlog skill add" in answer.err
    assert mentorlog("skill", "list", "--json").json == []


def test_the_words_of_the_scale_are_explained_with_their_source() -> None:
    page = PAGE.read_text(encoding="utf-8")
    for level, word in LEVELS.items():
        assert f"| {level} | {word} |" in page
    assert "Dreyfus" in page


# --- levels out of ratings

days = st.dates(date(2026, 1, 1), date(2026, 1, 20))
ratings = st.lists(
    st.builds(
        Rating,
        id=st.integers(1, 99),
        skill_id=st.integers(1, 2),
        level=st.integers(1, 5),
        rater=st.sampled_from(["me", "them"]),
        evidence=st.lists(st.sampled_from(["S1", "F2"]), max_size=2).map(tuple),
        day=days,
    ),
    unique_by=lambda rating: rating.id,
    max_size=12,
)
SKILL = Skill(id=1, name="Presenting", day=date(2026, 1, 1))


@given(ratings, days)
def test_a_side_sees_a_skill_as_its_last_rating_by_then(
    some: list[Rating], on: date
) -> None:
    told = skill_standing(SKILL, some, on)
    for rater, view in (("me", told.by_me), ("them", told.by_them)):
        own = [r for r in some if (r.skill_id, r.rater) == (1, rater) and r.day <= on]
        if view is None:
            assert own == []
            continue
        latest = max(own, key=lambda r: (r.day, r.id))
        first = min(own, key=lambda r: (r.day, r.id))
        assert (view.level, view.rated_on) == (latest.level, latest.day)
        assert (view.first, view.times) == (first.level, len(own))
        assert view.first + view.change == view.level
        assert view.word == LEVELS[view.level]


@given(ratings, days, days)
def test_what_moved_between_two_days_leads_from_the_standing_before_to_that_after(
    some: list[Rating], one: date, other: date
) -> None:
    first, last = min(one, other), max(one, other)
    after = skill_standing(SKILL, some, last)
    moves = {str(m.rater): m for m in skill_moves([SKILL], some, first, last)}
    for rater, now in (("me", after.by_me), ("them", after.by_them)):
        of_side = [r for r in some if (r.skill_id, r.rater) == (1, rater)]
        within = [r for r in of_side if first <= r.day <= last]
        assert (rater in moves) == bool(within)
        if within:
            before = [r for r in of_side if r.day < first]
            latest = max(before, key=lambda r: (r.day, r.id), default=None)
            move = moves[rater]
            assert now is not None
            assert move.after == now.level
            assert move.before == (latest and latest.level)
            assert set(move.evidence) == {ref for r in within for ref in r.evidence}
            assert len(set(move.evidence)) == len(move.evidence)


def test_a_skill_is_named_once_for_each_mentorship(
    mentorlog: Mentorlog, journal_path: Path
) -> None:
    furnish(journal_path)
    said = refused(mentorlog, journal_path, 2, "skill", "add", " presenting ")
    assert said.startswith("“Presenting” is K1 already")
    assert said.endswith("mentorlog skill rate K1 1-5")
    assert mentorlog("skill", "add", "Presenting", "--with", "Tomás").code == 0
    mentorlog("remove", "K1")
    assert mentorlog("skill", "add", "Presenting").code == 0


def test_a_skill_is_no_evidence_of_itself(
    mentorlog: Mentorlog, journal_path: Path
) -> None:
    furnish(journal_path)
    words = ("skill", "rate", "K1", "3", "--evidence", "S1,k1")
    assert "cannot show itself" in refused(mentorlog, journal_path, 2, *words)
