"""What `calendar import` makes of a calendar: planned talks, once each."""

from __future__ import annotations

import shlex
from datetime import date, datetime, timedelta
from itertools import islice
from typing import TYPE_CHECKING, Any

import pytest
from dateutil import rrule  # noqa: TID251 - held against it
from hypothesis import given, settings
from hypothesis import strategies as st

from calendars import Khal, events
from furnished import furnish
from keyboard import Seat
from mentorlog.exchange.calendar.reading import NoCalendar, read_calendar
from mentorlog.exchange.calendar.recurring import (
    DAYS,
    NotUnderstood,
    days,
    read_rule,
)
from program import MENTORLOG, Program
from refusal import refused

if TYPE_CHECKING:
    from pathlib import Path

    from conftest import Mentorlog

ONE = """
UID:one@example.org
DTSTART:20260414T130000Z
DTEND:20260414T134500Z
SUMMARY:1:1 with PRIYA
"""
WEEKLY = """
UID:weekly@example.org
DTSTART:20260302T150000
DURATION:PT30M
RRULE:FREQ=WEEKLY
SUMMARY:Mentoring
ATTENDEE;CN=Tomás:mailto:t@example.org
"""


def calendar(*events: str, method: str = "PUBLISH") -> str:
    parts = (f"BEGIN:VEVENT\n{event.strip()}\nEND:VEVENT" for event in events)
    lines = "\n".join(("BEGIN:VCALENDAR", f"METHOD:{method}", *parts, "END:VCALENDAR"))
    return lines.replace("\n", "\r\n") + "\r\n"


pytestmark = pytest.mark.usefixtures("in_utc")


@pytest.fixture
def furnished(mentorlog: Mentorlog, journal_path: Path) -> Mentorlog:
    furnish(journal_path)
    return mentorlog


def imported(mentorlog: Mentorlog, text: str, *words: str) -> Any:
    answer = mentorlog("calendar", "import", "-", "--json", *words, stdin=text)
    assert answer.code == 0, answer.err
    return answer.json


def planned(mentorlog: Mentorlog) -> list[str]:
    """The planned talks that a calendar has told of, each in a line."""
    talks = mentorlog("session", "list", "--with", "all", "--json").json
    return [
        f"{talk['with']} {talk['day']} {talk['at']} {talk['minutes']}"
        for talk in talks
        if talk["status"] == "planned" and talk["source"]
    ]


def test_an_event_that_names_somebody_becomes_a_planned_talk_once(
    furnished: Mentorlog,
) -> None:
    text = calendar(ONE, "UID:x\nDTSTART:20260414T130000Z\nSUMMARY:Dentist")
    told = imported(furnished, text)
    (talk,) = told["talks"]
    assert (talk["what"], talk["id"], talk["person"]) == ("new", "S4", "Priya")
    assert (told["written"], told["others"]) == (True, 1)
    assert planned(furnished) == ["Priya 2026-04-14 13:00 45"]
    again = imported(furnished, text)
    assert (again["talks"], again["known"], again["written"]) == ([], 1, False)
    assert furnished("undo").code == 0
    assert planned(furnished) == []
    assert imported(furnished, text)["talks"][0]["what"] == "new"
    furnished("remove", "S5")
    assert imported(furnished, text)["known"] == 1, "what was thrown away stays away"


def test_the_hour_is_that_of_the_clock_here(tmp_path: Path) -> None:
    program = Program(tmp_path / "journal.db", today="2026-03-01")
    assert program("mentorship", "start", "Priya", "--on", "2026-03-01").code == 0
    file = tmp_path / "talks.ics"
    zoned = "UID:{0}\nDTSTART;TZID=America/New_York:{0}T200000\nSUMMARY:Priya"
    outlook = (
        "UID:o\nDTSTART;TZID=W. Europe Standard Time:20260401T100000\nSUMMARY:Priya"
    )
    nowhere = "UID:n\nDTSTART;TZID=Nowhere/Here:20260401T100000\nSUMMARY:Priya n"
    texts = [zoned.format(20260306), zoned.format(20260309), outlook, nowhere]
    file.write_text(calendar(*texts))
    words = ("calendar", "import", str(file), "--json")
    told = program(*words, TZ="Europe/Berlin").json
    assert [(talk["day"], talk["at"]) for talk in told["talks"]] == [
        ("2026-03-07", "02:00"),
        ("2026-03-10", "01:00"),
        ("2026-04-01", "10:00"),
    ]
    assert told["remarks"] == ["“Priya n” has no day that is understood."]


def test_an_hour_that_the_clocks_leave_out_moves_nothing(tmp_path: Path) -> None:
    program = Program(tmp_path / "journal.db", today="2026-03-01")
    assert program("session", "plan", "--on", "2026-03-29", "--at", "02:30").code == 0
    file = str(tmp_path / "mine.ics")
    assert program("calendar", "export", "--out", file, TZ="Europe/Berlin").code == 0
    told = program("calendar", "import", file, "--json", TZ="Europe/Berlin").json
    assert (told["talks"], told["known"]) == ([], 1)


def test_what_repeats_is_followed_for_four_weeks_or_as_far_as_is_said(
    furnished: Mentorlog,
) -> None:
    moved = WEEKLY.replace("RRULE:FREQ=WEEKLY", "RECURRENCE-ID:20260420T150000")
    moved = moved.replace("DTSTART:20260302", "DTSTART:20260421").split("ATTENDEE")[0]
    text = calendar(f"{WEEKLY}EXDATE:20260413T150000", moved)
    imported(furnished, text)
    first = [
        "Tomás 2026-04-06 15:00 30",
        "Tomás 2026-04-21 15:00 30",
        "Tomás 2026-04-27 15:00 30",
    ]
    assert planned(furnished) == first
    assert imported(furnished, text)["known"] == 3
    imported(furnished, text, "--until", "2026-05-04")
    assert planned(furnished) == [*first, "Tomás 2026-05-04 15:00 30"]
    cut_off = text.replace("FREQ=WEEKLY", "FREQ=WEEKLY;UNTIL=20260422T000000")
    told = imported(furnished, cut_off)
    assert [talk["what"] for talk in told["talks"]] == ["cancelled"]
    assert furnished("session", "show", "S6", "--json").json["status"] == "cancelled"


def test_what_moves_in_the_calendar_moves_here_unless_it_moved_here_too(
    furnished: Mentorlog,
) -> None:
    imported(furnished, calendar(ONE))
    later = calendar(ONE.replace("20260414T13", "20260415T09", 2))
    told = imported(furnished, later)
    (talk,) = told["talks"]
    assert (talk["what"], talk["id"]) == ("moved", "S4")
    assert talk["why"] == "was Tue 14 Apr 2026 at 13:00"
    assert planned(furnished) == ["Priya 2026-04-15 09:00 45"]
    furnished("edit", "S4", "--on", "2026-04-16")
    assert imported(furnished, later)["talks"][0]["what"] == "left"
    gone = calendar(ONE, method="CANCEL")
    assert imported(furnished, gone)["talks"][0]["what"] == "left"
    furnished("edit", "S4", "--on", "2026-04-15")
    assert imported(furnished, gone)["talks"][0]["what"] == "cancelled"
    assert imported(furnished, gone)["known"] == 1
    assert imported(furnished, calendar(ONE))["known"] == 1, "a word here is the last"


def test_a_talk_that_was_planned_here_is_the_one_in_the_calendar(
    furnished: Mentorlog,
) -> None:
    same = ONE.replace("20260414T13", "20260406T15")
    told = imported(furnished, calendar(same))
    assert (told["talks"][0]["what"], told["talks"][0]["id"]) == ("matched", "S2")
    assert imported(furnished, calendar(same))["known"] == 1
    other_hour = ONE.replace("20260414T13", "20260406T09").replace("one@", "two@")
    assert imported(furnished, calendar(other_hour))["talks"][0]["what"] == "new"


def test_what_came_from_a_calendar_is_not_written_into_it_again(
    furnished: Mentorlog,
) -> None:
    before = events(furnished("calendar", "export", "--fresh").out)
    mine = ONE.replace("20260414T13", "20260406T15").replace("one@", "two@")
    imported(furnished, calendar(ONE, mine))
    answer = furnished("calendar", "export")
    assert "Left out: 2 that a calendar has told of.\n" in answer.err
    after = events(answer.out)
    assert sum(title.startswith("Talk with") for title in after) == 1
    talk = after["Talk with Priya"]
    assert talk["status"] == "CANCELLED", "the calendar's own event stands for it"
    assert talk["uid"] == before["Talk with Priya"]["uid"]
    assert talk["sequence"] > before["Talk with Priya"]["sequence"]
    told = imported(furnished, answer.out)
    assert (told["talks"], told["written"]) == ([], False)


def test_our_own_calendar_comes_back_as_nothing_new(furnished: Mentorlog) -> None:
    ours = furnished("calendar", "export", "--include-private").out
    told = imported(furnished, ours)
    assert (told["talks"], told["written"], told["others"]) == ([], False, 0)


@pytest.mark.parametrize("line", ["edit S2 --private yes", "mentorship end Priya"])
def test_what_we_have_cancelled_in_a_file_cancels_nothing_here(
    furnished: Mentorlog, line: str
) -> None:
    furnished(*shlex.split(line))
    ours = furnished("calendar", "export").out
    assert "STATUS:CANCELLED" in ours
    told = imported(furnished, ours)
    assert (told["talks"], told["written"]) == ([], False)


def test_what_was_moved_in_a_calendar_moves_here_and_an_old_file_moves_nothing(
    furnished: Mentorlog,
) -> None:
    old = furnished("calendar", "export").out
    moved = old.replace("20260406T", "20260408T")
    assert moved != old
    (talk,) = imported(furnished, moved)["talks"]
    assert (talk["what"], talk["id"], talk["day"]) == ("moved", "S2", "2026-04-08")
    (left,) = imported(furnished, old)["talks"]
    assert (left["what"], left["why"]) == ("left", "the file is older than the journal")


def test_what_is_entered_in_khal_is_planned_here(
    furnished: Mentorlog, tmp_path: Path
) -> None:
    khal = Khal.at(tmp_path / "khal", zone="Etc/UTC")
    furnished("calendar", "export", "--out", str(khal.folder))
    khal(
        "new",
        "-a",
        "mentoring",
        "2026-04-09",
        "10:00",
        "45m",
        "Walk with Priya, in the park",
    )
    khal("new", "-a", "mentoring", "2026-04-10", "10:00", "45m", "Dentist")
    khal(
        "new",
        "-a",
        "mentoring",
        "--repeat",
        "weekly",
        "2026-04-11",
        "9:00",
        "1h",
        "Tomás",
    )
    for written in (True, False):
        answer = furnished("calendar", "import", str(khal.folder), "--yes", "--json")
        assert (answer.json["written"], answer.json["others"]) == (written, 1)
    assert planned(furnished) == [
        "Priya 2026-04-09 10:00 45",
        *(f"Tomás 2026-04-{day} 09:00 60" for day in (11, 18, 25)),
    ]


def test_what_is_no_talk_to_come_is_counted_and_left(furnished: Mentorlog) -> None:
    furnished("mentorship", "end", "Tomás")
    told = imported(
        furnished,
        calendar(
            ONE.replace("20260414", "20260330"),
            "UID:1\nDTSTART;VALUE=DATE:20260415\nSUMMARY:Priya's birthday",
            "UID:2\nDTSTART:20260415T100000Z\nSUMMARY:Priyanka",
            "UID:3\nDTSTART:20260415T100000Z\nSUMMARY:Tomás",
            "UID:4\nDTSTART:20260415T100000Z\nSUMMARY:Priya\nSTATUS:CANCELLED",
            "UID:5\nDTSTART:x\nSUMMARY:Priya x",
            "UID:6\nDTSTART:20260415T100000Z\nRRULE:FREQ=HOURLY\nSUMMARY:Priya y",
        ),
    )
    assert (told["past"], told["whole_days"], told["others"]) == (2, 1, 2)
    assert told["talks"] == []
    assert told["remarks"] == [
        "“Priya x” has no day that is understood.",
        "“Priya y” repeats in a way that is not understood (HOURLY).",
    ]


def test_who_could_be_two_people_is_asked_for(furnished: Mentorlog) -> None:
    both = calendar("UID:1\nDTSTART:20260415T100000Z\nSUMMARY:Priya and Tomás")
    (talk,) = imported(furnished, both)["talks"]
    assert talk["why"] == "it could be Priya or Tomás: say --with NAME"
    imported(furnished, both, "--with", "Tomás")
    assert planned(furnished) == ["Tomás 2026-04-15 10:00 None"]


def test_it_is_shown_first_and_asked_at_a_terminal(
    furnished: Mentorlog, journal_path: Path, tmp_path: Path
) -> None:
    file = tmp_path / "talks.ics"
    file.write_text(calendar(ONE))
    dry = furnished("calendar", "import", str(file), "--dry-run")
    assert dry.out.splitlines() == [
        "What  Day               With   Event",
        "new   Tue 14 Apr 13:00  Priya  1:1 with PRIYA",
        "1 to add.",
    ]
    assert planned(furnished) == []
    program = Program(journal_path)
    for answer, code in (("n", 0), ("", 0)):
        words = (*MENTORLOG, "calendar", "import", str(file))
        with Seat(words, program.env(TZ="UTC")) as seat:
            seat.wait_for("1:1 with PRIYA")
            seat.wait_for("Write this to the journal? [Y/n]")
            assert planned(furnished) == []
            seat.type(f"{answer}\n")
            assert seat.end() == code
    assert planned(furnished) == ["Priya 2026-04-14 13:00 45"]
    assert furnished("undo").code == 0
    assert furnished("calendar", "import", str(file), "-q", "--yes").out == ""
    assert planned(furnished) == ["Priya 2026-04-14 13:00 45"]


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("", "does not begin with BEGIN:VCALENDAR"),
        ("{}", "does not begin with BEGIN:VCALENDAR"),
        (calendar(ONE)[:-20], "is cut off"),
        ("BEGIN:VCALENDAR\nEND:VEVENT\nEND:VCALENDAR", "is damaged"),
        ("BEGIN:VCALENDAR\nno colon\nEND:VCALENDAR", "is damaged"),
        (
            f"BEGIN:VCALENDAR\nX:{'x' * 1_000_001}\nEND:VCALENDAR",
            "has more than 1,000,000 signs",
        ),
        ("x" * 20_000_001, "more than 20 MB"),
        (
            calendar(*(WEEKLY.replace("weekly", str(n)) for n in range(501))),
            "More than 500 events repeat",
        ),
    ],
    ids=range(8),
)
def test_what_is_no_calendar_is_refused_in_a_sentence(
    furnished: Mentorlog, journal_path: Path, tmp_path: Path, text: str, sentence: str
) -> None:
    file = tmp_path / "talks.ics"
    file.write_text(text)
    words = ("calendar", "import", str(file))
    assert sentence in refused(furnished, journal_path, 1, *words)


def test_a_file_that_cannot_be_read_is_said_to_be(
    furnished: Mentorlog, journal_path: Path, tmp_path: Path
) -> None:
    file = tmp_path / "talks.ics"
    words = ("calendar", "import", str(file))
    assert "There is no file" in refused(furnished, journal_path, 2, *words)
    (tmp_path / "folder").mkdir()
    folder = ("calendar", "import", str(tmp_path / "folder"))
    assert furnished(*folder).out == "The calendar is empty.\n"
    (tmp_path / "folder" / "half.ics").write_text("BEGIN:VCALENDAR\nBEGIN:")
    assert "half.ics is cut off" in refused(furnished, journal_path, 1, *folder)
    file.write_bytes(b"BEGIN:VCALENDAR\xff")
    assert "no UTF-8" in refused(furnished, journal_path, 1, *words)
    file.write_text(calendar(ONE))
    for until in ("yesterday", "2029-01-01"):
        late = (*words, "--until", until)
        assert "two years" in refused(furnished, journal_path, 2, *late)


def test_what_comes_through_a_pipe_may_be_no_longer_than_a_file(tmp_path: Path) -> None:
    program = Program(tmp_path / "journal.db", today="2026-03-01")
    talks = tmp_path / "talks.ics"
    talks.write_text(calendar(ONE))
    piped = program.shell(f"mentorlog calendar import <(cat {talks}) --dry-run")
    assert piped.out == program("calendar", "import", str(talks), "--dry-run").out
    endless = program.shell("mentorlog calendar import <(cat /dev/zero)")
    assert (endless.code, endless.out) == (1, b"")
    assert b"too much for a calendar" in endless.err, endless.err
    device = program("calendar", "import", "/dev/zero")
    assert (device.code, device.err.count(b"\n")) == (2, 1)


FEEDERS = st.sampled_from(
    [
        *("BEGIN:VEVENT", "END:VEVENT", "UID:1", "SUMMARY:Priya", "STATUS:CANCELLED"),
        *(
            "DTSTART:20260415T100000Z",
            "DTSTART;VALUE=DATE:20260415",
            "DTSTART:99990101",
        ),
        *("DTSTART;TZID=Europe/Berlin:20260329T023000", "DTEND:20260414", "DTSTART:"),
        *("RRULE:FREQ=DAILY", "RRULE:FREQ=WEEKLY;COUNT=99999999", "RRULE:FREQ=MONTHLY"),
        *("RRULE:FREQ=SECONDLY", "RRULE:X", "RRULE:FREQ=YEARLY;BYDAY=1MO;INTERVAL=0"),
        *("RDATE:20260416T100000Z", "EXDATE:20260415T100000Z", "EXDATE:20260415"),
        *("RDATE;VALUE=PERIOD:20260416T100000Z/PT1H", "DURATION:PT1H", "DURATION:-P9D"),
        *("RECURRENCE-ID:20260415T100000Z", "RECURRENCE-ID:x", "SEQUENCE:999999999999"),
        *("RRULE:FREQ=DAILY;UNTIL=20260401", "RRULE:FREQ=DAILY;BYDAY=9MO;WKST=QQ"),
        *("DTSTART:00010101T000000Z", "DTSTART:99991231T235959Z", "ATTENDEE;CN=:x"),
        *("BEGIN:VALARM", "END:VALARM", "BEGIN:VTIMEZONE", "TZID:x", "END:VTIMEZONE"),
    ]
)


@settings(max_examples=300)
@given(st.lists(FEEDERS, max_size=12))
def test_whatever_a_file_holds_is_read_or_refused(lines: list[str]) -> None:
    inside = "\r\n".join(["BEGIN:VEVENT", "UID:1", *lines, "END:VEVENT"])
    text = f"BEGIN:VCALENDAR\r\n{inside}\r\nEND:VCALENDAR"
    first = date(2026, 3, 31)
    try:
        read = read_calendar(text, first, first + timedelta(28), lambda *_: True)
    except NoCalendar:
        return
    assert len(read.meetings) < 60 * len(lines) + 60


WEEK = (rrule.MO, rrule.TU, rrule.WE, rrule.TH, rrule.FR, rrule.SA, rrule.SU)
NAMED = st.lists(st.sampled_from(DAYS), min_size=1, max_size=3, unique=True)
PLACED = st.lists(
    st.sampled_from(["1MO", "2TU", "-1FR", "3SU", "-2WE", "5SA"]),
    min_size=1,
    max_size=2,
    unique=True,
)
RULES = st.fixed_dictionaries(
    {"FREQ": st.sampled_from(["DAILY", "WEEKLY", "MONTHLY", "YEARLY"])},
    optional={
        "INTERVAL": st.integers(1, 5),
        "COUNT": st.integers(1, 30),
        "BYDAY": st.one_of(NAMED, PLACED),
        "BYMONTHDAY": st.lists(
            st.sampled_from([1, 13, 29, 31, -1, -31]), min_size=1, max_size=2
        ),
        "BYMONTH": st.lists(st.integers(1, 12), min_size=1, max_size=3),
        "BYSETPOS": st.lists(st.sampled_from([1, 2, -1]), min_size=1, max_size=2),
        "WKST": st.sampled_from(DAYS),
    },
)


@settings(max_examples=150)
@given(
    RULES,
    st.dates(date(2018, 1, 1), date(2026, 12, 31)),
    st.dates(date(2020, 1, 1), date(2026, 12, 31)),
    st.integers(0, 200),
)
def test_days_repeat_as_dateutil_says(
    rule: dict[str, Any], start: date, first: date, length: int
) -> None:
    parts = {k: v if isinstance(v, list) else [v] for k, v in rule.items()}
    placed = any(len(day) > 2 for day in parts.get("BYDAY", ()))
    if placed and rule["FREQ"] in {"DAILY", "WEEKLY"}:
        return
    if "BYSETPOS" in parts and not {"BYDAY", "BYMONTHDAY", "BYMONTH"} & set(parts):
        return
    if "BYSETPOS" in parts and rule["FREQ"] == "WEEKLY":
        # dateutil counts places in what the start has left of its week; RFC 5545, and
        # we, in the whole week. So the start is the first day of one.
        start -= timedelta((start.weekday() - DAYS.index(rule.get("WKST", "MO"))) % 7)
    last = first + timedelta(days=length)
    said: dict[str, Any] = {
        name.lower(): parts[name]
        for name in ("BYMONTHDAY", "BYMONTH", "BYSETPOS")
        if name in parts
    }
    said |= {name.lower(): rule[name] for name in ("INTERVAL", "COUNT") if name in rule}
    if "BYDAY" in parts:
        said["byweekday"] = [
            WEEK[DAYS.index(day[-2:])](int(day[:-2]))
            if len(day) > 2
            else WEEK[DAYS.index(day)]
            for day in rule["BYDAY"]
        ]
    if "WKST" in rule:
        said["wkst"] = DAYS.index(rule["WKST"])
    if "COUNT" not in rule:
        said["until"] = datetime.combine(last, datetime.min.time())
    try:
        ours = days(read_rule(parts), start, first, last)
    except NotUnderstood:
        return
    begin = datetime.combine(start, datetime.min.time())
    theirs = rrule.rrule(getattr(rrule, rule["FREQ"]), dtstart=begin, **said)
    wanted = (moment.date() for moment in islice(theirs, 4000))
    assert ours == [day for day in wanted if first <= day <= last]
