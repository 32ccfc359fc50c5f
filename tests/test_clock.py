"""Midnight in a command, a clock that goes back, leap days, the ends of months."""

from __future__ import annotations

import io
import os
import time
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

import pytest

from conftest import Answer, Terminal
from furnished import furnish, tell
from journal_file import rows, value
from mentorlog.cli import main
from mentorlog.desk import Desk

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from conftest import Mentorlog

ZONES = ["UTC", "Europe/Berlin", "America/New_York", "Pacific/Kiritimati", "Asia/Tokyo"]
"""With summer time and without, on both sides of the date line."""
INSTANT = timedelta(microseconds=1)


class Ticking(Desk):
    """A desk whose clock goes on from moment to moment, each time somebody looks."""

    def __init__(self, moments: Iterator[datetime], journal: Path, **env: str) -> None:
        told = {**os.environ, "MENTORLOG_JOURNAL": str(journal), **env}
        self.out, self.err = io.StringIO(), io.StringIO()
        super().__init__(told, self.out, self.err, Terminal())
        self.moments = moments
        self.looks = 0

    def now(self) -> datetime:
        self.looks += 1
        return next(self.moments).astimezone(UTC)


@pytest.fixture
def be_in(monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[[str], ZoneInfo]]:
    """Moves the person to a time zone."""

    def moved(zone: str) -> ZoneInfo:
        monkeypatch.setenv("TZ", zone)
        time.tzset()
        return ZoneInfo(zone)

    yield moved
    monkeypatch.undo()
    time.tzset()


def over(instant: datetime, after: int) -> Iterator[datetime]:
    """Moments just before an instant, and after so many looks just past it."""
    while True:
        yield instant - INSTANT if after > 0 else instant + INSTANT
        after -= 1


def typed(desk: Ticking, *words: str) -> Answer:
    code = main(words, desk)
    return Answer(code, desk.out.getvalue(), desk.err.getvalue())


# --- midnight passes within one command


WRITES = [
    ("note add Up", "N2"),
    ("goal add Climb --by tomorrow", "G4"),
    ("session log Talked", "S4"),
    ("action add Rehearse --by tomorrow", "A4"),
    ("win Up", "M2"),
    ("thanks x", "P2"),
    ("topic add x", "T2"),
    ("feedback add x --from them", "F4"),
]


@pytest.mark.parametrize("zone", ["Europe/Berlin", "Pacific/Kiritimati"])
@pytest.mark.parametrize(("line", "ref"), WRITES)
def test_what_is_written_at_midnight_is_of_one_day_throughout(
    journal_path: Path,
    be_in: Callable[[str], ZoneInfo],
    line: str,
    ref: str,
    zone: str,
) -> None:
    midnight = datetime(2026, 4, 1, tzinfo=be_in(zone))
    looks = passes = 1
    while passes <= looks:
        furnish(journal_path)
        for backup in (journal_path.parent / "backups").glob("*"):
            backup.unlink()
        desk = Ticking(over(midnight, passes), journal_path)
        answer = typed(desk, *line.split(), "--json")
        assert answer.code == 0, answer
        looks, passes = desk.looks, passes + 1
        told = answer.json[0] if isinstance(answer.json, list) else answer.json
        assert (told["id"], told["day"]) == (ref, "2026-03-31")
        if "tomorrow" in line:
            assert told["due"] == "2026-04-01"
        later = Ticking(over(midnight, 0), journal_path)
        (step, *_) = typed(later, "history", ref, "--json").json
        said = {d["field"]: d["after"] for d in step["changes"][0]["differences"]}
        assert said.get("on", "2026-03-31") == "2026-03-31"
    assert looks > 1, "midnight has passed between two looks"


def test_plain_words_say_the_day_on_which_the_command_began(
    journal_path: Path, be_in: Callable[[str], ZoneInfo]
) -> None:
    furnish(journal_path)
    midnight = datetime(2026, 4, 1, tzinfo=be_in("Europe/Berlin"))
    answer = typed(Ticking(over(midnight, 1), journal_path), "note", "add", "Up")
    assert answer.out == "N2  Up · Tue 31 Mar 2026 · with Priya\n"
    after = typed(Ticking(over(midnight, 0), journal_path), "note", "add", "Down")
    assert after.out == "N3  Down · Wed 1 Apr 2026 · with Priya\n"


# --- the clock goes back between two commands


def test_history_and_numbers_go_on_where_the_clock_goes_back(
    mentorlog: Mentorlog,
) -> None:
    days = ["2026-03-31", "2026-03-29", "2020-01-01", "2026-03-30"]
    for number, day in enumerate(days, 1):
        assert mentorlog("note", "add", f"at {day}", today=day).out.startswith(
            f"N{number}  "
        )
    told = mentorlog("history", "--json", today=days[-1]).json
    assert [step["step"] for step in told] == [1, 2, 3, 4]
    for number in (4, 3):
        undone = mentorlog("undo", today="2019-05-05")
        assert f"put N{number} " in undone.out, undone
    assert "N3" in mentorlog("redo", today="2031-01-01").out
    listed = mentorlog("note", "list", "--json").json
    assert {note["id"] for note in listed} == {"N1", "N2", "N3"}
    doctor = mentorlog("doctor", "--json", today="2031-01-01")
    assert doctor.code == 0, doctor


def test_a_choice_holds_though_the_clock_went_back(mentorlog: Mentorlog) -> None:
    for name in ("Priya", "Ada"):
        mentorlog("mentorship", "start", name, "--as", "mentor", "--on", "2019-01-01")
    mentorlog("mentorship", "use", "Ada", today="2030-01-01")
    mentorlog("mentorship", "use", "Priya", today="2026-03-31")
    told = mentorlog("note", "add", "x", "--json", today="2026-03-31").json
    assert told["with"] == "Priya"
    mentorlog("mentorship", "use", "Ada", today="2020-01-01")
    told = mentorlog("note", "add", "x", "--json", today="2020-01-01").json
    assert told["with"] == "Ada"


DAILY = "journal-{}.db"


@pytest.mark.parametrize(
    ("written", "now", "wanted"),
    [
        (["2026-03-30", "2030-01-01", "2026-03-31"], "2026-03-31", "2026-03-31"),
        (["2026-03-30", "2030-01-01"], "2026-03-30", "2030-01-01"),
        (["2026-03-30", "2026-03-31", "2020-01-01"], "2020-01-01", "2020-01-01"),
        (["2030-01-01"], "2026-03-31", "2030-01-01"),
        (["2026-03-30", "2026-03-31"], "2026-03-31", "2026-03-31"),
        (["2030-01-02", "2030-01-01"], "2026-03-31", "2030-01-01"),
    ],
)
def test_latest_is_the_backup_made_last_though_the_clock_went_back(
    mentorlog: Mentorlog,
    journal_path: Path,
    written: list[str],
    now: str,
    wanted: str,
) -> None:
    furnish(journal_path)
    for day in written:
        mentorlog("note", "add", f"at {day}", today=day)
    told = mentorlog("restore", "latest", "--dry-run", "--json", today=now).json
    assert told["backup"]["path"].endswith(DAILY.format(wanted))
    journal_path.write_bytes(journal_path.read_bytes()[:20_000])
    assert mentorlog("restore", "latest", "--yes", today=now).code == 0
    texts = {row["text"] for row in rows(journal_path, "select text from notes")}
    assert texts >= {f"at {day}" for day in written[:-1]}


# --- the 29th of February


@pytest.mark.parametrize(
    ("words", "field", "day"),
    [
        ("note add x --on", "day", {"a year ago": "2023-02-28", "today": "2024-02-29"}),
        (
            "action add x --by",
            "due",
            {
                "in a year": "2025-02-28",
                "in 4 years": "2028-02-29",
                "29 feb": "2024-02-29",
                "end of month": "2024-02-29",
                "in a month": "2024-03-29",
            },
        ),
        (
            "goal add x --by",
            "due",
            {"in 12 months": "2025-02-28", "in 8 years": "2032-02-29"},
        ),
        ("agreement add x --review", "review_on", {"1 year": "2025-02-28"}),
    ],
)
def test_days_count_from_a_leap_day(
    mentorlog: Mentorlog, words: str, field: str, day: dict[str, str]
) -> None:
    for text, wanted in day.items():
        told = mentorlog(*words.split(), text, "--json", today="2024-02-29")
        assert told.code == 0, told
        assert told.json[field] == wanted, (text, told)


@pytest.mark.parametrize(
    ("today", "due"),
    [("2026-03-31", "2028-02-29"), ("2024-03-01", "2028-02-29")],
)
def test_the_next_leap_day_is_years_ahead(
    mentorlog: Mentorlog, today: str, due: str
) -> None:
    told = mentorlog("action", "add", "x", "--by", "29 feb", "--json", today=today)
    assert told.json["due"] == due


@pytest.mark.parametrize(
    ("talk", "due"),
    [
        ("2024-01-31", "2024-02-29"),
        ("2023-01-31", "2023-02-28"),
        ("2024-02-29", "2024-03-29"),
        ("2023-12-31", "2024-01-31"),
    ],
)
def test_a_monthly_talk_is_due_on_the_last_day_of_february(
    mentorlog: Mentorlog, talk: str, due: str
) -> None:
    start = ("mentorship", "start", "Priya", "--every", "monthly", "--on", "2023-01-01")
    mentorlog(*start, today=talk)
    mentorlog("session", "log", "x", today=talk)
    (item,) = mentorlog("today", "--json", today=talk).json["talks"]["items"]
    assert item["day"] == due


def test_reports_know_leap_days(mentorlog: Mentorlog) -> None:
    leap = "2024-02-29"
    mentorlog("mentorship", "start", "Priya", "--on", "2023-02-01", today=leap)
    mentorlog("session", "log", "x", "--mood", "4", today=leap)
    mentorlog("skill", "add", "Climbing", "--on", "2023-02-01", today=leap)
    mentorlog("skill", "rate", "K1", "2", "--on", "2023-02-28", today=leap)
    mentorlog("skill", "rate", "K1", "4", today=leap)
    mentorlog("goal", "add", "x", "--by", leap, "--on", "2023-03-01", today=leap)

    def reviewed(*words: str, today: str = leap) -> tuple[list[str], int]:
        (told,) = mentorlog("review", *words, "--json", today=today).json
        days = [told["period"]["first"], told["period"]["last"]]
        return days, told["figures"]["met"]["held"]

    february = ["2024-02-01", leap]
    assert reviewed("--month") == (february, 1)
    assert reviewed("--month", "2024-02", today="2026-03-31") == (february, 1)
    assert reviewed("--month", "last", today="2024-03-31") == (february, 1)
    assert reviewed("--month", "2023-02")[0] == ["2023-02-01", "2023-02-28"]
    assert reviewed("--year", "2024", today="2025-01-01")[1] == 1
    assert reviewed("--since", leap, "--until", leap) == ([leap, leap], 1)
    assert reviewed("--since", "2024-03-01", today="2024-03-02")[1] == 0

    (grown,) = mentorlog("growth", "--since", "a year ago", "--json", today=leap).json
    assert (grown["first"], grown["last"]) == ("2023-02-28", leap)
    (skill,) = grown["skills"]
    assert skill["mine"] == {"then": 2, "now": 4}
    (grown,) = mentorlog(
        "growth", "--since", "a year ago", "--json", today="2025-02-28"
    ).json
    assert grown["first"] == "2024-02-28"

    (late,) = mentorlog("today", "--json", today="2024-03-01").json["goals_due"][
        "items"
    ]
    assert (late["day"], late["days"]) == (leap, -1)


# --- the last second of a month


@pytest.mark.parametrize("zone", ZONES)
@pytest.mark.parametrize(
    ("month", "after"),
    [
        ("2026-03", "2026-04"),
        ("2026-10", "2026-11"),
        ("2024-02", "2024-03"),
        ("2025-12", "2026-01"),
    ],
)
def test_the_last_second_of_a_month_belongs_to_it(
    journal_path: Path,
    be_in: Callable[[str], ZoneInfo],
    month: str,
    after: str,
    zone: str,
) -> None:
    tell(journal_path, "mentorship start Priya --on 2020-01-01")
    year, number = map(int, after.split("-"))
    first = datetime(year, number, 1, tzinfo=be_in(zone))

    def at(moment: datetime, *words: str) -> Answer:
        return typed(Ticking(over(moment, 1 << 30), journal_path), *words)

    assert at(first, "session", "log", "the last").code == 0
    assert at(first + 2 * INSTANT, "session", "log", "the first").code == 0
    assert value(journal_path, "select group_concat(day) from sessions") == (
        f"{first.date() - timedelta(1)},{first.date()}"
    )
    later = first + timedelta(hours=12)
    for period in (month, after):
        (told,) = at(later, "review", "--month", period, "--json").json
        assert told["figures"]["met"]["held"] == 1, period
    (told,) = at(first, "review", "--month", "--json").json
    assert (told["period"]["first"], told["so_far"]) == (f"{month}-01", True)
    (told,) = at(first + 2 * INSTANT, "review", "--month", "last", "--json").json
    assert told["period"]["first"] == f"{month}-01"
