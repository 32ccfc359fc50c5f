"""The reports read little: SQLite follows an index wherever a journal may be long."""

from __future__ import annotations

import io
import os
from contextlib import closing
from typing import TYPE_CHECKING, Any

import pytest

from mentorlog.cli import main
from mentorlog.desk import Desk
from mentorlog.store import dbapi
from mentorlog.store.journal import Journal
from mentorlog.store.rows import stored
from spring import spring

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

SHORT = {"mentorships", "whose", "goal", "until", "json_each"}
"""What is read whole: the mentorships, and the numbers handed to a query."""


class Watched(Journal):
    """A journal that remembers what it was asked."""

    def __init__(self, *args: Any) -> None:
        super().__init__(*args)
        self.asked: list[tuple[str, Sequence[Any]]] = []

    def rows(self, query: str, values: Sequence[Any] = ()) -> list[dbapi.Row]:
        self.asked.append((query, values))
        return super().rows(query, values)


@pytest.mark.parametrize(
    "words",
    [
        ("today",),
        ("today", "--with", "priya"),
        ("review", "--month"),
        ("review", "--month", "2026-02"),
        ("review", "--year", "--all"),
    ],
)
def test_no_report_reads_a_table_from_end_to_end(
    journal_path: Path, words: tuple[str, ...]
) -> None:
    spring(journal_path)
    told = {"MENTORLOG_JOURNAL": str(journal_path), "MENTORLOG_TODAY": "2026-03-31"}
    desk = Desk({**os.environ, **told}, io.StringIO(), io.StringIO(), io.StringIO())
    watched = Watched(journal_path, desk.now)
    desk.__dict__["journal"] = watched
    assert main(words, desk) == 0
    assert len(watched.asked) < 80  # the kinds of the whole practice are asked for, too
    with closing(dbapi.connect(journal_path)) as connection:
        for query, values in watched.asked:
            plan = connection.execute(
                f"explain query plan {query}", tuple(map(stored, values))
            )
            for *_, step in plan:
                scanned = step.split()[1] if step.startswith("SCAN") else "json_each"
                assert scanned.strip("()").partition("-")[0] in SHORT | {"subquery"}, (
                    step,
                    query,
                )
