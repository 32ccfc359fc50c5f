"""Watson: a log of time in one JSON file."""

from __future__ import annotations

import json
from random import Random
from typing import TYPE_CHECKING, ClassVar

from bench.peers.peer import Installed, after, hours, since

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

HALF = 1800
"""Seconds that every frame lasts."""


class Watson(Installed):
    """Frames: half an hour of a project each, with a tag."""

    name: ClassVar[str] = "Watson"
    told: ClassVar[str] = "frames in one JSON file; `watson add`, `watson log --from`"
    requirement: ClassVar[str] = "td-watson==2.1.0"
    script: ClassVar[str] = "watson"

    def fill(self, home: Path, entries: int) -> None:
        """Write the file of frames."""
        chance = Random(entries)  # noqa: S311 - nothing to keep secret
        frames = [
            [
                begun := int(at.timestamp()),
                begun + HALF,
                "writing",
                f"{chance.getrandbits(128):032x}",
                ["outline"],
                begun + HALF,
            ]
            for at in hours(entries)
        ]
        text = json.dumps(frames, indent=1)
        (home / "frames").write_text(text, encoding="utf-8")

    def adds(self, home: Path, number: int) -> Sequence[str]:  # noqa: ARG002 - its environment tells
        """Add a frame."""
        at = after(number)
        span = ("--from", f"{at:%Y-%m-%d %H:00}", "--to", f"{at:%Y-%m-%d %H:30}")
        return (self.program, "add", *span, "writing", "+outline")

    def lists(self, home: Path, entries: int) -> Sequence[str]:  # noqa: ARG002 - its environment tells
        """List the frames of the last hours."""
        begun = f"{since(entries):%Y-%m-%d %H:%M}"
        until = f"{after(1000):%Y-%m-%d %H:%M}"
        return (self.program, "log", "--no-pager", "--from", begun, "--to", until)

    def env(self, home: Path) -> Mapping[str, str]:
        """Where its files are; UTC, as they are written."""
        return {"HOME": str(home), "WATSON_DIR": str(home), "TZ": "UTC"}
