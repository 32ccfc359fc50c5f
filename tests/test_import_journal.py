"""An export comes in again: to the byte where nothing is, or beside what is there."""

from __future__ import annotations

import gc
import json
import tempfile
import tracemalloc
from contextlib import closing
from dataclasses import replace
from datetime import UTC, datetime
from io import StringIO
from os import environ
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from furnished import furnish, furnish_core
from journal_file import RECORDS, dump, rows
from mentorlog.cli import main
from mentorlog.desk import Desk
from mentorlog.entries.tag import Tag
from mentorlog.exchange.whole.pieces import BadExport, Reader
from mentorlog.store import bulk, staging
from mentorlog.store.history import NEVER_WRITTEN
from mentorlog.store.journal import Journal
from program import Program
from records import any_record

if TYPE_CHECKING:
    from collections.abc import Callable

    from conftest import Mentorlog
    from mentorlog.entries.record import Record


@pytest.fixture
def other(tmp_path: Path) -> Path:
    """Where another journal is kept."""
    return tmp_path / "other" / "journal.db"


def _rich(mentorlog: Mentorlog, journal: Path) -> None:
    furnish(journal)
    for words in (
        ("goal", "change", "G1", "--title", "Give three talks", "--why", "I can"),
        ("mentorship", "pause", "Priya", "--until", "in 3 weeks"),
        ("remove", "A2", "N1"),
        ("note", "add", "Soon gone"),
        ("remove", "N2"),
        ("trash", "empty", "--yes"),
        ("note", "add", "A word", "--private", "--tag", "été"),
        ("undo",),
    ):
        assert mentorlog(*words).code == 0, words


def _exported(mentorlog: Mentorlog, path: Path, **env: str) -> bytes:
    assert mentorlog("export", "--out", str(path), "--force", **env).code == 0
    return path.read_bytes()


@pytest.mark.field("R8")
@pytest.mark.parametrize("form", ["json", "jsonl"])
def test_out_in_and_out_again_is_the_same_to_the_byte(
    mentorlog: Mentorlog, journal_path: Path, other: Path, tmp_path: Path, form: str
) -> None:
    _rich(mentorlog, journal_path)
    there = {"MENTORLOG_JOURNAL": str(other)}
    path = tmp_path / f"one.{form}"
    one = _exported(mentorlog, path)
    looked = mentorlog("import", str(path), "--dry-run", **there)
    assert looked.code == 0
    assert looked.out.startswith("Would add ")
    assert not other.exists()
    added = mentorlog("import", str(path), "--json", **there).json
    assert added["history"] is True
    assert _exported(mentorlog, tmp_path / f"two.{form}", **there) == one
    assert _all_rows(other) == _all_rows(journal_path)
    assert rows(other, "select id, sz from search_docsize order by id") == rows(
        journal_path, "select id, sz from search_docsize order by id"
    )
    again = mentorlog("import", "journal", str(path), "--json", **there).json
    assert (again["added"], again["conflicts"]) == (0, [])
    assert again["identical"] == added["added"]
    assert mentorlog("doctor", **there).code == 0
    for words in (("redo",), ("undo", "--to", "5"), ("note", "add", "N4, not N2")):
        assert mentorlog(*words, **there).out == mentorlog(*words).out
    assert mentorlog("note", "list", **there).out == mentorlog("note", "list").out


def _all_rows(path: Path) -> dict[str, list[dict[str, Any]]]:
    names = [*(cls.table for cls in RECORDS), "changes", "sqlite_sequence"]
    return {name: rows(path, f"select * from {name} order by 1") for name in names}


def _run(journal: Path, *words: str) -> str:
    out, err = StringIO(), StringIO()
    env = {**environ, "MENTORLOG_JOURNAL": str(journal), "MENTORLOG_BACKUPS": "off"}
    code = main(words, Desk(env, out, err, StringIO()))
    assert code == 0, (words, err.getvalue())
    return out.getvalue()


@pytest.mark.field("R8")
@settings(
    max_examples=25,
    phases=(Phase.explicit, Phase.generate),  # to make it smaller takes minutes
    suppress_health_check=list(HealthCheck),
)
@given(data=st.data())
def test_any_journal_comes_back_to_the_byte(data: st.DataObject) -> None:
    with tempfile.TemporaryDirectory() as folder:
        one, two = (Path(folder) / name / "journal.db" for name in ("one", "two"))
        furnish_core(one)
        known = [cls for cls in RECORDS if cls.kind != "rating"]
        journal = Journal(one, lambda: datetime(2026, 4, 1, 12, tzinfo=UTC))
        with closing(journal):
            for place, cls in enumerate(
                data.draw(st.lists(st.sampled_from(known), max_size=6))
            ):
                with journal.step("any") as step:
                    kept = step.add(_any(data, cls, place))
                    if data.draw(st.booleans()):
                        step.change(kept, _into(_any(data, cls, place)))
        for words in data.draw(
            st.lists(
                st.sampled_from(
                    [("remove", "N1"), ("restore", "N1"), ("undo",), ("redo",)]
                ),
                max_size=3,
            )
        ):
            env = {**environ, "MENTORLOG_JOURNAL": str(one), "MENTORLOG_BACKUPS": "off"}
            main(words, Desk(env, StringIO(), StringIO(), StringIO()))
        form = data.draw(st.sampled_from(["json", "jsonl"]))
        first, second = (Path(folder) / f"{name}.{form}" for name in ("a", "b"))
        _run(one, "export", "--out", str(first))
        _run(two, "import", str(first))
        _run(two, "export", "--out", str(second))
        assert first.read_bytes() == second.read_bytes()
        before = dump(two)
        told = json.loads(_run(two, "import", str(first), "--json"))
        assert (told["added"], told["conflicts"]) == (0, [])
        assert dump(two) == before


def _any(data: st.DataObject, cls: type[Record], place: int) -> Any:
    """Any record; what is put on an entry is on goal 1, and no word twice."""
    record: Any = data.draw(any_record(cls))
    if hasattr(record, "entry_kind"):
        record = replace(record, entry_kind="goal")
    return replace(record, name=f"{place}{record.name}") if cls is Tag else record


def _into(later: Any) -> Callable[[Any], Any]:
    return lambda kept: replace(
        later,
        id=kept.id,
        uid=kept.uid,
        created_at=kept.created_at,
        updated_at=kept.updated_at,
    )


# --- beside what is there


def test_what_is_new_is_added_as_one_step_under_new_numbers(
    mentorlog: Mentorlog, journal_path: Path, other: Path, tmp_path: Path
) -> None:
    _rich(mentorlog, journal_path)
    path = tmp_path / "one.json"
    _exported(mentorlog, path)
    there = {"MENTORLOG_JOURNAL": str(other)}
    for words in (
        ("mentorship", "start", "Ann"),
        ("goal", "add", "Mine"),
        ("note", "add", "Mine"),
    ):
        assert mentorlog(*words, **there).code == 0
    before = dump(other)
    dry = mentorlog("import", str(path), "--dry-run", "--json", **there).json
    assert dump(other) == before
    told = mentorlog("import", str(path), "--json", **there).json
    assert told == {**dry, "dry_run": False}
    assert (told["identical"], told["conflicts"], told["history"]) == (0, [], False)
    goals = mentorlog("goal", "list", "--with", "Priya", "--json", **there).json
    assert [goal["title"] for goal in goals] == ["Give three talks", "Answer sooner"]
    assert goals[0]["id"] == "G2"
    assert goals[0]["actions"] == ["A1"]
    (checkin,) = rows(other, "select * from checkins")
    assert checkin["goal_id"] == 2
    (rating,) = rows(other, "select * from ratings")
    assert json.loads(rating["evidence"]) == ["S1"]
    assert mentorlog("show", "G2", "--json", **there).json["revisions"]
    assert mentorlog("note", "list", **there).out.count("Mine") == 1, "Ann is in use"
    assert mentorlog("doctor", **there).code == 0
    again = mentorlog("import", str(path), "--json", **there).json
    assert (again["added"], again["identical"]) == (0, told["added"])
    assert mentorlog("undo", **there).code == 0
    left = mentorlog("goal", "list", "--with", "all", "--json", **there).json
    assert [goal["title"] for goal in left] == ["Mine"]
    back = mentorlog("import", str(path), "--json", **there).json
    assert back["conflicts"] == []
    assert back["added"] + back["identical"] == told["added"]
    assert (
        len(mentorlog("goal", "list", "--with", "Priya", "--json", **there).json) == 2
    )


def test_what_differs_stays_and_is_told_unless_the_file_is_right(
    mentorlog: Mentorlog, journal_path: Path, tmp_path: Path
) -> None:
    _rich(mentorlog, journal_path)
    path = tmp_path / "one.json"
    _exported(mentorlog, path)
    assert mentorlog("edit", "G2", "--title", "Answer at once").code == 0
    assert mentorlog("remove", "X1").code == 0
    before = dump(journal_path)
    dry = mentorlog("import", str(path), "--dry-run")
    assert "2 conflicts" in dry.out
    assert "Answer at once" in dry.out
    assert "Answer sooner" in dry.out
    answer = mentorlog("import", str(path), "--json").json
    assert answer["added"] == 0
    assert [(c["id"], c["here"], c["there"]) for c in answer["conflicts"]] == [
        ("G2", {"title": "Answer at once"}, {"title": "Answer sooner"}),
        ("X1", {"in the trash": True}, {"in the trash": False}),
    ]
    assert dump(journal_path) == before
    assert mentorlog("import", str(path), "--theirs").code == 0
    assert mentorlog("show", "G2", "--json").json["title"] == "Answer sooner"
    assert mentorlog("show", "X1").code == 0
    assert mentorlog("import", str(path), "--json").json["conflicts"] == []
    assert mentorlog("undo").code == 0
    assert mentorlog("show", "G2", "--json").json["title"] == "Answer at once"


def test_a_part_comes_in_and_keeps_its_numbers_where_they_are_free(
    mentorlog: Mentorlog, journal_path: Path, other: Path, tmp_path: Path
) -> None:
    _rich(mentorlog, journal_path)
    path = tmp_path / "part.json"
    assert mentorlog("export", "--with", "Tomás", "--out", str(path)).code == 0
    there = {"MENTORLOG_JOURNAL": str(other)}
    told = mentorlog("import", str(path), "--json", **there).json
    assert (told["added"], told["history"]) == (2, False)
    assert mentorlog("show", "G3", "--json", **there).json["title"] == "Delegate"
    assert mentorlog("doctor", **there).code == 0


def test_standard_input_and_notes_are_read_as_ever(
    mentorlog: Mentorlog, journal_path: Path, other: Path, tmp_path: Path
) -> None:
    _rich(mentorlog, journal_path)
    text = mentorlog("export", "--format", "jsonl").out
    there = {"MENTORLOG_JOURNAL": str(other)}
    assert mentorlog("import", "-", stdin=text, **there).code == 0
    assert _all_rows(other) == _all_rows(journal_path)
    note = tmp_path / "2026-03-02.md"
    note.write_text("# Talk\n\nWhat we said.\n", encoding="utf-8")
    assert mentorlog("import", "notes", str(note), **there).code == 0


def test_what_a_command_says_comes_in_through_its_pipe(
    journal_path: Path, other: Path
) -> None:
    furnish(journal_path)
    there = Program(other)
    came = there.shell(
        f"mentorlog import <(MENTORLOG_JOURNAL={journal_path} mentorlog export) &&"
        " mentorlog import csv <(printf 'Title\\nListen first\\n') --kind goal --yes"
    )
    assert (came.code, came.err) == (0, b""), came
    titles = [row["title"] for row in rows(other, "select title from goals")]
    assert titles == [
        *(row["title"] for row in rows(journal_path, "select title from goals")),
        "Listen first",
    ]
    folder = there("import", "journal", str(other.parent))
    assert (folder.code, folder.out) == (2, b"")
    assert b"is a folder: name a file in it." in folder.err


def test_what_is_meant_by_a_name_alone_is_what_lies_there(
    mentorlog: Mentorlog, journal_path: Path, tmp_path: Path
) -> None:
    furnish(journal_path)
    notes = tmp_path / "notes"
    notes.mkdir()
    (notes / "talk.MD").write_text("# Meeting 2026-03-02\n\nWhat we said.\n")
    (tmp_path / "export").write_text(mentorlog("export").out)
    (tmp_path / "goals.CSV").write_text("Title\nListen first\n")
    for name, said in (
        ("notes", "Would add 1 talk"),
        ("notes/talk.MD", "Would add 1 talk"),
        ("export", "Would add 0, skip"),
    ):
        looked = mentorlog("import", str(tmp_path / name), "--dry-run")
        assert (looked.code, looked.out.splitlines()[-1][: len(said)]) == (0, said)
    table = mentorlog("import", str(tmp_path / "goals.CSV"), "--kind", "goal", "--yes")
    assert table.out.endswith("Added 1 goal.\n")
    nothing = mentorlog("import", str(tmp_path / "nothing"))
    assert (nothing.code, nothing.err.count("\n")) == (2, 1)


# --- what is no export


def _broken(told: dict[str, Any]) -> dict[str, tuple[str, str]]:
    text = json.dumps(told, indent=1)
    lines = text.splitlines()
    note = told["notes"][0]
    goal = told["goals"][0]

    def with_(section: str, **fields: Any) -> str:
        return json.dumps({**told, section: [{**told[section][0], **fields}]})

    return {
        "empty": ("", "nothing in it"),
        "words": ("Dear diary,", "no export"),
        "a list": ("[]", "no export"),
        "another": ('{"format": "other", "version": 1, "goals": []}', "no export"),
        "newer": (json.dumps({**told, "version": 2}), "newer mentorlog"),
        "no version": (json.dumps({**told, "version": True}), "version"),
        "cut": ("\n".join(lines[: len(lines) // 2]), "not whole"),
        "cut in a text": (text[: text.index("Give three") + 5], "not whole"),
        "cut at the end": (text[:-2], "not whole"),
        "more": (text + "{}", "after the end"),
        "twice": (text[:-2] + ', "goals": []}', "twice"),
        "a section less": (
            json.dumps({n: told[n] for n in told if n != "tags"}),
            "section tags is missing",
        ),
        "a section more": (json.dumps({**told, "secrets": 1}), "secrets"),
        "deep": ("[" * 100_000, "no export"),
        "deep inside": (with_("notes", text=1)[:-1] + ', "x": ' + "[" * 100_000, ""),
        "no number": (with_("checkins", value=float("nan")), "NaN"),
        "beyond": (with_("checkins", value=10**400), "value"),
        "a digit too many": (with_("notes", mood=10**30), "mood"),
        "no day": (with_("notes", day="2026-02-30"), "day"),
        "no instant": (with_("notes", created_at="now"), "created_at"),
        "no kind of text": (with_("notes", text="\ud800"), "text"),
        "empty text": (with_("notes", text=""), "text <> ''"),
        "wild mood": (with_("notes", mood=9), "mood between"),
        "wild word": (with_("actions", owner="nobody"), "owner"),
        "wrong kind": (with_("notes", id="G1"), "id"),
        "negative": (with_("notes", id="N-1"), "id"),
        "a field less": (
            json.dumps({**told, "notes": [{n: note[n] for n in note if n != "mood"}]}),
            "field mood is missing",
        ),
        "a field more": (with_("notes", colour="red"), "colour"),
        "of nobody": (
            with_("goals", mentorship="R9", mentorship_uid="nobody"),
            "R9",
        ),
        "another's uid": (with_("goals", mentorship_uid=goal["uid"]), "R1"),
        "no uid": (with_("goals", mentorship_uid=None), "R1"),
        "the same twice": (
            json.dumps({**told, "goals": [goal, goal]}),
            "uid",
        ),
        "a forged history": (with_("changes", before='{"x y": 1}'), "before"),
        "a history of nothing": (with_("changes", kind="sqlite_master"), "kind"),
    }


def test_what_is_no_export_is_refused_with_its_line_and_field(
    mentorlog: Mentorlog, journal_path: Path, other: Path, tmp_path: Path
) -> None:
    _rich(mentorlog, journal_path)
    told = mentorlog("export").json
    there = {"MENTORLOG_JOURNAL": str(other)}
    path = tmp_path / "broken.json"
    for name, (text, why) in _broken(told).items():
        path.write_text(text, encoding="utf-8")
        for dry in ((), ("--dry-run",)):
            answer = mentorlog("import", str(path), *dry, **there)
            assert (answer.code, answer.out) == (1, ""), (name, answer)
            assert answer.err.count("\n") == 1, (name, answer)
            assert why in answer.err, (name, answer)
            assert "Nothing was imported." in answer.err
        assert not other.exists(), name
    path.write_bytes(b'{\n"format": "\xff"}')
    assert "Line 2" in mentorlog("import", str(path), **there).err
    assert mentorlog("import", str(tmp_path / "none.json"), **there).code == 2
    assert mentorlog("import", "journal", str(tmp_path), **there).code == 2


def test_a_line_is_named_and_a_missing_last_one_is_noticed(
    mentorlog: Mentorlog, journal_path: Path, tmp_path: Path
) -> None:
    _rich(mentorlog, journal_path)
    before = dump(journal_path)
    lines = mentorlog("export", "--format", "jsonl").out.splitlines()
    path = tmp_path / "broken.jsonl"
    for broken, why in (
        (lines[:-1], "not whole"),
        (lines[:5], "not whole"),
        ([*lines[:5], *lines[6:]], "there should be"),
        ([*lines, lines[3]], "after the end"),
        ([*lines[:3], '{"section": "goals"}', *lines[4:]], "Line 4: the field id"),
        ([*lines[:3], '{"section": "x"}', *lines[3:]], "Line 4: there is no section"),
        ([*lines[:3], lines[3][:-5], *lines[4:]], "Line "),
        (lines[1:], "no export"),
    ):
        path.write_text("\n".join(broken) + "\n", encoding="utf-8")
        answer = mentorlog("import", str(path))
        assert (answer.code, answer.err.count("\n")) == (1, 1), answer
        assert why in answer.err, answer
    assert dump(journal_path) == before


# --- a file that is long


def _many(notes: int, told: dict[str, Any]) -> str:
    """An export with so many notes, one record in a line."""
    (note, *_), head = told["notes"], {"format": told["format"], "version": 1}
    numbers = {**told["numbers"], "notes": notes}
    lines = [{**head, "part": None, "numbers": numbers}]
    lines += [{"section": "mentorships", **each} for each in told["mentorships"]]
    for number in range(1, notes + 1):
        own = {"id": f"N{number}", "uid": f"u{number}", "text": f"Day {number}"}
        lines.append({"section": "notes", **note, **own})
    lines += [{"section": "changes", **each} for each in told["changes"][:3]]
    return "\n".join(map(json.dumps, [*lines, {"records": len(lines) - 1}]))


def _held(journal: Path, path: Path, *words: str) -> int:
    """The most that Python held while a file was imported, in bytes.

    What refers to itself counts, for the program seldom looks for that.
    """
    gc.collect()
    gc.disable()
    tracemalloc.start()
    try:
        _run(journal, "import", str(path), *words)
        return tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
        gc.enable()


@pytest.mark.parametrize("beside", [False, True], ids=["into nothing", "beside"])
def test_a_long_file_is_not_held(
    mentorlog: Mentorlog,
    journal_path: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    *,
    beside: bool,
) -> None:
    for module in (staging, bulk):  # so that a file need not be very long
        monkeypatch.setattr(module, "BATCH", 100)
    furnish(journal_path)
    told = mentorlog("export").json
    held = {}
    for notes in (10, 600, 1_800):  # the first loads what is needed
        path = tmp_path / f"{notes}.jsonl"
        path.write_text(_many(notes, told))
        other = tmp_path / str(notes) / "journal.db"
        if beside:
            _run(other, "note", "add", "There before")
        held[notes] = _held(other, path)
    assert len(rows(other, "select id from notes")) == 1_800 + beside
    assert held[1_800] < 1.15 * held[600]


TEXTS = st.text(st.sampled_from('{}[]",:\\ \n01.e-tfnulé"'), max_size=40)
JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=20),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(max_size=5), inner),
    max_leaves=10,
)


def _told(pieces: list[str]) -> object:
    """What comes of values one after the other: the values, or the refusal."""
    found = []
    try:
        reader = Reader(pieces)
        while not reader.at_end:
            line = reader.line
            found.append((line, reader.value()))
    except BadExport as error:
        return repr(found), str(error)
    return repr(found)


@given(st.lists(JSON).map(lambda told: "\n".join(map(json.dumps, told))) | TEXTS)
def test_it_does_not_matter_into_which_pieces_a_text_falls(text: str) -> None:
    whole = _told([text])
    for size in (1, 2, 3, 7, 50):
        pieces = [text[at : at + size] for at in range(0, len(text), size)]
        assert _told(pieces) == whole


def test_what_was_taken_back_is_found_by_what_it_was(
    mentorlog: Mentorlog, journal_path: Path
) -> None:
    """A step may be as long as the journal, so that it must not be gone through."""
    mentorlog("note", "add", "x")
    plan = rows(
        journal_path, f"explain query plan {NEVER_WRITTEN}".replace("?", "'[]'")
    )
    assert not [step for step in plan if "changes_by_step" in step["detail"]]
