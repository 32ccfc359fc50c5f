from __future__ import annotations

import os
import re
import time
from pathlib import Path

import pytest

from mentorlog.exchange.notes import NoteFile, find_files, read_file, read_notes

BESIDE_THE_CHECKOUT = Path(__file__).parents[3] / "shared" / "real-logs"
FOLDER = Path(os.environ.get("MENTORLOG_REAL_LOGS", BESIDE_THE_CHECKOUT))

pytestmark = pytest.mark.skipif(
    not FOLDER.is_dir(), reason="the real logs are not here (MENTORLOG_REAL_LOGS)"
)


@pytest.fixture(scope="module", name="notes")
def _notes() -> dict[str, NoteFile]:
    files = [file for file in find_files([FOLDER]) if file.parent != FOLDER]
    return {
        str(file.relative_to(FOLDER)): read_notes(read_file(file), file.name)
        for file in files
    }


def test_the_totals_are_those_counted_by_hand(notes: dict[str, NoteFile]) -> None:
    meetings = {
        folder: sum(
            len(note.meetings) for name, note in notes.items() if folder in name
        )
        for folder in sorted({name.split("/")[0] for name in notes})
    }
    assert meetings == {
        "2021-buildsystem": 12,
        "2021-copyrights": 8,
        "2021-microservice": 16,
        "2021-minerva": 11,
        "2021-scancode": 15,
        "2021-ui-one": 0,
        "2021-ui-two": 0,
        "2022-atarashi": 14,
    }


def test_no_log_gives_trouble(notes: dict[str, NoteFile]) -> None:
    assert {name: note.troubles for name, note in notes.items() if note.troubles} == {}


def test_days_are_near_the_day_of_the_file(notes: dict[str, NoteFile]) -> None:
    for name, note in notes.items():
        for meeting in note.meetings:
            assert meeting.day.isoformat()[:4] == Path(name).stem[:4]
            assert meeting.day_said in {"text", "file name"}


def test_a_known_log_is_read_as_written(notes: dict[str, NoteFile]) -> None:
    first, second = notes["2021-scancode/2021-05-28.md"].meetings

    assert (first.day.isoformat(), second.day.isoformat()) == (
        "2021-05-28",
        "2021-06-04",
    )
    assert second.attendees == (
        "Gaurav Mishra",
        "Anupam Ghosh",
        "Avinal Kumar",
        "Sarita Singh",
    )
    assert [action.done for action in second.actions] == [
        False,
        False,
        False,
        True,
        True,
    ]
    assert first.actions[0].text == "Ninka Wrapper finalised."


@pytest.mark.parametrize(
    ("pattern", "instead"),
    [
        (r"^### (.+?) *$", r"**\1:**"),
        (r"^### ", "## "),
        (r"^(#{2,3}) ", r"\1"),
        (r"^- (\[[^\]]*\]\([^)]*\)) *$", r"* \1 (mentor) - came late"),
        ("Conclusion and Further Plans", "What’s Next for Week 9?"),
    ],
)
def test_other_ways_of_writing_are_read_alike(
    notes: dict[str, NoteFile], pattern: str, instead: str
) -> None:
    for name, note in notes.items():
        file = FOLDER / name
        changed = re.sub(pattern, instead, read_file(file), flags=re.MULTILINE)
        assert _told(read_notes(changed, file.name)) == _told(note), name


def _told(note: NoteFile) -> list[tuple[object, ...]]:
    return [
        (one.day, one.attendees, [action.text for action in one.actions])
        for one in note.meetings
    ]


def test_all_of_them_are_read_in_a_moment() -> None:
    texts = [(read_file(file), file.name) for file in find_files([FOLDER])]
    start = time.perf_counter()
    for text, name in texts:
        read_notes(text, name)

    assert time.perf_counter() - start < 5
