"""Undo and redo: one command is one step, and taking it back is a step as well."""

from __future__ import annotations

import shlex
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from furnished import furnish
from journal_file import TABLES, by_uid, changes, last_step, opened, rows, value
from mentorlog.store.history import OF_STEP, SAID_BY_STEP, STEP_BEFORE
from refusal import refused
from test_write_path import WRITES

if TYPE_CHECKING:
    from pathlib import Path

    from conftest import Mentorlog

State = dict[str, dict[str, Any]]


def standing(path: Path) -> State:
    """Every record that is not in the trash, but for the instant of its last change."""
    return {
        row["uid"]: {**row, "updated_at": ""}
        for table in TABLES.values()
        for row in rows(path, f"select * from {table} where deleted_at is null")
    }


def all_told(path: Path) -> bool:
    """Whether the newest change of every record tells how it stands."""
    return {change.uid: change.after for change in changes(path)} == by_uid(path)


@pytest.mark.parametrize(
    "words", [shlex.split(line) for line in WRITES.strip().splitlines()], ids=" ".join
)
def test_what_any_command_writes_is_taken_back_and_done_again(
    mentorlog: Mentorlog, journal_path: Path, words: list[str]
) -> None:
    furnish(journal_path)
    before = standing(journal_path)
    assert mentorlog(*words).code == 0
    after = standing(journal_path)

    undone = mentorlog("undo", "--json")
    assert undone.code == 0, undone
    (step,) = undone.json["steps"]
    assert " ".join(words).startswith(step["command"])
    assert standing(journal_path) == before
    assert all_told(journal_path)

    assert mentorlog("redo").code == 0
    assert standing(journal_path) == after
    assert all_told(journal_path)

    assert mentorlog("undo").code == 0
    assert standing(journal_path) == before


def test_undo_all_the_way_back_is_the_empty_journal_and_redo_the_same_one(
    mentorlog: Mentorlog, journal_path: Path
) -> None:
    furnish(journal_path)
    full, steps = standing(journal_path), last_step(journal_path)
    seen = [full]
    while mentorlog("undo").code == 0:
        seen.append(standing(journal_path))
    assert len(seen) == steps + 1
    assert seen[-1] == {}
    assert mentorlog("goal", "list", "--json").json == []
    for before in reversed(seen[:-1]):
        assert mentorlog("redo").code == 0
        assert standing(journal_path) == before
    assert mentorlog("redo").code == 1
    assert all_told(journal_path)
    assert value(journal_path, "pragma integrity_check") == "ok"


@settings(max_examples=15, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.sampled_from(["add", "undo", "redo", "to"]), max_size=14), st.data())
def test_undo_and_redo_walk_up_and_down_as_in_any_editor(
    mentorlog: Mentorlog, journal_path: Path, moves: list[str], data: st.DataObject
) -> None:
    journal_path.unlink(missing_ok=True)
    texts: list[str] = []
    done: list[list[str]] = []  # what each step in effect began with
    again: list[tuple[list[str], list[list[str]]]] = []  # what an undo took back
    for number, move in enumerate(moves):
        if move == "add":
            assert mentorlog("note", "add", f"n{number}").code == 0
            done.append(list(texts))
            again.clear()
            texts.append(f"n{number}")
        elif move == "undo":
            assert mentorlog("undo").code == (0 if done else 1)
            if done:
                again.append((texts, done[-1:]))
                texts = done.pop()
        elif move == "redo":
            assert mentorlog("redo").code == (0 if again else 1)
            if again:
                texts, steps = again.pop()
                done.extend(steps)
        elif done:
            stand = [s["step"] for s in mentorlog("undo", "--list", "--json").json]
            assert len(stand) == len(done)
            kept = data.draw(st.integers(0, len(done) - 1))
            to = 0 if kept == 0 else sorted(stand)[kept - 1]
            assert mentorlog("undo", "--to", str(to)).code == 0
            again.append((texts, done[kept:]))
            texts = done[kept]
            del done[kept:]
        told = mentorlog("note", "list", "--json").json
        assert sorted(note["text"] for note in told) == sorted(texts)


def test_what_was_done_again_is_taken_back_step_by_step(mentorlog: Mentorlog) -> None:
    for text in ("one", "two", "three", "four"):
        mentorlog("note", "add", text)
    mentorlog("undo", "--to", "3")
    mentorlog("undo", "--to", "1")
    mentorlog("redo")
    mentorlog("redo")

    listed = mentorlog("undo", "--list", "--json").json
    assert [step["step"] for step in listed] == [4, 3, 2, 1]
    mentorlog("undo")
    notes = mentorlog("note", "list", "--json").json
    assert sorted(note["text"] for note in notes) == ["one", "three", "two"]


def test_an_import_is_one_step_and_can_come_again_after_an_undo(
    mentorlog: Mentorlog, journal_path: Path, tmp_path: Path
) -> None:
    notes = tmp_path / "notes"
    notes.mkdir()
    for day in ("2026-03-02", "2026-03-16"):
        text = f"# Meeting {day}\n\n- we talked\n"
        (notes / f"{day}.md").write_text(text, encoding="utf-8")
    mentorlog("import", "notes", str(notes))
    assert len(mentorlog("session", "list", "--json").json) == 2

    assert mentorlog("undo").code == 0
    assert mentorlog("session", "list", "--json").json == []
    mentorlog("import", "notes", str(notes), "--private")
    assert len(mentorlog("session", "list", "--json").json) == 2

    mentorlog("remove", "S3")
    mentorlog("undo")
    mentorlog("redo")
    mentorlog("import", "notes", str(notes))
    assert len(mentorlog("session", "list", "--json").json) == 1, "it was removed"
    assert all_told(journal_path)


def test_a_preview_speaks_in_the_words_of_whoever_wrote(
    mentorlog: Mentorlog, journal_path: Path
) -> None:
    furnish(journal_path)
    mentorlog("edit", "G1", "--title", "Give three talks", "--clear", "why")
    before = journal_path.read_bytes()
    told = mentorlog("undo", "--dry-run")
    assert told.out.splitlines()[1:] == [
        "  would put G1's title back to “Give two talks”",
        "  would put G1's why back to “To be heard”",
    ]
    assert journal_path.read_bytes() == before
    assert mentorlog("undo").out.splitlines()[1:] == [
        "  put G1's title back to “Give two talks”",
        "  put G1's why back to “To be heard”",
    ]
    assert mentorlog("redo", "--dry-run").out.splitlines()[1:] == [
        "  would put G1's title back to “Give three talks”",
        "  would clear G1's why again",
    ]


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("note add Rest --tag calm", ["would put N2 “Rest” into the trash"]),
        ("remove A1", ["would take A1 “Draft the outline” out of the trash"]),
        ("tag G1 more", ["would take the tag #more off G1"]),
        ("tag G1 --off talks", ["would put the tag #talks back on G1"]),
        ("question asked Q3", ["would forget that Q3 was asked"]),
        (
            "mentorship pause --until 2026-06-01",
            ["would put the pause of R1 until 2026-06-01 into the trash"],
        ),
        ("edit N1 --with Tomás", ["would put N1's with back to “Priya”"]),
    ],
)
def test_a_preview_says_what_becomes_of_each_kind_of_record(
    mentorlog: Mentorlog, journal_path: Path, words: str, said: list[str]
) -> None:
    furnish(journal_path)
    assert mentorlog(*shlex.split(words)).code == 0
    told = mentorlog("undo", "--dry-run").out.splitlines()
    assert [line.strip() for line in told[1:]] == said


def test_a_long_undo_names_some_and_counts_the_rest(
    mentorlog: Mentorlog, journal_path: Path
) -> None:
    furnish(journal_path)
    lines = mentorlog("undo", "--to", "0", "--dry-run").out.splitlines()
    assert lines[0].startswith(f"Would take back {last_step(journal_path)} steps")
    assert lines[-1].startswith("  and ")


def test_the_list_shows_what_stands_the_latest_first(
    mentorlog: Mentorlog, journal_path: Path
) -> None:
    for text in ("one", "two", "three"):
        mentorlog("note", "add", text)
    mentorlog("undo")
    mentorlog("note", "add", "four")
    told = mentorlog("undo", "--list", "--json").json
    assert [step["step"] for step in told] == [5, 2, 1]
    shown = mentorlog("undo", "--list").out
    assert [line.split()[0] for line in shown.splitlines()] == ["Step", "5", "2", "1"]
    assert "N4 four" in shown
    refused(mentorlog, journal_path, 2, "undo", "--to", "3")
    refused(mentorlog, journal_path, 2, "undo", "--to", "99")
    refused(mentorlog, journal_path, 2, "undo", "--list", "--dry-run")
    refused(mentorlog, journal_path, 1, "undo", "--to", "5")
    refused(mentorlog, journal_path, 1, "redo")


def test_nothing_is_taken_back_where_nothing_was_written(
    mentorlog: Mentorlog, journal_path: Path
) -> None:
    for words in (("undo",), ("redo",), ("undo", "--dry-run"), ("undo", "--to", "0")):
        answer = mentorlog(*words)
        assert (answer.code, answer.out) == (1, "")
        assert answer.err.count("\n") <= 1
    assert mentorlog("undo", "--list", "--json").json == []
    assert not journal_path.parent.exists(), "to look for something to undo makes none"


def test_what_something_else_has_changed_is_not_overwritten(
    mentorlog: Mentorlog, journal_path: Path
) -> None:
    mentorlog("note", "add", "one")
    mentorlog("edit", "N1", "--mood", "3")
    other = opened(journal_path)
    other.execute("update notes set text = 'by hand'")
    other.commit()
    other.close()
    said = refused(mentorlog, journal_path, 1, "undo")
    assert "something else than mentorlog" in said


def test_undo_stops_at_words_that_have_been_erased(
    mentorlog: Mentorlog, journal_path: Path
) -> None:
    mentorlog("note", "add", "one")
    mentorlog("note", "add", "two")
    mentorlog("note", "add", "three")
    other = opened(journal_path)
    other.execute("update changes set before = null, digest = null where step = 2")
    other.commit()
    other.close()
    refused(mentorlog, journal_path, 1, "undo", "--to", "0")
    assert mentorlog("undo").code == 0
    said = refused(mentorlog, journal_path, 1, "undo")
    assert "erased for good" in said
    assert "--to" not in said, "nothing came after it"
    refused(mentorlog, journal_path, 1, "undo", "--dry-run")
    listed = mentorlog("undo", "--list")
    assert (listed.out, listed.err.count("\n")) == ("", 2)
    assert "no way leads back beyond" in listed.err


def test_undo_is_quick_however_long_history_is(
    mentorlog: Mentorlog, journal_path: Path
) -> None:
    """Each step is found through the index: no scan of the table of changes."""
    mentorlog("note", "add", "one")
    other = opened(journal_path)
    for query in (STEP_BEFORE, SAID_BY_STEP, OF_STEP):
        steps = other.execute(f"explain query plan {query}", (5,))
        plan = " ".join(row["detail"] for row in steps)
        assert "changes_by_step" in plan, (query, plan)
        assert "SCAN" not in plan, (query, plan)
    other.close()
