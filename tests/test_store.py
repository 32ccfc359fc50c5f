"""The journal on disk: its schema, its safety, its upgrade, and what is no journal."""

from __future__ import annotations

import json
import re
import stat
from contextlib import closing
from dataclasses import fields
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from furnished import furnish, type_in
from journal_file import (
    RECORDS,
    Change,
    by_uid,
    changes,
    daily_backups,
    dump,
    opened,
    rows,
    value,
)
from mentorlog.desk import Desk
from mentorlog.entries.kinds import every_kind
from mentorlog.entries.tag import Tag
from mentorlog.store import dbapi, migrations
from mentorlog.store.journal import Journal
from mentorlog.store.opening import open_journal
from mentorlog.store.rows import from_row, to_row
from mentorlog.store.schema import APPLICATION, SCHEMA
from mentorlog.store.selection import Selection
from program import Program, ended
from records import any_record
from refusal import refused

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from conftest import Mentorlog
    from mentorlog.entries.record import Record
    from mentorlog.store.step import Step

READING = (
    ("goal", "list"),
    ("session", "list", "--json"),
    ("mentorship", "list"),
    ("note", "list", "--plain"),
    ("today",),
    ("review", "--month"),
    ("show", "G1"),
)
LOOKING = pytest.mark.parametrize(
    "words", [*READING, ("note", "add", "x"), ("edit", "G1", "--title", "x")]
)

PAUSE = ("mentorship", "pause", "--until", "2026-05-01")
"""So that there is a row in every table."""

# --- the schema


def test_the_schema_number_counts_the_steps() -> None:
    with closing(dbapi.connect(":memory:", isolation_level=None)) as connection:
        assert len(migrations.pending(connection)) == SCHEMA
        migrations.migrate(connection)
        assert migrations.pending(connection) == []
        assert connection.execute("pragma user_version").fetchone() == (SCHEMA,)
        assert connection.execute("pragma application_id").fetchone() == (APPLICATION,)


@pytest.mark.parametrize("cls", RECORDS)
def test_every_field_has_its_column_and_every_column_its_field(
    journal_path: Path, cls: type[Record]
) -> None:
    furnish(journal_path)
    columns = rows(journal_path, f"pragma table_info({cls.table})")
    assert {c["name"] for c in columns} == {f.name for f in fields(cls)}


def test_every_table_is_strict(journal_path: Path) -> None:
    furnish(journal_path)
    tables = rows(journal_path, "pragma table_list")
    strict = {t["name"] for t in tables if t["strict"]}
    ours = {t["name"] for t in tables if t["schema"] == "main" and t["type"] != "view"}
    ours = {name for name in ours if not name.startswith(("sqlite_", "_sqlite"))}
    ours = {name for name in ours if not name.startswith("search")}
    assert ours == strict == {cls.table for cls in RECORDS} | {"changes"}


def test_numbers_stay_used_even_where_a_row_is_gone(journal_path: Path) -> None:
    furnish(journal_path)
    with closing(opened(journal_path)) as connection:
        for cls in RECORDS:
            columns = ", ".join(f.name for f in fields(cls) if f.name != "id")
            last = connection.execute(f"select max(id) from {cls.table}").fetchone()[0]
            if last is None:
                continue
            found = connection.execute(
                f"select {columns} from {cls.table} where id = ?", (last,)
            ).fetchone()
            connection.execute(f"delete from {cls.table} where id = ?", (last,))
            marks = ", ".join("?" * len(found))
            cursor = connection.execute(
                f"insert into {cls.table} ({columns}) values ({marks})", tuple(found)
            )
            assert cursor.lastrowid == last + 1, cls.kind


def test_every_reference_is_a_foreign_key(journal_path: Path) -> None:
    furnish(journal_path)
    for cls in RECORDS:
        keys = rows(journal_path, f"pragma foreign_key_list({cls.table})")
        referring = {f.name for f in fields(cls) if f.name.endswith("_id")}
        assert {key["from"] for key in keys} == referring - {"entry_id"}


@pytest.mark.field("R19")
@pytest.mark.parametrize("cls", RECORDS)
def test_orphans_are_refused(journal_path: Path, cls: type[Record]) -> None:
    type_in(furnish(journal_path), PAUSE)
    with closing(open_journal(journal_path, may_write=True)) as connection:
        keys = connection.execute(f"pragma foreign_key_list({cls.table})").fetchall()
        for key in keys:
            with pytest.raises(dbapi.IntegrityError, match="FOREIGN KEY"):
                connection.execute(f"update {cls.table} set {key['from']} = 999")
            with pytest.raises(dbapi.IntegrityError, match="FOREIGN KEY"):
                connection.execute("delete from mentorships")


BAD_VALUES = [
    *((cls.table, "day", bad) for cls in every_kind() for bad in ("", "3 May 2026")),
    *((cls.table, "day", "2026-02-30") for cls in every_kind()),
    *((cls.table, "day", None) for cls in RECORDS if cls is not Tag),
    *((cls.table, "private", bad) for cls in every_kind() for bad in (2, None, "no")),
    *((cls.table, name, None) for cls in RECORDS for name in ("uid", "created_at")),
    ("mentorships", "person", ""),
    ("mentorships", "role", "friend"),
    ("mentorships", "ended_on", "then"),
    ("goals", "title", ""),
    ("goals", "status", "open"),
    ("goals", "target", "two"),
    ("goals", "due", "2026-6-1"),
    ("goals", "agreed_on", "x"),
    ("goals", "closed_on", "x"),
    ("checkins", "value", None),
    ("checkins", "confidence", 6),
    ("checkins", "goal_id", None),
    ("sessions", "status", "late"),
    ("sessions", "at", "9:30"),
    ("sessions", "minutes", 0),
    ("sessions", "minutes", 1.5),
    ("sessions", "mood", 0),
    ("sessions", "attendees", "Ann"),
    ("sessions", "text", None),
    ("milestones", "title", ""),
    ("milestones", "win", 2),
    ("milestones", "reached_on", "x"),
    ("feedback", "direction", "sideways"),
    ("feedback", "nature", "mixed"),
    ("feedback", "text", ""),
    ("actions", "owner", "us"),
    ("actions", "status", "late"),
    ("actions", "text", ""),
    ("actions", "moved", -1),
    ("notes", "text", ""),
    ("notes", "mood", 9),
    ("tags", "name", ""),
]


def test_values_that_mean_nothing_are_refused_by_the_schema(journal_path: Path) -> None:
    type_in(furnish(journal_path), PAUSE)
    accepted = []
    with closing(open_journal(journal_path, may_write=True)) as connection:
        connection.execute(
            "insert into revisions select 1, 'r', at, at, null, 'goal', 1,"
            " '2026-03-31', null, '{}', '{}' from changes limit 1"
        )
        for table, column, bad in BAD_VALUES:
            try:
                connection.execute(f"update {table} set {column} = ?", (bad,))
            except dbapi.IntegrityError:
                continue
            accepted.append((table, column, bad))
    assert accepted == []


# --- rows


@pytest.fixture(scope="module")
def writing(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Journal, Step]]:
    """A journal within one long step, so that Hypothesis waits for no disk."""
    path = furnish(tmp_path_factory.mktemp("rows") / "journal.db")
    journal = Journal(path, Desk({}).now)
    with journal.step("test") as step:
        yield journal, step
    journal.close()


@pytest.mark.parametrize("cls", RECORDS)
@settings(max_examples=40)
@given(data=st.data())
def test_every_record_comes_back_as_it_was_written(
    writing: tuple[Journal, Step], cls: type[Record], data: st.DataObject
) -> None:
    journal, step = writing
    record = data.draw(any_record(cls))
    if isinstance(record, Tag):
        (used,) = journal.rows("select count(*) from tags")
        record = Tag(entry_kind="note", entry_id=used[0] + 100, name=record.name)
    written = step.add(record)
    (row,) = journal.rows(f"select * from {cls.table} where id = ?", (written.id,))
    back: Record = from_row(cls, row)
    assert back == written
    assert {**to_row(back), **_set_by_step(record)} == {
        **to_row(record),
        **_set_by_step(record),
    }
    listed = journal.select(cls, Selection(which=(("id", "=", written.id),)))
    assert listed == ([] if back.deleted_at else [back])


def _set_by_step(record: Record) -> dict[str, Any]:
    names = ("id", "uid", "created_at", "updated_at")
    return {name: getattr(record, name) for name in names}


# --- the file


@pytest.mark.field("R20")
@pytest.mark.parametrize("umask", ["000", "022", "077"])
def test_a_journal_is_for_its_owner_alone(tmp_path: Path, umask: str) -> None:
    journal = tmp_path / "new" / "deep" / "journal.db"
    done = Program(journal).shell(
        f"umask {umask}; EDITOR=false; export EDITOR; mentorlog note add x;"
        " mentorlog session log --message 'x' && mentorlog note add </dev/null"
    )
    assert b"N1" in done.out
    assert stat.S_IMODE(journal.stat().st_mode) == 0o600
    assert stat.S_IMODE(journal.parent.stat().st_mode) == 0o700
    names = {path.name for path in journal.parent.iterdir()}
    assert names == {"journal.db", "backups"}
    for backup in (journal.parent / "backups").iterdir():
        assert stat.S_IMODE(backup.stat().st_mode) == 0o600
        assert stat.S_IMODE(backup.parent.stat().st_mode) == 0o700


def test_a_folder_that_was_there_keeps_its_mode(
    mentorlog: Mentorlog, journal_path: Path
) -> None:
    journal_path.parent.mkdir(mode=0o755)
    mentorlog("note", "add", "x")
    assert stat.S_IMODE(journal_path.parent.stat().st_mode) == 0o755
    assert stat.S_IMODE(journal_path.stat().st_mode) == 0o600


@pytest.mark.parametrize("words", READING)
def test_looking_without_a_journal_leaves_nothing_behind(
    mentorlog: Mentorlog, journal_path: Path, tmp_path: Path, words: tuple[str, ...]
) -> None:
    before = sorted(tmp_path.rglob("*"))
    answer = mentorlog(*words)
    assert answer.code in {0, 3}, answer
    assert sorted(tmp_path.rglob("*")) == before
    assert not journal_path.parent.exists()


def test_without_a_name_the_journal_lies_in_the_data_folder(tmp_path: Path) -> None:
    program = Program(tmp_path / "unused")
    done = program("note", "add", "x", MENTORLOG_JOURNAL="")
    journal = tmp_path / "home" / ".local" / "share" / "mentorlog" / "journal.db"
    assert str(journal) in done.said
    assert value(journal, "select text from notes") == "x"
    other = program("note", "add", "y", MENTORLOG_JOURNAL="~/my journal?#%.db")
    assert other.code == 0
    assert (tmp_path / "home" / "my journal?#%.db").exists()


# --- what is no journal


def _foreign(path: Path) -> None:
    with closing(dbapi.connect(path)) as connection:
        connection.execute("create table goals (id integer primary key, title text)")
        connection.execute("insert into goals values (1, 'not ours')")
        connection.commit()


def _newer(path: Path) -> None:
    furnish(path)
    with closing(opened(path)) as connection:
        connection.execute(f"pragma user_version = {SCHEMA + 1}")


def _cut(size: int, path: Path) -> None:
    whole = furnish(path).read_bytes()
    path.write_bytes(whole[:size] if size > 0 else whole[: len(whole) + size])


NO_JOURNALS: dict[str, Callable[[Path], object]] = {
    "garbage": lambda path: path.write_bytes(bytes(range(256)) * 64),
    "text": lambda path: path.write_text("# my journal\n"),
    "empty": lambda path: path.touch(),
    "foreign": _foreign,
    "newer": _newer,
    "a folder": lambda path: path.mkdir(),
    "a dead link": lambda path: path.symlink_to("nowhere"),
    **{
        f"cut to {size}": partial(_cut, size)
        for size in (15, 99, 100, 512, 4096, 20000, -4096)
    },
}


def _looks(folder: Path) -> dict[str, bytes | None]:
    return {
        str(path): path.read_bytes() if path.is_file() else None
        for path in folder.rglob("*")
    }


@pytest.mark.field("R9")
@pytest.mark.parametrize("name", NO_JOURNALS)
@LOOKING
def test_what_is_no_whole_journal_is_left_as_it_is(
    mentorlog: Mentorlog, journal_path: Path, name: str, words: tuple[str, ...]
) -> None:
    journal_path.parent.mkdir()
    NO_JOURNALS[name](journal_path)
    before = _looks(journal_path.parent)
    answer = mentorlog(*words)
    assert (answer.code, answer.out) == (5, ""), answer
    assert answer.err.count("\n") == 1
    assert str(journal_path) in answer.err
    assert "Traceback" not in answer.err
    after = _looks(journal_path.parent)
    drafts = str(journal_path.parent / "drafts")
    assert {p: after[p] for p in after if not p.startswith(drafts)} == before
    assert (drafts in after) == (words not in READING), "only what was typed is kept"


@pytest.mark.field("R6")
def test_a_newer_journal_says_to_update_the_program(
    mentorlog: Mentorlog, journal_path: Path
) -> None:
    _newer(journal_path)
    said = refused(mentorlog, journal_path, 5, "goal", "list")
    assert "newer" in said
    assert "update mentorlog" in said


def test_a_foreign_file_in_the_middle_of_its_work_is_left_alone(
    mentorlog: Mentorlog, journal_path: Path
) -> None:
    journal_path.parent.mkdir()
    with closing(dbapi.connect(journal_path, isolation_level=None)) as foreign:
        foreign.execute("pragma journal_mode = wal")
        foreign.execute("create table t (x)")
        foreign.execute("begin immediate")
        foreign.execute("insert into t values (1)")
        before = journal_path.read_bytes()
        assert mentorlog("note", "add", "x").code == 5
        assert journal_path.read_bytes() == before
        foreign.execute("commit")
        assert foreign.execute("select x from t").fetchall() == [(1,)]


def test_a_folder_that_cannot_be_made_is_named(
    mentorlog: Mentorlog, tmp_path: Path
) -> None:
    (tmp_path / "file").touch()
    for place in ("file/journal.db", "file/deep/journal.db"):
        where = str(tmp_path / place)
        answer = mentorlog("note", "add", "x", MENTORLOG_JOURNAL=where)
        assert answer.code == 5
        assert where in answer.err
        assert answer.err.count("\n") == 1


def test_a_damaged_index_page_is_reported_without_a_traceback(
    mentorlog: Mentorlog, journal_path: Path
) -> None:
    furnish(journal_path)
    whole = bytearray(journal_path.read_bytes())
    for page in range(4096, len(whole), 4096):
        whole[page : page + 16] = b"\xff" * 16
    journal_path.write_bytes(whole)
    for words in (*READING, ("note", "add", "x")):
        answer = mentorlog(*words)
        assert (answer.code, answer.err.count("\n")) == (5, 1), answer
    assert journal_path.read_bytes() == whole


# --- the way to a newer schema

NEXT = """
import sys
from mentorlog.store import connecting, migrations, opening, schema
@migrations.steps()
def m999_scratch(db):
    db.execute("alter table notes add column colour text")
    if {broken}:
        raise {error}
    db.execute("pragma user_version = {next}")
connecting.SCHEMA = opening.SCHEMA = schema.SCHEMA = {next}
from mentorlog.cli import main
sys.exit(main(sys.argv[1:]))
"""
"""The program as it will be one step later."""


def _next_program(*, broken: bool = False, error: str = "ValueError('no')") -> str:

    return NEXT.format(next=SCHEMA + 1, broken=broken, error=error)


def _backup(journal: Path) -> Path:
    return journal.parent / "backups" / f"journal.before-schema-{SCHEMA + 1}.db"


@pytest.mark.field("R6")
@pytest.mark.parametrize("words", [("note", "list"), ("note", "add", "x")])
def test_an_upgrade_makes_a_backup_that_is_whole_first(
    journal_path: Path, words: tuple[str, ...]
) -> None:
    program = Program(furnish(journal_path))
    before, records = dump(journal_path), by_uid(journal_path)
    done = ended(program.python(_next_program(), *words))
    assert (done.code, done.err) == (0, b"")
    backup = _backup(journal_path)
    assert dump(backup) == before
    assert value(backup, "pragma integrity_check") == "ok"
    assert value(backup, "pragma user_version") == SCHEMA
    assert stat.S_IMODE(backup.stat().st_mode) == 0o600
    assert value(journal_path, "pragma user_version") == SCHEMA + 1
    after = by_uid(journal_path)
    for uid, row in records.items():
        assert {n: v for n, v in after[uid].items() if n != "colour"} == row
    names = {path.name for path in backup.parent.iterdir()}
    assert names - {d.name for d in daily_backups(journal_path)} == {backup.name}
    old = program("note", "list")
    assert old.code == 5
    assert b"newer" in old.err
    assert program("note", "list", MENTORLOG_JOURNAL=str(backup)).code == 0


@pytest.mark.field("R6")
def test_an_upgrade_that_fails_leaves_the_journal_as_it_was(journal_path: Path) -> None:
    program = Program(furnish(journal_path))
    before = dump(journal_path)
    for error in ("ValueError('no')", "KeyboardInterrupt"):
        script = _next_program(broken=True, error=error)
        done = ended(program.python(script, "note", "add", "x", MENTORLOG_DEBUG=""))
        assert done.code not in {0, None}
        assert done.err.count(b"\n") <= 1, done.said
        assert b"Traceback" not in done.err
        assert dump(journal_path) == before
        assert value(journal_path, "pragma user_version") == SCHEMA
    assert program("note", "list").code == 0


def test_an_upgrade_without_a_backup_does_not_happen(journal_path: Path) -> None:
    program = Program(furnish(journal_path))
    _backup(journal_path).parent.touch()
    before = journal_path.read_bytes()
    done = ended(program.python(_next_program(), "note", "list"))
    assert done.code == 5, done
    assert re.fullmatch(rb"mentorlog: .*before-schema.*\n", done.err)
    assert journal_path.read_bytes() == before
    assert len(list(journal_path.parent.iterdir())) == 2


def test_an_upgrade_that_is_tried_again_keeps_one_backup_of_one_state(
    journal_path: Path,
) -> None:
    program = Program(furnish(journal_path))
    for _ in range(3):
        script = _next_program(broken=True)
        ended(program.python(script, "note", "list", MENTORLOG_DEBUG=""))
    assert list(_backup(journal_path).parent.iterdir()) == [_backup(journal_path)]
    program("note", "add", "another state")
    assert ended(program.python(_next_program(), "note", "list")).code == 0
    second = _backup(journal_path).with_stem(_backup(journal_path).stem + "-2")
    assert value(_backup(journal_path), "select count(*) from notes") == 1
    assert value(second, "select count(*) from notes") == 2


def test_an_upgrade_happens_once_where_several_processes_begin_it(
    journal_path: Path,
) -> None:
    program = Program(furnish(journal_path))
    before = dump(journal_path)
    script = _next_program()
    told = [
        ended(process)
        for process in [program.python(script, "note", "add", "x") for _ in range(4)]
    ]
    assert [(done.code, done.err) for done in told] == [(0, b"")] * 4
    assert value(journal_path, "select count(*) from notes") == 5
    assert dump(_backup(journal_path)) == before


DATA = Path(__file__).parent / "data"
"""Holds a journal of every earlier schema, as the program then wrote it."""
OLD = DATA / "schema-1.db"


@pytest.mark.parametrize("words", [("today",), ("note", "add", "x")])
@pytest.mark.parametrize("schema", range(1, SCHEMA))
def test_a_journal_of_an_earlier_schema_keeps_all_it_has(
    mentorlog: Mentorlog, journal_path: Path, schema: int, words: tuple[str, ...]
) -> None:
    old = DATA / f"schema-{schema}.db"
    journal_path.parent.mkdir()
    journal_path.write_bytes(old.read_bytes())
    tables = [row["name"] for row in rows(old, TABLES_OF)]
    before = {name: rows(old, f"select * from {name}") for name in tables}
    assert value(old, "pragma user_version") == schema
    assert {"goals", "checkins", "sessions", "tags", "revisions"} <= before.keys()
    answer = mentorlog(*words)
    assert answer.code == 0, answer
    assert value(journal_path, "pragma user_version") == SCHEMA
    assert value(journal_path, "pragma integrity_check") == "ok"
    if "after" in before["changes"][0]:
        _history_is_the_same(before.pop("changes"), changes(journal_path))
    for name, kept in before.items():
        columns = ", ".join(kept[0]) if kept else "*"
        after = rows(journal_path, f"select {columns} from {name}")
        assert after[: len(kept)] == kept, name
    name = f"journal.before-schema-{schema + 1}.db"
    assert dump(journal_path.parent / "backups" / name) == dump(old)


def _history_is_the_same(kept: list[dict[str, Any]], told: list[Change]) -> None:
    """What history had whole before schema 4 is still told by it, version by version.

    What has been erased on purpose had an `after` of null, and has it still.
    """
    for row, change in zip(kept, told, strict=False):
        before, after = (
            json.loads(row[name] or "null") for name in ("before", "after")
        )
        assert (change.before, change.after) == (before, after)
        same = ("step", "command", "kind", "uid")
        assert all(row[name] == getattr(change, name) for name in same)
    assert len(kept) <= len(told)


TABLES_OF = (
    "select name from sqlite_master where type = 'table'"
    " and name not like 'sqlite_%' and name not like 'search%'"
    " and name not like '\\_%' escape '\\'"
)


@pytest.mark.parametrize(
    ("word", "found"),
    [
        ("maps", ["S1"]),
        ("outline", ["A1"]),
        ("slow", ["F1"]),
        ("creme", ["N1"]),
        ("well", ["C1"]),
        ("priya", ["R1"]),
        ("trash", []),
    ],
)
def test_what_was_written_before_there_was_a_search_is_found(
    mentorlog: Mentorlog, journal_path: Path, word: str, found: list[str]
) -> None:
    journal_path.parent.mkdir()
    journal_path.write_bytes(OLD.read_bytes())
    told = mentorlog("search", word, "--json").json
    assert [entry["id"] for entry in told] == found
    mentorlog("restore", "N2")
    again = mentorlog("search", "trash", "--json").json
    assert [entry["id"] for entry in again] == ["N2"]
