"""The way of a mentorship through a time: what its pictures show, and no more."""

from __future__ import annotations

from contextlib import closing
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from furnished import furnish
from mentorlog.entries.mentorship import Mentorship
from mentorlog.pages.html import small
from mentorlog.pages.html.axis import LEFT, RIGHT, Axis
from mentorlog.pages.html.charts import charts
from mentorlog.period import Period, between, period_of
from mentorlog.reports.growth_skills import Level, SkillStory
from mentorlog.reports.review import review
from mentorlog.reports.way import Way, way
from mentorlog.reports.way_material import MOST_PARTS, leading_up_to, parts_of
from mentorlog.store.journal import Journal
from mentorlog.store.readings_review import review_material
from mentorlog.store.readings_way import way_through, way_up_to
from spring import spring

if TYPE_CHECKING:
    from pathlib import Path

    from conftest import Mentorlog
    from mentorlog.reports.promises import Side

TODAY = date(2026, 3, 31)
MARCH = period_of("month", TODAY)
STORY = """
mentorship start Priya --on 2026-01-10
goal add 'Two talks' --from 0 --to 4 --unit talks --on 2026-01-10
goal progress G1 1 --on 2026-02-10
goal progress G1 2 --on 2026-03-10
goal progress G1 3 --on 2026-03-12 --private
goal add 'Answer sooner' --from 20 --to 8 --on 2026-01-12
goal progress G2 9 --on 2026-02-02
goal achieve G2 --on 2026-02-03
goal add 'Never heard of' --on 2026-01-12
session log 'A' --on 2026-01-15 --mood 2
session log 'B' --on 2026-02-15 --mood 5 --private
session log 'C' --on 2026-03-15 --mood 4
note add 'D' --on 2026-03-15 --mood 3
thanks 'E' --on 2026-03-16
thanks 'F' --on 2026-03-15
feedback add 'G' --from them --on 2026-03-20 --private
action add 'H' --by 2026-02-10 --on 2026-02-01
action done A1 --on 2026-02-09
action add 'I' --by 2026-03-10 --on 2026-03-01
action add 'J' --by 2026-03-10 --on 2026-03-01 --owner them --private
"""


def _way(path: Path, period: Period | None, *, private: bool = True) -> Way:
    furnish(path, STORY)
    journal = Journal(path, lambda: datetime(2026, 3, 31, 12, tzinfo=UTC))
    with closing(journal):
        (whose,) = journal.select(Mentorship)
        if period is not None:
            material = way_up_to(journal, whose, period, TODAY, private=private)
        else:
            time = between(whose.day, TODAY)
            material = way_through(
                journal, whose, time, TODAY, private=private, week_begins=0
            )
        return way(material, whose.person)


def test_a_review_is_drawn_with_the_time_that_led_up_to_it(journal_path: Path) -> None:
    drawn = _way(journal_path, MARCH)
    assert (drawn.first, drawn.last) == (date(2026, 1, 1), TODAY)
    assert drawn.marked == (date(2026, 3, 1), TODAY)
    assert [goal.id for goal in drawn.goals] == ["G1", "G2"]
    talks, sooner = drawn.goals
    assert [(m.day.isoformat(), m.value, m.checked) for m in talks.marks] == [
        ("2026-01-10", 0, False),
        ("2026-02-10", 1, True),
        ("2026-03-10", 2, True),
        ("2026-03-12", 3, True),
        ("2026-03-31", 3, False),
    ]
    assert [(m.day.isoformat(), m.value) for m in sooner.marks] == [
        ("2026-01-12", 20),
        ("2026-02-02", 9),
        ("2026-02-03", 9),
    ]
    assert (talks.achieved, sooner.achieved) == (False, True)
    assert [point.mood for point in drawn.mood] == [2, 5, 4, 3]
    assert [part.title for part in drawn.kept] == [
        "January 2026",
        "February 2026",
        "March 2026",
    ]
    counted = [(p.mine.kept, p.mine.counted, p.theirs.counted) for p in drawn.kept]
    assert counted == [(0, 0, 0), (1, 1, 0), (0, 1, 1)]
    assert [(c.day.isoformat(), c.talked) for c in drawn.contact] == [
        ("2026-01-15", True),
        ("2026-02-15", True),
        ("2026-03-15", True),
        ("2026-03-16", False),
        ("2026-03-20", False),
    ]


def test_what_is_private_leaves_no_trace_in_a_picture(journal_path: Path) -> None:
    drawn = _way(journal_path, MARCH, private=False)
    assert [mark.value for mark in drawn.goals[0].marks] == [0, 1, 2, 2]
    assert [point.mood for point in drawn.mood] == [2, 4, 3]
    assert [part.theirs.counted for part in drawn.kept] == [0, 0, 0]
    days = [contact.day.isoformat() for contact in drawn.contact]
    assert days == ["2026-01-15", "2026-03-15", "2026-03-16"]


def test_an_earlier_time_is_drawn_as_it_was(journal_path: Path) -> None:
    drawn = _way(journal_path, period_of("month", date(2026, 2, 10)))
    assert drawn.last == date(2026, 2, 28)
    assert [mark.value for mark in drawn.goals[0].marks] == [0, 1, 1]
    assert [part.short for part in drawn.kept] == ["Jan", "Feb"]
    other = journal_path.with_name("other.db")
    first = _way(other, period_of("month", date(2026, 1, 20)))
    assert (first.marked, first.kept, first.goals) == (None, (), ())


@pytest.mark.parametrize("private", [True, False])
def test_the_bars_are_the_figures_of_each_periods_own_review(
    journal_path: Path, *, private: bool
) -> None:
    spring(journal_path)
    journal = Journal(journal_path, lambda: datetime(2026, 3, 31, 12, tzinfo=UTC))
    with closing(journal):
        for whose in journal.select(Mentorship):
            material = way_up_to(journal, whose, MARCH, TODAY, private=private)
            kept = way(material, whose.person).kept
            assert not kept or len(kept) == len(material.parts)
            for part, drawn in zip(material.parts, kept, strict=False):
                told = review(
                    review_material(
                        *(journal, whose, part.period, TODAY),
                        name_needed=False,
                        private=private,
                    )
                ).figures.promises
                assert _judged(drawn.mine) == _judged(told.mine)
                assert _judged(drawn.theirs) == _judged(told.theirs)


def _judged(side: Side) -> tuple[int, int, int]:
    return side.kept, side.late, side.dropped


def test_a_whole_time_is_drawn_without_a_mark(journal_path: Path) -> None:
    drawn = _way(journal_path, None)
    assert (drawn.first, drawn.last) == (date(2026, 1, 10), TODAY)
    assert drawn.marked is None
    assert sum(part.mine.kept for part in drawn.kept) == 1
    shown = charts(drawn, "me")
    assert shown is not None
    assert [month.told for month in shown.months] == [
        "January 2026: talks on 15",
        "February 2026: talks on 15",
        "March 2026: talks on 15; care or feedback on 16, 20",
    ]
    assert shown.goals[0].words == "0 → 3 talks · aiming at 4"
    assert shown.goals[1].words == "20 → 9 · achieved"
    assert shown.goals[1].told == "9 on 2 Feb"
    assert shown.bars is not None
    assert shown.bars.words.endswith("March 2026: me 0/1, Priya 0/1")
    assert all(0 <= x <= RIGHT for x, _ in shown.goals[0].dots)


@pytest.mark.parametrize(
    ("first", "last", "number", "kind"),
    [
        ((2026, 3, 31), (2026, 3, 31), 1, "week"),
        ((2026, 1, 1), (2026, 3, 1), 9, "week"),
        ((2025, 10, 1), (2026, 3, 31), 6, "month"),
        ((2024, 1, 1), (2025, 12, 31), 8, "quarter"),
        ((2020, 1, 1), (2026, 3, 31), 7, "year"),
        ((1, 1, 1), (2026, 3, 31), MOST_PARTS, "year"),
    ],
)
def test_a_time_is_divided_into_few_parts(
    first: tuple[int, int, int], last: tuple[int, int, int], number: int, kind: str
) -> None:
    time = between(date(*first), date(*last))
    parts = parts_of(time)
    assert (len(parts), {part.period.kind for part in parts}) == (number, {kind})
    assert time.last in parts[-1].period
    assert number == MOST_PARTS or time.first in parts[0].period


def test_weeks_are_divided_as_they_are_counted_here(
    journal_path: Path, mentorlog: Mentorlog, monkeypatch: pytest.MonkeyPatch
) -> None:
    time = between(date(2026, 3, 4), date(2026, 3, 31))  # from a Wednesday to a Tuesday
    for begins in range(7):
        first, *others = parts_of(time, begins)
        assert first.period.first == time.first
        assert all(part.period.first.weekday() == begins for part in others)
    furnish(journal_path, STORY)
    monkeypatch.setenv("MENTORLOG_CONFIG", str(journal_path.parent))
    growth = ("growth", "--since", "2026-03-04", "--format", "html")
    assert ">w10</text>" in mentorlog(*growth).out
    mentorlog("config", "set", "week-begins", "sunday")
    drawn = mentorlog(*growth).out
    assert ">8 Mar</text>" in drawn
    assert ">w10</text>" not in drawn


@pytest.mark.parametrize(
    ("first", "last", "begins", "named"),
    [
        # Monday weeks keep their number however they are cut.
        (3, 5, 0, {"w10": "Week 10, 2026 (2–8 Mar)"}),
        (
            4,
            9,
            0,
            {"w10": "Week 10, 2026 (2–8 Mar)", "w11": "Week 11, 2026 (9–15 Mar)"},
        ),
        # Others have none, even if what is left of one begins on a Monday.
        (2, 29, 6, ["2 Mar", "8 Mar", "15 Mar", "22 Mar", "29 Mar"]),
        (2, 7, 6, {"2 Mar": "2–7 Mar 2026"}),
        (1, 7, 6, {"1 Mar": "1–7 Mar 2026"}),
    ],
)
def test_a_week_has_a_number_only_if_weeks_begin_on_a_monday(
    first: int, last: int, begins: int, named: dict[str, str] | list[str]
) -> None:
    parts = parts_of(between(date(2026, 3, first), date(2026, 3, last)), begins)
    assert [part.short for part in parts] == list(named)
    if isinstance(named, dict):
        assert [part.title for part in parts] == list(named.values())


@pytest.mark.parametrize("kind", ["week", "month", "quarter", "year"])
def test_the_parts_before_a_period_reach_no_further_than_the_mentorship(
    kind: str,
) -> None:
    period = period_of(kind, TODAY)  # type: ignore[arg-type]  # one of the four
    assert [part.period for part in leading_up_to(period, TODAY)] == [period]
    later = leading_up_to(period, date(2030, 1, 1))
    assert [part.period for part in later] == [period]
    parts = leading_up_to(period, date(1, 1, 1))
    assert (len(parts), parts[-1].period) == (6, period)
    early = period_of("year", date(2, 1, 1))
    assert len(leading_up_to(early, date(1, 1, 1))) == 2


@pytest.mark.parametrize(
    ("first", "last", "names"),
    [
        ((2026, 3, 1), (2026, 3, 1), ["1 Mar"]),
        ((2026, 3, 1), (2026, 3, 31), ["1 Mar", "8 Mar", "15 Mar", "22 Mar", "29 Mar"]),
        ((2026, 1, 5), (2026, 4, 2), ["Feb", "Mar", "Apr"]),
        ((2025, 1, 1), (2026, 1, 1), ["Jan", "Apr", "Jul", "Oct", "Jan"]),
        ((2020, 6, 1), (2023, 6, 1), ["2021", "2022", "2023"]),
        ((9998, 1, 1), (9999, 12, 31), ["Jan", "May", "Sep", "Jan", "May", "Sep"]),
    ],
)
def test_few_days_are_named_below_a_picture(
    first: tuple[int, int, int], last: tuple[int, int, int], names: list[str]
) -> None:
    axis = Axis(first=date(*first), last=date(*last))
    ticks = axis.ticks()
    assert [tick.name for tick in ticks] == names
    assert all(LEFT <= tick.x <= RIGHT for tick in ticks)
    assert axis.x(date.min) == LEFT
    assert axis.x(date.max) in {LEFT, RIGHT}


@given(scores=st.lists(st.integers(1, 5), max_size=60))
def test_a_line_of_scores_stays_in_its_picture(scores: list[int]) -> None:
    points = [
        tuple(map(float, point.split(","))) for point in small.spark(scores).split()
    ]
    assert len(points) == (len(scores) if len(scores) > 2 else 0)
    assert all(0 < x < small.WIDE and 0 < y < small.HIGH for x, y in points)
    for (_, before), (_, after), first, second in zip(
        points, points[1:], scores, scores[1:], strict=False
    ):
        assert (after < before) == (second > first), "higher is better"


@given(
    mine=st.none() | st.builds(Level, then=st.integers(1, 5), now=st.integers(1, 5)),
    theirs=st.none() | st.builds(Level, then=st.integers(1, 5), now=st.integers(1, 5)),
)
def test_a_skill_is_drawn_for_those_who_have_rated_it(
    mine: Level | None, theirs: Level | None
) -> None:
    skill = SkillStory(
        id="K1",
        name="Presenting",
        private=False,
        mine=mine,
        theirs=theirs,
        note=None,
        evidence=(),
    )
    drawn = small.sides(skill, "me", "Priya " * 9)
    known = [level for level in (mine, theirs) if level]
    assert [side.look for side in drawn] == [
        look for look, level in (("mine", mine), ("theirs", theirs)) if level
    ]
    assert all(len(side.name) <= small.MOST_SIGNS for side in drawn)
    for side, level in zip(drawn, known, strict=True):
        assert (side.now > side.then) == (level.now > level.then)
        assert small.LEFT <= side.now <= small.LEFT + 4 * small.STEP
