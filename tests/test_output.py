"""What is printed: for people, at pipes, for scripts, whatever the text holds."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from furnished import furnish
from harmless import acting
from mentorlog.commands.catalogue import COMMANDS
from mentorlog.errors import MentorlogError
from mentorlog.screen.as_json import to_json
from mentorlog.screen.safe import one_line, safe
from mentorlog.screen.wrapping import cells, wrapped
from program import Program, ended

if TYPE_CHECKING:
    from pathlib import Path

    from conftest import Mentorlog

HOSTILE = "[x] done [/b] :smile: list[str]"
"""Text that Rich would take for markup, and that it would raise on (R13)."""

LISTS = (
    ("mentorship", "list"),
    ("goal", "list", "--all"),
    ("milestone", "list"),
    ("session", "list"),
    ("action", "list"),
    ("feedback", "list"),
    ("note", "list"),
    ("topic", "list"),
    ("challenge", "list"),
    ("agreement", "list"),
    ("gesture", "list"),
    ("skill", "list"),
)
SHOWS = tuple(("show", f"{letter}1") for letter in "RGCMSAFNTXBPK")
REPORTS = (
    ("today",),
    ("review", "--month"),
    ("prep",),
    ("growth",),
    ("impact",),
    ("share", "--for", "mentor", "--quiet"),
    ("timeline", "--no-pager"),
)
READING = (*LISTS, *SHOWS, *REPORTS)


def _write_everywhere(mentorlog: Mentorlog, text: str) -> None:
    """An entry of each kind that says the text in every field that takes a text."""
    commands = (
        ("mentorship", "start", text, "--focus", text),
        ("goal", "add", text, "--why", text, "--measure", text, "--unit", text),
        ("goal", "change", "G1", "--title", f"{text}.", "--why", text),
        ("goal", "progress", "G1", "1", "--note", text),
        ("session", "log", text, "--attendees", text, "--minutes", "5"),
        ("action", "add", text, "--session", "S1", "--goal", "G1"),
        ("action", "done", "A1", "--result", text),
        ("feedback", "add", text, "--from", "them", "--about", text, "--stage", text),
        ("milestone", "add", text, "--goal", "G1"),
        ("milestone", "celebrate", "M1", "--how", text),
        ("note", "add", text),
        ("topic", "add", text),
        ("challenge", "add", text),
        ("agreement", "add", text, "--kind", "boundary"),
        ("gesture", "add", text),
        ("skill", "add", text),
    )
    for words in commands:
        answer = mentorlog(*words)
        assert answer.code == 0, answer
        if words[:2] not in {("goal", "progress"), ("session", "log")}:
            assert text in answer.out


# --- any text: R13


@pytest.mark.field("R13")
def test_brackets_and_colons_are_printed_as_they_were_typed(
    mentorlog: Mentorlog,
) -> None:
    _write_everywhere(mentorlog, HOSTILE)
    for words in READING:
        for manner in ((), ("--plain",)):
            answer = mentorlog(*words, *manner)
            assert answer.code == 0
            assert HOSTILE in answer.out or words in REPORTS, words
            for eaten in (" done [/b]", " :smile:", "list[str]"):
                assert answer.out.count(eaten) == answer.out.count("[x] done [/b]")
        told = json.dumps(mentorlog(*words, "--json").json)
        assert HOSTILE in told


@pytest.mark.field("R13")
def test_errors_print_brackets_as_they_were_typed(
    mentorlog: Mentorlog, journal_path: Path
) -> None:
    furnish(journal_path)
    for words in (
        ("show", HOSTILE),
        ("note", "add", "x", "--with", HOSTILE),
        ("note", "add", "x", "--on", HOSTILE),
        ("note", "add", "x", "--mood", HOSTILE),
        ("note", "add", "x", "--tag", HOSTILE),
        (HOSTILE,),
    ):
        answer = mentorlog(*words)
        assert answer.code != 0
        assert HOSTILE in answer.err
        assert answer.err.count("\n") == 1


CONTROLS = "\x1b]0;title\x07\x1b[2J\x1b[31mred\x08\x9b5n\x7f\r\x00\u202eend"


def test_no_text_acts_on_the_terminal(mentorlog: Mentorlog, journal_path: Path) -> None:
    furnish(journal_path)
    mentorlog("note", "add", stdin=CONTROLS)
    mentorlog("session", "log", stdin=f"## Actions\n- {CONTROLS}\n")
    typed = CONTROLS.replace("\0", "")
    writes: list[tuple[str, ...]] = [
        ("mentorship", "start", typed),
        ("goal", "add", typed, "--why", typed, "--unit", typed, "--measure", typed),
        ("goal", "change", "G4", "--title", "x", "--why", typed),
        ("goal", "progress", "G4", "1", "--note", typed),
        ("action", "done", "A1", "--result", typed),
        ("session", "log", "x", "--attendees", typed),
        ("milestone", "celebrate", "M1", "--how", typed),
        ("tag", "G1", "\x1b[31m"),
        ("feedback", "add", typed, "--from", "them", "--stage", typed),
        ("note", "add", "--", typed),
        ("remove", "N3"),
    ]
    for words in writes:
        answer = mentorlog(*words)
        assert answer.code == 0, answer
        assert not acting(answer.out + answer.err)
    everything = [
        (*words, "--with", "all") for words in LISTS if "ship" not in words[0]
    ]
    for words in (
        *READING,
        *everything,
        ("show", "G4"),
        ("show", "N2"),
        ("show", "S4"),
        ("history", "G4"),
        ("history", "--since", "2026-01-01"),
        ("undo", "--list"),
        ("undo", "--to", "0", "--dry-run"),
        ("backup", str(journal_path.with_name("a\x1b[31mb\u202e.db"))),
        ("backup", "--list"),
        ("backup", "--verify"),
        ("trash", "list"),
    ):
        for manner in ((), ("--plain",), ("--json",)):
            answer = mentorlog(*words, *manner)
            assert not acting(answer.out + answer.err), words
    wrong = [("show", typed), ("note", "add", "--on", typed, "x"), (typed,)]
    for line in wrong:
        assert not acting(mentorlog(*line).err)


@given(st.text())
def test_safe_text_has_no_controls_and_keeps_the_rest(text: str) -> None:
    made = safe(text)
    assert not acting(made)
    assert len(made) == len(text)
    assert safe(made) == made
    assert not acting(one_line(text))
    assert len(one_line(text).splitlines()) <= 1


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=50)
@given(text=st.text(min_size=1).filter(str.strip))
def test_json_is_valid_and_exact_for_any_text(mentorlog: Mentorlog, text: str) -> None:
    told = mentorlog("note", "add", "--json", stdin=text).json
    assert told["text"] == text
    listed = mentorlog("note", "list", "--json").json
    assert listed[-1] == told


@settings(max_examples=30)
@given(
    st.recursive(
        st.none() | st.booleans() | st.text() | st.floats(allow_nan=False),
        lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
    )
)
def test_json_comes_back_and_holds_no_controls(value: object) -> None:
    for unicode in (True, False):
        text = to_json(value, unicode=unicode)
        assert json.loads(text) == value
        assert not acting(text)
        assert unicode or text.isascii()


# --- JSON is a contract

COMMON = {
    *("id", "uid", "kind", "day", "private", "created_at", "updated_at", "deleted_at"),
    *("with", "tags"),
}
CONTRACT = {
    "R1": {"person", "role", "focus", "every", "ended_on", "ended_why", "used_at"},
    "G1": {
        *("title", "why", "measure", "start", "target", "unit", "due", "status"),
        *("agreed_on", "closed_on", "closed_why", "milestones", "actions", "feedback"),
        *("value", "share", "confidence", "heard_on"),
    },
    "M1": {
        *("title", "goal", "session", "due", "reached_on", "win", "celebrated_on"),
        "celebrated_how",
    },
    "S1": {
        *("status", "at", "planned_for", "minutes", "mood", "text", "attendees"),
        *("cancelled_why", "source", "source_hash", "actions", "feedback"),
        "milestones",
    },
    "A1": {
        *("text", "owner", "due", "status", "closed_on", "closed_why", "result"),
        *("moved", "goal", "session", "feedback"),
    },
    "F1": {
        *("direction", "text", "about", "goal", "session", "stage", "nature"),
        *("answers", "due", "actions", "answered_by"),
    },
    "N1": {"text", "mood"},
}
"""Fields may be added to these, never taken away."""
AT_A_GLANCE = {
    *("last_talk", "next_talk", "next_at", "unlogged", "due", "paused_until"),
    *("late_mine", "late_theirs", "silent_goals", "in_use"),
}
"""What the list of mentorships tells, and `show` does not."""


@pytest.mark.parametrize("ref", CONTRACT)
def test_json_has_every_field_of_the_contract_and_prints_nulls(
    mentorlog: Mentorlog, journal_path: Path, ref: str
) -> None:
    furnish(journal_path)
    kind = mentorlog("show", ref, "--json").json["kind"]
    first = mentorlog(kind, "list", "--json").json
    told = next(entry for entry in first if entry["id"] == ref)
    assert told.keys() >= COMMON | CONTRACT[ref]
    shown = mentorlog("show", ref, "--json").json
    if ref == "R1":
        told = {key: told[key] for key in told if key not in AT_A_GLANCE}
    assert shown.keys() >= told.keys()
    assert {key: shown[key] for key in told} == told
    for key in ("goal", "session", "feedback", "answers"):
        if isinstance(told.get(key), str):
            assert told[key][0] in "GSF"


def test_a_written_entry_is_told_as_json(mentorlog: Mentorlog) -> None:
    told = mentorlog("note", "add", "x", "--json").json
    assert (told["id"], told["kind"], told["mood"]) == ("N1", "note", None)
    assert told["created_at"].endswith("Z")


@pytest.mark.parametrize("words", LISTS)
def test_an_empty_list_says_what_to_type_next(
    mentorlog: Mentorlog, words: tuple[str, ...]
) -> None:
    answer = mentorlog(*words)
    assert (answer.code, answer.out) == (0, "")
    assert "mentorlog " in answer.err
    assert answer.err.count("\n") == 1
    assert mentorlog(*words, "--json").json == []
    quiet = mentorlog(*words, "--quiet")
    assert (quiet.out, quiet.err) == ("", "")


def test_an_option_without_words_gives_nothing(mentorlog: Mentorlog) -> None:
    mentorlog("mentorship", "start", "Priya", "--focus", "")
    mentorlog("goal", "add", "x", "--why", "", "--measure", " ", "--unit", "")
    mentorlog("goal", "progress", "G1", "1", "--note", "")
    mentorlog("action", "add", "x")
    mentorlog("action", "done", "A1", "--result", "")
    mentorlog("feedback", "add", "x", "--from", "them", "--stage", "")
    for ref, words in {
        "R1": ("focus",),
        "G1": ("why", "measure", "unit"),
        "C1": ("note",),
        "A1": ("result",),
        "F1": ("stage",),
    }.items():
        told = mentorlog("show", ref, "--json").json
        assert [told[word] for word in words] == [None] * len(words), ref


def test_without_a_command_it_shows_today(
    mentorlog: Mentorlog, journal_path: Path
) -> None:
    furnish(journal_path)
    answer = mentorlog()
    assert answer.code == 0
    assert answer.out == mentorlog("today").out
    assert mentorlog("--json").json == mentorlog("today", "--json").json


def test_the_manner_is_understood_before_and_after_the_command(
    mentorlog: Mentorlog, journal_path: Path
) -> None:
    furnish(journal_path)
    after = mentorlog("goal", "list", "--json")
    assert mentorlog("--json", "goal", "list").out == after.out
    assert mentorlog("--plain", "goal", "list").out == (
        mentorlog("goal", "list", "--plain").out
    )


def test_quiet_writes_say_nothing_and_write(
    mentorlog: Mentorlog, journal_path: Path
) -> None:
    for words in (("goal", "add", "x"), ("tag", "G1", "y"), ("remove", "G1")):
        answer = mentorlog(*words, "-q")
        assert (answer.code, answer.out, answer.err) == (0, "", "")
    assert journal_path.exists()
    assert mentorlog("show", "G1", "-q").code == 3


# --- pipes: R15

ALL = """
import json, sys
from mentorlog.cli import main
for words in json.loads(sys.argv[1]):
    print("==")
    code = main(words)
    if code:
        sys.exit(f"{words}: {code}")
"""
"""Runs many command lines in one process, on its real streams."""

LONG = " ".join(f"word{i}" for i in range(80))
"""More than 500 characters, with blanks where a table would like to wrap."""


@pytest.mark.field("R15")
@pytest.mark.parametrize("columns", ["", "40"])
def test_a_pipe_gets_one_record_per_line_uncut(
    mentorlog: Mentorlog, journal_path: Path, columns: str
) -> None:
    assert len(LONG) > 500
    _write_everywhere(mentorlog, LONG)
    asked = [[*words, *more] for words in LISTS for more in ([], ["--plain"])]
    done = ended(Program(journal_path).python(ALL, json.dumps(asked), COLUMNS=columns))
    assert (done.code, done.err) == (0, b"")
    answers = done.text.split("==\n")[1:]
    for words, answer in zip(asked, answers, strict=True):
        lines = answer.splitlines()
        assert len(lines) == (1 if "--plain" in words else 2)
        assert LONG in lines[-1]


def test_plain_lists_have_tabs_between_fields_and_no_other(
    mentorlog: Mentorlog,
) -> None:
    mentorlog("action", "add", "a\tb\nc", "--by", "friday")
    mentorlog("action", "add", "no day")
    first, second = mentorlog("action", "list", "--plain").out.splitlines()
    assert first.split("\t") == ["A1", "a b", "mine", "Fri 3 Apr", "open", ""] or (
        first.split("\t")[:2] == ["A1", "a b c"]
    )
    assert second.count("\t") == first.count("\t")


def test_a_text_with_line_breaks_stays_on_its_line_in_every_list(
    mentorlog: Mentorlog,
) -> None:
    text = "one\ntwo\rthree\u2028four\x85five\x0bsix\x0cseven"
    mentorlog("goal", "add", text, "--unit", text, "--to", "3", "--measure", text)
    mentorlog("note", "add", text)
    mentorlog("feedback", "add", text, "--from", "them", "--about", text)
    for words in (("goal", "list"), ("note", "list"), ("feedback", "list")):
        assert len(mentorlog(*words).out.splitlines()) == 2
        assert len(mentorlog(*words, "--plain").out.splitlines()) == 1


# --- encodings: R16 and R17


@pytest.mark.field("R16")
@pytest.mark.parametrize("encoding", ["ascii", "cp1252", "latin-1"])
def test_a_terminal_without_unicode_gets_plain_signs(
    journal_path: Path, encoding: str
) -> None:
    program = Program(furnish(journal_path))
    text = "naïve → 日本 🎉 “quoted”"
    program("note", "add", text)
    program("goal", "add", text)
    lines = [
        [*words, *manner]
        for words in (*READING, ("search", "talk"))
        for manner in ([], ["--plain"], ["--json"])
    ]
    done = ended(program.python(ALL, json.dumps(lines), PYTHONIOENCODING=encoding))
    assert (done.code, done.err) == (0, b"")
    assert "?" in done.out.decode(encoding)
    helps = [["--help"], *([name, "--help"] for name in COMMANDS)]
    done = ended(program.python(ALL, json.dumps(helps), PYTHONIOENCODING=encoding))
    assert (done.code, done.err) == (0, b"")
    assert done.out.count(b"Usage: mentorlog") == len(helps)
    listed = program("note", "list", "--json", PYTHONIOENCODING=encoding)
    assert listed.json[-1]["text"] == text
    bars = program("goal", "list", PYTHONIOENCODING=encoding).out
    assert b"#####....." in bars
    wrong = program("show", "“x”", PYTHONIOENCODING=encoding)
    assert wrong.code == 2
    wrong.err.decode(encoding)


@pytest.mark.field("R17")
@pytest.mark.parametrize(
    "words",
    [
        (b"note", b"add", b"caf\xe9"),
        (b"note", b"add", b"-m", b"caf\xe9"),
        (b"note", b"add", b"x", b"--tag", b"caf\xe9"),
        (b"caf\xe9",),
        (b"edit", b"N1", b"--text", b"\xff\xfe"),
    ],
)
def test_an_argument_that_is_not_text_is_refused(
    journal_path: Path, words: tuple[bytes, ...]
) -> None:
    before = furnish(journal_path).read_bytes()
    done = Program(journal_path)(*words)
    assert (done.code, done.out) == (2, b"")
    assert done.err.count(b"\n") == 1
    assert "UTF-8" in done.said
    assert journal_path.read_bytes() == before


@pytest.mark.parametrize(
    "words", [("note", "add"), ("note", "add", "-"), ("session", "log"), ("win",)]
)
def test_input_that_is_not_text_is_refused(
    journal_path: Path, words: tuple[str, ...]
) -> None:
    before = furnish(journal_path).read_bytes()
    done = Program(journal_path)(*words, stdin=b"caf\xe9\n")
    assert (done.code, done.out) == (2, b"")
    assert "UTF-8" in done.said
    assert done.err.count(b"\n") == 1
    assert journal_path.read_bytes() == before


def test_a_locale_without_unicode_still_takes_unicode(journal_path: Path) -> None:
    program = Program(furnish(journal_path))
    done = program("note", "add", "naïve 🎉", LC_ALL="C")
    assert done.code == 0
    listed = program("note", "list", "--json").json
    assert listed[-1]["text"] == "naïve 🎉"


# --- streams that end early: R18


@pytest.mark.field("R18")
@pytest.mark.parametrize("width", [20, 40, 80])
@given(st.text(st.sampled_from("ab .·-:é漢🙂\n"), max_size=200))
def test_a_wrapped_line_fits_and_says_the_same(width: int, text: str) -> None:
    shown = wrapped(text, width)
    assert shown.split() == text.split()
    for line in shown.split("\n"):
        assert cells(line) <= width or len(line.split()) == 1


def test_a_line_goes_on_beside_its_id_and_a_command_stays_whole() -> None:
    line = "N1  Slept badly, again · in the trash; back with: mentorlog restore N1"
    assert wrapped(line, 40).split("\n") == [
        "N1  Slept badly, again · in the trash;",
        "    back with: mentorlog restore N1",
    ]
    assert wrapped(line, 72) == line
    assert wrapped("Look: mentorlog drafts list · or not", 25).split("\n") == [
        "Look:",
        "  mentorlog drafts list ·",
        "  or not",
    ]


def test_a_reader_that_leaves_early_is_no_trouble(journal_path: Path) -> None:
    program = Program(furnish(journal_path))
    program("note", "add", stdin=b"a line that goes on\n" * 100_000)
    for words in ("show N2", "note list --json", "--help", "goal list", "today"):
        done = program.shell(f"mentorlog {words} | head -1; echo ${{PIPESTATUS[0]}}")
        assert done.err == b"", (words, done)
        assert done.text.splitlines()[-1] == "0", (words, done)


def test_closed_streams_are_no_trouble(journal_path: Path) -> None:
    program = Program(furnish(journal_path))
    for script in (
        "mentorlog goal list >&-",
        "mentorlog note add 'said to nobody' >&- 2>&-",
        "mentorlog goal list <&-",
        "mentorlog --help >&-",
        "mentorlog note add 'without input' <&-",
    ):
        done = program.shell(script)
        assert (done.code, done.err) == (0, b""), (script, done)
    assert program.shell("mentorlog note add <&-").code == 2
    assert program.shell("mentorlog show G99 2>&-").code == 3
    texts = [note["text"] for note in program("note", "list", "--json").json]
    assert texts[1:] == ["said to nobody", "without input"]


def test_output_that_cannot_be_written_is_an_error(journal_path: Path) -> None:
    program = Program(furnish(journal_path))
    for words in ("goal list", "show G1", "note list --json", "note add x", "--help"):
        done = program.shell(f"mentorlog {words} > /dev/full")
        assert done.code == 1, words
        assert done.err.count(b"\n") == 1, done.said
        assert done.said.startswith("mentorlog: No space left"), done.said
    said = program.shell("mentorlog note add 'Is it there?' > /dev/full").said
    assert said.endswith("What was to be written is in the journal.\n")
    assert "Is it there?" in program("note", "list").text
    assert program.shell("mentorlog show G99 2> /dev/full").code == 3


# --- the shape of the command line, R24 and R25, and its exit codes


@pytest.mark.field("R24")
def test_the_review_takes_its_period_as_an_argument(
    mentorlog: Mentorlog, journal_path: Path
) -> None:
    furnish(journal_path)
    for words in (
        ("review",),
        ("review", "--month"),
        ("review", "--month", "2026-03"),
        ("review", "--month", "last"),
        ("review", "2026-03", "--month"),
        ("review", "--week"),
        ("review", "--since", "2026-03-01"),
    ):
        assert mentorlog(*words).code == 0, words
    answer = mentorlog("review", "--month", "--q")
    assert answer.code == 2
    assert "--q" in answer.err


@pytest.mark.field("R25")
def test_text_that_begins_with_a_dash_can_be_given(mentorlog: Mentorlog) -> None:
    text = "-5 degrees"
    answers = [
        mentorlog("note", "add", "--", text),
        mentorlog("note", "add", "-m", text),
        mentorlog("note", "add", f"--message={text}"),
        mentorlog("note", "add", "-", stdin=text),
        mentorlog("note", "add", stdin=text),
        mentorlog("goal", "add", "--", text),
    ]
    for answer in answers:
        assert (answer.code, text in answer.out) == (0, True), answer
    assert mentorlog("note", "add", text).code == 2


@pytest.mark.parametrize(
    ("code", "words"),
    [
        (0, ("goal", "list")),
        (0, ("--version",)),
        (0, ("--help",)),
        (0, ("goal",)),
        (0, ("goal", "add", "--help")),
        (2, ("nonsense",)),
        (2, ("--nonsense",)),
        (2, ("goal", "nonsense")),
        (2, ("goal", "list", "--nonsense")),
        (2, ("goal", "add")),
        (3, ("show", "G99")),
        (3, ("goal", "list", "--with", "Zoe")),
        (4, ("note", "add", "x", "--on", "someday")),
        (4, ("review", "--month", "someday")),
    ],
)
def test_exit_codes_are_a_contract(
    journal_path: Path, code: int, words: tuple[str, ...]
) -> None:
    done = Program(furnish(journal_path))(*words)
    assert done.code == code
    if code:
        assert done.out == b""
        assert done.err.startswith(b"mentorlog: ")
        assert done.err.count(b"\n") == 1
    else:
        assert done.out
        assert done.err == b""


def test_every_error_has_a_code_of_the_table() -> None:
    codes = {cls.__name__: cls.exit_code for cls in _errors(MentorlogError)}
    assert set(codes.values()) <= {1, 2, 3, 4, 5, 6, 130}, codes


def _errors(cls: type[MentorlogError]) -> list[type[MentorlogError]]:
    return [cls, *(error for sub in cls.__subclasses__() for error in _errors(sub))]


def test_a_day_that_is_no_day_in_the_environment_is_said(mentorlog: Mentorlog) -> None:
    answer = mentorlog("goal", "list", today="someday")
    assert answer.code == 4
    assert "MENTORLOG_TODAY" in answer.err
