"""Bulk: many entries written at once, against SQLite alone; each in its own process."""

from __future__ import annotations

import subprocess
import sys
from contextlib import closing
from datetime import UTC, datetime, time
from itertools import chain
from pathlib import Path
from statistics import median
from time import perf_counter
from typing import TYPE_CHECKING, Any

from bench.jobs import Place, terminal_env
from bench.life import life
from bench.memory import ROOT, peak
from bench.span import LAST_DAY
from bench.table import Line
from mentorlog.store import dbapi
from mentorlog.store.bulk import add_all
from mentorlog.store.journal import Journal
from mentorlog.store.opening import open_journal
from mentorlog.store.reindexing import TRIGGERS
from mentorlog.store.rows import to_row

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from mentorlog.entries.record import Record

NOW = datetime.combine(LAST_DAY, time(12), tzinfo=UTC)
ALL_THE_SAME = 1.25
"""Memory is constant where ten times as many entries take hardly more than this."""


def bulk(folder: Path, entries: int, rounds: int) -> list[Line]:
    """Measure the writing of so many entries in one step, in turn with SQLite alone."""
    ours, theirs = [], []
    for number in range(rounds):
        theirs.append(_timed("sqlite", entries, folder / f"sqlite-{number}.db"))
        ours.append(_timed("program", entries, folder / f"program-{number}.db"))
    part = f"{entries:,} entries written at once"
    pairs = zip(ours, theirs, strict=True)
    return [
        Line(
            part=part,
            what="executemany, into tables with their indexes",
            figure=median(theirs),
            values=theirs,
        ),
        Line(
            part=part,
            what="the program, with history and search",
            figure=median(ours),
            ratio=median(own / other for own, other in pairs),
            bound=4.0,
            values=ours,
        ),
        *_held(part, folder, entries),
    ]


def _timed(who: str, entries: int, path: Path) -> float:
    said = subprocess.run(
        _words(who, entries, path),
        env=terminal_env(),
        cwd=ROOT,
        stdout=subprocess.PIPE,
        check=True,
        text=True,
    ).stdout
    path.unlink()
    return float(said)


def _words(who: str, entries: int, path: Path) -> tuple[str, ...]:
    return (sys.executable, "-m", "bench.bulk", who, str(entries), str(path))


def _held(part: str, folder: Path, entries: int) -> list[Line]:
    """What is held while they are written one by one, against a tenth of them."""
    held = []
    for number in (entries // 10, entries):
        path = folder / f"held-{number}.db"
        held.append(peak(_words("one-by-one", number, path), Place(path, LAST_DAY)))
        path.unlink()
    tenth, all_ = held
    return [
        Line(part=part, what="memory, a tenth of them", figure=tenth, unit="MB"),
        Line(
            part=part,
            what="memory, all of them",
            figure=all_,
            unit="MB",
            ratio=all_ / tenth,
            bound=ALL_THE_SAME,
        ),
    ]


def bring_in(path: Path, records: Iterable[Record]) -> None:
    """Write records as the program does: one step, with history and search."""
    journal = Journal(path, lambda: NOW)
    with journal.step("import") as step:
        add_all(step, records)
    journal.close()


Insertion = tuple[str, list[tuple[Any, ...]]]
"""An `insert` into a table, and its rows."""


def insertions(records: Iterable[Record]) -> Iterator[Insertion]:
    """The same rows for SQLite alone, table by table."""
    tables: dict[str, list[dict[str, Any]]] = {}
    for record in records:
        row = to_row(record) | {"created_at": NOW.isoformat()}
        row["updated_at"] = row["created_at"]
        if not record.id:
            del row["id"]
        tables.setdefault(record.table, []).append(row)
    for table, rows in tables.items():
        names = ", ".join(rows[0])
        places = ", ".join("?" * len(rows[0]))
        statement = f"insert into {table} ({names}) values ({places})"
        yield statement, [tuple(row.values()) for row in rows]


def write_bare(path: Path, prepared: Iterable[Insertion]) -> None:
    """Write rows with nothing but SQLite."""
    with closing(dbapi.connect(path, isolation_level=None)) as connection:
        connection.execute("begin")
        for statement, rows in prepared:
            connection.executemany(statement, rows)
        connection.execute("commit")


def main(who: str, entries: int, path: Path) -> None:
    """Write a journal in one of three ways; print how many seconds that took.

    Args:
        who: "program"; "sqlite"; or "one-by-one", the program again, which makes what
            it writes on the way.
        entries: how many are written.
        path: a journal that is not there yet.
    """
    with closing(open_journal(path, may_write=True)) as connection:
        if who == "sqlite":
            for name, _ in connection.execute(TRIGGERS).fetchall():
                connection.execute(f"drop trigger {name}")
    records: Iterable[Record] = chain.from_iterable(life(entries))
    if who == "sqlite":
        prepared = list(insertions(records))
        begun = perf_counter()
        write_bare(path, prepared)
    else:
        records = records if who == "one-by-one" else list(records)
        begun = perf_counter()
        bring_in(path, records)
    print(perf_counter() - begun)


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]), Path(sys.argv[3]))
