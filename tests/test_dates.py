"""Days are read as people mean them, or refused with an example."""

from __future__ import annotations

import re
import subprocess
import sys
from datetime import date, timedelta
from itertools import product
from time import perf_counter

import pytest
from dateutil.relativedelta import relativedelta  # noqa: TID251 - to compare with ours
from hypothesis import given, settings
from hypothesis import strategies as st

from mentorlog.dates import Lean, read_day, read_span
from mentorlog.errors import UnknownDay
from mentorlog.hours import read_time
from mentorlog.period import MONTHS, WEEKDAYS, say_day, say_short

FRIDAY = date(2026, 1, 30)
LEANS: tuple[Lean, ...] = ("past", "coming")

everyday = st.dates()
days = st.dates(min_value=date(1900, 1, 1), max_value=date(2100, 12, 31))
leans = st.sampled_from(LEANS)
unhurried = settings(deadline=None)


@pytest.mark.field("R12")
@pytest.mark.parametrize("lean", LEANS)
@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("today", date(2026, 1, 30)),
        ("  ToDay ", date(2026, 1, 30)),
        ("yesterday", date(2026, 1, 29)),
        ("tomorrow", date(2026, 1, 31)),
        ("day before yesterday", date(2026, 1, 28)),
        ("the day  after tomorrow", date(2026, 2, 1)),
        ("last friday", date(2026, 1, 23)),
        ("next friday", date(2026, 2, 6)),
        ("this friday", date(2026, 1, 30)),
        ("last mon", date(2026, 1, 26)),
        ("next MON", date(2026, 2, 2)),
        ("this monday", date(2026, 1, 26)),
        ("this sunday", date(2026, 2, 1)),
        ("3 days ago", date(2026, 1, 27)),
        ("a week ago", date(2026, 1, 23)),
        ("two weeks ago", date(2026, 1, 16)),
        ("11 months ago", date(2025, 2, 28)),
        ("1 year ago", date(2025, 1, 30)),
        ("in 3 days", date(2026, 2, 2)),
        ("in a week", date(2026, 2, 6)),
        ("in 2 weeks", date(2026, 2, 13)),
        ("in 1 month", date(2026, 2, 28)),
        ("in 2 years", date(2028, 1, 30)),
        ("2 weeks from now", date(2026, 2, 13)),
        ("+3d", date(2026, 2, 2)),
        ("+0d", date(2026, 1, 30)),
        ("-2w", date(2026, 1, 16)),
        ("+1m", date(2026, 2, 28)),
        ("-1y", date(2025, 1, 30)),
        ("last week", date(2026, 1, 23)),
        ("next week", date(2026, 2, 6)),
        ("last month", date(2025, 12, 30)),
        ("next month", date(2026, 2, 28)),
        ("next quarter", date(2026, 4, 30)),
        ("last year", date(2025, 1, 30)),
        ("end of week", date(2026, 2, 1)),
        ("end of the month", date(2026, 1, 31)),
        ("end of quarter", date(2026, 3, 31)),
        ("end of year", date(2026, 12, 31)),
        ("end of next month", date(2026, 2, 28)),
        ("end of last year", date(2025, 12, 31)),
        ("start of month", date(2026, 1, 1)),
        ("the beginning of this week", date(2026, 1, 26)),
        ("start of next quarter", date(2026, 4, 1)),
        ("end of june 2027", date(2027, 6, 30)),
        ("last day of feb 2028", date(2028, 2, 29)),
        ("end of Q2 2026", date(2026, 6, 30)),
        ("end of 2026", date(2026, 12, 31)),
        ("2026-11-03", date(2026, 11, 3)),
        ("3 November 2026", date(2026, 11, 3)),
        ("November 3, 2026", date(2026, 11, 3)),
        ("NOV 3RD, 2026", date(2026, 11, 3)),
        ("the 3rd of november 2026", date(2026, 11, 3)),
        ("Tuesday the 3rd of November, 2026", date(2026, 11, 3)),
        ("nov the 3rd, 2026", date(2026, 11, 3)),
        ("May 17,2019", date(2019, 5, 17)),
        ("Fri 30 Jan 2026", date(2026, 1, 30)),
        ("Friday, January 30, 2026", date(2026, 1, 30)),
        ("29 Feb 2024", date(2024, 2, 29)),
        # The last rung: complete, but in an order that is not ours.
        ("3-Nov-2026", date(2026, 11, 3)),
        ("2026 Nov 3", date(2026, 11, 3)),
        ("3 Nov., 2026", date(2026, 11, 3)),
        ("Fri 30/Jan/2026", date(2026, 1, 30)),
    ],
)
def test_a_day_is_read_whatever_the_lean(text: str, day: date, lean: Lean) -> None:
    assert read_day(text, FRIDAY, lean=lean) == day


@pytest.mark.field("R12")
@pytest.mark.parametrize(
    ("text", "past", "coming"),
    [
        # Nobody calls today by its weekday.
        ("friday", date(2026, 1, 23), date(2026, 2, 6)),
        ("fri", date(2026, 1, 23), date(2026, 2, 6)),
        ("thursday", date(2026, 1, 29), date(2026, 2, 5)),
        ("sat", date(2026, 1, 24), date(2026, 1, 31)),
        ("3d", date(2026, 1, 27), date(2026, 2, 2)),
        ("2 weeks", date(2026, 1, 16), date(2026, 2, 13)),
        ("Nov 3", date(2025, 11, 3), date(2026, 11, 3)),
        ("3rd of November", date(2025, 11, 3), date(2026, 11, 3)),
        ("30 jan", date(2026, 1, 30), date(2026, 1, 30)),
        ("31 jan", date(2025, 1, 31), date(2026, 1, 31)),
        ("Feb 29", date(2024, 2, 29), date(2028, 2, 29)),
        ("end of june", date(2025, 6, 30), date(2026, 6, 30)),
        ("end of january", date(2025, 1, 31), date(2026, 1, 31)),
        ("start of january", date(2026, 1, 1), date(2027, 1, 1)),
        ("end of q4", date(2025, 12, 31), date(2026, 12, 31)),
    ],
)
def test_what_could_be_two_days_goes_where_the_lean_goes(
    text: str, past: date, coming: date
) -> None:
    assert read_day(text, FRIDAY) == past
    assert read_day(text, FRIDAY, lean="past") == past
    assert read_day(text, FRIDAY, lean="coming") == coming


def test_a_leap_day_is_found_across_a_century_without_one() -> None:
    assert read_day("29 feb", date(1900, 6, 1)) == date(1896, 2, 29)
    assert read_day("29 feb", date(1900, 6, 1), lean="coming") == date(1904, 2, 29)


@pytest.mark.field("R12")
@pytest.mark.parametrize("lean", LEANS)
@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        (
            "03/04/2026",
            "“03/04/2026” could be two days: write 2026-04-03 or 3 Apr 2026",
        ),
        ("3.4.2026", "could be two days: write 2026-04-03 or 3 Apr 2026"),
        ("13/04/2026", "is no form I read: write 2026-04-13 or 13 Apr 2026"),
        ("3/4", "could be two days: write 2026-04-03 or 3 Apr 2026"),
        ("12.5", "could be two days: write 2026-05-12"),
        ("10/11/12", "is no day I know"),
        (
            "junk",
            "“junk” is no day I know: try 2026-01-30, “last friday” or “in 2 weeks”",
        ),
        ("", "no day was given: try 2026-01-30"),
        (" \t\n", "no day was given"),
        ("Feb 2026", "“Feb 2026” names no day: try “end of feb 2026” or 2026-02-28"),
        ("2026", "names no day: try “end of 2026” or 2026-12-31"),
        ("Q3 2026", "names no day: try “end of q3 2026” or 2026-09-30"),
        ("2026-W05", "names no day: try “end of 2026-w05” or 2026-02-01"),
        ("10", "is no day I know"),
        ("12:30", "is no day I know"),
        ("1A2B", "is no day I know"),
        ("26 s", "is no day I know"),
        ("20261103", "is no day I know: try 2026-01-30"),
        ("2026-1-3", "is no day I know"),
        ("2026-11-03T14:30", "is no day I know"),
        ("3 Nov 2026 14:30", "is no day I know"),
        ("3 nov 26", "is no day I know"),
        ("3 3 nov 2026", "is no day I know"),
        ("nov nov 3 2026", "is no day I know"),
        ("mid june", "is no day I know"),
        ("this", "is no day I know"),
        ("last", "is no day I know"),
        ("this month", "is no day I know"),
        ("end of last", "is no day I know"),
        ("end of 2026-01-03", "is no day I know"),
        ("in 3 days ago", "is no day I know"),
        ("a d", "is no day I know"),
        ("+3", "is no day I know"),
        ("\u0663 Nov 2026", "is no day I know"),
        ("\uff12\uff10\uff12\uff16-11-03", "is no day I know"),
        ("2026-02-30", "“2026-02-30” is not in the calendar: try 2026-02-28"),
        ("2026-13-01", "is not in the calendar: try 2026-01-30"),
        ("0000-01-01", "is not in the calendar: try 2026-01-30"),
        ("31 june", "“31 june” is not in the calendar: try 2026-06-30"),
        ("30 Feb 2027", "is not in the calendar: try 2027-02-28"),
        ("31-jun-2026", "is no day I know"),
        ("Mon 30 Jan 2026", "contradicts itself: try Fri 30 Jan 2026"),
        ("Mon 2026 Jan 30", "contradicts itself: try Fri 30 Jan 2026"),
        ("in 9999999 years", "is beyond the calendar"),
        ("999999999 days ago", "is beyond the calendar"),
        ("in 9999999999 days", "is no day I know"),
        ("x" * 4000, "x…” is no day I know"),
        ("1" * 5000, "1…” is no day I know"),
        ("fri\x1b[2Jday", "“fri\ufffd[2Jday” is no day I know"),
        ("\ud800", "“\ufffd” is no day I know"),
    ],
)
def test_what_is_no_single_day_is_refused_with_an_example(
    text: str, sentence: str, lean: Lean
) -> None:
    with pytest.raises(UnknownDay) as refused:
        read_day(text, FRIDAY, lean=lean)

    assert sentence in str(refused.value)


def test_a_month_alone_is_refused_with_the_end_the_lean_means() -> None:
    with pytest.raises(UnknownDay, match="“end of june” or 2025-06-30"):
        read_day("June", FRIDAY)
    with pytest.raises(UnknownDay, match="“end of june” or 2026-06-30"):
        read_day("June", FRIDAY, lean="coming")


def test_every_example_in_a_refusal_can_be_typed() -> None:
    refused = ["junk", "", "June", "Feb 2026", "2026", "2026-W05", "3.4.2026"]
    refused += ["30 feb", "Mon 30 Jan 2026", "w5", "q2", "2026-13-13", "12.5"]
    for text, lean in product(refused, LEANS):
        with pytest.raises(UnknownDay) as error:
            read_day(text, FRIDAY, lean=lean)
        advice = str(error.value).rpartition(": ")[2].partition(" ")[2]
        for example in re.split(", | or ", advice):
            read_day(example.strip("“”"), FRIDAY, lean=lean)


@unhurried
@given(everyday, everyday, leans)
def test_what_is_printed_reads_back(day: date, today: date, lean: Lean) -> None:
    assert read_day(say_day(day), today, lean=lean) == day
    assert read_day(say_day(day).upper(), today, lean=lean) == day
    assert read_day(day.isoformat(), today, lean=lean) == day


@unhurried
@given(days, days)
def test_a_day_printed_without_its_year_reads_back_or_is_refused(
    day: date, today: date
) -> None:
    lean: Lean = "past" if day <= today else "coming"
    if day.year == today.year:
        assert read_day(say_short(day, today), today, lean=lean) == day


shortened = [name[:3] for name in WEEKDAYS]
edges = [f"{edge} of {month}" for edge in ("start", "end") for month in MONTHS]
relative = st.one_of(
    st.sampled_from([*WEEKDAYS, *shortened, *edges, "today", "w30", "end of q2"]),
    st.builds("{} {}".format, st.integers(0, 900), st.sampled_from(["days", "months"])),
    st.builds("{}{}".format, st.integers(0, 900), st.sampled_from("dwmy")),
    st.builds("{} {}".format, st.integers(1, 28), st.sampled_from(MONTHS)),
)


@unhurried
@given(relative.filter(lambda text: text != "w30"), days)
def test_the_lean_is_never_left(text: str, today: date) -> None:
    assert read_day(text, today, lean="past") <= today
    assert read_day(text, today, lean="coming") >= today


@unhurried
@given(st.sampled_from(WEEKDAYS), days)
def test_a_weekday_is_within_a_week_and_never_today(name: str, today: date) -> None:
    past, coming = (read_day(name, today, lean=lean) for lean in LEANS)
    week = timedelta(days=7)

    assert past.weekday() == coming.weekday() == WEEKDAYS.index(name)
    assert today - week <= past < today < coming <= today + week
    assert read_day(f"last {name}", today) == past
    assert read_day(f"next {name}", today) == coming
    assert read_day(f"this {name}", today).isocalendar()[:2] == today.isocalendar()[:2]


@unhurried
@given(st.integers(0, 600), st.sampled_from(["days", "weeks", "months", "years"]), days)
def test_distances_agree_with_relativedelta(count: int, unit: str, today: date) -> None:
    delta = relativedelta(**{unit: count})  # type: ignore[arg-type] # one of its units

    assert read_day(f"in {count} {unit}", today) == today + delta
    assert read_day(f"{count} {unit} ago", today) == today - delta


pieces = ["end of", "next", "last", "in", "ago", "week", "month", "days", "the", "+"]
pieces += ["nov", "feb", "fri", "2nd", "3", "31", "2026", "0000", "9999", "w5", "q1"]
pieces += ["-1w", "12:30", "z", "utc", "1e5", "inf", "nan"]


@settings(deadline=None, max_examples=300)
@given(
    st.one_of(
        st.text(),
        st.text("0123456789/-.,: adefjmnoptuvw"),
        st.lists(st.sampled_from(pieces)).map(" ".join),
    ),
    everyday,
    leans,
)
def test_no_text_does_anything_but_name_a_day_or_be_refused(
    text: str, today: date, lean: Lean
) -> None:
    try:
        day = read_day(text, today, lean=lean)
    except UnknownDay as refused:
        assert str(refused).isprintable()  # noqa: PT017 - either outcome is right
        assert len(str(refused)) < 160  # noqa: PT017 - see above
    else:
        assert type(day) is date


@unhurried
@given(days, st.permutations(["day", "month", "year"]), st.sampled_from("-/. "))
def test_a_complete_day_is_read_in_any_order_or_refused_but_never_altered(
    day: date, order: list[str], between: str
) -> None:
    parts = {
        "day": f"{day.day}",
        "month": MONTHS[day.month - 1][:3],
        "year": f"{day.year}",
    }
    text = between.join(parts[part] for part in order)
    try:
        found = read_day(text, FRIDAY)
    except UnknownDay:
        assert order.index("year") == 1
    else:
        assert found == day


@pytest.mark.parametrize(
    ("text", "time"),
    [
        ("15:00", "15:00"),
        ("9:30", "09:30"),
        ("09:30", "09:30"),
        ("0:00", "00:00"),
        ("23:59", "23:59"),
        ("3pm", "15:00"),
        (" 3 PM ", "15:00"),
        ("3:30 pm", "15:30"),
        ("11:05am", "11:05"),
        ("3 p.m.", "15:00"),
        ("12am", "00:00"),
        ("12:15 pm", "12:15"),
        ("noon", "12:00"),
    ],
)
def test_a_time_is_read(text: str, time: str) -> None:
    assert read_time(text) == time


no_times = ["", "9", "24:00", "9:60", "9:5", "13pm", "0am", "15:00 pm", "midnight"]
no_times += ["3.30", "15:00:00", "\u0663pm", "1e1:00", "-3pm", "12:30\x00"]


@pytest.mark.parametrize("text", no_times)
def test_what_is_no_time_is_refused_with_an_example(text: str) -> None:
    with pytest.raises(UnknownDay, match="is no time of day: try 15:00, 9:30 or 3pm"):
        read_time(text)


@unhurried
@given(st.times())
def test_every_minute_reads_back(time: object) -> None:
    assert read_time(f"{time:%H:%M}") == f"{time:%H:%M}"
    assert read_time(f"{time:%I:%M %p}") == f"{time:%H:%M}"


@pytest.mark.parametrize(
    ("text", "length"),
    [
        ("30d", 30),
        ("30 days", 30),
        ("1 day", 1),
        ("2w", 14),
        ("2 Weeks", 14),
        ("a week", 7),
        ("two months", 60),
        ("3 months", 90),
        ("3m", 90),
        ("1 year", 365),
    ],
)
def test_a_length_of_time_is_read_in_days(text: str, length: int) -> None:
    assert read_span(text) == length


no_spans = ["", "30", "days", "0d", "-3d", "101 years", "999999999 days", "a d"]
no_spans += ["3 fortnights", "some days", "1.5 weeks", "\u0663d", "3 days ago"]


@pytest.mark.parametrize("text", no_spans)
def test_what_is_no_length_is_refused_with_an_example(text: str) -> None:
    with pytest.raises(UnknownDay, match="is no length of time: try 30d, 2 weeks or"):
        read_span(text)


@unhurried
@given(st.text())
def test_times_and_lengths_refuse_any_other_text_calmly(text: str) -> None:
    for read in (read_time, read_span):
        try:
            read(text)
        except UnknownDay as refused:
            assert str(refused).isprintable()  # noqa: PT017 - either outcome is right


def test_dateutil_is_imported_by_the_last_rung_only() -> None:
    program = (
        "import sys, datetime, mentorlog.dates as d\n"
        "day = datetime.date(2026, 1, 30)\n"
        "for text in ('friday', 'in 2 weeks', 'end of june', 'Nov 3', '2026-11-03'):\n"
        "    d.read_day(text, day)\n"
        "print('dateutil' in sys.modules)\n"
        "d.read_day('2026 Nov 3', day)\n"
        "print('dateutil' in sys.modules)"
    )
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True
    )

    assert done.stdout == "False\nTrue\n"


def test_the_grammar_is_quick() -> None:
    texts = ["today", "fri", "2026-11-03", "in 2 weeks", "end of june", "3 Nov 2026"]
    for text in texts:
        read_day(text, FRIDAY)

    def once() -> float:
        begin = perf_counter()
        for text in texts * 50:
            read_day(text, FRIDAY)
        return (perf_counter() - begin) / (len(texts) * 50)

    # The best of several, as a busy machine says nothing about the grammar.
    assert min(once() for _ in range(5)) < 0.000_1
