"""A small journal with at least one of everything, written by the program itself."""

from __future__ import annotations

import io
import os
import shlex
import tempfile
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from mentorlog.cli import main
from mentorlog.desk import Desk

if TYPE_CHECKING:
    from collections.abc import Sequence

TODAY = "2026-03-31"

CORE = """
mentorship start Priya --focus 'Speak up' --every '2 weeks' --on 2026-01-05 --tag work
mentorship start Tomás --as mentor --on 2026-02-02
goal add 'Give two talks' --why 'To be heard' --measure given --from 0 --to 2 --unit \
talks --by 2026-06-30 --on 2026-01-05 --tag talks
goal add 'Answer sooner' --from 20 --to 8
goal progress G1 1 --note 'It went well' --confidence 4 --on 2026-03-18
session log 'About the talk.' --on 2026-03-23 --at 10:00 --minutes 45 --mood 4 \
--attendees 'Ann, Ben'
session plan --on 2026-04-06 --at 15:00
session log 'About nothing much.' --on 2026-03-02
action add 'Draft the outline' --by 2026-04-03 --goal G1 --session S1
action add 'Send the paper' --owner them --by 2026-03-20
feedback ask 'How was the talk?' --by 2026-04-05
feedback add 'Slow down' --answers F1 --improvement --stage draft --about 'the talk'
feedback ask 'How do I listen?'
feedback act F2 'Rehearse with a clock' --by 2026-04-10
milestone add 'First talk' --goal G1 --by 2026-04-18 --session S1
note add 'Slept badly' --mood 2 --tag sleep
goal add Delegate --with Tomás
"""
"""The kinds that stand first: what a test of a later kind begins with."""

STORY = f"""{CORE.strip()}
topic add 'How do I say no?' --on 2026-03-10
challenge add 'The pace is too fast' --kind conflict --on 2026-03-05
agreement add 'It stays here' --kind confidentiality --review '3 months' --on 2026-01-05
gesture add 'On giving feedback' --article https://example.org/feedback \
--from them --on 2026-03-12
skill add Presenting --on 2026-01-05
skill rate K1 2 --evidence S1 --note 'Slow and clear' --on 2026-03-24
skill add Listening
question add 'What now?' --about goals
question asked Q12 --session S1
review --month last --ask
"""
"""Today is Tue 31 Mar 2026. R1 Priya is in use, R2 Tomás has G3 only.

G1 G2 C1 · S1 held, S2 planned, S3 held · A1 A2 A3 open · F1 asked and answered by F2,
F3 asked · M1 open · N1 · T1 open · X1 unspoken · B1 due soon · P1 · K1 rated by L1 ·
K2 · Q101 · V1 on February.
"""

FIRST_OWN_QUESTION = 101
"""The questions that come with the program have the numbers before it."""
ANSWERS = "## Start\nRehearse aloud\n"
"""What the journal is answered where it reads what is typed."""


def first_of(letter: str) -> str:
    """The ID of the first entry of a kind."""
    return f"{letter}{FIRST_OWN_QUESTION if letter == 'Q' else 1}"


def furnish(journal: Path, story: str = STORY) -> Path:
    """Put the furnished journal where a test's own is kept."""
    journal.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    journal.write_bytes(_written(story))
    journal.chmod(0o600)
    return journal


def furnish_core(journal: Path) -> Path:
    """Put there a journal with nothing but the kinds that stand first."""
    return furnish(journal, CORE)


@cache
def _written(story: str) -> bytes:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "journal.db"
        tell(path, story)
        return path.read_bytes()


def tell(journal: Path, story: str) -> None:
    """Type the lines of a story, one command after the other."""
    for line in story.strip().splitlines():
        type_in(journal, shlex.split(line))


def type_in(journal: Path, words: Sequence[str]) -> None:
    """Type one command."""
    env = {**os.environ, "MENTORLOG_JOURNAL": str(journal), "MENTORLOG_TODAY": TODAY}
    err = io.StringIO()
    code = main(words, Desk(env, io.StringIO(), err, io.StringIO(ANSWERS)))
    assert code == 0, (words, err.getvalue())
