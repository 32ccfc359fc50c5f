"""Periods meet without gaps, are named, and are read back by their names."""

from __future__ import annotations

from datetime import MAXYEAR, date, timedelta

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from mentorlog.errors import UnknownDay
from mentorlog.period import (
    MONTHS,
    CalendarKind,
    Period,
    add_months,
    between,
    period_of,
    quoted,
    say_ago,
    say_day,
    say_minutes,
    say_short,
    spanning,
)
from mentorlog.period_names import read_period

TODAY = date(2026, 3, 18)
DASH = "\N{EN DASH}"
ONE = timedelta(days=1)
KINDS: tuple[CalendarKind, ...] = ("week", "month", "quarter", "year")

# The last week of the year 9999 ends after the calendar does.
days = st.dates(min_value=date(2, 1, 1), max_value=date(9999, 12, 20))
kinds = st.sampled_from(KINDS)
unhurried = settings(deadline=None)


@pytest.mark.parametrize(
    ("day", "said"),
    [
        (date(2026, 1, 30), "Fri 30 Jan 2026"),
        (date(2026, 3, 1), "Sun 1 Mar 2026"),
        (date(476, 9, 4), "Fri 4 Sep 0476"),
    ],
)
def test_a_day_is_said_with_its_weekday(day: date, said: str) -> None:
    assert say_day(day) == said


def test_the_year_is_left_out_only_when_it_is_todays() -> None:
    assert say_short(date(2026, 1, 30), TODAY) == "Fri 30 Jan"
    assert say_short(date(2025, 1, 30), TODAY) == "Thu 30 Jan 2025"


@pytest.mark.parametrize(
    ("minutes", "said"),
    [(0, "0 min"), (45, "45 min"), (60, "1 h"), (95, "1 h 35 min"), (120, "2 h")],
)
def test_minutes_are_said_in_hours_and_minutes(minutes: int, said: str) -> None:
    assert say_minutes(minutes) == said


@pytest.mark.parametrize(
    ("away", "said"),
    [
        (0, "today"),
        (-1, "yesterday"),
        (1, "tomorrow"),
        (-2, "2 days ago"),
        (-12, "12 days ago"),
        (-13, "13 days ago"),
        (-14, "2 weeks ago"),
        (-20, "3 weeks ago"),
        (-59, "8 weeks ago"),
        (-60, "2 months ago"),
        (-365, "12 months ago"),
        (-731, "2 years ago"),
        (5, "in 5 days"),
        (21, "in 3 weeks"),
        (90, "in 3 months"),
        (3653, "in 10 years"),
    ],
)
def test_a_distance_is_said_in_the_largest_unit_that_tells(
    away: int, said: str
) -> None:
    assert say_ago(TODAY + timedelta(days=away), TODAY) == said


@unhurried
@given(st.integers(0, 50_000), st.integers(0, 50_000))
def test_nothing_farther_sounds_nearer(one: int, other: int) -> None:
    def heard(distance: int) -> int:
        words = say_ago(TODAY + timedelta(days=distance), TODAY).split()
        if len(words) == 1:
            return distance
        unit = {"days": 1, "weeks": 7, "months": 30, "years": 365}[words[2]]
        return int(words[1]) * unit

    near, far = sorted((one, other))

    assert heard(near) <= heard(far)


def test_quoted_text_is_one_harmless_short_line() -> None:
    assert quoted("  next \n\t friday ") == "“next friday”"
    assert quoted("a\x1b[31mb\x00\ud800") == "“a\ufffd[31mb\ufffd\ufffd”"
    assert quoted("x" * 40) == "“" + "x" * 40 + "”"
    assert quoted("x" * 41) == "“" + "x" * 39 + "…”"


@unhurried
@given(st.text(st.characters()))
def test_whatever_is_quoted_can_be_printed_and_encoded(text: str) -> None:
    shown = quoted(text)

    assert shown.isprintable()
    assert len(shown) <= 42
    assert shown.encode()


@pytest.mark.parametrize(
    ("period", "title"),
    [
        (period_of("month", TODAY), "March 2026"),
        (period_of("quarter", TODAY), "Q1 2026"),
        (period_of("year", TODAY), "2026"),
        (period_of("week", TODAY), f"Week 12, 2026 (16{DASH}22 Mar)"),
        (
            period_of("week", date(2026, 4, 1)),
            f"Week 14, 2026 (30 Mar {DASH} 5 Apr)",
        ),
        (
            period_of("week", date(2025, 12, 30)),
            f"Week 1, 2026 (29 Dec {DASH} 4 Jan)",
        ),
        (between(date(2026, 2, 3), date(2026, 3, 9)), f"3 Feb {DASH} 9 Mar 2026"),
        (between(date(2026, 2, 3), date(2026, 2, 9)), f"3{DASH}9 Feb 2026"),
        (between(TODAY, TODAY), "18 Mar 2026"),
        (
            between(date(2025, 12, 20), date(2026, 1, 9)),
            f"20 Dec 2025 {DASH} 9 Jan 2026",
        ),
        (
            between(date(2025, 3, 20), date(2026, 3, 20)),
            f"20 Mar 2025 {DASH} 20 Mar 2026",
        ),
    ],
)
def test_a_period_has_a_title(period: Period, title: str) -> None:
    assert period.title == title


def test_the_previous_title_is_that_of_the_period_before() -> None:
    assert period_of("month", TODAY).previous_title == "February 2026"
    assert period_of("quarter", TODAY).previous_title == "Q4 2025"


def test_any_days_are_preceded_by_as_many() -> None:
    period = between(date(2026, 3, 1), date(2026, 3, 10))

    assert period.before() == between(date(2026, 2, 19), date(2026, 2, 28))
    assert period.days == period.before().days == 10


@unhurried
@given(kinds, days)
def test_the_period_before_ends_the_day_before(kind: CalendarKind, day: date) -> None:
    period = period_of(kind, day)
    before = period.before()

    assert before.last + ONE == period.first
    assert before.kind == period.kind
    assert before == period_of(kind, before.first)


@unhurried
@given(days.filter(lambda day: day.year > 2), st.integers(1, 400))
def test_days_before_are_as_many_and_adjoin(last: date, count: int) -> None:
    period = between(last - timedelta(days=count - 1) if count < 300 else last, last)
    before = period.before()

    assert before.last + ONE == period.first
    assert before.days == period.days


@unhurried
@given(kinds, days)
@example("quarter", date(MAXYEAR, 10, 1))
def test_a_day_is_in_its_period_and_no_neighbour(kind: CalendarKind, day: date) -> None:
    period = period_of(kind, day)

    assert day in period
    assert day not in period.before()
    assert period.first - ONE not in period
    assert period.last == date.max or period.last + ONE not in period


@unhurried
@given(st.integers(1, MAXYEAR))
def test_months_and_quarters_partition_the_year(year: int) -> None:
    whole = period_of("year", date(year, 6, 15))
    months = [period_of("month", date(year, month, 9)) for month in range(1, 13)]
    quarters = [period_of("quarter", date(year, month, 9)) for month in (2, 4, 9, 12)]

    for parts in (months, quarters):
        assert parts[0].first == whole.first
        assert parts[-1].last == whole.last
        assert sum(part.days for part in parts) == whole.days
        assert [part.before() for part in parts[1:]] == parts[:-1]


@pytest.mark.parametrize("kind", KINDS)
def test_nothing_before_the_first_day_is_refused_calmly(kind: CalendarKind) -> None:
    with pytest.raises(UnknownDay, match="nothing comes before"):
        period_of(kind, date.min).before()


def test_days_reaching_before_the_calendar_are_refused_calmly() -> None:
    with pytest.raises(UnknownDay, match="nothing comes before"):
        between(date(1, 1, 3), date(1, 1, 9)).before()


def test_the_week_that_outlives_the_calendar_is_refused_calmly() -> None:
    with pytest.raises(UnknownDay, match="choose an earlier day"):
        period_of("week", date.max)


def test_days_in_the_wrong_order_are_refused() -> None:
    with pytest.raises(UnknownDay, match="Tue 17 Mar 2026 is before Wed 18 Mar 2026"):
        between(TODAY, TODAY - ONE)


@pytest.mark.parametrize(
    ("day", "months", "result"),
    [
        (date(2026, 1, 31), 1, date(2026, 2, 28)),
        (date(2024, 1, 31), 1, date(2024, 2, 29)),
        (date(2026, 1, 31), -2, date(2025, 11, 30)),
        (date(2024, 2, 29), 12, date(2025, 2, 28)),
        (date(9999, 11, 30), 1, date(9999, 12, 30)),
    ],
)
def test_months_are_added_and_clamped(day: date, months: int, result: date) -> None:
    assert add_months(day, months) == result


@pytest.mark.parametrize("months", [-12 * 2026, 12 * 8000, 10**30])
def test_months_out_of_the_calendar_overflow_like_days(months: int) -> None:
    with pytest.raises(OverflowError):
        add_months(TODAY, months)


@pytest.mark.parametrize(
    ("kind", "text", "first"),
    [
        ("month", None, date(2026, 3, 1)),
        ("month", "", date(2026, 3, 1)),
        ("month", " This ", date(2026, 3, 1)),
        ("month", "last", date(2026, 2, 1)),
        ("month", "PREVIOUS", date(2026, 2, 1)),
        ("month", "2026-03", date(2026, 3, 1)),
        ("month", "march", date(2026, 3, 1)),
        ("month", "mar", date(2026, 3, 1)),
        ("month", "April", date(2025, 4, 1)),
        ("month", "sept", date(2025, 9, 1)),
        ("month", "Mar  2026", date(2026, 3, 1)),
        ("month", "march 2027", date(2027, 3, 1)),
        ("month", "2026 march", date(2026, 3, 1)),
        ("month", "2025-12-31", date(2025, 12, 1)),
        ("week", None, date(2026, 3, 16)),
        ("week", "last", date(2026, 3, 9)),
        ("week", "2026-W05", date(2026, 1, 26)),
        ("week", "2026w5", date(2026, 1, 26)),
        ("week", "W5", date(2026, 1, 26)),
        ("week", "w12", date(2026, 3, 16)),
        ("week", "w13", date(2025, 3, 24)),
        ("week", "week 12, 2026", date(2026, 3, 16)),
        ("week", "w53", date(2020, 12, 28)),
        ("week", "2026-03-01", date(2026, 2, 23)),
        ("quarter", None, date(2026, 1, 1)),
        ("quarter", "last", date(2025, 10, 1)),
        ("quarter", "2026-Q1", date(2026, 1, 1)),
        ("quarter", "Q1 2026", date(2026, 1, 1)),
        ("quarter", "q1", date(2026, 1, 1)),
        ("quarter", "q2", date(2025, 4, 1)),
        ("quarter", "2026-08-09", date(2026, 7, 1)),
        ("year", None, date(2026, 1, 1)),
        ("year", "last", date(2025, 1, 1)),
        ("year", "2024", date(2024, 1, 1)),
        ("year", "2024-02-29", date(2024, 1, 1)),
    ],
)
def test_a_period_is_read(kind: CalendarKind, text: str | None, first: date) -> None:
    period = read_period(kind, text, TODAY)

    assert period.first == first
    assert period.kind == kind


def test_the_new_year_may_already_be_in_week_one() -> None:
    period = read_period("week", "w1", date(2025, 12, 30))

    assert period.first == date(2025, 12, 29)


@pytest.mark.parametrize(
    ("kind", "text", "example"),
    [
        ("month", "marhc", "“marhc” is no month: try 2026-03, march or last"),
        ("month", "2026-13", "2026-03"),
        ("month", "3", "2026-03"),
        ("month", "03 2026", "2026-03"),
        ("month", "march 5", "2026-03"),
        ("month", "march 0", "2026-03"),
        ("month", "march 26", "2026-03"),
        ("month", "2025 march 2026", "2026-03"),
        ("month", "2026", "2026-03"),
        ("month", "2026-02-30", "2026-03"),
        ("month", "next", "2026-03"),
        ("week", "5", "try 2026-W12, w12 or last"),
        ("week", "w54", "w12"),
        ("week", "w0", "w12"),
        ("week", "2025-w53", "w12"),
        ("week", "w", "w12"),
        ("quarter", "q5", "try 2026-Q1, q1 or last"),
        ("quarter", "q0", "q1"),
        ("quarter", "q", "q1"),
        ("quarter", "1", "q1"),
        ("year", "26", "try 2026, this or last"),
        ("year", "0000", "2026"),
        ("year", "\u0662\u0660\u0662\u0666", "2026"),
    ],
)
def test_what_is_no_period_is_refused_with_an_example(
    kind: CalendarKind, text: str, example: str
) -> None:
    with pytest.raises(UnknownDay) as refused:
        read_period(kind, text, TODAY)

    assert example in str(refused.value)


@unhurried
@given(kinds, days, days)
def test_a_period_is_read_back_by_its_name(
    kind: CalendarKind, day: date, today: date
) -> None:
    period = period_of(kind, day)
    name = period.title.split(" (")[0]

    assert read_period(kind, name, today) == period
    assert read_period(kind, name.upper(), today) == period
    assert read_period(kind, day.isoformat(), today) == period


@unhurried
@given(st.sampled_from(MONTHS), days)
@example("January", date(MAXYEAR, 1, 1))
def test_a_month_without_a_year_is_the_latest_begun(month: str, today: date) -> None:
    period = read_period("month", month, today)

    begun, now = period.first, today
    # Counted in months: twelve of them later may lie beyond the last year there is.
    assert 0 <= (now.year - begun.year) * 12 + now.month - begun.month < 12


@unhurried
@given(kinds, st.text(), st.dates())
def test_no_text_does_anything_but_name_a_period_or_be_refused(
    kind: CalendarKind, text: str, today: date
) -> None:
    try:
        period = read_period(kind, text, today)
    except UnknownDay as refused:
        assert str(refused).isprintable()  # noqa: PT017 - either outcome is right
    else:
        assert period.kind == kind


@given(st.sampled_from(KINDS), st.dates(date(1, 1, 8), date(MAXYEAR, 12, 20)))
def test_days_that_are_a_whole_period_of_the_calendar_are_called_that(
    kind: CalendarKind, day: date
) -> None:
    whole = period_of(kind, day)
    assert spanning(whole.first, whole.last) == whole
    longer = spanning(whole.first - ONE, whole.last)
    assert longer.kind == "days"
    assert (longer.first, longer.last) == (whole.first - ONE, whole.last)
