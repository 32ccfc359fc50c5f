"""What a look over the journal has found, a line for each thing."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from mentorlog.reports.saying import count, entries
from mentorlog.screen.as_json import plain
from mentorlog.screen.safe import one_line

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mentorlog.reports.checkup import Checkup, Finding


def checkup_lines(seen: Checkup) -> Iterator[str]:
    """What was repaired, what was found, and a calm sentence where all is well."""
    yield from (one_line(done) for done in seen.repaired)
    for finding in seen.findings:
        yield f"{_level(finding)}: {one_line(finding.what)} {one_line(finding.next)}"
    if not seen.urgent and seen.entries is not None:
        yield f"All is well · {', '.join(_held(seen))}"


def checkup_plain(seen: Checkup) -> Iterator[str]:
    """The same with tabs: level, check, what it is, what to do next."""
    yield from (f"repaired\t\t{one_line(done)}\t" for done in seen.repaired)
    for found in seen.findings:
        words = (_level(found).lower(), found.check, found.what, found.next)
        yield "\t".join(map(one_line, words))


def checkup_told(seen: Checkup) -> dict[str, Any]:
    """The same as JSON tells it."""
    told: dict[str, Any] = plain(seen)
    return {"well": not seen.urgent} | told


def _level(finding: Finding) -> str:
    return "Needs attention" if finding.needs_attention else "Good to know"


def _held(seen: Checkup) -> Iterator[str]:
    if seen.entries is not None:
        yield entries(seen.entries)
    yield count(seen.backups, "backup")
    yield f"{len(seen.checks)} checks"
