"""The journal of a spring, as the tests of the reports know it: written by hand."""

from __future__ import annotations

import io
import os
import shlex
import tempfile
from functools import cache
from pathlib import Path

from mentorlog.cli import main
from mentorlog.desk import Desk

STORY = """
2026-01-05 mentorship start Priya --every '2 weeks' --on 2026-01-05
2026-01-05 goal add 'Read two chapters' --from 0 --to 12 --unit chapters
2026-01-12 goal progress G1 3
2026-01-05 goal add 'Fewer bugs' --from 20 --to 5 --unit bugs --by 2026-03-20
2026-02-10 goal progress G2 16
2026-03-10 goal progress G2 12
2026-02-02 session log 'First talk.' --minutes 45 --mood 3
2026-02-16 session plan --on 2026-02-16
2026-02-17 session cancel S2
2026-02-01 action add 'Send the page' --by 2026-02-10
2026-02-09 action done A1
2026-02-01 action add 'Ask for the slides' --by 2026-02-12
2026-02-20 note add 'A grey week.' --mood 2
2026-03-01 goal add 'Give two talks' --from 0 --to 2 --unit talks --by 2026-06-30
2026-03-18 goal progress G3 1
2026-03-02 session log 'About the outline.' --minutes 50 --mood 3
2026-03-16 session log 'About the talk.' --minutes 45 --mood 5 --next 2026-03-30
2026-03-20 note add 'It went well.' --mood 4
2026-03-21 note add 'Only for me.' --mood 1 --private
2026-03-01 milestone add 'First internal talk' --goal G3 --by 2026-03-20
2026-03-18 milestone reach M1
2026-03-01 milestone add 'Outline agreed' --by 2026-03-10
2026-03-19 win 'Answered without notes'
2026-03-02 action add 'Draft the outline' --by 2026-03-06
2026-03-05 action done A3 --result 'Two pages'
2026-03-02 action add 'Book the room' --by 2026-03-06
2026-03-09 action done A4
2026-03-02 action add 'Rehearse' --by 2026-03-13
2026-03-12 action move A5 --by 2026-03-27 --why 'No room'
2026-03-16 action add 'Write to Ann' --by 2026-03-25
2026-03-24 action drop A6 --why 'She wrote first'
2026-03-16 action add 'Send the paper' --owner them --by 2026-03-20
2026-03-19 action done A7
2026-03-16 action add 'Ask her team' --owner them --by 2026-03-20
2026-03-17 action add 'A secret promise' --by 2026-03-18 --private
2026-03-17 action done A9
2026-03-18 feedback add 'You let the silence work' --from them --strength
2026-03-18 feedback add 'Say the conclusion first' --from them --improvement
2026-03-18 feedback add 'Speak up' --from them --improvement
2026-03-20 feedback act F2 'Open with the conclusion' --by 2026-04-10
2026-03-19 feedback add 'Your questions help' --to them
2026-03-19 feedback ask 'How was the talk?'
"""
"""Day → command line. March has all that a review can say of a month.

G1 3/12, silent since January · G2 20 → 12, aiming at 5, overdue · G3 1/2, new.
S1 in February, S2 cancelled, S3 and S4 in March, S5 planned for 30 March.
Mine: A1 kept in February · A2 late, open · A3 kept · A4 late · A5 moved, late, open ·
A6 dropped · A9 private, kept · A10 due in April. Theirs: A7 kept · A8 late, open.
M1 reached · M2 missed · M3 a win. F1 F2 F3 received, F4 given, F5 asked.
"""


def spring(journal: Path) -> Path:
    """Put the journal of the spring where a test's own is kept."""
    journal.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    journal.write_bytes(_written())
    journal.chmod(0o600)
    return journal


@cache
def _written() -> bytes:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "journal.db"
        for line in STORY.strip().splitlines():
            day, *words = shlex.split(line)
            told = {"MENTORLOG_JOURNAL": str(path), "MENTORLOG_TODAY": day}
            err = io.StringIO()
            desk = Desk({**os.environ, **told}, io.StringIO(), err, io.StringIO())
            assert main(words, desk) == 0, (line, err.getvalue())
        return path.read_bytes()
