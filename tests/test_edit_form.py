"""The editor and its form: nothing that was typed is lost, nothing else is changed."""

from __future__ import annotations

import shlex
import sys
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from editors import drafts_beside, editor, keeps_what_it_saw, saves
from furnished import first_of, furnish
from journal_file import rows, value
from mentorlog.commands.values import read
from mentorlog.desk import Desk
from mentorlog.entries.fields import sayable
from mentorlog.entries.found import Found
from mentorlog.entries.kinds import KINDS, every_kind
from mentorlog.entries.written import written
from mentorlog.errors import UsageError
from mentorlog.exchange.form import Form, body_word, form_of, read_form
from program import Program
from records import any_record, texts

if TYPE_CHECKING:
    from pathlib import Path

    from conftest import Answer, Mentorlog
    from mentorlog.entries.record import Entry

KEPT = "kept in "


def _kept_draft(answer: Answer, journal: Path) -> str:
    """The text of the draft whose path the one line names, and that is still there."""
    assert answer.err.count("\n") == 1, answer.err
    (draft,) = drafts_beside(journal)
    told = f"{KEPT}{draft}; to go on: mentorlog drafts resume\n"
    assert answer.err.endswith(told), answer.err
    return draft.read_bytes().decode()


# --- an edit that changes nothing


@pytest.mark.field("R1")
@pytest.mark.parametrize("letter", KINDS)
def test_an_unchanged_edit_changes_nothing_however_often(
    mentorlog: Mentorlog, journal_path: Path, letter: str
) -> None:
    before = furnish(journal_path).read_bytes()
    for _ in range(2):
        answer = mentorlog("edit", first_of(letter), EDITOR="true")
        assert (answer.code, answer.out) == (0, "")
        assert f"{first_of(letter)} is as it was" in answer.err
    assert journal_path.read_bytes() == before
    assert drafts_beside(journal_path) == []


@pytest.mark.parametrize(
    "text",
    [
        "one line",
        "ends in a break\n",
        "ends in two\n\n",
        "\n\nbegins with two",
        "a\r\nb\r\n",
        "old mac\r",
        "---\ntitle: no\n---\n",
        "# no comment\n# nor this",
        " ",
        "x\x0c\x0b\x85\u2028y",
    ],
)
@pytest.mark.parametrize("script", ["true", "sed -i '' \"$1\"", 'cat "$1" >/dev/null'])
def test_a_text_survives_an_edit_of_something_else_to_the_byte(
    mentorlog: Mentorlog, journal_path: Path, tmp_path: Path, text: str, script: str
) -> None:
    mentorlog("session", "log", "--no-parse", stdin=f"x{text}")
    both = editor(tmp_path, f"{script}; sed -i 's/^mood:.*/mood: 5/' \"$1\"")
    assert mentorlog("edit", "S1", EDITOR=both).code == 0
    (row,) = rows(journal_path, "select text, mood from sessions")
    assert row == {"text": f"x{text}", "mood": 5}


@pytest.mark.parametrize("text", ["no break at the end", "a break at the end\n"])
def test_an_editor_that_drops_the_last_line_break_changes_nothing(
    mentorlog: Mentorlog, journal_path: Path, tmp_path: Path, text: str
) -> None:
    mentorlog("note", "add", stdin=text)
    drop = editor(tmp_path, 'printf %s "$(cat "$1")" > "$1.new"; mv "$1.new" "$1"')
    mentorlog("edit", "N1", EDITOR=drop)
    assert value(journal_path, "select text from notes").rstrip("\n") == text.rstrip(
        "\n"
    )


def test_a_line_break_that_was_typed_at_the_end_is_kept(
    mentorlog: Mentorlog, journal_path: Path, tmp_path: Path
) -> None:
    mentorlog("note", "add", "open end")
    mentorlog("edit", "N1", EDITOR=editor(tmp_path, 'echo >> "$1"'))
    assert value(journal_path, "select text from notes") == "open end\n"


@pytest.mark.parametrize("end", ["", "\n", "\n\n"])
def test_an_editor_that_turns_all_line_ends_changes_no_more_than_they(
    mentorlog: Mentorlog, journal_path: Path, tmp_path: Path, end: str
) -> None:
    text = f"one\n\ntwo{end}"
    mentorlog("session", "log", "--mood", "3", "--no-parse", stdin=text)
    windows = editor(tmp_path, "sed -i 's/$/\\r/' \"$1\"")
    assert mentorlog("edit", "S1", EDITOR=windows).code == 0
    (row,) = rows(journal_path, "select text, mood from sessions")
    assert row == {"text": text.replace("\n", "\r\n"), "mood": 3}
    mentorlog("edit", "S1", EDITOR="true")
    assert rows(journal_path, "select text, mood from sessions") == [row]


def test_a_text_of_a_megabyte_goes_through_the_editor_whole(
    mentorlog: Mentorlog, journal_path: Path, tmp_path: Path
) -> None:
    text = "".join(f"{i} [x] “line” :smile:\n" for i in range(35_000))
    assert len(text.encode()) > 1_000_000
    assert mentorlog("note", "add", EDITOR=saves(tmp_path, text)).code == 0
    assert value(journal_path, "select text from notes") == text
    assert mentorlog("edit", "N1", EDITOR="true").out == ""
    more = editor(tmp_path, 'printf "the end" >> "$1"')
    assert mentorlog("edit", "N1", EDITOR=more).code == 0
    assert value(journal_path, "select text from notes") == f"{text}the end"
    assert mentorlog("show", "N1").out.endswith("the end\n")
    assert mentorlog("note", "list", "--json").json[0]["text"] == f"{text}the end"


# --- an edit that goes wrong


def test_an_editor_that_fails_without_a_change_leaves_nothing(
    mentorlog: Mentorlog, journal_path: Path, tmp_path: Path
) -> None:
    before = furnish(journal_path).read_bytes()
    for words in (("edit", "N1"), ("note", "add"), ("session", "log")):
        answer = mentorlog(*words, EDITOR=editor(tmp_path, "exit 3"))
        assert (answer.code, answer.out) == (1, "")
        assert "ended with an error (3)" in answer.err
        assert answer.err.count("\n") == 1
    assert journal_path.read_bytes() == before
    assert drafts_beside(journal_path) == []


@pytest.mark.field("R5")
@pytest.mark.parametrize("end", ["exit 1", "kill -9 $$", "kill -TERM $$"])
@pytest.mark.parametrize("words", [("edit", "N1"), ("note", "add"), ("session", "log")])
def test_what_was_saved_before_the_editor_died_is_kept_as_a_draft(
    mentorlog: Mentorlog,
    journal_path: Path,
    tmp_path: Path,
    words: tuple[str, ...],
    end: str,
) -> None:
    before = furnish(journal_path).read_bytes()
    dying = editor(tmp_path, f'echo "my thoughts" >> "$1"; {end}')
    answer = mentorlog(*words, EDITOR=dying)
    assert (answer.code, answer.out) == (1, "")
    assert _kept_draft(answer, journal_path).endswith("my thoughts\n")
    assert journal_path.read_bytes() == before


@pytest.mark.parametrize("words", [("edit", "N1"), ("note", "add"), ("session", "log")])
def test_an_editor_that_deletes_the_file_changes_nothing(
    mentorlog: Mentorlog, journal_path: Path, tmp_path: Path, words: tuple[str, ...]
) -> None:
    before = furnish(journal_path).read_bytes()
    answer = mentorlog(*words, EDITOR=editor(tmp_path, 'rm "$1"'))
    assert (answer.code, answer.out) == (1, "")
    assert answer.err.count("\n") == 1
    assert "nothing was changed" in answer.err
    assert KEPT not in answer.err
    assert journal_path.read_bytes() == before


@pytest.mark.field("R5")
@pytest.mark.parametrize(
    ("line", "code", "says"),
    [
        ("mood: great", 2, "great"),
        ("mood: 7", 2, "7"),
        ("on: someday", 4, "someday"),
        ("on:", 2, "cannot be empty"),
        ("with: Zoe", 3, "Zoe"),
        ("with:", 2, "belongs to somebody"),
        ("tags: two words", 2, "two words"),
        ("colour: red", 2, "colour"),
        ("no colon here", 2, "no field"),
        ('mood: "3', 2, "quotes"),
        ('tags: "\\ud800"', 2, ""),
    ],
)
def test_a_form_that_means_nothing_is_kept_as_a_draft(
    mentorlog: Mentorlog,
    journal_path: Path,
    tmp_path: Path,
    line: str,
    code: int,
    says: str,
) -> None:
    before = furnish(journal_path).read_bytes()
    word = line.partition(":")[0]
    there = word in {"mood", "on", "with", "tags"}
    change = f"s/^{word}:.*/{line}/".replace("\\", "\\\\") if there else f"2i {line}"
    script = f'sed -i {shlex.quote(change)} "$1"; echo "and more" >> "$1"'
    answer = mentorlog("edit", "N1", EDITOR=editor(tmp_path, script))
    assert (answer.code, answer.out) == (code, ""), answer
    assert says in answer.err
    draft = _kept_draft(answer, journal_path)
    assert line in draft
    assert draft.endswith("and more\n")
    assert journal_path.read_bytes() == before


@pytest.mark.parametrize(
    "form", ["", "just text", "---\nmood: 3\n", "---", "text\n---\nmood: 3\n---\n"]
)
def test_a_form_without_its_fences_is_kept_as_a_draft(
    mentorlog: Mentorlog, journal_path: Path, tmp_path: Path, form: str
) -> None:
    before = furnish(journal_path).read_bytes()
    answer = mentorlog("edit", "N1", EDITOR=saves(tmp_path, form))
    assert (answer.code, answer.out) == (2, "")
    assert "---" in answer.err
    assert _kept_draft(answer, journal_path) == form
    assert journal_path.read_bytes() == before


@pytest.mark.parametrize("words", [("edit", "N1"), ("note", "add"), ("session", "log")])
def test_a_file_that_is_not_text_is_kept_where_it_is(
    mentorlog: Mentorlog, journal_path: Path, tmp_path: Path, words: tuple[str, ...]
) -> None:
    before = furnish(journal_path).read_bytes()
    answer = mentorlog(*words, EDITOR=saves(tmp_path, b"caf\xe9"))
    assert (answer.code, answer.out) == (1, "")
    (draft,) = drafts_beside(journal_path)
    assert draft.read_bytes() == b"caf\xe9"
    assert answer.err.count("\n") == answer.err.count(str(draft)) == 1, answer.err
    assert "is not text in UTF-8" in answer.err
    assert journal_path.read_bytes() == before
    again = mentorlog("drafts", "resume", EDITOR="true")
    assert (again.code, again.err) == (1, answer.err)
    assert draft.read_bytes() == b"caf\xe9"


@pytest.mark.parametrize("meanwhile", ["edit N1 --mood 5", "tag N1 other", "remove N1"])
def test_what_was_changed_meanwhile_is_not_overwritten(
    mentorlog: Mentorlog, journal_path: Path, tmp_path: Path, meanwhile: str
) -> None:
    furnish(journal_path)
    python = shlex.quote(sys.executable)
    journal = shlex.quote(str(journal_path))
    script = (
        f"MENTORLOG_JOURNAL={journal} {python} -m mentorlog {meanwhile} >/dev/null\n"
        'echo "my new words" >> "$1"'
    )
    answer = mentorlog("edit", "N1", EDITOR=editor(tmp_path, script))
    (row,) = rows(journal_path, "select * from notes")
    if meanwhile.startswith("tag"):
        assert answer.code == 0
        assert row["text"] == "Slept badly\nmy new words"
        assert mentorlog("show", "N1", "--json").json["tags"] == ["other", "sleep"]
    else:
        assert answer.code in {1, 3}
        assert _kept_draft(answer, journal_path).endswith("my new words\n")
        assert row["text"] == "Slept badly"
        assert row["mood"] == (5 if "mood" in meanwhile else 2)


@pytest.mark.parametrize(
    "options",
    [("--on", "someday"), ("--with", "Zoe"), ("--tag", "two words"), ("--mood", "9")],
)
def test_options_that_mean_nothing_are_refused_before_the_editor_opens(
    mentorlog: Mentorlog, journal_path: Path, tmp_path: Path, options: tuple[str, ...]
) -> None:
    furnish(journal_path)
    seen = tmp_path / "seen"
    for words in (("note", "add"), ("session", "log")):
        writes = keeps_what_it_saw(tmp_path, seen, 'echo "long thoughts" >> "$1"')
        answer = mentorlog(*words, *options, EDITOR=writes)
        assert answer.code in {2, 3, 4}
        assert not seen.exists()


# --- which editor


@pytest.mark.parametrize(
    ("env", "works"),
    [
        ({"VISUAL": "{editor}", "EDITOR": "false"}, True),
        ({"VISUAL": "", "EDITOR": "{editor}"}, True),
        ({"EDITOR": "{editor} --wait -n"}, True),
        ({"EDITOR": "/no/such/editor"}, False),
        ({"EDITOR": "'unclosed"}, False),
        ({"EDITOR": "{folder}"}, False),
        ({"EDITOR": " ", "PATH": "/nowhere"}, False),
    ],
)
def test_the_editor_is_the_one_that_is_named(
    mentorlog: Mentorlog,
    journal_path: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    env: dict[str, str],
    works: bool,
) -> None:
    furnish(journal_path)
    path = editor(tmp_path, 'for last; do :; done; echo "by hand" > "$last"')
    named = {n: v.format(editor=path, folder=tmp_path) for n, v in env.items()}
    monkeypatch.setenv("PATH", named.pop("PATH", "/usr/bin:/bin"))
    answer = mentorlog("note", "add", **named)
    if works:
        assert answer.out.startswith("N2  by hand")
    else:
        assert answer.code == 2
        assert answer.err.count("\n") == 1
        assert value(journal_path, "select count(*) from notes") == 1
    assert drafts_beside(journal_path) == []


def test_drafts_are_as_private_as_the_journal(
    mentorlog: Mentorlog, journal_path: Path, tmp_path: Path
) -> None:
    seen = tmp_path / "modes"
    look = editor(
        tmp_path, f'stat -c %a "$1" "$(dirname "$1")" > {seen}; echo hi > "$1"'
    )
    assert mentorlog("note", "add", EDITOR=look).code == 0
    assert seen.read_text().split() == ["600", "700"]
    assert drafts_beside(journal_path) == []


def test_without_a_terminal_and_without_a_text_no_editor_opens(
    journal_path: Path,
) -> None:
    done = Program(furnish(journal_path))("note", "add", EDITOR="touch opened")
    assert done.code == 2
    assert "pipe it in" in done.said


# --- the form itself

any_kind = pytest.mark.parametrize("kind", every_kind())


@any_kind
@settings(max_examples=60)
@given(data=st.data())
def test_any_entry_survives_being_written_as_a_form(
    kind: type[Entry], data: st.DataObject
) -> None:
    entry = data.draw(any_record(kind))
    tags = data.draw(st.lists(texts, max_size=3).map(tuple))
    form = form_of(Found(entry=entry, person=data.draw(texts), tags=tags))
    text = form.written("G1, a goal")
    assert text.endswith("\n")
    back = read_form(text, ended_open=not form.body.endswith("\n"))
    assert dict(back.fields) == dict(form.fields)
    assert back.body == form.body
    assert form.changes(back) == {}


@any_kind
@settings(max_examples=40)
@given(data=st.data())
def test_what_a_form_says_is_read_back_as_the_same_value(
    kind: type[Entry], data: st.DataObject, tmp_path_factory: pytest.TempPathFactory
) -> None:
    journal = tmp_path_factory.getbasetemp() / "forms" / "journal.db"
    if not journal.exists():
        furnish(journal)
    desk = Desk({"MENTORLOG_JOURNAL": str(journal), "MENTORLOG_TODAY": "9999-12-31"})
    entry = data.draw(any_record(kind))
    for field, said in sayable(kind).values():
        kept: Any = getattr(entry, field.name)
        text = written(kept, said.letter)
        if text is not None and said.reads not in {"line", "names", "cadence", "refs"}:
            assert read(desk, said, text) == kept
    desk.close()


@given(st.text() | st.text(alphabet='-#: "\\\n\rab', max_size=30))
def test_any_text_is_read_as_a_form_or_refused_in_a_line(text: str) -> None:
    try:
        form = read_form(text, ended_open=True)
    except UsageError as error:
        said = str(error)
    else:
        assert form.body in text.replace("\r", "") or form.body in text
        return
    assert len(said.splitlines()) == 1


def test_a_form_says_what_it_has_when_a_field_is_unknown() -> None:
    form = Form({"title": "x", "by": ""}, "")
    with pytest.raises(UsageError, match="title, by"):
        form.changes(Form({"due": "friday"}, ""))


def test_every_kind_has_at_most_one_text_as_its_body() -> None:
    for kind in every_kind():
        texts_ = [w for w, (_, said) in sayable(kind).items() if said.reads == "text"]
        assert texts_[:1] == ([body_word(kind)] if body_word(kind) else [])
        assert len(texts_) <= 1
