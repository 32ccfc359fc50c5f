"""A long timeline: read in stretches of days, and no further than somebody reads on."""

from __future__ import annotations

import io
import json
import shlex
import shutil
import signal
from datetime import date
from typing import TYPE_CHECKING

import pytest

from bench.jobs import Place
from bench.jobs import mentorlog as command
from bench.memory import BOUND, peak
from editors import editor
from furnished import TODAY, furnish
from keyboard import Seat, plain
from long_life import long_life
from mentorlog.cli import main
from mentorlog.desk import Desk
from mentorlog.reports.timeline import Moment
from mentorlog.reports.timeline_course import Course
from mentorlog.screen.pager import write_paged
from mentorlog.store import timeline_members, timeline_stretches
from program import MENTORLOG, Program
from spring import spring
from terminal import drawn
from watching import watched

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from conftest import Mentorlog

FEW, MANY = 10, 800
"""Periods of four weeks: 400 moments and 31,000 of them."""

FILTERS = (
    "",
    "--with all",
    "--since 2026-02-10",
    "--until 2026-03-02",
    "--since 2026-02-10 --until 2026-03-10",
    "--since 2026-03-18 --until 2026-03-18",
    "--until 1950-01-01",
    "--kind goal",
    "--kind mentorship --kind question --with all",
    "--kind action --kind milestone --since 2026-02-01",
    "--tag talks",
    "--tag talks --with all --since 2026-03-01",
    "--tag nowhere",
    "--about G1",
    "--about S1 --kind action",
    "--about G1 --tag talks --since 2026-01-05",
)
FORMS = ("--json", "--plain", "--format md", "--format md --include-private")


# --- the same as in one piece


def _cut(monkeypatch: pytest.MonkeyPatch, first: int, most: int, few: int) -> None:
    """Let stretches, and what is read by its numbers, be of other sizes."""
    monkeypatch.setattr(timeline_stretches, "FIRST", first)
    monkeypatch.setattr(timeline_stretches, "MOST", most)
    monkeypatch.setattr(timeline_members, "FEW", few)


@pytest.mark.parametrize("told", [furnish, spring])
@pytest.mark.parametrize(("first", "most", "few"), [(1, 1, 0), (2, 5, 10_000)])
def test_in_however_many_stretches_it_is_read_it_is_the_same(
    mentorlog: Mentorlog,
    journal_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    told: object,
    first: int,
    most: int,
    few: int,
) -> None:
    assert callable(told)
    told(journal_path)
    for narrowed in FILTERS:
        for form in FORMS:
            words = ("timeline", *shlex.split(f"{narrowed} {form}"))
            with monkeypatch.context() as patched:
                _cut(patched, 10_000, 10_000, few)
                whole = mentorlog(*words)
            with monkeypatch.context() as patched:
                _cut(patched, first, most, few)
                assert mentorlog(*words) == whole, words


def test_a_screen_shows_the_same_in_columns_that_grow(
    journal_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    furnish(journal_path)

    def begins() -> list[list[str]]:
        """How the lines begin; a text has more room where columns are still narrow."""
        shown = drawn(journal_path, monkeypatch, "timeline", "--no-pager")
        return [line.split()[:5] for line in shown.splitlines()]

    whole = begins()
    _cut(monkeypatch, 1, 1, 0)
    assert begins() == whole
    assert whole.count(["March", "2026"]) == 1, "a month is a heading once"


def test_years_put_together_are_the_whole(
    mentorlog: Mentorlog, journal_path: Path
) -> None:
    long_life(150).put(journal_path)
    whole = mentorlog("timeline", "--with", "all", "--json").json
    first, last = (date.fromisoformat(whole[place]["day"]).year for place in (0, -1))
    assert last - first > 10
    years = [
        moment
        for year in range(first, last + 1)
        for moment in mentorlog(
            *("timeline", "--with", "all", "--json"),
            *("--since", f"{year}-01-01", "--until", f"{year}-12-31"),
        ).json
    ]
    assert years == whole
    assert [m["day"] for m in whole] == sorted(m["day"] for m in whole)


def test_the_last_day_there_is_ends_it(mentorlog: Mentorlog) -> None:
    for number in range(3):
        mentorlog("session", "plan", "--on", "9999-12-31", "--at", f"1{number}:00")
    with pytest.MonkeyPatch.context() as patched:
        _cut(patched, 1, 1, 0)
        told = mentorlog("timeline", "--kind", "session", "--json").json
    assert [moment["id"] for moment in told] == ["S1", "S2", "S3"]


# --- what a course is


def _moment(day: int, person: str) -> Moment:
    return Moment(
        day=date(2026, 3, day), ref=f"N{day}", what="note", text="", person=person
    )


def test_a_course_reads_one_piece_until_more_is_wanted() -> None:
    read: list[int] = []

    def pieces() -> Iterator[tuple[list[Moment], bool]]:
        for day in (1, 2, 3):
            read.append(day)
            yield [_moment(day, "Priya")], day == 3

    course = Course(pieces, people=1)
    assert read == [1]
    going = iter(course)
    next(going)
    assert read == [1]
    next(going)
    assert read == [1, 2]
    assert [moment.day.day for moment in course.moments()] == [1, 2, 3], "once more"


def test_people_are_named_where_somebody_else_may_still_come() -> None:
    def begun(*people: str, last: bool) -> Course:
        moments = [_moment(day, person) for day, person in enumerate(people, 1)]
        return Course(lambda: iter([(moments, last)]), people=2)

    assert begun("Priya", "Tom", last=True).several
    assert begun("Priya", last=False).several
    assert not begun("Priya", last=True).several
    assert not Course(lambda: iter(()), people=2).several


# --- how much is read


class _Reader(io.StringIO):
    """Somebody at a pipe who goes away after one page."""

    def write(self, text: str) -> int:
        if self.tell() > 2000:
            raise BrokenPipeError
        return super().write(text)


@pytest.mark.parametrize(
    "line",
    [
        *("timeline", "timeline --plain", "timeline --json", "timeline --format md"),
        "timeline --with all",
        "timeline --kind note --kind goal",
        "timeline --since 2018-08-01",
        "timeline --tag talks",
    ],
)
def test_a_first_page_is_no_more_work_in_a_long_journal(
    journal_path: Path, monkeypatch: pytest.MonkeyPatch, line: str
) -> None:
    _cut(monkeypatch, timeline_stretches.FIRST, timeline_stretches.MOST, few=50)
    few, many = (
        watched(
            shlex.split(line),
            long_life(periods).put(journal_path),
            monkeypatch,
            out=_Reader(),
        )
        for periods in (100, MANY)
    )
    assert few.out
    assert len(many.statements) == len(few.statements)
    assert many.steps <= few.steps * 1.3, f"{few.steps} → {many.steps}"


def _place(tmp_path: Path, periods: int) -> Place:
    journal = tmp_path / str(periods) / "journal.db"
    return Place(long_life(periods).put(journal), date.fromisoformat(TODAY))


@pytest.mark.parametrize("form", ["--no-pager", "--json", "--plain", "--format md"])
def test_the_whole_is_never_held(tmp_path: Path, form: str) -> None:
    words = command("timeline", *form.split())
    half, whole = (peak(words, _place(tmp_path, n)) for n in (MANY // 2, MANY))
    assert whole < min(half + 4, BOUND)


@pytest.mark.parametrize("form", ["", "--plain", "--json", "--format md"])
def test_whoever_reads_a_part_at_a_pipe_is_no_trouble(
    journal_path: Path, form: str
) -> None:
    program = Program(long_life(MANY).put(journal_path))
    line = f"mentorlog timeline {form} | head -n 3; echo ${{PIPESTATUS[0]}}"
    done = program.shell(line)
    assert done.err == b""
    assert done.text.splitlines()[3:] == ["0"]


def test_a_long_list_is_valid_json(journal_path: Path) -> None:
    program = Program(long_life(MANY).put(journal_path))
    told = program("timeline", "--json")
    assert len(told.json) == program("timeline", "--plain").text.count("\n")
    assert told.text == json.dumps(told.json, indent=2, ensure_ascii=False) + "\n"


# --- the pager


def _seat(journal: Path, *words: str, **env: str) -> Seat:
    return Seat([*MENTORLOG, *words], Program(journal).env(COLUMNS="80", **env))


def test_a_pager_that_shows_five_lines_ends_it(journal_path: Path) -> None:
    long_life(MANY).put(journal_path)
    with _seat(journal_path, "timeline", PAGER="head -n 5") as seat:
        assert seat.end() == 0
        lines = plain(seat.seen).splitlines()
        assert lines[0] == "Timeline · Priya (mentor)"
        assert len(lines) == 5


def test_one_can_write_while_one_reads_and_go_away_in_the_middle(
    journal_path: Path, tmp_path: Path
) -> None:
    long_life(MANY).put(journal_path)
    pager = editor(
        tmp_path, "head -n 5; echo more?; read answer < /dev/tty", name="pager"
    )
    with _seat(journal_path, "timeline", MENTORLOG_PAGER=pager) as seat:
        seat.wait_for("more?")
        assert Program(journal_path)("note", "add", "Meanwhile").code == 0
        seat.type("\n")
        assert seat.end() == 0
        assert "Traceback" not in seat.seen


@pytest.mark.skipif(shutil.which("less") is None, reason="there is no less")
def test_less_is_left_with_q_and_shows_the_end_with_g(journal_path: Path) -> None:
    long_life(100).put(journal_path)
    for keys, at_the_end in (("q", False), ("Gq", True)):
        with _seat(journal_path, "timeline", PAGER="less") as seat:
            seat.wait_for("Timeline · Priya")
            seat.type(keys)
            assert seat.end() == 0
            assert ("April 2026" in plain(seat.seen)) is at_the_end
            assert "mentorlog:" not in seat.seen


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP])
def test_it_ends_with_the_program_while_the_pager_takes_no_more(
    journal_path: Path, tmp_path: Path, number: signal.Signals
) -> None:
    long_life(MANY).put(journal_path)
    pager = editor(tmp_path, "head -n 5; echo paging; exec sleep 60", name="pager")
    with _seat(journal_path, "timeline", MENTORLOG_PAGER=pager) as seat:
        seat.wait_for("paging")
        seat.signal(number)
        assert seat.end() == 128 + number
        assert "mentorlog: Stopped." in seat.seen


def test_what_a_pager_took_before_it_failed_is_printed_all_the_same(
    tmp_path: Path,
) -> None:
    begun: list[int] = []

    def texts() -> Iterator[str]:
        begun.append(0)
        for number in range(20_000):
            begun[-1] += 1
            yield f"line {number}\n" * 3

    pager = editor(tmp_path, "head -n 30 > /dev/null; exit 3", name="pager")
    path = tmp_path / "shown"
    with path.open("w", encoding="utf-8") as out:
        write_paged(texts, out, {"MENTORLOG_PAGER": pager})
    lines = path.read_text(encoding="utf-8").splitlines()
    assert len(lines) == 60_000
    assert lines[0] == "line 0"
    assert begun[0] < 20_000, "it took a part only"
    assert begun[1:] == [20_000]


def test_what_has_room_is_printed_without_a_pager(
    mentorlog: Mentorlog, journal_path: Path, tmp_path: Path
) -> None:
    mentorlog("note", "add", "One")
    mark = tmp_path / "mark"
    with _seat(journal_path, "timeline", PAGER=f"touch {mark}") as seat:
        assert seat.end() == 0
        assert "One" in seat.seen
    assert not mark.exists()


def test_a_timeline_without_a_pager_is_printed_to_its_end(journal_path: Path) -> None:
    long_life(FEW).put(journal_path)
    env = Program(journal_path).env(PAGER="no-such-program", TERM="xterm")

    class Screen(io.StringIO):
        def isatty(self) -> bool:
            return True

    shown = []
    for words in (("timeline", "--no-pager"), ("timeline",)):
        out = Screen()
        assert main(words, Desk(env, out, io.StringIO(), io.StringIO())) == 0
        shown.append(out.getvalue())
    assert shown[0] == shown[1]
    assert shown[0].count("\n") > 400
