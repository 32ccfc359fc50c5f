"""Promises: each is judged at most once in a period, and the past stays as it was."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import pairwise
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mentorlog.period import Period, period_of
from mentorlog.reports.facts import Promise
from mentorlog.reports.promises import promises, verdict

if TYPE_CHECKING:
    from mentorlog.entries.action import Owner

MARCH = period_of("month", date(2026, 3, 1))
AFTER = date(2026, 4, 10)

days = st.dates(date(2026, 1, 1), date(2026, 6, 30))


@st.composite
def any_promise(draw: st.DrawFn, number: int = 1) -> Promise:
    status = draw(st.sampled_from(["open", "done", "dropped"]))
    return Promise(
        id=number,
        day=draw(days),
        owner=draw(st.sampled_from(["me", "them"])),
        due=draw(st.none() | days),
        status=status,
        closed_on=None if status == "open" else draw(days),
        private=False,
    )


@st.composite
def any_promises(draw: st.DrawFn) -> list[Promise]:
    return [draw(any_promise(number)) for number in range(draw(st.integers(0, 12)))]


@st.composite
def any_period(draw: st.DrawFn) -> tuple[Period, date]:
    """A period that has begun, and today."""
    first, last = sorted([draw(days), draw(days)])
    today = draw(st.dates(first, date(2026, 8, 1)))
    return Period(first=first, last=last, kind="days"), today


@given(any_promises(), any_period())
def test_every_promise_of_a_period_is_counted_once(
    known: list[Promise], asked: tuple[Period, date]
) -> None:
    period, today = asked
    told = promises(known, period, today)
    end = min(period.last, today)
    settled = [p for p in known if p.closed_on is not None and p.closed_on <= end]
    in_it = [p for p in settled if p.closed_on is not None and p.closed_on in period]
    waiting = [
        p
        for p in known
        if p not in settled and p.due is not None and p.due in period and p.day <= end
    ]
    for owner, side in (("me", told.mine), ("them", told.theirs)):
        own = [p for p in (*in_it, *waiting) if p.owner == owner]
        assert side.kept + side.late + side.dropped + side.open == len(own)
        assert side.counted == len(own) - side.open
        assert len(side.late_ids) == len(set(side.late_ids)) == side.late


@given(any_promises(), st.lists(days, min_size=2, max_size=6, unique=True))
def test_periods_that_follow_each_other_settle_a_promise_once(
    known: list[Promise], cuts: list[date]
) -> None:
    cuts.sort()
    day = timedelta(days=1)
    parts = [Period(first=a, last=b - day, kind="days") for a, b in pairwise(cuts)]
    today = date(2026, 7, 1)
    for promise in known:
        said = [verdict(promise, part, today) for part in parts]
        assert said.count("kept") + said.count("dropped") <= 1
        # Late when it came due, and late once more when it was done after all.
        assert said.count("late") <= 2
        assert "open" not in said


@given(
    any_promise(),
    any_period(),
    st.sampled_from(["done", "dropped"]),
    st.integers(1, 90),
)
def test_what_is_done_after_a_period_does_not_change_it(
    promise: Promise, asked: tuple[Period, date], status: str, days_later: int
) -> None:
    period, _ = asked
    today = date(2026, 12, 1)
    was_open = promise._replace(status="open", closed_on=None)
    closed = period.last + timedelta(days=days_later)
    settled = promise._replace(status=status, closed_on=closed)
    assert verdict(settled, period, today) == verdict(was_open, period, today)


@given(any_promise(), any_period(), st.integers(1, 90))
def test_the_past_is_judged_the_same_on_every_later_day(
    promise: Promise, asked: tuple[Period, date], days_later: int
) -> None:
    period, _ = asked
    first, later = (period.last + timedelta(days=n) for n in (1, days_later))
    assert verdict(promise, period, first) == verdict(promise, period, later)


def a_promise(
    due: str | None = None,
    closed: str | None = None,
    *,
    status: str = "done",
    owner: Owner = "me",
    day: str = "2026-02-01",
) -> Promise:
    return Promise(
        id=5,
        day=date.fromisoformat(day),
        owner=owner,
        due=due and date.fromisoformat(due),  # type: ignore[arg-type]  # None stays None
        status=status if closed else "open",
        closed_on=closed and date.fromisoformat(closed),  # type: ignore[arg-type]  # as above
        private=False,
    )


@pytest.mark.parametrize(
    ("promise", "said"),
    [
        (a_promise("2026-03-20", "2026-03-20"), "kept"),
        (a_promise("2026-03-20", "2026-03-19"), "kept"),
        (a_promise("2026-05-20", "2026-03-19"), "kept"),
        (a_promise(None, "2026-03-19"), "kept"),
        (a_promise("2026-03-20", "2026-03-21"), "late"),
        (a_promise("2026-02-20", "2026-03-01"), "late"),
        (a_promise("2026-03-20", "2026-03-21", status="dropped"), "dropped"),
        (a_promise("2026-02-20", "2026-03-21", status="dropped"), "dropped"),
        (a_promise("2026-03-20"), "late"),
        (a_promise("2026-03-31"), "late"),
        (a_promise("2026-03-20", "2026-04-01"), "late"),
        (a_promise("2026-03-20", "2026-02-28"), None),
        (a_promise("2026-02-28"), None),
        (a_promise("2026-04-01"), None),
        (a_promise("2026-04-01", "2026-04-01"), None),
        (a_promise(None), None),
        (a_promise("2026-03-20", day="2026-04-02"), None),
    ],
)
def test_a_promise_in_march_asked_in_april(promise: Promise, said: str | None) -> None:
    assert verdict(promise, MARCH, AFTER) == said


@pytest.mark.parametrize(
    ("due", "said"),
    [("2026-03-19", "late"), ("2026-03-20", "open"), ("2026-03-31", "open")],
)
def test_while_march_runs_only_what_is_past_its_day_is_late(
    due: str, said: str
) -> None:
    assert verdict(a_promise(due), MARCH, date(2026, 3, 20)) == said


def test_moves_count_for_the_side_whose_promise_it_is() -> None:
    mine, theirs = a_promise(), a_promise(owner="them")._replace(id=6)
    told = promises([mine, theirs], MARCH, AFTER, moves=[5, 6, 6, 99])
    assert (told.mine.moved, told.theirs.moved) == (1, 2)
    assert (told.mine.counted, told.theirs.counted) == (0, 0)
    assert not told.mine.is_silent


def test_the_late_ones_are_named() -> None:
    late = [a_promise("2026-03-20")._replace(id=n) for n in (12, 3)]
    told = promises([*late, a_promise("2026-03-20", "2026-03-20")], MARCH, AFTER)
    assert told.mine.late_ids == ("A3", "A12")
    assert told.theirs.is_silent
