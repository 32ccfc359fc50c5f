"""What `doctor` looks at: a journal, its backups, and the texts that wait."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from datetime import datetime
    from pathlib import Path

    from mentorlog.store.shelf import Shelf


class Around(NamedTuple):
    """What is looked at.

    Attributes:
        shelf: the journal and its backups.
        drafts: the folder in which texts wait.
        now: the instant (UTC).
        sample: whether it is the sample, of which no backups are made.
    """

    shelf: Shelf
    drafts: Path
    now: datetime
    sample: bool = False
