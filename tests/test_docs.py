"""What the documents say is what the program does."""

from __future__ import annotations

import os
import re
import shlex
import shutil
import subprocess
import sys
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
import typer

from furnished import TODAY, first_of, furnish
from mentorlog import errors
from mentorlog.cli import app
from mentorlog.entries.kinds import every_kind
from mentorlog.store import dbapi
from reference import kind_keys

if TYPE_CHECKING:
    from collections.abc import Iterator

    from conftest import Mentorlog
    from mentorlog.entries.record import Entry

ROOT = Path(__file__).parents[1]
PAGES = sorted([*ROOT.glob("*.md"), *(ROOT / "docs").glob("*.md")])
BLOCK = re.compile(r"^```.*?^```", re.MULTILINE | re.DOTALL)
SHELL = re.compile(r"^```(?:sh|fish)\n(.*?)^```", re.MULTILINE | re.DOTALL)
INTERRUPTED = {129, 130, 143}
MORE_KEYS = {
    "goal": {"value", "share", "confidence", "heard_on", "checkins"},
    "topic": {"carried_over"},
    "agreement": {"at", "versions"},
    "skill": {"by_me", "by_them", "rated_on", "history"},
    "question": {"own", "asked"},
}
"""Kind → what JSON adds to its fields, each in a section of its own."""


def python(*words: str, **env: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, *words],
        capture_output=True,
        text=True,
        check=False,
        env={**os.environ, **env},
    )


def test_what_is_generated_is_fresh() -> None:
    checked = python(str(ROOT / "tools" / "docs.py"), "--check")

    assert checked.stdout + checked.stderr == ""
    assert checked.returncode == 0


def test_the_table_of_exit_codes_is_that_of_the_errors() -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    rows = re.findall(r"^\| (\d+(?:, \d+)*) \| ", readme, re.MULTILINE)
    told = {int(code) for row in rows for code in row.split(", ")}
    base = errors.MentorlogError
    classes = [cls for cls in vars(errors).values() if isinstance(cls, type)]
    known = {cls.exit_code for cls in classes if issubclass(cls, base)}

    assert told == known | {0, *INTERRUPTED}


@pytest.mark.parametrize("kind", every_kind(), ids=lambda kind: kind.kind)
def test_json_has_the_documented_fields_of_every_kind(
    kind: type[Entry], mentorlog: Mentorlog, journal_path: Path
) -> None:
    furnish(journal_path)
    documented = kind_keys(kind)
    more = {"revisions"} | MORE_KEYS.get(kind.kind, set())

    told = mentorlog("show", first_of(kind.letter), "--json", today=TODAY).json

    assert set(told) == set(documented) | more
    assert len(set(documented)) == len(documented)


def _keys(told: Any) -> set[str]:
    """All names in a piece of JSON."""
    if isinstance(told, list):
        return set().union(*map(_keys, told))
    if isinstance(told, dict):
        return set(told).union(*map(_keys, told.values()))
    return set()


@pytest.mark.parametrize(
    "report", ["today", "prep", "review", "growth", "impact", "share --for self"]
)
def test_json_of_a_report_has_documented_fields_alone(
    report: str, mentorlog: Mentorlog, journal_path: Path
) -> None:
    furnish(journal_path)
    page = (ROOT / "docs" / "json.md").read_text(encoding="utf-8")
    name, *words = report.split()
    section = page.partition(f"\n## {name}\n")[2].partition("\n## ")[0]

    told = mentorlog(name, *words, "--json", today=TODAY).json

    assert _keys(told) <= set(re.findall(r"^\| `(\w+)` \|", section, re.MULTILINE))


def test_an_import_tells_the_documented_fields(mentorlog: Mentorlog) -> None:
    page = (ROOT / "docs" / "json.md").read_text(encoding="utf-8")
    listed = page.partition("## import notes")[2]
    examples = str(ROOT / "docs" / "examples")

    told = mentorlog("import", "notes", examples, "--dry-run", "--json").json

    assert set(told) == set(re.findall(r"^\| `(\w+)` \|", listed, re.MULTILINE))


def _prose(page: Path) -> str:
    """A page without its blocks of code."""
    return BLOCK.sub("", page.read_text(encoding="utf-8"))


def _command_lines() -> Iterator[tuple[str, str]]:
    """Every command line in a block of shell or between backquotes: page, line."""
    for page in PAGES:
        blocks = SHELL.findall(page.read_text(encoding="utf-8"))
        shell = [line for block in blocks for line in block.splitlines()]
        for line in shell + re.findall(r"`(mentorlog [^`\n]+)`", _prose(page)):
            found = re.search(r"\bmentorlog (?P<words>[^|<'#)]+)", line)
            if found and not line.lstrip().startswith("#"):
                yield page.name, found["words"]


@pytest.mark.parametrize(("page", "line"), sorted(set(_command_lines())))
def test_every_command_line_in_the_documents_is_one(page: str, line: str) -> None:
    words = shlex.split(line)
    command: Any = typer.main.get_command(app)
    with typer.Context(command) as ctx:
        while hasattr(command, "get_command") and re.match("[a-z]", " ".join(words)):
            name = words.pop(0)
            if name == "demo":
                return
            command = command.get_command(ctx, name)
            assert command is not None, f"{page}: mentorlog {line}"
    known = {option for param in command.params for option in param.opts} | {"--help"}
    said = words[: words.index("--") if "--" in words else None]
    options = [w.partition("=")[0] for w in said if re.fullmatch(r"--?[a-z].*", w)]

    assert set(options) <= known, f"{page}: mentorlog {line}"


def _slug(heading: str) -> str:
    """The anchor that a heading gets."""
    kept = re.sub(r"[^\w\- ]", "", heading.strip().lower())
    return kept.replace(" ", "-")


def _anchors(page: Path) -> set[str]:
    titles = re.findall(r"^#+ (.+)$", _prose(page), re.MULTILINE)
    return {_slug(title) for title in titles}


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_every_link_leads_somewhere(page: Path) -> None:
    for target in re.findall(r"\]\(([^)\s]+)\)", _prose(page)):
        if target.startswith("https://"):
            continue
        path, _, anchor = target.partition("#")
        there = (page.parent / path) if path else page
        assert there.exists(), target
        assert not anchor or anchor in _anchors(there), target


STEP = re.compile(
    r"^<!-- (?P<how>new|append|change) (?P<path>\S+) -->\n```\w+\n(?P<text>.*?)^```",
    re.MULTILINE | re.DOTALL,
)


def _follow(contributing: str, root: Path) -> list[Path]:
    """Do in a copy of the source what the worked example says; the files touched."""
    touched = []
    for step in STEP.finditer(contributing):
        path = root / step["path"]
        before = path.read_text(encoding="utf-8") if path.exists() else ""
        if step["how"] == "new":
            assert not before, f"{path} exists: choose another kind for the example"
        if step["how"] == "change":
            lines = step["text"].splitlines(keepends=True)
            old = "".join(line[1:] for line in lines if line[0] in " -")
            new = "".join(line[1:] for line in lines if line[0] in " +")
            assert before.count(old) == 1, f"{path} has changed:\n{old}"
            after = before.replace(old, new)
        else:
            after = f"{before}\n\n{step['text']}".lstrip("\n")
        path.write_text(after, encoding="utf-8")
        touched.append(path)
    return touched


def test_a_kind_costs_what_contributing_says(tmp_path: Path) -> None:
    shutil.copytree(
        ROOT / "src", tmp_path / "src", ignore=shutil.ignore_patterns("__pycache__")
    )
    shutil.copy(ROOT / "pyproject.toml", tmp_path)
    journal = tmp_path / "kept" / "journal.db"

    def run(*words: str, source: Path) -> str:
        env = {"PYTHONPATH": str(source), "MENTORLOG_JOURNAL": str(journal)}
        ended = python("-m", "mentorlog", *words, MENTORLOG_TODAY=TODAY, **env)
        assert ended.returncode == 0, ended.stderr
        return ended.stdout

    run("session", "log", "About maps.", source=ROOT / "src")
    touched = _follow((ROOT / "CONTRIBUTING.md").read_text("utf-8"), tmp_path)

    def new(*words: str) -> str:
        return run(*words, source=tmp_path / "src")

    assert new("book", "add", "A history of maps", "--session", "S1", "--tag", "maps")
    new("edit", "W1", "--way", "from")
    new("edit", "w1", "--clear", "session")
    new("remove", "W1")
    new("restore", "W1")
    told = new("show", "W1", "--json")

    assert '"way": "from"' in told
    assert '"session": null' in told
    assert '"maps"' in told
    assert "A history of maps" in new("book", "list", "--plain")
    assert "book" in new("--help")
    assert "About maps." in new("show", "S1")
    with closing(dbapi.connect(journal)) as read:
        books = read.execute("select id, way, tags from books_view").fetchall()
        entries = "select kind from entries_view where id = 'W1'"
        assert read.execute(entries).fetchall() == [("book",)]
    assert books == [("W1", "from", "maps")]
    assert len(touched) == 8  # three files of its own, five lines elsewhere
    for check in (("check",), ("format", "--check")):
        linted = python("-m", "ruff", *check, "--no-cache", *map(str, touched))
        assert linted.returncode == 0, linted.stdout + linted.stderr
