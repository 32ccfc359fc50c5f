"""What other programs have failed at: each check is held by a test that names it.

The checks R1 to R25 were taken from what people reported of comparable programs. Mark
the test that holds one with `@pytest.mark.field("R3")`.
"""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

CHECKS = {
    "R1": "an edit without a change, twice, changes nothing",
    "R2": "eight processes that read, then write, lose nothing",
    "R3": "kill -9 at every system call that writes loses nothing acknowledged",
    "R4": "a full disk is an error that names the file; old data stay readable",
    "R5": "what an editor leaves that fails, dies or is invalid is kept as a draft",
    "R6": "a backup before an upgrade; a newer or half upgraded journal is unharmed",
    "R7": "backups rotate, a small one displaces no good one, restore is proven",
    "R8": "export, import, export is the same to the byte; importing twice adds none",
    "R9": "what is damaged or no journal is said to be, and never made anew",
    "R10": "days are the same in every zone; clocks that change move no week",
    "R11": "a month from the 31st neither drifts nor skips",
    "R12": "days are read without guessing, or refused with an example",
    "R13": "brackets and colons in a text are no markup",
    "R14": "signs that are looked for are no grammar",
    "R15": "at a pipe nothing is wrapped or cut; one record is one line",
    "R16": "a terminal without Unicode gets plain signs instead of a crash",
    "R17": "an argument that is not UTF-8 is refused",
    "R18": "a reader that leaves early is no trouble",
    "R19": "what refers to nothing is refused by the schema",
    "R20": "a journal is for its owner alone",
    "R21": "daily commands load nothing that they have no use for",
    "R22": "a cell of CSV is never a formula, and comes back as it was",
    "R23": "a synchronised folder is warned about; a backup is never a file copy",
    "R24": "a review takes its period as an argument",
    "R25": "a text that begins with “-” can be given in three ways",
}

COLLECT = """
import json, sys, pytest
class Named:
    def __init__(self):
        self.tests = {}
    def pytest_collection_modifyitems(self, items):
        for item in items:
            for mark in item.iter_markers("field"):
                for check in mark.args:
                    self.tests.setdefault(check, []).append(item.nodeid)
named = Named()
code = pytest.main(["--collect-only", "-qq", "-p", "no:cacheprovider"], plugins=[named])
print("\\n" + json.dumps(named.tests))
sys.exit(code)
"""


def _named() -> dict[str, list[str]]:
    """Check → the tests of the whole suite that name it."""
    done = subprocess.run(
        [sys.executable, "-c", COLLECT],
        cwd=Path(__file__).parents[1],
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    found: dict[str, list[str]] = json.loads(done.stdout.splitlines()[-1])
    return found


def test_every_check_is_named_by_a_test() -> None:
    named = set(_named())
    assert named <= set(CHECKS), "no check has that name"
    missing = set(CHECKS) - named
    assert not missing, {check: CHECKS[check] for check in missing}
