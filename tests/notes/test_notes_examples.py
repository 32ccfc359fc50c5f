from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from mentorlog.exchange.notes import read_file, read_notes

FOLDER = Path(__file__).parents[1] / "data" / "notes"
EXPECTED: dict[str, Any] = json.loads((FOLDER / "expected.json").read_text("utf-8"))


@pytest.mark.parametrize("name", EXPECTED)
def test_a_note_is_read_as_a_person_reads_it(name: str) -> None:
    found = read_notes(read_file(FOLDER / name), name)

    assert [
        {
            "day": meeting.day.isoformat(),
            "day_said": meeting.day_said,
            "attendees": list(meeting.attendees),
            "next": [action.text for action in meeting.actions],
        }
        for meeting in found.meetings
    ] == EXPECTED[name]["meetings"]
    assert [trouble.line for trouble in found.troubles] == EXPECTED[name]["troubles"]


def test_every_note_has_its_expectation() -> None:
    notes = {file.name for file in FOLDER.glob("*.md")}

    assert notes == set(EXPECTED)
