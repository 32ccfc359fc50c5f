"""Which modules each daily command loads: measured here, kept in `data/modules.txt`.

`python tests/loading.py` writes the list anew, after a change that is meant. Of the
standard library only what comes on top of `import typer, sqlite3` is listed, by the
names that people import, and nothing of what Rich brings along: so the list is the same
in every version of Python and of Rich.
"""

from __future__ import annotations

import json
import os
import shlex
import sys
import tempfile
from pathlib import Path

from furnished import furnish
from program import Program, ended

LIST = Path(__file__).parent / "data" / "modules.txt"
COMMANDS = (
    "goal add 'Give two talks' --from 0 --to 2 --by friday",
    "session log 'Talked about the outline.' --on yesterday",
    "action done A1",
    "win 'Asked the question'",
    "note add x --mood 4",
    "today --oneline",
    "today",
    "goal list",
    "review --month",
    "goal show <Tab>",
)
EVERY = "every command"

SCRIPT = """
import atexit, json, sys
import sqlite3, typer
import urllib.parse  # what pathlib needs for an address; it may load it late
import unicodedata  # what Python needs to compile a module that names a character
known = set(sys.modules)
atexit.register(lambda: print(json.dumps([*({*sys.modules} - known)]), file=sys.stderr))
from mentorlog.cli import main
sys.exit(main(sys.argv[1:]))
"""


def loaded(journal: Path, line: str) -> set[str]:
    """What a command loads, in a new process: our modules, and libraries by name."""
    words, completing = shlex.split(line), {}
    if words[-1] == "<Tab>":
        completing = {
            "_MENTORLOG_COMPLETE": "complete_bash",
            "COMP_WORDS": f"mentorlog {' '.join(words[:-1])} ",
            "COMP_CWORD": str(len(words)),
        }
        words = []
    done = ended(Program(journal).python(SCRIPT, *words, **completing))
    assert done.code == 0, done
    modules = json.loads(done.err.splitlines()[-1])
    listed = {_listed(name) for name in modules} - {"", "mentorlog", "typer"}
    return listed - sys.stdlib_module_names if "rich" in listed else listed


def _listed(name: str) -> str:
    """How a module is listed; those that only an interpreter knows are not."""
    top = name.partition(".")[0]
    return name if top == "mentorlog" else "" if top.startswith("_") else top


def told() -> dict[str, set[str]]:
    """Command → the modules that the list has for it."""
    found: dict[str, set[str]] = {}
    for line in LIST.read_text(encoding="utf-8").splitlines():
        if line.startswith("# "):
            found[line.removeprefix("# ")] = own = set()
        elif line:
            own.add(line)
    return {line: found[line] | found[EVERY] for line in COMMANDS}


def write_anew() -> None:
    """Measure all commands, and write the list."""
    with tempfile.TemporaryDirectory() as folder:
        os.environ["HOME"] = folder
        modules = {
            line: loaded(furnish(Path(folder) / str(place) / "journal.db"), line)
            for place, line in enumerate(COMMANDS)
        }
    common = set.intersection(*modules.values())
    parts = {EVERY: common} | {line: own - common for line, own in modules.items()}
    text = "\n".join(
        "".join(f"{row}\n" for row in (f"# {line}", *sorted(own)))
        for line, own in parts.items()
    )
    LIST.write_text(text, encoding="utf-8")


if __name__ == "__main__":
    write_anew()
    sys.stdout.write(f"{LIST} is written; git diff shows what has changed.\n")
