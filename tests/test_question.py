"""Questions: a bank of open ones, one's own, and one that does not repeat soon."""

from __future__ import annotations

import re
from datetime import date, timedelta
from itertools import combinations
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from furnished import furnish_core
from journal_file import dump, rows
from mentorlog.entries.asking import Asking
from mentorlog.entries.bank import BANK
from mentorlog.entries.question import LAST_OF_BANK, SUBJECTS, Question
from mentorlog.reports.questions import REST, choose, last_asked
from refusal import refused, sentence

if TYPE_CHECKING:
    from pathlib import Path

    from conftest import Mentorlog

TODAY = date(2026, 3, 31)


# --- the bank

OPEN = {"What", "Which", "How", "Who", "Whose", "When", "Where"}
"""How a question begins that cannot be answered by yes or no."""
WORN = (
    "magic wand",
    "comfort zone",
    "five years",
    "younger self",
    "could not fail",
    "success look",
    "holding you back",
    "up at night",
    "passion",
    "superpower",
    "journey",
)


def test_there_are_enough_questions_of_every_subject() -> None:
    assert len(BANK) >= 60
    for subject in SUBJECTS:
        assert sum(q.about == subject for q in BANK) >= 12, subject


def test_the_numbers_of_the_bank_are_below_those_of_ones_own() -> None:
    numbers = [q.id for q in BANK]
    assert len(set(numbers)) == len(numbers)
    assert min(numbers) >= 1
    assert max(numbers) <= LAST_OF_BANK
    assert len({q.uid for q in BANK}) == len(BANK)


@pytest.mark.parametrize("question", BANK, ids=lambda q: q.ref)
def test_a_question_of_the_bank_is_open_and_short(question: Question) -> None:
    text = question.text
    assert text.split()[0] in OPEN
    assert text.endswith("?")
    assert text.count("?") == 1
    assert len(text) <= 100
    assert text == " ".join(text.split())
    assert not any(worn in text.casefold() for worn in WORN)
    assert not re.search(r"\b(?:mentor|mentee)\b", text), "it fits one side only"


def test_no_two_questions_of_the_bank_are_alike() -> None:
    words = {q.ref: set(re.findall(r"\w+", q.text.casefold())) for q in BANK}
    for (one, a), (other, b) in combinations(words.items(), 2):
        assert len(a & b) / len(a | b) < 0.45, f"{one} and {other}"


# --- which one is chosen


def _asking(question: int, days_ago: int) -> Asking:
    return Asking(
        mentorship_id=1, day=TODAY - timedelta(days=days_ago), question=question
    )


def _own(number: int) -> Question:
    return Question(id=number, text=f"What of {number}?", about="goals", day=TODAY)


seeds = st.text(max_size=8)
any_days = st.dates(date(2020, 1, 1), date(2040, 1, 1))
askings = st.lists(
    st.builds(
        _asking, st.sampled_from([*(q.id for q in BANK), 101]), st.integers(0, 400)
    ),
    max_size=150,
)


@given(askings, seeds)
def test_what_was_asked_lately_rests_while_there_is_anything_else(
    some: list[Asking], seed: str
) -> None:
    everyone = [*BANK, _own(101)]
    chosen = choose(BANK, [_own(101)], some, TODAY, seed)
    last = last_asked(some)
    tired = {n for n, day in last.items() if (TODAY - day).days < REST}
    assert chosen in everyone
    assert chosen.id not in tired or len(tired) == len(everyone)


def test_a_question_rests_for_ninety_days() -> None:
    some = [_asking(q.id, 90 if q.id == 5 else 89) for q in BANK]
    assert choose(BANK, [], some, TODAY, "seed").id == 5
    assert choose(BANK, [_own(101)], some, TODAY, "seed").id == 101


@given(askings, seeds)
def test_the_half_that_has_waited_longest_comes_first(
    some: list[Asking], seed: str
) -> None:
    chosen = choose(BANK, [], some, TODAY, seed)
    last = last_asked(some)
    waits = [last.get(q.id, date.min) for q in BANK]
    longer = sum(day < last.get(chosen.id, date.min) for day in waits)
    assert longer < (len(BANK) + 1) / 2
    if sum(day == date.min for day in waits) > len(BANK) / 2:
        assert chosen.id not in last


@given(seeds, any_days)
def test_without_any_asking_none_comes_back_before_all_have_been(
    seed: str, day: date
) -> None:
    days = [day + timedelta(days=n) for n in range(len(BANK))]
    chosen = [choose(BANK, [], [], d, seed).id for d in days]
    assert len(set(chosen)) == len(BANK)


@given(st.randoms(use_true_random=False), askings, seeds)
def test_the_order_in_which_things_are_handed_over_does_not_matter(
    random: object, some: list[Asking], seed: str
) -> None:
    bank, shuffled = list(BANK), list(some)
    random.shuffle(bank)  # type: ignore[attr-defined]  # a random.Random
    random.shuffle(shuffled)  # type: ignore[attr-defined]  # a random.Random
    there = choose(bank, [], shuffled, TODAY, seed)
    assert there == choose(BANK, [], some, TODAY, seed)


def test_one_who_asks_every_question_that_is_chosen_hears_each_once() -> None:
    asked: list[Asking] = []
    chosen = []
    for n in range(len(BANK)):
        day = TODAY + timedelta(days=14 * n)
        question = choose(BANK, [], asked, day, "seed")
        chosen.append(question.id)
        asked.append(Asking(mentorship_id=1, day=day, question=question.id))
    half = len(BANK) // 2
    assert len(set(chosen[:half])) == half
    for at, number in enumerate(chosen):
        assert number not in chosen[max(0, at - 7) : at]  # 7 fortnights are 98 days


def test_when_all_have_been_asked_lately_one_of_the_oldest_is_chosen() -> None:
    some = [_asking(q.id, n) for n, q in enumerate(BANK)]
    chosen = choose(BANK, [], some, TODAY, "")
    assert (TODAY - last_asked(some)[chosen.id]).days >= len(BANK) // 2


def test_two_mentorships_do_not_hear_the_same_in_the_same_order() -> None:
    days = [TODAY + timedelta(days=n) for n in range(10)]
    one = [choose(BANK, [], [], day, "one").id for day in days]
    other = [choose(BANK, [], [], day, "other").id for day in days]
    assert one != other


# --- the commands


def _shown(mentorlog: Mentorlog, *words: str, today: str = "2026-03-31") -> str:
    told: str = mentorlog("question", *words, "--json", today=today).json["id"]
    return told


def test_alone_it_shows_one_question_and_how_to_mark_it(
    mentorlog: Mentorlog, journal_path: Path
) -> None:
    furnish_core(journal_path)
    before = dump(journal_path)
    answer = mentorlog("question")
    ref, text = answer.out.splitlines()[0].split("  ")
    (question,) = [q for q in BANK if q.ref == ref]
    assert text == question.text
    assert f"mentorlog question asked {ref}" in answer.err
    assert mentorlog("question").out == answer.out
    assert mentorlog("question", "show").out == answer.out
    assert dump(journal_path) == before


def test_alone_it_works_without_a_journal_and_leaves_none(
    mentorlog: Mentorlog, journal_path: Path
) -> None:
    answer = mentorlog("question")
    assert (answer.code, answer.out[0]) == (0, "Q")
    assert not journal_path.exists()


def test_alone_it_takes_options_and_help_stays_help(mentorlog: Mentorlog) -> None:
    for subject in SUBJECTS:
        told = mentorlog("question", "--about", subject.upper(), "--json").json
        assert told["about"] == subject
    assert mentorlog("question", "--plain").out.startswith("Q")
    for words in (("--help",), ("-h",)):
        helped = mentorlog("question", *words)
        assert helped.code == 0
    assert mentorlog("question", "nonsense").code == 2
    assert mentorlog("question", "--nonsense").code == 2


def test_what_was_asked_is_followed_by_another(
    mentorlog: Mentorlog, journal_path: Path
) -> None:
    furnish_core(journal_path)
    seen = [_shown(mentorlog)]
    for _ in range(5):
        answer = mentorlog("question", "asked", seen[-1])
        assert answer.out.startswith(f"{seen[-1]}  ")
        assert "asked Tue 31 Mar 2026 · with Priya" in answer.out
        seen.append(_shown(mentorlog))
    assert len(set(seen)) == len(seen)


def test_each_mentorship_has_its_own_askings(
    mentorlog: Mentorlog, journal_path: Path
) -> None:
    furnish_core(journal_path)
    theirs = _shown(mentorlog, "--with", "Tomás")
    mentorlog("question", "asked", theirs, "--with", "Tomás")
    assert _shown(mentorlog, "--with", "Tomás") != theirs
    assert [a["with"] for a in mentorlog("show", theirs, "--json").json["asked"]] == [
        "Tomás"
    ]
    last = mentorlog("question", "list", "--json").json
    assert all(told["asked"] == [] for told in last)


def test_an_asking_remembers_the_session_and_its_day(
    mentorlog: Mentorlog, journal_path: Path
) -> None:
    furnish_core(journal_path)
    answer = mentorlog("question", "asked", "q7", "--session", "S1")
    assert "asked Mon 23 Mar 2026 · in S1" in answer.out
    mentorlog("question", "asked", "Q8", "--session", "S1", "--on", "2026-03-24")
    mentorlog("question", "asked", "Q9", "--session", "S2")  # planned for April
    kept = rows(journal_path, "select * from askings order by id")
    assert [(k["question"], k["day"], k["session_id"]) for k in kept] == [
        (7, "2026-03-23", 1),
        (8, "2026-03-24", 1),
        (9, "2026-03-31", 2),
    ]
    assert "Mon 23 Mar 2026\tS1" in mentorlog("question", "show", "7", "--plain").out


def test_an_asking_is_marked_once_a_day_and_can_be_taken_back(
    mentorlog: Mentorlog, journal_path: Path
) -> None:
    furnish_core(journal_path)
    mentorlog("question", "asked", "Q7", "--on", "2026-03-01")
    mentorlog("question", "asked", "Q7")
    assert "31 Mar 2026" in refused(
        mentorlog, journal_path, 2, "question", "asked", "Q7"
    )
    taken = mentorlog("question", "asked", "Q7", "--not", "--json").json
    assert [a["day"] for a in taken["asked"]] == ["2026-03-01"]
    assert "1 Mar 2026" in mentorlog("question", "asked", "Q7", "--not").out
    refused(mentorlog, journal_path, 2, "question", "asked", "Q7", "--not")


def test_ones_own_questions_begin_at_101_and_are_asked_like_any(
    mentorlog: Mentorlog, journal_path: Path
) -> None:
    furnish_core(journal_path)
    text = "What did the map [b]leave[/b] out?"
    answer = mentorlog("question", "add", text, "--about", "Growth", "--private")
    assert answer.out == f"Q101  {text} · about growth · with Priya · private\n"
    told = mentorlog("question", "list", "--about", "growth", "--json").json
    assert [q["own"] for q in told] == [*([False] * (len(told) - 1)), True]
    assert f"Q101\tgrowth\t{text} (private)\t" in (
        mentorlog("question", "list", "--plain").out
    )
    mentorlog("question", "asked", "Q101", "--on", "2026-03-29")
    last = mentorlog("question", "list", "--about", "growth", "--plain").out
    assert last.splitlines()[-1].endswith("(private)\t2 days ago")
    assert mentorlog("show", "Q101", "--json").json["asked"][0]["day"] == "2026-03-29"


def test_ones_own_question_belongs_to_its_mentorship(
    mentorlog: Mentorlog, journal_path: Path
) -> None:
    furnish_core(journal_path)
    mentorlog("question", "add", "What now?", "--about", "goals", "--with", "Tomás")

    def own(*options: str) -> list[str]:
        told = mentorlog("question", "list", *options, "--json").json
        return [q["id"] for q in told if q["own"]]

    assert own() == []
    assert own("--with", "tom") == own("--with", "all") == ["Q101"]
    mentorlog("question", "asked", "Q101")
    asked = rows(journal_path, "select mentorship_id from askings")
    assert asked == [{"mentorship_id": 2}]


def test_ones_own_question_comes_up_like_any(
    mentorlog: Mentorlog, journal_path: Path
) -> None:
    furnish_core(journal_path)
    mentorlog("question", "add", "What now?", "--about", "closing")
    closing = [q.ref for q in BANK if q.about == "closing"]
    days = [f"2026-04-{day:02}" for day in range(1, 2 + len(closing))]
    seen = {_shown(mentorlog, "--about", "closing", today=day) for day in days}
    assert seen == {*closing, "Q101"}


def test_ones_own_can_be_changed_and_removed_and_the_programs_cannot(
    mentorlog: Mentorlog, journal_path: Path
) -> None:
    furnish_core(journal_path)
    mentorlog("question", "add", "What now?", "--about", "goals", "--tag", "mine")
    assert [
        q["id"] for q in mentorlog("question", "list", "--tag", "mine", "--json").json
    ] == ["Q101"]
    mentorlog("edit", "Q101", "--about", "closing", "--text", "What next?")
    told = mentorlog("show", "Q101", "--json").json
    assert (told["about"], told["text"], told["own"]) == (
        "closing",
        "What next?",
        True,
    )
    mentorlog("remove", "Q101")
    assert "Q101" not in mentorlog("question", "list").out
    for words in (("edit", "Q7", "--text", "x"), ("remove", "Q7"), ("tag", "Q7", "x")):
        said = refused(mentorlog, journal_path, 3, *words)
        assert "come with the program" in said


def test_a_question_of_the_program_is_shown_by_its_id(mentorlog: Mentorlog) -> None:
    for words in (
        ("question", "show", "q7"),
        ("show", "Q7"),
        ("question", "show", "7"),
    ):
        assert mentorlog(*words).out.startswith(f"Q7  {BANK[6].text}\n")


@pytest.mark.parametrize(
    ("code", "words"),
    [
        (2, ("--about", "weather")),
        (3, ("--with", "Zoe")),
        (2, ("list", "--about", "weather")),
        (3, ("show", "Q99")),
        (3, ("show", "Q0")),
        (3, ("show", "Q101")),
        (2, ("show", "S1")),
        (2, ("show", "what")),
        (2, ("show", "Q7", "--about", "goals")),
        (2, ("add", "What now?")),
        (2, ("add", " ", "--about", "goals")),
        (2, ("add", "--about", "goals")),
        (2, ("add", "What now?", "--about", "weather")),
        (2, ("asked",)),
        (2, ("asked", "G1")),
        (3, ("asked", "Q99")),
        (3, ("asked", "Q7", "--session", "S99")),
        (2, ("asked", "Q7", "--session", "Q7")),
        (3, ("asked", "Q7", "--with", "Zoe")),
        (4, ("asked", "Q7", "--on", "soon")),
    ],
)
def test_what_makes_no_sense_is_refused(
    mentorlog: Mentorlog, journal_path: Path, code: int, words: tuple[str, ...]
) -> None:
    furnish_core(journal_path)
    assert refused(mentorlog, journal_path, code, "question", *words)


def test_a_question_that_there_is_not_leads_to_the_list(mentorlog: Mentorlog) -> None:
    for ref in ("Q98", "Q500"):
        answer = mentorlog("question", "show", ref)
        assert "mentorlog question list" in sentence(answer)


def test_an_id_alone_shows_its_question(mentorlog: Mentorlog) -> None:
    told = mentorlog("question", "show", "Q7").out
    assert told.startswith("Q7  ")
    assert mentorlog("question", "q7").out == mentorlog("question", "7").out == told
