"""Telling a page's examples anew: every `$ mentorlog …` is run, in order."""

from __future__ import annotations

import io
import os
import re
import shlex
import tempfile
from contextlib import chdir
from pathlib import Path
from typing import TYPE_CHECKING

from mentorlog.cli import main
from mentorlog.desk import Desk

if TYPE_CHECKING:
    from collections.abc import Iterator

USUAL = "~/.local/share/mentorlog"
"""Where a journal lies on most machines: so is its folder named in examples."""
DAY = re.compile(r"<!-- on (\d{4}-\d\d-\d\d) -->")
FENCE = "```"
PROMPT = "$ mentorlog"
BROKEN = "This should not have happened"
"""What the program says of its own mistakes; nothing to be written into a page."""


class _Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def retold(page: str, folder: Path) -> str:
    """A page with what the program answers to its examples now.

    Args:
        page: Markdown. In blocks of the language `console`, lines that begin with
            `$ mentorlog` are run, on one journal for the whole page, and what stands
            below them is replaced. A comment `<!-- on 2026-01-12 -->` says which day
            it is from there on.
        folder: where the examples are run.
    """
    with tempfile.TemporaryDirectory() as home, chdir(folder):
        return "\n".join(_lines(page, Path(home)))


def _lines(page: str, home: Path) -> Iterator[str]:
    today, inside, answered = "", False, False
    command = ""
    for line in page.split("\n"):
        today = said[1] if (said := DAY.fullmatch(line)) else today
        if line.startswith(FENCE):
            inside, answered = line == f"{FENCE}console", False
        elif inside and (command or line.startswith("$ ")):
            command = f"{command}\n{line}" if command else line
            yield line
            if _is_whole(command):
                answered = command.startswith(PROMPT)
                yield from _answer(command, today, home) if answered else ()
                command = ""
            continue
        if not (inside and answered):
            yield line


def _is_whole(command: str) -> bool:
    try:
        shlex.split(command)
    except ValueError:
        return False
    return True


def _answer(command: str, today: str, home: Path) -> list[str]:
    """What the program prints on a terminal of 80 columns, without colours."""
    out, err = _Terminal(), _Terminal()
    env = {
        **{name: os.environ[name] for name in ("COLUMNS", "NO_COLOR", "TERM")},
        "MENTORLOG_JOURNAL": str(home / "journal.db"),
        "MENTORLOG_CACHE": str(home / "cache"),
        "MENTORLOG_TODAY": today,
    }
    desk = Desk(env=env, out=out, err=err, stdin=io.StringIO(""))
    main(shlex.split(command)[2:], desk)
    if BROKEN in err.getvalue():
        message = f"{command}\n{err.getvalue()}"
        raise RuntimeError(message)
    said = (err.getvalue() + out.getvalue()).replace(str(home), USUAL)
    return said.rstrip("\n").split("\n") if said.strip() else []
