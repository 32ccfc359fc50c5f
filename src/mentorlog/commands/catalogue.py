"""All commands by name: where each lives and its help line, known without loading it."""

from __future__ import annotations

from typing import NamedTuple

EVERY_DAY = "Every day"
KEEP = "Keep"
LOOK_BACK = "Look back"
LOOK_AFTER = "Look after the journal"
PANELS = (EVERY_DAY, KEEP, LOOK_BACK, LOOK_AFTER)


class Listed(NamedTuple):
    """A command as the root knows it."""

    module: str
    panel: str
    help: str


COMMANDS = {
    "goal": Listed("goal", KEEP, "What is to be reached, and how far one has come."),
}
"""A test holds this table and the modules together."""
