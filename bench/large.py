"""Fill a journal as a very long life would: quickly, and the same every time."""

from __future__ import annotations

import json
import sys
from dataclasses import dataclass, fields
from datetime import UTC, date, datetime, time, timedelta
from itertools import count
from pathlib import Path
from random import Random
from typing import TYPE_CHECKING, Any
from uuid import UUID

from mentorlog.entries.action import Action
from mentorlog.entries.checkin import Checkin
from mentorlog.entries.feedback import Feedback
from mentorlog.entries.goal import Goal
from mentorlog.entries.mentorship import Mentorship
from mentorlog.entries.milestone import Milestone
from mentorlog.entries.note import Note
from mentorlog.entries.session import Session
from mentorlog.period import add_months
from mentorlog.store.opening import open_journal
from mentorlog.store.rows import stored, to_row

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mentorlog.entries.record import Record

LAST_DAY = date(2026, 3, 31)
"""The day the journal ends on; `MENTORLOG_TODAY` for whoever measures."""
MONTHS = 480
"""Forty years: so long does each mentorship of the journal last."""
GOING_ON = 3
"""So many of the mentorships still go on; the others have ended."""
A_MONTH = 20
"""About so many entries does a mentorship get in a month, as in real life."""

ABOUT = (
    "We talked about the outline, and about what to leave out of it. ",
    "The conclusion comes first now; the long story about the cache is gone. ",
    "She asked what I would do if nobody were watching, and waited. ",
    "I said that I would write less code and more letters. ",
    "Next time we look at the draft together, line by line. ",
)


@dataclass
class Life:
    """All that is written, mentorship after mentorship.

    Attributes:
        mentorships: how many there are.
        chance: where everything that differs from month to month comes from.
    """

    mentorships: int
    chance: Random

    def __post_init__(self) -> None:
        self._numbers = {kind: count(1) for kind in ("G", "S")}

    def records(self) -> Iterator[Record]:
        """Every record, in the order it would have been written."""
        for number in range(1, self.mentorships + 1):
            begun = add_months(LAST_DAY.replace(day=1), 1 - MONTHS)
            ended = number <= self.mentorships - GOING_ON
            yield Mentorship(
                id=number,
                person=f"Person {number}",
                role="mentor",
                every="2 weeks",
                day=begun,
                ended_on=LAST_DAY if ended else None,
            )
            for month in range(MONTHS):
                left = MONTHS if ended else MONTHS - month
                yield from self._month(number, add_months(begun, month), month, left)

    def _month(
        self, whose: int, first: date, month: int, left: int
    ) -> Iterator[Record]:
        """What is written in one month of one mentorship.

        Args:
            whose: the mentorship.
            first: the month's first day.
            month: how many months came before.
            left: how many months there are to today, this one included; promises and
                goals are open only near to it.
        """
        if month % 4 == 0:
            self._goal = next(self._numbers["G"])
            yield self._goal_of(whose, first, is_open=left <= 4)  # noqa: PLR2004 - a goal takes four months
        for week in (0, 14):
            self._session = next(self._numbers["S"])
            held = first + timedelta(days=week)
            yield Session(
                id=self._session,
                mentorship_id=whose,
                day=held,
                minutes=45,
                mood=self.chance.randint(2, 5),
                text="## Notes\n" + "\n".join(self.chance.choices(ABOUT, k=6)),
            )
        for week in range(7):
            yield self._action(
                whose, first + timedelta(days=week * 4), is_last=left == 1
            )
        yield from self._others(whose, first)

    def _goal_of(self, whose: int, day: date, *, is_open: bool) -> Goal:
        return Goal(
            id=self._goal,
            mentorship_id=whose,
            day=day,
            title=f"Give {self._goal} talks",
            start=0,
            target=8,
            unit="talks",
            due=day + timedelta(days=120),
            status="active" if is_open else "achieved",
            closed_on=None if is_open else day + timedelta(days=110),
        )

    def _action(self, whose: int, day: date, *, is_last: bool) -> Action:
        is_open = is_last and self.chance.random() < 0.5  # noqa: PLR2004 - every other
        return Action(
            mentorship_id=whose,
            day=day,
            text=self.chance.choice(ABOUT).strip(),
            owner=self.chance.choice(("me", "them")),
            due=day + timedelta(days=7),
            status="open" if is_open else "done",
            closed_on=None if is_open else day + timedelta(days=5),
            session_id=self._session,
            goal_id=self._goal,
        )

    def _others(self, whose: int, first: date) -> Iterator[Record]:
        for week in range(5):
            day = first + timedelta(days=week * 5)
            text = "".join(self.chance.choices(ABOUT, k=3))
            yield Note(mentorship_id=whose, day=day, text=text)
        for week in range(3):
            yield Feedback(
                mentorship_id=whose,
                day=first + timedelta(days=week * 8),
                direction="received" if week else "given",
                text=self.chance.choice(ABOUT).strip(),
                nature="strength" if week == 1 else "improvement",
                session_id=self._session,
            )
        for week in range(2):
            yield Checkin(
                mentorship_id=whose,
                day=first + timedelta(days=week * 13),
                goal_id=self._goal,
                value=week + 1,
            )
        yield Milestone(
            mentorship_id=whose,
            day=first,
            title=self.chance.choice(ABOUT).strip(),
            goal_id=self._goal,
            reached_on=first + timedelta(days=20),
        )


def fill(path: Path, entries: int) -> int:
    """Make a journal with about so many entries, and their history.

    Returns:
        How many entries there are.
    """
    chance = Random(entries)  # noqa: S311 - nothing to keep secret
    life = Life(max(1, round(entries / (MONTHS * A_MONTH))), chance)
    connection = open_journal(path, may_write=True)
    # Whoever measures can make it again; whoever keeps a journal cannot.
    connection.execute("pragma synchronous = off")
    connection.execute("begin immediate")
    written = 0
    for written, record in enumerate(life.records(), 1):
        row = _row(record, chance)
        connection.execute(_insert(record), tuple(row.values()))
        connection.execute(
            "insert into changes (step, at, command, kind, uid, after)"
            " values (?, ?, ?, ?, ?, ?)",
            (
                written,
                row["created_at"],
                f"{record.kind} add",
                record.kind,
                row["uid"],
                json.dumps(row, sort_keys=True),
            ),
        )
    connection.execute("commit")
    connection.close()
    return written


def _row(record: Record, chance: Random) -> dict[str, Any]:
    row = to_row(record)
    day = getattr(record, "day", LAST_DAY)
    row["uid"] = str(UUID(int=chance.getrandbits(128), version=4))
    row["created_at"] = row["updated_at"] = stored(
        datetime.combine(day, time(12), tzinfo=UTC)
    )
    row["id"] = record.id or None
    return row


def _insert(record: Record) -> str:
    if record.table not in INSERTS:
        names = [f.name for f in fields(record)]
        places = ", ".join("?" * len(names))
        into = f"{record.table} ({', '.join(names)})"
        INSERTS[record.table] = f"insert into {into} values ({places})"  # noqa: S608 - tables are named by the program
    return INSERTS[record.table]


INSERTS: dict[str, str] = {}


if __name__ == "__main__":
    number = fill(Path(sys.argv[1]), int(sys.argv[2]))
    print(f"{number} entries in {sys.argv[1]}")
