"""On any ID: show, edit by options, remove, restore, tag; for every kind alike."""

from __future__ import annotations

import tempfile
from dataclasses import MISSING
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from editors import editor, empties
from furnished import first_of, furnish, type_in
from journal_file import changes, last_step, rows
from mentorlog.entries.fields import Said, sayable
from mentorlog.entries.kinds import KINDS, every_kind, kind_of
from mentorlog.store.rows import stored
from refusal import refused

if TYPE_CHECKING:
    from conftest import Mentorlog
    from mentorlog.entries.record import Entry

TYPED = {
    "line": ("  New   words ", "New words"),
    "text": ("New **words**\n\nwith lines [x]\n", "New **words**\n\nwith lines [x]\n"),
    "day": ("2026-03-04", "2026-03-04"),
    "due": ("2026-05-06", "2026-05-06"),
    "time": ("9:30", "09:30"),
    "number": ("2,5", 2.5),
    "minutes": ("30", 30),
    "score": ("3", 3),
    "names": ("Cem, Dora", '["Cem", "Dora"]'),
    "yes": ("yes", 1),
    "cadence": ("3 weeks", "3 weeks"),
    "refs": ("g1, s1", '["G1", "S1"]'),
}
"""How a field reads → what is typed, and what its column holds then."""

BAD = {
    "day": (4, "someday"),
    "due": (4, "03/04/2026"),
    "time": (4, "25:00"),
    "number": (2, "many"),
    "minutes": (2, "0"),
    "score": (2, "6"),
    "yes": (2, "maybe"),
    "cadence": (2, "now and then"),
    "choice": (2, "neither"),
    "refs": (2, "what I saw"),
}
"""How a field reads → the exit code for this text."""

FIELDS = [
    pytest.param(kind, word, id=f"{kind.kind}-{word}")
    for kind in every_kind()
    for word in sayable(kind)
]


def _typed(said: Said) -> tuple[str, object]:
    if said.reads == "choice":
        return said.choices[-1].upper(), said.choices[-1]
    if said.reads == "ref":
        return f"{said.letter.lower()}2", 2
    return TYPED[said.reads]


def _row(journal: Path, kind: type[Entry]) -> dict[str, Any]:
    number = first_of(kind.letter)[1:]
    (row,) = rows(journal, f"select * from {kind.table} where id = {number}")
    return row


def _field(kind: type[Entry], word: str) -> tuple[str, Said, Any]:
    field, said = sayable(kind)[word]
    default = None if field.default is MISSING else stored(field.default)
    return field.name, said, default


def _set(mentorlog: Mentorlog, journal: Path, kind: type[Entry], word: str) -> None:
    name, said, _ = _field(kind, word)
    text, value = _typed(said)
    answer = mentorlog("edit", first_of(kind.letter), f"--{word}", text)
    assert answer.code == 0, answer
    assert answer.out.startswith(f"{first_of(kind.letter)}  ")
    assert _row(journal, kind)[name] == value


@pytest.mark.parametrize(("kind", "word"), FIELDS)
def test_every_field_is_set_by_an_option(
    mentorlog: Mentorlog, journal_path: Path, kind: type[Entry], word: str
) -> None:
    furnish(journal_path)
    before, step = _row(journal_path, kind), last_step(journal_path)
    _set(mentorlog, journal_path, kind, word)
    name, _, _ = _field(kind, word)
    after = _row(journal_path, kind)
    changed = {column for column in after if after[column] != before[column]}
    assert changed == {name, "updated_at"}
    change, *others = changes(journal_path, step)
    assert (change.command, change.before, change.after) == ("edit", before, after)
    # What belongs to something private becomes private with it.
    assert not others or word == "private"


@cache
def _filled() -> bytes:
    """The furnished journal with every field of every first entry set."""
    with tempfile.TemporaryDirectory() as folder:
        path = furnish(Path(folder) / "journal.db")
        for kind in every_kind():
            options = [
                piece
                for word, (_, said) in sayable(kind).items()
                for piece in (f"--{word}", _typed(said)[0])
            ]
            type_in(path, ["edit", first_of(kind.letter), *options])
        return path.read_bytes()


@pytest.mark.parametrize(("kind", "word"), FIELDS)
def test_every_optional_field_is_cleared_by_option(
    mentorlog: Mentorlog, journal_path: Path, kind: type[Entry], word: str
) -> None:
    furnish(journal_path).write_bytes(_filled())
    name, said, default = _field(kind, word)
    ref = first_of(kind.letter)
    if said.needed:
        said_so = refused(mentorlog, journal_path, 2, "edit", ref, "--clear", word)
        assert word in said_so
    else:
        assert _row(journal_path, kind)[name] != default
        assert mentorlog("edit", ref, "--clear", word).code == 0
        assert _row(journal_path, kind)[name] == default


@pytest.mark.parametrize(("kind", "word"), FIELDS)
def test_every_optional_field_is_cleared_by_emptying_it_in_the_form(
    mentorlog: Mentorlog,
    journal_path: Path,
    tmp_path: Path,
    kind: type[Entry],
    word: str,
) -> None:
    furnish(journal_path).write_bytes(_filled())
    name, said, default = _field(kind, word)
    emptied = empties(tmp_path, word)
    if said.reads == "text":
        emptied = editor(tmp_path, "sed -i '2,/^---$/!{1!d}' \"$1\"")
    before = _row(journal_path, kind)
    answer = mentorlog("edit", first_of(kind.letter), EDITOR=emptied)
    if said.needed:
        assert answer.code == 2
        assert _row(journal_path, kind) == before
    else:
        assert answer.code == 0, answer
        after = _row(journal_path, kind)
        changed = {column for column in after if after[column] != before[column]}
        assert changed == {name, "updated_at"}
        assert after[name] == default


@pytest.mark.parametrize(
    ("kind", "word"),
    [p for p in FIELDS if sayable(p.values[0])[p.values[1]][1].reads in {*BAD, "ref"}],  # type: ignore[index,arg-type]  # pytest's parameters are untyped
)
def test_a_field_refuses_what_means_nothing_for_it(
    mentorlog: Mentorlog, journal_path: Path, kind: type[Entry], word: str
) -> None:
    furnish(journal_path)
    _, said, _ = _field(kind, word)
    edit = ("edit", first_of(kind.letter), f"--{word}")
    if said.reads == "ref":
        refused(mentorlog, journal_path, 3, *edit, f"{said.letter}99")
        refused(mentorlog, journal_path, 2, *edit, "R1")
        refused(mentorlog, journal_path, 2, *edit, "the first")
    else:
        code, text = BAD[said.reads]
        refused(mentorlog, journal_path, code, *edit, text)


def test_several_fields_tags_and_the_person_are_edited_at_once(
    mentorlog: Mentorlog, journal_path: Path
) -> None:
    furnish(journal_path)
    step = last_step(journal_path)
    answer = mentorlog(
        *("edit", "n1", "--mood", "5", "--tags", "#Calm, sleep", "--with", "tomás"),
        *("--clear", "private", "--on", "yesterday"),
    )
    assert answer.out.startswith("N1  Slept badly · Mon 30 Mar 2026 · mood 5 of 5")
    told = mentorlog("show", "N1", "--json").json
    assert (told["mood"], told["with"], told["tags"]) == (5, "Tomás", ["calm", "sleep"])
    assert {change.step for change in changes(journal_path, step)} == {step + 1}
    mentorlog("edit", "N1", "--clear", "tags")
    assert mentorlog("show", "N1", "--json").json["tags"] == []


@pytest.mark.parametrize(
    ("code", "words"),
    [
        (2, ("N1", "--title", "x")),
        (2, ("N1", "--clear", "title")),
        (2, ("N1", "--clear", "mood", "--mood", "3")),
        (2, ("N1", "--clear", "with")),
        (2, ("N1", "--tags", "two words")),
        (2, ("N1", "--text", "  ")),
        (2, ("R1", "--with", "Tomás")),
        (3, ("N1", "--with", "Zoe")),
        (3, ("N9", "--mood", "3")),
        (2, ("9", "--mood", "3")),
        (2, ("Z1", "--mood", "3")),
        (2, ()),
        (2, ("N1", "--mood", "9", "--on", "yesterday")),
        (2, ("F2", "--answers", "F2")),
    ],
)
def test_an_edit_that_makes_no_sense_changes_nothing(
    mentorlog: Mentorlog, journal_path: Path, code: int, words: tuple[str, ...]
) -> None:
    furnish(journal_path)
    assert refused(mentorlog, journal_path, code, "edit", *words)


def test_an_edit_to_the_same_is_no_change(
    mentorlog: Mentorlog, journal_path: Path
) -> None:
    furnish(journal_path)
    before = journal_path.read_bytes()
    answer = mentorlog("edit", "G1", "--title", "Give two talks", "--tags", "talks")
    assert answer.code == 0
    assert journal_path.read_bytes() == before


@pytest.mark.parametrize("letter", KINDS)
def test_every_kind_is_shown_removed_and_restored(
    mentorlog: Mentorlog, journal_path: Path, letter: str
) -> None:
    furnish(journal_path)
    ref = "R3" if letter == "R" else first_of(letter)
    mentorlog("mentorship", "start", "Nobody yet")
    kind = kind_of(letter)
    shown = mentorlog("show", ref.lower())
    assert shown.out.startswith(f"{ref}  ")
    assert mentorlog("show", ref, "--json").json["id"] == ref
    removed = mentorlog("remove", ref.lower())
    assert removed.out.startswith(f"{ref}  ")
    assert f"mentorlog restore {ref}" in removed.out
    for words in (("show", ref), ("edit", ref, "--on", "today"), ("remove", ref)):
        said = refused(mentorlog, journal_path, 3, *words)
        assert said.endswith(f"mentorlog restore {ref}")
    if kind.kind not in {"checkin", "mentorship", "rating"}:
        noun = "review" if kind.kind == "lookback" else kind.kind
        listed = mentorlog(noun, "list", "--json")
        assert ref not in {entry["id"] for entry in listed.json}
    assert mentorlog("restore", ref).out.startswith(f"{ref}  ")
    assert mentorlog("show", ref).out == shown.out
    said = refused(mentorlog, journal_path, 2, "restore", ref)
    assert "not in the trash" in said


def test_several_entries_are_removed_and_restored_in_one_step(
    mentorlog: Mentorlog, journal_path: Path
) -> None:
    furnish(journal_path)
    step = last_step(journal_path)
    answer = mentorlog("remove", "A1", "n1", "a1", "F2")
    assert [line.split()[0] for line in answer.out.splitlines()] == ["A1", "N1", "F2"]
    assert [change.step for change in changes(journal_path, step)] == [step + 1] * 3
    told = mentorlog("restore", "A1", "N1", "A1", "--json").json
    assert [entry["id"] for entry in told] == ["A1", "N1"]


def test_of_several_entries_all_or_none_are_removed(
    mentorlog: Mentorlog, journal_path: Path
) -> None:
    furnish(journal_path)
    refused(mentorlog, journal_path, 3, "remove", "A1", "N9")
    refused(mentorlog, journal_path, 2, "remove", "A1", "nonsense")
    refused(mentorlog, journal_path, 2, "restore", "A1")
    refused(mentorlog, journal_path, 3, "restore", "A99")


def test_a_mentorship_with_entries_is_ended_rather_than_removed(
    mentorlog: Mentorlog, journal_path: Path
) -> None:
    furnish(journal_path)
    said = refused(mentorlog, journal_path, 2, "remove", "R2")
    assert said.endswith("mentorlog mentorship end R2")


def test_an_entry_does_not_come_back_without_its_mentorship(
    mentorlog: Mentorlog, journal_path: Path
) -> None:
    furnish(journal_path)
    mentorlog("remove", "G3")
    assert mentorlog("remove", "R2").code == 0
    said = refused(mentorlog, journal_path, 3, "restore", "G3")
    assert "mentorlog restore R2" in said
    assert mentorlog("restore", "R2", "G3").code == 0


def test_what_belongs_to_a_removed_entry_stays(
    mentorlog: Mentorlog, journal_path: Path
) -> None:
    furnish(journal_path)
    mentorlog("remove", "G1")
    assert mentorlog("show", "A1").code == 0
    assert "A1" in mentorlog("action", "list").out
    mentorlog("restore", "G1")
    assert "A1" in mentorlog("show", "G1").out


def test_tags_are_put_on_and_taken_off(
    mentorlog: Mentorlog, journal_path: Path
) -> None:
    furnish(journal_path)
    assert mentorlog("tag", "g1", "#Speaking", "courage", "speaking").out.endswith(
        "#courage #speaking #talks\n"
    )
    assert mentorlog("tag", "G1", "--off", "talks", "--off", "#Courage").out.endswith(
        "· #speaking\n"
    )
    assert mentorlog("tag", "G1", "talks", "--off", "speaking").out.endswith(
        "· #talks\n"
    )
    assert mentorlog("show", "G1", "--json").json["tags"] == ["talks"]
    (row,) = rows(journal_path, "select count(*) as n from tags where name = 'talks'")
    assert row["n"] == 1


def test_a_tag_that_is_there_already_is_no_change(
    mentorlog: Mentorlog, journal_path: Path
) -> None:
    furnish(journal_path)
    before = journal_path.read_bytes()
    assert mentorlog("tag", "G1", "talks", "--off", "never").code == 0
    assert journal_path.read_bytes() == before


@pytest.mark.parametrize(
    ("code", "words"),
    [
        (2, ("tag",)),
        (2, ("tag", "G1")),
        (2, ("tag", "G1", "two words")),
        (2, ("tag", "G1", "#")),
        (2, ("tag", "G1", "--off", "a,b")),
        (2, ("tag", "nonsense", "x")),
        (3, ("tag", "G9", "x")),
        (2, ("show",)),
        (2, ("show", "G")),
        (2, ("show", "3")),
        (2, ("show", "G-1")),
        (2, ("show", "G1.0")),
        (2, ("show", "G" + "9" * 40)),
        (2, ("show", "G١")),
        (3, ("show", "G0")),
        (3, ("show", "G" + "9" * 15)),
        (2, ("remove",)),
        (2, ("restore",)),
        (3, ("restore", "N9")),
    ],
)
def test_what_makes_no_sense_is_refused(
    mentorlog: Mentorlog, journal_path: Path, code: int, words: tuple[str, ...]
) -> None:
    furnish(journal_path)
    assert refused(mentorlog, journal_path, code, *words)


def test_showing_an_entry_shows_every_field_that_is_set(
    mentorlog: Mentorlog, journal_path: Path
) -> None:
    furnish(journal_path)
    missing = []
    journal_path.write_bytes(_filled())
    for kind in every_kind():
        shown = " ".join(mentorlog("show", first_of(kind.letter)).out.split())
        for word, (_, said) in sayable(kind).items():
            wanted = {
                "line": "New words",
                "text": "with lines [x]",
                "day": "Wed 4 Mar",
                "due": "Wed 6 May",
                "time": "09:30",
                "number": "2.5",
                "minutes": "30 min",
                "score": "3 of 5",
                "names": "Cem, Dora",
                "yes": "",
                "cadence": "3 weeks",
                "choice": "",
                "refs": "G1 S1",
                "ref": f"{said.letter}2",
            }[said.reads]
            if wanted not in shown:
                missing.append((kind.kind, word))
    # An agreement that has ended is not looked at again.
    assert missing == [("agreement", "every"), ("agreement", "review")]
