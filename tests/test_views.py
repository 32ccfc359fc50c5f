"""The views of a journal, as other programs see them; the questions of the guide."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from contextlib import closing
from dataclasses import fields
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import urlencode

import pytest

from furnished import TODAY, furnish
from journal_file import rows
from mentorlog.entries.kinds import every_kind
from mentorlog.store import dbapi
from mentorlog.store.views import LINKED, LISTS, VIEWS, columns
from other_programs import other_program
from queries import questions, sample

if TYPE_CHECKING:
    from conftest import Mentorlog
    from mentorlog.entries.record import Entry

PAGE = Path(__file__).parents[1] / "docs" / "queries.md"
UNTOLD = {"uid", "created_at", "updated_at", "deleted_at", "mentorship_id"} | {
    *("source_hash", "used_at")
}
"""What only the program needs."""


@pytest.fixture(scope="module")
def story(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, str]:
    """The sample journal, under the usual name, and its last day."""
    path, today = sample(tmp_path_factory.mktemp("sample"))
    return path.rename(path.with_name("journal.db")), today


QUESTIONS = len(questions(PAGE.read_text(encoding="utf-8"), ""))


def _asked(program: list[str]) -> str:
    told = subprocess.run(program, capture_output=True, text=True, check=False)
    assert told.returncode == 0, told.stderr
    return told.stdout


def _here(path: Path, sql: str) -> list[tuple[Any, ...]]:
    with closing(dbapi.connect(path)) as journal:
        return [tuple(row) for row in journal.execute(sql)]


@pytest.fixture(params=range(QUESTIONS))
def question(request: pytest.FixtureRequest, story: tuple[Path, str]) -> str:
    place: int = request.param
    return questions(PAGE.read_text(encoding="utf-8"), story[1])[place]


def test_sqlite_answers_each_question(story: tuple[Path, str], question: str) -> None:
    sqlite = other_program("sqlite3")
    told = _asked([sqlite, "-readonly", "-json", str(story[0]), question])

    found = [tuple(row.values()) for row in json.loads(told)]
    assert found == _here(story[0], question)
    assert found


def test_sqlite_utils_answers_each_question(
    story: tuple[Path, str], question: str
) -> None:
    program = [sys.executable, "-m", "sqlite_utils", "query"]
    told = _asked([*program, str(story[0]), question])

    found = [tuple(row.values()) for row in json.loads(told)]
    assert found == _here(story[0], question)


def test_datasette_answers_each_question(
    story: tuple[Path, str], question: str
) -> None:
    datasette = other_program("datasette")
    address = f"/journal.json?{urlencode({'sql': question, '_shape': 'arrays'})}"
    told = _asked([datasette, str(story[0]), "--get", address])

    found = [tuple(row) for row in json.loads(told)["rows"]]
    assert found == _here(story[0], question)


@pytest.mark.parametrize("kind", every_kind(), ids=lambda kind: kind.kind)
def test_every_kind_has_a_view_of_all_its_fields(
    kind: type[Entry], mentorlog: Mentorlog, journal_path: Path
) -> None:
    furnish(journal_path)
    view = rows(journal_path, f"select * from {kind.table}_view order by rowid")
    told = VIEWS[kind.table]
    names = {f.name.removesuffix("_id") for f in fields(kind)} - UNTOLD

    assert (told.kind, told.letter) == (kind.kind, kind.letter)
    assert names - {"mentorship"} <= {*columns(kind.table)}
    assert list(view[0]) == columns(kind.table)
    for row in view:
        shown = mentorlog("show", row["id"], "--json", today=TODAY).json
        said = {**shown, "session": shown.get("session", shown.get("for"))}
        for name, value in row.items():
            if name == "person":
                assert value == shown["with"]
            elif name == "tags" or name in LISTS:
                assert value == (", ".join(said[name]) or None)
            else:
                assert value == said[name], name


def test_a_view_of_links_names_every_link() -> None:
    found = {
        (f.name, f.metadata["said"].letter)
        for kind in every_kind()
        for f in fields(kind)
        if f.metadata.get("said") and f.metadata["said"].reads == "ref"
    }
    assert found <= LINKED.items()


def test_what_lies_in_the_trash_is_in_no_view(
    mentorlog: Mentorlog, journal_path: Path
) -> None:
    mentorlog("note", "add", "Kept", "--tag", "b", "--tag", "a")
    mentorlog("note", "add", "Removed", "--tag", "gone")
    mentorlog("remove", "N2")

    (note,) = rows(journal_path, "select * from notes_view")
    assert (note["id"], note["tags"]) == ("N1", "a, b")
    tags = rows(journal_path, "select entry, kind, tag from tags_view order by tag")
    assert [tuple(row.values()) for row in tags] == [
        ("N1", "note", "a"),
        ("N1", "note", "b"),
    ]
    kept = rows(journal_path, "select id from entries_view order by id")
    assert [row["id"] for row in kept] == ["N1", "R1"]
    mentorlog("tag", "N1", "--off", "a")
    (note,) = rows(journal_path, "select tags from notes_view")
    assert note["tags"] == "b"


def test_the_questions_find_what_the_program_tells(story: tuple[Path, str]) -> None:
    path, today = story
    late, still, unheard, *_ = questions(PAGE.read_text(encoding="utf-8"), today)
    env = {**os.environ, "MENTORLOG_JOURNAL": str(path), "MENTORLOG_TODAY": today}

    def told(*words: str) -> list[dict[str, Any]]:
        program = [sys.executable, "-m", "mentorlog", *words, "--json"]
        ended = subprocess.run(program, capture_output=True, check=True, env=env)
        found: list[dict[str, Any]] = json.loads(ended.stdout)
        return found

    known = {entry["id"] for entry in told("action", "list", "--late", "--with", "all")}
    assert {row[0] for row in _here(path, late)} == known
    stale = told("goal", "list", "--stale", "30d", "--with", "all")
    assert {row[0] for row in _here(path, still)} == {goal["id"] for goal in stale}
    acted = {entry["feedback"] for entry in told("action", "list", "--with", "all")}
    assert {row[0] for row in _here(path, unheard)}.isdisjoint(acted)


def test_a_view_that_another_program_changed_is_told(
    mentorlog: Mentorlog, journal_path: Path
) -> None:
    mentorlog("note", "add", "Kept")
    with closing(dbapi.connect(journal_path)) as journal:
        journal.execute("drop view notes_view")
        journal.execute("create view mine as select 1")
    told = mentorlog("doctor", "--json")

    said = [finding["what"] for finding in told.json["findings"]]
    assert "The tables are not as they were made: view notes_view." in said
    assert "There is something from another program: view mine." in said
    assert mentorlog("note", "add", "As ever").code == 0
