"""What `calendar export` writes is a calendar, and a calendar program follows it."""

from __future__ import annotations

import shlex
from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from calendars import Khal, events
from furnished import furnish
from mentorlog.exchange.calendar.writing import calendar_text, clean, name_of
from mentorlog.reports.agenda import Event
from program import Program
from refusal import refused

if TYPE_CHECKING:
    from pathlib import Path

    from conftest import Mentorlog

TALK = "Talk with Priya"
OUTLINE = "Due: Draft the outline"


pytestmark = pytest.mark.usefixtures("in_utc")


@pytest.fixture
def furnished(mentorlog: Mentorlog, journal_path: Path) -> Mentorlog:
    furnish(journal_path)
    return mentorlog


def test_what_is_planned_and_due_stands_in_it(furnished: Mentorlog) -> None:
    answer = furnished("calendar", "export", "--fresh")
    found = events(answer.out)
    assert {title: event["dtstart"].dt for title, event in found.items()} == {
        "Priya: Send the paper": date(2026, 3, 20),
        OUTLINE: date(2026, 4, 3),
        "Look again: It stays here": date(2026, 4, 5),
        TALK: found[TALK]["dtstart"].dt,
        "Due: Rehearse with a clock": date(2026, 4, 10),
        "Milestone due: First talk": date(2026, 4, 18),
        "Goal due: Give two talks": date(2026, 6, 30),
    }
    whole = found[OUTLINE]
    assert whole["dtend"].dt == date(2026, 4, 4), "the day after: it is exclusive"
    assert whole["transp"] == "TRANSPARENT", "a due date keeps nobody busy"
    assert answer.err == ""


def test_a_talk_that_a_rhythm_expects_stands_until_one_is_planned(
    furnished: Mentorlog,
) -> None:
    expected = "Plan a talk with Priya (every 2 weeks)"
    assert events(furnished("calendar", "export").out)[expected]["status"] == (
        "CANCELLED"
    )
    furnished("session", "cancel", "S2")
    event = events(furnished("calendar", "export").out)[expected]
    assert (event["status"], event["dtstart"].dt) == ("CONFIRMED", date(2026, 4, 6))


@pytest.mark.parametrize(
    ("zone", "day", "at"),
    [
        ("Europe/Berlin", "2026-03-28", "2026-03-28T14:00"),
        ("Europe/Berlin", "2026-03-29", "2026-03-29T13:00"),
        ("America/New_York", "2026-10-31", "2026-10-31T19:00"),
        ("America/New_York", "2026-11-01", "2026-11-01T20:00"),
        ("Pacific/Kiritimati", "2026-03-29", "2026-03-29T01:00"),
        ("XYZ-3:30", "2026-03-29", "2026-03-29T11:30"),
    ],
)
def test_an_hour_is_that_of_the_clock_here(
    tmp_path: Path, zone: str, day: str, at: str
) -> None:
    program = Program(tmp_path / "journal.db", today="2026-03-01")
    assert program("session", "plan", "--on", day, "--at", "15:00").code == 0
    told = program("calendar", "export", "--fresh", TZ=zone)
    (talk,) = events(told.text).values()
    assert talk["dtstart"].dt == datetime.fromisoformat(at).replace(tzinfo=UTC)
    assert talk["dtend"].dt - talk["dtstart"].dt == timedelta(hours=1)


def test_khal_shows_an_hour_on_its_own_clock(tmp_path: Path) -> None:
    program = Program(tmp_path / "journal.db", today="2026-03-01")
    for day in ("2026-03-28", "2026-03-29"):
        assert program("session", "plan", "--on", day, "--at", "15:00").code == 0
    file = str(tmp_path / "here.ics")
    assert program("calendar", "export", "--out", file, TZ="Europe/Berlin").code == 0
    khal = Khal.at(tmp_path / "khal", zone="America/New_York")
    khal("import", "--batch", file)
    assert khal.shows() == [
        "2026-03-28 10:00 Talk with my mentor",
        "2026-03-29 09:00 Talk with my mentor",
    ]


EDITS = """
edit S2 --on 2026-04-08
action done A1
action move A3 --by 2026-04-12
remove M1
goal achieve G1
"""


def test_importing_again_into_khal_moves_and_cancels_and_doubles_nothing(
    furnished: Mentorlog, tmp_path: Path
) -> None:
    khal = Khal.at(tmp_path / "khal", zone="Etc/UTC")
    file = str(tmp_path / "mentoring.ics")
    furnished("calendar", "export", "--out", file, "--fresh")
    khal("import", "--batch", file)
    before = khal.shows()
    for line in EDITS.strip().splitlines():
        assert furnished(*shlex.split(line)).code == 0
    for _ in range(2):
        assert furnished("calendar", "export", "--out", file).code == 0
        khal("import", "--batch", file)
    assert khal.shows() == [
        "2026-03-20 Priya: Send the paper",
        f"2026-04-03 CANCELLED {OUTLINE}",
        "2026-04-05 Look again: It stays here",
        "2026-04-06 CANCELLED Plan a talk with Priya (every 2 weeks)",
        khal_line(before, TALK).replace("04-06", "04-08"),
        "2026-04-12 Due: Rehearse with a clock",
        "2026-04-18 CANCELLED Milestone due: First talk",
        "2026-06-30 CANCELLED Goal due: Give two talks",
    ]


def khal_line(lines: list[str], title: str) -> str:
    (line,) = (line for line in lines if line.endswith(title))
    return line


def test_from_a_folder_that_khal_looks_into_it_goes_away(
    furnished: Mentorlog, tmp_path: Path
) -> None:
    khal = Khal.at(tmp_path / "khal", zone="Etc/UTC")
    own = khal.folder / "own@mentorlog.ics"
    own.write_text("BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n")
    furnished("calendar", "export", "--out", str(khal.folder))
    talk = khal_line(khal.shows(), TALK)
    for line in EDITS.strip().splitlines():
        assert furnished(*shlex.split(line)).code == 0
    stays = {path: path.stat().st_mtime_ns for path in khal.folder.iterdir()}
    told = furnished("calendar", "export", "--out", str(khal.folder))
    assert told.out == f"{khal.folder} · 4 events\n"
    assert khal.shows() == [
        "2026-03-20 Priya: Send the paper",
        "2026-04-05 Look again: It stays here",
        talk.replace("04-06", "04-08"),
        "2026-04-12 Due: Rehearse with a clock",
    ]
    left = {path: path.stat().st_mtime_ns for path in khal.folder.iterdir()}
    assert sum(stays[path] == left[path] for path in left) == 3, "two, and what is own"
    assert own.exists()
    assert {path.stat().st_mode & 0o777 for path in left if path != own} == {0o600}
    assert all("METHOD" not in path.read_text() for path in left)


@pytest.mark.parametrize(
    ("title", "lines"),
    [
        (OUTLINE, "action done A1"),
        (OUTLINE, "action drop A1"),
        (OUTLINE, "remove A1"),
        (OUTLINE, "edit A1 --clear by"),
        (TALK, "session cancel S2"),
        (TALK, "remove S2"),
        ("Goal due: Give two talks", "goal drop G1 --why Enough"),
        ("Milestone due: First talk", "milestone reach M1"),
        ("Look again: It stays here", "agreement revisit B1 --end --why Over"),
        ("Look again: It stays here", "edit B1 --clear review"),
        (TALK, "mentorship end Priya"),
    ],
)
def test_what_no_longer_stands_is_cancelled_and_counts_higher(
    furnished: Mentorlog, title: str, lines: str
) -> None:
    before = events(furnished("calendar", "export").out)[title]
    assert furnished(*shlex.split(lines)).code == 0
    after = events(furnished("calendar", "export").out)[title]
    assert (before["status"], after["status"]) == ("CONFIRMED", "CANCELLED")
    assert after["sequence"] > before["sequence"]
    assert after["uid"] == before["uid"]
    assert after["dtstamp"].dt >= before["dtstamp"].dt
    assert after["dtstart"] == before["dtstart"]
    assert not after.walk("VALARM"), "nobody is reminded of it"
    assert title not in events(furnished("calendar", "export", "--fresh").out)
    assert furnished("undo").code == 0
    again = events(furnished("calendar", "export").out)[title]
    assert again["status"] == "CONFIRMED"
    assert again["sequence"] > after["sequence"]


def test_a_talk_stands_where_it_was_held(furnished: Mentorlog) -> None:
    furnished("session", "log", "We talked", "--on", "2026-04-05", today="2026-04-06")
    talk = events(furnished("calendar", "export", today="2026-04-06").out)[TALK]
    assert talk["dtstart"].dt == datetime(2026, 4, 5, 15, tzinfo=UTC)
    assert talk["status"] == "CONFIRMED"
    assert not talk.walk("VALARM")
    later = furnished("calendar", "export", today="2026-06-30")
    assert TALK not in events(later.out), "past talks are left as they were"


def test_what_was_over_long_ago_is_not_told(furnished: Mentorlog) -> None:
    furnished("action", "done", "A1")
    assert OUTLINE in events(furnished("calendar", "export", today="2026-05-03").out)
    later = furnished("calendar", "export", today="2026-05-04")
    assert OUTLINE not in events(later.out)


def test_a_new_name_counts_as_a_change_and_using_somebody_does_not(
    furnished: Mentorlog,
) -> None:
    before = events(furnished("calendar", "export").out)[TALK]["sequence"]
    furnished("mentorship", "use", "Tomás")
    furnished("mentorship", "use", "Priya")
    assert events(furnished("calendar", "export").out)[TALK]["sequence"] == before
    furnished("mentorship", "edit", "Priya", "--person", "Priya K.")
    told = events(furnished("calendar", "export").out)
    assert told["Talk with Priya K."]["sequence"] > before


def test_the_same_journal_gives_the_same_file(
    furnished: Mentorlog, tmp_path: Path
) -> None:
    file = tmp_path / "mentoring.ics"
    said = furnished("calendar", "export", "--out", str(file))
    assert said.out == f"{file} · 7 events · 1 cancelled\n"
    assert file.stat().st_mode & 0o777 == 0o600
    first = file.read_bytes()
    assert furnished("calendar", "export", "--out", str(file)).code == 0
    assert file.read_bytes() == first == furnished("calendar", "export").out.encode()


def test_only_a_calendar_of_ours_is_written_over(
    furnished: Mentorlog, journal_path: Path, tmp_path: Path
) -> None:
    file = tmp_path / "other.ics"
    file.write_text("BEGIN:VCALENDAR\r\nPRODID:-//other//EN\r\nEND:VCALENDAR\r\n")
    words = ("calendar", "export", "--out", str(file))
    assert "is there already" in refused(furnished, journal_path, 2, *words)
    assert "other" in file.read_text()
    assert furnished(*words, "--force").code == 0
    assert TALK in file.read_text()
    nowhere = ("calendar", "export", "--out", f"{tmp_path}/nowhere/")
    assert "There is no folder" in refused(furnished, journal_path, 2, *nowhere)
    other = ("calendar", "export", "--out", str(journal_path.parent))
    assert "holds other things" in refused(furnished, journal_path, 2, *other)
    own = ("calendar", "export", "--force", "--out", str(journal_path))
    assert "no file to write over" in refused(furnished, journal_path, 2, *own)


def test_what_is_private_is_left_out_and_what_was_not_is_taken_back_without_a_word(
    furnished: Mentorlog,
) -> None:
    furnished("action", "add", "Whisper", "--by", "2026-04-09", "--private")
    furnished("edit", "A3", "--private", "yes")
    answer = furnished("calendar", "export")
    assert answer.err == "Left out: 2 private (--include-private).\n"
    assert "Whisper" not in answer.out
    assert "Rehearse" not in answer.out
    hushed = events(answer.out)["Cancelled"]
    assert hushed["status"] == "CANCELLED"
    assert "description" not in hushed
    all_ = furnished("calendar", "export", "--include-private")
    assert events(all_.out)["Due: Whisper"]["class"] == "PRIVATE"
    assert all_.err == ""


def test_a_mentorship_that_is_made_private_takes_its_events_along(
    furnished: Mentorlog,
) -> None:
    furnished("session", "plan", "--on", "2026-04-09", "--with", "Tomás")
    furnished("edit", "R2", "--private", "yes")
    furnished("session", "plan", "--on", "2026-04-10", "--with", "Tomás")
    told = furnished("calendar", "export")
    assert told.out.count("SUMMARY:Cancelled") == 1
    assert "Tom" not in told.out
    assert told.err.startswith("Left out: 2 private")
    alone = furnished("calendar", "export", "--with", "Tomás")
    assert (alone.code, "is private" in alone.err) == (2, True)


def test_reminders_come_before_a_talk_and_in_the_morning_of_a_day(
    furnished: Mentorlog, journal_path: Path
) -> None:
    def triggers(*words: str) -> dict[str, list[timedelta]]:
        told = events(furnished("calendar", "export", "--fresh", *words).out)
        return {
            title: [alarm["trigger"].dt for alarm in event.walk("VALARM")]
            for title, event in told.items()
        }

    morning, hour = timedelta(hours=9), timedelta(hours=1)
    assert triggers()[TALK] == [-hour]
    assert triggers()[OUTLINE] == [morning]
    assert triggers()["Priya: Send the paper"] == [], "its day has passed"
    assert triggers("--alarm", "2 days")[TALK] == [-48 * hour]
    assert triggers("--alarm", "15min")[TALK] == [-hour / 4]
    assert set(map(tuple, triggers("--alarm", "none").values())) == {()}
    for wrong in ("", "1", "soon", "-1h", "99999h", "1h30"):
        sentence = refused(
            furnished, journal_path, 2, "calendar", "export", f"--alarm={wrong}"
        )
        assert "is no time" in sentence


def test_scripts_get_the_events_as_json(furnished: Mentorlog, tmp_path: Path) -> None:
    told = furnished("calendar", "export", "--json").json
    talk = next(event for event in told["events"] if event["id"] == "S2")
    assert (talk["day"], talk["at"], talk["what"]) == ("2026-04-06", "15:00", "talk")
    assert (told["path"], told["left_out"]) == (None, 0)
    file = tmp_path / "x.ics"
    told = furnished("calendar", "export", "--json", "--out", str(file)).json
    assert told["path"] == str(file)
    assert file.exists()


def test_of_nothing_there_is_an_empty_calendar_and_no_journal_is_made(
    mentorlog: Mentorlog, journal_path: Path
) -> None:
    assert events(mentorlog("calendar", "export").out) == {}
    assert not journal_path.exists()


@pytest.mark.parametrize("day", ["9999-12-31", "0001-01-01"])
def test_the_calendar_has_two_ends(mentorlog: Mentorlog, day: str) -> None:
    mentorlog("session", "plan", "--on", "2026-04-06", "--at", "23:59")
    mentorlog("edit", "S1", "--on", day)
    mentorlog("action", "add", "Wait", "--by", day)
    assert len(events(mentorlog("calendar", "export", "--fresh").out)) == 2


@given(
    st.text(
        st.one_of(
            st.characters(codec="utf-8"),
            st.sampled_from("\\;,:\n\r\t\"'😀é\u200b\x00\x1b\x7f\x85"),
        ),
        min_size=1,
        max_size=120,
    )
)
def test_whatever_is_written_comes_back_as_it_was(text: str) -> None:
    event = Event(
        uid="1",
        id="A1",
        what="due",
        title=f"Due: {text}",
        person=text,
        day=date(2026, 4, 3),
        sequence=0,
        changed_at=datetime(2026, 1, 1, tzinfo=UTC),
    )
    ((title, back),) = events(calendar_text([event], 60)).items()
    assert title == clean(event.title)
    assert str(back["description"]) == clean(f"A1 · {text}")
    assert not set(map(ord, title)) & ({*range(9), *range(11, 32), 127})


def test_a_uid_of_others_is_no_way_out_of_the_folder() -> None:
    assert "/" not in name_of("../../etc/passwd")
    assert name_of("a") != name_of("b")
