"""Everything goes out, whole, in forms that other programs read."""

from __future__ import annotations

import csv
import json
import stat
import subprocess
import sys
import zipfile
from contextlib import closing
from datetime import UTC, datetime
from io import StringIO, TextIOWrapper
from typing import TYPE_CHECKING, Any

import jsonschema
import pytest
from hypothesis import given
from hypothesis import strategies as st

from furnished import furnish
from harmless import acting
from journal_file import RECORDS, TABLES, opened, rows
from mentorlog.entries.note import Note
from mentorlog.entries.references import references
from mentorlog.exchange.whole.shape import sections
from mentorlog.exchange.whole.spreadsheet import cell_of, columns, neutral, original
from mentorlog.store.bulk import add_all
from mentorlog.store.journal import Journal
from mentorlog.store.outgoing import BATCH
from program import Program, ended

if TYPE_CHECKING:
    from pathlib import Path

    from conftest import Mentorlog

FORMULAS = (
    "=1+1",
    "+1",
    "-1",
    "@SUM(A1)",
    "\tx",
    "\rx",
    "'=1",
    "''+1",
    "=cmd|' /C'!A0",
)
HOSTILE = "a\x1b[31mb\u202ec\x07 “ü” 🙂"
ALL = tuple(sections())
WORDS = {
    cls.table: {column: ref.word for column, ref in references(cls).items()}
    for cls in RECORDS
}


def _furnished(mentorlog: Mentorlog, journal: Path) -> None:
    """A journal with one of everything, of every record, and in every state."""
    furnish(journal)
    for words in (
        ("goal", "change", "G1", "--title", "Give three talks", "--why", "I can"),
        ("mentorship", "pause", "Priya", "--until", "in 3 weeks"),
        ("note", "add", HOSTILE, "--private", "--tag", "été"),
        ("remove", "A2"),
        ("undo",),
        ("remove", "N1"),
    ):
        assert mentorlog(*words).code == 0


# --- JSON


def test_an_export_holds_every_row_of_every_table(
    mentorlog: Mentorlog, journal_path: Path
) -> None:
    _furnished(mentorlog, journal_path)
    told = mentorlog("export").json
    assert (told["format"], told["version"], told["part"]) == (
        "mentorlog-journal",
        1,
        None,
    )
    for table in (*TABLES.values(), "changes"):
        wanted = rows(journal_path, f"select * from {table} order by id")
        assert wanted, f"nothing of {table} is tried here"
        assert len(told[table]) == len(wanted)
        for row, record in zip(wanted, told[table], strict=True):
            _must_say(record, row, WORDS.get(table, {}))
    given = {
        row["name"]: row["seq"]
        for row in rows(journal_path, "select * from sqlite_sequence")
    }
    assert told["numbers"] == {name: given.get(name, 0) for name in ALL}


def _must_say(
    record: dict[str, Any], row: dict[str, Any], words: dict[str, str]
) -> None:
    """Each column stands in the record, as it is or as the ID that it means."""
    for name, value in row.items():
        if name in record:
            said = record[name]
            if isinstance(said, list | dict):
                assert json.dumps(said, ensure_ascii=False) == value
            elif name == "id" and isinstance(said, str):
                assert int(said[1:]) == value
            elif name == "question":
                assert said == f"Q{value}"
            else:
                assert said == value, name
        elif name != "entry_kind":
            word = words[name]
            assert record[word] == (value and f"{record[word][0]}{value}")


def test_what_names_another_record_has_its_uid_beside_it(
    mentorlog: Mentorlog, journal_path: Path
) -> None:
    _furnished(mentorlog, journal_path)
    told = mentorlog("export").json
    uids = {r["id"]: r["uid"] for t in ALL[:16] for r in told[t]}
    named = 0
    for record in [record for table in ALL for record in told[table]]:
        for name in record:
            if name.endswith("_uid") and record[name] is not None:
                assert record[name] == uids[record[name.removesuffix("_uid")]]
                named += 1
            elif name.endswith("_uids"):
                assert record[name] == [
                    uids[ref] for ref in record[name.removesuffix("_uids")]
                ]
    assert named > 40
    (asking,) = told["askings"]
    assert (asking["question"], asking["question_uid"]) == ("Q12", None)


def test_an_export_of_every_kind_is_what_the_schema_says(
    mentorlog: Mentorlog, journal_path: Path
) -> None:
    _furnished(mentorlog, journal_path)
    schema = mentorlog("schema").json
    validator = jsonschema.Draft202012Validator
    validator.check_schema(schema)
    checked = validator(schema, format_checker=validator.FORMAT_CHECKER)
    told = mentorlog("export").json
    assert all(told[table] for table in ALL)
    checked.validate(told)
    checked.validate(mentorlog("export", "--since", "2026-03-01").json)
    for broken in (
        {**told, "version": 2},
        {**told, "more": []},
        {**told, "notes": [{**told["notes"][0], "day": "yesterday"}]},
        {**told, "actions": [{**told["actions"][0], "owner": "nobody"}]},
        {**told, "actions": [{**told["actions"][0], "goal": "S1"}]},
        {name: told[name] for name in told if name != "tags"},
    ):
        assert not checked.is_valid(broken)


def test_one_record_per_line_says_the_same(
    mentorlog: Mentorlog, journal_path: Path
) -> None:
    _furnished(mentorlog, journal_path)
    told = mentorlog("export").json
    head, *records, last = map(
        json.loads, mentorlog("export", "--format", "jsonl").out.splitlines()
    )
    assert head == {n: told[n] for n in ("format", "version", "part", "numbers")}
    assert last == {"records": len(records)}
    assert [record.pop("section") for record in records] == [
        table for table in ALL for _ in told[table]
    ]
    assert records == [record for table in ALL for record in told[table]]


def test_what_is_printed_acts_on_no_terminal_and_is_the_same(
    mentorlog: Mentorlog, journal_path: Path, tmp_path: Path
) -> None:
    _furnished(mentorlog, journal_path)
    path = tmp_path / "out.json"
    assert mentorlog("export", "--out", str(path)).code == 0
    wanted = json.loads(path.read_bytes())
    assert HOSTILE in [note["text"] for note in wanted["notes"]]
    for form in ("json", "jsonl", "md"):
        assert not acting(mentorlog("export", "--format", form).out)
    assert mentorlog("export").json == wanted
    ascii_ = Program(journal_path)("export", PYTHONIOENCODING="ascii")
    assert ascii_.out.isascii()
    assert ascii_.json == wanted


def test_a_journal_that_is_not_there_is_an_empty_one(mentorlog: Mentorlog) -> None:
    told = mentorlog("export").json
    assert not any(told[table] for table in ALL)


# --- a part


def test_a_part_names_nothing_that_is_not_in_it(
    mentorlog: Mentorlog, journal_path: Path
) -> None:
    _furnished(mentorlog, journal_path)
    told = mentorlog(
        *("export", "--with", "Priya", "--since", "2026-03-24", "--until", "2026-03-31")
    ).json
    assert told["part"] == {
        "with": "Priya",
        "since": "2026-03-24",
        "until": "2026-03-31",
    }
    assert told["changes"] == []
    ids = [record["id"] for table in ALL[:16] for record in told[table]]
    assert {"R1", "S1", "L1", "K1", "A1", "G1"} <= set(ids)
    assert not {"R2", "G3", "X1", "B1", "C1"} & set(ids)
    named = {
        value
        for table in ALL[:-1]
        for record in told[table]
        for name, value in record.items()
        if f"{name}_uid" in record and value and record[f"{name}_uid"]
    }
    assert named <= set(ids)
    assert {tag["entry"] for tag in told["tags"]} <= set(ids)


# --- where it goes


def test_a_file_is_for_its_owner_and_never_over_another(
    mentorlog: Mentorlog, journal_path: Path, tmp_path: Path
) -> None:
    _furnished(mentorlog, journal_path)
    path = tmp_path / "journal.json"
    answer = mentorlog("export", "--out", str(path))
    assert answer.code == 0
    assert str(path) in answer.out
    assert "1 of them private" in answer.err
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    before = path.read_bytes()
    mentorlog("note", "add", "More")
    again = mentorlog("export", "--out", str(path))
    assert (again.code, again.err.count("\n")) == (2, 1)
    assert "--force" in again.err
    assert path.read_bytes() == before
    answer = mentorlog("export", "--out", str(path), "--force", "--json")
    told = json.loads(path.read_bytes())
    assert answer.json == {
        "path": str(path),
        "format": "json",
        "records": sum(len(told[table]) for table in ALL[:-1]),
        "private": 1,
        "changes": len(told["changes"]),
    }
    assert path.read_bytes() != before
    assert [p.name for p in tmp_path.glob(".*")] == []


def test_an_export_goes_nowhere_where_it_does_harm(
    mentorlog: Mentorlog, journal_path: Path, tmp_path: Path
) -> None:
    _furnished(mentorlog, journal_path)
    before = journal_path.read_bytes()
    full = tmp_path / "full"
    full.mkdir()
    (full / "mine").write_text("words")
    for words in (
        ("--out", str(journal_path), "--force"),
        ("--out", "/dev/null", "--force"),
        ("--out", str(tmp_path / "nowhere" / "x.json")),
        ("--out", ""),
        ("--out", str(full)),
        ("--format", "csv", "--out", str(full)),
        ("--format", "md", "--out", str(full), "--force"),
        ("--format", "csv", "--out", str(full / "mine"), "--force"),
        ("--format", "csv"),
        ("--format", "md", "--json"),
        ("--format", "xml"),
    ):
        answer = mentorlog("export", *words)
        assert (answer.code, answer.out, answer.err.count("\n")) == (2, "", 1), words
    assert journal_path.read_bytes() == before
    assert (full / "mine").read_text() == "words"
    assert sorted(p.name for p in tmp_path.iterdir()) == ["full", "home", "journal"]


def test_where_the_disk_is_full_there_is_nothing_and_a_sentence(
    journal_path: Path, tmp_path: Path
) -> None:
    furnish(journal_path)
    for form, out in (("json", "out.json"), ("csv", "out.zip"), ("csv", "tables")):
        limited = (
            "import resource, sys\n"
            "resource.setrlimit(resource.RLIMIT_FSIZE, (200, 200))\n"
            "import signal; signal.signal(signal.SIGXFSZ, signal.SIG_IGN)\n"
            "from mentorlog.cli import main\nsys.exit(main(sys.argv[1:]))\n"
        )
        path = tmp_path / out
        words = ("export", "--format", form, "--out", str(path))
        done = ended(Program(journal_path).python(limited, *words))
        assert done.code == 1, done
        assert str(path) in done.said
        assert done.said.count("\n") == 1
        assert not path.exists()
        assert not list(tmp_path.glob(".*.new"))


def test_a_long_export_holds_little_and_is_whole(
    mentorlog: Mentorlog, journal_path: Path
) -> None:
    mentorlog("note", "add", "The first")
    journal = Journal(journal_path, lambda: datetime(2026, 3, 30, 12, tzinfo=UTC))
    day = datetime(2026, 3, 30, tzinfo=UTC).date()
    with journal.step("many") as step:
        add_all(
            step,
            (Note(text=f"Note {n}", day=day, mentorship_id=1) for n in range(2_500)),
        )
    journal.close()
    with closing(opened(journal_path)) as connection:
        connection.execute("delete from notes where id between 5 and 1400")
        connection.commit()
    told = mentorlog("export").json
    assert [note["id"] for note in told["notes"]] == [
        f"N{n}" for n in (*range(1, 5), *range(1401, 2_502))
    ]
    assert len(told["changes"]) == 2_502 > 2 * BATCH


def test_the_journal_may_be_written_to_while_a_reader_is_slow(
    journal_path: Path,
) -> None:
    furnish(journal_path)
    with subprocess.Popen(
        [sys.executable, "-m", "mentorlog", "export"],
        env=Program(journal_path).env(),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    ) as job:
        assert job.stdout is not None
        job.stdout.read(1)
        job.stdout.close()
        assert job.wait(20) in {0, 1, 141, -13}
        assert job.stderr is not None
        assert b"Traceback" not in job.stderr.read()


# --- CSV


@pytest.mark.field("R22")
def test_no_cell_is_a_formula_and_each_comes_back_as_it_was(
    mentorlog: Mentorlog, journal_path: Path, tmp_path: Path
) -> None:
    _furnished(mentorlog, journal_path)
    for formula in FORMULAS:
        assert mentorlog("note", "add", "-m", formula).code == 0
        assert mentorlog("goal", "add", "x", f"--why={formula}").code == 0
    assert mentorlog("goal", "add", "Colder", "--from", "0", "--to=-3").code == 0
    folder = tmp_path / "tables"
    assert mentorlog("export", "--format", "csv", "--out", str(folder)).code == 0
    told = mentorlog("export").json
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700
    assert sorted(p.stem for p in folder.iterdir()) == sorted(ALL[:-1])
    texts = 0
    for table in ALL[:-1]:
        path = folder / f"{table}.csv"
        assert stat.S_IMODE(path.stat().st_mode) == 0o600
        with path.open(encoding="utf-8", newline="") as file:
            found = list(csv.DictReader(file))
        assert len(found) == len(told[table])
        for cells, record in zip(found, told[table], strict=True):
            assert list(cells) == list(record) == columns(table)
            for name, cell in cells.items():
                value = record[name]
                if isinstance(value, int | float) and not isinstance(value, bool):
                    assert float(cell) == value
                    continue
                assert not cell.startswith(("=", "+", "-", "@", "\t", "\r", "\n"))
                texts += cell.startswith("'")
                if value is None or isinstance(value, bool):
                    assert cell == {None: "", True: "true", False: "false"}[value]
                elif isinstance(value, str):
                    assert original(cell) == value
                else:
                    assert json.loads(original(cell)) == value
    assert texts >= 2 * len(FORMULAS)


@pytest.mark.field("R22")
@given(st.text() | st.text("'=+-@\t\r\n＝a", max_size=6))
def test_any_text_in_a_cell_comes_back(text: str) -> None:
    file = StringIO(newline="")
    csv.writer(file).writerow([cell_of(text), "x"])
    ((cell, _),) = csv.reader(StringIO(file.getvalue(), newline=""))
    assert not cell.startswith(("=", "+", "-", "@", "\t", "\r", "\n", "＝"))
    assert original(cell) == text == original(neutral(text))


def test_tables_in_a_zip_are_those_of_the_folder(
    mentorlog: Mentorlog, journal_path: Path, tmp_path: Path
) -> None:
    _furnished(mentorlog, journal_path)
    folder, path = tmp_path / "tables", tmp_path / "tables.zip"
    for out in (folder, path):
        assert mentorlog("export", "--format", "csv", "--out", str(out)).code == 0
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    with zipfile.ZipFile(path) as packed:
        assert packed.testzip() is None
        assert {name: packed.read(name) for name in packed.namelist()} == {
            file.name: file.read_bytes() for file in folder.iterdir()
        }
        with packed.open("goals.csv") as binary, TextIOWrapper(binary, "utf-8") as text:
            assert next(csv.reader(text))[0] == "id"


# --- Markdown


def test_a_document_for_each_person_says_everything(
    mentorlog: Mentorlog, journal_path: Path, tmp_path: Path
) -> None:
    _furnished(mentorlog, journal_path)
    note = "# Talk\n\nWhat was *said*.\n\n## Next\n\n- [ ] Climb"
    assert mentorlog("session", "log", stdin=note).code == 0
    folder = tmp_path / "pages"
    assert mentorlog("export", "--format", "md", "--out", str(folder)).code == 0
    assert sorted(p.name for p in folder.iterdir()) == ["R1-priya.md", "R2-tomás.md"]
    page = (folder / "R1-priya.md").read_text(encoding="utf-8")
    for words in (
        *("# Priya", "> Speak up", "## Goals", "### G1 Give three talks"),
        *("title “Give two talks” (I can)", "> To be heard", "\\#talks"),
        *("> # Talk", "> What was *said*.", "- **Paused:**", "## Questions asked"),
        *("### X1 The pace is too fast", "## Check-ins", "- **Private**", "🙂"),
    ):
        assert words in page, words
    assert "Slept badly" not in page, "what was thrown away is no part of the story"
    assert "Delegate" in (folder / "R2-tomás.md").read_text(encoding="utf-8")
    both = mentorlog("export", "--format", "md").out
    assert both.count("\n# ") == 1
    one = tmp_path / "one.md"
    assert mentorlog("export", "--with", "Tomás", "--out", str(one)).code == 0
    assert one.read_text(encoding="utf-8").startswith("# Tomás\n")
