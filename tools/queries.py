"""The questions of docs/queries.md, and what they find in the sample journal."""

from __future__ import annotations

import io
import json
import os
import re
import tempfile
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING

from mentorlog.cli import main
from mentorlog.desk import Desk
from mentorlog.store import dbapi
from mentorlog.store.views import VIEWS, columns

if TYPE_CHECKING:
    from collections.abc import Iterator

QUESTION = re.compile(
    r"(?P<asked>^```sql\n(?P<sql>.*?)^```\n)(?:\n```text\n.*?^```\n)?",
    re.MULTILINE | re.DOTALL,
)
TODAY = "date('now', 'localtime'"
"""How a question names the day it is asked on."""
MOST = 5
"""So many rows of an answer are shown."""
WIDE = 44
"""Characters of a cell that are shown."""


def views_block() -> str:
    """A line for each view: its name and its columns."""
    told = [(f"{table}_view", columns(table)) for table in VIEWS]
    told += [
        ("entries_view", ["id", "kind", "day", "person", "private"]),
        ("tags_view", ["entry", "kind", "day", "person", "tag", "private"]),
    ]
    rows = [
        f"| `{name}` | {', '.join(f'`{column}`' for column in its)} |"
        for name, its in told
    ]
    return "\n".join(["| view | columns |", "|---|---|", *rows])


def questions(page: str, today: str) -> list[str]:
    """The questions of a page, as they are asked on a day."""
    return [_on(found["sql"], today) for found in QUESTION.finditer(page)]


def sample(folder: Path) -> tuple[Path, str]:
    """The sample journal, told into a folder, and the last day of its story."""
    out = io.StringIO()
    env = {**os.environ, "MENTORLOG_CACHE": str(folder)}
    main(["demo", "today", "--json"], Desk(env=env, out=out))
    (path,) = folder.glob("*.db")
    return path, json.loads(out.getvalue())["day"]


def answered(page: str) -> str:
    """A page with what the sample journal answers below each question."""
    with tempfile.TemporaryDirectory() as folder:
        path, today = sample(Path(folder))
        with closing(dbapi.connect(path)) as journal:
            return QUESTION.sub(
                lambda found: (
                    f"{found['asked']}\n```text\n"
                    + "".join(f"{line}\n" for line in _answer(journal, found, today))
                    + "```\n"
                ),
                page,
            )


def _on(sql: str, today: str) -> str:
    return sql.replace(TODAY, f"date('{today}'")


def _answer(
    journal: dbapi.Connection, found: re.Match[str], today: str
) -> Iterator[str]:
    """What a question finds: its columns below each other, and not all of the rows."""
    cursor = journal.execute(_on(found["sql"], today))
    rows = cursor.fetchall()
    names = [name for name, *_ in cursor.description]
    shown = [list(map(_cell, row)) for row in [names, *rows[:MOST]]]
    widths = [max(map(len, column)) for column in zip(*shown, strict=True)]
    for row in shown:
        cells = (f"{cell:{width}}" for cell, width in zip(row, widths, strict=True))
        yield "  ".join(cells).rstrip()
    if len(rows) > MOST:
        yield f"… {len(rows) - MOST} more"


def _cell(value: object) -> str:
    text = "" if value is None else next(iter(str(value).splitlines()), "")
    return text if len(text) <= WIDE else f"{text[: WIDE - 1].rstrip()}…"
