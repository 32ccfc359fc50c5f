"""Drafts: whatever was typed can be got back, and goes where it was meant to go."""

from __future__ import annotations

import shlex
import tempfile
from contextlib import contextmanager
from datetime import UTC, datetime
from typing import TYPE_CHECKING

import pytest

from editors import drafts_beside, editor, keeps_what_it_saw, saves
from furnished import furnish
from journal_file import last_step, opened, rows, value
from mentorlog.store import connecting
from program import Program
from refusal import refused, sentence

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from conftest import Mentorlog
    from somebody import Somebody

RESUME = "mentorlog drafts resume"
DIES = 'echo "my thoughts" >> "$1"; kill -9 $$'
EDITED = [("edit", "N1"), ("note", "add"), ("session", "log")]


@contextmanager
def busy(journal: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Another program is writing to the journal all the time."""
    monkeypatch.setattr(connecting, "PATIENCE", 0.1)
    other = opened(journal)
    other.isolation_level = None
    other.execute("begin immediate")
    try:
        yield
    finally:
        other.close()


# --- the editor


@pytest.mark.field("R5")
@pytest.mark.parametrize("words", EDITED)
def test_an_edit_that_died_goes_on_where_it_was(
    mentorlog: Mentorlog, journal_path: Path, tmp_path: Path, words: tuple[str, ...]
) -> None:
    furnish(journal_path)
    assert mentorlog(*words, EDITOR=editor(tmp_path, DIES)).code == 1
    (draft,) = drafts_beside(journal_path)
    typed, seen = draft.read_text(), tmp_path / "seen"
    ends = keeps_what_it_saw(tmp_path, seen, 'echo "to the end" >> "$1"')
    answer = mentorlog("drafts", "resume", EDITOR=ends)
    assert answer.code == 0, answer
    assert seen.read_text() == typed
    assert drafts_beside(journal_path) == []
    table = "sessions" if words[0] == "session" else "notes"
    kept = value(
        journal_path, f"select text from {table} order by updated_at desc limit 1"
    )
    assert kept.rstrip("\n").endswith("my thoughts\nto the end")


@pytest.mark.field("R5")
@pytest.mark.parametrize("words", EDITED)
def test_a_draft_that_is_good_as_it_is_needs_no_change_to_be_resumed(
    mentorlog: Mentorlog, journal_path: Path, tmp_path: Path, words: tuple[str, ...]
) -> None:
    step = last_step(furnish(journal_path))
    mentorlog(*words, EDITOR=editor(tmp_path, DIES))
    assert mentorlog("drafts", "resume", EDITOR="true").code == 0
    assert last_step(journal_path) == step + 1
    assert drafts_beside(journal_path) == []


@pytest.mark.field("R1")
@pytest.mark.field("R5")
def test_a_draft_taken_back_to_its_beginning_changes_nothing(
    mentorlog: Mentorlog, journal_path: Path, tmp_path: Path
) -> None:
    before = furnish(journal_path).read_bytes()
    mentorlog("edit", "N1", EDITOR=editor(tmp_path, DIES))
    back = editor(tmp_path, "sed -i '/my thoughts/d' \"$1\"")
    answer = mentorlog("drafts", "resume", EDITOR=back)
    assert "N1 is as it was" in answer.err
    for _ in range(2):
        assert mentorlog("edit", "N1", EDITOR="true").code == 0
    assert journal_path.read_bytes() == before
    assert drafts_beside(journal_path) == []


@pytest.mark.field("R5")
@pytest.mark.parametrize("words", EDITED)
@pytest.mark.parametrize(
    "script", ['rm "$1"', ': > "$1"', 'rm "$1"; exit 1', "exit 3", "kill -9 $$"]
)
def test_no_second_editor_loses_what_the_first_has_saved(
    mentorlog: Mentorlog,
    journal_path: Path,
    tmp_path: Path,
    words: tuple[str, ...],
    script: str,
) -> None:
    before = furnish(journal_path).read_bytes()
    mentorlog(*words, EDITOR=editor(tmp_path, DIES))
    (draft,) = drafts_beside(journal_path)
    typed = draft.read_bytes()
    answer = mentorlog("drafts", "resume", EDITOR=editor(tmp_path, script))
    assert answer.code == 1
    assert sentence(answer).endswith(f"{draft}; to go on: {RESUME}")
    assert draft.read_bytes() == typed
    assert drafts_beside(journal_path) == [draft]
    assert mentorlog("drafts", "resume", EDITOR="/no/such").code == 2
    assert drafts_beside(journal_path) == [draft]
    assert journal_path.read_bytes() == before


def test_an_editor_that_saves_by_rename_is_as_good_as_another(
    mentorlog: Mentorlog, journal_path: Path, tmp_path: Path
) -> None:
    furnish(journal_path)
    renames = 'echo "by rename" > "$1.new"; mv "$1.new" "$1"'
    mentorlog("note", "add", EDITOR=editor(tmp_path, f"umask 077; {renames}; exit 1"))
    answer = mentorlog("drafts", "resume", EDITOR=editor(tmp_path, renames))
    assert answer.out.startswith("N2  by rename"), answer
    assert drafts_beside(journal_path) == []


@pytest.mark.field("R5")
def test_a_text_of_ten_megabytes_is_a_draft_and_then_an_entry_whole(
    mentorlog: Mentorlog, journal_path: Path, tmp_path: Path
) -> None:
    text = "0123456789 “line” [x]\n" * 420_000
    assert len(text.encode()) > 10_000_000
    furnish(journal_path)
    big = saves(tmp_path, text)
    (tmp_path / "dies").write_text(f'#!/bin/sh\n{big} "$1"; exit 1\n')
    (tmp_path / "dies").chmod(0o755)
    assert mentorlog("note", "add", EDITOR=str(tmp_path / "dies")).code == 1
    (draft,) = drafts_beside(journal_path)
    assert draft.read_bytes() == text.encode()
    assert mentorlog("drafts", "list").code == 0
    assert mentorlog("drafts", "resume", EDITOR="true").code == 0
    assert value(journal_path, "select text from notes where id = 2") == text


@pytest.mark.field("R5")
def test_a_field_that_meant_nothing_is_put_right_in_the_draft(
    mentorlog: Mentorlog, journal_path: Path, tmp_path: Path
) -> None:
    furnish(journal_path)
    wrong = editor(tmp_path, 'sed -i "s/^mood:.*/mood: 9/" "$1"; echo more >> "$1"')
    assert mentorlog("edit", "N1", EDITOR=wrong).code == 2
    assert mentorlog("drafts", "resume", EDITOR="true").code == 2
    right = editor(tmp_path, 'sed -i "s/^mood:.*/mood: 5/" "$1"')
    assert mentorlog("drafts", "resume", EDITOR=right).code == 0
    (row,) = rows(journal_path, "select text, mood from notes")
    assert row == {"text": "Slept badly\nmore", "mood": 5}
    assert drafts_beside(journal_path) == []


def test_a_form_changes_only_what_it_says_of_the_entry_as_it_is_now(
    mentorlog: Mentorlog, journal_path: Path, tmp_path: Path
) -> None:
    furnish(journal_path)
    mentorlog("edit", "N1", EDITOR=editor(tmp_path, DIES))
    assert mentorlog("edit", "N1", "--mood", "5", "--tags", "calm").code == 0
    assert mentorlog("drafts", "resume", EDITOR="true").code == 0
    note = mentorlog("show", "N1", "--json").json
    assert note["text"].endswith("my thoughts")
    assert (note["mood"], note["tags"]) == (5, ["calm"])


@pytest.mark.parametrize("field", ["mood", "text"])
def test_what_was_changed_on_both_sides_is_named_and_nothing_overwritten(
    mentorlog: Mentorlog, journal_path: Path, tmp_path: Path, field: str
) -> None:
    furnish(journal_path)
    mine = 'sed -i "s/^mood:.*/mood: 4/" "$1"' if field == "mood" else DIES
    mentorlog("edit", "N1", EDITOR=editor(tmp_path, f"{mine}; exit 1"))
    assert mentorlog("edit", "N1", f"--{field}", "5").code == 0
    before = journal_path.read_bytes()
    answer = mentorlog("drafts", "resume", EDITOR="true")
    assert answer.code == 1
    assert f"changed elsewhere, too: {field}." in sentence(answer)
    assert len(drafts_beside(journal_path)) == 1
    assert journal_path.read_bytes() == before


def test_a_resumed_command_keeps_its_options_and_its_day(
    mentorlog: Mentorlog, journal_path: Path, tmp_path: Path
) -> None:
    furnish(journal_path)
    words = ("session", "log", "--on", "yesterday", "--mood", "4", "--tag", "late")
    mentorlog(*words, EDITOR=editor(tmp_path, DIES), today="2026-03-27")
    answer = mentorlog("drafts", "resume", EDITOR="true", today="2026-03-31")
    assert "As on 27 Mar" in answer.err
    session = value(
        journal_path, "select id from sessions order by created_at desc limit 1"
    )
    told = mentorlog("show", f"S{session}", "--json").json
    assert (told["day"], told["mood"], told["tags"]) == ("2026-03-26", 4, ["late"])


# --- commands without an editor


@pytest.mark.field("R5")
@pytest.mark.parametrize(
    ("words", "stdin"),
    [
        (("note", "add"), "Piped\r\nin, to the byte\n\n"),
        (("session", "log", "--mood", "4"), "# Talk\n\n## Actions\n- [ ] Call Ben\n"),
        (("note", "add", "Typed after the command", "--tag", "busy"), None),
        (("goal", "add", "Give two talks", "--by", "end of june"), None),
        (("edit", "N1", "--text", "Slept well"), None),
        (("action", "done", "A1", "--result", "Three pages, at last"), None),
    ],
)
def test_what_a_busy_journal_did_not_take_is_written_later(
    mentorlog: Mentorlog,
    journal_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    words: tuple[str, ...],
    stdin: str | None,
) -> None:
    step = last_step(furnish(journal_path))
    with busy(journal_path, monkeypatch):
        said = refused(mentorlog, journal_path, 5, *words, stdin=stdin)
        (draft,) = drafts_beside(journal_path)
        assert "busy" in said
        assert said.endswith(f"{draft}; to try again: {RESUME}")
        if stdin is None:
            assert shlex.split(draft.read_text()) == ["mentorlog", *words]
        else:
            assert draft.read_bytes() == stdin.encode()
        again = refused(mentorlog, journal_path, 5, "drafts", "resume")
        assert str(draft) in again
        assert drafts_beside(journal_path) == [draft]
    (told,) = mentorlog("drafts", "list", "--json").json
    assert told["command"] == list(words)
    assert mentorlog("drafts", "resume").code == 0
    assert last_step(journal_path) == step + 1
    assert drafts_beside(journal_path) == []
    if stdin:
        table = "sessions" if words[0] == "session" else "notes"
        query = f"select text from {table} order by updated_at desc limit 1"
        assert value(journal_path, query) == stdin


def test_what_was_typed_in_the_editor_of_a_busy_journal_is_one_draft(
    mentorlog: Mentorlog,
    journal_path: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    furnish(journal_path)
    with busy(journal_path, monkeypatch):
        said = refused(
            mentorlog, journal_path, 5, "note", "add", EDITOR=saves(tmp_path, "Long")
        )
        (draft,) = drafts_beside(journal_path)
        assert said.endswith(f"{draft}; to go on: {RESUME}")
    assert mentorlog("drafts", "resume", EDITOR="true").out.startswith("N2  Long")


@pytest.mark.parametrize(
    "line", ["undo", "redo", "drafts list", "import notes x.md", "note list", "today"]
)
def test_commands_that_bring_no_words_leave_no_draft(
    mentorlog: Mentorlog, journal_path: Path, tmp_path: Path, line: str
) -> None:
    journal_path.parent.mkdir()
    journal_path.write_bytes(b"no journal at all" * 999)
    words = line.replace("x.md", str(tmp_path / "x.md")).split()
    (tmp_path / "x.md").write_text("# Talk\n\nwe talked\n")
    mentorlog(*words)
    assert drafts_beside(journal_path) == []


def test_a_damaged_journal_takes_no_words_along(
    mentorlog: Mentorlog, journal_path: Path
) -> None:
    journal_path.parent.mkdir()
    journal_path.write_bytes(b"no journal at all" * 999)
    for words in (("note", "add"), ("note", "add", "--with", "Priya")):
        said = refused(mentorlog, journal_path, 5, *words, stdin="My words\n")
        assert RESUME in said
    drafts = drafts_beside(journal_path)
    assert [draft.read_text() for draft in drafts] == ["My words\n"] * 2


def test_where_nothing_can_be_written_the_words_are_kept_elsewhere(
    somebody: Somebody,
) -> None:
    journal = furnish(somebody.place / "journal" / "journal.db")
    elsewhere = somebody.place / "elsewhere"
    elsewhere.mkdir()
    somebody.owns(journal, journal.parent, elsewhere)
    journal.chmod(0o400)
    journal.parent.chmod(0o500)
    done = somebody(journal, "note", "add", stdin=b"My words\n", TMPDIR=str(elsewhere))
    (draft,) = elsewhere.glob("mentorlog-*/*.md")
    assert done.code == 5
    assert f"{RESUME} {draft}\n" in done.said
    journal.parent.chmod(0o700)
    journal.chmod(0o600)
    again = somebody(journal, "drafts", "resume", str(draft))
    assert again.text.startswith("N2  My words")


@pytest.mark.field("R5")
def test_what_a_full_disk_did_not_take_is_written_when_there_is_room(
    journal_path: Path,
) -> None:
    program = Program(furnish(journal_path))
    full = program.shell("ulimit -f 4; echo 'My words' | mentorlog note add --mood 4")
    assert full.code == 5, full
    (draft,) = drafts_beside(journal_path)
    assert full.said.endswith(f"{draft}; to try again: {RESUME}\n")
    assert program("drafts", "resume").text.startswith("N2  My words · ")
    assert drafts_beside(journal_path) == []


def test_where_no_folder_for_drafts_can_be_made_the_words_are_kept_elsewhere(
    mentorlog: Mentorlog,
    journal_path: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    furnish(journal_path)
    (journal_path.parent / "drafts").write_text("a file in its place")
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(elsewhere))
    with busy(journal_path, monkeypatch):
        said = refused(mentorlog, journal_path, 5, "note", "add", stdin="My words\n")
    (draft,) = elsewhere.glob("*/*.md")
    assert said.endswith(f"kept in {draft}; to try again: {RESUME} {draft}")
    assert draft.parent.stat().st_mode & 0o777 == 0o700
    assert draft.read_text() == "My words\n"
    assert mentorlog("drafts", "resume", str(draft)).out.startswith("N2  My words")
    assert not draft.exists()


@pytest.mark.field("R5")
@pytest.mark.parametrize(
    "text",
    [
        "Give two talks",
        "it’s “quoted”",
        'it\'s "quoted" \\ back',
        "$HOME `ls` !! it's",
        "-starts with a dash",
        "several\nlines\n\n  and blanks ",
        "#no comment",
        "\\",
    ],
)
def test_the_file_of_a_typed_text_reads_well_and_says_it_to_the_byte(
    mentorlog: Mentorlog,
    journal_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    text: str,
) -> None:
    furnish(journal_path)
    with busy(journal_path, monkeypatch):
        refused(mentorlog, journal_path, 5, "note", "add", "--", text)
    (draft,) = drafts_beside(journal_path)
    line = draft.read_text()
    assert line.startswith("mentorlog note add -- ")
    if not set(text) & set("'\"$`!\\"):
        assert text in line
    assert shlex.split(line)[-1] == text
    by_shell = Program(journal_path).shell(f"mentorlog() {{ printf %s x; }}; {line}")
    assert by_shell.text == "x"
    assert mentorlog("drafts", "show").out == line
    (told,) = mentorlog("drafts", "list", "--json").json
    assert (told["text"], told["command"][-1]) == (line, text)
    assert mentorlog("drafts", "resume").code == 0
    assert value(journal_path, "select text from notes where id = 2") == text


def test_what_is_changed_in_the_file_of_a_typed_text_counts(
    mentorlog: Mentorlog, journal_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    furnish(journal_path)
    with busy(journal_path, monkeypatch):
        refused(mentorlog, journal_path, 5, "note", "add", "Too short", "--mood", "4")
    (draft,) = drafts_beside(journal_path)
    draft.write_text(draft.read_text().replace("Too short", "Longer by now"))
    assert "Longer by now" in mentorlog("drafts", "list").out
    unclosed = draft.read_text()
    draft.write_text(unclosed + '"')
    said = refused(mentorlog, journal_path, 1, "drafts", "resume")
    assert str(draft) in said
    draft.write_text(unclosed)
    assert mentorlog("drafts", "resume").out.startswith("N2  Longer by now · ")
    assert drafts_beside(journal_path) == []


def test_an_emptied_file_of_a_typed_text_takes_nothing_from_the_command(
    mentorlog: Mentorlog, journal_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    furnish(journal_path)
    with busy(journal_path, monkeypatch):
        refused(mentorlog, journal_path, 5, "note", "add", "All is here")
    (draft,) = drafts_beside(journal_path)
    draft.write_bytes(b"")
    assert mentorlog("drafts", "resume").out.startswith("N2  All is here")


@pytest.mark.parametrize("way", ["no folder", "not to be read"])
def test_drafts_that_had_to_be_kept_elsewhere_are_listed_and_found_like_others(
    mentorlog: Mentorlog,
    journal_path: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    way: str,
) -> None:
    furnish(journal_path)
    drafts = journal_path.parent / "drafts"
    drafts.write_text("a file in its place")
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(elsewhere))
    with busy(journal_path, monkeypatch):
        for words in (("note", "add", "My words"), ("goal", "add", "My goal")):
            refused(mentorlog, journal_path, 5, *words)
    others = {"MENTORLOG_JOURNAL": str(tmp_path / "other" / "journal.db")}
    assert "No drafts" in mentorlog("drafts", "list", **others).err
    if way == "not to be read":
        drafts.unlink()
        drafts.mkdir(mode=0o000)
    told = mentorlog("drafts", "list", "--json").json
    assert [each["command"][0] for each in told] == ["goal", "note"]
    assert all(each["path"].startswith(str(elsewhere)) for each in told)
    found = mentorlog("doctor", "--json").json["findings"]
    (waiting,) = [each for each in found if each["check"] == "drafts"]
    assert waiting["what"].startswith("2 texts wait as drafts: goal-add-")
    assert mentorlog("drafts", "resume", "note").out.startswith("N2  My words")
    assert mentorlog("drafts", "discard", "goal").code == 0
    assert list(elsewhere.iterdir()) == []
    drafts.chmod(0o700)


@pytest.mark.parametrize("why", ["open to others", "a link"])
def test_nothing_is_read_from_a_folder_that_others_may_have_laid_out(
    mentorlog: Mentorlog,
    journal_path: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    why: str,
) -> None:
    furnish(journal_path)
    (journal_path.parent / "drafts").write_text("a file in its place")
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    with busy(journal_path, monkeypatch):
        refused(mentorlog, journal_path, 5, "note", "add", "My words")
    (folder,) = (path.parent for path in tmp_path.glob("mentorlog-*/*.md"))
    if why == "a link":
        folder.rename(tmp_path / "theirs")
        folder.symlink_to(tmp_path / "theirs")
    else:
        folder.chmod(0o777)
    assert "No drafts" in mentorlog("drafts", "list").err


def test_a_folder_of_drafts_that_is_none_does_not_stop_the_doctor(
    mentorlog: Mentorlog, journal_path: Path
) -> None:
    furnish(journal_path)
    (journal_path.parent / "drafts").write_text("a file in its place")
    assert "All is well" in mentorlog("doctor").out


# --- looking at them


def test_drafts_are_listed_the_newest_first_and_found_by_their_beginning(
    mentorlog: Mentorlog, journal_path: Path, tmp_path: Path
) -> None:
    furnish(journal_path)
    assert "No drafts" in mentorlog("drafts", "list").err
    assert "no draft" in refused(mentorlog, journal_path, 3, "drafts", "resume")
    for words in EDITED:
        mentorlog(*words, EDITOR=editor(tmp_path, DIES))
    told = mentorlog("drafts", "list", "--json").json
    assert [draft["command"] for draft in told] == [list(w) for w in EDITED[::-1]]
    lines = mentorlog("drafts", "list", "--plain").out.splitlines()
    for line in lines:
        assert datetime.fromisoformat(line.split("\t")[1]).tzinfo == UTC
    assert [line.split("\t")[2:] for line in lines] == [
        [" ".join(words), "my thoughts"] for words in EDITED[::-1]
    ]
    newest = mentorlog("drafts", "show")
    assert newest.out.endswith("my thoughts\n")
    assert "## " in newest.out
    name = told[1]["name"]
    assert mentorlog("drafts", "show", name).out == "my thoughts\n"
    mentorlog("note", "add", EDITOR=editor(tmp_path, DIES))
    assert " or " in refused(mentorlog, journal_path, 3, "drafts", "show", "no")
    assert mentorlog("drafts", "discard", name, name).out == "Discarded 1 draft.\n"
    assert len(drafts_beside(journal_path)) == 3
    refused(mentorlog, journal_path, 2, "drafts", "discard")
    refused(mentorlog, journal_path, 2, "drafts", "discard", "--all", "note")
    assert mentorlog("drafts", "discard", "--all").code == 0
    assert drafts_beside(journal_path) == []


@pytest.mark.parametrize("beside", [None, "", "[]", '{"words": 3}', "\x00"])
def test_a_draft_of_which_nothing_is_known_can_be_seen_and_discarded(
    mentorlog: Mentorlog, journal_path: Path, beside: str | None
) -> None:
    drafts = furnish(journal_path).parent / "drafts"
    drafts.mkdir()
    (drafts / "note-old.md").write_bytes(b"From long ago \x1b[31m \xff\n")
    if beside is not None:
        (drafts / "note-old.json").write_text(beside)
    (told,) = mentorlog("drafts", "list", "--json").json
    assert (told["name"], told["command"]) == ("note-old", None)
    assert "\x1b" not in mentorlog("drafts", "list").out
    assert mentorlog("drafts", "show").out.startswith("From long ago")
    said = refused(mentorlog, journal_path, 2, "drafts", "resume")
    assert str(drafts / "note-old.md") in said
    assert mentorlog("drafts", "discard", "note").code == 0
    assert list(drafts.iterdir()) == []
