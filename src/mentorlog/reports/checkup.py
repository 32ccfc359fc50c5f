"""What a look over the journal has found: each thing with what to do about it."""

from __future__ import annotations

from typing import Literal

from mentorlog.frozen import dataclass

Repair = Literal["search", "permissions", "leftovers"]
"""What can be set right by itself, because it can be derived, or is worth nothing."""


@dataclass(frozen=True, kw_only=True)
class Finding:
    """Something that was found.

    Attributes:
        check: the check that found it, such as "search".
        what: what it is, in a sentence.
        next: what to do about it, in a sentence or a command.
        needs_attention: whether something has to be done; else it is good to know.
        repair: what `doctor --fix` would repair, or null if it cannot.
    """

    check: str
    what: str
    next: str
    needs_attention: bool = True
    repair: Repair | None = None


@dataclass(frozen=True, kw_only=True)
class Checkup:
    """The result of a look over the journal.

    Attributes:
        journal: the journal's file.
        entries: how many entries it holds, without the trash; null if that is unknown.
        backups: how many backups there are.
        checks: what was checked.
        repaired: what `--fix` has done, in sentences.
        findings: what was found, and is still so.
    """

    journal: str
    entries: int | None
    backups: int
    checks: tuple[str, ...]
    repaired: tuple[str, ...]
    findings: tuple[Finding, ...]

    @property
    def urgent(self) -> int:
        """How many things need attention."""
        return sum(finding.needs_attention for finding in self.findings)
