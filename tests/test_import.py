"""Bringing in notes: all of it in one step, and never twice."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from journal_file import by_uid, changes, last_step

if TYPE_CHECKING:
    from conftest import Mentorlog

NOTES = str(Path(__file__).parent / "data" / "notes")


def test_an_import_is_one_step(mentorlog: Mentorlog, journal_path: Path) -> None:
    told = mentorlog("import", "notes", NOTES, "--json").json
    assert len(told["added"]) > 10
    assert {change.step for change in changes(journal_path)} == {1}


@pytest.mark.field("R8")
def test_importing_again_adds_and_changes_nothing(
    mentorlog: Mentorlog, journal_path: Path
) -> None:
    first = mentorlog("import", "notes", NOTES, "--json").json
    before, steps = journal_path.read_bytes(), last_step(journal_path)
    for more in ((), ("--update",), ("--tag", "again"), ("--private",)):
        again = mentorlog("import", "notes", NOTES, "--json", *more).json
        assert (again["added"], again["updated"], again["changed"]) == ([], [], [])
        assert again["known"] == len(first["added"])
        assert journal_path.read_bytes() == before
    assert last_step(journal_path) == steps


def test_what_was_thrown_away_does_not_come_back(
    mentorlog: Mentorlog, journal_path: Path
) -> None:
    told = mentorlog("import", "notes", NOTES, "--json").json
    gone = told["added"][0]["id"]
    mentorlog("remove", gone)
    before = by_uid(journal_path)
    assert mentorlog("import", "notes", NOTES, "--json").json["added"] == []
    assert by_uid(journal_path) == before


def test_where_no_meeting_is_found_it_is_said_what_begins_one(
    mentorlog: Mentorlog, tmp_path: Path
) -> None:
    note = tmp_path / "2026-03-02.md"
    note.write_text("What we said.\n")
    assert "such as “# Meeting” begins one" in mentorlog("import", str(note)).out
    note.write_text("# Meeting\n\nWhat we said.\n")
    (added,) = mentorlog("import", str(note), "--json").json["added"]
    assert added["day"] == "2026-03-02"
