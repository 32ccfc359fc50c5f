"""The trash: listed, taken back, and erased for good, but never what is needed."""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING

import pytest

from furnished import first_of, furnish
from journal_file import TABLES, by_uid, changes, last_step, opened, rows, value
from keyboard import Seat
from mentorlog.entries.kinds import KINDS
from mentorlog.store import connecting
from program import MENTORLOG, Program
from refusal import refused

if TYPE_CHECKING:
    from pathlib import Path

    from conftest import Mentorlog


@pytest.fixture
def furnished(mentorlog: Mentorlog, journal_path: Path) -> Mentorlog:
    furnish(journal_path)
    return mentorlog


def _age(journal: Path, table: str, number: int, days: int) -> None:
    """Make something lie in the trash for so many days."""
    then = f"strftime('%Y-%m-%dT%H:%M:%f000+00:00', deleted_at, '-{days} days')"
    connection = opened(journal)
    with connection:
        connection.execute(
            f"update {table} set deleted_at = {then} where id = ?", (number,)
        )
    connection.close()


def _words_in_file(journal: Path, word: str) -> int:
    """How often the journal says it; backups are older, and keep their own words."""
    files = (path for path in journal.parent.iterdir() if path.is_file())
    return sum(path.read_bytes().count(word.encode()) for path in files)


# --- list


def test_the_trash_is_listed_what_came_last_first(furnished: Mentorlog) -> None:
    furnished("remove", "N1")
    furnished("remove", "A2")
    furnished("remove", "G3")
    told = furnished("trash", "list", "--json").json
    assert [entry["id"] for entry in told] == ["G3", "A2", "N1"]
    assert told[0]["with"] == "Tomás"
    assert told[2]["tags"] == ["sleep"]
    plain = furnished("trash", "list", "--plain").out.splitlines()
    assert [line.split("\t")[0] for line in plain] == ["G3", "A2", "N1"]
    assert all(date.fromisoformat(line.split("\t")[4]) for line in plain)
    whole = furnished("trash", "list").out
    assert "Slept badly" in whole
    assert "In the trash since" in whole


def test_the_list_of_the_trash_is_narrowed(furnished: Mentorlog) -> None:
    furnished("remove", "N1", "A2", "G3")

    def ids(*words: str) -> list[str]:
        return [e["id"] for e in furnished("trash", "list", *words, "--json").json]

    assert ids("--with", "Tomás") == ["G3"]
    assert ids("--kind", "note", "--kind", "actions") == ["A2", "N1"]
    assert ids("--with", "all", "--kind", "session") == []
    assert furnished("trash", "list", "--kind", "nonsense").code == 2
    assert furnished("trash", "list", "--with", "Zoe").code == 3


def test_an_empty_trash_says_so(furnished: Mentorlog) -> None:
    answer = furnished("trash", "list")
    assert (answer.code, answer.out) == (0, "")
    assert "empty" in answer.err
    answer = furnished("trash", "empty")
    assert (answer.code, answer.out) == (0, "")
    assert "nothing to erase" in answer.err


def test_trash_restore_is_restore(furnished: Mentorlog, journal_path: Path) -> None:
    furnished("remove", "N1", "A1")
    assert furnished("trash", "restore", "N1", "A1").out == (
        "N1  Slept badly · is back\nA1  Draft the outline · is back\n"
    )
    assert refused(furnished, journal_path, 2, "trash", "restore", "N1")
    assert refused(furnished, journal_path, 3, "trash", "restore", "N9")


# --- empty


def test_what_is_erased_leaves_no_word_in_the_file(
    furnished: Mentorlog, journal_path: Path
) -> None:
    secret = "xylophone" * 3
    furnished("note", "add", f"{secret} {secret} once", "--tag", secret)
    furnished("edit", "N2", "--text", f"{secret} twice")
    furnished("goal", "add", secret, "--why", secret)
    furnished("goal", "change", "G4", "--title", "Other", "--why", secret)
    furnished("goal", "progress", "G1", "2", "--note", "stays")
    assert _words_in_file(journal_path, secret) > 3
    furnished("remove", "N2", "G4")
    answer = furnished("trash", "empty", "--yes")
    assert answer.code == 0, answer
    assert "cannot be undone" in answer.out
    assert _words_in_file(journal_path, secret) == 0
    assert value(journal_path, "pragma integrity_check") == "ok"
    assert rows(journal_path, "pragma foreign_key_check") == []
    assert furnished("search", "outline", "--json").json, "search still works"
    assert furnished("show", "N2").code == furnished("show", "G4").code == 3
    assert furnished("trash", "list", "--json").json == []


def test_history_still_tells_that_something_was_there(
    furnished: Mentorlog, journal_path: Path
) -> None:
    furnished("remove", "N1")
    uid = value(journal_path, "select uid from notes where id = 1")
    before = {c.uid: c for c in changes(journal_path) if c.uid != uid}
    step = last_step(journal_path)
    furnished("trash", "empty", "--yes")
    of_note = [change for change in changes(journal_path) if change.uid == uid]
    assert [change.command for change in of_note] == [
        "note add",
        "remove",
        "trash empty",
    ]
    assert {(change.before, change.after) for change in of_note} == {(None, None)}
    told = changes(journal_path, step)
    assert {change.step for change in told} == {step + 1}
    assert sorted(change.kind for change in told) == ["note", "tag"]
    gone = {change.uid for change in told}
    for change in changes(journal_path):
        if change.uid not in gone:
            assert change.after is not None
            assert change.uid in before


@pytest.mark.parametrize("letter", KINDS)
def test_every_kind_is_erased_or_stays_and_says_why(
    furnished: Mentorlog, journal_path: Path, letter: str
) -> None:
    ref = first_of(letter)
    if letter == "R":
        furnished("mentorship", "start", "Zoe")
        ref = "R3"
    furnished("remove", ref)
    answer = furnished("trash", "empty", "--yes")
    assert answer.code == 0, answer
    table = TABLES[KINDS[letter]]
    left = value(journal_path, f"select count(*) from {table} where id = {ref[1:]}")
    stays = re.search(rf"^{ref}  stays: .+ belongs? to it$", answer.out, re.MULTILINE)
    assert bool(left) == bool(stays), answer.out
    assert rows(journal_path, "pragma foreign_key_check") == []
    if stays:
        assert furnished("restore", ref).code == 0
    else:
        assert furnished("restore", ref).code == 3


def test_what_something_refers_to_stays_with_all_it_refers_to_itself(
    furnished: Mentorlog, journal_path: Path
) -> None:
    furnished("remove", "F2", "F1", "N1")  # A3 answers F2, and F2 answers F1
    answer = furnished("trash", "empty", "--yes")
    assert "F2  stays: A3 belongs to it\n" in answer.out
    assert "F1  stays: F2 belongs to it\n" in answer.out
    assert "1 entry erased" in answer.out
    told = furnished("trash", "list", "--json").json
    assert {entry["id"] for entry in told} == {"F1", "F2"}
    furnished("remove", "A3")
    told = furnished("trash", "empty", "--yes", "--json").json
    assert told["erased"] is True
    assert sorted(told["entries"]) == ["A3", "F1", "F2"]
    assert value(journal_path, "select count(*) from feedback") == 1


def test_what_is_named_as_evidence_stays(furnished: Mentorlog) -> None:
    furnished("note", "add", "It went well")
    furnished("skill", "rate", "K2", "3", "--evidence", "N2")
    furnished("remove", "N2")
    told = furnished("trash", "empty", "--yes", "--json").json
    assert told["stay"] == [{"id": "N2", "because": ["L2"]}]
    assert told["erased"] is False
    furnished("remove", "K2")
    told = furnished("trash", "empty", "--yes", "--json").json
    assert sorted(told["entries"]) == ["K2", "N2"]
    assert told["along"] == ["L2"]


def test_parts_go_along_with_what_they_are_parts_of(
    furnished: Mentorlog, journal_path: Path
) -> None:
    for words in ("remove A1 A3 M1", "goal progress G2 15", "remove G2"):
        furnished(*words.split())
    answer = furnished("trash", "empty", "--yes")
    assert "G2  Answer sooner · with C2\n" in answer.out
    assert value(journal_path, "select count(*) from checkins") == 1
    assert value(journal_path, "select count(*) from actions") == 1


def test_a_mentorship_with_entries_is_never_erased(
    furnished: Mentorlog, journal_path: Path
) -> None:
    furnished("remove", "G3")
    furnished("remove", "R2")
    _age(journal_path, "mentorships", 2, 100)
    told = furnished("trash", "empty", "--older-than", "90d", "--yes", "--json").json
    assert told["stay"] == [{"id": "R2", "because": ["G3"]}]
    assert furnished("trash", "empty", "--yes").code == 0
    assert value(journal_path, "select count(*) from mentorships") == 1
    assert value(journal_path, "select count(*) from goals") == 2


def test_only_what_has_lain_there_long_enough_goes(
    furnished: Mentorlog, journal_path: Path
) -> None:
    furnished("note", "add", "another", "--tag", "old")
    furnished("tag", "N2", "--off", "old")
    furnished("remove", "N1")
    _age(journal_path, "notes", 1, 89)
    tag = value(journal_path, "select id from tags where name = 'old'")
    _age(journal_path, "tags", tag, 91)
    before = by_uid(journal_path)
    answer = furnished("trash", "empty", "--older-than", "90d", "--yes")
    assert "1 trace of what was taken off erased" in answer.out
    gone = [row for uid, row in before.items() if uid not in by_uid(journal_path)]
    assert [row["name"] for row in gone] == ["old"]
    furnished("trash", "empty", "--older-than", "12 weeks", "--yes")
    assert value(journal_path, "select count(*) from notes") == 1
    for words in ("--older-than", "soon"), ("--older-than", "0d"):
        assert furnished("trash", "empty", *words).code == 4


def test_a_dry_run_says_what_would_go_and_erases_nothing(
    furnished: Mentorlog, journal_path: Path
) -> None:
    furnished("remove", "N1", "A2")
    before = journal_path.read_bytes()
    for words in (("--dry-run",), ("--dry-run", "--yes"), ("--dry-run", "--json")):
        answer = furnished("trash", "empty", *words)
        assert answer.code == 0
        assert "N1" in answer.out
        assert "erased for good" not in answer.out
    assert journal_path.read_bytes() == before


def test_without_a_terminal_it_has_to_be_said(
    furnished: Mentorlog, journal_path: Path
) -> None:
    furnished("remove", "N1", "A2")
    before = journal_path.read_bytes()
    answer = furnished("trash", "empty")
    assert answer.code == 2
    assert "--yes" in answer.err
    assert "2 entries" in answer.err
    assert answer.err.count("\n") == 1
    assert journal_path.read_bytes() == before


@pytest.mark.parametrize("answer", ["y", "n", "", "\x03"])
def test_at_a_terminal_it_asks(journal_path: Path, answer: str) -> None:
    program = Program(furnish(journal_path))
    program("remove", "N1")
    before = journal_path.read_bytes()
    with Seat([*MENTORLOG, "trash", "empty"], program.env()) as terminal:
        terminal.wait_for("N1  Slept badly")
        terminal.wait_for("This cannot be undone, nor what came before. [y/N]: ")
        if answer == "\x03":
            terminal.interrupt()
        else:
            terminal.type(f"{answer}\n")
        assert terminal.end() == (130 if answer == "\x03" else 0)
    assert (journal_path.read_bytes() == before) == (answer != "y")
    assert value(journal_path, "select count(*) from notes") == (answer != "y")


def test_a_trash_that_changes_while_the_person_thinks_is_not_emptied(
    journal_path: Path,
) -> None:
    program = Program(furnish(journal_path))
    program("remove", "N1")
    with Seat([*MENTORLOG, "trash", "empty"], program.env()) as terminal:
        terminal.wait_for("[y/N]: ")
        program("remove", "A2")
        terminal.type("y\n")
        assert terminal.end() == 1
        assert "changed in the meantime" in terminal.seen
    assert value(journal_path, "select count(*) from notes") == 1


def test_numbers_of_what_was_erased_are_not_given_again(furnished: Mentorlog) -> None:
    furnished("note", "add", "the last one")
    furnished("remove", "N2")
    furnished("trash", "empty", "--yes")
    assert furnished("note", "add", "x").out.startswith("N3  ")


def test_a_reader_that_does_not_go_keeps_the_trash_as_it_is(
    furnished: Mentorlog, journal_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    furnished("remove", "N1")
    reader = opened(journal_path)
    reader.execute("begin")
    list(reader.execute("select * from goals limit 1"))
    monkeypatch.setattr(connecting, "PATIENCE", 0.1)
    try:
        answer = furnished("trash", "empty", "--yes")
    finally:
        reader.close()
    assert (answer.code, answer.err.count("\n")) == (5, 1)
    assert value(journal_path, "select count(*) from notes") == 1
    assert furnished("trash", "empty", "--yes", "--quiet").out == ""
    assert value(journal_path, "select count(*) from notes") == 0


def test_where_the_file_cannot_be_written_anew_it_is_erased_and_said(
    journal_path: Path,
) -> None:
    secret = "xylophone" * 3
    program = Program(furnish(journal_path))
    program("note", "add", secret)
    program("remove", "N2")
    while value(journal_path, "pragma freelist_count"):  # every page is in use
        program("note", "add", "filler " * 400)
    room = journal_path.stat().st_size // 1024  # too little for a second copy
    done = program.shell(f"ulimit -f {room}; mentorlog trash empty --yes")
    assert done.code == 0, done
    assert "traces may be left" in done.said
    assert program("show", "N2").code == 3
    assert value(journal_path, "pragma integrity_check") == "ok"
    program("remove", "N1")
    assert program("trash", "empty", "--yes").err == b""
    assert _words_in_file(journal_path, secret) == 0
