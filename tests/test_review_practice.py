"""What a review tells of challenges, agreements, care and skills, as of its end."""

from __future__ import annotations

import shlex
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from conftest import Answer, Mentorlog

STORY = """
2026-01-05 mentorship start Priya --on 2026-01-05
2026-01-05 agreement add 'Two talks a month' --review '2 months'
2026-01-05 agreement add 'It stays here' --review 2026-02-01
2026-01-05 agreement add 'Mail only' --kind boundary
2026-01-06 skill add Presenting
2026-01-06 skill rate K1 2
2026-01-07 note add 'Shown in private' --private
2026-01-07 note add 'Shown'
2026-02-03 challenge add 'Too shy to ask' --kind doubt
2026-02-20 challenge raise X1
2026-02-21 thanks 'For the talk'
2026-03-05 challenge add 'The pace is too fast'
2026-03-05 challenge raise X2
2026-03-06 challenge add 'She forgets' --kind conflict --private
2026-03-07 challenge add 'No time'
2026-03-09 challenge resolve X1 --outcome 'We spoke' --lesson 'Say it sooner'
2026-03-10 agreement revisit B2 --change 'It mostly stays here' --why 'The law'
2026-03-12 agreement revisit B3 --end --why 'We chat now'
2026-03-10 gesture add 'An article' --from them
2026-03-11 gesture add 'Another' --to them
2026-03-12 gesture add 'A secret one' --to them --private
2026-03-17 skill rate K1 3 --evidence N1,N2
2026-03-17 skill rate K1 4 --by them
"""
MARCH = ("review", "--month", "2026-03")
APRIL = "2026-04-01"


@pytest.fixture
def spoken(mentorlog: Mentorlog) -> Mentorlog:
    """A journal in which March has all that these lines can say."""
    for line in STORY.strip().splitlines():
        day, *words = shlex.split(line)
        answer = mentorlog(*words, today=day)
        assert answer.code == 0, (line, answer.err)
    return mentorlog


def told(answer: Answer, label: str) -> list[str]:
    lines = (line.split("\t") for line in answer.out.splitlines())
    return [f"{value} | {other}" for name, value, other in lines if name == label]


def test_each_line_of_the_practice_is_told_and_compared(spoken: Mentorlog) -> None:
    answer = spoken(*MARCH, "--plain", today=APRIL)
    assert told(answer, "Challenges") == [
        "X3 She forgets (private) · unspoken since 6 Mar | 1 raised",
        "X4 No time · unspoken since 7 Mar | ",
        "X2 The pace is too fast · raised 5 Mar, open | ",
        "X1 Too shy to ask · resolved 9 Mar: We spoke · lesson: Say it sooner | ",
    ]
    assert told(answer, "Agreements") == [
        "B1 Two talks a month · due for a second look since 5 Mar | ",
        "B2 It mostly stays here · changed 10 Mar: The law | ",
        "B3 Mail only · ended 12 Mar: We chat now | ",
    ]
    assert told(answer, "Care") == [
        "2 gestures from you, 1 from Priya · last thanks 38 days ago | 1 from you"
    ]
    assert told(answer, "Skills") == [
        "K1 Presenting 2 → 3 (N1, N2) | ",
        "K1 Presenting 4, rated for the first time by Priya | ",
    ]


def test_what_comes_later_changes_nothing_but_the_questions(spoken: Mentorlog) -> None:
    def march(today: str) -> tuple[object, list[str]]:
        (review,) = spoken(*MARCH, "--json", today=today).json
        asked = [decision["about"] for decision in review.pop("decide")]
        return review, asked

    before, asked = march(APRIL)
    assert {"X3", "B1"} <= set(asked)
    for line in (
        "challenge raise X3",
        "challenge raise X4",
        "challenge resolve X2 --outcome Slower",
        "agreement revisit B1 --change 'One talk' --why Time",
        "agreement revisit B2 --end --why 'No need'",
        "skill rate K1 5",
        "thanks 'For all'",
    ):
        answer = spoken(*shlex.split(line), today="2026-04-20")
        assert answer.code == 0, answer.err
    after, asked = march("2026-05-01")
    assert after == before
    assert not {"X3", "X4", "B1"} & set(asked)


def test_what_was_unspoken_or_due_is_asked_about_with_its_command(
    spoken: Mentorlog,
) -> None:
    (review,) = spoken(*MARCH, "--json", today=APRIL).json
    asked = {decision["about"]: decision for decision in review["decide"]}
    assert len(review["decide"]) <= 5
    assert asked["X3"]["command"] == "mentorlog challenge raise X3"
    assert asked["B1"]["command"] == "mentorlog agreement revisit B1 --keep"
    for about in ("X3", "B1"):
        line = shlex.split(asked[about]["command"])[1:]
        assert spoken(*line, today=APRIL).code == 0
    (review,) = spoken(*MARCH, "--json", today=APRIL).json
    assert not {"X3", "B1"} & {d["about"] for d in review["decide"]}


def test_what_is_private_is_neither_told_nor_counted_in_a_page(
    spoken: Mentorlog,
) -> None:
    page = spoken(*MARCH, "--format", "md", today=APRIL).out
    assert "She forgets" not in page
    assert "X3" not in page
    assert "1 gesture from the mentee, 1 from Priya" in page
    assert " you" not in page.partition("## Decide")[0]
    assert "Presenting 2 → 3 (N2)" in page
    assert "**B1** Two talks a month – due for a second look since 5 Mar" in page
    whole = spoken(*MARCH, "--format", "md", "--include-private", today=APRIL).out
    assert "She forgets \\(private\\)" in whole or "She forgets (private)" in whole
    assert "(N1, N2)" in whole


def test_a_month_with_a_challenge_alone_is_not_silent(mentorlog: Mentorlog) -> None:
    mentorlog("challenge", "add", "Alone")
    (review,) = mentorlog("review", "--month", "--json").json
    assert not review["empty"]
    assert review["practice"]["challenges_noted"] == 1
    assert review["agreements"] == review["skills"] == []
    assert review["last_thanks_on"] is None


def test_what_is_in_the_trash_is_not_told(spoken: Mentorlog) -> None:
    for ref in ("X1", "X2", "X3", "X4", "B1", "B2", "B3", "K1", "P1", "P2", "P3", "P4"):
        assert spoken("remove", ref, today=APRIL).code == 0
    answer = spoken(*MARCH, "--plain", today=APRIL)
    for label in ("Challenges", "Agreements", "Care"):
        assert told(answer, label) == []
    assert told(answer, "Skills") == []


def test_hostile_words_have_no_effect(mentorlog: Mentorlog) -> None:
    mentorlog("challenge", "add", "\x1b[31m[b]x|y[/b]")
    mentorlog("agreement", "add", "\x1b[31m[b]\nz", "--review", "2026-03-31")
    mentorlog("skill", "add", "\x1b]0;title\x07 `k`")
    mentorlog("skill", "rate", "K1", "3")
    for form in ("text", "md", "json"):
        out = mentorlog("review", "--month", "--format", form).out
        assert "\x1b" not in out
        assert "\x07" not in out
