"""A journal with every sort of entry, each field with a mark to be found again."""

from __future__ import annotations

import io
import os
import re
import shlex
from contextlib import closing
from typing import TYPE_CHECKING, Any

from journal_file import opened, rows, value
from mentorlog.cli import main
from mentorlog.desk import Desk
from mentorlog.entries.kinds import every_kind, every_record, kind_named
from mentorlog.reports.share_policy import sort_of, worded
from mentorlog.store.rows import from_row

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from mentorlog.entries.record import Entry, Record

TODAY = "2026-03-31"
ANSWERS = "## Start\nold\n## Stop\nold\n## Continue\nold\n## Change\nold\n"

STORY = """
2026-01-05 goal add 'yore goal' --why yore --measure yore --from 0 --to 5 --unit yore
2026-01-05 goal add 'yore reached' --why yore --tag yore
2026-01-05 goal add 'yore given up' --why yore
2026-01-05 skill add 'yore skill'
2026-01-06 skill rate K1 2 --note yore --by me
2026-01-06 skill rate K1 1 --note yore --by them
2026-02-01 goal change G1 --title 'yore, changed' --why yore
2026-02-01 agreement add 'yore agreement' --review '1 month' --kind boundary
2026-02-01 agreement add 'yore, not due' --review '1 year'
2026-03-02 agreement revisit B1 --change 'yore, changed' --why yore
2026-03-02 edit B1 --review 2026-03-20
2026-02-02 session plan --on 2026-02-09
2026-02-02 session cancel S1 --why yore
2026-02-10 session log 'yore talk' --minutes 45 --mood 3 --attendees 'yore, yorer'
2026-02-10 question asked Q3 --session S2
2026-02-11 action add 'yore done' --goal G1 --session S2 --by 2026-02-20
2026-02-19 action done A1 --result yore
2026-02-11 action add 'yore open' --by 2026-04-20
2026-02-11 action add 'yore dropped'
2026-02-12 action drop A3 --why yore
2026-02-11 action add 'yore of theirs' --owner them --by 2026-02-20
2026-02-19 action done A4 --result yore
2026-02-11 action add 'yore of theirs, open' --owner them --by 2026-04-20
2026-02-12 feedback add 'yore' --from them --improvement --about yore --stage yore
2026-02-12 feedback act F1 'yore, about feedback' --by 2026-03-01
2026-02-28 action done A6 --result yore
2026-02-13 feedback add 'yore given' --to them --about yore --stage yore
2026-02-13 feedback ask 'yore asked, answered'
2026-02-14 feedback add 'yore answer' --from them --answers F3 --about yore
2026-02-14 feedback ask 'yore asked' --by 2026-04-10
2026-02-15 topic add 'yore topic' --from G1
2026-02-15 topic add 'yore, done'
2026-02-16 topic done T2
2026-02-16 challenge add 'yore raised' --kind doubt
2026-02-17 challenge raise X1 --note yore
2026-02-18 challenge resolve X1 --outcome yore --lesson yore
2026-02-18 challenge add 'yore unspoken'
2026-02-18 challenge add 'yore resolved in silence'
2026-02-19 challenge resolve X3 --outcome yore --lesson yore
2026-02-20 gesture add 'yore thanks' --thanks
2026-02-20 gesture add 'yore help' --helped
2026-02-20 gesture add 'yore from them' --from them --article https://yore.example
2026-02-20 gesture add 'yore thanks from them' --from them --thanks
2026-02-21 milestone add 'yore to come' --goal G1 --by 2026-06-01
2026-02-21 milestone add 'yore milestone' --goal G1 --session S2
2026-02-22 milestone celebrate M2 --how yore
2026-02-22 win 'yore win'
2026-02-23 note add 'yore note' --mood 4 --tag yore
2026-02-24 question add 'yore question?' --about goals
2026-03-02 review --month last --ask
2026-03-10 goal progress G1 3 --note yore --confidence 4
2026-03-11 goal achieve G2
2026-03-11 goal drop G3 --why yore
2026-03-12 skill rate K1 3 --note yore --by me --evidence S2
2026-03-12 skill rate K1 4 --note yore --by them
2026-03-13 mentorship pause --until 2026-03-20 --why yore
2026-03-14 session plan --on 2026-04-06 --at 15:00
"""
"""Told twice: once with a mentor, and once with a mentee."""

NO_TEXTS = {"every", "at", "before", "after", "evidence"}
"""Fields whose text has a form of its own, so that no mark can stand in it."""
LETTERS = {kind.letter: kind.table for kind in every_kind()}
ID = re.compile(r"\b([GSABFXTMKP])([0-9])\b")


def tell(journal: Path) -> None:
    """Type the story with both people; R1 is a mentor, R2 a mentee."""
    _type(journal, "2026-01-01", ["mentorship", "start", "Yore", "--focus", "yore"])
    _told(journal, dict.fromkeys(LETTERS, 0))
    begun = {
        letter: value(journal, f"select count(*) from {table}")
        for letter, table in LETTERS.items()
    }
    _type(
        journal,
        "2026-01-01",
        ["mentorship", "start", "Yorer", "--as", "mentor", "--focus", "yore"],
    )
    _type(journal, "2026-01-01", ["mentorship", "use", "Yorer"])
    _told(journal, begun)
    _type(journal, TODAY, ["mentorship", "use", "R1"])


def _told(journal: Path, begun: dict[str, int]) -> None:
    for line in STORY.strip().splitlines():
        day, _, rest = line.partition(" ")
        typed = ID.sub(lambda m: f"{m[1]}{int(m[2]) + begun[m[1]]}", rest)
        _type(journal, day, shlex.split(typed))


def _type(journal: Path, day: str, words: list[str]) -> None:
    env = {**os.environ, "MENTORLOG_JOURNAL": str(journal), "MENTORLOG_TODAY": day}
    err = io.StringIO()
    code = main(words, Desk(env, io.StringIO(), err, io.StringIO(ANSWERS)))
    assert code == 0, (words, err.getvalue())


def texts(cls: type[Record]) -> list[str]:
    """The fields of a kind that hold any text."""
    return [
        name
        for name, f in worded(cls.kind).items()
        if "str" in str(f.type) and name not in NO_TEXTS
    ]


def marked(journal: Path) -> dict[str, tuple[str, str]]:
    """Put a mark into each text that is there; mark → sort and field.

    A text has as many words as make a passage.
    """
    marks: dict[str, tuple[str, str]] = {}
    every = list(_every_row(journal))
    with closing(opened(journal)) as connection, connection:
        for cls, row in every:
            entry = from_row(cls, row)
            for name in texts(cls):
                if getattr(entry, name):
                    mark = f"mark{len(marks)}x"
                    marks[mark] = (sort_of(entry), name)
                    text = f"{mark} and so it went on until all of it had been said"
                    kept = f'["{text}"]' if name == "attendees" else text
                    update = f"update {cls.table} set {name} = ? where id = ?"
                    connection.execute(update, (kept, row["id"]))
    return marks


def _every_row(journal: Path) -> Iterator[tuple[type[Record], dict[str, Any]]]:
    for cls in every_record():
        for row in rows(journal, f"select * from {cls.table}"):
            yield cls, row


def with_private_copies(journal: Path) -> None:
    """Put a private copy beside every entry, one a day before, one long before it."""
    for kind in every_kind():
        if kind.kind != "mentorship":
            for apart, days in ((10_000, 0), (20_000, -1), (30_000, -100)):
                _copy(journal, kind, apart, days)


def _copy(journal: Path, kind: type[Entry], apart: int, days: int) -> None:
    names = list(rows(journal, f"select * from {kind.table}")[0])
    told = {name: name for name in names} | {
        "id": f"id + {apart}",
        "uid": f"uid || '-{apart}'",
        "private": "1",
        "day": f"date(day, '{days} days')",
    }
    if kind.kind == "feedback":
        told["answers_id"] = "null"
    told |= {
        name: "'[\"secret\"]'" if name == "attendees" else "'secret'"
        for name in texts(kind)
        if name != "source_hash"
    }
    if kind.kind == "checkin":
        told["value"] = "4.5"
    with closing(opened(journal)) as connection, connection:
        connection.execute(
            f"insert into {kind.table} ({', '.join(told)})"
            f" select {', '.join(told.values())} from {kind.table}"
            " where id < 10000 and deleted_at is null"
        )


def all_entries(journal: Path) -> list[tuple[str, int]]:
    """The kind and number of every entry but the mentorships."""
    return [
        (cls.kind, row["id"])
        for cls, row in _every_row(journal)
        if "private" in row and cls.kind != "mentorship"
    ]


def set_where(journal: Path, entries: list[tuple[str, int]], what: str) -> None:
    """Change a column of some entries, past the program."""
    with closing(opened(journal)) as connection, connection:
        for kind, number in entries:
            table = kind_named(kind).table
            connection.execute(f"update {table} set {what} where id = ?", (number,))
