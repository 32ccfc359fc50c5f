"""What an import of another program's entries did, or would do."""

from __future__ import annotations

from dataclasses import field
from typing import TYPE_CHECKING, Any

from mentorlog.frozen import dataclass

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from mentorlog.entries.record import Entry


@dataclass(kw_only=True)
class TakenIn:
    """What has come in.

    Attributes:
        kind: what an entry of it is.
        dry_run: whether nothing was written.
        added: the entries that are new.
        identical: how many were here already.
        map: column → the field that it fills, where it was a table.
        ignored: the columns that fill none.
    """

    kind: str
    dry_run: bool
    added: list[Entry] = field(default_factory=list)
    identical: int = 0
    map: Mapping[str, str] = field(default_factory=dict)
    ignored: Sequence[str] = ()

    def told(self) -> dict[str, Any]:
        """The report as JSON tells it."""
        return {
            "kind": self.kind,
            "dry_run": self.dry_run,
            "added": [
                {
                    "id": entry.ref if entry.id else None,
                    "day": entry.day,
                    "text": entry.headline,
                }
                for entry in self.added
            ],
            "identical": self.identical,
            "map": dict(self.map),
            "ignored": list(self.ignored),
        }
