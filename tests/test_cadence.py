"""A rhythm says when the next talk is due and how many were expected."""

from __future__ import annotations

import subprocess
import sys
from datetime import date, timedelta
from itertools import pairwise
from time import perf_counter

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mentorlog.cadence import Cadence, read_cadence
from mentorlog.errors import UnknownDay, UsageError

ONE = timedelta(days=1)

texts = st.one_of(
    st.integers(1, 60).map(lambda count: f"{count} days"),
    st.integers(1, 30).map(lambda count: f"{count} weeks"),
    st.integers(1, 30).map(lambda count: f"{count} months"),
    st.sampled_from(["monday", "thursday", "sunday"]),
    st.sampled_from(["first friday", "2nd tuesday", "fourth sunday", "last monday"]),
    st.sampled_from(["1st", "the 15th", "22nd", "the 29th", "30th", "last day"]),
)
cadences = texts.map(read_cadence)
days = st.dates(min_value=date(1900, 1, 1), max_value=date(2100, 12, 31))
unhurried = settings(deadline=None)


@pytest.mark.parametrize(
    ("text", "canonical", "said"),
    [
        ("2 weeks", "2 weeks", "every 2 weeks"),
        ("Every  2 Weeks", "2 weeks", "every 2 weeks"),
        ("two weeks", "2 weeks", "every 2 weeks"),
        ("2w", "2 weeks", "every 2 weeks"),
        ("every other week", "2 weeks", "every 2 weeks"),
        ("14 days", "2 weeks", "every 2 weeks"),
        ("fortnightly", "2 weeks", "every 2 weeks"),
        ("weekly", "week", "every week"),
        ("every week", "week", "every week"),
        ("once a week", "week", "every week"),
        ("1 week", "week", "every week"),
        ("daily", "day", "every day"),
        ("10 days", "10 days", "every 10 days"),
        ("monthly", "month", "every month"),
        ("month", "month", "every month"),
        ("1 month", "month", "every month"),
        ("every 3 months", "3 months", "every 3 months"),
        ("quarterly", "3 months", "every 3 months"),
        ("every quarter", "3 months", "every 3 months"),
        ("yearly", "12 months", "every 12 months"),
        ("friday", "friday", "every friday"),
        ("every Fri", "friday", "every friday"),
        ("on fridays", "friday", "every friday"),
        ("first friday", "first friday", "every first friday"),
        ("every first friday", "first friday", "every first friday"),
        ("last thursday", "last thursday", "every last thursday"),
        (
            "second tuesday of the month",
            "second tuesday",
            "every second tuesday of the month",
        ),
        ("the 15th", "15th", "every 15th"),
        ("monthly on the 2nd", "2nd", "every 2nd"),
        ("every 30th of the month", "30th", "every 30th"),
        ("31st", "last day of the month", "every last day of the month"),
        ("Last day", "last day of the month", "every last day of the month"),
        ("the 2nd tue of month", "second tuesday", "every second tuesday of the month"),
    ],
)
def test_a_rhythm_is_read_and_said(text: str, canonical: str, said: str) -> None:
    cadence = read_cadence(text)

    assert cadence.text == canonical
    assert str(cadence) == said


@unhurried
@given(cadences)
def test_a_rhythm_is_read_back_as_itself(cadence: Cadence) -> None:
    assert read_cadence(cadence.text) == cadence
    assert read_cadence(str(cadence)) == cadence
    assert read_cadence(str(cadence).upper()) == cadence


@pytest.mark.parametrize(
    ("text", "example"),
    [
        ("", "is no rhythm: try “2 weeks”"),
        ("now and then", "“now and then” is no rhythm"),
        ("0 weeks", "is no rhythm"),
        ("-2 weeks", "is no rhythm"),
        ("1000 weeks", "is no rhythm"),
        ("weeks", "is no rhythm"),
        ("2", "is no rhythm"),
        ("every", "is no rhythm"),
        ("\u0662 weeks", "is no rhythm"),
        ("fifth friday", "is no rhythm"),
        ("friday of the month", "is no rhythm"),
        ("every other friday", "is no rhythm"),
        ("32nd", "is no rhythm"),
        ("0th", "is no rhythm"),
        ("22th", "is no rhythm"),
        ("99 years", "“99 years” is no rhythm"),
        ("999 quarters", "“999 quarters” is no rhythm"),
        ("x" * 500, "x…” is no rhythm"),
        ("a\x1b\ud800", "“a\ufffd\ufffd” is no rhythm"),
        ("biweekly", "two meanings: try “every 2 weeks” or “every 3 days”"),
        ("Bi-Weekly", "two meanings"),
        ("bimonthly", "“every 2 months” or “every 2 weeks”"),
        ("every second tuesday", "“second tuesday of the month” or “2 weeks”"),
    ],
)
def test_what_is_no_rhythm_is_refused_with_an_example(text: str, example: str) -> None:
    with pytest.raises(UsageError) as refused:
        read_cadence(text)

    assert example in str(refused.value)


@unhurried
@given(st.text())
def test_no_text_does_anything_but_name_a_rhythm_or_be_refused(text: str) -> None:
    try:
        cadence = read_cadence(text)
    except UsageError as refused:
        assert str(refused).isprintable()  # noqa: PT017 - either outcome is right
    else:
        assert read_cadence(cadence.text) == cadence


@pytest.mark.parametrize(
    ("text", "last", "due"),
    [
        ("2 weeks", date(2026, 1, 30), date(2026, 2, 13)),
        ("10 days", date(2026, 1, 30), date(2026, 2, 9)),
        ("month", date(2026, 1, 31), date(2026, 2, 28)),
        ("month", date(2024, 1, 31), date(2024, 2, 29)),
        ("quarterly", date(2026, 11, 30), date(2027, 2, 28)),
        ("friday", date(2026, 1, 29), date(2026, 1, 30)),
        ("friday", date(2026, 1, 30), date(2026, 2, 6)),
        ("first friday", date(2026, 1, 30), date(2026, 2, 6)),
        ("first friday", date(2026, 2, 6), date(2026, 3, 6)),
        ("last thursday", date(2026, 12, 31), date(2027, 1, 28)),
        ("second tuesday", date(2026, 1, 13), date(2026, 2, 10)),
        ("2 weeks", None, date(2026, 1, 21)),
        ("month", None, date(2026, 1, 21)),
        ("friday", None, date(2026, 1, 23)),
        ("wednesday", None, date(2026, 1, 21)),
        ("first friday", None, date(2026, 2, 6)),
        ("last friday", None, date(2026, 1, 30)),
    ],
)
def test_the_next_talk_is_due(text: str, last: date | None, due: date) -> None:
    anchor = date(2026, 1, 21)

    assert read_cadence(text).next_after(last, anchor) == due


@unhurried
@given(cadences, days, days)
def test_the_next_talk_is_after_the_last(
    cadence: Cadence, last: date, anchor: date
) -> None:
    assert cadence.next_after(last, anchor) > last
    assert cadence.next_after(None, anchor) >= anchor


def test_the_last_weekday_of_every_month_is_its_last() -> None:
    cadence = read_cadence("last friday")
    for day in cadence.occurrences(date(2000, 1, 1), date(2010, 12, 31), date.min):
        assert day.weekday() == 4
        assert (day + timedelta(days=7)).month != day.month


@pytest.mark.parametrize("text", ["2 weeks", "month", "friday", "first friday"])
def test_a_talk_after_the_calendar_is_refused_calmly(text: str) -> None:
    with pytest.raises(UnknownDay, match="the calendar ends"):
        read_cadence(text).next_after(date.max, date.max)


@pytest.mark.field("R11")
def test_a_month_from_the_31st_neither_drifts_nor_skips() -> None:
    anchor = date(2026, 1, 31)

    found = read_cadence("month").occurrences(anchor, date(2026, 6, 30), anchor)

    assert [day.day for day in found] == [31, 28, 31, 30, 31, 30]


@pytest.mark.field("R11")
@unhurried
@given(st.integers(1900, 2100), st.integers(1, 24))
def test_every_month_from_the_31st_has_its_talk(year: int, step: int) -> None:
    anchor = date(year, 1, 31)
    found = list(
        read_cadence(f"{step} months").occurrences(
            anchor, date(year + 4, 12, 31), anchor
        )
    )

    indexes = [day.year * 12 + day.month for day in found]
    assert {after - before for before, after in pairwise(indexes)} == {step}
    assert all(day.day == 31 or (day + ONE).day == 1 for day in found)


@pytest.mark.field("R11")
@pytest.mark.parametrize("text", ["the 31st", "last day of the month"])
def test_the_31st_neither_drifts_nor_skips_whenever_the_talks_are(text: str) -> None:
    cadence, last = read_cadence(text), date(2026, 1, 29)
    due: list[date] = []
    while len(due) < 5:
        due.append(cadence.next_after(last, date(2026, 1, 5)))
        last = due[-1]

    assert due == [
        date(2026, 1, 31),
        date(2026, 2, 28),
        date(2026, 3, 31),
        date(2026, 4, 30),
        date(2026, 5, 31),
    ]


@pytest.mark.field("R10")
def test_the_clocks_changing_moves_no_week() -> None:
    # Clocks go forward on 29 March in Europe and on 8 March in New York.
    anchor = date(2026, 3, 1)

    found = read_cadence("week").occurrences(anchor, date(2026, 4, 5), anchor)

    assert [day.day for day in found] == [1, 8, 15, 22, 29, 5]


@unhurried
@given(cadences, days, st.integers(-30, 900), days)
def test_expected_is_how_many_occurrences_there_are(
    cadence: Cadence, first: date, length: int, anchor: date
) -> None:
    last = first + timedelta(days=length)
    found = list(cadence.occurrences(first, last, anchor))

    assert cadence.expected(first, last, anchor) == len(found)
    assert found == sorted(set(found))
    assert all(max(first, anchor) <= day <= last for day in found)


@unhurried
@given(cadences, days, st.integers(0, 900), st.integers(0, 900))
def test_neighbouring_periods_share_no_occurrence_and_lose_none(
    cadence: Cadence, first: date, one: int, two: int
) -> None:
    anchor = first + timedelta(days=two - 450)
    middle = first + timedelta(days=one)
    last = middle + timedelta(days=two)
    apart = [cadence.expected(first, middle, anchor)]
    apart.append(cadence.expected(middle + ONE, last, anchor))

    assert sum(apart) == cadence.expected(first, last, anchor)


@unhurried
@given(st.integers(1, 60), days, st.integers(0, 400), st.integers(0, 100))
def test_days_are_counted_as_one_would_by_hand(
    step: int, anchor: date, offset: int, length: int
) -> None:
    first = anchor + timedelta(days=offset)
    by_hand = [
        day
        for day in (first + timedelta(days=n) for n in range(length + 1))
        if (day - anchor).days % step == 0
    ]
    found = read_cadence(f"{step} days").occurrences(
        first, first + timedelta(days=length), anchor
    )

    assert list(found) == by_hand


@unhurried
@given(cadences)
def test_the_whole_calendar_can_be_counted(cadence: Cadence) -> None:
    assert cadence.expected(date.min, date.max, date.min) > 300
    assert cadence.expected(date.min, date.max, date.max) <= 1
    assert cadence.expected(date.max, date.max, date.min) <= 1
    assert cadence.expected(date.min, date.min, date.max) == 0


def test_an_anchor_centuries_away_costs_nothing() -> None:
    rhythms = [read_cadence(text) for text in ("day", "month", "friday", "last friday")]
    for cadence in rhythms:
        cadence.expected(date(2026, 1, 1), date(2026, 1, 31), date(2025, 1, 1))
    begin = perf_counter()
    for cadence in rhythms * 25:
        cadence.expected(date(2026, 1, 1), date(2026, 1, 31), date(1, 1, 1))

    assert perf_counter() - begin < 0.1


def test_reading_a_rhythm_of_weeks_imports_no_dateutil() -> None:
    program = (
        "import sys, datetime, mentorlog.cadence as c\n"
        "day = datetime.date(2026, 1, 30)\n"
        "c.read_cadence('2 weeks').expected(day, day, day)\n"
        "print('dateutil' in sys.modules)"
    )
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True
    )

    assert done.stdout == "False\n"
