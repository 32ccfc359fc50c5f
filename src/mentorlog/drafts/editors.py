"""What editors leave beside a draft; it is found by its name."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

KEPT_BY_EDITOR = re.compile(r"[.#]*(?P<draft>[^.#].*\.md)(\.[^.]+(\.\d+)?|#|\.?~.*)")
"""What editors call their own files beside a draft."""


def of_editor(path: Path) -> str | None:
    """The name of the draft of which an editor keeps something in a file, if it does.

    Such as `.note-x.md.swp` of vim, `note-x.md.save` of nano, `#note-x.md#` of emacs.
    """
    found = KEPT_BY_EDITOR.fullmatch(path.name)
    return found and found["draft"]


def within(folder: Path) -> list[Path]:
    """What lies in a folder; nothing where there is none."""
    try:
        return list(folder.iterdir())
    except (FileNotFoundError, NotADirectoryError):
        return []
