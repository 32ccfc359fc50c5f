"""What an import of notes did: counts, and remarks by file and line."""

from __future__ import annotations

from dataclasses import field
from typing import TYPE_CHECKING, Any

from mentorlog.frozen import dataclass

if TYPE_CHECKING:
    from mentorlog.entries.session import Session


@dataclass(frozen=True, kw_only=True)
class Remark:
    """Something that was not understood, or could not be read.

    Attributes:
        file: the file.
        line: the line in it, or None if it is about the whole file.
        message: what is the matter.
    """

    file: str
    line: int | None
    message: str


@dataclass(kw_only=True)
class Report:
    """What an import did.

    Attributes:
        files: how many files were looked into.
        added: the sessions that are new, each with how many actions came with it.
        updated: sessions that were brought up to date with their file.
        known: how many meetings had been imported before.
        changed: sessions whose file has been edited since, and was not taken over.
        remarks: what was not understood, by file and line.
        dry: whether nothing was written.
    """

    files: int = 0
    added: list[tuple[Session, int]] = field(default_factory=list)
    updated: list[Session] = field(default_factory=list)
    known: int = 0
    changed: list[tuple[Session, str]] = field(default_factory=list)
    remarks: list[Remark] = field(default_factory=list)
    dry: bool = False

    def told(self) -> dict[str, Any]:
        """The report as JSON tells it."""
        return {
            "dry_run": self.dry,
            "files": self.files,
            "added": [_told(s) | {"actions": n} for s, n in self.added],
            "updated": [_told(session) for session in self.updated],
            "known": self.known,
            "changed": [_told(s) | {"verdict": v} for s, v in self.changed],
            "remarks": list(self.remarks),
        }


def _told(session: Session) -> dict[str, Any]:
    return {
        "id": session.ref if session.id else None,
        "day": session.day,
        "source": session.source,
    }
