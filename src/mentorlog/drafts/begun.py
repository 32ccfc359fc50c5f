"""How a draft began: the file beside it, from before the editor starts."""

from __future__ import annotations

import json
import os
from datetime import datetime
from typing import TYPE_CHECKING, Literal

from mentorlog.frozen import dataclass

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

From = Literal["editor", "piped", "typed"]
TEXT, BESIDE = ".md", ".json"
"""How the names of a draft end, and of the file beside it."""


@dataclass(frozen=True, kw_only=True)
class Begun:
    """How a draft began; it stands beside the draft from before the editor starts.

    Attributes:
        words: the command line, without the program's name.
        at: the instant (UTC).
        way: how its text came: in the editor, piped in, or typed in the words.
        text: the text that the editor began with; of typed words, the command line.
    """

    words: tuple[str, ...]
    at: datetime
    way: From
    text: str = ""


def write_beside(path: Path, begun: Begun) -> None:
    """Keep how a draft began, at a path that nothing lies under.

    Raises:
        OSError: it cannot be kept.
    """
    told = {
        "words": begun.words,
        "at": begun.at.isoformat(),
        "from": begun.way,
        "text": begun.text,
    }
    handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(handle, "wb") as file:
        file.write(json.dumps(told).encode())
        file.flush()
        os.fsync(file.fileno())


def read_beside(path: Path) -> Begun | None:
    """How the draft at a path began; None where nothing tells it that makes sense."""
    beside = path.with_suffix(BESIDE)
    if not beside.is_file():
        return None
    try:
        told = json.loads(beside.read_bytes())
        words: Sequence[str] = told["words"]
        at = datetime.fromisoformat(told["at"])
        way, text = told["from"], told["text"]
    except (OSError, ValueError, KeyError, TypeError):
        return None
    right = isinstance(words, list) and all(isinstance(w, str) for w in words)
    if not right or not isinstance(text, str) or at.tzinfo is None:
        return None
    if way not in {"editor", "piped", "typed"}:
        return None
    return Begun(words=tuple(words), at=at, way=way, text=text)
