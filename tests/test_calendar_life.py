"""Whatever is done to a journal, its calendar tells of it and brings back nothing."""

from __future__ import annotations

import random
import re
import shlex
from typing import TYPE_CHECKING

import pytest

from calendars import listed
from furnished import furnish

if TYPE_CHECKING:
    from pathlib import Path

    from conftest import Mentorlog

pytestmark = pytest.mark.usefixtures("in_utc")

LINES = r"""
session plan --on 2026-04-09 --at 09:30
session plan --on 2026-04-10 --with R2
session log Hello --on 2026-03-30 --next 2026-05-01
session cancel S{n}
edit S{n} --on 2026-04-2{d}
edit S{n} --at 1{d}:00
edit S{n} --clear at
edit S{n} --private yes
edit S{n} --private no
edit S{n} --with R{m}
edit R{m} --private yes
edit R{m} --private no
edit R{m} --person 'X {d}'
edit R{m} --clear ended
mentorship end R{m}
mentorship edit R{m} --every '{d} weeks'
mentorship pause R{m} --until 2026-05-1{d}
remove S{n}
remove A{n}
restore S{n}
restore A{n}
action add 'Do, it; \ now' --by 2026-04-1{d} --private
action done A{n}
action reopen A{n}
action move A{n} --by 2026-05-0{d}
edit A{n} --clear by
edit A{n} --with R{m}
goal drop G{m} --why no
goal resume G{m}
agreement revisit B1 --keep
edit B1 --clear review
undo
redo
trash empty --yes
""".strip().splitlines()
COUNTED = re.compile(rb"(SEQUENCE|DTSTAMP|LAST-MODIFIED):[^\r]*\r\n")


@pytest.mark.parametrize("seed", [*range(3), pytest.param(3, marks=pytest.mark.long)])
def test_each_change_counts_higher_and_nothing_comes_back(
    mentorlog: Mentorlog, journal_path: Path, seed: int
) -> None:
    furnish(journal_path)
    chance = random.Random(seed)
    said: dict[str, tuple[int, bytes]] = {}
    done = []
    for _ in range(200 if seed == 3 else 12):
        n, m, d = chance.randint(1, 5), chance.randint(1, 2), chance.randint(1, 9)
        line = chance.choice(LINES).format(n=n, m=m, d=d)
        done.append((mentorlog(*shlex.split(line)).code, line))
        assert done[-1][0] < 5, done
        text = mentorlog("calendar", "export").out
        for event in listed(text):
            uid, number = str(event["uid"]), int(event["sequence"])
            words = COUNTED.sub(b"", event.to_ical())
            before, then = said.get(uid, (-1, b""))
            assert number > before or (number == before and words == then), (done, uid)
            said[uid] = number, words
        told = mentorlog("calendar", "import", "-", "--json", stdin=text).json
        assert (told["talks"], told["written"], told["remarks"]) == ([], False, []), (
            done
        )
