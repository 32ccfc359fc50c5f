"""Commands read little: SQLite follows an index wherever a journal may be long.

Two guards, in counts and not in time: how each statement is to be answered, and how
much work it was on a journal with a short past and with a long one.
"""

from __future__ import annotations

import re
import shlex
from contextlib import closing
from typing import TYPE_CHECKING

import pytest

from long_life import entries, long_life
from mentorlog.commands.completion import MOST
from mentorlog.store import dbapi
from spring import spring
from watching import completed, watched

if TYPE_CHECKING:
    from pathlib import Path

    from watching import Asked

SHORT, LONG = 10, 800
"""How many periods of four weeks there are before what is shown: 300 entries and 20,000
of them, with one mentor."""

DAILY = (
    "today",
    "today --oneline",
    "today --check",
    "today --with all",
    "goal list",
    "goal add 'Give two talks' --to 2 --by friday --tag talks",
    "goal progress G1 2",
    "goal show G1",
    "goal achieve G1",
    "session log 'About the talk.' --on yesterday",
    "session plan --on friday",
    "session list --status planned",
    "action add 'Draft the outline' --by friday",
    "action done A1",
    "action list --open",
    "milestone list --open",
    "topic list",
    "challenge list --open",
    "agreement list",
    "win 'Asked the question'",
    "note add x --mood 4 --tag work",
    "feedback add Good --from them",
    "thanks 'For the book'",
    "review --month",
    "review --month last",
    "review --quarter",
    "prep",
    "growth",
    "impact",
    "undo",
    "undo --list",
    "show G1",
    "show S1",
    "show A1",
    "edit G1 --by 'end of june'",
    "tag G1 more",
    "remove N1",
    "mentorship list",
    "search unheard",
)
"""The commands of every day; an ID in them is that of the furnished story."""

LOOKED_AT_LESS_OFTEN = (
    "timeline",
    "timeline --since '30 days ago'",
    "review --year --all",
    "review --quarter --all --format html",
    "growth --since start --format html",
    "history G1",
    "search clock",
    "search clock --tag talks --since '30 days ago'",
    "question",
    "action list",
    "note list --tag sleep",
    "session list --since '30 days ago'",
    "skill list",
    "share --for self",
    "share --for manager --since '30 days ago' --until yesterday",
)
"""They may show all there is, or look for it, but still follow an index to it."""

MORE = 1.3
"""How many times the work may be on the long journal."""

SCAN = re.compile(r"SCAN (?P<name>\S+)(?P<how>.*)")
MAY_BE_SCANNED = {
    "mentorships": "one for each person",
    "CONSTANT": "a row that is written in the statement",
}
"""What is read from end to end, and why it is never long."""
ITS_OWN = re.compile(r"\(?(subquery|join)-\d+\)?")
"""What SQLite calls the results of a part of the statement, which others have found."""
TABLES_OF_VALUES = {"json_each", "whose", "goal", "until", "asked"} | {
    *("hidden", "skill", "side")
}
"""The numbers that are handed to a query as a table, by the names that they have."""
LATEST = "where deleted_at is null order by id desc limit ?"
"""How a statement ends that reads from the end, and stops when it has enough."""
FOUND_BY_WORDS = re.compile(r" VIRTUAL TABLE INDEX \d+:.*M\d")
"""How SQLite says that the search table is asked by `match`."""


def _is_long(step: str) -> bool:
    """Whether a step of a plan reads a table that grows from end to end."""
    if "AUTOMATIC" in step:  # an index that is made for this one question, of all rows
        return True
    scanned = SCAN.match(step)
    if scanned is None:
        return False
    name, how = scanned["name"], scanned["how"]
    if name == "search":
        return not FOUND_BY_WORDS.match(how)
    if name in TABLES_OF_VALUES:
        return not how.startswith(" VIRTUAL TABLE")
    return not (name in MAY_BE_SCANNED or ITS_OWN.fullmatch(name))


def _scans(asked: Asked, journal: Path) -> list[str]:
    """The statements that read a table that grows from end to end."""
    found = []
    with closing(dbapi.connect(journal)) as connection:
        for statement, values in asked.statements:
            if statement.startswith("pragma") or statement.endswith(LATEST):
                continue
            plan = connection.execute(f"explain query plan {statement}", values)
            found += [f"{step}: {statement}" for *_, step in plan if _is_long(step)]
    return found


@pytest.mark.parametrize("line", [*DAILY, *LOOKED_AT_LESS_OFTEN, "timeline --about G1"])
def test_no_command_reads_a_table_from_end_to_end(
    journal_path: Path, monkeypatch: pytest.MonkeyPatch, line: str
) -> None:
    life = long_life(1)
    life.put(journal_path)
    asked = watched(shlex.split(life.moved(line)), journal_path, monkeypatch)
    assert asked.statements
    assert _scans(asked, journal_path) == [], f"mentorlog {line} reads all of a table"


@pytest.mark.parametrize(
    "line", ["today", "review --month", "review --month 2026-02", "review --year --all"]
)
def test_no_report_asks_more_than_eighty_questions(
    journal_path: Path, monkeypatch: pytest.MonkeyPatch, line: str
) -> None:
    asked = watched(shlex.split(line), spring(journal_path), monkeypatch)
    assert len(asked.statements) < 80
    assert _scans(asked, journal_path) == []


def test_the_guard_notices_what_it_is_to_notice() -> None:
    for step in (
        "SCAN notes",
        "SCAN answer USING COVERING INDEX changes_by_uid",
        "SCAN search VIRTUAL TABLE INDEX 0:",
        "SEARCH notes USING AUTOMATIC PARTIAL COVERING INDEX (day=?)",
    ):
        assert _is_long(step)
    for step in (
        "SEARCH notes USING INDEX notes_by_day (mentorship_id=?)",
        "SCAN search VIRTUAL TABLE INDEX 32:M2",
        "SCAN whose VIRTUAL TABLE INDEX 1:",
        "USE TEMP B-TREE FOR ORDER BY",
    ):
        assert not _is_long(step)


@pytest.mark.parametrize("line", DAILY)
def test_a_long_past_makes_no_work(
    journal_path: Path, monkeypatch: pytest.MonkeyPatch, line: str
) -> None:
    few, many = (
        _on(periods, line, journal_path, monkeypatch) for periods in (SHORT, LONG)
    )
    assert len(many.statements) == len(few.statements)
    assert many.out.count("\n") == few.out.count("\n"), "the same is shown"
    assert many.steps <= few.steps * MORE, f"{few.steps} → {many.steps}: {line}"


def test_a_long_past_makes_little_work_for_what_happened_lately(
    journal_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    line = "timeline --since '30 days ago'"
    few, many = (
        _on(periods, line, journal_path, monkeypatch) for periods in (SHORT, LONG)
    )
    assert len(many.statements) == len(few.statements)
    assert many.steps <= few.steps * MORE, f"{few.steps} → {many.steps}: {line}"


def _on(
    periods: int, line: str, journal: Path, monkeypatch: pytest.MonkeyPatch
) -> Asked:
    """A command line on a journal with so many periods before what is shown."""
    life = long_life(periods)
    return watched(shlex.split(life.moved(line)), life.put(journal), monkeypatch)


def test_the_long_journal_is_long(journal_path: Path) -> None:
    assert 250 < entries(long_life(SHORT).put(journal_path)) < 350
    assert entries(long_life(LONG).put(journal_path)) > 20_000


@pytest.mark.parametrize("words", ["goal show ", "goal show G", "show a", "edit N"])
def test_completing_an_id_reads_no_more_entries_than_are_offered(
    journal_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    words: str,
) -> None:
    journal = long_life(LONG).put(journal_path)
    asked = completed(f"mentorlog {words}", journal, monkeypatch, capsys)
    assert asked.out.count("\n") == MOST
    assert _scans(asked, journal) == []
    assert asked.steps < MOST * 40, "each has some 25 columns"
