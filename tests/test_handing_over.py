"""A page goes where it is wanted: whole, for its owner alone, never over a file."""

from __future__ import annotations

import stat
from typing import TYPE_CHECKING

import pytest

from furnished import furnish
from program import Program, ended
from refusal import refused

if TYPE_CHECKING:
    from pathlib import Path

    from conftest import Mentorlog

LOOKS = """#!/bin/sh
printf '%s' "$1" > "$SEEN"
"""
REPORTS = (("review", "--month"), ("growth",), ("share", "--for", "mentor"))


@pytest.fixture(autouse=True)
def _furnished(journal_path: Path) -> None:
    furnish(journal_path)


def _mode(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


def _browser(folder: Path, script: str = LOOKS) -> dict[str, str]:
    """An environment in which the browser is a script that notes what it is shown."""
    program = folder / "my browser"
    program.write_text(script)
    program.chmod(0o755)
    named = f"'{program}'"
    return {"BROWSER": named, "SEEN": str(folder / "seen")}


@pytest.mark.parametrize("words", REPORTS)
@pytest.mark.parametrize("form", ["md", "html"])
def test_a_page_in_a_file_is_what_stands_at_standard_output(
    mentorlog: Mentorlog, tmp_path: Path, words: tuple[str, ...], form: str
) -> None:
    path = tmp_path / f"page.{form}"
    answer = mentorlog(*words, "--out", str(path))
    assert (answer.code, answer.out) == (0, f"{path} · {form}\n")
    assert path.read_text() == mentorlog(*words, "--format", form).out
    assert _mode(path) == 0o600
    assert [p.name for p in tmp_path.glob(".*")] == []

    path.write_text("mine")
    again = mentorlog(*words, "--out", str(path))
    assert (again.code, path.read_text()) == (2, "mine")
    assert "--force" in again.err
    forced = mentorlog(*words, "--out", str(path), "--force", "--json")
    assert forced.json == {"path": str(path), "format": form, "opened": False}
    assert path.read_text() != "mine"
    assert _mode(path) == 0o600
    quiet = mentorlog(*words, "--out", str(path), "--force", "--quiet")
    assert (quiet.code, quiet.out) == (0, "")


def test_the_form_is_said_or_read_from_the_name(
    mentorlog: Mentorlog, tmp_path: Path
) -> None:
    for name in ("a.html", "b.HTM"):
        assert mentorlog("growth", "--out", str(tmp_path / name)).code == 0
        assert (tmp_path / name).read_text().startswith("<!doctype html>")
    named = str(tmp_path / "c.txt")
    assert mentorlog("growth", "--out", named, "--format", "html").code == 0
    assert mentorlog("growth", "--out", "-").out == mentorlog("growth").out
    assert mentorlog("growth", "--out", "-", "--format", "md").out.startswith("# ")
    as_json = mentorlog("growth", "--format", "html", "--json")
    assert as_json.json == mentorlog("growth", "--json").json


def test_a_page_goes_nowhere_where_it_does_harm(
    mentorlog: Mentorlog, journal_path: Path, tmp_path: Path
) -> None:
    before = sorted(tmp_path.iterdir())
    for words in (
        ("--out", str(journal_path), "--format", "html", "--force"),
        ("--out", "/dev/null", "--format", "md", "--force"),
        ("--out", str(tmp_path / "nowhere" / "x.html")),
        ("--out", "", "--format", "html"),
        ("--out", str(tmp_path), "--format", "html", "--force"),
        ("--out", str(tmp_path / "x.txt")),
        ("--out", str(tmp_path / "x.json")),
        ("--out", str(tmp_path / "x.html"), "--format", "text"),
        ("--out", str(tmp_path / "x.html"), "--format", "json"),
        ("--out", str(tmp_path / "x.svg")),
        ("--open", "--format", "md"),
        ("--open", "--out", str(tmp_path / "x.md")),
        ("--format", "pdf"),
    ):
        for report in REPORTS[:2]:  # a report to share may be a file of text
            refused(mentorlog, journal_path, 2, *report, *words)
    assert sorted(tmp_path.iterdir()) == before


@pytest.mark.parametrize(
    "words",
    [
        ("today",),
        ("prep",),
        ("impact",),
        ("timeline",),
        ("search", "talk"),
        ("mentorship", "list"),
        ("review", "list"),
        ("review", "show", "V1"),
    ],
)
def test_what_has_no_page_for_the_browser_says_so(
    mentorlog: Mentorlog, journal_path: Path, words: tuple[str, ...]
) -> None:
    said = refused(mentorlog, journal_path, 2, *words, "--format", "html")
    assert said == "HTML is for review, growth and share; here there is --format md."
    if words[0] == "review":
        refused(mentorlog, journal_path, 2, *words, "--open")
        said = refused(mentorlog, journal_path, 2, *words, "--out", "x.md")
        assert "--format md" in said


@pytest.mark.parametrize("words", REPORTS)
def test_a_page_opens_in_the_browser_from_a_place_for_its_owner_alone(
    journal_path: Path, tmp_path: Path, words: tuple[str, ...]
) -> None:
    program = Program(journal_path)
    cache = tmp_path / "cache"
    env = {**_browser(tmp_path), "MENTORLOG_CACHE": str(cache)}
    done = program(*words, "--open", stdin=b"", **env)
    path = cache / "pages" / f"{words[0]}.html"
    assert (done.code, done.text) == (0, f"{path} · html · opened in your browser\n")
    assert (tmp_path / "seen").read_text() == path.as_uri()
    assert (_mode(path), _mode(path.parent)) == (0o600, 0o700)
    assert path.read_bytes() == program(*words, "--format", "html").out

    path.parent.chmod(0o755)
    path.write_text("old")
    named = tmp_path / "with a blank.html"
    done = program(*words, "--open", "--out", str(named), "--json", stdin=b"", **env)
    assert done.json == {"path": str(named), "format": "html", "opened": True}
    assert (tmp_path / "seen").read_text() == named.as_uri()
    assert (path.read_text(), _mode(named)) == ("old", 0o600)
    assert program(*words, "--open", stdin=b"", **env).code == 0
    assert path.read_bytes() == named.read_bytes()
    assert (_mode(path), _mode(path.parent)) == (0o600, 0o700)


def test_what_is_only_looked_at_lies_in_memory_where_there_is_such_a_place(
    journal_path: Path, tmp_path: Path
) -> None:
    memory, home = tmp_path / "run", tmp_path / "cache"
    memory.mkdir(mode=0o700)
    env = {
        **_browser(tmp_path),
        "XDG_RUNTIME_DIR": str(memory),
        "XDG_CACHE_HOME": str(home),
        "HOME": str(tmp_path / "home"),
    }
    program = Program(journal_path)
    assert program("growth", "--open", stdin=b"", **env).code == 0
    assert _mode(memory / "mentorlog" / "growth.html") == 0o600
    assert _mode(memory / "mentorlog") == 0o700
    (memory / "mentorlog" / "growth.html").unlink()
    memory.chmod(0o755)  # others may look into it: it is not what it should be
    assert program("growth", "--open", stdin=b"", **env).code == 0
    assert not list((memory / "mentorlog").iterdir())


@pytest.mark.parametrize(
    ("browser", "says"),
    [
        ("/nowhere/at/all", "does not start"),
        ("false", "does not start"),
        ("'unclosed", "does not start"),
        ("", "No browser was found"),
    ],
)
def test_where_there_is_no_browser_it_is_said_where_the_page_lies(
    journal_path: Path, tmp_path: Path, browser: str, says: str
) -> None:
    empty = tmp_path / "empty"
    empty.mkdir()
    path = tmp_path / "page.html"
    done = Program(journal_path)(
        *("review", "--month", "--open", "--out", str(path)),
        stdin=b"",
        BROWSER=browser,
        PATH=str(empty),
        DISPLAY="",
        WAYLAND_DISPLAY="",
    )
    assert (done.code, done.text, done.said.count("\n")) == (1, "", 1), done
    assert says in done.said
    assert str(path) in done.said
    assert path.read_text().startswith("<!doctype html>")


@pytest.mark.parametrize("rest", ["", " %s", " %s more"])
def test_the_next_of_several_browsers_is_tried(
    journal_path: Path, tmp_path: Path, rest: str
) -> None:
    env = _browser(tmp_path)
    env["BROWSER"] = f"/nowhere:{env['BROWSER']}{rest}"
    env["MENTORLOG_CACHE"] = str(tmp_path / "cache")
    assert Program(journal_path)("growth", "--open", stdin=b"", **env).code == 0
    assert (tmp_path / "seen").read_text().endswith("/pages/growth.html")


def test_where_the_disk_is_full_there_is_no_page_and_a_sentence(
    journal_path: Path, tmp_path: Path
) -> None:
    limited = (
        "import resource, sys\n"
        "resource.setrlimit(resource.RLIMIT_FSIZE, (200, 200))\n"
        "import signal; signal.signal(signal.SIGXFSZ, signal.SIG_IGN)\n"
        "from mentorlog.cli import main\nsys.exit(main(sys.argv[1:]))\n"
    )
    path = tmp_path / "page.html"
    words = ("review", "--month", "--out", str(path))
    done = ended(Program(journal_path).python(limited, *words))
    assert (done.code, done.said.count("\n")) == (1, 1), done
    assert str(path) in done.said
    assert not path.exists()
    assert not list(tmp_path.glob(".*.new"))


def test_a_pipe_that_knows_few_signs_gets_a_page_that_knows_all(
    journal_path: Path,
) -> None:
    words = ("review", "--month", "--format", "html")
    whole = Program(journal_path)(*words)
    ascii_ = Program(journal_path)(*words, PYTHONIOENCODING="ascii")
    assert b"\xc2\xb7" in whole.out
    assert ascii_.out.isascii()
    assert (
        ascii_.out.decode() == whole.text.encode("ascii", "xmlcharrefreplace").decode()
    )


def test_what_a_terminal_would_act_on_is_in_no_file(
    mentorlog: Mentorlog, tmp_path: Path
) -> None:
    mentorlog("note", "add", "A\x1b[2J\u202eb\x07")
    for form in ("md", "html"):
        path = tmp_path / f"page.{form}"
        assert mentorlog("review", "--month", "--out", str(path)).code == 0
        text = path.read_text()
        assert "A\ufffd" in text
        assert not {"\x1b", "\u202e", "\x07"} & set(text)
