"""A rhythm that changes keeps its history: each holds for its own time."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from furnished import furnish
from journal_file import changes, last_step, rows
from mentorlog.entries.mentorship import Mentorship
from mentorlog.entries.pause import Pause
from mentorlog.entries.revision import Revision
from mentorlog.reports.rhythm import expected_talks, next_due, rhythm_on
from refusal import refused

if TYPE_CHECKING:
    from pathlib import Path

    from conftest import Mentorlog

BEGAN = date(2026, 1, 5)


def _mentorship(every: str | None) -> Mentorship:
    return Mentorship(id=1, person="Priya", role="mentee", day=BEGAN, every=every)


def _change(day: date, before: str | None, after: str | None) -> Revision:
    return Revision(
        entry_kind="mentorship",
        entry_id=1,
        day=day,
        before={"every": before},
        after={"every": after},
    )


def _pause(first: date, until: date) -> Pause:
    return Pause(mentorship_id=1, day=first, until=until)


CHANGED = [
    _change(date(2026, 5, 1), "month", None),
    _change(date(2026, 3, 3), "2 weeks", "month"),
]


@pytest.mark.parametrize(
    ("day", "every"),
    [
        (date(2025, 1, 1), "2 weeks"),
        (BEGAN, "2 weeks"),
        (date(2026, 3, 2), "2 weeks"),
        (date(2026, 3, 3), "month"),
        (date(2026, 4, 30), "month"),
        (date(2026, 5, 1), None),
    ],
)
def test_the_rhythm_of_a_day_is_the_one_that_held_then(
    day: date, every: str | None
) -> None:
    assert rhythm_on(_mentorship(None), CHANGED, day) == every


def test_what_is_not_a_change_of_this_rhythm_changes_nothing() -> None:
    others = [
        Revision(entry_kind="goal", entry_id=1, day=BEGAN, before={}, after={}),
        Revision(
            entry_kind="mentorship",
            entry_id=2,
            day=date(2026, 2, 1),
            before={"every": "day"},
            after={"every": "month"},
        ),
    ]
    assert rhythm_on(_mentorship("week"), others, BEGAN) == "week"


def test_each_rhythm_expects_talks_in_its_own_time() -> None:
    mentorship = _mentorship(None)

    def expected(first: date, last: date) -> int | None:
        return expected_talks(mentorship, CHANGED, (), first, last)

    # Every 2 weeks: 5 and 19 Jan, 2 and 16 Feb, 2 Mar; then monthly from 2 Mar on.
    assert expected(BEGAN, date(2026, 1, 31)) == 2
    assert expected(date(2026, 3, 1), date(2026, 3, 31)) == 1
    assert expected(date(2026, 4, 1), date(2026, 4, 30)) == 1
    assert expected(date(2026, 4, 3), date(2026, 4, 30)) == 0
    assert expected(BEGAN, date(2026, 12, 31)) == 6
    assert expected(date(2026, 5, 1), date(2026, 12, 31)) is None


def test_no_talk_is_expected_in_a_pause_or_after_the_end() -> None:
    mentorship = _mentorship("week")
    pauses = [
        _pause(date(2026, 1, 12), date(2026, 1, 26)),
        _pause(date(2026, 1, 20), date(2026, 2, 2)),
    ]
    january = BEGAN, date(2026, 1, 31)
    assert expected_talks(mentorship, [], [], *january) == 4
    assert expected_talks(mentorship, [], pauses, *january) == 1
    assert expected_talks(mentorship, [], pauses, BEGAN, date(2026, 2, 2)) == 2
    ended = mentorship.end(on=date(2026, 1, 12), why=None)
    assert expected_talks(ended, [], [], *january) == 2


days = st.dates(min_value=BEGAN, max_value=BEGAN + timedelta(days=100))
rhythms = st.sampled_from(["week", "month", None])


@settings(max_examples=25)
@given(changes=st.lists(st.tuples(days, rhythms), max_size=4))
def test_an_unchanging_count_does_not_depend_on_where_a_time_is_parted(
    changes: list[tuple[date, str | None]],
) -> None:
    now: str | None = "2 weeks"
    revisions = []
    for day, every in sorted(changes, key=lambda change: change[0]):
        revisions.append(_change(day, now, every))
        now = every
    mentorship = _mentorship(now)
    last = BEGAN + timedelta(days=100)
    whole = expected_talks(mentorship, revisions, (), BEGAN, last)
    parts = [
        expected_talks(mentorship, revisions, (), day, day)
        for day in (BEGAN + timedelta(days=n) for n in range(101))
    ]
    assert (whole or 0) == sum(part or 0 for part in parts)


def test_a_talk_due_in_a_pause_is_due_when_it_is_over() -> None:
    pauses = [_pause(date(2026, 3, 1), date(2026, 4, 8))]
    last = date(2026, 2, 20)
    assert next_due(_mentorship("2 weeks"), last, ()) == date(2026, 3, 6)
    assert next_due(_mentorship("2 weeks"), last, pauses) == date(2026, 4, 8)
    friday = next_due(_mentorship("first friday"), last, pauses)
    assert friday == date(2026, 5, 1)
    assert next_due(_mentorship(None), last, pauses) is None


def test_a_changed_rhythm_is_told_with_its_time_and_reason(
    mentorlog: Mentorlog, journal_path: Path
) -> None:
    furnish(journal_path)
    step = last_step(journal_path)
    answer = mentorlog(
        *("mentorship", "edit", "Priya", "--every", "first friday"),
        *("--from", "2026-03-03", "--why", "Less to say"),
    )
    assert "every first friday" in answer.out
    assert {c.step for c in changes(journal_path, step)} == {step + 1}
    shown = mentorlog("mentorship", "show", "Priya")
    assert "until Tue 3 Mar 2026: every 2 weeks (then: Less to say)" in shown.out
    (revision,) = mentorlog("mentorship", "show", "--json").json["revisions"]
    assert revision == {
        "day": "2026-03-03",
        "why": "Less to say",
        "before": {"every": "2 weeks"},
        "after": {"every": "first friday"},
    }


def test_other_fields_and_the_very_first_day_leave_no_history(
    mentorlog: Mentorlog, journal_path: Path
) -> None:
    mentorlog("mentorship", "start", "Priya")
    mentorlog("mentorship", "edit", "--every", "monthly")
    mentorlog("mentorship", "edit", "--focus", "Lead", today="2026-04-30")
    mentorlog("mentorship", "edit", "--every", "monthly", today="2026-04-30")
    assert rows(journal_path, "select * from revisions") == []


@pytest.mark.parametrize(
    ("code", "words"),
    [
        (2, ("--every", "weekly", "--from", "tomorrow")),
        (4, ("--every", "weekly", "--from", "soon")),
        (2, ("--every", "weekly", "--from", "2026-03-02")),
        (2, ("--focus", "x", "--why", "y")),
        (2, ("--from", "today")),
        (2, ("--every", "first of the month")),
    ],
)
def test_a_change_that_makes_no_sense_is_refused(
    mentorlog: Mentorlog, journal_path: Path, code: int, words: tuple[str, ...]
) -> None:
    furnish(journal_path)
    mentorlog("mentorship", "edit", "--every", "monthly", "--from", "2026-03-10")
    assert refused(mentorlog, journal_path, code, "mentorship", "edit", *words)


def test_a_rhythm_that_was_only_tried_out_on_a_day_is_not_kept(
    mentorlog: Mentorlog, journal_path: Path
) -> None:
    furnish(journal_path)
    for every in ("weekly", "first friday", "the 31st"):
        mentorlog("mentorship", "edit", "--every", every, "--why", every)
    (revision,) = mentorlog("mentorship", "show", "--json").json["revisions"]
    assert revision["before"] == {"every": "2 weeks"}
    assert revision["after"] == {"every": "last day of the month"}
    assert revision["why"] == "the 31st"

    back = mentorlog("mentorship", "edit", "--every", "2 weeks")
    assert back.code == 0
    assert mentorlog("mentorship", "show", "--json").json["revisions"] == []


def test_a_rhythm_from_the_first_day_on_does_not_contradict_a_later_change(
    mentorlog: Mentorlog, journal_path: Path
) -> None:
    furnish(journal_path)
    mentorlog("mentorship", "edit", "--every", "monthly", "--from", "2026-03-10")
    words = ("mentorship", "edit", "--every", "weekly", "--from", "2026-01-05")
    said = refused(mentorlog, journal_path, 2, *words)
    assert said == "The rhythm changed on Tue 10 Mar 2026, after that day."


@pytest.mark.parametrize("verb", [("start", "Ada"), ("edit", "Priya")])
@pytest.mark.parametrize("every", ["", " ", "99 years"])
def test_a_rhythm_that_says_nothing_is_refused(
    mentorlog: Mentorlog, journal_path: Path, verb: tuple[str, str], every: str
) -> None:
    furnish(journal_path)
    words = ("mentorship", *verb, "--every", every)
    assert "is no rhythm" in refused(mentorlog, journal_path, 2, *words)


def test_a_rhythm_is_said_as_one_would_say_it(
    mentorlog: Mentorlog, journal_path: Path
) -> None:
    furnish(journal_path)
    words = ("mentorship", "edit", "Priya", "--every", "second tuesday of the month")
    assert "every second tuesday of the month" in mentorlog(*words).out
    shown = mentorlog("mentorship", "show", "Priya").out
    assert "Rhythm       every second tuesday of the month" in shown
    mentorlog("mentorship", "edit", "Tomás", "--every", "monthly")
    assert "no rhythm" in mentorlog("mentorship", "show", "Tomás").out
