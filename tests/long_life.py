"""A journal with a past of any length, and the furnished story on top of it.

The past is one period of four weeks, written by the program itself and closed to the
last promise, which is copied as often as is wanted, each copy further back. So all that
a daily command shows is the same, however long the past is.
"""

from __future__ import annotations

import re
import tempfile
from contextlib import closing
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any
from uuid import NAMESPACE_OID, uuid5

from furnished import STORY, tell
from journal_file import TABLES, last_step, opened, rows
from mentorlog.entries.kinds import KINDS

if TYPE_CHECKING:
    from mentorlog.store import dbapi

BEGINNING = """
mentorship start Priya --focus 'Speak up' --every '2 weeks' --on 1940-01-05
mentorship start Tomás --as mentor --on 2026-02-02
skill add Writing --on 1940-01-05
"""
"""What stands before all; the first two lines take the place of the story's own."""

PERIOD = """
goal add 'Write a talk' --from 0 --to 3 --by 2025-11-28 --on 2025-11-03 --tag talks
goal progress G1 1 --note 'It is a start' --confidence 3 --on 2025-11-10
goal progress G1 3 --on 2025-11-24
session log 'About the outline.' --on 2025-11-04 --minutes 45 --mood 4
session plan --on 2025-11-18
session cancel S2
session log 'About the talk.' --on 2025-11-18 --mood 3
action add 'Draft the outline' --by 2025-11-10 --goal G1 --session S1 --on 2025-11-04
action move A1 --by 2025-11-14 --why 'No room' --on 2025-11-09
action done A1 --result 'Two pages' --on 2025-11-12
action add 'Send the paper' --owner them --by 2025-11-20 --on 2025-11-04
action done A2 --on 2025-11-21
action add 'Write to Ann' --session S1 --on 2025-11-04
action drop A3 --why 'She wrote first' --on 2025-11-15
feedback ask 'How was the talk?' --on 2025-11-18
feedback add 'Slow down' --from them --answers F1 --improvement --on 2025-11-19
feedback act F2 'Rehearse with a clock' --by 2025-11-26
action done A4 --on 2025-11-25
feedback add 'Your questions help' --to them --about S3 --on 2025-11-18
milestone add 'A talk within the team' --goal G1 --by 2025-11-26 --on 2025-11-03
milestone reach M1 --on 2025-11-25
milestone celebrate M1 --how Cake --on 2025-11-26
win 'Answered without notes' --on 2025-11-20
goal achieve G1 --on 2025-11-27
note add 'Slept badly' --mood 2 --tag sleep --on 2025-11-07
note add 'It went well' --mood 5 --on 2025-11-25
note add 'Only for me' --private --on 2025-11-26
note add 'Not meant' --on 2025-11-26
remove N4
topic add 'How do I say no?' --on 2025-11-05
topic done T1 --on 2025-11-18
challenge add 'The pace is too fast' --on 2025-11-06
challenge raise X1 --on 2025-11-18
challenge resolve X1 --outcome Slower --lesson 'Say it early' --on 2025-11-26
agreement add 'It stays here' --review '3 months' --on 2025-11-04
agreement revisit B1 --keep --on 2025-11-18
agreement revisit B1 --end --why 'It goes without saying' --on 2025-11-27
gesture add 'On giving feedback' --article https://example.org --from them \
--on 2025-11-12
thanks 'For the book' --on 2025-11-13
skill rate K1 2 --evidence S1 --note 'Slow and clear' --on 2025-11-20
skill rate K1 3 --by them --on 2025-11-20
question asked Q12 --session S1
"""
"""Four weeks, with at least one of every kind; nothing of them is left open."""

WEEKS = timedelta(weeks=4)
DAY = re.compile(r"\b\d{4}-\d\d-\d\d")
REF = re.compile(r"\b([A-Z])(\d+)\b")
STAY = {"R", "Q"}
"""The letters of the kinds whose numbers are the same after any past."""
ONCE = {"mentorships", "skills", "questions", "lookbacks"}
"""The tables that a longer past has no more of."""
REFERS = {
    "goal_id": "goals",
    "session_id": "sessions",
    "feedback_id": "feedback",
    "answers_id": "feedback",
    "action_id": "actions",
}
"""Column → the table that its number is of."""
Row = dict[str, Any]


@dataclass(frozen=True)
class Life:
    """A journal with a past.

    Attributes:
        content: the file.
        past: letter of a kind → how many entries of it the past has.
    """

    content: bytes
    past: dict[str, int]

    def put(self, journal: Path) -> Path:
        """Put the journal where a test's own is kept."""
        journal.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        journal.write_bytes(self.content)
        journal.chmod(0o600)
        return journal

    def moved(self, line: str) -> str:
        """A line about the story alone, as it is typed after this past.

        Each ID in it becomes the one that its entry has here: `G1` is the first goal
        of the story.
        """
        return REF.sub(lambda ref: f"{ref[1]}{int(ref[2]) + self.past[ref[1]]}", line)


@cache
def long_life(periods: int) -> Life:
    """A journal with so many periods before the furnished story."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "journal.db"
        tell(path, BEGINNING)
        with closing(opened(path)) as connection:
            _fill(connection, periods)
            past = {
                letter: 0 if letter in STAY else _count(connection, TABLES[kind])
                for letter, kind in KINDS.items()
            }
        begun = Life(b"", past)
        _, _, *story = STORY.strip().splitlines()
        tell(path, "\n".join(map(begun.moved, story)))
        return Life(path.read_bytes(), past)


def entries(journal: Path) -> int:
    """How many entries there are, with those in the trash."""
    with closing(opened(journal)) as connection:
        return sum(_count(connection, TABLES[kind]) for kind in KINDS.values())


def _count(connection: dbapi.Connection, table: str) -> int:
    (number,) = connection.execute(f"select count(*) from {table}").fetchone()
    return int(number)


@cache
def _pattern() -> dict[str, list[Row]]:
    """Table → its rows after one period."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "journal.db"
        tell(path, BEGINNING)
        begun = last_step(path)
        tell(path, PERIOD)
        pattern = {
            table: rows(path, f"select * from {table}")
            for table in TABLES.values()
            if table not in ONCE
        }
        written = "select *, step - ? as step from changes where step > ? order by id"
        pattern["changes"] = rows(path, written, begun, begun)
        return pattern


def _fill(connection: dbapi.Connection, periods: int) -> None:
    """Copy the period as often as is wanted, the earliest first."""
    begun: int = connection.execute("select max(step) from changes").fetchone()[0]
    each = max(row["step"] for row in _pattern()["changes"])
    for number in range(periods):
        back = (periods - 1 - number) * WEEKS
        for table, pattern in _pattern().items():
            for row in pattern:
                copied = _copied(row, table, number, back)
                if table == "changes":
                    copied["step"] = begun + number * each + row["step"]
                connection.execute(
                    f"insert into {table} ({', '.join(copied)})"
                    f" values ({', '.join('?' * len(copied))})",
                    tuple(copied.values()),
                )
    connection.commit()


def _copied(row: Row, table: str, number: int, back: timedelta) -> Row:
    """A row as it stands in the period with a number, so long before the last one.

    What history keeps of it in JSON has the days moved and nothing else: it is never
    taken back.
    """
    copied = {
        name: DAY.sub(lambda day: str(date.fromisoformat(day[0]) - back), value)
        if isinstance(value, str)
        else value
        for name, value in row.items()
    }
    copied["uid"] = str(uuid5(NAMESPACE_OID, f"{number} {row['uid']}"))
    copied["id"] = None if table == "changes" else _moved(row["id"], table, number)
    for name in copied:
        of = TABLES.get(row["entry_kind"]) if name == "entry_id" else REFERS.get(name)
        if of in _pattern() and row[name] is not None:
            copied[name] = _moved(row[name], of, number)
    return copied


def _moved(id_: int, table: str, number: int) -> int:
    """The number of a row in a copy: each copy has as many as the period itself."""
    return number * len(_pattern()[table]) + id_
