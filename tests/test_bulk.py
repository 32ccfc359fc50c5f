"""Many records written at once: the same as one by one, or nothing of them."""

from __future__ import annotations

from contextlib import closing
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING

import pytest

from journal_file import by_uid, changes, dump, rows
from mentorlog.entries.action import Action
from mentorlog.entries.goal import Goal
from mentorlog.entries.mentorship import Mentorship
from mentorlog.entries.note import Note
from mentorlog.errors import JournalError
from mentorlog.store import dbapi
from mentorlog.store.bulk import BATCH, add_all
from mentorlog.store.journal import Journal

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from conftest import Mentorlog
    from mentorlog.entries.record import Record

NOW = datetime(2026, 3, 30, 12, tzinfo=UTC)
DAY = date(2026, 3, 30)
INDEXED = "select id, hex(sz) from search_docsize"


def a_life(entries: int) -> Iterator[Record]:
    """Goals, each with what was promised for it, and notes in between."""
    yield Mentorship(uid="r", id=1, person="Priya", role="mentee", day=DAY)
    for number in range(1, entries // 3 + 1):
        yield Action(
            uid=f"a{number}",
            id=number,
            text="x",
            owner="me",
            mentorship_id=1,
            day=DAY,
        )
        yield Goal(uid=f"g{number}", title=f"Goal {number}", mentorship_id=1, day=DAY)
        yield _note(f"n{number}", f"Words, number{number}")


def _note(uid: str, text: str, number: int = 0, whose: int = 1) -> Note:
    return Note(uid=uid, id=number, text=text, mentorship_id=whose, day=DAY)


def _written(path: Path, records: list[Record], *, at_once: bool) -> Path:
    journal = Journal(path, lambda: NOW)
    with closing(journal), journal.step("import") as step:
        if at_once:
            assert add_all(step, iter(records)) == len(records)
        else:
            for record in records:
                step.add(record)
    return path


@pytest.mark.parametrize("entries", [3, BATCH - 1, 2 * BATCH + 500])
def test_many_at_once_are_the_same_as_one_by_one(tmp_path: Path, entries: int) -> None:
    records = list(a_life(entries))
    one = _written(tmp_path / "one.db", records, at_once=False)
    all_ = _written(tmp_path / "all.db", records, at_once=True)
    assert by_uid(one) == by_uid(all_)
    told = [sorted(changes(path), key=lambda c: c.uid) for path in (one, all_)]
    assert told[0] == told[1]
    assert rows(one, INDEXED) == rows(all_, INDEXED)
    schema = "select name, sql from sqlite_master where name not like 'sqlite_%'"
    assert sorted(map(str, rows(one, schema))) == sorted(map(str, rows(all_, schema)))


def test_what_was_written_at_once_is_found_and_taken_back_at_once(
    mentorlog: Mentorlog, journal_path: Path
) -> None:
    mentorlog("note", "add", "There before")
    journal_path.unlink()
    _written(journal_path, list(a_life(BATCH * 3)), at_once=True)
    (found,) = mentorlog("search", "number999", "--json").json
    assert found["id"] == "N999"
    mentorlog("note", "add", "Afterwards, indexed as ever")
    assert len(mentorlog("search", "afterwards", "--json").json) == 1
    assert mentorlog("doctor").code == 0
    mentorlog("undo")
    assert mentorlog("undo").code == 0
    assert mentorlog("search", "number999", "--json").json == []
    assert mentorlog("redo").code == 0
    assert len(mentorlog("search", "number999", "--json").json) == 1


def test_where_one_cannot_be_written_none_is(tmp_path: Path) -> None:
    path = _written(tmp_path / "journal.db", list(a_life(3)), at_once=True)
    before = dump(path)
    several = [_note(f"m{number}", "y") for number in range(BATCH)]
    wrong = {
        "UNIQUE constraint": _note("n1", "the same uid"),
        "FOREIGN KEY": _note("o", "of nobody", whose=9),
        "was given before": _note("p", "a number of old", number=1),
    }
    for why, note in wrong.items():
        with pytest.raises((ValueError, JournalError, dbapi.DatabaseError), match=why):
            _written(path, [*several, note], at_once=True)
        assert dump(path) == before
