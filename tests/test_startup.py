"""Daily commands load no library that they have no use for."""

from __future__ import annotations

import json
import re
import shlex
from pathlib import Path

import pytest

import mentorlog
from furnished import furnish
from loading import COMMANDS, loaded, told
from program import Program, ended

SCRIPT = """
import json, sys
from mentorlog.cli import main
code = main(sys.argv[1:])
print(json.dumps(sorted(sys.modules)), file=sys.stderr)
sys.exit(code)
"""

SEARCHES = """
import atexit, gc, sys

def tell():
    gc.callbacks.clear()
    made = sum(map(len, map(gc.get_objects, range(3))))
    print(found.count("start"), made, gc.get_freeze_count() > 0, file=sys.stderr)

from mentorlog.__main__ import run
atexit.register(tell)
found = []
gc.callbacks.append(lambda phase, _: found.append(phase))
run()
"""
"""Tells how often Python searched for circles of objects, and how many objects are
left for the search at the end."""

HEAVY = {
    *("sqlite_utils", "pydantic", "dateutil.parser", "markdown_it", "yaml", "click"),
    *("jinja2", "icalendar", "tomlkit", "webbrowser"),
    *("hypothesis", "importlib.metadata", "pkg_resources", "asyncio", "email"),
    *("http", "urllib.request", "unittest", "doctest", "multiprocessing"),
}
"""No command of every day has a use for these."""

READS_A_DAY = {"dateutil"}
DRAWS = {"rich", "pygments"}


def _loaded(journal: Path, *words: str) -> set[str]:
    """The names of all modules that a command line loads."""
    done = ended(Program(journal).python(SCRIPT, *words))
    assert done.code == 0, done
    return set(json.loads(done.err.splitlines()[-1]))


def _top(modules: set[str]) -> set[str]:
    return {name.partition(".")[0] for name in modules}


@pytest.mark.field("R21")
@pytest.mark.parametrize(
    "words",
    [
        ("goal", "add", "Give two talks", "--from", "0", "--to", "2", "--by", "friday"),
        ("session", "log", "Talked about the outline.", "--on", "yesterday"),
        ("action", "done", "A1", "--result", "Two pages"),
        ("note", "add", "x", "--mood", "4"),
        ("win", "Asked the question"),
        ("goal", "progress", "G1", "2"),
        ("edit", "G1", "--by", "end of june"),
        ("tag", "G1", "more"),
        ("note", "list", "--plain"),
        ("goal", "list", "--json"),
        ("--version",),
        ("--help",),
        ("goal", "add", "--help"),
    ],
)
def test_one_line_answers_load_neither_the_heavy_libraries_nor_rich(
    journal_path: Path, words: tuple[str, ...]
) -> None:
    loaded = _loaded(furnish(journal_path), *words)
    assert not loaded & HEAVY
    assert not _top(loaded) & {*DRAWS, "dateutil", "tabulate", "pydantic_core"}


@pytest.mark.field("R21")
@pytest.mark.parametrize(
    "words", [("goal", "list"), ("today",), (), ("action", "list", "--open")]
)
def test_daily_lists_load_none_of_the_heavy_libraries(
    journal_path: Path, words: tuple[str, ...]
) -> None:
    loaded = _loaded(furnish(journal_path), *words)
    assert not loaded & HEAVY


def test_a_command_loads_no_other_command(journal_path: Path) -> None:
    loaded = _loaded(furnish(journal_path), "note", "add", "x")
    ours = {name for name in loaded if name.startswith("mentorlog.")}
    for other in ("goal", "session", "review", "import_", "demo", "replay", "edit"):
        assert f"mentorlog.commands.{other}" not in ours
    for unused in (
        "mentorlog.editor",
        "mentorlog.store.migrations",
        "mentorlog.sample",
    ):
        assert unused not in ours
    assert not any(name.startswith("mentorlog.exchange") for name in ours)


def test_completing_a_command_loads_no_command(journal_path: Path) -> None:
    program = Program(furnish(journal_path))
    script = (
        "import atexit, json, sys\n"
        "atexit.register(lambda: print(json.dumps(sorted(sys.modules)),"
        " file=sys.stderr))\n"
        "from mentorlog.cli import main\nmain([])"
    )
    done = ended(
        program.python(
            script,
            _MENTORLOG_COMPLETE="complete_bash",
            COMP_WORDS="mentorlog go",
            COMP_CWORD="1",
        )
    )
    assert done.out.split() == [b"goal"]
    loaded = set(json.loads(done.err.splitlines()[-1]))
    assert not loaded & HEAVY
    assert "mentorlog.commands.goal" not in loaded


def test_no_class_of_ours_has_methods_compiled_for_it_alone() -> None:
    """`dataclasses.dataclass` would write and compile some, each time it is loaded."""
    source = Path(mentorlog.__file__).parent
    importing = re.compile(r"^from dataclasses import .*\bdataclass\b", re.MULTILINE)
    found = {p.name for p in source.rglob("*.py") if importing.search(p.read_text())}
    assert found == {"phrases.py"}, "but for a value with slots"


@pytest.mark.parametrize("line", COMMANDS)
def test_a_command_loads_what_the_list_says(journal_path: Path, line: str) -> None:
    listed, now = told()[line], loaded(furnish(journal_path), line)
    assert now == listed, (
        f"mentorlog {line} loads {sorted(now - listed) or 'nothing'} more and"
        f" {sorted(listed - now) or 'nothing'} less than tests/data/modules.txt has."
        " If that is meant: python tests/loading.py"
    )


@pytest.mark.parametrize("line", [*COMMANDS[:-1], "--version", "--help"])
def test_a_daily_command_is_over_before_python_looks_for_circles_of_objects(
    journal_path: Path, line: str
) -> None:
    done = ended(Program(furnish(journal_path)).python(SEARCHES, *shlex.split(line)))
    searches, left, frozen = done.err.splitlines()[-1].split()
    assert (int(searches), frozen) == (0, b"True"), done
    assert int(left) < 1000


def test_long_work_is_tidied_up_after(journal_path: Path) -> None:
    script = (
        "import gc, weakref\n"
        "from mentorlog import __main__, cli\n"
        "class Circle:\n"
        "    pass\n"
        "def long_work():\n"
        "    first = Circle()\n"
        "    first.itself, seen = first, weakref.ref(first)\n"
        "    del first\n"
        "    kept = [[] for _ in range(100_000)]\n"
        "    return 0 if seen() is None else 1\n"
        "cli.main = long_work\n"
        "__main__.run()\n"
    )
    assert ended(Program(journal_path).python(script)).code == 0
