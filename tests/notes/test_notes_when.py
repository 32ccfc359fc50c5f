from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mentorlog.exchange.notes.day_lines import day_line, day_told, title_day
from mentorlog.exchange.notes.due import take_due
from mentorlog.exchange.notes.months import MONTHS
from mentorlog.exchange.notes.when import day_of_name, days_said

FIFTH = date(2023, 6, 5)


@pytest.mark.parametrize(
    "words",
    [
        "June 5, 2023",
        "(June 5,2023)",
        "(June,05,2023)",
        "(June, 05, 2023)",
        "((June 5, 2023))",
        "( June 5th , 2023 )",
        "June 5st 2023",
        "June the 5th, 2023",
        "Jun. 5, 2023",
        "Jume 5, 2023",
        "June5, 2023",
        "June 5th2023",
        "(5 June, 2023)",
        "5th of June 2023",
        "05-Jun-2023",
        "5/June/2023",
        "2023, June 5",
        "2023-06-05",
        "2023.6.5",
        "2023/06/05",
        "Date:2023-06-05",
        "Monday, June 5, 2023",
        "June 5 (Monday), 2023",
        "June 5th, 2023 & June 7th, 2023",
        "June 5th & June 7th, 2023",
        "June 5 & 7, 2023",
        "Date & Time: June 5, 2023, 6:30 PM IST",
        "📅 June 5, 2023 | 19:00 UTC",
    ],
)
def test_a_line_with_little_but_a_day_is_read(words: str) -> None:
    said = day_line(words)

    assert said is not None
    assert said.day == FIFTH
    assert not said.is_range


@pytest.mark.parametrize(
    ("words", "day"),
    [
        ("June 11st, 2023", date(2023, 6, 11)),
        ("June 21th, 2023", date(2023, 6, 21)),
        ("Sept 5th, 2022", date(2022, 9, 5)),
        ("Agust 7, 2022", date(2022, 8, 7)),
        ("Febuary 1, 2024", date(2024, 2, 1)),
        ("13/06/2023", date(2023, 6, 13)),
        ("06/13/2023", date(2023, 6, 13)),
        ("06.06.2023", date(2023, 6, 6)),
    ],
)
def test_unusual_spellings_are_read(words: str, day: date) -> None:
    assert [said.day for said in days_said(words)] == [day]


@pytest.mark.parametrize(
    "words",
    [
        "(June 5, 2023 - June 11, 2023)",
        "(June 28 – July 4, 2023)",
        "June 5th, 2023 to June 11th, 2023",
        "5 - 11 June 2023",
        "June 5-11, 2023",
        "2023-06-05 until 2023-06-11",
    ],
)
def test_a_week_is_a_range_and_no_day(words: str) -> None:
    (said,) = days_said(words)

    assert said.is_range
    assert title_day(f"Week 3 {words}") == ("Week 3", None)


@pytest.mark.parametrize("words", ["June 31, 2023", "2023-02-30", "32 June 2023"])
def test_a_day_that_does_not_exist_says_why(words: str) -> None:
    assert [(said.day, "calendar" in said.why) for said in days_said(words)] in (
        [(None, True)],
        [],
    )


@pytest.mark.parametrize("words", ["05/06/2023", "5.6.2023", "June 5th", "5 June"])
def test_an_open_day_is_not_guessed_but_settled_by_a_near_one(words: str) -> None:
    assert days_said(words)[0].day is None
    assert days_said(words)[0].why
    assert days_said(words, date(2023, 6, 9))[0].day == FIFTH


def test_two_readings_near_the_settling_day_stay_open() -> None:
    assert days_said("06/07/2023", date(2023, 6, 20))[0].day is None


@pytest.mark.parametrize(
    "words",
    [
        "Version 10, 2021",
        "June 2023",
        "Released on June 5, 2023",
        "See June 5, 2023 for the list of things",
        "Last updated: June 5, 2023",
    ],
)
def test_prose_is_no_day_line(words: str) -> None:
    assert day_line(words) is None


@pytest.mark.parametrize(
    "words",
    [
        "(June 5, 2023) We met on Jitsi.",
        "The weekly meeting was held on June 5th, 2023.",
        "We were late. The call took place on June 5, 2023.",
    ],
)
def test_prose_may_tell_the_day(words: str) -> None:
    said = day_told(words)

    assert said is not None
    assert said.day == FIFTH


@pytest.mark.parametrize(
    "words",
    [
        "The next meeting will be held on June 5, 2023.",
        "The last meeting was held on June 5, 2023.",
        "The deadline is June 5, 2023.",
    ],
)
def test_another_day_in_prose_is_not_taken(words: str) -> None:
    assert day_told(words) is None


@pytest.mark.parametrize(
    "name",
    [
        "2023-06-05.md",
        "a/2022-01-01/2023-06-05.md",
        "2023.06.05.md",
        "2023-06-5.md",
        "2023_06_05-notes.md",
        "20230605.md",
        "June-05-2023-weekly-notes.md",
    ],
)
def test_a_file_name_states_a_day(name: str) -> None:
    said = day_of_name(name)

    assert said is not None
    assert said.day == FIFTH


def test_an_impossible_file_name_says_why() -> None:
    said = day_of_name("2022-06-31.md")

    assert said is not None
    assert said.day is None
    assert said.why == '"2022-06-31" is not a day of the calendar.'
    assert day_of_name("week-3.md") is None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("send the paper (by Friday)", ("send the paper", "Friday")),
        ("send it by next Friday.", ("send it", "next Friday")),
        ("send it, by 2026-02-01", ("send it", "2026-02-01")),
        ("send it by the end of June", ("send it", "the end of June")),
        ("send it (due: 3 March)", ("send it", "3 March")),
        ("send it (by whenever it suits)", ("send it", "whenever it suits")),
        ("send it due in 2 weeks", ("send it", "in 2 weeks")),
        ("send it before tomorrow", ("send it", "tomorrow")),
        ("do it by the book", ("do it by the book", None)),
        ("finish it by next meet", ("finish it by next meet", None)),
        ("go on week by week", ("go on week by week", None)),
        ("(by Friday)", ("(by Friday)", None)),
    ],
)
def test_due_words_are_parted_from_a_promise(
    text: str, expected: tuple[str, str | None]
) -> None:
    assert take_due(text) == expected


@settings(deadline=None)
@given(st.dates(date(2000, 1, 1), date(2099, 12, 31)), st.integers(0, 3))
def test_every_day_is_read_in_every_spelling(day: date, choice: int) -> None:
    month = MONTHS[day.month - 1].title()
    spelling = [
        day.isoformat(),
        f"*({month} {day.day}, {day.year})*",
        f"{day.day}th {month[:3]}, {day.year}",
        f"{month[:3]}. {day.day:02},{day.year}",
    ][choice]

    assert [said.day for said in days_said(spelling)] == [day]


@settings(deadline=None)
@given(st.text(max_size=80), st.dates(date(2000, 1, 1), date(2099, 12, 31)))
def test_any_line_is_read_without_an_error(line: str, near: date) -> None:
    for said in (*days_said(line), *days_said(line, near)):
        assert line[said.start : said.end].strip() == said.words
        assert said.day is not None or said.why
    for said in days_said(line):
        assert said.day is None or abs(said.day - near) < timedelta(days=40_000)
