"""Making the sample journal: its story is replayed, command by command."""

from __future__ import annotations

import hashlib
import io
import os
import shlex
from contextlib import closing
from importlib.resources import files
from typing import TYPE_CHECKING, Any

from mentorlog import config
from mentorlog.commands.verb import PROGRAM
from mentorlog.desk import Desk
from mentorlog.frozen import dataclass

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


PIPED = "<"


@dataclass(frozen=True)
class Scene:
    """One command of the story.

    Attributes:
        day: the day it is typed, as ISO text.
        words: the words after the program's name.
        piped: what comes from standard input; None if nothing does.
        line: where it stands in the story, counted from 1.
    """

    day: str
    words: tuple[str, ...]
    piped: str | None
    line: int


def story() -> str:
    """The story's text."""
    return (files("mentorlog.sample") / "story.txt").read_text(encoding="utf-8")


def scenes(text: str) -> Iterator[Scene]:
    """The commands of a story, in order.

    A line `# 2025-10-06` sets the day; other lines that begin with # are comments.
    A command ends with its line, unless a quote is still open; what stands behind `<`
    comes from its standard input.
    """
    day, begun, started = "", "", 0
    for number, line in enumerate(text.splitlines(), 1):
        if not begun and (line.startswith("#") or not line.strip()):
            said = line.removeprefix("#").strip()
            day = said if len(said) == len("2025-10-06") and said[:2] == "20" else day
            continue
        started = started if begun else number
        begun = f"{begun}\n{line}" if begun else line
        try:
            words = shlex.split(begun)
        except ValueError:  # a quote is still open
            continue
        piped = words.pop() if PIPED in words[-2:-1] else None
        yield Scene(day, tuple(w for w in words if w != PIPED), piped, started)
        begun = ""


def sample_desk(desk: Desk, root: Any, *, fresh: bool) -> Desk:
    """A desk on the sample journal, on the last day of its story.

    Args:
        desk: the desk that asks; its streams and its manner are taken over.
        root: the root command, which runs the story.
        fresh: whether to begin again with the sample as it was.
    """
    text = story()
    print_of = hashlib.sha256(text.encode()).hexdigest()[:12]
    path = config.sample_path(desk.env, print_of)
    told = list(scenes(text))
    if fresh:
        path.unlink(missing_ok=True)
    if not path.exists():
        _tell(desk, root, told, path)
    there = desk.elsewhere(path, told[-1].day)
    there.manner = desk.manner
    return there


def _tell(desk: Desk, root: Any, told: list[Scene], path: Path) -> None:
    """Write the sample journal; it appears at `path` when it is whole."""
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    rough = path.with_name(f".{path.name}.{os.getpid()}")
    rough.unlink(missing_ok=True)
    for scene in told:
        env, out, err = desk.on(rough, scene.day), io.StringIO(), io.StringIO()
        stdin = None if scene.piped is None else io.StringIO(scene.piped)
        quiet = Desk(env, out, err, stdin)
        with closing(quiet):
            root.main(
                list(scene.words), prog_name=PROGRAM, standalone_mode=False, obj=quiet
            )
    rough.replace(path)
