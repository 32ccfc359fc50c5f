"""Bringing in what jrnl has kept: the program itself writes it here."""

from __future__ import annotations

import json
import subprocess
from contextlib import suppress
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journal_file import by_uid, changes
from mentorlog.exchange.jrnl import BadJrnl, read_jrnl
from other_programs import other_program

if TYPE_CHECKING:
    from pathlib import Path

    from conftest import Mentorlog

CONFIG = """\
version: v4.2
journals: {{default: {{journal: {journal}}}}}
colors: {{body: none, date: none, tags: none, title: none}}
default_hour: 9
default_minute: 0
editor: ""
encrypt: false
highlight: false
indent_character: "|"
linewrap: 79
tagsymbols: "#@"
template: false
timeformat: "%Y-%m-%d %H:%M"
"""
LONG = """2026-03-02 15:04: Über die Prüfung geredet @mut #Büro. Danach
gingen wir essen.

- mit einer Liste
- und @maps

Ende "gut" – alles gut."""


def an_entry(**changed: Any) -> dict[str, Any]:
    return {
        "title": "The cliff.",
        "body": "High.",
        "date": "2026-03-02",
        "time": "15:04",
        "tags": ["@high"],
        "starred": False,
    } | changed


def export(*entries: object) -> str:
    return json.dumps({"tags": {}, "entries": list(entries)})


def test_what_the_real_jrnl_has_exported_comes_in(
    mentorlog: Mentorlog, tmp_path: Path
) -> None:
    program = other_program("jrnl")
    config, out = tmp_path / "jrnl.yaml", tmp_path / "jrnl.json"
    config.write_text(CONFIG.format(journal=tmp_path / "jrnl.txt"))
    jrnl = [program, "--config-file", str(config)]
    for words in (LONG, "2026-03-03 07:05: A star *", "2026-01-05: First words."):
        subprocess.run(
            jrnl, input=words, text=True, check=True, capture_output=True, timeout=60
        )
    subprocess.run(
        [*jrnl, "--format", "json", "--file", str(out)], check=True, capture_output=True
    )

    told = mentorlog("import", "jrnl", str(out), "--json", TZ="UTC").json
    notes = mentorlog("note", "list", "--json").json
    found = {note["id"]: note for note in notes}

    assert [entry["id"] for entry in told["added"]] == ["N1", "N2", "N3"]
    assert found["N1"]["text"] == "First words."
    assert found["N2"]["text"].startswith("Über die Prüfung geredet @mut #Büro. Dan")
    assert "Danach\ngingen" in found["N2"]["text"]
    assert found["N2"]["text"].endswith('und @maps\n\nEnde "gut" – alles gut.')
    assert found["N2"]["tags"] == ["büro", "maps", "mut"]
    assert found["N3"]["tags"] == ["starred"]
    assert [found[n]["day"] for n in ("N1", "N2", "N3")] == [
        *("2026-01-05", "2026-03-02", "2026-03-03")
    ]
    assert mentorlog("import", "jrnl", str(out), "--json").json["identical"] == 3


def test_the_time_of_day_is_that_of_where_it_was_written(
    mentorlog: Mentorlog, monkeypatch: pytest.MonkeyPatch
) -> None:
    import time  # noqa: PLC0415 - to tell the process where it is

    monkeypatch.setenv("TZ", "Asia/Kolkata")
    time.tzset()
    try:
        mentorlog("import", "jrnl", "-", stdin=export(an_entry()))
    finally:
        monkeypatch.undo()
        time.tzset()
    (note,) = mentorlog("note", "list", "--json").json
    assert (note["day"], note["created_at"]) == ("2026-03-02", "2026-03-02T09:34:00Z")


def test_it_is_one_step_and_comes_again_only_after_undo(
    mentorlog: Mentorlog, journal_path: Path
) -> None:
    mentorlog("note", "add", "There before")
    text = export(an_entry(), an_entry(), an_entry(title="Another"))
    mentorlog("import", "jrnl", "-", "--tag", "old", "--private", stdin=text)
    first = by_uid(journal_path)
    assert len({change.step for change in changes(journal_path)}) == 2

    again = mentorlog("import", "jrnl", "-", "--json", stdin=text).json
    assert (again["added"], again["identical"]) == ([], 3)
    assert by_uid(journal_path) == first

    mentorlog("undo")
    assert len(mentorlog("note", "list", "--json").json) == 1
    back = mentorlog("import", "jrnl", "-", "--tag", "old", "--json", stdin=text).json
    assert [entry["id"] for entry in back["added"]] == ["N2", "N3", "N4"]
    notes = mentorlog("note", "list", "--json").json
    assert sorted(note["tags"] for note in notes) == [[], *[["high", "old"]] * 3]
    assert mentorlog("doctor").code == 0

    mentorlog("remove", "N3")
    assert not mentorlog("import", "jrnl", "-", "--json", stdin=text).json["added"]


def test_each_person_has_their_own(mentorlog: Mentorlog) -> None:
    mentorlog("mentorship", "start", "Ann")
    mentorlog("mentorship", "start", "Ben")
    for name in ("Ann", "Ben", "Ben"):
        mentorlog("import", "jrnl", "-", "--with", name, stdin=export(an_entry()))
    notes = mentorlog("note", "list", "--with", "all", "--json").json
    assert sorted(note["with"] for note in notes) == ["Ann", "Ben"]
    assert mentorlog("import", "jrnl", "-", "--with", "Cleo", stdin=export()).code == 3


def test_a_look_writes_nothing(mentorlog: Mentorlog, journal_path: Path) -> None:
    told = mentorlog("import", "jrnl", "-", "--dry-run", stdin=export(an_entry()))
    assert told.out == "new  Mon 2 Mar 2026 · The cliff.\nWould add 1 note.\n"
    assert not journal_path.exists()
    assert mentorlog("import", "jrnl", "-", stdin=export()).out == "Added 0 notes.\n"
    assert not journal_path.exists()


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("", "line 1 is no JSON"),
        ('{"entries": [\n{]}', "line 2 is no JSON"),
        ("[]", "it has no entries"),
        ("[" * 100_000, "nested too deeply"),
        (export("words"), "Entry 1: it is no entry of jrnl"),
        (export(an_entry(), an_entry(date="2026-02-30")), "Entry 2: its date"),
        (export(an_entry(date=20260302)), "its date is no text"),
        (export(an_entry(time="25:00")), "its time “25:00” is no time of day"),
        (export(an_entry(tags="high")), "its tags are no list"),
        (export(an_entry(tags=["@two words"])), "its tag “@two words” is no word"),
        (export(an_entry(tags=["@"])), "its tag “@” is no word"),
        (export(an_entry(title=" ", body="")), "it has neither title nor body"),
        (export(an_entry(body="\ud800")), "its body is no text"),
        (export(an_entry(date="2026-04-01")), "Wed 1 Apr 2026 is still to come"),
        (export({"title": "x"}), "it has no date"),
    ],
)
def test_what_is_wrong_is_named_and_nothing_is_written(
    mentorlog: Mentorlog, journal_path: Path, text: str, why: str
) -> None:
    told = mentorlog("import", "jrnl", "-", stdin=text)
    assert told.code in {1, 4}
    assert why in told.err
    assert told.err.count("\n") == 1
    assert not journal_path.exists()


VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
    max_leaves=8,
)


@given(st.dictionaries(st.sampled_from([*an_entry(), "uuid"]), VALUES))
def test_nothing_but_a_sentence_comes_of_nonsense(told: dict[str, Any]) -> None:
    for entry in (told, an_entry() | told):
        with suppress(BadJrnl):
            (found,) = read_jrnl(export(entry))
            assert found.text.strip()
