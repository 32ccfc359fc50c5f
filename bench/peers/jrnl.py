"""jrnl: a journal in one text file."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from bench.peers.peer import LATEST, NEW, Installed, hours, texts

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

CONFIG = """\
version: "{version}"
journals:
  default:
    journal: {journal}
colors: {{body: none, date: none, tags: none, title: none}}
default_hour: 9
default_minute: 0
editor: ""
encrypt: false
highlight: false
indent_character: "|"
linewrap: 79
tagsymbols: "#@"
template: false
timeformat: "%Y-%m-%d %H:%M"
"""


class Jrnl(Installed):
    """Entries with a day, an hour and a text."""

    name: ClassVar[str] = "jrnl"
    told: ClassVar[str] = "entries in one text file; `jrnl TEXT`, `jrnl -n 10`"
    requirement: ClassVar[str] = "jrnl==4.6"
    script: ClassVar[str] = "jrnl"

    def fill(self, home: Path, entries: int) -> None:
        """Write the text file, and a configuration that asks no questions."""
        journal = home / "journal.txt"
        config = CONFIG.format(version=self.version(), journal=journal)
        (home / "jrnl.yaml").write_text(config, encoding="utf-8")
        with journal.open("w", encoding="utf-8") as out:
            for at, text in zip(hours(entries), texts(entries), strict=True):
                out.write(f"[{at:%Y-%m-%d %H:%M}] {text}.\n\n")

    def adds(self, home: Path, number: int) -> Sequence[str]:  # noqa: ARG002 - the same each time
        """Add an entry of now."""
        return (self.program, "--config-file", str(home / "jrnl.yaml"), f"{NEW}.")

    def lists(self, home: Path, entries: int) -> Sequence[str]:  # noqa: ARG002 - the file knows
        """List the latest."""
        config = str(home / "jrnl.yaml")
        return (self.program, "--config-file", config, "-n", str(LATEST))
